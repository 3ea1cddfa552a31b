"""One movement word read: who goes, from where, to where and how; or that nobody does."""

from dataclasses import dataclass, replace

from summarise.slots.ends import Course, Ends, overwhelmed, plural_name, read_ends
from summarise.slots.movers import Group, Subject, read_group, read_subject
from summarise.slots.origins import holds, leaves, native_of, origin_of, stretch
from summarise.slots.passives import agent_of, coordinated_passive, reduced_passive
from summarise.slots.phrases import Phrase, Reader
from summarise.slots.sites import End
from summarise.slots.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Going:
    """A movement as one movement word tells it, on tokens `first` to `last`, both included.

    `shared` whether its subject is that of an earlier verb, `finite` whether it has auxiliaries of its own;
    `site` is a place that it all happened in, `out` whether they went "out of" their origin.
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
    out: bool = False

    @property
    def enough(self) -> bool:
        """Whether the ends that its word needs are known; those who are taken "out of" a place need no other."""
        if self.out and "mover" in self.trigger.rule.means["object"]:
            return True
        ends = {"origin": (self.origin,), "destination": (self.destination,)}
        return any(ends.get(self.trigger.needs, (self.origin, self.destination)))


def read_going(reader: Reader, trigger: Trigger) -> Going | None:
    """The movement that a trigger tells, or None where nobody goes: negated, advised, or not people."""
    means, group = trigger.rule.means, read_group(reader, trigger.start)
    if _adjective(reader, trigger):
        return None
    subject = Subject(None) if trigger.noun else read_subject(reader, group, trigger.start)
    if agent := agent_of(reader, trigger):
        return _left_by(trigger, group, subject, agent)
    if _nobody(reader, trigger, group):
        return None
    group = replace(group, passive=group.passive or coordinated_passive(reader, trigger, subject))
    ends = read_ends(reader, trigger.end, _course(trigger, group))
    ends = overwhelmed(reader, ends) if trigger.noun else ends
    group = replace(group, passive=group.passive or reduced_passive(reader, trigger, group, subject, ends))
    alone = ends.mover is None and not group.passive and not trigger.noun and not _ordered_away(trigger)
    if trigger.rule.means.get("subject") == "destination":
        return _taken_in(reader, trigger, group, subject, ends)
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


def _left_by(trigger: Trigger, group: Group, subject: Subject, agent: Phrase) -> Going | None:
    """The movement of "the village was abandoned by its residents", None where its subject is no place."""
    if group.negated or subject.phrase is None or subject.phrase.kind not in ("place", "name"):
        return None
    origin = subject.place
    first = origin.first if origin else trigger.start
    return Going(trigger, trigger.rule.means["type"], first, agent.last, agent, origin, None, planned=group.planned)


def _taken_in(reader: Reader, trigger: Trigger, group: Group, subject: Subject, ends: Ends) -> Going | None:
    """The movement of "Ardana has taken in 300 refugees", None where its subject is no place or its object not people."""
    phrase, mover, place = subject.phrase, ends.mover, subject.place
    if group.passive or group.negated or phrase is None or mover is None or place is None:
        return None
    opening = phrase.kind == "other" and phrase.last == 0 and reader.sentence.words[0].istitle()  # "Ardana has taken in …"
    if not opening and phrase.kind not in ("place", "name") or not _fits(reader, mover, trigger.rule.means["mover"]):
        return None
    return Going(trigger, trigger.rule.means["type"], place.first, ends.last, mover, ends.origin, place, planned=group.planned)


def _ordered_away(trigger: Trigger) -> bool:
    """Whether its subject is the place itself: "the town required evacuation"."""
    return "origin" in trigger.rule.means["object"] and trigger.rule.means["to"] == "nowhere"


def _course(trigger: Trigger, group: Group) -> Course:
    means = trigger.rule.means
    going = means["type"] == "flight" and means["object"] == "none" and means["needs"] == "destination"
    homeward = going or means["type"] in ("return", "transfer") and means["to"] != "nowhere"
    objects = frozenset(means["object"].split("|")) - {"none"}
    return Course(objects, means["to"], trigger.noun, group.passive and means["frame"] != "state", homeward)


def _told(reader: Reader, trigger: Trigger, group: Group, subject: Subject, ends: Ends) -> Going | None:
    """The movement with its mover and ends, None where they cannot be people or a place."""
    means, mover = trigger.rule.means, ends.mover
    origin, destination = stretch(reader, trigger, origin_of(reader, trigger, subject, ends), ends.destination)
    if mover is None and subject.phrase is not None:
        vacated = {"origin", "mover"} <= set(means["object"].split("|"))
        settled = vacated and reader.nouns.has("settled", reader.words[subject.phrase.head])
        treated = group.passive and destination is not None and holds(reader, destination, "hospital")
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
    if origin is None and mover and (destination and means["type"] != "return" or leaves(trigger, group)):
        origin = native_of(reader, mover)
    if means["type"] == "internal":
        origin = destination = destination or origin
    tokens = [trigger.start, trigger.end - 1, ends.last]
    tokens += [at for part in (mover, origin, destination) if part for at in (part.first, part.last)]
    begun = trigger.start - 2 if trigger.noun else trigger.start + 1
    ordered = any(reader.is_in("planned", at) for at in range(begun, trigger.end))
    return Going(
        trigger,
        _type(reader, trigger, destination, alone=ends.mover is None and not _made(group, subject)),
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
        out=origin is not None and reader.is_in("out", origin.first - 2) and reader.is_in("of", origin.first - 1),
    )


def _made(group: Group, subject: Subject) -> bool:
    """Whether others make the subject go: "were moved", "were told to move", "ordered residents to move"."""
    return group.passive or group.ordered or subject.ordered


def _type(reader: Reader, trigger: Trigger, destination: End | None, *, alone: bool) -> str:
    """The rule's type: its `self` where people move by themselves; a return where they go home."""
    means = trigger.rule.means
    kind = means.get("self", means["type"]) if alone else means["type"]
    if destination is None:
        return kind
    own = kind in ("flight", "evacuation") and _homeward(reader, destination)  # "their base" may be that of who brings others
    return "return" if own or kind == "transfer" and reader.is_in("home", destination.last) else kind


def _homeward(reader: Reader, destination: End) -> bool:
    """Whether the destination is "home", "their homes" or "their villages"."""
    first, last = destination.first, destination.last
    if first == last:
        return reader.is_in("home", first)
    other = any(reader.is_in("new", at) or reader.is_in("possessive", at) for at in (first + 1, first + 2))
    return reader.is_in("owner", first) and destination.kind == "place" and not other


def _fits(reader: Reader, mover: Phrase, wanted: str) -> bool:
    """Whether the people moved are of the class that the word asks for."""
    return wanted in ("any", "people") or _person(reader, mover, wanted)


def _person(reader: Reader, phrase: Phrase, wanted: str) -> bool:
    """Whether the phrase names people: of the class `wanted`, where that is not just anyone."""
    if wanted not in ("any", "people"):
        return phrase.counted == phrase.head or reader.nouns.has(wanted, reader.words[phrase.head])
    return phrase.kind == "people" or phrase.kind == "name" and plural_name(reader, phrase)
