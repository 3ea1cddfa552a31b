"""How many people a number of households may be: an extra beside the figure, with its factor and where that comes from."""

import csv
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from summarise.errors import InputError
from summarise.ground.gazetteer import gazetteer
from summarise.sitrep import Caveat, Fact, Headcount, Location, PeopleEstimate, Quantity

SHIPPED = Path(__file__).parent / "household_sizes.csv"
LARGEST = 20.0
"""People: no country's average comes near; a larger number is no household size, but one in another unit."""
COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Size:
    """The people of an average household, and where that is from, in words for a reader."""

    people: float
    source: str


def sizes_of(path: Path | None = None) -> Mapping[str, Size]:
    """The household sizes by ISO 3166 alpha-3: the shipped table, and in its place what a user's own says."""
    return {**_shipped(), **(read_sizes(path) if path else {})}


def read_sizes(path: Path) -> dict[str, Size]:
    """The sizes of a table with the columns `iso3,size` and perhaps `source`, else the file's name serves as that.

    Lines that begin with # are comments; a table with semicolons may have decimal commas, as spreadsheets of many countries
    write them. Raises InputError, with the file and the line, for what is no such table.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a readable table: {error}; save it as CSV in UTF-8") from error
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith(COMMENT)]
    header = numbered[0][1] if numbered else ""
    mark = ";" if ";" in header else ","
    columns = [name.strip().casefold() for name in header.split(mark)]
    if not {"iso3", "size"} <= set(columns):
        raise InputError(f"{path}: the first line must name the columns iso3,size or iso3,size,source")
    found: dict[str, Size] = {}
    for number, line in numbered[1:]:
        row = dict(zip(columns, (cell.strip() for cell in next(csv.reader([line], delimiter=mark))), strict=False))
        code, size = _row(row, f"{path}: line {number}", path.name, comma=mark == ";")
        if code in found:
            raise InputError(f"{path}: line {number}: {code} stands twice; keep one line for each country")
        found[code] = size
    return found


def _row(row: Mapping[str, str], place: str, name: str, *, comma: bool) -> tuple[str, Size]:
    """A country's code and its size. Raises InputError, with the place, where either is none."""
    code, written = row.get("iso3", "").upper(), row.get("size", "")
    if code not in gazetteer("en").countries:
        raise InputError(f"{place}: {code!r} is no ISO 3166 alpha-3 code; write a country as KEN")
    try:
        people = float(written.replace(",", ".") if comma else written)
    except ValueError:
        people = math.nan
    if not 1 <= people <= LARGEST:  # not a number is in no range
        raise InputError(f"{place}: {written!r} is no household size; write the people of an average household, such as 4.6")
    return code, Size(people, row.get("source") or name)


@cache
def _shipped() -> dict[str, Size]:
    return read_sizes(SHIPPED)


def estimate(households: Quantity, country: str | None, sizes: Mapping[str, Size]) -> PeopleEstimate | None:
    """The people of so many households; None for vague figures, for none, and for countries without a known size.

    Where the figure is open above, both bounds come from what is known: "more than 900" gives 900 households.

    >>> estimate(Quantity("310", 310, 310, 310), "MOZ", {"MOZ": Size(4.52, "DHS 2018")})
    PeopleEstimate(min=1401, max=1401, factor=4.52, source='DHS 2018')
    """
    size = sizes.get(country or "")
    if size is None or not households.value or households.qualifier == "vague":
        return None
    most = max(households.min, households.value) if households.max is None else households.max
    return PeopleEstimate(round(households.min * size.people), round(most * size.people), size.people, size.source)


def with_estimates(
    facts: Sequence[Fact], country_of: Callable[[Fact], str | None], sizes: Mapping[str, Size]
) -> tuple[Fact, ...]:
    """The facts, those that count households with an estimate of people, unless the text itself counts the people.

    "310 households (1,600 people) fled" states the people: no estimate stands beside a figure.
    """
    people = [fact for fact in facts if isinstance(fact, Headcount) and fact.unit == "people" and fact.part_of is None]
    return tuple(
        replace(fact, people_estimate=estimate(fact.quantity, country_of(fact), sizes))
        if isinstance(fact, Headcount) and _is_open(fact) and not any(_of_the_same(fact, other) for other in people)
        else fact
        for fact in facts
    )


def _is_open(fact: Headcount) -> bool:
    return fact.unit == "households" and fact.people_estimate is None


def _of_the_same(households: Headcount, people: Headcount) -> bool:
    """Whether the text counts these households' people too: the same condition, in the same stretch of text."""
    return households.category == people.category and any(
        one.article == other.article and one.start < other.end and other.start < one.end
        for one in households.evidence
        for other in people.evidence
    )


def country_by_place(locations: Iterable[Location], countries: Sequence[str]) -> Callable[[Fact], str | None]:
    """What tells the one country of a fact: that of its locations, else the report's where it has but one; None in doubt."""
    known = {place.id: place.country for place in locations}

    def country_of(fact: Fact) -> str | None:
        named = {known[place] for place in fact.locations} - {None} or set(countries)
        return named.pop() if len(named) == 1 else None

    return country_of


def caveats(facts: Sequence[Fact], texts: Mapping[str, str]) -> tuple[Caveat, ...]:
    """The caveat that names the sizes used, with the facts that have an estimate; none without one."""
    found = list(_estimates(facts))
    if not found:
        return ()
    sizes = dict.fromkeys(f"{made.factor:g} ({made.source})" for _, made in found)
    text = texts["household_estimate"].format(sizes="; ".join(sizes))
    return (Caveat("household_estimate", text, tuple(fact.id for fact, _ in found)),)


def _estimates(facts: Sequence[Fact]) -> Iterator[tuple[Headcount, PeopleEstimate]]:
    for fact in facts:
        if isinstance(fact, Headcount) and fact.people_estimate is not None:
            yield fact, fact.people_estimate
