"""Dates read against the article's day."""

from datetime import date

import pytest

from summarise.ground.dates import dates, reference
from summarise.ground.datewords import Reference
from summarise.segment import segment
from summarise.sitrep import When
from summarise.text import Article

WEDNESDAY = date(2015, 10, 14)
DATED = Reference(WEDNESDAY, 2015, WEDNESDAY)
UNDATED = Reference(None, None, None)


def whens(text: str, against: Reference) -> list[When]:
    return [found.when for sentence in segment(Article("a", text)) for found in dates(sentence, against)]


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        pytest.param("The dam broke on 17 September.", "2015-09-17", "2015-09-17", "17 September", id="day and month"),
        pytest.param("It began on September 26, 2013.", "2013-09-26", "2013-09-26", "September 26, 2013", id="American order"),
        pytest.param("The count of 2014-09-17 stands.", "2014-09-17", "2014-09-17", "2014-09-17", id="ISO"),
        pytest.param("The count of 17/09/2014 stands.", "2014-09-17", "2014-09-17", "17/09/2014", id="numbers"),
        pytest.param("The river rose in November 2014.", "2014-11-01", "2014-11-30", "November 2014", id="month of a year"),
        pytest.param("The river rose in March.", "2015-03-01", "2015-03-31", "March", id="month"),
        pytest.param(
            "The river rose in December.", "2014-12-01", "2014-12-31", "December", id="a month to come is the year before's"
        ),
        pytest.param("The road was built in 2012.", "2012-01-01", "2012-12-31", "2012", id="year"),
        pytest.param("They left on Sunday.", "2015-10-11", "2015-10-11", "Sunday", id="weekday"),
        pytest.param("They left on Wednesday.", "2015-10-14", "2015-10-14", "Wednesday", id="the article's own weekday"),
        pytest.param("They left on Monday night.", "2015-10-12", "2015-10-12", "Monday night", id="part of a day"),
        pytest.param("They left yesterday.", "2015-10-13", "2015-10-13", "yesterday", id="yesterday"),
        pytest.param("Shells fell overnight.", "2015-10-13", "2015-10-14", "overnight", id="overnight"),
        pytest.param("They left in the last 24 hours.", "2015-10-13", "2015-10-14", "last 24 hours", id="hours"),
        pytest.param("They left over the past few days.", "2015-10-11", "2015-10-14", "past few days", id="a few days"),
        pytest.param("They left last week.", "2015-10-05", "2015-10-11", "last week", id="last week"),
        pytest.param("They left last month.", "2015-09-01", "2015-09-30", "last month", id="last month"),
        pytest.param("They left last year.", "2014-01-01", "2014-12-31", "last year", id="last year"),
        pytest.param("So far this year the toll is 12.", "2015-01-01", "2015-10-14", "this year", id="this year"),
        pytest.param(
            "It broke in early May last year.", "2014-05-01", "2014-05-31", "early May last year", id="a month of last year"
        ),
        pytest.param(
            "It broke on 3 May of this year.", "2015-05-03", "2015-05-03", "3 May of this year", id="a day of this year"
        ),
        pytest.param("They left two weeks ago.", "2015-09-30", "2015-09-30", "two weeks ago", id="ago"),
        pytest.param("They have lived there since 2012.", "2012-01-01", "2015-10-14", "since 2012", id="since a year"),
        pytest.param(
            "It has rained since early last week.", "2015-10-05", "2015-10-14", "since early last week", id="since a week"
        ),
        pytest.param("It rained between 14 and 15 October.", "2015-10-14", "2015-10-15", "14 and 15 October", id="two days"),
        pytest.param("Rain fell on 9-12 June.", "2015-06-09", "2015-06-12", "9-12 June", id="days with a hyphen"),
        pytest.param(
            "It lasted to 26 September to 3 October.", "2015-09-26", "2015-10-03", "26 September to 3 October", id="across months"
        ),
        pytest.param(
            "It fell on Wednesday, 7 October 2015, at noon.",
            "2015-10-07",
            "2015-10-07",
            "Wednesday, 7 October 2015",
            id="weekday and day",
        ),
        pytest.param(
            "Between the evening of 9 October and the morning of 12 October it rained.",
            "2015-10-09",
            "2015-10-12",
            "9 October and the morning of 12 October",
            id="between hours of days",
        ),
        pytest.param("It rained from Monday to Tuesday.", "2015-10-12", "2015-10-13", "from Monday to Tuesday", id="from, to"),
        pytest.param(
            "Since the rains began in March, bridges fell.", "2015-03-01", "2015-10-14", "March", id="since something began"
        ),
        pytest.param("The worst since 2012, when 61 drowned.", "2012-01-01", "2012-12-31", "since 2012", id="since, when"),
        pytest.param("The camp will be closed on Monday.", "2015-10-19", "2015-10-19", "Monday", id="to come"),
        pytest.param("They will leave, he said on Monday.", "2015-10-12", "2015-10-12", "Monday", id="to come, but said before"),
        pytest.param("The snow came in late 2013.", "2013-01-01", "2013-12-31", "late 2013", id="part of a year"),
    ],
)
def test_dates_are_intervals(text: str, start: str, end: str, words: str) -> None:
    assert whens(text, DATED) == [When(start, end, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They left on Sunday.", When(None, None, "Sunday"), id="weekday"),
        pytest.param("They left in the last 24 hours.", When(None, None, "last 24 hours"), id="hours"),
        pytest.param("The dam broke on 17 September.", When(None, None, "17 September"), id="no year"),
        pytest.param(
            "The dam broke on 17 September 2014.", When("2014-09-17", "2014-09-17", "17 September 2014"), id="full date"
        ),
        pytest.param("They fled since 2012.", When("2012-01-01", None, "since 2012"), id="open end"),
        pytest.param("It fell on 31 February 2014.", When(None, None, "31 February 2014"), id="no such day"),
    ],
)
def test_relative_dates_stay_text_without_a_day(text: str, expected: When) -> None:
    assert whens(text, UNDATED) == [expected]


