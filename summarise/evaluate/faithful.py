"""How much of what a summary says its source says too."""

from collections.abc import Callable, Collection

from summarise import lexicon
from summarise.evaluate.case import Case, Checked
from summarise.evaluate.share import Share
from summarise.faithfulness.numerals import dated
from summarise.faithfulness.source import View
from summarise.ground.cues import words_of
from summarise.ground.gazetteer import gazetteer
from summarise.ground.runs import Runs

FIGURES = frozenset({"number", "qualifier", "unit", "role", "group", "polarity", "time"})
"""Kinds of findings on a figure and on what is told of it."""
NAMES = frozenset({"place", "name"})


def figure_faithfulness(case: Case) -> Share | None:
    """The share of the summary's figures that the source gives so, 0 to 1.

    So means with that value, hedge, unit, role, group, place, time and polarity. Dates are no figures, but a wrong date or
    denial counts as one. Source: `summarise.faithfulness`. None without a source, or without figures.
    """
    return _share(case, figures, _of_figures)


def name_faithfulness(case: Case) -> Share | None:
    """The share of the summary's names of places, people and bodies that the source has, and for that, 0 to 1.

    Source: `summarise.faithfulness`. None without a source.
    """
    return _share(case, names, lambda _: NAMES)


def sentence_faithfulness(case: Case) -> Share | None:
    """The share of the summary's sentences in which nothing is found that the source does not say, 0 to 1.

    Source: `summarise.faithfulness`; what is only less exact, such as a rounded figure, is not held against a sentence.
    """
    if case.checked is None:
        return None
    return Share(sum(not checked.refusing for checked in case.checked), len(case.checked))


def figures(view: View) -> int:
    """How many figures a sentence gives; "one" in letters is mostly no figure."""
    return sum(numeral.value != 0 and not (numeral.value == 1 and numeral.spelled) for numeral in view.numerals)


def names(view: View) -> int:
    """How many names a sentence has: its capitalised stretches, but for dates and for an ordinary first word."""
    if not (lexicon.LANGUAGES / view.language / "places.toml").is_file():
        return 0
    days = dated(view.sentence, view.language)
    runs = Runs(view.sentence, gazetteer(view.language), words_of(view.language))
    return sum(first not in days and bool(found or first or last > first) for first, last, found in runs)


def _of_figures(view: View) -> Collection[str]:
    """The kinds of findings that are held against the figures of a sentence: where it has any, a wrong place is told of them."""
    return FIGURES | {"place"} if figures(view) else FIGURES


def _share(case: Case, count: Callable[[View], int], kinds: Callable[[View], Collection[str]]) -> Share | None:
    """The faithful share of what is counted; what is wrong besides counts, too."""
    if case.checked is None:
        return None
    counts = [(count(checked.view), _wrong(checked, kinds(checked.view))) for checked in case.checked]
    return Share(sum(max(0, number - wrong) for number, wrong in counts), sum(max(counted) for counted in counts))


def _wrong(checked: Checked, kinds: Collection[str]) -> int:
    return len({finding.words for finding in checked.refusing if finding.kind in kinds})
