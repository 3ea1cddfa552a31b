"""Movements: people who go, or are made to go, from somewhere to somewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from summarise.lexicon import Rule
from summarise.quantities import quantities_in
from summarise.rules import Match, RuleBook, rule_book
from summarise.sitrep import Evidence, Fact, Headcount, Movement, Place, Quantity
from summarise.slots.ends import Course, End, Ends, read_ends, read_place
from summarise.slots.movers import Group, Subject, read_group, read_subject
from summarise.slots.phrases import Nouns, Phrase, Reader
from summarise.slots.status import status_of
from summarise.text import Article, Sentence


FRONTED = 5
"""Tokens from a place that opens the sentence to the movers: "At Arbo in the hills, more than …"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words that tell a movement, tokens `start` to `end` (exclusive), by a rule."""

    rule: Rule
    start: int
    end: int

    @property
    def noun(self) -> bool:
        """Whether it is a noun ("evacuation") and not a verb."""
        return self.rule.means["frame"] == "noun"


@dataclass(frozen=True, slots=True)
class Going:
    """A movement as read in one sentence: tokens `first` to `last` tell it, `trigger` is the word that says so."""

    match: Trigger
    type: str
    first: int
    last: int
    mover: Phrase | None
    origin: End | None
    destination: End | None
    mode: tuple[int, int] | None
    status: str
    shared: bool
    site: End | None = None
    finite: bool = True

    @property
    def placed(self) -> bool:
        """Whether an end is known."""
        return self.origin is not None or self.destination is not None


def fill(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    language: str = "en",
    extra: Path | None = None,
    known: Sequence[Fact] = (),
) -> tuple[Movement, ...]:
    """The movements of an article in text order, with ids m1, m2 …; `known` are the facts whose figures are linked."""
    book = rule_book(language, "movements", extra)
    found: list[Movement] = []
    for sentence in sentences:
        if sentence.leftover:
            continue
        for going in goings_in(sentence, book, language):
            found.append(_fact(f"m{len(found) + 1}", article, sentence, going, book, language, known))
    return tuple(found)


def goings_in(sentence: Sentence, book: RuleBook, language: str) -> list[Going]:
    """The movements of one sentence, in its order."""
    nouns = _nouns(book)
    matches = _triggers(sentence, book, nouns)
    if not matches:
        return []
    triggers = {at for match in matches for at in range(match.start, match.end)}
    reader = Reader(sentence, nouns, quantities_in(sentence, language), triggers)
    read = [going for match in matches if (going := _going(reader, match))]
    return [_fronted(reader, going) for going in _merged(reader, read) if going.placed]


@cache
def _nouns(book: RuleBook) -> Nouns:
    return Nouns(book.lexicon)


def _triggers(sentence: Sentence, book: RuleBook, nouns: Nouns) -> list[Trigger]:
    """The movement words, none inside another; a noun before another noun ("evacuation centre") is none."""
    kept: list[Trigger] = []
    for trigger in sorted(map(_trigger, book.matches(sentence.lower)), key=lambda t: (t.start, -t.end)):
        words = (*sentence.lower, ".")
        following, last = words[trigger.end], words[trigger.end - 1]
        compound = following[0].isalpha() and following not in nouns.breaks and last not in nouns.sets["preposition"]
        if not (trigger.noun and compound) and (not kept or trigger.start >= kept[-1].end):
            kept.append(trigger)
    return kept


def _trigger(match: Match) -> Trigger:
    """The match as a trigger; of "the displaced were from" only the last word, as what stands before is the mover."""
    start = match.end - 1 if match.rule.means["frame"] == "state" else match.start
    return Trigger(match.rule, start, match.end)


def _going(reader: Reader, match: Trigger) -> Going | None:
    """The movement that a match tells, or None where nobody goes: negated, advised, or not people."""
    means = match.rule.means
    noun = match.noun
    if not noun and match.start in reader.starting or any(p.first < match.start <= p.last for p in reader.phrases):
        return None
    group = read_group(reader, match.start)
    if noun and any(reader.is_in("negation", at) for at in range(match.start - 2, match.start)):
        return None
    if not noun and (group.negated or group.advised or group.passive and means.get("passive") == "no"):
        return None
    subject = Subject(None) if noun else read_subject(reader, group)
    objects = frozenset(means["object"].split("|")) - {"none"}
    homeward = means["type"] in ("return", "transfer") and means["to"] != "nowhere"
    course = Course(objects, means["to"], noun, group.passive and means["frame"] != "state", homeward)
    ends = read_ends(reader, match.end, course)
    if ends.refused or subject.conditional and ends.mover is None:
        return None
    return _assembled(reader, match, group, subject, ends)


def _assembled(reader: Reader, match: Trigger, group: Group, subject: Subject, ends: Ends) -> Going | None:
    means = match.rule.means
    mover, origin = ends.mover, ends.origin
    alone = mover is None and not group.passive
    if mover is None and subject.phrase is not None:
        phrase = subject.phrase
        if _person(reader, phrase, means["mover"]):
            mover = phrase
        elif phrase.kind in ("place", "name") and "origin" in means["object"] and "mover" in means["object"]:
            origin = origin or read_place(reader, phrase.first)
        elif phrase.kind in ("armed", "thing", "hazard") or group.passive or means["mover"] != "any":
            return None
    if mover is None and means["mover"] != "any" and not match.noun:
        return None
    destination = ends.destination
    if origin is None and means["needs"] != "join":
        origin = subject.left or (ends.lodging or subject.site if destination else None)
    if origin is None and match.noun:
        origin = ends.lodging or (ends.site if "origin" in means["object"] else None)
    if means["type"] == "internal":
        origin = destination = destination or origin
    tokens = [match.start, match.end - 1, ends.last]
    tokens += [at for part in (mover, origin, destination) if part for at in (part.first, part.last)]
    kind = means.get("self", means["type"]) if alone and not _coordinated_passive(reader, match, subject) else means["type"]
    kind = "return" if destination and kind in ("flight", "evacuation") and _homeward(reader, destination) else kind
    if mover and mover.quantity and mover.quantity.value == 0:
        return None
    planned = group.planned or subject.planned or any(reader.is_in("planned", at) for at in range(match.start, match.end))
    status = "planned" if planned else "reported"
    return Going(match, kind, min(tokens), max(tokens), mover, origin, destination, ends.mode, status, subject.shared, ends.site, group.start < match.start - 1)


def _coordinated_passive(reader: Reader, trigger: Trigger, subject: Subject) -> bool:
    """Whether the word shares the auxiliary of an earlier participle: "were injured and taken to"."""
    if not subject.shared or subject.phrase is None or reader.words[trigger.start].endswith(reader.nouns.active_endings):
        return False
    return any(reader.is_in("be", at) for at in range(subject.phrase.last + 1, trigger.start))


def _homeward(reader: Reader, destination: End) -> bool:
    """Whether the destination is "home", "their homes" or "their villages"."""
    first, last = destination.first, destination.last
    if first == last:
        return reader.is_in("home", first)
    return reader.is_in("owner", first) and destination.kind == "place" and not any(reader.is_in("new", at) for at in (first + 1, first + 2))


def _fronted(reader: Reader, going: Going) -> Going:
    """The movement with the place that opens the sentence as its origin: "In Arbo, 90 families were moved to dry land"."""
    generic = going.destination is not None and going.destination.kind == "place" and going.type not in ("return", "arrival")
    place = read_place(reader, 1) if generic and going.origin is None and reader.is_in("site_of", 0) else None
    following = next((p for p in reader.phrases if place and place.last < p.first <= place.last + FRONTED), None)
    if place is None or following is None or following.kind != "people":
        return going
    return replace(going, origin=place, first=0)


def _person(reader: Reader, phrase: Phrase, wanted: str) -> bool:
    """Whether the phrase names people: of the class `wanted`, where that is not just anyone."""
    if wanted not in ("any", "people"):
        return reader.nouns.has(wanted, reader.words[phrase.head])
    return phrase.kind == "people" or phrase.kind == "name" and reader.words[phrase.head].endswith(reader.nouns.people_endings)


def _merged(reader: Reader, goings: Sequence[Going]) -> list[Going]:
    """One for each movement: "left the camp and headed for home" has its origin in one verb and its destination in another."""
    merged: list[Going] = []
    staying: Going | None = None
    for going in goings:
        before = merged[-1] if merged else None
        joins = going.match.rule.means["needs"] == "join" and (before is None or _goes_on(reader, before, going))
        if going.match.rule.means["needs"] == "join" and not joins:
            continue
        shares = going.shared and (going.mover is None or before is not None and going.mover == before.mover)
        if before and (shares or joins) and going.origin is None and before.destination is None and going.destination:
            merged[-1] = _joined(before, going)
        elif joins:
            staying = going
        elif staying and going.type == "flight" and not (going.mover or going.destination):
            merged.append(replace(going, mover=staying.mover, destination=staying.destination, first=min(staying.first, going.first)))
        elif before and going.type == "return" and before.type == "arrival" and going.origin is None:
            merged.append(replace(going, origin=before.destination, first=min(before.first, going.first)))
        elif before and _same_end(before, going):
            merged[-1] = max((before, going), key=lambda g: (g.mover is not None, bool(g.origin) + bool(g.destination)))
        else:
            merged.append(going)
    return [going for going in merged if _enough(going)]


def _goes_on(reader: Reader, before: Going, going: Going) -> bool:
    """Whether "are now living in …" goes on about those who fled before: the same people, and a verb of its own."""
    if before.type not in ("flight", "evacuation") or before.match.noun:
        return False
    own = going.mover is not None and going.mover != before.mover and going.mover.first > before.match.end
    return not own and (going.finite or not reader.words[going.match.start].endswith(reader.nouns.active_endings))


def _enough(going: Going) -> bool:
    needs = going.match.rule.means["needs"]
    return needs == "either" or (going.origin if needs == "origin" else going.destination) is not None


def _same_end(one: Going, other: Going) -> bool:
    return bool(one.origin and one.origin == other.origin or one.destination and one.destination == other.destination)


def _joined(one: Going, other: Going) -> Going:
    kind = other.type if other.type == "return" else one.type
    origin, mode = one.origin or one.site, one.mode or other.mode
    return replace(one, type=kind, last=max(one.last, other.last), origin=origin, destination=other.destination, mode=mode)


def _fact(
    name: str, article: Article, sentence: Sentence, going: Going, book: RuleBook, language: str, known: Iterable[Fact]
) -> Movement:
    span = sentence.span(going.first, going.last)
    evidence = Evidence(article.id, span.start, span.end, article.text[span.start : span.end], going.match.rule.name)
    quantity = going.mover.quantity if going.mover else None
    unit = None
    if going.mover and quantity:
        unit = "households" if sentence.lower[going.mover.head] in book.lexicon.word_set("household") else "people"
    headcount = _headcount(sentence, quantity, known)
    return Movement(
        id=name,
        evidence=(evidence,),
        status=going.status if going.status != "reported" else status_of(sentence, going.first, going.last, language),
        type=going.type,
        who=_who(sentence, going.mover, book) if going.mover else None,
        quantity=quantity,
        unit=headcount.unit if headcount else unit,
        headcount=headcount.id if headcount else None,
        origin=_place(article, sentence, going.origin),
        destination=_place(article, sentence, going.destination),
        mode=_words(sentence, *going.mode) if going.mode else None,
    )


def _headcount(sentence: Sentence, quantity: Quantity | None, known: Iterable[Fact]) -> Headcount | None:
    """The headcount of the same figure whose evidence lies in the sentence."""
    if quantity is None:
        return None
    for fact in known:
        same = isinstance(fact, Headcount) and (fact.quantity.min, fact.quantity.max) == (quantity.min, quantity.max)
        if same and any(sentence.start <= e.start and e.end <= sentence.end for e in fact.evidence):
            return cast(Headcount, fact)
    return None


def _place(article: Article, sentence: Sentence, end: End | None) -> Place | None:
    return Place(_words(sentence, end.first, end.last)) if end else None


def _who(sentence: Sentence, phrase: Phrase, book: RuleBook) -> str | None:
    """The movers in the article's words, without the figure; None for a bare "some" or figure."""
    words, lower = book.lexicon.words, sentence.lower
    pronouns, skipped = book.lexicon.word_set("pronoun"), {*words["determiner"], *words["of"]}
    figure = phrase.quantity.text.split()[-1].lower() if phrase.quantity else ""
    first = phrase.first
    for at in range(phrase.first, phrase.last + 1):
        if figure and (lower[at] == figure or figure.endswith(lower[at])):
            first = at + 1
    while first <= phrase.last and lower[first] in skipped:
        first += 1
    if first > phrase.last or first == phrase.last and lower[first] in pronouns:
        return None
    return _words(sentence, first, phrase.last)


def _words(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.starts[first] - sentence.start : sentence.ends[last] - sentence.start]
