"""Who moves: the subject of a movement word, and how its verb group puts it (passive, negated, advised, planned, ordered)."""

from dataclasses import dataclass

from summarise.slots.ends import plural_name
from summarise.slots.phrases import Phrase, Reader
from summarise.slots.sites import End, read_place

PLACES = ("place", "name")
REACH = 25
"""Tokens that may lie between a subject and its verb, from reading: longer ones mostly belong to another clause."""


ASIDE = 30
"""Tokens that an aside between commas may take, the longest of those read in news."""
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
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase before the verb group, and where it is said to be or, as `left`, to come from.

    `place` is the phrase with the others of its list, where it names places;
    `shared` whether an earlier verb has the same subject, `single` whether it is one person or no people at all,
    `conditional` whether the clause is advice or a condition.
    """

    phrase: Phrase | None
    place: End | None = None
    site: End | None = None
    left: End | None = None
    shared: bool = False
    single: bool = False
    conditional: bool = False
    planned: bool = False
    ordered: bool = False


def read_group(reader: Reader, first: int) -> Group:
    """The auxiliaries, adverbs and verbs like "started to" before the movement word at token `first`."""
    active = reader.words[first].endswith(reader.nouns.active_endings)
    flags = dict.fromkeys(("passive", "negated", "advised", "planned", "infinitive", "ordered"), False)
    at, seen = first - 1, False
    while at >= 0:
        after_to = seen and reader.is_in("infinitive", at + 1) or active and at == first - 1 or reader.is_in("help", at)
        floating = reader.is_in("floating", at) and reader.is_in("auxiliary", at - 1)
        longer = reader.is_in("longer", at) or reader.is_in("longer", at + 1)
        passed = floating or longer or reader.is_in("auxiliary", at) or reader.is_in("adverb", at)
        if not (passed or after_to and _leads_on(reader, at)):
            break
        flags["passive"] |= reader.is_in("be", at) and (not active or reader.is_in("being", at)) and not flags["infinitive"]
        flags["infinitive"] |= reader.is_in("infinitive", at)
        flags["negated"] |= reader.is_in("negation", at)
        flags["planned"] |= reader.is_in("planned", at)
        flags["advised"] |= reader.is_in("advised", at) and after_to or reader.is_in("advising", at)
        flags["ordered"] |= reader.is_in("commanding", at)
        seen, at = True, at - 1
        if at in reader.triggers and not after_to and not (at + 1 < first and reader.is_in("infinitive", at + 1)):
            break
    return Group(at, **flags)


def _leads_on(reader: Reader, at: int) -> bool:
    return any(reader.is_in(name, at) for name in ("catenative", "advised", "planned", "negation"))


def read_subject(reader: Reader, group: Group, first: int) -> Subject:
    """The subject of the movement word at token `first`: the phrase before its verb group, or the people of its clause."""
    if reader.is_in("single", group.start):
        return Subject(None, single=True)
    at = group.start
    if reader.is_in("relative", at):
        at -= 2 if reader.is_in("comma", at - 1) else 1
    elif (reader.is_in("comma", at) or reader.is_in("dash", at)) and (opened := _aside(reader, at)) is not None:
        at = opened
    after = reader.is_in("after", at) and reader.words[first].endswith(reader.nouns.active_endings)
    at -= after
    contrast = at == group.start and reader.is_in("contrast", at)
    shared = contrast or at == group.start and (reader.is_in("joining", at) or reader.is_in("comma", at))
    at -= contrast
    finite = not group.infinitive and not reader.words[first].endswith(reader.nouns.endings)
    stop = next((i for i in range(at, max(-1, at - REACH), -1) if reader.is_in("hard_stop", i)), at - REACH)
    site: End | None = None
    for phrase in reversed(reader.phrases):
        if phrase.last > at:
            continue
        if phrase.last < stop:
            break
        adjacent = phrase.last in (group.start, at)
        phrase = _related(reader, phrase) if adjacent and at != group.start else phrase
        if who := _antecedent(reader, phrase) if adjacent else None:
            return _judged(reader, who, site, shared, None, at)
        stands = group.infinitive and adjacent and reader.is_in("for_whom", phrase.first - 1)
        if not stands and _inside(reader, phrase, adjacent=adjacent, finite=finite):
            if reader.is_in("site_of", phrase.first - 1):
                site = read_place(reader, phrase.first) or site
        elif _subject(reader, phrase, adjacent=adjacent, shared=shared):
            if after and phrase.kind != "people":
                break
            return _judged(reader, _chain(reader, phrase), site, shared, _place(reader, phrase), group.start)
    return Subject(None, shared=shared)


def _aside(reader: Reader, close: int) -> int | None:
    """The last token of the people before an aside that ends at token `close`: "families, most of them women, fled"."""
    mark = "comma" if reader.is_in("comma", close) else "dash"
    for at in range(close - 1, max(0, close - ASIDE), -1):
        phrase = reader.ending.get(at - 1) if reader.is_in(mark, at) else None
        if phrase and phrase.kind in PLACES and reader.is_in("preposition", phrase.first - 1):
            phrase = reader.ending.get(phrase.first - 2)
        if phrase and phrase.kind == "people":
            return phrase.last
    return None


def _inside(reader: Reader, phrase: Phrase, *, adjacent: bool, finite: bool) -> bool:
    """Whether the phrase stands after a preposition, so that it is no subject; "with 40 people living in …" is one."""
    before = _chain(reader, phrase).first - 1
    if reader.is_in("whose", before) and not adjacent:  # "people whose homes were burned have gone to …"
        return True
    clause = adjacent and reader.is_in("after", before) and reader.is_in("auxiliary", phrase.last + 1)
    if clause or not reader.is_in("preposition", before):
        return False
    owner = reader.ending.get(before - 1)
    if owner is not None and owner.kind == "people":
        return True
    loaded = owner is not None and reader.is_in("loaded_with", before) and reader.nouns.has("vehicle", reader.words[owner.head])
    if loaded and phrase.kind == "people":
        return False
    if reader.nouns.has("settled", reader.words[phrase.head]):
        return True
    return not adjacent or phrase.kind != "people" or finite and reader.is_in("about", phrase.first - 1)


def _subject(reader: Reader, phrase: Phrase, *, adjacent: bool, shared: bool) -> bool:
    """Whether the phrase can be a subject: no object of another movement word, no thing of another clause."""
    if phrase.kind == "people":
        return True
    if phrase.first - 1 in reader.triggers:
        return False
    if adjacent or phrase.kind in ("armed", "name"):
        return True
    own = not shared or reader.is_in("auxiliary", phrase.last + 1)
    return phrase.kind == "place" and own and not reader.is_in("joining", phrase.first - 1)


def _antecedent(reader: Reader, phrase: Phrase) -> Phrase | None:
    """The people of "families who fled the valley", where the phrase ends what is said about them."""
    before = next((p for p in reversed(reader.phrases) if p.last < phrase.first), None)
    if before is None or before.kind != "people" or phrase.kind not in ("place", "name", "hazard"):
        return None
    inside = reader.is_in("preposition", phrase.first - 1)
    return before if reader.is_in("relative", before.last + 1) and not inside else None


def _related(reader: Reader, phrase: Phrase) -> Phrase:
    """The people that a relative clause is about: "families" of "a council of families, who fled"; else the phrase."""
    of = next((at for at in range(phrase.last, phrase.head, -1) if reader.is_in("of", at)), None)
    people = reader.nouns.kind(reader.words[phrase.last]) == "people"
    return Phrase(of + 1, phrase.last, phrase.last, "people") if of and people and phrase.kind != "people" else phrase


def _place(reader: Reader, phrase: Phrase) -> End:
    """The place that a phrase ends, with what it is a list or a part of."""
    opening = _chain(reader, phrase)
    read = read_place(reader, opening.first)
    return End(opening.first, max(phrase.last, read.last if read else 0), opening.kind)


def _chain(reader: Reader, phrase: Phrase) -> Phrase:
    """The place that begins the list or the name that a place ends: Whalley in "Whalley, Lancashire"; else the phrase."""
    while phrase.kind in PLACES:
        link = phrase.first - 1
        link -= reader.is_in("joining", link) and reader.is_in("comma", link - 1)
        listed = reader.is_in("comma", link) or reader.is_in("joining", link)
        before = reader.ending.get(link - 1) if listed else None
        if before is None or before.kind not in PLACES or _opened(reader, before, link, phrase):
            break
        phrase = before
    return phrase


def _opened(reader: Reader, place: Phrase, comma: int, phrase: Phrase) -> bool:
    """Whether a place only opens the sentence, and another phrase begins behind its comma: "In Gao, the town was …"."""
    opens = place.first == 1 and reader.is_in("preposition", 0) and reader.is_in("comma", comma)
    named = comma + 1 not in reader.figures and not reader.is_in("determiner", comma + 1)
    return opens and phrase.first == comma + 1 and not named


def _judged(reader: Reader, phrase: Phrase, site: End | None, shared: bool, place: End | None, start: int) -> Subject:
    before = phrase.first - 1
    if reader.is_in("relative", before) and reader.is_in("advised", before - 1):
        before -= 1
    near = site if site and site.first - phrase.last <= NEAR and not reader.is_in("comma", phrase.last + 1) else None
    left = near if near and reader.is_in("source", near.first - 1) else None
    single = phrase.kind == "name" and not plural_name(reader, phrase) or _troops(reader, phrase)
    urged = any(reader.is_in("advised", i) for i in range(phrase.last + 1, start + 1))
    allowed = any(reader.is_in("permitted", i) for i in range(phrase.last + 1, start + 3))
    permitted = allowed and any(reader.is_in("informed", i) for i in (before - 1, before))
    conditional, planned = not permitted and (urged or reader.is_in("advised", before)), reader.is_in("planned", before)
    return Subject(phrase, place, near, left, shared, single, conditional, planned, reader.is_in("commanding", before))


def _troops(reader: Reader, phrase: Phrase) -> bool:
    """Whether "they" are the soldiers or the storm that the sentence spoke of before."""
    earlier = (p for p in reversed(reader.phrases) if p.last < phrase.first and p.kind in ("people", "armed"))
    before = next((p for p in earlier if not reader.nouns.has("speaker", reader.words[p.head])), None)
    pronoun = phrase.first == phrase.last and reader.is_in("plural_pronoun", phrase.head)
    return pronoun and before is not None and before.kind == "armed"
