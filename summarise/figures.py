"""The figure to use on each thing that a report counts, with what others say of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarise.merging import AGREED, EARLIER, Setting, Topic, overruled
from summarise.merging.topics import plain
from summarise.sitrep import Conflict, Damage, Fact, Headcount, Quantity, Sitrep

STATES = frozenset(
    {"missing", "displaced", "refugees", "sheltered", "homeless", "stranded", "besieged", "in_need", "detained", "at_risk"}
)
"""Conditions that people leave again: how many are in it now and how many were in it so far are two things."""

Counted = Headcount | Damage


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a report on one topic, with what others say of it.

    `agreeing` are further readings of the same figure; `rivals` exclude it. Where `disputed`, nothing tells which of `fact` and
    `rivals` is right. `sources` are those who say it: whom the article names, else its publisher; of a disputed figure, those
    of all sides. `is_part` tells a part of another figure of the same condition ("of whom 14 are children").
    """

    about: Topic
    fact: Counted
    day: date | None
    sources: tuple[str, ...] = ()
    agreeing: tuple[Counted, ...] = ()
    rivals: tuple[Counted, ...] = ()
    disputed: bool = False
    is_part: bool = False

    @property
    def source(self) -> str | None:
        """The first of those who say it."""
        return self.sources[0] if self.sources else None

    @property
    def sides(self) -> tuple[Counted, ...]:
        """What may be used: the figure, or all those between which nothing tells, the lowest first."""
        return tuple(sorted((self.fact, *self.rivals), key=lambda one: one.quantity.value)) if self.disputed else (self.fact,)

    @property
    def low(self) -> int:
        """The lowest figure that stands beside this one, or it; agreeing words such as "dozens" do not widen the span."""
        return min(quantity.min for quantity in self._quantities())

    @property
    def high(self) -> int:
        """The highest; what is open above counts with the figure that was named."""
        return max(max(quantity.value, quantity.max or 0) for quantity in self._quantities())

    @property
    def is_open(self) -> bool:
        """Whether this figure is only the least that it can be."""
        return self.fact.quantity.max is None

    @property
    def kind(self) -> int:
        """How near it comes to "how many": those in a condition now, all so far, and last those of some days."""
        if self.about.basis == "flow":
            return 2
        return int(self.about.basis == "cumulative" and self.about.what in STATES)

    def covers(self, other: "Figure") -> bool:
        """Whether this figure's place is the other's or a wider one, as far as their names tell."""
        here, there = set(self.about.places), set(other.about.places)
        return not here or (bool(there) and there <= here)

    def is_of_source(self, other: "Figure") -> bool:
        """Whether both are said by the same, perhaps under a shorter name: "ministry of health", "ministry"."""
        first, second = (set(plain(figure.source).split()) for figure in (self, other))
        return bool(first and second) and (first <= second or second <= first)

    def _quantities(self) -> Iterator[Quantity]:
        counted = (fact for fact in self.agreeing if fact.quantity.qualifier != "vague")
        return (fact.quantity for fact in (self.fact, *counted, *self.rivals))


def set_aside(sitrep: Sitrep) -> frozenset[str]:
    """The ids of the facts in whose place another one stands.

    These are the losers of a decided conflict, the further readings of one figure, and the figures that newer ones replace.
    """
    agreeing = (caveat.facts[1:] for caveat in sitrep.caveats if caveat.code == AGREED)
    return overruled(sitrep.conflicts, sitrep.caveats).union(*agreeing)


def earlier(sitrep: Sitrep) -> frozenset[str]:
    """The ids of the facts whose figure a newer one of the same count has replaced."""
    return frozenset[str]().union(*(caveat.facts for caveat in sitrep.caveats if caveat.code == EARLIER))


