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
    if not before or not (before[-1] in reader.sets["of"] or " ".join(before[-2:]) in reader.sets["partitive"]):
        return False
    return bool(set(before) & reader.sets["share"]) or before[-2:-1] != () and before[-2] in reader.sets["populated"]


def is_age(reader: CountedReader, found: Found) -> bool:
    """Whether a bare figure is somebody's age: "Ana Lopes, 45, was …", "a boy of 12", "sisters aged 5 and 7"."""
    words, sets, at = reader.words, reader.sets, found.first - 2
    if found.quantity.value > OLDEST or at < 0 or found.first != found.last:
        return False
    after = found.last + 1
    noun = after < len(words) and (words[after] in sets["others"] or reader.kind(after, found.quantity.value == 1) is not None)
    if not noun and not sets["aged"].isdisjoint(words[max(0, at + 2 - AGES) : at + 2]):
        return True
    someone = words[at] in reader.nouns.persons
    if words[at + 1] in sets["of"]:
        return someone and words[at] in sets["young"]
    ends = sets["age_end"].issuperset(words[after : after + 1])
    return words[at + 1] in sets["comma"] and ends and (someone or at > 0 and reader.name(at) and reader.name(at - 1))


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
