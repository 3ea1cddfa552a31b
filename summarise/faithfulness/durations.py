"""Lengths of time that the source does not give ("a month" for "a week"), or puts on the other side of an event."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.datekeys import has_dates
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.datewords import known
from summarise.ground.runs import HYPHENS

NEAR = 0.1
"""How far two lengths may lie apart and be the same: a month has 30 days or 31, a year 52 weeks."""
ROUGHLY = 2
"""How many times as long a length may be that has a hedge: "more than a day" for 31 hours."""
REACH = 2
"""Tokens behind a length in which it is told on which side of an event it lies: "three weeks earlier", "a day or so after"."""
RATED = 4
"""Tokens between a figure and what it is a rate in: "15 litres of water a day"."""
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at tokens `first` to `last`, in hours; `side` is before, after, or "" where none is told.

    `rough`: a hedge stands before it ("more than a day").
    """

    first: int
    last: int
    hours: float
    side: str
    spelled: bool
    rough: bool = False

    def same(self, other: "Duration") -> bool:
        """Whether both are of one length."""
        return abs(self.hours - other.hours) <= NEAR * max(self.hours, other.hours)

    def near(self, other: "Duration") -> bool:
        """Whether one is less than twice as long as the other."""
        return max(self.hours, other.hours) < ROUGHLY * min(self.hours, other.hours)


def duration_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on lengths of time. One told by an article ("a month") needs a like one only where the source has others."""
    if not has_dates(claim.language) or not vocabulary(claim.language).known:
        return
    own = durations(claim)
    theirs = [(view, other) for view in source.views for other in durations(view)] if own else []
    for one in own:
        alike = [(view, other) for view, other in theirs if one.same(other) or one.rough and one.near(other)]
        if not alike and theirs and one.spelled:
            view, other = theirs[0]
            yield _finding(claim, one, view, other)
        elif one.side and alike and all(other.side not in ("", one.side) for _, other in alike):
            view, other = alike[0]
            yield _finding(claim, one, view, other)


def durations(view: View) -> list[Duration]:
    """The lengths of time of a sentence; "last month" and "this year" are dates and none."""
    units = vocabulary(view.language)
    made = []
    for at in range(1, len(view.stems)):
        hours = units.hours.get(units.units.get((view.sentence.lower[at],), ""))
        first = at - 2 if view.sentence.lower[at - 1] in HYPHENS and at > 1 else at - 1  # "a one-day strike"
        count = _count(view, first) if hours else 0
        spelled = view.sentence.lower[first] in units.sets["one_length"]
        if hours and count and not (spelled and _is_rate(view, first)):
            rough = first > 0 and view.sentence.lower[first - 1] in units.sets["rough"]
            made.append(Duration(first, at, count * hours, _side(view, at), spelled, rough))
    return made


def _is_rate(view: View, at: int) -> bool:
    """Whether "a day" at a token says how often: "15 litres of water a day"."""
    before = view.sentence.lower[max(0, at - 1) : at]
    counted = any(at - RATED <= n.last < at for n in view.numerals)
    return counted and vocabulary(view.language).sets["lasting"].isdisjoint(before)


def _count(view: View, at: int) -> float:
    """The number that a token writes, 0 where it writes none: "14", "three", "a"."""
    word = view.sentence.lower[at]
    if word in vocabulary(view.language).sets["one_length"]:
        return 1
    return float(word) if word.isdecimal() else known(view.language).numbers.get(word, 0)


def _side(view: View, last: int) -> str:
    sets, lower = vocabulary(view.language).sets, view.sentence.lower
    for word in lower[last + 1 : last + 1 + REACH]:
        if word in sets["length_before"]:
            return BEFORE
        if word in sets["length_after"]:
            return AFTER
        if not word.isalpha():
            break
    return ""


def _finding(claim: View, one: Duration, view: View, other: Duration) -> Finding:
    words = claim.text(one.first, min(len(claim.stems) - 1, one.last + bool(one.side)))
    said = view.text(other.first, min(len(view.stems) - 1, other.last + bool(other.side)))
    return finding("time", words, language=claim.language, text="time_other", source=said, near=(view.evidence,))
