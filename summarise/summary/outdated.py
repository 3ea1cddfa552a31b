"""Figures that a summary of several articles should not state as they stand: newer ones replace them, or they are denied."""

from collections.abc import Collection, Iterator, Sequence

from summarise.sitrep import Fact, Headcount
from summarise.summary.days import day_of, days_of
from summarise.summary.selection import identity
from summarise.text import Document

LEAST = 4
"""A count seldom falls to less than a quarter from one report to the next: a newer figure below that is another event's."""
REPORTED, DENIED, FLOW = "reported", "denied", "flow"

Kind = tuple[str, str, str | None]
Dated = tuple[int, Headcount]
"""The age of a headcount, in days of the report, and the headcount."""


def outdated(facts: Sequence[Fact], documents: Sequence[Document], superseded: Collection[str] = ()) -> frozenset[str]:
    """The ids of facts that are superseded, of headcounts that another article denies, and of those that newer ones replace.

    A newer one is of the same condition, unit and group, at a place that may be the same. A flow, such as the arrivals of a day,
    replaces nothing and is not replaced. What a fact that holds says too is not outdated. Of one article only what is superseded.
    """
    if len(documents) < 2:
        return frozenset(superseded)
    held = [fact for fact in facts if fact.status != DENIED]
    denied = {identity(fact) for fact in facts if fact.status == DENIED}
    old = {*superseded, *_replaced(held, documents), *(fact.id for fact in held if identity(fact) in denied)}
    holding = {identity(fact) for fact in held if fact.id not in old}
    return frozenset(fact.id for fact in facts if fact.id in old and identity(fact) not in holding)


def _replaced(facts: Sequence[Fact], documents: Sequence[Document]) -> Iterator[str]:
    """The ids of headcounts that newer ones replace."""
    published = {document.article.id: document.article.day for document in documents}
    days = days_of(documents)
    kinds: dict[Kind, list[Dated]] = {}
    for fact in facts:
        ages = [days.age(day_of(fact, published[span.article])) for span in fact.evidence if span.article in published]
        if isinstance(fact, Headcount) and fact.basis != FLOW and not fact.background and ages:
            kinds.setdefault((fact.category, fact.unit, fact.group), []).append((min(ages), fact))
    for kind in kinds.values():
        yield from (fact.id for age, fact in kind if any(_replaces(other, age, fact) for other in kind))


def _replaces(newer: Dated, age: int, fact: Headcount) -> bool:
    """Whether one headcount replaces another of its kind, of that age."""
    other_age, other = newer
    same_place = not (other.locations and fact.locations) or not set(other.locations).isdisjoint(fact.locations)
    return other_age < age and other.status == REPORTED and same_place and LEAST * other.quantity.value >= fact.quantity.value
