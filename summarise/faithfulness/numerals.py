"""Every number of a sentence: what it is, what it measures or counts, and which facts rest on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarise import lexicon
from summarise.faithfulness.datekeys import keys
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.dates import dates
from summarise.ground.datewords import Reference
from summarise.quantities import figures_in, hedge_before
from summarise.sitrep import Fact
from summarise.slots.chunks import Count, chunk
from summarise.slots.nouns import nouns_of
from summarise.text import Sentence

DECIMAL = re.compile(r"(\d+)[.](\d+)")  # "6.4"
DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d+")  # "1,200", in a language whose number words are not known
NOUN_WORDS = 3
"""Words after a number that are looked at for what it counts, where the slots know no noun."""
HYPHENS = frozenset("-‐‑–/")
UNIT_WORDS = 3
LONGEST = 15
"""Characters of the longest number; what is longer is a reference."""
AFTER = ("or ", "at ")
"""How hedges begin that may stand behind a noun."""
NO_REFERENCE = Reference(None, None)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `last` (inclusive, hedge and unit included); `at` is its first token without the hedge.

    `unit` is what it is measured in, "" for a count. `kind`: people, households, assets, thing, or number where no noun
    follows. `noun` holds the stems of what it counts, its head last; `head` is that word. `spelled`: no digit is in it. `known`:
    the slots know the noun. `nearly`: its hedge says that it is less. `definite`: it was told
    of before ("the 95,000").
    """

    first: int
    last: int
    at: int
    text: str
    value: float
    low: float
    high: float | None
    qualifier: str
    unit: str = ""
    kind: str = "number"
    noun: tuple[str, ...] = ()
    head: str = ""
    spelled: bool = False
    bare: bool = False
    known: bool = False
    nearly: bool = False
    definite: bool = False
    facts: tuple[Fact, ...] = ()


def numerals_in(sentence: Sentence, language: str, facts: Sequence[Fact] = ()) -> tuple[Numeral, ...]:
    """The numbers of a sentence in their order; those of dates, and "one" as a pronoun, are left out."""
    if (lexicon.LANGUAGES / language / "quantities.toml").is_file():
        return tuple(_Reader(sentence, language, facts).numerals())
    return tuple(_plain(sentence))


def dated(sentence: Sentence, language: str) -> frozenset[int]:
    """The tokens of a sentence that belong to dates which name a day, a month or a year."""
    named = [found for found in dates(sentence, NO_REFERENCE, language) if keys(found.when.text, language)]
    return frozenset(i for found in named for i in range(found.first, found.last + 1))


