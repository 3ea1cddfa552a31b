"""Whether a number counts people or things, and is no year, date, age, sum of money, measure or number of a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.lexicon import Lexicon

LONGEST_MONTH = 31
OLDEST = 100
"""Years of age; a larger number after "under" or "over" is a count."""
CENTURIES = range(1000, 2100)
"""Years in which something old was built."""
MOST_OF_A_RATIO = 10
"""People write "one in five", "nine out of ten"; larger pairs are counts ("40 in 12 villages")."""
Phrases = Mapping[tuple[str, ...], str | int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number without its hedge: tokens `first` to `last`, its bounds, and whether it is a vague word."""

    low: int
    high: int | None
    first: int
    last: int
    vague: bool = False
    bare_year: bool = False


class Counting:
    """The words of one language beside which a number counts something, or nothing; `before` are the hedges."""

    def __init__(self, lexicon: Lexicon, before: Phrases) -> None:
        self.before, self.ones = before, lexicon.tables["ones"]
        self.ratio = {tuple(p.split()): 0 for p in lexicon.words["ratio"]}
        self.dating = {tuple(p.split()): 0 for p in lexicon.words["dating"]}
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}

    def counts(self, words: Sequence[str], figure: Figure) -> bool:
        """Whether the number can count people or things: no year, date, age, sum of money, measure or name's number."""
        first, last, sets = figure.first, figure.last, self.sets
        before, after, beyond = word_at(words, first - 1), word_at(words, last + 1), word_at(words, last + 2)
        if before in sets["money_before"]:
            return False
        if figure.vague or not figure.high:
            return figure.vague or before not in sets["spatial"]  # "below zero"
        refused = (
            self._dates(words, figure),
            before in sets["named_before"] and not longest_before(self.before, words, first),
            figure.low <= LONGEST_MONTH and (before in sets["month"] or after in sets["month"]),
            figure.bare_year and (last > first or self._year(before, after)),
            self._age(words, figure),
            after in sets["range_sign"] and any(beyond in sets[name] for name in ("age_after", "fraction", "measure_after")),
            before in sets["clock_sign"] and word_at(words, first - 2)[-1:].isdigit(),
            after in sets["clock_sign"] and beyond[:1].isdigit(),
            self._ratio(words, figure),
            self.changes_by(words, first),
            after in sets["share_after"] or after in sets["measure_after"] and not self._measures(after, beyond),
            after in sets["fraction"],
            after in sets["inch"] and beyond in sets["measure_bracket"],
        )
        return not any(refused)

    def _measures(self, after: str, beyond: str) -> bool:
        """Whether a unit after the number counts something: "20 km of road", "110 square miles"."""
        return beyond in self.sets["measure_of"] or after in self.sets["square"] and beyond in self.sets["land"]

    def _year(self, before: str, after: str) -> bool:
        """Whether four bare digits are a year: by the word before, or because nothing that they could count follows."""
        return not before or before in self.sets["year_before"] or before in self.sets["month"] or not after.isalpha()

    def _dates(self, words: Sequence[str], figure: Figure) -> bool:
        """Whether it says how old something is: "a church dating from 1820"."""
        plain = figure.first == figure.last and words[figure.first].isdigit() and figure.low in CENTURIES
        return plain and longest_before(self.dating, words, figure.first) > 0

    def _age(self, words: Sequence[str], figure: Figure) -> bool:
        """Whether "children under five" says how old: a small number, with people before the hedge and no noun after."""
        hedge, noun, after = (word_at(words, at) for at in (figure.first - 1, figure.first - 2, figure.last + 1))
        if hedge not in self.sets["age_before"] or figure.low > OLDEST:
            return False
        aged = noun in self.sets["aged"] or noun.endswith(tuple(self.sets["aged_suffix"]))
        return aged and (not after.isalpha() or after in self.sets["after_age"])

    def _ratio(self, words: Sequence[str], figure: Figure) -> bool:
        """Whether it is a part of "one in five" or "nine out of ten"."""
        last, first = figure.last + 1, figure.first
        after, before = longest(self.ratio, words, last), longest_before(self.ratio, words, first)
        other = (
            words[last + after : last + after + 1]
            if after
            else words[max(0, first - before - 1) : first - before]
            if before
            else ()
        )
        return figure.low <= MOST_OF_A_RATIO and any(w in self.ones or w.isdigit() and int(w) <= MOST_OF_A_RATIO for w in other)

    def changes_by(self, words: Sequence[str], at: int) -> bool:
        """Whether the number says by how much another changed: "rose by 12", "fell by about 300 to 42"."""
        at -= longest_before(self.before, words, at)
        return word_at(words, at - 1) in self.sets["change_by"] and word_at(words, at - 2) in self.sets["change"]


def word_at(words: Sequence[str], at: int) -> str:
    """The word there, "" outside the sentence."""
    return words[at] if 0 <= at < len(words) else ""


def longest(
    table: Phrases | Mapping[tuple[str, ...], int] | Mapping[tuple[str, ...], float], words: Sequence[str], at: int
) -> int:
    """How many tokens from `at` the longest phrase of the table takes; 0 if none stands there."""
    return next((n for n in range(min(6, len(words) - at), 0, -1) if tuple(words[at : at + n]) in table), 0)


def longest_before(table: Phrases, words: Sequence[str], at: int) -> int:
    """The same for a phrase that ends before token `at`."""
    return next((n for n in range(min(5, at), 0, -1) if tuple(words[at - n : at]) in table), 0)
