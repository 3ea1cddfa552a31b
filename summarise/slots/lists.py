"""Marks the noun phrases of a sentence: lists of things, people, authorities, and what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarise.slots.heads import apart_from_heads
from summarise.slots.items import HYPHEN, LIGHT, NUMBER, OFFICIAL, PLAIN, WHO, Chunk, Item, Line
from summarise.slots.measures import MOST_LIGHT, PRICE
from summarise.slots.things import MOST_WORDS, is_common, name_at, things

MOST_BETWEEN = 5
"""Words between two things of a list (", as well as"), a short bracket included."""
SOON = 4
"""Tokens after "items" in which their list opens: "the items handed out included …"."""
MOST_LISTED = 50
"""Things of one list; the longest in 212 scraped articles has 8, and what goes on longer is no sentence."""


def chunks(line: Line) -> list[Chunk]:
    """The chunks of a sentence, in order and apart from one another."""
    found = lists(line, things(line))
    taken = {at for chunk in found for at in range(chunk.first, chunk.last + 1)}
    return sorted([*found, *runs(line, taken)], key=lambda chunk: chunk.first)


def lists(line: Line, items: Sequence[Item]) -> list[Chunk]:
    """Things joined by commas and the like as one chunk each, unknown things between them included."""
    chunks: list[Chunk] = []
    for item in items:
        follows = bool(chunks) and len(chunks[-1].items) < MOST_LISTED
        joined = between(line, chunks[-1].items[-1], item) if follows else None
        if joined is None:
            chunks.append(Chunk("item", item.left, item.last, (item,)))
        else:
            chunks[-1] = replace(chunks[-1], last=item.last, items=(*chunks[-1].items, *joined, item))
    firsts = [*(chunk.first for chunk in chunks[1:]), len(line.lower)]
    lasts = [-1, *(chunk.last for chunk in chunks)]
    whole = [closed(line, opened(line, c, last + 1), first) for c, last, first in zip(chunks, lasts, firsts, strict=False)]
    told = (chunk for chunk in apart(whole) if not describes_agent(line, chunk.last + 1))
    return [replace(chunk, items=tuple(telling(line, apart_from_heads(line, chunk.items)))) for chunk in told]


def telling(line: Line, items: Sequence[Item]) -> Iterator[Item]:
    """The things of a list without what only sums up the others: "help" with tents, items "such as" soap, "other items"."""
    sets = line.grammar.sets
    for item, after in zip(items, (*items[1:], None), strict=True):
        joint = line.lower[item.last + 1 : after.left] if after else ()
        helps = not sets["helped_with"].isdisjoint(joint[:1]) and item.canonical in sets["plea"] | sets["carrier"]
        exemplified = not sets["example"].isdisjoint(joint) and item.canonical in sets["summed"]
        if not (helps or exemplified or is_sum(line, item, listed=len(items) > 1)):
            yield item


def is_sum(line: Line, item: Item, *, listed: bool) -> bool:
    """Whether a mere "items" sums up what else is named: "the items included soap", or at a list's end "other items"."""
    sets = line.grammar.sets
    if item.first != item.last or line.keys[item.last] not in sets["bare"]:
        return False
    rest = listed and not sets["rest"].isdisjoint(line.lower[item.left : item.first])
    return rest or not sets["listing"].isdisjoint(line.lower[item.last + 1 : item.last + SOON])


