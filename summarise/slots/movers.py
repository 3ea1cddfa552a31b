"""Who moves: the subject of a movement word, and how its verb group puts it (passive, negated, advised, planned)."""

from dataclasses import dataclass

from summarise.slots.ends import End, read_place
from summarise.slots.phrases import Phrase, Reader

REACH = 25
"""Tokens that may lie between a subject and its verb, from reading: longer ones mostly belong to another clause."""


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group before a movement word: `start` is the token before it."""

    start: int
    passive: bool = False
    negated: bool = False
    advised: bool = False
    planned: bool = False
    infinitive: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase before the verb group, where it is said to be, and whether it is shared with an earlier verb."""

    phrase: Phrase | None
    site: End | None = None
    shared: bool = False
    conditional: bool = False
    planned: bool = False


def read_group(reader: Reader, first: int) -> Group:
    """The auxiliaries, adverbs and verbs like "started to" before the movement word at token `first`."""
    active = reader.words[first].endswith(reader.nouns.active_endings)
    at, flags, seen = first - 1, {"passive": False, "negated": False, "advised": False, "planned": False, "infinitive": False}, False
    while at >= 0:
        word = reader.words[at]
        after_to = seen and reader.is_in("infinitive", at + 1) or active and at == first - 1 or reader.is_in("help", at)
        if not (reader.is_in("auxiliary", at) or reader.is_in("adverb", at) or after_to and _leads_on(reader, at)):
            break
        flags["passive"] |= reader.is_in("be", at) and (not active or reader.is_in("being", at)) and not flags["infinitive"]
        flags["infinitive"] |= reader.is_in("infinitive", at)
        flags["negated"] |= reader.is_in("negation", at)
        flags["planned"] |= reader.is_in("planned", at)
        flags["advised"] |= reader.is_in("advised", at) and after_to
        seen, at = True, at - 1
        if at in reader.triggers and not after_to and not (at + 1 < first and reader.is_in("infinitive", at + 1)):
            break
        del word
    return Group(at, **flags)


def _leads_on(reader: Reader, at: int) -> bool:
    return any(reader.is_in(name, at) for name in ("catenative", "advised", "planned", "negation"))


def read_subject(reader: Reader, group: Group) -> Subject:
    """The subject of the verb group: the phrase before it, or the people that its clause is about."""
    at, shared = group.start, False
    if reader.is_in("relative", at):
        at -= 1
    elif reader.is_in("joining", at) or reader.is_in("comma", at):
        shared = True
    site: End | None = None
    for phrase in reversed(reader.phrases):
        if phrase.last > at:
            continue
        if group.start - phrase.last > REACH or any(reader.is_in("hard_stop", i) for i in range(phrase.last + 1, at + 1)):
            break
        adjacent = phrase.last == group.start
        inside = reader.is_in("preposition", phrase.first - 1)
        if inside and not (adjacent and phrase.kind in ("people", "armed")):
            if phrase.kind in ("place", "name") and site is None and reader.is_in("site_of", phrase.first - 1):
                site = read_place(reader, phrase.first)
            continue
        if phrase.kind in ("people", "armed", "name") or adjacent:
            return _judged(reader, phrase, site, shared)
        if phrase.kind == "place" and not shared:
            return _judged(reader, phrase, site, shared)
    return Subject(None, site, shared)


def _judged(reader: Reader, phrase: Phrase, site: End | None, shared: bool) -> Subject:
    before = phrase.first - 1
    advised = reader.is_in("advised", before)
    return Subject(phrase, site, shared, advised, reader.is_in("planned", before))
