"""The ends of a movement: reads what follows its word, up to the end of the clause, for who, from where, to where and how."""

from dataclasses import dataclass, replace

from summarise.slots.phrases import Phrase, Reader
from summarise.slots.sites import End, read_place

FAR = 12
"""Tokens that a parenthesis between two commas may take, from reading ("…, most of them women and children, to …")."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What a clause says about a movement; `last` is the last token that says it, `at` where reading stopped.

    `lodging` is where the movers were said to live, `site` another place that it all happened in, `refused` whether
    the object is neither people nor a place, `threat` whether it is what they flee from.
    """

    last: int
    at: int
    mover: Phrase | None = None
    origin: End | None = None
    destination: End | None = None
    mode: tuple[int, int] | None = None
    lodging: End | None = None
    site: End | None = None
    refused: bool = False
    threat: bool = False

    def found(self, last: int, **more: object) -> "Ends":
        """The same with `more` known, read up to token `last`."""
        return replace(self, last=max(self.last, last), at=last + 1, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Course:
    """How to read what follows: the roles an object may play, the prepositions that lead to a destination.

    `homeward` whether a bare "home" is where it leads.
    """

    objects: frozenset[str]
    to: str
    noun: bool = False
    passive: bool = False
    homeward: bool = False


def read_ends(reader: Reader, at: int, course: Course) -> Ends:
    """What stands after the movement word, which ends before token `at`."""
    ends, begun = Ends(at - 1, at), at
    while ends.at < len(reader.words) and not _glued(reader, ends.at):
        step = None
        if ends.at not in reader.starting:
            step = _punctuation(reader, ends) or _preposition(reader, ends, course)
        step = step or _phrase(reader, ends, course, begun)
        if step is None or step.refused:
            return step or ends
        ends = step
    return ends


def overwhelmed(reader: Reader, ends: Ends) -> Ends:
    """The ends with the place that an influx is too much for: "the influx has overwhelmed the town"."""
    at = ends.at
    while reader.is_in("auxiliary", at) or reader.is_in("adverb", at):
        at += 1
    place = read_place(reader, at + 1) if ends.destination is None and reader.is_in("overwhelm", at) else None
    return ends.found(place.last, destination=place) if place else ends


def _glued(reader: Reader, at: int) -> bool:
    """Whether a new sentence starts at token `at` without the space before it: "evacuatedBased on …", "evacuated180 homes"."""
    words, sentence = reader.sentence.words, reader.sentence
    opens = words[at][0].isupper() or words[at][0].isdigit()
    return sentence.ends[at - 1] == sentence.starts[at] and opens and words[at - 1][-1].islower()


def _punctuation(reader: Reader, ends: Ends) -> Ends | None:
    """Past a comma, "and" or an aside that a further end follows, and past adverbs."""
    at = ends.at
    if reader.is_in("aside_open", at):
        close = next((i for i in range(at + 1, min(at + FAR, len(reader.words))) if reader.is_in("aside_close", i)), None)
        return replace(ends, at=close + 1) if close is not None and _leads(reader, close + 1) else None
    if reader.is_in("comma", at) or reader.is_in("joining", at):
        following = _share(reader, at + 1)
        while reader.is_in("adverb", following) and not _leads(reader, following):
            following += 1
        if _leads(reader, following) or following > at + 1 and _how(reader, following):
            return replace(ends, at=following)
        other = reader.starting.get(at + 1)
        if ends.threat and other and other.kind == "hazard":
            return replace(ends, at=other.last + 1)
        if ends.mover and ends.mover.last == at - 1 and other and other.kind != "place" and _leads(reader, other.last + 1):
            return replace(ends, at=other.last + 1)
        close = next((i for i in range(at + 1, min(at + FAR, len(reader.words))) if reader.is_in("comma", i)), None)
        if close is not None and reader.is_in("comma", at) and _leads(reader, close + 1) and not _finite(reader, at, close):
            return replace(ends, at=close + 1)
        return None
    month = reader.is_in("month", at) and reader.sentence.words[at][0].isupper()
    over = reader.is_in("way", at) and at + 1 in reader.starting
    if month or reader.is_in("adverb", at) and not reader.is_in("source_of", at) and not over:
        return replace(ends, at=at + 1)
    return None


def _share(reader: Reader, at: int) -> int:
    """The token after "all of them" or "most" where "from" or "by boat" follows; else `at`."""
    following = at
    while any(reader.is_in(name, following) for name in ("share", "of", "pronoun", "relative", "adverb")):
        following += 1
    return following if _leads(reader, following) or _how(reader, following) else at


def _how(reader: Reader, at: int) -> bool:
    """Whether "by boat" and the like stands at token `at`."""
    return reader.is_in("mode_lead", at) and _mode(reader, at) is not None


def _leads(reader: Reader, at: int) -> bool:
    return reader.is_in("source", at) or reader.is_in("goal", at) and at + 1 in reader.starting


def _finite(reader: Reader, first: int, last: int) -> bool:
    return any(reader.is_in("auxiliary", i) or i in reader.triggers for i in range(first, last))


def _preposition(reader: Reader, ends: Ends, course: Course) -> Ends | None:
    """Past a preposition and its phrase; from, to and the like give the ends, "by bus" the mode."""
    at = ends.at
    if reader.is_in("source", at) or reader.is_in("source_of", at):
        start = at + 1
        while reader.is_in("source", start) or reader.is_in("of", start) or reader.is_in("adverb", start):
            start += 1
        place = read_place(reader, start)
        if place and ends.origin is None:
            return ends.found(place.last, origin=place)
        if reader.is_in("source_of", at) and _leads(reader, at + 1):
            return replace(ends, at=at + 1)
        return _past(reader, ends, start)
    if reader.is_in("mode_lead", at) and (mode := _mode(reader, at)):
        return ends.found(mode[1], mode=mode)
    if at + 1 < len(reader.words) and reader.is_in(course.to, at):
        start = at + 1
        while reader.is_in("adverb", start):
            start += 1
        place = read_place(reader, start, hosts=True)
        if place:
            better = _better(ends.destination, place, reader)
            return ends.found(place.last, destination=place) if better else replace(ends, at=place.last + 1)
    if reader.is_in("direction", at):
        return ends.found(at, destination=End(at, at, "direction")) if ends.destination is None else replace(ends, at=at + 1)
    if reader.is_in("infinitive", at) and at + 1 not in reader.starting:
        return None
    if reader.is_in("preposition", at) and not reader.is_in("clause_end", at):
        return _elsewhere(reader, ends, course)
    return None


def _better(known: End | None, place: End, reader: Reader) -> bool:
    """Whether `place` tells more than the end already known: a name more than "home"."""
    return known is None or known.kind == "direction" or known.first == known.last and reader.is_in("home", known.last)


def _elsewhere(reader: Reader, ends: Ends, course: Course) -> Ends | None:
    """Past another preposition's phrase; where the movers are said to be there, it is their site."""
    at = ends.at
    if course.noun and reader.is_in("of", at) and ends.mover is None:
        return replace(ends, at=at + 1)
    struck = ends.threat and reader.is_in("of", at)  # "the bombing of their town"
    place = read_place(reader, at + 1) if struck or reader.is_in("of_people", at) else None
    if place and ends.site is None:
        return replace(ends, at=place.last + 1, site=place)
    return _past(reader, ends, at + 1)


def _past(reader: Reader, ends: Ends, at: int) -> Ends:
    """Past the phrase that starts at `at`, if one does."""
    while reader.is_in("adverb", at) or reader.is_in("preposition", at):
        at += 1
    phrase = reader.starting.get(at)
    return replace(ends, at=phrase.last + 1 if phrase else at)


def _mode(reader: Reader, at: int) -> tuple[int, int] | None:
    """The tokens of "on foot", "by boat", "aboard government buses"."""
    phrase = reader.starting.get(at + 1)
    return (at, phrase.last) if phrase and reader.is_in("mode", phrase.last) else None


def _phrase(reader: Reader, ends: Ends, course: Course, begun: int) -> Ends | None:
    """Past a noun phrase, which is the object where nothing stands before it; None at a verb or a new clause."""
    at = ends.at
    if reader.is_in("lodging", at) and reader.is_in("lodged_in", at + 1):
        return _participle(reader, ends)
    if reader.is_in("clause_end", at) or at in reader.triggers and at not in reader.starting:
        return None
    phrase = reader.starting.get(at)
    if phrase is None:
        return _participle(reader, ends)
    if phrase.first == phrase.last and reader.is_in("home", at) and course.homeward:
        return ends.found(at, destination=ends.destination or End(at, at, "place"))
    opened = ends.mover is None and ends.origin is None and ends.destination is None
    if not opened or course.passive or (not course.noun and at > begun and not reader.is_in("adverb", at - 1)):
        return replace(ends, at=phrase.last + 1) if phrase.kind in ("other", "thing") else None
    return _object(reader, ends, course, phrase)


def _object(reader: Reader, ends: Ends, course: Course, phrase: Phrase) -> Ends | None:
    people = phrase.kind == "people" or phrase.kind == "name" and "mover" in course.objects and plural_name(reader, phrase)
    if people and "mover" in course.objects:
        return ends.found(phrase.last, mover=phrase)
    place = read_place(reader, phrase.first)
    if place and place.kind == "name" and place.last < phrase.last:
        place = None
    role = next((r for r in ("origin", "destination") if r in course.objects), None)
    if place and place.kind == "direction":
        return ends.found(place.last, destination=ends.destination or place)
    if place and role and not people:
        return ends.found(place.last, **{role: place})
    if reader.nouns.has("moving_hazard", reader.words[phrase.head]):
        return None
    if phrase.kind == "hazard" or not course.objects or phrase.kind == "armed" and "mover" not in course.objects:
        return replace(ends, at=phrase.last + 1, threat=phrase.kind == "hazard")
    return replace(ends, refused=True)


def plural_name(reader: Reader, phrase: Phrase) -> bool:
    """Whether a name looks like that of a people: "300 Brus", "Syrians", "Greek Cypriots", but not "Florida's Keys"."""
    word, several = reader.words[phrase.head], phrase.first < phrase.head
    owned = any(reader.is_in("possessive", at) for at in range(phrase.first, phrase.head))
    plural = several and not owned and word.endswith(reader.nouns.plural_ending)
    return phrase.quantity is not None or plural or word.endswith(reader.nouns.people_endings)


def _participle(reader: Reader, ends: Ends) -> Ends | None:
    """Past "living in …", which tells where the movers are from, and past other participles."""
    at = ends.at
    if reader.is_in("lodging", at) and (place := read_place(reader, at + 2)):
        return replace(ends, at=place.last + 1, lodging=ends.lodging or place)
    if reader.is_in("verb", at) or not reader.nouns.verbal(reader.words[at]):
        return None
    return replace(ends, at=at + 1, threat=ends.threat or reader.nouns.has("hazard", reader.words[at]))
