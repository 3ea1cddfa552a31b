"""The days that a report covers."""

from datetime import date

import pytest

from summarise.period import period_of
from summarise.sitrep import Evidence, Headcount, Period, Quantity, When

DAY = date(2024, 6, 10)


def fact(start: str | None, end: str | None, **more: object) -> Headcount:
    when = When(start, end, "then")
    span = Evidence("a", 0, 4, "four", "r")
    return Headcount(
        id="h1", evidence=(span,), category="killed", term="killed", quantity=Quantity("four", 4, 4, 4), when=when, **more
    )


CASES = {
    "nothing known": ([], [None], Period()),
    "an article's day": ([], [date(2024, 6, 9), None], Period("2024-06-09", "2024-06-09")),
    "facts before it": ([fact("2024-06-03", "2024-06-05")], [date(2024, 6, 9)], Period("2024-06-03", "2024-06-09")),
    "facts alone": ([fact("2024-06-03", None)], [], Period("2024-06-03", "2024-06-03")),
    "history": ([fact("2012-01-01", "2012-12-31")], [date(2024, 6, 9)], Period("2024-06-09", "2024-06-09")),
    "background": ([fact("2024-06-03", None, background=True)], [date(2024, 6, 9)], Period("2024-06-09", "2024-06-09")),
    "plans": ([fact("2024-06-10", "2024-06-10", status="planned")], [date(2024, 6, 9)], Period("2024-06-09", "2024-06-09")),
    "after the report": ([fact("2024-06-20", None)], [date(2024, 6, 12)], Period()),
}


@pytest.mark.parametrize(("facts", "published", "expected"), CASES.values(), ids=CASES.keys())
def test_the_period(facts: list[Headcount], published: list[date | None], expected: Period) -> None:
    assert period_of(facts, published, DAY) == expected
