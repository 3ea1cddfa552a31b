"""Which articles a report is about."""

from datetime import date

import pytest

from summarise.reading import read
from summarise.selection import in_period, is_about
from summarise.text import Article

FLOOD = Article(
    "a", "Flooding on the Tana has cut the road to Hola in Kenya. Six people died. FL-2026-000012-KEN", published="2026-04-21"
)


@pytest.mark.parametrize(
    ("published", "since", "until", "kept"),
    [
        ("2026-04-21", "2026-04-21", "2026-04-21", True),
        ("2026-04-21T23:50:00+03:00", None, "2026-04-21", True),
        ("2026-04-20", "2026-04-21", None, False),
        ("2026-04-22", None, "2026-04-21", False),
        (None, "2026-04-21", "2026-04-21", True),
        ("2026-04-20", None, None, True),
    ],
    ids=["on the day", "late on the day", "before", "after", "no day", "no bounds"],
)
def test_days(published: str | None, since: str | None, until: str | None, kept: bool) -> None:
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    assert in_period(Article("a", "x", published=published), *days) is kept


@pytest.mark.parametrize(
    ("country", "crisis", "kept"),
    [
        ("KEN", None, True),
        ("UGA", None, False),
        (None, "Tana River floods", True),
        (None, "the fighting in Ippy", False),
        (None, "the floods in Ippy", False),
        (None, "Kenyatta floods", False),
        (None, "floods", True),
        (None, "flood emergency", True),
        (None, "FL-2026-000012-KEN", True),
        (None, "FL-2026-000013-KEN", False),
        ("KEN", "Hola flood", True),
        ("UGA", "Hola flood", False),
        (None, None, True),
    ],
)
def test_country_and_crisis(country: str | None, crisis: str | None, kept: bool) -> None:
    assert is_about(read(FLOOD), country, crisis) is kept
