"""Who moves: the subject of a movement word, and how its verb group puts it (passive, negated, advised, planned)."""

from dataclasses import dataclass

from summarise.slots.ends import End, read_place
from summarise.slots.phrases import Phrase, Reader

REACH = 25
"""Tokens that may lie between a subject and its verb, from reading: longer ones mostly belong to another clause."""


NEAR = 4
"""Tokens from a subject to the place it is said to be in: "residents who live in the …"."""


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
    """The phrase before the verb group, and where it is said to be or, as `left`, to come from.

    `shared` whether an earlier verb has the same subject, `conditional` whether the clause is advice or a condition.
    """

    phrase: Phrase | None
    site: End | None = None
    left: End | None = None
    shared: bool = False
    conditional: bool = False
    planned: bool = False


def read_group(reader: Reader, first: int) -> Group:
    """The auxiliaries, adverbs and verbs like "started to" before the movement word at token `first`."""
    active = reader.words[first].endswith(reader.nouns.active_endings)
    flags = dict.fromkeys(("passive", "negated", "advised", "planned", "infinitive"), False)
    at, seen = first - 1, False
    while at >= 0:
        after_to = seen and reader.is_in("infinitive", at + 1) or active and at == first - 1 or reader.is_in("help", at)
        if not (reader.is_in("auxiliary", at) or reader.is_in("adverb", at) or after_to and _leads_on(reader, at)):
            break
        flags["passive"] |= reader.is_in("be", at) and (not active or reader.is_in("being", at)) and not flags["infinitive"]
        flags["infinitive"] |= reader.is_in("infinitive", at)
        flags["negated"] |= reader.is_in("negation", at)
        flags["planned"] |= reader.is_in("planned", at)
        flags["advised"] |= reader.is_in("advised", at) and after_to or reader.is_in("advising", at)
        seen, at = True, at - 1
        if at in reader.triggers and not after_to and not (at + 1 < first and reader.is_in("infinitive", at + 1)):
            break
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
        if phrase.kind != "people" and phrase.first - 1 in reader.triggers:
            continue
        if adjacent and phrase.kind in ("place", "name", "hazard") and (who := _antecedent(reader, phrase)):
            return _judged(reader, who, site, shared)
        inside = reader.is_in("preposition", _chain(reader, phrase).first - 1)
        if inside and not (adjacent and phrase.kind == "people"):
            if phrase.kind in ("place", "name") and reader.is_in("site_of", phrase.first - 1):
                site = read_place(reader, phrase.first)
            continue
        if phrase.kind in ("people", "armed", "name") or adjacent:
            return _judged(reader, _chain(reader, phrase), site, shared)
        if phrase.kind == "place" and not shared and not reader.is_in("joining", phrase.first - 1):
            return _judged(reader, phrase, site, shared)
    return Subject(None, shared=shared)


def _antecedent(reader: Reader, phrase: Phrase) -> Phrase | None:
    """The people of "families who fled the valley", where the phrase ends what is said about them."""
    before = next((p for p in reversed(reader.phrases) if p.last < phrase.first), None)
    if before is None or before.kind != "people" or not reader.is_in("relative", before.last + 1):
        return None
    return None if reader.is_in("preposition", phrase.first - 1) else before


def _chain(reader: Reader, phrase: Phrase) -> Phrase:
    """The place that begins the list or the name that a place ends: Whalley in "Whalley, Lancashire"; else the phrase."""
    places = [p for p in reader.phrases if p.kind in ("place", "name") and p.last < phrase.last]
    while phrase.kind in ("place", "name") and places and places[-1].last == phrase.first - 2:
        if not (reader.is_in("comma", phrase.first - 1) or reader.is_in("joining", phrase.first - 1)):
            break
        phrase = places.pop()
    return phrase


def _judged(reader: Reader, phrase: Phrase, site: End | None, shared: bool) -> Subject:
    before = phrase.first - 1
    if reader.is_in("relative", before) and reader.is_in("advised", before - 1):
        before -= 1
    near = site if site and site.first - phrase.last <= NEAR and not reader.is_in("comma", phrase.last + 1) else None
    left = near if near and reader.is_in("source", near.first - 1) else None
    return Subject(phrase, near, left, shared, reader.is_in("advised", before), reader.is_in("planned", before))
