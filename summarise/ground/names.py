"""The noun phrases of one sentence that name sources: where they begin and end, and of what kind they are."""

from collections.abc import Callable
from dataclasses import dataclass

from summarise.ground.saying import Known
from summarise.text import Sentence

LONGEST = 14
"""Tokens of the longest name of a source; longer ones are clauses misread."""
PLAIN = 8
"""Tokens of the longest source that no word marks as one: "the head of the northern quarter"."""
APPOSED = 12
"""Tokens after a name that may tell its kind: ", head of the ministry's fire safety unit"."""
CLAUSE = 5
"""Tokens before a phrase that may tie it to another: "the sisters who run the dispensary"."""
SHORT = 5
"""Tokens back from closing brackets within which they open."""
Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens `first` to `last` (inclusive) of a source, its kind ("" where nothing tells), and whether it is a person."""

    first: int
    last: int
    kind: str
    person: bool


class Names:
    """The noun phrases of a sentence. `learn` gives the kind that the article tells elsewhere of a name's last word."""

    def __init__(self, sentence: Sentence, known: Known, learn: Callable[[str], str]) -> None:
        self.words, self.lower, self.known, self._learn = sentence.words, sentence.lower, known, learn
        self._classes, self._size = known.classes, len(sentence.lower)

    def is_(self, i: int, *classes: str) -> bool:
        """Whether token i is there and of one of the word classes."""
        found = self._classes.get(self.lower[i]) if 0 <= i < self._size else None
        return found is not None and not found.isdisjoint(classes)

    def kind(self, first: int, last: int) -> str:
        """The kind of source that the tokens tell, "" without one."""
        return self.known.kinds.of(self.words, self.lower, first, last)

    def before(self, end: int) -> Phrase | None:
        """The noun phrase that ends at a token: the subject of a verb behind it. None where it does not look like one."""
        end = self._before_brackets(self._before_time(end))
        start = end
        while start > 0 and not self.is_(start - 1, "barrier", "auxiliary") and not self._begins(start):
            start -= 1
            if end - start >= LONGEST:
                return None
        for i in range(start - 1, max(start - CLAUSE, 0), -1):
            if self.is_(i, "relative") and self.words[i - 1].isalpha():
                return self.before(i - 1)  # "A reader who passed the place said"
            if self.is_(i, "barrier"):
                break
        return (start, end) if 0 <= start <= end else None

    def after(self, start: int) -> Phrase | None:
        """The noun phrase that begins at a token, up to a comma or a verb."""
        while start < len(self.words) and self._is_article(start):
            start += 1
        end = start
        while end < len(self.words) and not self._ends(end) and end - start < LONGEST:
            end += 1
        last = self._before_time(end - 1)
        while last > start and self.is_(last, "of", "joined"):
            last -= 1
        return (start, last) if last >= start and end > start else None

    def leading(self, start: int) -> Phrase | None:
        """The name that opens a clause, whatever its verb: "The Ministry of Health lowered its toll"."""
        while self.is_(start, "opening", "article"):
            start += 1
        end = start
        while end < len(self.words) and (self.words[end][:1].isupper() or self.is_(end, "of", "joined", "determiner")):
            end += 1
        while end < len(self.words) and end - start < PLAIN and self.kind(end, end) and self.words[end].isalpha():
            end += 1
        last = end - 1
        while last > start and self.is_(last, "of", "joined", "determiner"):
            last -= 1
        return (start, last) if last >= start else None

    def name(self, phrase: Phrase, *, context: int = -1, typed: bool, plain: bool = False) -> Name | None:
        """The source that a noun phrase names.

        Its kind comes from its own words, from those up to token `context`, or from elsewhere in the article. Without one it
        is a source only where neither `typed`, and a name or a speaker, or any phrase with an article where `plain`.
        """
        start, end = self._trimmed(*phrase)
        if start > end or end - start >= LONGEST or self._is_own(start) or start == end and self.is_(start, "pronoun"):
            return None
        own = self.kind(start, end)
        kind = own or self.kind(end, context) or self._learned(end, typed=typed)
        if not kind and (typed or not self._named(start, end) and not (plain and self._is_plain(start, end))):
            return None
        return Name(start, end, kind, self.speaks(start, end) or not own and not self._is_acronym(end))

    def speaks(self, first: int, last: int) -> bool:
        """Whether one of the tokens is a word for a person who speaks: "spokesman"."""
        return any(self.is_(i, "spokesperson") for i in range(first, last + 1))

    def apposed(self, end: int) -> int:
        """The last token of what stands behind a name in commas or brackets, -1 without."""
        if end + 1 >= len(self.words) or self.words[end + 1] not in (",", "("):
            return -1
        last = end + 2
        while last < len(self.words) and last - end < APPOSED and not self.is_(last, "closes"):
            last += 1
        return last - 1

    def is_time(self, i: int) -> bool:
        """Whether a token is part of a day or an hour."""
        return 0 <= i < len(self.lower) and (self.lower[i][0].isdigit() or self.lower[i] in self.known.sets["day"])

    def _before_time(self, end: int) -> int:
        """The last token before a day that stands behind a name: "The ministry on Thursday put …"."""
        last = end
        while last >= 0 and (self.is_time(last) or self.is_(last, "timing")):
            last -= 1
        return last if any(self.is_(i, "day") for i in range(last + 1, end + 1)) else end

    def _before_brackets(self, end: int) -> int:
        """The last token before brackets that hold the short form of a name: "Emergency Operations Centre (EOC)"."""
        opened = next((i for i in range(end - 1, max(end - SHORT, 0), -1) if self.is_(i, "open_bracket")), 0)
        return opened - 1 if opened and self.words[end] in (")", "]") else end

    def _begins(self, start: int) -> bool:
        """Whether a phrase begins with the article or pronoun at a token: nothing joins it to what stands before."""
        return self.is_(start, "determiner") and not self.is_(start - 1, "of", "joined")

    def _ends(self, i: int) -> bool:
        return (
            self.words[i].isdigit()
            or self.is_(i, "ends_name", "saying", "reporting", "auxiliary")
            or self.is_(i, "determiner")
            and not self.is_(i - 1, "of", "joined")
            or self.is_(i, "cut")
            and self._is_acronym(i - 1)
        )

    def _trimmed(self, start: int, end: int) -> Phrase:
        """A phrase without what opens a sentence, the work it speaks of and what trails behind."""
        while start <= end and (self.is_(start, "opening") or self._is_article(start) or not self.words[start][0].isalnum()):
            start += 1
        while start <= end and self.is_time(start):
            start += 1
        while start <= end and self._is_article(start):
            start += 1
        start, end = self._maker(start, self._before_work(start, end))
        start = self._after_and(start, end)
        while end > start and self.is_(end, "possessive", "trailing", "of", "joined", "article"):
            end -= 1
        return start, end

    def _is_article(self, i: int) -> bool:
        """Whether a token is an article or a word like one: "latest", but not "New" in "New Zealand"."""
        return self.is_(i, "the") or self.is_(i, "article") and self.words[i].islower()

    def _maker(self, start: int, end: int) -> Phrase:
        """The source inside a phrase that names its work: "data gathered by IOM between October …"."""
        for i in range(start, end):
            if self.words[i][:1].isupper():
                break
            work = self.is_(i, "of") and any(self.known.phrases["account"].length(self.lower, j) for j in range(start, i))
            if (work or self.is_(i, "given_by")) and self.kind(i + 1, end) and not self.kind(start, i):
                last = i + 1
                while last < end and not self.is_(last + 1, "cut"):
                    last += 1
                return i + 1 + self.is_(i + 1, "article"), last
        return start, end

    def _before_work(self, start: int, end: int) -> int:
        """The last token before what a source gives out: "SINAPRED figures", "Save the Children's latest update"."""
        works = [i for i in range(start + 1, end + 1) if self.known.phrases["account"].length(self.lower, i)]
        for i in works:
            owner = next((j for j in range(start + 1, i) if self.is_(j, "possessive") and not self.kind(j, i)), i)
            if self.kind(start, owner - 1):
                return owner - 1
        return end

    def _after_and(self, start: int, end: int) -> int:
        """The first token of the source in "thousands fled and the ministry", as only what follows "and" can speak."""
        for i in range(start + 1, end):
            other = self.is_(i + 1, "article") or i - start > 1 and self.kind(i + 1, i + 1)
            if self.is_(i, "joined") and other and self.kind(i + 1, end) and not self.kind(start, i):
                return i + 1 + self.is_(i + 1, "article")
        return start

    def _is_own(self, start: int) -> bool:
        """Whether it is one of the speaker's own: "our volunteers", "this hospital"."""
        return self.is_(start, "own") or self.is_(start - 1, "own")

    def _named(self, start: int, end: int) -> bool:
        named = self.words[end][:1].isupper() and not any(word.isdigit() for word in self.words[start:end])
        return named or self.speaks(start, end)

    def _is_acronym(self, i: int) -> bool:
        return i >= 0 and self.words[i].isupper() and len(self.words[i]) > 1

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether it is one who may speak, though no word tells: "a taxi driver"; not "the report"."""
        whole = range(start, end + 1)
        work = any(self.known.phrases["account"].length(self.lower, i) for i in whole)
        wordy = all(self.words[i].isalpha() or self.words[i] in "-'’" or self.is_(i, "possessive") for i in whole)
        silent = work or self.is_(end, "pronoun", "day", "paper")
        return self.is_(start - 1, "the") and end - start < PLAIN and wordy and not silent

    def _learned(self, end: int, *, typed: bool) -> str:
        """The kind that the article tells elsewhere; that somebody is a neighbour makes him no source of what he did."""
        kind = self._learn(self.words[end]) if self.words[end][:1].isupper() else ""
        return "" if typed and kind == "local" else kind