class _Reader:
    """One sentence, read number by number."""

    def __init__(self, sentence: Sentence, language: str, facts: Sequence[Fact]) -> None:
        self.sentence, self.words, self.known = sentence, sentence.lower, vocabulary(language)
        self.language, self.facts = language, [(fact, *_place(fact)) for fact in facts]

    def numerals(self) -> Iterator[Numeral]:
        figures = figures_in(self.sentence, self.language)
        counts = [self._owned(item.count) for item in chunk(self.sentence, self.language) if item.count and not item.count.single]
        dates = dated(self.sentence, self.language) if figures else frozenset()
        taken: set[int] = set()
        parts = {i: part for i in range(len(self.words)) if (part := self._part(i))}
        shared = {i + 1 for at, (length, _) in parts.items() for i in range(at, at + length - 1)}
        for found, at in figures:
            taken.update(range(found.first, found.last + 1))
            if at in dates or at in parts or at in shared:
                continue
            count = next((c for c in counts if c.first <= found.last and found.first <= c.last), None)
            q = found.quantity
            high = None if q.max is None else float(q.max)
            yield self._made(found.first, found.last, at, (float(q.value), float(q.min), high, q.qualifier), count)
        for at, word in enumerate(self.words):
            if at not in taken and at not in dates and DECIMAL.fullmatch(word):
                value, last = self._multiplied(float(word), at)
                yield self._made(at, last, at, (value, value, value, "exact"), None)
            elif at in parts and at not in shared:
                yield self._fraction(at, *parts[at])

    def _owned(self, count: Count) -> Count:
        """The count with what it counts in the end: of "900 fishermen's families" the families."""
        owned = self._word(count.last + 2) if self._word(count.last + 1) in self.known.sets["genitive"] else ""
        kind = nouns_of(self.language).plural.get(owned, "")
        return replace(count, kind=kind, last=count.last + 2, head=owned) if kind else count

    def _part(self, at: int) -> tuple[int, int] | None:
        """How many tokens a fraction at token `at` has, and its hundredths: "two thirds", "one field in four"."""
        for length in (4, 3, 2, 1) if not self.known.no_part.within(self.words, max(0, at - 2), at) else ():
            value = self.known.parts.get(tuple(self.words[at : at + length]))
            if value is not None:
                return length, value
        apart = self.known.parts.get((self.words[at], *self.words[at + 2 : at + 4]))
        return (4, apart) if apart is not None and self._word(at + 2) in self.known.sets["out_of"] else None

    def _fraction(self, at: int, length: int, value: int) -> Numeral:
        last = at + length - 1
        hedge, qualifier = hedge_before(self.sentence, at, self.language)
        nearly = " ".join(self.words[at - hedge : at]) in self.known.sets["short_of"]
        text = self._text(at - hedge, last)
        return Numeral(at - hedge, last, at, text, value, value, value, qualifier, "percent", spelled=True, nearly=nearly)

    def _multiplied(self, value: float, at: int) -> tuple[float, int]:
        factor = lexicon.load(self.language, "quantities").tables["multipliers"].get(self._word(at + 1), 1)
        return value * factor, at + (factor != 1)

    def _made(
        self, first: int, last: int, at: int, bounds: tuple[float, float, float | None, str], count: Count | None
    ) -> Numeral:
        value, low, high, qualifier = bounds
        unit, start, end = self._unit(at, last)
        kind, noun, head = ("number", (), "") if unit else self._counted(count)
        if not noun and (unit or count is None or count.kind == "thing"):
            noun, head = self._noun(end + 1, measured=bool(unit))
            kind = "thing" if noun and not unit else kind
        if not unit and f"{self._word(first - 2)} {self._word(first - 1)}" in self.known.sets["parent_of"]:
            kind, noun, head = "people", (self.known.stem("children"),), "children"
        spelled = not any(c.isdigit() for i in range(at, last + 1) for c in self.words[i])
        own = tuple(
            fact for fact, begin, stop in self.facts if begin < self.sentence.ends[last] and stop > self.sentence.starts[first]
        )
        bare = not unit and not noun
        begin = min(first, start)
        text, sure = self._text(begin, end), kind != "number" and count is not None and count.known
        if qualifier == "exact" and (hedge := self._hedged_after(end + 1 + (not unit and len(noun)))):
            qualifier, text = hedge, self._text(begin, end)
            low, high = (0.0, value) if hedge in ("up_to", "less_than") else (value, None)
        if " ".join(self.words[max(0, first - 3) : first]) in self.known.sets["age_of"]:  # "under the age of ten" is "under ten"
            qualifier = hedge_before(self.sentence, first - 3, self.language)[1]
            low, high = 0.0 if qualifier == "less_than" else value, None if qualifier == "more_than" else value
        nearly = " ".join(self.words[first:at]) in self.known.sets["short_of"]
        definite = self._word(first - 1) in self.known.sets["definite"] or self._word(first) in self.known.sets["definite"]
        return Numeral(
            begin, end, at, text, value, low, high, qualifier, unit, kind, noun, head, spelled, bare, sure, nearly, definite, own
        )

    def _unit(self, at: int, last: int) -> tuple[str, int, int]:
        """The unit of a number, the first token and the last one that belong to number and unit."""
        skip = self._word(last + 1) in HYPHENS
        after = last + 1 + skip
        for length in range(min(UNIT_WORDS, len(self.words) - after), 0, -1):
            unit = self.known.units.get(tuple(self.words[after : after + length]))
            if unit and not self.known.no_unit.length(self.words, after):
                return unit, at, after + length - 1
        for length in range(min(UNIT_WORDS, at), 0, -1):
            unit = self.known.units.get(tuple(self.words[at - length : at]))
            if unit and unit in self.known.sets["unit_before"]:
                return unit, at - length, last
        return "", at, last

    def _counted(self, count: Count | None) -> tuple[str, tuple[str, ...], str]:
        if count is None or count.noun is None or count.kind == "number" or self._of_them(count.first, count.noun_first):
            return "number", (), ""
        words = tuple(filter(None, self.known.contents(self.words[count.noun_first : count.last + 1])))
        return count.kind, words or (self.known.stem(count.head),), count.head

    def _hedged_after(self, at: int) -> str:
        """The hedge behind the unit or the noun: "ten days or more"."""
        phrases = lexicon.load(self.language, "quantities").tables["after"]
        listed = {tuple(p.split()): q for q, own in phrases.items() for p in own if p.startswith(AFTER)}
        return next((q for p, q in listed.items() if tuple(self.words[at : at + len(p)]) == p), "")

    def _noun(self, at: int, *, measured: bool) -> tuple[tuple[str, ...], str]:
        """The stems of the words after a number, up to the first that says nothing, and the last of them."""
        if self._of_them(at, at + 2) or measured and self._word(at) in ("", *HYPHENS):
            return (), ""
        words: list[str] = []
        for i in range(at, min(at + 2 * NOUN_WORDS, len(self.words))):
            word = self.words[i]
            if self.known.content(word):
                words.append(word)
            elif words or not word.isalpha():
                break
            if len(words) == NOUN_WORDS:
                break
        return tuple(self.known.stem(word) for word in words), words[-1] if words else ""

    def _of_them(self, first: int, end: int) -> bool:
        """Whether only a pronoun says what is counted: "five of them fatal"."""
        return any(self._word(i) in self.known.sets["of_them"] for i in range(first, min(end, len(self.words))))

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _text(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]


def _plain(sentence: Sentence) -> Iterator[Numeral]:
    """The numbers in digits, as whole numbers, of a language whose number words are not known."""
    for at, word in enumerate(sentence.lower):
        if DIGITS.fullmatch(word) and len(word) <= LONGEST:
            value = float(re.sub(r"\D", "", word))
            yield Numeral(at, at, at, sentence.words[at], value, value, value, "exact")


def _place(fact: Fact) -> tuple[int, int]:
    """Where the fact's figure begins and ends in its article; (0, 0) where it has none."""
    quantity, span = getattr(fact, "quantity", None), fact.evidence[0]
    at = -1 if quantity is None else span.quote.find(quantity.text)
    return (0, 0) if quantity is None or at < 0 else (span.start + at, span.start + at + len(quantity.text))
