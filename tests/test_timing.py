"""Which day a figure is of."""

from datetime import date

import pytest

from summarise.ground.dates import dates
from summarise.ground.datewords import Reference
from summarise.ground.timing import Timing
from summarise.segment import segment
from summarise.text import Article, Span

THURSDAY = date(2015, 3, 12)


def when(text: str, figure: str) -> tuple[str | None, str] | None:
    """The first day and the words of the date of a figure in its last sentence that has it."""
    sentences = segment(Article("a", text))
    days = [dates(sentence, Reference(THURSDAY, 2015, THURSDAY)) for sentence in sentences]
    start = text.rindex(figure)
    (sentence,) = (s for s in sentences if s.start <= start < s.end)
    span = Span(start, start + len(figure))
    found = Timing(sentences, days, lambda _, d: text[: d.span.start].endswith("(UN, ")).of(sentence, span, span)
    return None if found is None else (found.start, found.text)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        pytest.param("On Monday 12 drowned and on Tuesday 30.", "12", ("2015-03-09", "Monday"), id="the nearest"),
        pytest.param("3,100 are in camps, up from 2,400 on 11 March.", "3,100", None, id="not that of an aside"),
        pytest.param(
            "3,100 are in camps, up from 2,400 on 11 March.", "2,400", ("2015-03-11", "11 March"), id="that of its aside"
        ),
        pytest.param("On Thursday 40 had died, up from 12.", "12", None, id="an aside without a date"),
        pytest.param(
            "Nineteen died by Wednesday, more than twice as many as on Tuesday.",
            "Nineteen",
            ("2015-03-11", "Wednesday"),
            id="as many as on",
        ),
        pytest.param("11 are missing, after seven of the 18 reported on 11 March were found.", "seven", None, id="another's"),
        pytest.param(
            "11 are missing, after seven of the 18 reported on 11 March were found.",
            "18",
            ("2015-03-11", "11 March"),
            id="its own",
        ),
        pytest.param("Eleven of the 23 on Tuesday's list were found.", "Eleven", None, id="that of a list"),
        pytest.param(
            "A bus fell on Monday and 12 died, police said on Tuesday.", "12", ("2015-03-09", "Monday"), id="not when it was said"
        ),
        pytest.param(
            "The army said on Tuesday that 12 died.", "12", ("2015-03-10", "Tuesday"), id="when it was said, for want of another"
        ),
        pytest.param(
            "The army on Tuesday put the toll at 12, while a monitor said 53 died.", "53", None, id="not when another said so"
        ),
        pytest.param(
            "LIPOVA, March 11 (Wire) – Twelve people drowned on Monday.", "Twelve", ("2015-03-09", "Monday"), id="not a dateline"
        ),
        pytest.param(
            "LIPOVA, March 11 (Wire) – Twelve people drowned.", "Twelve", ("2015-03-11", "March 11"), id="a dateline, else"
        ),
        pytest.param("12 died (UN, 11 March).", "12", None, id="not that of a source"),
        pytest.param(
            "As of 10.00 on Thursday 12 March, 41 died. Ninety were hurt.",
            "Ninety",
            ("2015-03-12", "Thursday 12 March"),
            id="as of",
        ),
        pytest.param("As of Thursday, 41 died. On Monday 90 came.", "90", ("2015-03-09", "Monday"), id="as of, but its own"),
        pytest.param("As of Thursday, 41 died.\n\nNinety were hurt.", "Ninety", None, id="as of ends with the paragraph"),
        pytest.param("By Thursday 41 had died. Ninety were hurt.", "Ninety", None, id="only as of is carried"),
    ],
)
def test_day_of_a_figure(text: str, figure: str, expected: tuple[str, str] | None) -> None:
    assert when(text, figure) == expected


def test_what_is_no_figure_takes_no_day_from_its_paragraph() -> None:
    sentences = segment(Article("a", "As of Thursday, 41 died. Tents are needed."))
    days = [dates(sentence, Reference(THURSDAY, 2015, THURSDAY)) for sentence in sentences]
    last = sentences[-1]
    assert Timing(sentences, days, lambda *_: False).of(last, Span(last.start, last.end), None) is None
