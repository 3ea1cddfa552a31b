"""The noun phrases of a sentence: where each begins and ends, and whether it names people, a place or something else."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarise.lexicon import Lexicon
from summarise.quantities import Found
from summarise.sitrep import Quantity
from summarise.text import Sentence

HYPHENS = frozenset("-‐‑–")
LONGEST_MARK = 3
"""Characters of a token that starts with an apostrophe and is no word but an ending: "'re"."""
KINDS = ("armed", "people", "hazard", "place", "thing")
"""Word classes that say what a noun names; the first that has the noun counts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last`, both included; `head` is the token that says what it is.

    `kind`: people, place (by its head noun), name (capitalised), armed (soldiers, rebels …), hazard, other.
    `counted` is the last token of the figure that says how many.
    """

    first: int
    last: int
    head: int
    kind: str
    quantity: Quantity | None = None
    counted: int | None = None


class Nouns:
    """The word classes of a lexicon by which phrases are found and judged."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        self._kinds: dict[str, str | None] = {}
        self.plurals: Sequence[Sequence[str]] = lexicon.tables["plurals"]
        self.endings: tuple[str, ...] = tuple(lexicon.tables["verb_endings"])
        self.people_endings: tuple[str, ...] = tuple(lexicon.tables["people_endings"])
        self.plural_ending: str = lexicon.tables["plural_ending"]
        self.active_endings: tuple[str, ...] = tuple(lexicon.tables["active_endings"])
        self.breaks = frozenset().union(*(self.sets[name] for name in lexicon.tables["phrase_ends"]))

    def has(self, name: str, word: str) -> bool:
        """Whether the word or its singular stands in the class."""
        return any(form in self.sets[name] for form in self.forms(word))

    def forms(self, word: str) -> Iterator[str]:
        """The word, and what it may be the plural of."""
        yield word
        for plural, singular in self.plurals:
            if word.endswith(plural):
                yield word[: -len(plural)] + singular

    def kind(self, word: str) -> str | None:
        """What the noun names; None for a noun that we do not know."""
        if word not in self._kinds:
            self._kinds[word] = next((kind for kind in KINDS if self.has(kind, word)), None)
        return self._kinds[word]

    def verbal(self, word: str) -> bool:
        """Whether the word looks like a participle, and is no noun that we know."""
        if not word.endswith(self.endings) or word in self.sets["not_verb"]:
            return False
        return word in self.sets["collective"] or self.kind(word) not in ("place", "people")


class Reader:
    """One sentence, read as noun phrases; `triggers` are the tokens of movement words, which are no nouns."""

    def __init__(self, sentence: Sentence, nouns: Nouns, quantities: Sequence[Found], triggers: Collection[int]) -> None:
        self.sentence, self.nouns, self.triggers = sentence, nouns, triggers
        self.words = sentence.lower
        self.figures = {found.first: found for found in quantities}
        self.counted = {found.last for found in quantities}

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """All noun phrases, in order."""
        found, at = [], 0
        while at < len(self.words):
            last = self._end(at)
            if last < at:
                at += 1
                continue
            found.append(self._judged(at, last))
            at = last + 1
        return tuple(found)

    @cached_property
    def ending(self) -> dict[int, Phrase]:
        """The phrases by their last token."""
        return {phrase.last: phrase for phrase in self.phrases}

    @cached_property
    def starting(self) -> dict[int, Phrase]:
        """The phrases by their first token."""
        return {phrase.first: phrase for phrase in self.phrases}

    def text(self, first: int, last: int) -> str:
        """The words as written."""
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]

    def is_in(self, name: str, at: int) -> bool:
        """Whether token `at` stands in a word class; False outside the sentence."""
        return 0 <= at < len(self.words) and self.words[at] in self.nouns.sets[name]

    def _end(self, at: int) -> int:
        """The last token of the phrase that starts at `at`; `at - 1` where none does."""
        last, noun = at - 1, False
        while last + 1 < len(self.words):
            here = last + 1
            if here in self.figures and (not noun or self.is_in("possessive", last)):
                last = max(here, self.figures[here].last)
                last += self.is_in("further", last + 1)
                last += self._of(last + 1)
                continue
            if self._joined(here) and last >= at:
                last += 1
                continue
            if (noun or self.is_in("pronoun", last) and last >= at) and self._of(here):
                last, noun = here, False
                continue
            if not self._noun(here, at, noun):
                break
            noun = noun or not (self.is_in("determiner", here) or self._participle(here))
            last = here
        return last

    def _of(self, at: int) -> bool:
        """Whether "of" and a further phrase stand at `at`."""
        return self.is_in("of", at) and at + 1 < len(self.words) and self._noun(at + 1, at + 1, False)

    def _joined(self, at: int) -> bool:
        """Whether a token belongs to the one before: a hyphen or what follows it, a possessive ending."""
        starts, ends = self.sentence.starts, self.sentence.ends
        if at == 0 or at >= len(self.words) or starts[at] != ends[at - 1]:
            return False
        near = self.words[at] in HYPHENS and at + 1 < len(self.words) and starts[at + 1] == ends[at]
        return near or self.words[at - 1] in HYPHENS or self.words[at] in self.nouns.sets["possessive"]

    def _noun(self, at: int, first: int, noun: bool) -> bool:
        """Whether token `at` can go on a phrase that began at `first`."""
        word = self.words[at]
        if at in self.figures:
            return not noun
        if word in self.nouns.breaks:
            degree = not noun and self._degree(at) and (at + 1 not in self.triggers or at > first)
            return degree or self._hyphenated(at) or not noun and self._inward(at)
        if word in self.nouns.sets["postposed"] and self.is_in("infinitive", at + 1):
            return False
        if word in self.nouns.sets["determiner"]:
            opened = self.is_in("determiner", at - 1) or self.is_in("of", at - 1) or at - 1 in self.counted
            return not noun and (at == first or opened)
        if noun and self._homeward(at):
            return False
        if at in self.triggers or self._participle(at):
            if at > first and self.is_in("determiner", at - 1) and word in self.nouns.sets["hazard"]:
                return True
            verb = not self._participle(at) or not (self._compound(at) if noun else self._adjective(at, first))
            return not verb or self._hyphenated(at)
        return word[0].isalnum() or word[0] in "'’" and len(word) > LONGEST_MARK

    def _hyphenated(self, at: int) -> bool:
        """Whether a hyphen joins the word to the next: "government-held"."""
        following = at + 1 < len(self.words) and self.words[at + 1] in HYPHENS
        return following and self.words[at][0].isalpha() and self._joined(at + 1)

    def _degree(self, at: int) -> bool:
        """Whether an adverb, a participle and a noun stand here: "newly displaced people"."""
        return self.is_in("degree", at) and at + 2 < len(self.words) and self._participle(at + 1) and self._plain(at + 2)

    def _homeward(self, at: int) -> bool:
        """Whether a "home" stands here that is where the people before it go: "sent the pupils home"."""
        people = self.words[at - 1]
        several = people.endswith(self.nouns.plural_ending) or people in self.nouns.sets["plural_people"]
        return self.is_in("home", at) and several and self.nouns.kind(people) == "people"

    def _inward(self, at: int) -> bool:
        """Whether a direction stands here as the adjective of a place: "inland towns"."""
        following = at + 1 < len(self.words) and self.nouns.kind(self.words[at + 1]) == "place"
        return following and self.is_in("direction", at) and self._plain(at + 1)

    def _participle(self, at: int) -> bool:
        """Whether the token looks like a participle and not like a name."""
        return self.nouns.verbal(self.words[at]) and (at == 0 or self.sentence.words[at][0].islower())

    def _adjective(self, at: int, first: int) -> bool:
        """Whether a participle stands before its noun ("flooded areas", "the displaced") rather than as a verb."""
        following = at + 1 < len(self.words) and at + 1 not in self.figures and self._plain(at + 1)
        if at > first:
            return following or self.is_in("the", at - 1) and self.is_in("collective", at)
        if at in self.triggers and self.words[at].endswith(self.nouns.active_endings):
            return False
        if at == 0 or self.is_in("preposition", at - 1):
            return following
        verb = at in self.triggers or self.is_in("auxiliary", at - 1) or self.is_in("advised", at)
        return following and not verb and self.words[at - 1] in self.nouns.breaks

    def _compound(self, at: int) -> bool:
        """Whether a participle after a noun belongs to the noun that follows: "low lying areas", "flood affected families"."""
        if at in self.triggers or at + 1 >= len(self.words):
            return False
        kind = self.nouns.kind(self.words[at + 1])
        if kind == "people" and (self.words[at].endswith(self.nouns.active_endings) or self.is_in("advised", at)):
            return False
        return kind is not None and self._plain(at + 1)

    def _plain(self, at: int) -> bool:
        word = self.words[at]
        opened = word in self.nouns.breaks or word in self.nouns.sets["determiner"] or at in self.triggers
        return word[0].isalpha() and not opened

    def _judged(self, first: int, last: int) -> Phrase:
        """The phrase with its head and kind."""
        while last > first and self.is_in("trailing", last):
            last -= 1
        figure = next((self.figures[at] for at in range(first, last + 1) if at in self.figures), None)
        alone = figure is not None and all(self.is_in("determiner", at) for at in range(first, figure.first))
        if figure and alone and figure.last + self.is_in("further", last) >= last:
            return Phrase(first, last, last, "other" if self._numbered(first) else "people", figure.quantity, last)
        if figure and figure.last == last and self._shared(first, figure.first):
            return Phrase(first, last, last, "people", counted=last)
        head = self._head(figure.last + 1 if figure and figure.last < last else first, last)
        if figure is None or figure.first > head:
            return Phrase(first, last, head, self._kind(first, head))
        return Phrase(first, last, head, self._kind(first, head), figure.quantity, figure.last)

    def _shared(self, first: int, figure: int) -> bool:
        """Whether what stands before a figure makes it a share: "most of the 4,000"."""
        before = range(first, figure)
        return self.is_in("determiner", figure - 1) and all(
            any(self.is_in(name, at) for name in ("share", "pronoun", "of", "determiner")) for at in before
        )

    def _numbered(self, at: int) -> bool:
        """Whether the number at token `at` belongs to a name ("Interstate 95") or is a year ("in 1823")."""
        named = at > 1 and self.words[at - 1] not in self.nouns.breaks and self.sentence.words[at - 1][0].isupper()
        return named or self.is_in("year_lead", at - 1)

    def _head(self, begin: int, last: int) -> int:
        """The noun before "of", unless it only says how many ("most of the families")."""
        ofs = [at for at in range(begin, last) if self.is_in("of", at)]
        while ofs and (ofs[0] == begin or self.nouns.has("share", self.words[ofs[0] - 1])):
            begin = ofs.pop(0) + 1
        head = (ofs[0] if ofs else last + 1) - 1
        while head > begin and self.is_in("possessive", head):
            head -= 1
        return head

    def _kind(self, first: int, head: int) -> str:
        kind = None if self._country(head) else self.nouns.kind(self.words[head])
        responding = kind == "people" and head > first and self.is_in("responder", head - 1)
        if responding and self.nouns.has("responding", self.words[head]):
            return "armed"
        if kind == "people" and any(self.is_in("arming", at) for at in range(first, head)):
            return "armed"
        if first < head and self.nouns.has("division", self.words[head]) and self._unknown_name(head - 1):
            return "place"
        if kind:
            return "other" if kind == "thing" else kind
        return "name" if self.sentence.words[head][0].isupper() and (first < head or self._within(head)) else "other"

    def _country(self, at: int) -> bool:
        """Whether the token is a country's name and not the pronoun: "the US"."""
        return self.is_in("country", at) and self.sentence.words[at].isupper()

    def _unknown_name(self, at: int) -> bool:
        """Whether the token is a capitalised word that we do not know."""
        return self.sentence.words[at].istitle() and self.nouns.kind(self.words[at]) is None

    def _within(self, at: int) -> bool:
        """Whether a word stands before token `at`, whose capital is then that of a name."""
        return any(word[0].isalnum() for word in self.words[:at])
