"""Where people go from: said with "from", or where they are said to live or to be when they leave."""

from summarise.slots.ends import Ends
from summarise.slots.movers import Group, Subject
from summarise.slots.phrases import Phrase, Reader
from summarise.slots.sites import End
from summarise.slots.triggers import Trigger


def origin_of(reader: Reader, trigger: Trigger, subject: Subject, ends: Ends) -> End | None:
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
        return site if site and holds(reader, site, "lodge") else None
    if ends.destination:
        return site if trigger.rule.means["to"] != "site_in" else None
    away = kind == "evacuation" or kind == "flight" and "origin" in trigger.rule.means["object"] and ends.mover is None
    return ends.lodging or _dwelling(reader, trigger, subject, ends) if away else None


def _dwelling(reader: Reader, trigger: Trigger, subject: Subject, ends: Ends) -> End | None:
    """Where those who leave are from: "people living near the lake", "the residents in flooded areas"."""
    site, phrase = (ends.site, ends.mover) if ends.mover else (subject.site, subject.phrase)
    if site is None or phrase is None or reader.is_in("after", trigger.start - 1):
        return None
    lives = any(reader.is_in("lodging", at) for at in range(phrase.last + 1, site.first))
    named = any(word[0].isupper() for word in reader.sentence.words[site.first : site.last + 1])
    beside = reader.is_in("beside", site.first - 1) or site.kind == "place" and not named
    return site if lives or beside and trigger.rule.means["mover"] == "any" else None


def stretch(reader: Reader, trigger: Trigger, origin: End | None, destination: End | None) -> tuple[End | None, End | None]:
    """The ends, where "from the bridge to the highway" after a noun is one place, a stretch of road."""
    if trigger.noun and origin and destination and holds(reader, destination, "route"):
        return End(origin.first, destination.last, origin.kind), None
    return origin, destination


def native_of(reader: Reader, mover: Phrase) -> End | None:
    """The place in "residents of the delta"."""
    first = mover.head + 2
    of = reader.is_in("of", mover.head + 1) and first <= mover.last
    kind, written = reader.nouns.kind(reader.words[mover.last]), reader.sentence.words[mover.last]
    named = kind == "place" or kind is None and written[0].isupper()
    return End(first, mover.last, "place") if of and named else None


def leaves(trigger: Trigger, group: Group) -> bool:
    """Whether its word alone says that people left where they live: they fled, or were evacuated."""
    kind = trigger.rule.means["type"]
    return not trigger.noun and trigger.needs != "join" and (kind == "evacuation" or kind == "flight" and not group.passive)


def holds(reader: Reader, place: End, name: str) -> bool:
    """Whether a word of a class stands in the place: "hospital" in "a nearby hospital"."""
    return any(reader.nouns.has(name, reader.words[at]) for at in range(place.first, place.last + 1))
