"""Whether a summary keeps what matters in its source: the facts that it states."""

from collections.abc import Iterable, Mapping

from summarise.evaluate.agreement import GAPS, KINDS, head
from summarise.evaluate.case import Case
from summarise.evaluate.share import Share
from summarise.sitrep import Damage, Fact, Headcount, Movement, Need, Quantity

WEIGHTS: Mapping[type[Fact], float] = {Headcount: 3, Damage: 1, Need: 1, Movement: 1}
"""What a fact counts: how many people were killed or fled is what a report is read for first."""
NEAR = 0.05
"""Figures that differ by less are the same, rounded."""
KEY = frozenset({"reported", "unconfirmed", "needed", "shortage", "provided", "blocked"})
"""Of the statuses of facts: what is planned or denied has not come to pass."""


def fact_coverage(case: Case) -> Share | None:
    """The share of the source's current key facts that the summary states, headcounts weighted 3 and others 1, 0 to 1.

    Source: the slots of this package, over source and summary alike. A fact that the source repeats counts once, a part of
    another headcount and what is planned or denied not at all. None without a source.
    """
    if case.source is None or case.checked is None:
        return None
    facts = key_facts(case.source.facts)
    said = [fact for checked in case.checked for fact in checked.view.facts]
    weights = [(WEIGHTS[type(fact)], any(states(one, fact, case.words) for one in said)) for fact in facts]
    return Share(sum(weight for weight, stated in weights if stated), sum(weight for weight, _ in weights))


def key_facts(facts: Iterable[Fact]) -> list[Fact]:
    """The current facts that happened, those that say the same thing once, in their order."""
    kept: list[Fact] = []
    for fact in facts:
        whole = not (isinstance(fact, Headcount) and fact.part_of)
        if whole and not fact.background and fact.status in KEY and not any(states(other, fact) for other in kept):
            kept.append(fact)
    return kept


def missing(case: Case) -> list[Fact]:
    """The key facts that the summary does not state."""
    if case.source is None or case.checked is None:
        return []
    said = [fact for checked in case.checked for fact in checked.view.facts]
    return [fact for fact in key_facts(case.source.facts) if not any(states(one, fact, case.words) for one in said)]


def states(said: Fact, fact: Fact, language: str = "en") -> bool:
    """Whether what is said tells a fact of the source: the same of the same, the figure perhaps rounded."""
    if isinstance(said, Headcount) and isinstance(fact, Headcount):
        return (said.category, said.unit) == (fact.category, fact.unit) and _same(said.quantity, fact.quantity)
    if isinstance(said, Damage) and isinstance(fact, Damage):
        same = head(said.asset, language) == head(fact.asset, language) and said.level == fact.level
        return same and _same(said.quantity, fact.quantity)
    if isinstance(said, Need) and isinstance(fact, Need):
        return said.canonical == fact.canonical and _of(GAPS, said.status) == _of(GAPS, fact.status)
    if isinstance(said, Movement) and isinstance(fact, Movement):
        return _of(KINDS, said.type) == _of(KINDS, fact.type) and _ends(said) == _ends(fact)
    return False


def _same(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= NEAR * max(one.value, other.value)


def _of(groups: Mapping[str, str], name: str) -> str:
    return groups.get(name, name)


def _ends(fact: Movement) -> tuple[str, ...]:
    return tuple(place.text.lower() if place else "" for place in (fact.origin, fact.destination))