def by_topic(sitrep: Sitrep) -> dict[Topic, Figure]:
    """The figure to use on each topic that has one now, headcounts first, in the order of the report.

    Of several that no conflict decides between: reported before unconfirmed, counted before told of in words, the newest, the
    largest. Background, planned and denied figures are none.
    """
    setting = Setting.of(sitrep)
    aside = set_aside(sitrep)
    counted: tuple[Counted, ...] = (*sitrep.headcounts, *sitrep.damage)
    topics: dict[Topic, list[Counted]] = {}
    for fact in counted:
        about = setting.topic(fact)
        if about and not about.background and about.said == "reported" and fact.id not in aside:
            topics.setdefault(about, []).append(fact)
    facts = {fact.id: fact for fact in counted}
    _bring_together(topics, sitrep.conflicts)
    return {about: _figure(about, found, facts, sitrep, setting) for about, found in topics.items() if found}


def _bring_together(topics: dict[Topic, list[Counted]], conflicts: Iterable[Conflict]) -> None:
    """Leaves figures between which nothing tells to the widest of their topics: a place may be at odds with the whole."""
    for conflict in conflicts:
        if conflict.recommended is None and conflict.kind == "value":
            homes = [about for about, found in topics.items() if any(fact.id in conflict.facts for fact in found)]
            for about in sorted(homes, key=lambda home: len(home.places))[1:]:
                topics[about] = [fact for fact in topics[about] if fact.id not in conflict.facts]


def said_by(fact: Fact, setting: Setting) -> str | None:
    """Who says it: whom the article names, else the publisher of the newest of its articles that has one."""
    if fact.attribution:
        return fact.attribution.name
    known = {span.article: name for span in fact.evidence if (name := setting.publishers.get(span.article))}
    newest = max(known, key=lambda article: setting.days.get(article) or date.min, default=None)
    return known[newest] if newest is not None else None


def _figure(about: Topic, found: Sequence[Counted], facts: Mapping[str, Counted], sitrep: Sitrep, setting: Setting) -> Figure:
    ids = {fact.id for fact in found}
    conflict = next((one for one in sitrep.conflicts if one.kind == "value" and ids & set(_open_to(one))), None)
    chosen = [fact for fact in found if conflict and fact.id in _open_to(conflict)] or found
    agreed = {caveat.facts[0]: caveat.facts[1:] for caveat in sitrep.caveats if caveat.code == AGREED and caveat.facts}
    fact = max(chosen, key=lambda one: _standing(one, one.id in agreed, setting))
    agreeing = tuple(facts[id] for id in agreed.get(fact.id, ()) if id in facts)
    met = {fact.id, *(one.id for one in agreeing)}
    others = [facts[id] for id in (conflict.facts if conflict else ()) if id in facts and id not in met]
    rivals = tuple(other for other in others if not _says_less(other, fact))
    disputed = conflict is not None and conflict.recommended is None and bool(rivals)
    made = Figure(about, fact, setting.day(fact), (), agreeing, rivals, disputed, _is_part_of_its_like(fact, facts))
    said = dict.fromkeys(name for side in made.sides if (name := said_by(side, setting)))
    return replace(made, sources=tuple(said))


def _open_to(conflict: Conflict) -> tuple[str, ...]:
    """The facts of a conflict that may be used."""
    return (conflict.recommended,) if conflict.recommended else conflict.facts


def _standing(fact: Counted, agreed: bool, setting: Setting) -> tuple[bool, bool, bool, date, int, int]:
    day = setting.day(fact) or date.min
    counted = fact.quantity.qualifier != "vague"
    return fact.status == "reported", counted, agreed, day, fact.quantity.value, -int(fact.id[1:])


def _says_less(other: Counted, fact: Counted) -> bool:
    """Whether the other is a word such as "dozens", which the figure bears out."""
    return other.quantity.qualifier == "vague" and other.quantity.min <= fact.quantity.value


def _is_part_of_its_like(fact: Counted, facts: Mapping[str, Counted]) -> bool:
    whole = facts.get(fact.part_of or "") if isinstance(fact, Headcount) else None
    return isinstance(whole, Headcount) and isinstance(fact, Headcount) and whole.category == fact.category
