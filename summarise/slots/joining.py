"""Movements of one sentence put together: what several verbs tell of the same people going once."""

from collections.abc import Sequence
from dataclasses import replace

from summarise.slots.goings import Going
from summarise.slots.phrases import Reader
from summarise.slots.sites import read_place

FRONTED = 5
"""Tokens from a place that opens the sentence to the movers: "At Arbo in the hills, more than …"."""


def joined(reader: Reader, goings: Sequence[Going]) -> list[Going]:
    """One for each movement, in order: "left the camp and headed for home" is one, with the ends of both verbs."""
    found: list[Going] = []
    staying: Going | None = None
    for going in goings:
        before = found[-1] if found else None
        if going.trigger.needs == "join" and (before is None or not _goes_on(reader, before, going)):
            staying = going if before is None else staying
        elif before and (_completes(before, going) or _leads_to(reader, before, going)):
            found[-1] = _completed(before, going)
        elif before and _same_end(before, going):
            found[-1] = max((before, going), key=_told)
        elif going.trigger.needs != "join":
            found.append(_with_earlier(going, before, staying))
    return [_fronted(reader, going) for going in found if going.enough]


def _goes_on(reader: Reader, before: Going, going: Going) -> bool:
    """Whether "are now living in …" goes on about those who fled before: the same people, and a verb of its own."""
    if before.type not in ("flight", "evacuation") or before.trigger.noun:
        return False
    own = going.mover is not None and going.mover != before.mover and going.mover.first > before.trigger.end
    return not own and (going.finite or not reader.words[going.trigger.start].endswith(reader.nouns.active_endings))


def _completes(before: Going, going: Going) -> bool:
    """Whether the second verb only says where the people of the first went."""
    same = going.trigger.needs == "join" or going.shared and going.mover in (None, before.mover)
    return same and going.origin is None and before.destination is None and going.destination is not None


def _leads_to(reader: Reader, before: Going, going: Going) -> bool:
    """Whether the second verb says where those who fled got to: "villagers who fled Marada have reached the coast"."""
    defines = before.mover is not None and any(
        reader.is_in("relative", at) or reader.words[before.trigger.start].endswith(reader.nouns.active_endings)
        for at in range(before.mover.last + 1, before.trigger.start + 1)
    )
    same = defines and going.mover == before.mover and before.type == "flight" and going.type in ("arrival", "crossing", "flight")
    return same and before.destination is None and going.origin is None and going.destination is not None


def _completed(before: Going, going: Going) -> Going:
    kind = going.type if going.type == "return" else before.type
    origin, mode, last = before.origin or before.site, before.mode or going.mode, max(before.last, going.last)
    return replace(before, type=kind, last=last, origin=origin, destination=going.destination, mode=mode)


def _same_end(one: Going, other: Going) -> bool:
    """Whether two verbs share an end, as in "were forced to flee their homes"."""
    return bool(one.origin and one.origin == other.origin or one.destination and one.destination == other.destination)


def _told(going: Going) -> tuple[bool, int]:
    """How much a movement tells."""
    return going.mover is not None, (going.origin is not None) + (going.destination is not None)


def _with_earlier(going: Going, before: Going | None, staying: Going | None) -> Going:
    """The movement with what stands earlier: "sheltering in camps after fleeing", "took refuge in camps … have returned"."""
    fleeing = going.type == "flight" and going.trigger.needs == "either" and not going.destination
    if staying and fleeing and not (going.finite and going.mover):
        return replace(going, mover=staying.mover, destination=staying.destination, first=staying.first)
    if before and going.type == "return" and before.type == "arrival" and going.origin is None:
        return replace(going, origin=before.destination, first=before.first)
    return going


def _fronted(reader: Reader, going: Going) -> Going:
    """The movement with the place that opens the sentence as its origin: "In Arbo, 90 families were moved to dry land"."""
    generic = going.destination is not None and going.destination.kind == "place" and going.type not in ("return", "arrival")
    place = read_place(reader, 1) if generic and going.origin is None and reader.is_in("site_of", 0) else None
    following = next((p for p in reader.phrases if place and place.last < p.first <= place.last + FRONTED), None)
    if place is None or following is None or following.kind != "people":
        return going
    return replace(going, origin=place, first=0)
