"""Who said it: by the verbs, phrases and nouns that name a source, and carried on by pronouns, quotations and turns."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from summarise.ground.acquaintance import Acquaintance
from summarise.ground.kinds import source_type
from summarise.ground.naming import Naming
from summarise.ground.saying import Known, Said, known
from summarise.ground.turns import turns
from summarise.sitrep import Attribution
from summarise.text import Sentence, Span

__all__ = ["Speakers", "source_type"]

REACH = 8
"""Sentences back that "he said" may look for its speaker."""
LISTED = 10
"""Lines of a list that "the ministry said that:" may speak for."""


class Speakers:
    """Who says what in an article: prepared once, asked for each fact."""

    def __init__(self, sentences: Sequence[Sentence], language: str = "en") -> None:
        self._known = known(language)
        self._learn = Acquaintance(sentences, self._known).kind
        self._said: dict[int, list[Said]] = {}
        self._carried: dict[int, Attribution] = {}
        self._turns: Mapping[int, Attribution | None] = turns(sentences, self._known)
        self._marks = self._known.sets["straight_quote"] | self._known.sets["open_quote"] | self._known.sets["close_quote"]
        self._listen(sentences)

    @property
    def all(self) -> tuple[Attribution, ...]:
        """Everybody who says something, in the order of the text."""
        return tuple(one.source for index in sorted(self._said) for one in self._said[index])

    def of(self, sentence: Sentence, span: Span) -> Attribution | None:
        """Who said what stands at `span` of the sentence (a figure's own characters tell best), None where nobody is named."""
        said = self._said.get(sentence.index, [])
        if not said:
            return self._otherwise(sentence)
        first = max(0, bisect_right(sentence.starts, span.start) - 1)
        last = max(first, bisect_left(sentence.starts, span.end) - 1)
        spoken = [one for one in said if not one.strict and _may_speak(one, first, last) or _fits(one, first, last)]
        if not spoken:
            return self._otherwise(sentence)
        bounds = _bounds(sentence, self._known) if len(spoken) > 1 else []
        return min(spoken, key=lambda one: self._rank(one, sentence, span, (first, last), bounds)).source

    def _otherwise(self, sentence: Sentence) -> Attribution | None:
        if sentence.index in self._carried:
            return self._carried[sentence.index]
        return self._turns.get(sentence.paragraph)

    def _rank(
        self, one: Said, sentence: Sentence, span: Span, figure: tuple[int, int], bounds: Sequence[int]
    ) -> tuple[bool, bool, bool, bool, int]:
        """How far a source is from a figure: least for one of its own clause that speaks for it; an outlet behind it last."""
        at = bisect_right(sentence.starts, one.span.start) - 1
        apart = bisect_right(bounds, at) != bisect_right(bounds, figure[0])
        outlet = one.source.type == "media" and one.reach[1] < len(sentence.words) - 1
        return apart, not _fits(one, *figure), outlet, not one.cited, _distance(one.span, span)

    def _listen(self, sentences: Sequence[Sentence]) -> None:
        """Reads the sentences in order, so that pronouns, lists and open quotations find their speakers."""
        person: tuple[int, Attribution] | None = None
        body: tuple[int, Attribution] | None = None
        quoting: list[Sentence] = []
        listing: tuple[int, Attribution] | None = None
        for sentence in sentences:
            if sentence.leftover:
                continue
            naming = None if self._known.cues.isdisjoint(sentence.lower) else Naming(sentence, self._known, self._learn)
            said = [] if naming is None else list(naming.said())
            if naming is not None and all(one.strict for one in said) and (pronoun := naming.pronoun()):
                last = person if pronoun == "person_pronoun" else body
                if last is not None and sentence.index - last[0] <= REACH:
                    self._carried[sentence.index] = last[1]
            for one in said:
                if one.person:
                    person = (sentence.index, one.source)
                else:
                    body = (sentence.index, one.source)
            self._said[sentence.index] = said
            quoting = self._quote(sentence, quoting)
            listing = self._list(sentence, listing)

    def _list(self, sentence: Sentence, listing: tuple[int, Attribution] | None) -> tuple[int, Attribution] | None:
        """Gives the lines of a list to whoever is named above it: "The ministry said that:"."""
        said = self._said[sentence.index]
        if sentence.words[-1] == ":":
            speaker = self._speaker(sentence)
            return (sentence.index, speaker) if speaker is not None else None
        finished = sentence.words[-1] in (".", "!", "?") and sentence.words[0] not in self._known.sets["bullet"]
        if listing is None or finished or sentence.index - listing[0] > LISTED:
            return None
        if not said:
            self._carried.setdefault(sentence.index, listing[1])
        return listing

    def _quote(self, sentence: Sentence, quoting: list[Sentence]) -> list[Sentence]:
        """Gives a quotation over several sentences to whoever is named with one of them; returns what of it stays open."""
        if not quoting and self._marks.isdisjoint(sentence.words):
            return []
        marks = self._known.sets
        again = sentence.words[0] in marks["open_quote"] or sentence.words[0] in marks["straight_quote"]
        fresh = bool(quoting) and quoting[-1].paragraph != sentence.paragraph
        if fresh and not again:
            quoting = []
        opened = bool(quoting)
        for i, word in enumerate(sentence.words) if not self._marks.isdisjoint(sentence.words) else ():
            if word in marks["straight_quote"]:
                opened = not opened or i == 0 and fresh
            elif word in marks["open_quote"] or word in marks["close_quote"]:
                opened = word in marks["open_quote"]
        quoting = [*quoting, sentence]
        speaker = next((found for s in quoting if (found := self._speaker(s)) is not None), None)
        if speaker is not None:
            for one in quoting:
                if not self._said.get(one.index):
                    self._carried.setdefault(one.index, speaker)
        return quoting if opened else []

    def _speaker(self, sentence: Sentence) -> Attribution | None:
        said = self._said.get(sentence.index)
        return said[0].source if said else self._carried.get(sentence.index)


def _fits(one: Said, first: int, last: int) -> bool:
    return one.reach[0] <= last and first <= one.reach[1]


def _may_speak(one: Said, first: int, last: int) -> bool:
    """Whether a figure beyond a source's reach may still be its: behind "12 died, police said, up from", not before it speaks."""
    return _fits(one, first, last) or first > one.reach[1]


def _bounds(sentence: Sentence, words: Known) -> list[int]:
    """The tokens at which another clause, perhaps of another source, begins: "while", "whereas", ";"."""
    return [i for i, word in enumerate(sentence.lower) if i and word in words.sets["contrast"]]


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
