"""Days: an article's own, and the period that a report covers."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from summarise.sitrep import Fact, Period

LONGEST = timedelta(days=31)
"""What lies further back ("since 2012") is history that the report mentions, not what it covers."""


def day_of(moment: str | None) -> date | None:
    """The day of a date or date-time; None where none is given.

    >>> day_of("2024-03-05T23:10:00Z")
    datetime.date(2024, 3, 5)
    """
    return date.fromisoformat(moment[:10]) if moment else None


def period_of(facts: Sequence[Fact], published: Iterable[date | None], day: date) -> Period:
    """From the first to the last day that current facts or the articles themselves belong to, none after the report's `day`."""
    days = [known for known in published if known]
    for fact in facts:
        if fact.when and not fact.background and fact.status != "planned":
            days += [date.fromisoformat(edge) for edge in (fact.when.start, fact.when.end) if edge]
    covered = [known for known in days if day - LONGEST <= known <= day]
    return Period(min(covered).isoformat(), max(covered).isoformat()) if covered else Period()
