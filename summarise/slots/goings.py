"""One movement word read: who goes, from where, to where and how; or that nobody does."""

from dataclasses import dataclass, replace

from summarise.lexicon import Rule
from summarise.rules import Match, RuleBook
from summarise.slots.ends import Course, End, Ends, plural_name, read_ends
from summarise.slots.movers import Group, Subject, read_group, read_subject
from summarise.slots.phrases import Nouns, Phrase, Reader
from summarise.text import Sentence

CONTENT, RUNNING = 4, 3
"""A sentence with three lower-case words of four letters or more is running text: headlines in capitals have fewer."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words by which a rule tells a movement: tokens `start` to `end` (exclusive)."""

    rule: Rule
    start: int
    end: int

    @property
    def noun(self) -> bool:
        """Whether it is a noun ("evacuation") and not a verb."""
        return self.rule.means["frame"] == "noun"

    @property
    def needs(self) -> str:
        """The end without which it tells nothing: origin, destination, either; "join" where it only adds to another."""
        return self.rule.means["needs"]


@dataclass(frozen=True, slots=True)
class Going:
    """A movement as one movement word tells it, on tokens `first` to `last`, both included.

    `shared` whether its subject is that of an earlier verb, `finite` whether it has auxiliaries of its own;
    `site` is a place that it all happened in.
    """

    trigger: Trigger
    type: str
    first: int
    last: int
    mover: Phrase | None
    origin: End | None
    destination: End | None
    mode: tuple[int, int] | None = None
    planned: bool = False
    shared: bool = False
    finite: bool = True
    site: End | None = None

    @property
    def enough(self) -> bool:
        """Whether the ends that its word needs are known."""
        ends = {"origin": (self.origin,), "destination": (self.destination,)}
        return any(ends.get(self.trigger.needs, (self.origin, self.destination)))


def triggers_in(sentence: Sentence, book: RuleBook, nouns: Nouns) -> list[Trigger]:
    """The movement words, none inside another; a noun before another noun ("evacuation centre") is none."""
    kept: list[Trigger] = []
    for trigger in sorted(map(_trigger, book.matches(sentence.lower)), key=lambda t: (t.start, -t.end)):
        words = (*sentence.lower, ".")
        following, last = words[trigger.end], words[trigger.end - 1]
        noticed = following in nouns.sets["notice"]
        named = (
            noticed
            or _named(sentence, trigger.start)
            or trigger.end - trigger.start == 1
            and nouns.kind(last) == "armed"
            and not _counts(following, nouns)
        )
        compound = following[0].isalpha() and following not in nouns.breaks and last not in nouns.sets["preposition"]
        if not (trigger.noun and compound or named) and (not kept or trigger.start >= kept[-1].end):
            kept.append(trigger)
    return kept


def _named(sentence: Sentence, at: int) -> bool:
    """Whether the word is part of a name ("Red Cross"), in a sentence that is no headline in capitals."""
    capitals = at > 0 and sentence.words[at].istitle() and sentence.words[at - 1][0].isupper()
    return capitals and sum(word.islower() and len(word) >= CONTENT for word in sentence.words) >= RUNNING


def _counts(word: str, nouns: Nouns) -> bool:
    """Whether the word can open an object of "forces", which else are soldiers: a figure or people."""
    return word[0].isdigit() or nouns.kind(word) == "people"


def _trigger(match: Match) -> Trigger:
    """The match as a trigger; of "the displaced were from" only the last word, as what stands before is the mover."""
    start = match.end - 1 if match.rule.means["frame"] == "state" else match.start
    return Trigger(match.rule, start, match.end)


def read_going(reader: Reader, trigger: Trigger) -> Going | None:
    """The movement that a trigger tells, or None where nobody goes: negated, advised, or not people."""
    means, group = trigger.rule.means, read_group(reader, trigger.start)
    if _adjective(reader, trigger):
        return None
    subject = Subject(None) if trigger.noun else read_subject(reader, group, trigger.start)
    if agent := _agent(reader, trigger):
        return _left_by(trigger, group, subject, agent)
    if _nobody(reader, trigger, group):
        return None
    group = replace(group, passive=group.passive or _coordinated_passive(reader, trigger, subject))
    ends = read_ends(reader, trigger.end, _course(trigger, group))
    group = replace(group, passive=group.passive or _reduced(reader, trigger, group, subject, ends))
    alone = ends.mover is None and not group.passive and not trigger.noun and not _ordered_away(trigger)
    if ends.refused or subject.conditional and ends.mover is None or alone and (subject.single or means.get("self") == "none"):
        return None
    return _told(reader, trigger, group, subject, ends)


def _adjective(reader: Reader, trigger: Trigger) -> bool:
    """Whether the word belongs to a noun: "the displaced families"."""
    opens = not trigger.noun and trigger.start in reader.starting
    return opens or any(phrase.first < trigger.start <= phrase.last for phrase in reader.phrases)


