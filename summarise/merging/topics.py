"""What a figure is about: two figures are compared only where they are about the same thing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain

from summarise.sitrep import Damage, Fact, Headcount, Location, Movement, Place, Sitrep, Source
from summarise.text import Article

KINDS = {
    **dict.fromkeys(("killed", "injured", "missing"), "total"),
    **dict.fromkeys(("affected", "assisted", "infected", "rescued"), "cumulative"),
    **dict.fromkeys(("at_risk", "besieged", "homeless", "in_need", "refugees", "sheltered", "stranded"), "stock"),
}
"""What a figure of a condition counts where nothing tells: the default of the field's reporting terms, but for those that
default to a flow, of which a report seldom says of which days it is. A toll is a total, whatever its words."""
TOLLS = frozenset(condition for condition, kind in KINDS.items() if kind == "total")
LONG = timedelta(days=7)
"""Longer than this nobody counts those of one moment: "displaced since March"."""
LIKE_FLIGHT = {"arrival": "flight", "crossing": "flight", "internal": "flight", "transfer": "evacuation"}
"""Types of one movement as different tellers name it: who left one place has arrived in another."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a figure is about. Figures of different topics are never compared, added or set against each other.

    `basis` keeps stock, flow and cumulative figures apart; `day` (ISO 8601) is there for a flow only: what fled on Sunday is
    not what fled on Monday. `places` are keys that are the same in every report; none means the crisis as a whole. `said` is
    `reported`, `planned` or `denied`.
    """

    slot: str
    what: str
    unit: str
    group: str
    places: tuple[str, ...]
    basis: str
    day: str | None
    said: str
    subset: bool
    background: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What the facts of a report stand on: its places, its main country, and its articles' days and publishers.

    `focus` is the place that the crisis is mainly about, if any: a toll without a place is of it. `starts` holds the offsets at
    which the sentences of an article begin, ascending; nothing where they are not known.
    """

    locations: Mapping[str, Location]
    country: str | None
    days: Mapping[str, date | None]
    publishers: Mapping[str, str | None]
    moments: Mapping[str, str | None] = field(default_factory=dict)
    starts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    focus: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sitrep: Sitrep) -> "Setting":
        """The setting of a finished report."""
        return cls.made(sitrep.facts(), sitrep.locations, sitrep.report.countries, sitrep.articles)

    @classmethod
    def made(
        cls,
        facts: Sequence[Fact],
        locations: Sequence[Location],
        countries: Sequence[str],
        articles: Sequence[Article | Source],
        starts: Mapping[str, Sequence[int]] | None = None,
    ) -> "Setting":
        """The setting of a report that is being made."""
        places = {place.id: place for place in locations}
        days = {article.id: _day(article.published) for article in articles}
        publishers = {article.id: article.publisher for article in articles}
        moments = {article.id: article.published for article in articles}
        bare = cls(places, countries[0] if countries else None, days, publishers, moments, starts or {})
        return replace(bare, focus=bare._focus(facts))

    def _focus(self, facts: Sequence[Fact]) -> frozenset[str]:
        """The one place in most of the located facts of most of the articles that have any; none where there is no such place."""
        said: dict[str, list[tuple[str, ...]]] = {}
        for fact in facts:
            if not fact.background and (places := self.places(fact)):
                for article in {span.article for span in fact.evidence}:
                    said.setdefault(article, []).append(places)
        ruling = Counter(
            place for all in said.values() for place, times in Counter(chain.from_iterable(all)).items() if 2 * times > len(all)
        )
        most = [place for place, articles in ruling.items() if 2 * articles > len(said)]
        return frozenset(most if len(most) == 1 else ())

    def day(self, fact: Fact) -> date | None:
        """The day that a fact's figure is of: its own where that is known, else the latest of its articles' days."""
        if fact.when and (known := fact.when.end or fact.when.start):
            return date.fromisoformat(known)
        return max((day for span in fact.evidence if (day := self.days.get(span.article))), default=None)

    def sentences(self, fact: Fact) -> frozenset[tuple[str, int]]:
        """The sentences that a fact stands in: article and position."""
        return frozenset((e.article, bisect_right(self.starts.get(e.article, ()), e.start)) for e in fact.evidence)

    def topic(self, fact: Fact) -> Topic | None:
        """What the fact's figure is about; None for a need, and for a fact without a figure."""
        match fact:
            case Headcount():
                said = ("headcounts", fact.category, fact.unit, plain(fact.group), self.scope(fact), kind_of(fact))
            case Damage():
                said = ("damage", f"{plain(fact.asset)} {fact.level}", "", "", self.places(fact), "total")
            case Movement(quantity=quantity) if quantity is not None:
                kind = LIKE_FLIGHT.get(fact.type, fact.type)
                said = ("movements", kind, fact.unit or "", plain(fact.who), self.ends(fact), "flow")
            case _:
                return None
        day = self.day(fact) if said[-1] == "flow" else None
        status = "reported" if fact.status == "unconfirmed" else fact.status
        subset = isinstance(fact, Headcount) and fact.part_of is not None
        return Topic(*said, day.isoformat() if day else None, status, subset, fact.background)

    def places(self, fact: Fact) -> tuple[str, ...]:
        """The innermost of a fact's places, as keys, without the report's main country: that alone is the crisis as a whole."""
        around = {above for id in fact.locations for above in self._above(id)}
        return tuple(sorted({_key(self.locations[id]) for id in fact.locations if id not in around} - {self.country or ""}))

    def scope(self, fact: Headcount) -> tuple[str, ...]:
        """The places that a headcount is of; none for the crisis as a whole. A toll without a place is of the focus, if any."""
        places = self.places(fact)
        if fact.category in TOLLS and self.focus and (not places or not self.focus.isdisjoint(places)):
            return tuple(self.focus)
        return places

    def is_whole(self, about: Topic) -> bool:
        """Whether a figure is of the crisis as a whole."""
        return not about.places or about.what in TOLLS and set(about.places) <= self.focus

    def ends(self, movement: Movement) -> tuple[str, str]:
        """The keys of a movement's origin and destination, empty where one is not stated."""
        return self._end(movement.origin), self._end(movement.destination)

    def _end(self, place: Place | None) -> str:
        if place is None:
            return ""
        return _key(self.locations[place.location]) if place.location else plain(place.text)

    def _above(self, id: str) -> list[str]:
        """The ids of the places around a place, from its parent up."""
        found: list[str] = []
        while (parent := self.locations[id].parent) and parent not in found:
            found.append(parent)
            id = parent
        return found


def plain(words: str | None) -> str:
    """Words as they are compared: case and white space do not count."""
    return " ".join((words or "").casefold().split())


def kind_of(fact: Headcount) -> str:
    """What a headcount counts: stock, flow, cumulative, total or unknown; over a long time all so far, whatever it says."""
    known = KINDS.get(fact.category, "unknown")
    if known == "total" and fact.basis != "flow":
        return known
    if fact.basis == "unknown" and fact.when and fact.when.start and fact.when.end:
        long = date.fromisoformat(fact.when.end) - date.fromisoformat(fact.when.start) > LONG
        return "cumulative" if long else known
    return known if fact.basis == "unknown" else fact.basis


def _key(place: Location) -> str:
    """The same for one place in all reports, however its name is written."""
    if place.type == "country" and place.country:
        return place.country
    return f"geonames:{place.geonames_id}" if place.geonames_id else place.pcode or plain(place.name)


def _day(published: str | None) -> date | None:
    return Article("", "", published=published).day
