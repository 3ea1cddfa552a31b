"""Finds the things that a sentence names, each with the words that describe and count it."""

from collections.abc import Iterator

from summarise.slots.items import OFFICIAL, WHO, Item, Line
from summarise.slots.measures import left_of

MOST_WORDS = 3
"""Words before the head that still belong to a name; more is a sentence that lost its punctuation."""
LONG = 4
"""Letters of a word that no headline in capitals writes small ("of", "from")."""


def things(line: Line) -> list[Item]:
    """The things that the lexicon names, each with what stands before it."""
    items: list[Item] = []
    for first, last, canonical, cluster in named(line):
        floor = items[-1].last + 1 if items else 0
        if is_head(line, first, last) and not measures(line, first, last):
            start = name_start(line, first, last, floor)
            left = left_of(line, start, floor)
            if in_title(line, start, last) or is_body(line, start, last) or is_site(line, left, last, canonical):
                continue
            items.append(Item(left, start, last, canonical, cluster))
    return items


def named(line: Line) -> Iterator[tuple[int, int, str, str]]:
    """Names of the lexicon, the longest at each place; neighbours are one compound, with the more telling one's meaning."""
    at, before, known = 0, None, line.grammar.names
    while at < len(line.keys):
        name = name_at(line, at) if line.keys[at] in known else None
        if name is None or is_verb(line, name[0], name[1]):
            at += 1
            continue
        if before and before[1] + 1 == name[0]:
            telling = before if name[2] in line.grammar.sets["general"] else name
            name = (before[0], name[1], *telling[2:])
        elif before:
            yield before
        before, at = name, name[1] + 1
    if before:
        yield before


def name_at(line: Line, at: int) -> tuple[int, int, str, str] | None:
    for parts, canonical, cluster in line.grammar.names.get(line.keys[at], ()):
        if tuple(line.keys[at : at + len(parts)]) == parts:
            return at, packed(line, at + len(parts) - 1), canonical, cluster
    return None


def packed(line: Line, last: int) -> int:
    """The token of the packing that follows the name as its head ("food packets", "water bottles"), else `last`."""
    at = last + 1
    packing = at < len(line.keys) and line.keys[at] in line.grammar.sets["packing"]
    return at if packing and line.grammar.sets["partitive"].isdisjoint(line.lower[at + 1 : at + 2]) else last


def is_verb(line: Line, first: int, last: int) -> bool:
    """Whether a name of one word is a verb here ("to help them", "to supply food"), which it is not in "due to power cuts"."""
    sets = line.grammar.sets
    if first != last or line.lower[last] not in sets["verbal"]:
        return False
    after = line.lower[last + 1 : last + 2]
    if not sets["verb_after"].isdisjoint(after):
        return True
    to_noun = not sets["noun_to"].isdisjoint(line.lower[max(0, first - 2) : max(0, first - 1)])
    noun = to_noun and line.lower[first - 1] in sets["recipient"] or not sets["fails"].isdisjoint(after)
    return not noun and not sets["verb_before"].isdisjoint(line.lower[max(0, first - 1) : first])


def is_head(line: Line, first: int, last: int) -> bool:
    """Whether the name is a thing here and no part of another noun ("aid workers")."""
    sets = line.grammar.sets
    after = line.lower[last + 1] if last + 1 < len(line.lower) else ""
    never = sets["never"] | sets["no_thing_alone"] if first == last else sets["never"]
    if line.lower[last] in never or in_bracket(line, first, last):
        return False
    if line.is_glued(last + 1) or after in sets["speech"]:
        return False
    if last + 1 < len(line.keys) and line.keys[last + 1] in sets["abstract"] and line.words[last + 1].islower():
        return False
    if line.is_plain(last + 1) and line.words[last + 1].islower() and after not in sets["follower"]:
        return line.is_participle(last + 1) or line.is_verbal(last + 1) and not describes(line, last + 1)
    return True


def describes(line: Line, at: int) -> bool:
    """Whether the verb's form at token `at` describes a thing that follows ("water purifying chlorine tablets")."""
    return any(is_plural_name(line, start) for start in (at + 1, at + 2) if line.is_plain(at + 1))


def is_plural_name(line: Line, at: int) -> bool:
    name = name_at(line, at) if at < len(line.keys) else None
    return name is not None and line.keys[name[1]] != line.lower[name[1]]


def in_title(line: Line, first: int, last: int) -> bool:
    """Whether the name belongs to that of an office or a programme: "Social Services" after "Department of"."""
    capitals = [word[0].isupper() for word in line.words[max(0, first - 2) : last + 2]]
    if not line.words[last][0].isupper():
        return False
    named_after = last + 1 < len(line.words) and line.is_plain(last + 1) and capitals[-1]
    return named_after or first > 1 and line.lower[first - 1] in line.grammar.sets["link"] and capitals[0]