def _nobody(reader: Reader, trigger: Trigger, group: Group) -> bool:
    """Whether the words before say that nobody goes, or only that people should."""
    if trigger.noun:
        return any(reader.is_in("negation", at) for at in range(trigger.start - 2, trigger.start))
    if reader.is_in("conditional", 0):
        return True
    return group.negated or group.advised or group.passive and trigger.rule.means.get("passive") == "no"


def _agent(reader: Reader, trigger: Trigger) -> Phrase | None:
    """The people of "abandoned by its residents", after a verb that has no other passive."""
    if trigger.rule.means.get("passive") != "no" or not reader.is_in("by_agent", trigger.end):
        return None
    phrase = reader.starting.get(trigger.end + 1)
    return phrase if phrase and phrase.kind == "people" else None


def _left_by(trigger: Trigger, group: Group, subject: Subject, agent: Phrase) -> Going | None:
    """The movement of "the village was abandoned by its residents", None where its subject is no place."""
    if group.negated or subject.phrase is None or subject.phrase.kind not in ("place", "name"):
        return None
    origin = subject.place
    first = origin.first if origin else trigger.start
    return Going(trigger, trigger.rule.means["type"], first, agent.last, agent, origin, None, planned=group.planned)


def _reduced(reader: Reader, trigger: Trigger, group: Group, subject: Subject, ends: Ends) -> bool:
    """Whether a participle right after the people is their passive: "nine workers taken to hospital"."""
    adjacent = subject.phrase is not None and subject.phrase.kind == "people" and subject.phrase.last == group.start
    return adjacent and ends.mover is None and reader.is_in("passive_form", trigger.start)


def _ordered_away(trigger: Trigger) -> bool:
    """Whether its subject is the place itself: "the town required evacuation"."""
    return "origin" in trigger.rule.means["object"] and trigger.rule.means["to"] == "nowhere"


def _coordinated_passive(reader: Reader, trigger: Trigger, subject: Subject) -> bool:
    """Whether the word shares the auxiliary of an earlier participle: "were injured and taken to"."""
    if subject.phrase is None or reader.words[trigger.start].endswith(reader.nouns.active_endings):
        return False
    if subject.shared:
        return any(reader.is_in("be", at) for at in range(subject.phrase.last + 1, trigger.start))
    listed = reader.is_in("joining", subject.phrase.first - 1) or reader.is_in("comma", subject.phrase.first - 1)
    return listed and subject.phrase.counted == trigger.start - 1 and _passive_before(reader, subject.phrase.first)


def _passive_before(reader: Reader, at: int) -> bool:
    """Whether the verb of the clause part before token `at` is a passive: "60 are being hosted by relatives and …"."""
    at = next((i for i in range(at - 1, -1, -1) if reader.is_in("be", i) or reader.is_in("hard_stop", i)), 0)
    while reader.is_in("be", at) or reader.is_in("adverb", at):
        at += 1
        if at < len(reader.words) and reader.nouns.verbal(reader.words[at]):
            return True
    return False


def _course(trigger: Trigger, group: Group) -> Course:
    means = trigger.rule.means
    going = means["type"] == "flight" and means["object"] == "none" and means["needs"] == "destination"
    homeward = going or means["type"] in ("return", "transfer") and means["to"] != "nowhere"
    objects = frozenset(means["object"].split("|")) - {"none"}
    return Course(objects, means["to"], trigger.noun, group.passive and means["frame"] != "state", homeward)


def _told(reader: Reader, trigger: Trigger, group: Group, subject: Subject, ends: Ends) -> Going | None:
    """The movement with its mover and ends, None where they cannot be people or a place."""
    means, mover = trigger.rule.means, ends.mover
    origin, destination = _stretch(reader, trigger, _origin(reader, trigger, subject, ends), ends.destination)
    if mover is None and subject.phrase is not None:
        vacated = {"origin", "mover"} <= set(means["object"].split("|"))
        settled = vacated and reader.nouns.has("settled", reader.words[subject.phrase.head])
        treated = group.passive and destination is not None and _holds(reader, destination, "hospital")
        patient = treated and subject.phrase.kind in ("name", "other")
        if not settled and (patient or _person(reader, subject.phrase, means["mover"])):
            mover = subject.phrase
        elif settled or vacated and subject.phrase.kind in ("place", "name"):
            origin = ends.origin or subject.place
        elif vacated and ends.origin and ends.origin.first == trigger.end:
            pass  # the subject made others leave: "police evacuated the town"
        elif subject.phrase.kind in ("armed", "hazard") or group.passive or means["mover"] != "any":
            return None
    unnamed = mover is None and means["mover"] != "any" and not trigger.noun
    unfit = ends.mover is not None and not trigger.noun and not _fits(reader, ends.mover, means["mover"])
    if unnamed or unfit or mover and mover.quantity and not mover.quantity.value:
        return None
    if origin is None and mover and (destination and means["type"] != "return" or _leaves(trigger, group)):
        origin = _native(reader, mover)
    if means["type"] == "internal":
        origin = destination = destination or origin
    tokens = [trigger.start, trigger.end - 1, ends.last]
    tokens += [at for part in (mover, origin, destination) if part for at in (part.first, part.last)]
    begun = trigger.start - 2 if trigger.noun else trigger.start + 1
    ordered = any(reader.is_in("planned", at) for at in range(begun, trigger.end))
    return Going(
        trigger,
        _type(reader, trigger, destination, alone=ends.mover is None and not group.passive),
        min(tokens),
        max(tokens),
        mover,
        origin,
        destination,
        mode=ends.mode,
        planned=group.planned or subject.planned or ordered,
        shared=subject.shared,
        finite=any(reader.is_in("auxiliary", at) for at in range(group.start + 1, trigger.start)),
        site=ends.site,
    )


