"""The records of a situation report, as schemas/sitrep.schema.json describes them, and their JSON form."""

import types
import typing
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an interval; `value` is what a person would quote, `max` None where it is open."""

    text: str
    value: int
    min: int
    max: int | None
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: `article text[start:end] == quote`; `rule` names what found it."""

    article: str
    start: int
    end: int
    quote: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, as written."""

    name: str
    type: str = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The time a fact belongs to: ISO dates where they can be known, and the words."""

    start: str | None
    end: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PeopleEstimate:
    """People estimated from a number of households."""

    min: int
    max: int
    factor: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `status`: reported, unconfirmed, planned or denied. `locations`: location ids."""

    id: str
    evidence: tuple[Evidence, ...]
    background: bool = False
    status: str = "reported"
    attribution: Attribution | None = None
    locations: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Fact):
    """People or households in a humanitarian condition."""

    category: str
    term: str
    quantity: Quantity
    unit: str = "people"
    people_estimate: PeopleEstimate | None = None
    group: str | None = None
    part_of: str | None = None
    basis: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage(Fact):
    """Buildings or other assets; `asset` is a singular noun as written, `level` destroyed, damaged, flooded or affected."""

    asset: str
    level: str
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Fact):
    """What people lack, ask for or are given; `status` is needed, shortage, provided or blocked."""

    item: str
    canonical: str
    cluster: str
    quantity: Quantity | None = None
    population: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An end of a movement: the words, and the id of the location they mean where it is known."""

    text: str
    location: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Fact):
    """People going, or made to go, from somewhere to somewhere."""

    type: str
    who: str | None = None
    quantity: Quantity | None = None
    unit: str | None = None
    headcount: str | None = None
    origin: Place | None = None
    destination: Place | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place named in the articles. Coordinates in degrees (WGS 84), None where the gazetteer has none."""

    id: str
    name: str
    type: str = "unknown"
    country: str | None = None
    pcode: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report covers, ISO 8601."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Crisis:
    """The crisis a report is about."""

    name: str | None = None
    type: str | None = None
    glide: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """The model that wrote the summary."""

    name: str
    kind: str
    source: str
    revision: str | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    """What made the report; `rules` maps a language to the version of its rules."""

    name: str
    version: str
    model: Model
    rules: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report's own data."""

    id: str
    title: str
    date: str
    language: str
    generated_at: str
    generator: Generator
    type: str = "daily_sitrep"
    period: Period = Period()
    crisis: Crisis = Crisis()
    countries: tuple[str, ...] = ()
    ai_generated: bool = True
    human_reviewed: bool = False
    disclaimer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as the report lists it. `sha256` of the text as UTF-8; `characters` in code points."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None
    sha256: str
    characters: int
    duplicate_of: str | None = None
    text: str | None = field(default=None, metadata={"optional": True})


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of the summary; `origin` is extractive or abstractive, `facts` the ids that it states."""

    text: str
    origin: str
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """A sentence that the guard refused."""

    text: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary; `words` counts the whitespace-separated words of `text`."""

    headline: str
    text: str
    words: int
    sentences: tuple[SummarySentence, ...]
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that cannot all be right."""

    facts: tuple[str, ...]
    kind: str
    low: int | None
    high: int | None
    recommended: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure against the previous report's."""

    kind: str
    fact: str | None
    previous: int | None
    current: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What the reader must know about some facts, or about the report where `facts` is empty."""

    code: str
    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitrep:
    """A situation report."""

    schema_version: str = SCHEMA_VERSION
    report: Report
    articles: tuple[Source, ...]
    summary: Summary
    headcounts: tuple[Headcount, ...] = ()
    needs: tuple[Need, ...] = ()
    movements: tuple[Movement, ...] = ()
    damage: tuple[Damage, ...] = ()
    locations: tuple[Location, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    def facts(self) -> tuple[Fact, ...]:
        """All facts: headcounts, needs, movements, damage."""
        return (*self.headcounts, *self.needs, *self.movements, *self.damage)


Record = TypeVar("Record")


def to_json(record: Any) -> Any:
    """The record as plain JSON data; an optional key stays out where it is None.

    >>> to_json(Place("Hanano"))
    {'text': 'Hanano', 'location': None}
    """
    if is_dataclass(record):
        pairs = ((f, getattr(record, f.name)) for f in fields(record))
        return {f.name: to_json(value) for f, value in pairs if value is not None or not f.metadata.get("optional")}
    if isinstance(record, (list, tuple)):
        return [to_json(item) for item in record]
    if isinstance(record, dict):
        return {key: to_json(value) for key, value in record.items()}
    return record


def from_json(kind: type[Record], data: Any) -> Record:
    """The record of type `kind` that valid JSON data describes; keys that the record lacks (`x_…`) are left out.

    >>> from_json(Place, {"text": "Hanano", "location": None})
    Place(text='Hanano', location=None)
    """
    hints = typing.get_type_hints(kind)
    return kind(**{f.name: _value(hints[f.name], data[f.name]) for f in fields(kind) if f.name in data})  # type: ignore[arg-type]


def _value(hint: Any, data: Any) -> Any:
    """`data` in the form that a field of type `hint` holds."""
    if isinstance(hint, types.UnionType):
        return None if data is None else _value(next(a for a in hint.__args__ if a is not type(None)), data)
    if typing.get_origin(hint) is tuple:
        return tuple(_value(typing.get_args(hint)[0], item) for item in data)
    return from_json(hint, data) if is_dataclass(hint) and isinstance(hint, type) else data
