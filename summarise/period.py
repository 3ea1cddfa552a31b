"""The period that a report covers."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from summarise.sitrep import Fact, Period

LONGEST = timedelta(days=31)
"""What lies further back ("since 2012") is history that the report mentions, not what it covers."""


def period_of(facts: Sequence[Fact], published: Iterable[date | None], day: date) -> Period:
    """From the first to the last day that current facts or the articles themselves belong to, none after the report's `day`."""
    days = [known for known in published if known]
    for fact in facts:
        if fact.when and not fact.background and fact.status != "planned":
            days += [date.fromisoformat(edge) for edge in (fact.when.start, fact.when.end) if edge]
    covered = [known for known in days if timedelta(0) <= day - known <= LONGEST]
    return Period(min(covered).isoformat(), max(covered).isoformat()) if covered else Period()
