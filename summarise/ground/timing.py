"""Which day a figure is of: the date of its own clause, not one of a figure set beside it, nor that of its source."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from summarise.ground.dates import Date
from summarise.ground.datewords import Known, known
from summarise.sitrep import When
from summarise.text import Sentence, Span

DATELINE = 14
"""Tokens of the longest dateline: "GARISSA, Kenya, April 22, 2026 (East Coast Wire) –"."""
AS_OF = 6
"""Tokens before a date within which "as of" stands: "as of 10.00 on Thursday 12 March"."""
GIVEN = 4
"""Tokens before "reported on 11 March" within which the number stands."""


class Timing:
    """The dates of an article's sentences, asked for each fact; `cited` tells those of sources in brackets."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        dates: Sequence[Sequence[Date]],
        cited: Callable[[Sentence, Date], bool],
        language: str = "en",
    ) -> None:
        self._dates, self._cited, self._known = dates, cited, known(language)
        self._as_of: dict[int, When] = {}
        self._note(sentences)

    def of(self, sentence: Sentence, span: Span, figure: Span | None) -> When | None:
        """The date of what stands at `span`; that of a `figure` in it may be another's than its neighbour's.

        A figure without a date is of the day that its paragraph is "as of".
        """
        found = [d for d in self._dates[sentence.index] if not self._cited(sentence, d)]
        if not found:
            return self._as_of.get(sentence.index) if figure is not None else None
        at = bisect_right(sentence.starts, (figure or span).start) - 1
        asides = _asides(sentence, self._known)
        own = [d for d in found if _place(asides, d.first) == _place(asides, at) and not self._of_another(sentence, d, at)]
        own = [d for d in own if self._lesser(sentence, d) != 1 or not self._contrasts(sentence, d, at)]
        near = figure or span
        ranked = sorted(own, key=lambda d: (self._lesser(sentence, d), _distance(d.span, span), _distance(d.span, near)))
        return ranked[0].when if ranked else None

    def _note(self, sentences: Sequence[Sentence]) -> None:
        """Gives the day of "as of 10.00 on Thursday" to the sentences that follow in its paragraph."""
        day: tuple[int, When] | None = None
        for sentence in sentences:
            if day is not None and day[0] == sentence.paragraph:
                self._as_of[sentence.index] = day[1]
            here = [d for d in self._dates[sentence.index] if self._counted(sentence, d)]
            day = (sentence.paragraph, here[-1].when) if here else day

    def _counted(self, sentence: Sentence, found: Date) -> bool:
        """Whether a date is the one that figures are "as of"."""
        return found.grain == "day" and self._known.phrases["as_of"].within(
            sentence.lower, max(0, found.first - AS_OF), found.first - 1
        )

    def _of_another(self, sentence: Sentence, found: Date, at: int) -> bool:
        """Whether a date is that of a list, or of a number that stands right before it: "the 18 reported on 11 March"."""
        words, classes = sentence.lower, self._known.classes
        after = words[found.last + 1 : found.last + 4]
        if after and after[0] in classes["possessive"] and not classes["work"].isdisjoint(after):
            return True
        given = next((i for i in range(found.first - 1, max(found.first - 3, 0), -1) if words[i] in classes["given"]), None)
        if given is None or words[given - 1] in classes["be"]:
            return False
        number = next((i for i in range(given - 1, max(given - GIVEN, -1), -1) if words[i][0].isdigit()), None)
        return number is not None and words[number - 1] in classes["the"] and number != at

    def _contrasts(self, sentence: Sentence, found: Date, at: int) -> bool:
        """Whether another clause begins between a date and a figure: "police said on Friday …, while …"."""
        return not self._known.classes["contrast"].isdisjoint(sentence.lower[min(found.last, at) : max(found.first, at)])

    def _lesser(self, sentence: Sentence, found: Date) -> int:
        """0 for a date of what happened, 1 for the day on which somebody said it, 2 for that of a dateline."""
        words, classes = sentence.lower, self._known.classes
        line = words[found.last + 1 : DATELINE]
        if sentence.index < 2 and found.first < DATELINE // 2 and not classes["dash"].isdisjoint(line) and _is_place(sentence):
            return 2
        before = found.first - 1 - (words[found.first - 1] in classes["on"]) if found.first else -1
        beside = (words[max(before, 0)], *words[found.last + 1 : found.last + 2])
        return 1 if not classes["speaking"].isdisjoint(beside) else 0


def _is_place(sentence: Sentence) -> bool:
    """Whether a sentence opens as a dateline does, with a name in capitals or a day."""
    first = sentence.words[0]
    return first.isupper() or first[0].isdigit() or first[0].isupper()


def _asides(sentence: Sentence, words: Known) -> list[tuple[int, int]]:
    """The tokens (end exclusive) of asides that set another figure beside the first: "up from 2,400 on 11 March"."""
    found: list[tuple[int, int]] = []
    for i in range(len(sentence.lower)):
        if words.phrases["aside"].length(sentence.lower, i):
            ends = (j for j in range(i + 1, len(sentence.lower)) if sentence.lower[j] in (",", ";", ")", ".", "–", "—"))
            found.append((i, next(ends, len(sentence.lower))))
    return found


def _place(asides: Sequence[tuple[int, int]], i: int) -> int:
    """Which aside a token stands in, -1 outside."""
    return next((n for n, (first, end) in enumerate(asides) if first <= i < end), -1)


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
