"""How many of a kind a sentence lists, by number or by name: "wards three and four" are two wards."""

from collections.abc import Iterator

from summarise.faithfulness.datekeys import has_dates
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.source import View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.datewords import known

FEWEST, MOST = 2, 10
"""Members of a list that a summary may count."""
NEAR = 3
"""Tokens before the first member, or behind the last, in which their kind stands: "the towns of Tarn and Velo"."""


def listed(numeral: Numeral, view: View) -> bool:
    """Whether the sentence lists as many of what the figure counts."""
    if not numeral.noun or numeral.unit or not FEWEST <= numeral.value <= MOST or not has_dates(view.language):
        return False
    kind = numeral.noun[-1]
    if kind not in view.stems:
        return False
    return _counted_on(numeral, view) or any(
        numeral.value == many and kind in _beside(view, first, last) for first, last, many in _lists(view)
    )


def _counted_on(numeral: Numeral, view: View) -> bool:
    """Whether the sentence counts one fewer and tells of the next: "two convoys left at noon, while a third set out at dusk"."""
    known_words, lower = vocabulary(view.language), view.sentence.lower
    last = (i for i, word in enumerate(lower) if i and known_words.ordinals.get(word) == numeral.value)
    led = any(lower[i - 1] in known_words.sets["one_length"] | known_words.sets["definite"] for i in last)
    return led and any(n.value == numeral.value - 1 and numeral.noun[-1] in n.noun for n in view.numerals)


def _beside(view: View, first: int, last: int) -> tuple[str, ...]:
    """The stems right before and right behind a list."""
    return (*view.stems[max(0, first - NEAR) : first], *view.stems[last + 1 : last + 1 + NEAR])


def _lists(view: View) -> Iterator[tuple[int, int, int]]:
    """The first and the last token of each list of numbers, or of names, and how many members it has."""
    sets = vocabulary(view.language).sets
    members = _members(view)
    at = 0
    while at < len(members):
        end = at
        while end + 1 < len(members) and all(
            word in sets["list_joint"] for word in view.sentence.lower[members[end][1] + 1 : members[end + 1][0]]
        ):
            end += 1
        if end > at:
            yield members[at][0], members[end][1], end - at + 1
        at = end + 1


def _members(view: View) -> list[tuple[int, int]]:
    """The first and the last token of each name and each number."""
    numbers, lower, found = known(view.language).numbers, view.sentence.lower, list[tuple[int, int]]()
    for i, word in enumerate(view.sentence.words):
        named = word[0].isupper() and lower[i] not in vocabulary(view.language).sets["function"]
        if named and found and found[-1][1] == i - 1 and view.sentence.words[i - 1][0].isupper():
            found[-1] = (found[-1][0], i)
        elif named or word.isdecimal() or lower[i] in numbers:
            found.append((i, i))
    return found
