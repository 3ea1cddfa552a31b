"""The values of a fact's row: figures as numbers, days as dates, places with their codes, who says it and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from summarise.figures import set_aside
from summarise.render import escape
from summarise.render.cells import Mark, Marked
from summarise.render.ledger import tags
from summarise.render.ledger.sheets import Column, Link, Value
from summarise.render.rows import Desk
from summarise.sitrep import Fact, Location, Quantity, Source

UNSPLIT = "casualties_unsplit"
"""The caveat that names the headcounts which do not tell the dead from the injured."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the rows are written with."""

    desk: Desk
    places: Mapping[str, Location] = field(init=False)
    articles: Mapping[str, Source] = field(init=False)
    aside: frozenset[str] = field(init=False)
    unsplit: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        sitrep = self.desk.sitrep
        unsplit = (caveat.facts for caveat in sitrep.caveats if caveat.code == UNSPLIT)
        object.__setattr__(self, "places", {place.id: place for place in sitrep.locations})
        object.__setattr__(self, "articles", {article.id: article for article in sitrep.articles})
        object.__setattr__(self, "aside", set_aside(sitrep))
        object.__setattr__(self, "unsplit", frozenset[str]().union(*unsplit))

    def word(self, table: str, key: str | None) -> str:
        """A word of the catalogue; nothing where there is no key, or nothing to say of it."""
        return self.desk.words.word(table, key) if key else ""

    def used(self, fact: Fact) -> bool:
        """Whether the report uses the fact's figure, and it is one of what has happened."""
        return not fact.background and fact.id not in self.aside and fact.status in ("reported", "unconfirmed")

    def standing(self, fact: Fact) -> str:
        """What became of the figure in this report."""
        key = "background" if fact.background else "aside" if fact.id in self.aside else "used"
        return self.word("standing", key)

    def located(self, fact: Fact) -> Location | None:
        """The one place that a fact is of, without those around it; None where there are several."""
        named = [self.places[id] for id in dict.fromkeys(fact.locations) if id in self.places]
        around = {place.parent for place in named}
        inner = [place for place in named if place.id not in around]
        return inner[0] if len(inner) == 1 else None


Of = Callable[[Ledger, Fact], Value]


def quantity_of(fact: Fact) -> Quantity | None:
    """The fact's figure, if it has one."""
    found: Quantity | None = getattr(fact, "quantity", None)
    return found


def day(iso: str | None) -> Value:
    """The day of an ISO date or date-time as a date; the text where it is none.

    >>> day("2025-03-04T08:00:00Z"), day("1 March")
    (datetime.date(2025, 3, 4), '1 March')
    """
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return iso


def country(ledger: Ledger, fact: Fact) -> str:
    """The codes of the countries of a fact's places."""
    codes = [ledger.places[id].country for id in fact.locations if id in ledger.places]
    return ", ".join(dict.fromkeys(code for code in codes if code))


def sources(ledger: Ledger, fact: Fact) -> Value:
    """The numbers of the fact's articles, linked to the first of them in the sheet of sources."""
    return numbered(ledger.desk.marks(fact))


def numbered(marks: Marked) -> Value:
    """The marks' numbers, linked to the first of them in the sheet of sources."""
    numbers = [mark.number for mark in marks.pieces if isinstance(mark, Mark)]
    if not numbers:
        return None
    return Link(numbers[0] if len(numbers) == 1 else ", ".join(map(str, numbers)), source=numbers[0])


def _first(ledger: Ledger, fact: Fact) -> Source | None:
    return next((ledger.articles[span.article] for span in fact.evidence if span.article in ledger.articles), None)


def address(article: Source | None) -> Value:
    """An article's address, as a link where it is one of the web."""
    if article is None or not article.url:
        return None
    return Link(article.url, url=escape.web(article.url)) if escape.is_web(article.url) else article.url


def _place(name: str) -> Of:
    def of(ledger: Ledger, fact: Fact) -> Value:
        found = ledger.located(fact)
        return getattr(found, name) if found else None

    return of


def _figure(name: str) -> Of:
    return lambda _, fact: getattr(quantity_of(fact), name, None)


def _evidence(name: str) -> Of:
    return lambda _, fact: " | ".join(dict.fromkeys(part for span in fact.evidence if (part := getattr(span, name))))


ID = (Column("id", "#meta+id", 7), lambda _, fact: fact.id)
FIGURE: tuple[tuple[Column, Of], ...] = (
    (Column("figure", "#description+figure", 26), lambda ledger, fact: ledger.desk.counted(fact)),
    (Column("value", "#indicator+value+num", 12), _figure("value")),
    (Column("min", "#indicator+min+num", 12), _figure("min")),
    (Column("max", "#indicator+max+num", 12), _figure("max")),
    (
        Column("qualifier", "#indicator+qualifier", 14),
        lambda ledger, fact: ledger.word("qualifiers", getattr(quantity_of(fact), "qualifier", None)),
    ),
)
WHERE: tuple[tuple[Column, Of], ...] = (
    (Column("place", "#loc+name", 22), lambda ledger, fact: ledger.desk.places(fact)),
    (Column("country", "#country+code+v_iso3", 9), country),
    (Column("pcode", "#loc+code+v_pcode", 11), _place("pcode")),
    (Column("lat", "#geo+lat", 10), _place("lat")),
    (Column("lon", "#geo+lon", 10), _place("lon")),
)
WHEN: tuple[tuple[Column, Of], ...] = (
    (Column("start", "#date+start", 12), lambda _, fact: day(fact.when.start) if fact.when else None),
    (Column("end", "#date+end", 12), lambda _, fact: day(fact.when.end) if fact.when else None),
    (Column("when", "#description+when", 16), lambda _, fact: fact.when.text if fact.when else None),
)
WHOSE: tuple[tuple[Column, Of], ...] = (
    (Column("attribution", "#meta+source+name", 24), lambda _, fact: fact.attribution.name if fact.attribution else None),
    (
        Column("attribution_type", "#meta+source+type", 16),
        lambda ledger, fact: ledger.word("attribution", fact.attribution.type if fact.attribution else None),
    ),
    (Column("status", "#status+name", 14), lambda ledger, fact: ledger.word("status", fact.status)),
    (Column("standing", "#status+standing", 18), lambda ledger, fact: ledger.standing(fact)),
    (Column("sources", "#meta+source+num", 16), sources),
    (Column("publisher", "#meta+publisher", 20), lambda ledger, fact: getattr(_first(ledger, fact), "publisher", None)),
    (Column("published", "#date+reported", 12), lambda ledger, fact: day(getattr(_first(ledger, fact), "published", None))),
    (Column("url", "#meta+url", 30), lambda ledger, fact: address(_first(ledger, fact))),
    (Column("quote", "#description+quote", 60), _evidence("quote")),
    (Column("rule", "#meta+rule", 22), _evidence("rule")),
    (
        Column("tag", "#indicator+code", 30),
        lambda ledger, fact: tags.tag(fact, ledger.unsplit, used=ledger.used(fact)) if quantity_of(fact) else None,
    ),
)
