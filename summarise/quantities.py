"""Figures as people write them: "at least 1,200", "dozens of", "1.5 million", "between 10 and 15" → Quantity."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from summarise.countable import Counting, Figure, longest, longest_before, word_at
from summarise.lexicon import Lexicon, load
from summarise.sitrep import Quantity
from summarise.text import Sentence

DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d+(?:\.\d+)?")  # "1,200", "1,20,000", "1.5", "400"
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")  # "12.500", as agencies of many countries write it
THOUSANDS = re.compile(r"\d{3}")
LONGEST_FIGURE = 9
"""Digits in a row; more is a telephone number or a reference."""
YEARS = range(1900, 2100)
SMALLEST_HEDGED = 10
"""Below it "under" and "over" say where: "buried under two houses"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity and its tokens `first` to `last`, both included; the hedge is among them."""

    quantity: Quantity
    first: int
    last: int


@lru_cache(maxsize=512)  # each slot asks for those of one sentence; an article has some 25
def quantities_in(sentence: Sentence, language: str = "en") -> tuple[Found, ...]:
    """The quantities of a sentence in their order; years, dates, ages, money, measures and percentages are left out."""
    return tuple(found for found, _ in _found(sentence, counting=True, language=language))


def figures_in(sentence: Sentence, language: str = "en") -> tuple[tuple[Found, int], ...]:
    """Every whole number of a sentence, also those that count nothing, each with its first token after the hedge."""
    return tuple(_found(sentence, counting=False, language=language))


def hedge_before(sentence: Sentence, at: int, language: str = "en") -> tuple[int, str]:
    """How many tokens the hedge before token `at` has, and its qualifier; (0, "exact") without one."""
    table = _grammar(language).before
    length = longest_before(table, sentence.lower, at)
    return length, str(table[tuple(sentence.lower[at - length : at])]) if length else "exact"


def _found(sentence: Sentence, *, counting: bool, language: str) -> Iterator[tuple[Found, int]]:
    grammar = _grammar(language)
    words, at = _respaced(sentence, grammar.spaced), 0
    while at < len(words):
        word = words[at]
        if word not in grammar.starts and not word[0].isdigit():
            at += 1
            continue
        if grammar.telephone(word):
            at = next((i for i in range(at, len(words)) if not words[i].isdigit()), len(words))
            continue
        figure = grammar.figure(words, at)
        if figure is None:
            at += 1
            continue
        if not counting or grammar.counting.counts(words, figure):
            yield grammar.hedged(sentence, figure), figure.first
        at = figure.last + 1


def _respaced(sentence: Sentence, spaced: Mapping[str, str]) -> Sequence[str]:
    """The lower-case words, with "100 m" read as metres: only "2m" and "1.2 m" are millions."""
    words = sentence.lower
    apart = [
        at
        for at, word in enumerate(words)
        if word in spaced and at and sentence.ends[at - 1] < sentence.starts[at] and words[at - 1].isdigit()
    ]
    return [spaced[word] if at in apart else word for at, word in enumerate(words)] if apart else words


class Grammar:
    """The number words of one language, laid out for look-up."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self.ones, self.tens, self.multipliers = tables["ones"], tables["tens"], tables["multipliers"]
        self.fixed, self.vague = _phrases(tables["fixed"]), _phrases(tables["vague"])
        self.before = {tuple(p.split()): q for q, phrases in tables["before"].items() for p in phrases}
        self.after = {tuple(p.split()): q for q, phrases in tables["after"].items() for p in phrases}
        self.parts: Mapping[tuple[str, ...], float] = {tuple(p.split()): value for p, value in tables["parts"].items()}
        self.spaced: Mapping[str, str] = tables["spaced"]
        self.counting = Counting(lexicon, self.before)
        self.zero = {tuple(p.split()): 0 for p in lexicon.words["zero"]}
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        phrases = (self.fixed, self.vague, self.zero)
        self.phrase_starts = {key[0] for table in phrases for key in table}
        self.starts = {*self.ones, *self.tens, *self.phrase_starts}

    def telephone(self, word: str) -> bool:
        """Whether a number starts with a zero, as telephone numbers and codes do: "0800 200 600"."""
        return word.isdigit() and len(word) > 2 and word.startswith("0")

    def figure(self, words: Sequence[str], at: int) -> Figure | None:
        """The number that starts at token `at`, ranges included."""
        one = self.number(words, at)
        if one is None or one.vague or not one.low and not words[at].isdigit():
            return one
        return self.range(words, one) or one

    def number(self, words: Sequence[str], at: int) -> Figure | None:
        """One number at token `at`: a fixed phrase, a vague word, digits or number words, with its multipliers."""
        tables = ((self.vague, True), (self.fixed, False), (self.zero, False)) if words[at] in self.phrase_starts else ()
        for table, vague in tables:
            length = longest(table, words, at)
            if length:
                value = int(table[tuple(words[at : at + length])])
                return Figure(value, None if vague else value, at, at + length - 1, vague)
        one = self.digits(words, at) if words[at][0].isdigit() else self.spelled(words, at)
        return one and self.with_part(words, one)

    def with_part(self, words: Sequence[str], one: Figure) -> Figure | None:
        """The number with the part of it that follows: "two and a half million"; None for "two and a half hours", no whole."""
        length = longest(self.parts, words, one.last + 1)
        if not length or word_at(words, one.last + 1 + length) in self.sets["share_of"]:  # "12 dead and half of the crew"
            return one
        part, last = self.parts[tuple(words[one.last + 1 : one.last + 1 + length])], one.last + length
        unit = self.multipliers.get(words[one.last], 1) if one.last > one.first else 1  # "two million and a half"
        value, last = self.multiplied(words, one.low + part * unit, last)
        return Figure(int(value), int(value), one.first, last) if value == int(value) else None

    def digits(self, words: Sequence[str], at: int) -> Figure | None:
        """A number in digits, with what multiplies it: "1.5 million", "2 dozen", "12 500"."""
        word = words[at]
        plain = word.rstrip("+")
        if GROUPED.fullmatch(plain):
            plain = plain.replace(".", "")
        if not DIGITS.fullmatch(plain) or len(plain.replace(",", "")) > LONGEST_FIGURE:
            return None
        value, last = float(plain.replace(",", "")), at
        while len(word) <= 3 and last - at < 2 and len(word_at(words, last + 1)) == 3 and words[last + 1].isdigit():
            value, last = value * 1000 + int(words[last + 1]), last + 1
        if len(word) <= 3 and self._goes_on(words, at):
            value, last = value * 1000 + int(words[last + 2]), last + 2
        value, last = self.multiplied(words, value, last)
        if value != int(value):
            return None
        year = last == at and word.isdigit() and len(word) == 4 and int(word) in YEARS
        return Figure(int(value), int(value), at, last, bare_year=year)

    def _goes_on(self, words: Sequence[str], at: int) -> bool:
        """Whether thousands follow a comma and a space, as a line break leaves them: "61, 000", "some 42, 973 people"."""
        comma, thousands, after = (word_at(words, at + step) for step in (1, 2, 3))
        if comma not in self.sets["separator"] or not THOUSANDS.fullmatch(thousands) or not words[at].isdigit():
            return False
        before, noun = word_at(words, at - 1), after.isalpha() and after not in self.sets["after_number"]
        opens = not before or before in self.sets["opens_number"] or longest_before(self.before, words, at) > 0
        return thousands.startswith("0") or noun and opens

    def multiplied(self, words: Sequence[str], value: float, last: int) -> tuple[float, int]:
        while last + 1 < len(words) and words[last + 1] in self.multipliers:
            value, last = round(value * self.multipliers[words[last + 1]], 3), last + 1
        return value, last

    def spelled(self, words: Sequence[str], at: int) -> Figure | None:
        """A number in words: "nine hundred and twenty-one", "two dozen", "three thousand"."""
        total, part, last = 0, 0, at - 1
        while last + 1 < len(words):
            step = self._joint(words, last, part) if last >= at else 1
            word = word_at(words, last + step)
            if word in self.ones and (part % 100 == 0 or part % 10 == 0 and part % 100 > 10 and self.ones[word] < 10):
                part += self.ones[word]
            elif word in self.tens and part % 100 == 0:
                part += self.tens[word]
            elif last >= at and word in self.multipliers and len(word) > 2:
                factor = self.multipliers[word]
                total, part = (total, part * factor) if factor == 100 else (total + part * factor, 0)
            else:
                break
            last += step
        return Figure(total + part, total + part, at, last) if last >= at else None

    def _joint(self, words: Sequence[str], last: int, part: int) -> int:
        """How many tokens on the number goes on: two over the hyphen or "and" of "twenty-one", "hundred and five", else one."""
        joint, word = word_at(words, last + 1), word_at(words, last + 2)
        if joint in self.sets["joiner"]:
            hundreds = self.multipliers.get(words[last]) in (100, 1000) and part % 100 == 0
            return 2 if hundreds and (word in self.ones or word in self.tens) else 1
        return 2 if joint in self.sets["range_sign"] and words[last] in self.tens and self.ones.get(word, 10) < 10 else 1

    def range(self, words: Sequence[str], low: Figure) -> Figure | None:
        """The range that starts with `low`: "10 to 15", "250-300", "between 18,000 and 25,000", "1.5 to 2 million"."""
        after, opener = low.last + 1, word_at(words, low.first - 1)
        if not self._spans(words, low, word_at(words, after), opener):
            return None
        at = after + 1 + longest(self.before, words, after + 1)
        starts = at < len(words) and (words[at][0].isdigit() or words[at] in self.starts)
        high = self.number(words, at) if starts else None
        if high is None or high.vague or high.high is None:
            return None
        if low.bare_year and (high.bare_year or opener in self.sets["month"]):
            return replace(high, first=low.first) if high.bare_year else None
        bottom = self._scaled(words, low, high)
        first = low.first - 1 if opener in self.sets["range_from"] else low.first
        return Figure(bottom, high.high, first, high.last) if bottom < high.high else None

    def _spans(self, words: Sequence[str], low: Figure, sign: str, opener: str) -> bool:
        """Whether the sign after a number makes a range: "and" only after "between", "to" not in "rose from 41 to 56"."""
        if sign in self.sets["joiner"]:
            return opener in self.sets["range_between"] or self._hedged_between(words, low.first)
        changes = opener in self.sets["range_from"] and word_at(words, low.first - 2) in self.sets["change"]
        return (
            not changes
            and not self.counting.changes_by(words, low.first)
            and (sign in self.sets["range_sign"] or sign in self.sets["range_word"])
        )

    def _hedged_between(self, words: Sequence[str], at: int) -> bool:
        length = longest_before(self.before, words, at)
        return bool(length) and at > length and words[at - length - 1] in self.sets["range_between"]

    def _scaled(self, words: Sequence[str], low: Figure, high: Figure) -> int:
        """The lower bound, with the multiplier that only the upper one states ("10 to 15 thousand")."""
        factor = self.multipliers.get(words[high.last], 1) if high.last > high.first else 1
        shares = factor > 1 and low.low < 1000 and low.last == low.first and low.low * factor < (high.high or 0)
        return low.low * factor if shares else low.low

    def hedged(self, sentence: Sentence, figure: Figure) -> Found:
        """The figure with the hedges that stand before and after it."""
        words, first, last, qualifiers = sentence.lower, figure.first, figure.last, []
        if words[last].endswith("+"):
            qualifiers.append("more_than")
        while (length := longest_before(self.before, words, first)) and figure.low:
            if (
                length == 1
                and words[first - 1] in self.sets["spatial"]
                and (figure.low < SMALLEST_HEDGED or word_at(words, first - 2) in self.sets["with_over"])
            ):
                break
            qualifiers.append(str(self.before[tuple(words[first - length : first])]))
            first -= length
        if (length := longest(self.after, words, last + 1)) and figure.low:
            qualifiers.append(str(self.after[tuple(words[last + 1 : last + 1 + length])]))
            last += length
        text = sentence.text[sentence.starts[first] - sentence.start : sentence.ends[last] - sentence.start]
        return Found(quantity(text, figure, qualifiers), first, last)


def quantity(text: str, figure: Figure, qualifiers: Sequence[str]) -> Quantity:
    """The interval that the hedges leave: the strongest one counts, "about" gives way to all others."""
    strong = next((q for q in qualifiers if q != "approximately"), None)
    if figure.vague:
        return Quantity(text, figure.low, 0 if strong in ("up_to", "less_than") else figure.low, None, "vague")
    top = figure.low if figure.high is None else figure.high
    if strong in ("up_to", "less_than"):
        return Quantity(text, top, 0, top, strong)
    if strong:
        return Quantity(text, min(top, figure.low), figure.low, None, strong)
    if figure.low < top:
        return Quantity(text, top, figure.low, top, "range")
    return Quantity(text, top, top, top, "approximately" if qualifiers else "exact")


@cache
def _grammar(language: str) -> Grammar:
    return Grammar(load(language, "quantities"))


def _phrases(table: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    return {tuple(phrase.replace("-", " - ").split()): value for phrase, value in table.items()}
