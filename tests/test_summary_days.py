"""How new the articles of a report are, and what is said in them."""

from datetime import date

import pytest

from summarise.sitrep import Need, When
from summarise.summary.days import Days, day_of, days_of
from summarise.text import Article, Document

MONDAY, TUESDAY, THURSDAY = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 7)
DAYS = Days((MONDAY, TUESDAY, THURSDAY))


def documents(*days: str | None) -> list[Document]:
    """Documents published on these days."""
    return [Document(Article(f"a{number}", "Rain fell.", published=day), ()) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(
            ["2024-03-07T08:00:00Z", "2024-03-04", None, "2024-03-05", "2024-03-04"], DAYS, id="each day once, in order"
        ),
        pytest.param(["2024-03-04", "2024-03-04", None], Days(()), id="of one day none is older"),
        pytest.param([None, None], Days(()), id="no days"),
    ],
)
def test_the_days_of_articles(published: list[str | None], expected: Days) -> None:
    assert days_of(documents(*published)) == expected


@pytest.mark.parametrize(
    ("day", "age", "weight"),
    [
        pytest.param(THURSDAY, 0, 1.0, id="the last day"),
        pytest.param(date(2024, 3, 6), 0, 1.0, id="between two: told on the later"),
        pytest.param(TUESDAY, 1, 1 / 2, id="the day before"),
        pytest.param(MONDAY, 2, 1 / 3, id="the first"),
        pytest.param(date(2023, 1, 1), 2, 1 / 3, id="before the first"),
        pytest.param(date(2024, 3, 9), 0, 1.0, id="after the last"),
        pytest.param(None, 0, 1.0, id="no day"),
    ],
)
def test_the_age_of_a_day(day: date | None, age: int, weight: float) -> None:
    assert (DAYS.age(day), DAYS.weight(day)) == (age, weight)


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        pytest.param(None, THURSDAY, THURSDAY, id="its article's"),
        pytest.param(When("2024-03-01", "2024-03-04", "last weekend"), THURSDAY, MONDAY, id="an earlier day, in a new article"),
        pytest.param(When("2024-03-01", None, "since Friday"), THURSDAY, THURSDAY, id="of a time that goes on"),
        pytest.param(When("2024-03-07", "2024-03-07", "on Thursday"), MONDAY, MONDAY, id="a later day, in an old article"),
        pytest.param(When("2024-03-04", "2024-03-04", "4 March"), None, MONDAY, id="its own, in an article without a day"),
        pytest.param(None, None, None, id="no day"),
    ],
)
def test_the_day_of_a_fact(when: When | None, published: date | None, expected: date | None) -> None:
    fact = Need(id="n1", evidence=(), item="water", canonical="water", cluster="WASH", when=when)
    assert day_of(fact, published) == expected


def test_without_days_nothing_is_older() -> None:
    assert Days(()).age(date(2001, 1, 1)) == 0
