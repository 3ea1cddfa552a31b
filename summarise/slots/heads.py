"""Gives each thing of a list the head that it shares with the next: "health and hygiene kits" are two kinds of kits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarise.slots.items import PART, Item, Line


def apart_from_heads(line: Line, items: Sequence[Item]) -> tuple[Item, ...]:
    """The things of one list, those that share a head told apart, each with it."""
    single = [part for item in items for part in parted(line, item)]
    pairs = zip(single, [*single[1:], None], strict=True)
    return tuple(item if after is None or not shares(line, item, after) else headed(line, item, after) for item, after in pairs)


def parted(line: Line, item: Item) -> Iterator[Item]:
    """Both things of "construction and gardening tools"; else the thing itself."""
    joint = next((at for at in range(item.first + 1, item.last - 1) if line.lower[at] in line.grammar.sets["joiner"]), None)
    if joint is None or not has_shared_head(line, item) or line.keys[joint - 1] != line.lower[joint - 1]:
        yield item
        return
    later = replace(item, left=joint + 1, first=joint + 1)
    yield headed(line, replace(item, last=joint - 1), later)
    yield later


def shares(line: Line, item: Item, after: Item) -> bool:
    """Whether the thing has its head in common with the next one, to which one word ties it."""
    bound = item.last + 2 == after.left == after.first < after.last and line.lower[item.last + 1] in line.grammar.sets["joiner"]
    singular = line.keys[item.last] == line.lower[item.last]
    return bound and singular and not item.head and has_shared_head(line, after) and item.canonical in line.grammar.sets["shares"]


def has_shared_head(line: Line, item: Item) -> bool:
    return line.keys[item.last] in line.grammar.sets["shared_head"]


def headed(line: Line, item: Item, after: Item) -> Item:
    """The thing with the head of the next, and what the lexicon calls both together."""
    head = line.words[after.last]
    words = " ".join((*line.lower[item.first : item.last + 1], head.lower()))
    key = tuple(line.grammar.singular(part) for part in PART.findall(words))
    entry = next((entry for entry in line.grammar.names.get(key[0], ()) if entry[0] == key), (key, item.canonical, item.cluster))
    return replace(item, head=head, canonical=entry[1], cluster=entry[2])