def apart(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks without those that reach into the one before, which two lists that meet may both claim."""
    end = -1
    for chunk in chunks:
        if chunk.first > end:
            yield chunk
            end = chunk.last


def describes_agent(line: Line, at: int) -> bool:
    """Whether someone at token `at` is described by the list before it ("a water and hygiene (WASH) specialist")."""
    if line.lower[at : at + 1] == ("(",):
        at = after_separators(line, at)
    return at < len(line.keys) and line.keys[at] in line.grammar.sets["agent"]


def between(line: Line, before: Item, item: Item) -> tuple[Item, ...] | None:
    """The unknown things between two things of one list; None where they are not of one list."""
    unknown: list[Item] = []
    at = before.last + 1
    while at < item.left:
        after = after_separators(line, at)
        if after == at:
            return None
        if after >= item.left:
            return tuple(unknown)
        other = unknown_at(line, after)
        if other is None or other.last >= item.left:
            return None
        unknown.append(other)
        at = other.last + 1
    return tuple(unknown) if at > before.last + 1 or unknown else None


def opened(line: Line, chunk: Chunk, floor: int) -> Chunk:
    """The chunk with unknown first things of its list, behind a cue ("without windows, doors, electricity"), from `floor` on."""
    sets, last = line.grammar.sets, chunk.first - 1
    while last >= floor and separates(line, last):
        last -= 1
    if not sets["link"].isdisjoint(line.lower[last + 1 : chunk.first]):
        return chunk
    first = last + 1
    while first > floor and is_common(line, first - 1) and last + 1 - first < MOST_WORDS:
        first -= 1
    if not (first <= last < chunk.first - 1 and is_plural(line, last) and opens_list(line, first - 1)):
        return chunk
    longer = replace(chunk, first=first, items=(unknown(line, first, first, last), *chunk.items))
    if line.lower[first - 1] not in sets["separator"]:
        return longer
    longest = opened(line, longer, floor)
    return chunk if longest is longer else longest


def is_plural(line: Line, at: int) -> bool:
    """Whether the word is the plural of a thing, as those of a list are that no lexicon holds."""
    written = line.words[at]
    return line.keys[at] != line.lower[at] and line.keys[at] not in line.grammar.sets["agent"] and not written[0].isupper()


def opens_list(line: Line, at: int) -> bool:
    """Whether a list of things may start after token `at`: a word of the rules or a separator, but no "in" or "after"."""
    sets = line.grammar.sets
    if at < 0 or line.lower[at] in sets["place_opener"]:
        return False
    return line.lower[at] in line.grammar.stops or line.lower[at] in sets["separator"]


def closed(line: Line, chunk: Chunk, ceiling: int) -> Chunk:
    """The chunk with unknown last things of its list before token `ceiling`: a plural ("tents and canopies"), or measured."""
    start = chunk.last + 1
    after = after_separators(line, start)
    if after == start:
        return chunk
    other = unknown_at(line, after)
    if other is None or other.last >= ceiling or len(chunk.items) >= MOST_LISTED:
        return chunk
    ends = line.lower[after - 1] in line.grammar.sets["closer"] and is_plural(line, other.last)
    if not (ends or is_measured(line, other)):
        return chunk
    longer = replace(chunk, last=other.last, items=(*chunk.items, other))
    return longer if ends else closed(line, longer, ceiling)


def is_measured(line: Line, item: Item) -> bool:
    """Whether a measure of it is given: "40 quintals of" lentils."""
    before = line.lower[item.left : item.first]
    return not line.grammar.sets["link"].isdisjoint(before) and any(NUMBER.fullmatch(word) for word in before)


def after_separators(line: Line, at: int) -> int:
    """The token after the words that join a list, a bracket among them; `at` itself where there are none."""
    end = at
    while end < len(line.lower) and end - at < MOST_BETWEEN:
        if line.lower[end] == "(" and ")" in line.lower[end : end + MOST_BETWEEN]:
            end = line.lower.index(")", end) + 1
        elif separates(line, end):
            end += 1
        else:
            break
    return end


def separates(line: Line, at: int) -> bool:
    """Whether token `at` stands between the things of a list."""
    sets = line.grammar.sets
    if at == line.opening:
        return False
    if line.lower[at] in sets["paired"]:
        return not sets["pair"].isdisjoint(line.lower[max(0, at - 1) : at + 2])
    return line.lower[at] in sets["separator"]


def unknown_at(line: Line, at: int) -> Item | None:
    """A thing outside the lexicon that starts, with its number or determiner, at token `at`."""
    first = at
    while first < len(line.lower) and first - at < MOST_LIGHT:
        link = line.keys[first] in line.grammar.sets["measure"] and first + 1 < len(line.lower)
        if link and line.lower[first + 1] in line.grammar.sets["link"]:
            first += 2
        elif line.is_light(first):
            first += 1
        else:
            break
    last = first
    while line.is_plain(last) and not line.kinds[last] & (WHO | OFFICIAL) and last - first < MOST_WORDS:
        last += 1
    if last == first or line.is_plain(last) or line.keys[last - 1] in line.grammar.sets["agent"]:
        return None
    return unknown(line, at, first, last - 1)


def unknown(line: Line, left: int, first: int, last: int) -> Item:
    """A thing that no entry names as it stands: its last word's entry, else the word itself."""
    name = name_at(line, last)
    canonical, cluster = name[2:] if name else (line.keys[last], line.grammar.unknown_cluster)
    return Item(left, first, last, canonical, cluster)


def runs(line: Line, taken: set[int]) -> Iterator[Chunk]:
    """People, runs of other plain words, and bare figures, among the tokens that are not `taken`."""
    start = None
    for at, kind in enumerate([*line.kinds, 0]):
        inside = kind & (PLAIN | LIGHT | HYPHEN) and at not in taken
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            if any(kind & PLAIN for kind in line.kinds[start:at]):
                yield run(line, start, at - 1)
            else:
                yield from (Chunk("count", one, one) for one in range(start, at) if NUMBER.fullmatch(line.lower[one]))
            start = None


def run(line: Line, first: int, last: int) -> Chunk:
    for at in range(last, first - 1, -1):
        if line.kinds[at] & (WHO | OFFICIAL):
            return Chunk("who" if line.is_who(at) else "official", first, last)
    return Chunk("thing", first, last)


def things_in(line: Line, chunk: Chunk) -> tuple[Item, ...]:
    """What the chunk tells of: the things of a list; of other words, the one that their last word names."""
    if chunk.kind != "thing" or line.is_verbal(chunk.last) or line.keys[chunk.last] in line.grammar.sets["measure"]:
        return chunk.items
    start = next(at for at in range(chunk.first, chunk.last + 1) if line.is_plain(at))
    if any(PRICE.fullmatch(word) and not NUMBER.fullmatch(word) for word in line.lower[start : chunk.last + 1]):
        return ()  # "P23 million pula"
    return (unknown(line, chunk.first, start, chunk.last),)
