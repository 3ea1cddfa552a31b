"""Who said it: by the verbs, phrases and nouns that name a source, and carried on by pronouns and quotations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarise.ground.phrases import Phrases
from summarise.lexicon import load
from summarise.sitrep import Attribution
from summarise.text import Sentence, Span

KINDS = ("monitor", "rcrc", "un", "ngo", "armed_group", "media", "government", "local")
"""Kinds of sources, in the order in which they are tried: a UN official is no government's."""
LONGEST = 14
"""Tokens of the longest name of a source; longer ones are clauses misread."""
QUOTED = (",", '"', "”", "’", "''")
"""What stands before a verb whose subject follows it."""
REACH = 8
"""Sentences back that "he said" may look for its speaker."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who a sentence names as its source; `person` tells one from a body, `cited` a source that another quotes."""

    span: Span
    source: Attribution
    person: bool
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The words of attribution.toml."""

    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    cues: frozenset[str]
    kinds: frozenset[str]


@cache
def known(language: str) -> Known:
    """The words that name sources in a language."""
    words = load(language, "attribution").words
    sets = {name: frozenset(listed) for name, listed in words.items()}
    phrases = {name: Phrases(words[name]) for name in (*KINDS, "according", "citing", "account")}
    firsts = {phrase.split()[0] for name in ("according", "citing", "account") for phrase in words[name]}
    kinds = frozenset(phrase.split()[0] for kind in KINDS for phrase in words[kind])
    return Known(sets, phrases, sets["saying"] | sets["reporting"] | firsts, kinds)


class Speakers:
    """Who says what in an article: prepared once, asked for each fact."""

    def __init__(self, sentences: Sequence[Sentence], language: str = "en") -> None:
        self._known = known(language)
        self._said: dict[int, list[Said]] = {}
        self._carried: dict[int, Attribution] = {}
        self._marks = self._known.sets["straight_quote"] | self._known.sets["open_quote"] | self._known.sets["close_quote"]
        self._listen(sentences)

    def of(self, sentence: Sentence, span: Span) -> Attribution | None:
        """Who said what stands at `span` of the sentence, None where nobody is named."""
        said = self._said.get(sentence.index, [])
        if said:
            return min(said, key=lambda s: (not s.cited, _distance(s.span, span))).source
        return self._carried.get(sentence.index)

    def _listen(self, sentences: Sequence[Sentence]) -> None:
        """Reads the sentences in order, so that pronouns and open quotations find their speakers."""
        person: tuple[int, Attribution] | None = None
        body: tuple[int, Attribution] | None = None
        quoting: list[Sentence] = []
        for sentence in sentences:
            if sentence.leftover:
                continue
            reader = _Reader(sentence, self._known)
            said = list(reader.said()) if not self._known.cues.isdisjoint(sentence.lower) else []
            if not said and (pronoun := reader.pronoun()):
                last = person if pronoun == "person_pronoun" else body
                if last is not None and sentence.index - last[0] <= REACH:
                    self._carried[sentence.index] = last[1]
            for one in said:
                person, body = ((sentence.index, one.source), body) if one.person else (person, (sentence.index, one.source))
            self._said[sentence.index] = said
            quoting = self._quote(sentence, quoting)

    def _quote(self, sentence: Sentence, quoting: list[Sentence]) -> list[Sentence]:
        """Gives a quotation over several sentences to whoever is named with one of them; returns what of it stays open."""
        if quoting and quoting[-1].paragraph != sentence.paragraph:
            quoting = []
        opened = bool(quoting)
        for word in () if self._marks.isdisjoint(sentence.words) else sentence.words:
            if word in self._known.sets["straight_quote"]:
                opened = not opened
            elif word in self._known.sets["open_quote"] or word in self._known.sets["close_quote"]:
                opened = word in self._known.sets["open_quote"]
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


class _Reader:
    """One sentence: where it names sources."""

    def __init__(self, sentence: Sentence, words: Known) -> None:
        self.sentence, self.known = sentence, words
        self.words, self.lower = sentence.words, sentence.lower

    def said(self) -> Iterator[Said]:
        """The sources that the sentence names, in order."""
        for i, word in enumerate(self.lower):
            if word in self.known.cues and (found := self._cue(i)) is not None:
                yield found

    def pronoun(self) -> str | None:
        """The class of the pronoun that says something, where one does: "he said"."""
        saying = self.known.sets["saying"]
        for i, word in enumerate(self.lower[1:], 1):
            if word in saying:
                for name in ("person_pronoun", "body_pronoun"):
                    if self._is(i - 1, name) or self._is(i - 1, "between") and self._is(i - 2, name):
                        return name
                if self.words[i - 1] in QUOTED and self._is(i + 1, "person_pronoun"):
                    return "person_pronoun"
        return None

    def _is(self, i: int, name: str) -> bool:
        return 0 <= i < len(self.lower) and self.lower[i] in self.known.sets[name]

    def _cue(self, i: int) -> Said | None:
        if self._is(i, "saying"):
            return self._subject(i, typed=False) or self._behind(i)
        if length := self.known.phrases["according"].length(self.lower, i):
            return self._named(i + length, cited=True)
        if length := self.known.phrases["citing"].length(self.lower, i):
            return self._named(i + length, cited=True)
        if self._is(i, "reporting") and (found := self._subject(i, typed=True)):
            return found
        return self._account(i) if self.known.phrases["account"].length(self.lower, i) else None

    def _subject(self, verb: int, *, typed: bool) -> Said | None:
        """The noun phrase before a verb: "Health officials in Pella, a port in the north, said"."""
        end = verb - 1
        if self._is(end, "passive") and not self._is(verb, "progressive"):
            return None
        while end >= 0 and self._is(end, "between"):
            end -= 1
        inserted = end
        if end > 0 and self.words[end] == ",":
            end = self._before_insertion(end)
        start = end
        while start > 0 and not self._is(start - 1, "barrier") and end - start < LONGEST:
            start -= 1
        if end - start >= LONGEST:
            return None
        made = self._made(start, end, max(inserted, end), typed=typed)
        if start > 1 and self.words[start - 1] == "," and (made is None or made.source.type == "unknown"):
            return self._listed(start - 2, end) or made
        return made

    def _listed(self, before: int, end: int) -> Said | None:
        """A name with a comma in it: "the Ministry of Water, Energy and Irrigation"."""
        start = before
        while start > 0 and not self._is(start - 1, "barrier") and before - start < LONGEST // 2:
            start -= 1
        inside = any(self._is(i, "joined") for i in range(before + 2, end))
        return (
            self._made(start, end, end, typed=True)
            if inside and self._kind(start, before) and self.words[before][:1].isupper()
            else None
        )

    def _before_insertion(self, comma: int) -> int:
        """The last token of the phrase before an insertion in commas: "X, which monitors the conflict, said"; -1 without one."""
        i = comma - 1
        while i > 0 and self.words[i] not in (",", '"', "“", "”"):
            i -= 1
        return i - 1 if i > 0 and self.words[i] == "," and self.words[i - 1] not in ('"', "”") else -1

    def _behind(self, verb: int) -> Said | None:
        """The noun phrase after a verb that follows a quotation or a clause: "…, said Nikola Nikolov, head of …"."""
        if verb == 0 or self.words[verb - 1] not in QUOTED:
            return None
        return self._named(verb + 1, cited=False)

    def _named(self, start: int, *, cited: bool) -> Said | None:
        """The noun phrase that begins at a token, up to a comma or verb."""
        while self._is(start, "article"):
            start += 1
        end = start
        while end < len(self.words) and not self._ends_name(end) and end - start < LONGEST:
            end += 1
        return self._made(start, end - 1, min(end + 12, len(self.words) - 1), typed=False, cited=cited) if end > start else None

    def _ends_name(self, i: int) -> bool:
        return self.words[i].isdigit() or any(self._is(i, name) for name in ("ends_name", "article", "saying", "reporting"))

    def _account(self, i: int) -> Said | None:
        """The source of what is given out: "figures from the ministry", "IDMC's estimate", "The latest Government update"."""
        length = self.known.phrases["account"].length(self.lower, i)
        if self._is(i + length, "given_by"):
            found = self._named(i + length + 1, cited=False)
            return found if found is not None and found.source.type != "unknown" else None
        start = i
        while start > 0 and i - start < 6 and not self._is(start - 1, "barrier"):
            start -= 1
        return self._made(start, i - 1, i, typed=True) if i > start else None

    def _made(self, start: int, end: int, context: int, *, typed: bool, cited: bool = False) -> Said | None:
        """A source from its noun phrase, without what opens a sentence; its kind also from the tokens up to `context`."""
        while start <= end and (self._is(start, "opening") or self._is(start, "article") or not self.words[start][0].isalnum()):
            start += 1
        start = self._after_date(start, end)
        if start > end or end - start >= LONGEST or (start == end and self._is(start, "pronoun")):
            return None
        start, end = self._by(start, self._before_account(start, end))
        start = self._after_and(start, end)
        while end > start and (self._is(end, "possessive") or self._is(end, "trailing")):
            end -= 1
        kind = self._kind(start, end) or ("" if typed else self._kind(end, context))
        named = self.words[end][:1].isupper() and not any(word.isdigit() for word in self.words[start:end])
        if not kind and (typed or not named and not self._spokes(start, end)):
            return None
        span = self.sentence.span(start, end)
        name = self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]
        person = self._spokes(start, end) or self._spokes(end, context) and not cited or not self._kind(start, end)
        return Said(span, Attribution(name, kind or "unknown"), person, cited)

    def _by(self, start: int, end: int) -> tuple[int, int]:
        """The source inside a phrase that names its work: "data gathered by IOM between October …"."""
        for i in range(start, end):
            if self.words[i][:1].isupper():
                break
            if self._is(i, "given_by") and self._kind(i + 1, end) and not self._kind(start, i):
                last = i + 1
                while last < end and not self._is(last + 1, "cut"):
                    last += 1
                return i + 1 + self._is(i + 1, "article"), last
        return start, end

    def _before_account(self, start: int, end: int) -> int:
        """The last token before what a source gives out: "SINAPRED figures", "Save the Children's latest update"."""
        for i in range(start + 1, end + 1):
            if (self._is(i, "possessive") or self.known.phrases["account"].length(self.lower, i)) and self._kind(start, i - 1):
                rest = self._is(i, "possessive") and self._kind(i, end)
                if not rest:
                    return i - 1
        return end

    def _after_and(self, start: int, end: int) -> int:
        """The first token of the source in "thousands fled and the ministry", as only what follows "and" can speak."""
        for i in range(start + 1, end):
            if self._is(i, "joined") and self._kind(i + 1, end) and not self._kind(start, i) and self._is(i + 1, "article"):
                return i + 2
        return start

    def _spokes(self, start: int, end: int) -> bool:
        return any(self._is(i, "spokesperson") for i in range(start, end + 1))

    def _after_date(self, start: int, end: int) -> int:
        """The first token behind a date that opens the phrase: "On Thursday Radio Dabanga reported"."""
        while start <= end and (self.words[start].isdigit() or self.lower[start] in self.known.sets["day"]):
            start += 1
        return start

    def _kind(self, start: int, end: int) -> str:
        """The kind of source that its words tell."""
        cues = self.known.kinds
        hits = [i for i in range(max(start, 0), end + 1) if self.lower[i] in cues or self.words[i] in cues]
        for kind in KINDS if hits else ():
            phrases = self.known.phrases[kind]
            if any(phrases.length(self.lower, i) or phrases.length(self.words, i) for i in hits):
                return kind
        return ""


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
