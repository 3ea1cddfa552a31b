"""Which figure is a subset of which: "900 civilians, including 119 children", "Of these, 12 …"."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarise.sitrep import Headcount
from summarise.slots.basis import UNKNOWN
from summarise.slots.chunks import Count, Item
from summarise.slots.rows import Sets, one_family
from summarise.text import Sentence

EARLIER = -1
"""The `whole` of a subset whose larger figure stands in a sentence before."""
ALIKE = -2
"""The same where only a figure of the same category will do: "Nine of the dead"."""
SUBSET_MEMORY = 3
"""Figures before "Of these" among which the whole is looked for."""
SUBSET_REACH = 4
"""Items between a figure and the word that makes it a subset: "including, among others, 12 children"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A headcount before it has an id: its sentence, its figure's item, and the item that it is a subset of.

    `whole` is EARLIER or ALIKE where the whole stands in a sentence before: "Of these, 12 …". What is `past` is no whole:
    an older figure ("down from 16,100") or one that is denied.
    """

    fact: Headcount
    sentence: int
    item: int
    whole: int | None = None
    past: bool = False


def numbered(readings: Sequence[Reading]) -> Iterator[Headcount]:
    """The facts with their ids, each subset with the id of its whole."""
    for number, reading in enumerate(readings, 1):
        whole = whole_id(reading, readings[: number - 1]) if reading.whole is not None else None
        basis = reading.fact.basis
        if whole is not None and basis == UNKNOWN:
            basis = readings[int(whole[1:]) - 1].fact.basis
        yield replace(reading.fact, id=f"h{number}", part_of=whole, basis=basis)


def whole_of(item: int, items: Sequence[Item], sentence: Sentence, sets: Sets) -> int | None:
    """The item that the figure is a subset of, EARLIER for one of another sentence, None for a figure of its own."""
    count = items[item].count
    if item in (subsets := subsets_in(items, sets)):
        return subsets[item]
    opening = " ".join(sentence.lower[:3])
    first = next(i for i, other in enumerate(items) if other.count)
    apart = (other for other in items[first:item] if other.count is None and not other.word.startswith("^"))
    anaphor = all(other.word in sets["list_word"] for other in apart) and any(
        opening.startswith(phrase) for phrase in sets["next_subset"]
    )
    partitive = count is not None and count.partitive
    if anaphor or partitive and items[item].word == "<number>":
        return EARLIER
    return ALIKE if partitive else None


def whole_id(reading: Reading, before: Sequence[Reading]) -> str | None:
    """The id of the figure that a subset belongs to: the same category first; None where no larger one stands before."""
    if reading.whole in (EARLIER, ALIKE):
        pool = [r for r in before if r.sentence < reading.sentence and not r.past][-SUBSET_MEMORY:]
        pool = [r for r in pool if reading.whole == EARLIER or r.fact.category == reading.fact.category]
    else:
        pool = [r for r in before if r.sentence == reading.sentence and r.item == reading.whole]
    pool = [r for r in pool if r.fact.quantity.value > reading.fact.quantity.value and not r.past]
    best = max(pool, key=lambda r: (r.fact.category == reading.fact.category, before.index(r)), default=None)
    return None if best is None else f"h{before.index(best) + 1}"


def subsets_in(items: Sequence[Item], sets: Sets) -> dict[int, int]:
    """For each figure that is a subset of another in its sentence, the other's item: the last one before the opener."""
    found: dict[int, int] = {}
    for index, item in enumerate(items):
        if item.count is None or one_family(items, index, sets):
            continue
        opener = opener_of(items, index, sets)
        whole = None if opener is None else last_count(items, opener, sets)
        whole = leading_whole(items, index, sets) if whole is None else whole
        if whole is not None and items[whole].count is not None:
            found[index] = found.get(whole, whole)
    return found or parts_in(items, sets)


def parts_in(items: Sequence[Item], sets: Sets) -> dict[int, int]:
    """The figures that add up to the one right before them: "eight died: three in Elm and five in Ash"."""
    told = [(at, item.count) for at, item in enumerate(items) if item.count is not None and not item.count.single]
    for start, (whole, count) in enumerate(told):
        parts = list(itertools.takewhile(lambda one: one[1].kind == "number", told[start + 1 :]))
        parts = parts or list(_persons(told[start:], items, sets))
        exact = [one for _, one in parts if one.quantity.qualifier != "vague"]
        if len(parts) > 1 and len(exact) == len(parts) and sum(one.quantity.value for one in exact) == count.quantity.value:
            return {at: whole for at, _ in parts}
    return {}


def _persons(told: Sequence[tuple[int, Count]], items: Sequence[Item], sets: Sets) -> Iterator[tuple[int, Count]]:
    """The figures of people behind one of people and a colon or bracket: "killed 12 people: nine women and three men"."""
    words = {item.word for item in items[told[0][0] : told[1][0]]} if len(told) > 1 else set()
    if told[0][1].kind == "people" and not words.isdisjoint(sets["breakdown"] | sets["bracket"]):
        yield from itertools.takewhile(lambda one: one[1].kind == "people", told[1:])


def leading_whole(items: Sequence[Item], index: int, sets: Sets) -> int | None:
    """The first figure of a sentence that begins "Of the 300 people affected, 40 …", for the figures after it."""
    first = next((at for at, item in enumerate(items) if item.count), index)
    leads = 0 < first < index and first <= 2 and items[0].word in sets["leading_whole"]
    return first if leads and items[first].word != "<assets>" else None


def opener_of(items: Sequence[Item], index: int, sets: Sets) -> int | None:
    """The item of the word that opens a list of subsets to which the figure at `index` belongs."""
    at, steps = index - 1, 0
    if (count := items[index].count) is not None and count.partitive:
        return index
    while at >= 0 and steps < SUBSET_REACH:
        if items[at].word in sets["subset_opener"]:
            return at
        if items[at].count is None and not items[at].word.startswith("^"):
            if items[at].word not in sets["list_word"] and steps >= SUBSET_REACH - 2:
                return None
            steps += 1
        at -= 1
    return None


def last_count(items: Sequence[Item], end: int, sets: Sets) -> int | None:
    """The last figure of people before the opener at `end`; a bare one only before "including" and "of them"."""
    among = items[end].word in sets["includes"] | sets["of_them"] or items[end].count is not None
    kinds = {"people", "households", "number"} if among else {"people", "households"}
    counts = ((at, items[at].count) for at in range(end - 1, -1, -1))
    return next((at for at, c in counts if c and c.kind in kinds and not (c.single and c.kind == "people")), None)
