"""Figures that count nobody though they look like it: a share's whole, somebody's age."""

from collections.abc import Container

from summarise.quantities import Found
from summarise.slots.counted import CountedReader

OLDEST = 110
"""Years: a larger figure is no age."""
AGES = 4
"""Tokens back from an age to "aged": "aged 5, 7 and 9"."""


def is_share(reader: CountedReader, first: int, figures: Container[int]) -> bool:
    """Whether the figure is only the whole of a share or a population: "70 percent of the 12,000 inhabitants".

    So is what follows "out of" ("900 hectares out of 1,200 hectares") and "all but". `figures` holds the tokens at which
    figures begin.
    """
    before = reader.words[max(0, first - 4) : first]
    if " ".join(before[-2:]) in reader.sets["whole_after"] and any(at in figures for at in range(max(0, first - 6), first - 2)):
        return True
    if " ".join(before[-2:]) in reader.sets["exception"]:  # "all but two of the 30"
        return True
    if before and before[-1] in reader.sets["genitive"]:  # "half of the town's 400 houses"
        return " ".join(before[:2]) in reader.sets["partitive"] and reader.words[first - 5] in reader.sets["share"]
    if _in_ratio(reader, first):
        return True
    if not before or not (before[-1] in reader.sets["of"] or " ".join(before[-2:]) in reader.sets["partitive"]):
        return False
    return bool(set(before) & reader.sets["share"]) or before[-2:-1] != () and before[-2] in reader.sets["populated"]


def _in_ratio(reader: CountedReader, first: int) -> bool:
    """Whether a ratio says how many of the figure are meant: "one in four of the 2 million residents"."""
    words, sets = reader.words, reader.sets
    of = first - (2 if " ".join(words[max(0, first - 2) : first]) in sets["partitive"] else 1)
    start = words[max(0, of - 3) : of - 1]
    return of >= 3 and words[of] in sets["of"] and start[0] in sets["ratio_first"] and start[1] in sets["ratio_word"]


def is_age(reader: CountedReader, found: Found) -> bool:
    """Whether a bare figure is somebody's age: "Ana Lopes, 45, was …", "a boy of 12", "two sisters (5 and 7)"."""
    words, sets = reader.words, reader.sets
    if found.quantity.value > OLDEST or found.first < 2 or found.first != found.last:
        return False
    after = found.last + 1
    noun = after < len(words) and (words[after] in sets["others"] or reader.kind(after, found.quantity.value == 1) is not None)
    first, last = _listed(reader, found)
    if not noun and not sets["aged"].isdisjoint(words[max(0, first - AGES) : first]):
        return True
    at, mark, after = first - 2, words[first - 1], last + 1
    someone = at >= 0 and words[at] in reader.nouns.persons
    if mark in sets["of"]:
        return someone and words[at] in sets["young"]
    marked = mark in sets["comma"] | sets["bracket"] and sets["age_end"].issuperset(words[after : after + 1])
    several = last > first and at >= 0 and reader.kind(at, False) == "people"
    named = mark in sets["comma"] and at > 0 and reader.name(at) and reader.name(at - 1)
    return at >= 0 and marked and (someone or several or named)


def _listed(reader: CountedReader, found: Found) -> tuple[int, int]:
    """The first and last token of the bare figures that stand side by side: "two brothers, 12 and 14, drowned"."""
    words, joints, ages = reader.words, reader.sets["comma"] | reader.sets["joining"], {found.first}
    ages |= {f.first for f in reader.found.values() if f.first == f.last and f.quantity.value <= OLDEST}
    first, last = found.first, found.last
    while first - 2 in ages and words[first - 1] in joints:
        first -= 2
    while last + 2 in ages and words[last + 1] in joints:
        last += 2
    return first, last


def labels_next(reader: CountedReader, first: int, after: int) -> bool:
    """Whether a capital after a figure begins the next label of a flattened table: "Deaths: 12 Injured: 34"."""
    words, sets = reader.words, reader.sets
    if not first or after >= len(words) or not reader.name(after) or reader.sentence.words[after].isupper():
        return False
    opens = (
        words[first - 1] in sets["label_mark"]
        or bool(reader.kind(first - 1, False))
        or words[first - 1] in reader.nouns.participles
    )
    label = words[after] in sets["label_start"] or words[after] in reader.nouns.participles or bool(reader.kind(after, False))
    soon = range(after + 1, min(len(words), after + 1 + AGES))
    return opens and label and any(at in reader.found or words[at] in sets["label_mark"] for at in soon)