def is_body(line: Line, first: int, last: int) -> bool:
    """Whether the name is that of those who serve ("rescue services", "Relief Services"), or of what carries passengers."""
    sets = line.grammar.sets
    if last == first or line.keys[last] not in sets["body"]:
        return False
    capitals = all(word[0].isupper() for word in line.words[first : last + 1])
    running = any(word.islower() and len(word) > LONG for word in line.words)
    return capitals and running or line.lower[last - 1] in sets["serving"] and line.keys[last] in sets["served"]


def measures(line: Line, first: int, last: int) -> bool:
    """Whether a name of one word only counts what follows: "lorries of grain", "supplies of fuel"."""
    of = line.lower[last + 1 : last + 2]
    return first == last and line.keys[last] in line.grammar.sets["measure"] and not line.grammar.sets["partitive"].isdisjoint(of)


def is_site(line: Line, left: int, last: int, canonical: str) -> bool:
    """Whether the name only says where something is: "stocks at the hospital"."""
    sets = line.grammar.sets
    located = line.lower[max(0, left - 1)] in sets["located"]
    return located and canonical in sets["site_of"] and line.keys[last] in sets["site"]


def in_bracket(line: Line, first: int, last: int) -> bool:
    """Whether the name stands alone in brackets, as an abbreviation of what was named before them."""
    return line.lower[max(0, first - 1) : first] == ("(",) and line.lower[last + 1 : last + 2] == (")",)


def name_start(line: Line, first: int, last: int, floor: int) -> int:
    """Where the name starts when the words before it that describe it are counted in."""
    at = first
    while at > floor and first - at < 2 * MOST_WORDS:
        if is_common(line, at - 1) and not is_name(line, at - 1, last) or is_for(line, at - 1, last):
            at -= 1
        elif joins(line, at, first, last, floor) or purifies(line, at):
            at -= 2
        elif cooks(line, at, floor) or at == first and line.lower[at - 1] in line.grammar.sets["attribute"]:
            return at - 1
        else:
            break
    return at


def purifies(line: Line, at: int) -> bool:
    """Whether two words before token `at` say what the thing there is for ("water purifying tablets")."""
    return line.is_verbal(at - 1) and name_at(line, at - 2) is not None and describes(line, at - 1)


def cooks(line: Line, at: int, floor: int) -> bool:
    """Whether the word before token `at`, the first of a thing in a list, says what that is for ("…, cooking equipment")."""
    verbal = line.is_verbal(at - 1) and not line.is_participle(at - 1)
    return verbal and at - 2 >= floor > 0 and line.lower[at - 2] in line.grammar.sets["separator"]


def is_common(line: Line, at: int) -> bool:
    """Whether the word may belong to a thing's name: a plain one, of no people and no verb."""
    return line.is_plain(at) and not line.kinds[at] & (WHO | OFFICIAL) and not line.is_verbal(at)


def is_for(line: Line, at: int, last: int) -> bool:
    """Whether the word says whom a packed thing is for: "family" before "kits", "household" before "supplies"."""
    sets = line.grammar.sets
    adjunct = line.is_who(at) and line.keys[at] == line.lower[at] and line.lower[at] in sets["adjunct"]
    return adjunct and line.keys[last] in sets["packing"] | sets["packed"]


def is_name(line: Line, at: int, last: int) -> bool:
    """Whether token `at`, inside a sentence, is a proper name before a common head: "Red Cross" before "parcels"."""
    return at > 0 and line.words[at].istitle() and line.words[last].islower() and not line.is_hyphen(at - 1)


def joins(line: Line, at: int, first: int, last: int, floor: int) -> bool:
    """Whether the token before `at` ties the one before it to the name: a hyphen, or a shared head."""
    if line.is_hyphen(at - 1):
        return at - 2 >= floor and line.lower[at - 2] not in line.grammar.sets["separator"]
    return at < last and shares_head(line, at - 1, floor)


def shares_head(line: Line, at: int, floor: int) -> bool:
    """Whether token `at` joins two words that describe one head ("construction and gardening tools")."""
    if line.lower[at] not in line.grammar.sets["joiner"] or at - 1 < floor or not line.is_plain(at - 1) or line.is_who(at - 1):
        return False
    governed = at - 1 == floor or not line.is_plain(at - 2)
    return governed and name_at(line, at - 1) is None and line.keys[at - 1] == line.lower[at - 1] and line.words[at - 1].islower()