def _origin(reader: Reader, trigger: Trigger, subject: Subject, ends: Ends) -> End | None:
    """Where they go from: said with "from", or where they live or are when they go elsewhere or are taken away."""
    if ends.origin or trigger.needs == "join":
        return ends.origin
    if ends.threat and trigger.rule.means["object"] == "origin":  # "fled fighting in Kolo"; not "displaced by floods in"
        return ends.site
    if trigger.noun:
        return ends.lodging or (ends.site if "origin" in trigger.rule.means["object"] else None)
    if subject.left and ends.mover is None:
        return subject.left
    site, kind = ends.lodging or subject.site, trigger.rule.means["type"]
    if kind == "return":
        return site if site and _holds(reader, site, "lodge") else None
    if ends.destination:
        return site if trigger.rule.means["to"] != "site_in" else None
    leaves = kind == "evacuation" or kind == "flight" and ends.mover is None
    return ends.lodging or _dwelling(reader, trigger, subject, ends) if leaves else None


def _dwelling(reader: Reader, trigger: Trigger, subject: Subject, ends: Ends) -> End | None:
    """Where those who leave are from: "people living near the lake", "the residents in flooded areas"."""
    site, phrase = (ends.site, ends.mover) if ends.mover else (subject.site, subject.phrase)
    if site is None or phrase is None or reader.is_in("after", trigger.start - 1):
        return None
    lives = any(reader.is_in("lodging", at) for at in range(phrase.last + 1, site.first))
    named = any(word[0].isupper() for word in reader.sentence.words[site.first : site.last + 1])
    return site if lives or site.kind == "place" and not named else None


def _stretch(reader: Reader, trigger: Trigger, origin: End | None, destination: End | None) -> tuple[End | None, End | None]:
    """The ends, where "from the bridge to the highway" after a noun is one place, a stretch of road."""
    if trigger.noun and origin and destination and _holds(reader, destination, "route"):
        return End(origin.first, destination.last, origin.kind), None
    return origin, destination


def _leaves(trigger: Trigger, group: Group) -> bool:
    """Whether its word alone says that people left where they live: they fled, or were evacuated."""
    kind = trigger.rule.means["type"]
    return not trigger.noun and trigger.needs != "join" and (kind == "evacuation" or kind == "flight" and not group.passive)


def _holds(reader: Reader, place: End, name: str) -> bool:
    """Whether a word of a class stands in the place: "hospital" in "a nearby hospital"."""
    return any(reader.nouns.has(name, reader.words[at]) for at in range(place.first, place.last + 1))


def _native(reader: Reader, mover: Phrase) -> End | None:
    """The place in "residents of the delta"."""
    first = mover.head + 2
    of = reader.is_in("of", mover.head + 1) and first <= mover.last
    kind, written = reader.nouns.kind(reader.words[mover.last]), reader.sentence.words[mover.last]
    named = kind == "place" or kind is None and written[0].isupper()
    return End(first, mover.last, "place") if of and named else None


def _type(reader: Reader, trigger: Trigger, destination: End | None, *, alone: bool) -> str:
    """The rule's type: its `self` where people move by themselves; a return where they go home."""
    means = trigger.rule.means
    kind = means.get("self", means["type"]) if alone else means["type"]
    return "return" if destination and kind in ("flight", "evacuation", "transfer") and _homeward(reader, destination) else kind


def _homeward(reader: Reader, destination: End) -> bool:
    """Whether the destination is "home", "their homes" or "their villages"."""
    first, last = destination.first, destination.last
    if first == last:
        return reader.is_in("home", first)
    new = any(reader.is_in("new", at) for at in (first + 1, first + 2))
    return reader.is_in("owner", first) and destination.kind == "place" and not new


def _fits(reader: Reader, mover: Phrase, wanted: str) -> bool:
    """Whether the people moved are of the class that the word asks for."""
    return wanted in ("any", "people") or _person(reader, mover, wanted)


def _person(reader: Reader, phrase: Phrase, wanted: str) -> bool:
    """Whether the phrase names people: of the class `wanted`, where that is not just anyone."""
    if wanted not in ("any", "people"):
        return phrase.counted == phrase.head or reader.nouns.has(wanted, reader.words[phrase.head])
    return phrase.kind == "people" or phrase.kind == "name" and plural_name(reader, phrase)