def test_a_dateline_tells_the_year_of_a_day_before_it() -> None:
    found = whens("The outbreak was declared on 17 October.", Reference(None, 2015, date(2015, 2, 4)))
    assert found == [When("2014-10-17", "2014-10-17", "17 October")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some 2000 people fled.", id="a number like a year"),
        pytest.param("They may march again.", id="months as verbs"),
        pytest.param("The last 24 families left.", id="no unit of time"),
        pytest.param("May Htun fled.", id="a name"),
    ],
)
def test_no_dates(text: str) -> None:
    assert whens(text, DATED) == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        pytest.param("Rain.", "2015-10-14", Reference(WEDNESDAY, 2015, WEDNESDAY), id="published day"),
        pytest.param("Rain.", "2015-10-14T08:00:00Z", Reference(WEDNESDAY, 2015, WEDNESDAY), id="published moment"),
        pytest.param("October 14, 2015 (BOR) – It rained.", None, Reference(None, 2015, WEDNESDAY), id="dateline"),
        pytest.param("The road, lost on 3 May 2014, is open.", None, Reference(None, 2014, None), id="a date in the opening"),
        pytest.param("It rained in 2011.", None, Reference(None, None, None), id="a year alone tells nothing"),
    ],
)
def test_what_dates_are_read_against(text: str, published: str | None, expected: Reference) -> None:
    article = Article("a", text, published=published)
    assert reference(article, segment(article)) == expected


@pytest.mark.parametrize("text", ["It was built 999 decades ago.", "It stood for the last 999 decades."], ids=["ago", "last"])
def test_what_the_calendar_does_not_reach_stays_words(text: str) -> None:
    assert [(when.start, when.end) for when in whens(text, DATED)] == [(None, None)]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31T00:00:00Z"])
def test_a_day_that_stands_for_none_is_none(published: str) -> None:
    assert reference(Article("a", "They left on Sunday.", published=published), ()) == UNDATED
