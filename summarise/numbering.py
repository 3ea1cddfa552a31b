"""Brings what was found in several articles into one report: ids that are unique in it, and links that follow them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from summarise.sitrep import Caveat, Fact, Headcount, Location, Movement, Place

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class Findings:
    """Facts with the locations and caveats that belong to them."""

    facts: tuple[Fact, ...] = ()
    locations: tuple[Location, ...] = ()
    caveats: tuple[Caveat, ...] = ()


NOTHING = Findings()


def merge(parts: Sequence[Findings]) -> Findings:
    """All findings in one; a location that several parts name stands once, caveats with the same words are joined."""
    counters = {letter: count(1) for letter in "hnmd"}
    places: dict[Location, str] = {}
    facts: list[Fact] = []
    caveats: list[Caveat] = []
    for part in parts:
        ids = {fact.id: f"{fact.id[0]}{next(counters[fact.id[0]])}" for fact in part.facts}
        spots = _placed(part.locations, places)
        facts += [_renumbered(fact, ids, spots) for fact in part.facts]
        caveats += [replace(caveat, facts=tuple(ids[fact] for fact in caveat.facts)) for caveat in part.caveats]
    return Findings(tuple(facts), tuple(replace(place, id=id) for place, id in places.items()), joined(caveats))


def joined(caveats: Sequence[Caveat]) -> tuple[Caveat, ...]:
    """Caveats with the same code and words become one, with the facts of all."""
    facts: dict[tuple[str, str], list[str]] = {}
    for caveat in caveats:
        facts.setdefault((caveat.code, caveat.text), []).extend(caveat.facts)
    return tuple(Caveat(code, text, tuple(dict.fromkeys(ids))) for (code, text), ids in facts.items())


def _placed(locations: Sequence[Location], places: dict[Location, str]) -> dict[str, str]:
    """The new id of each location; `places` holds those known so far, without their id, and grows."""
    by_id = {place.id: place for place in locations}
    new: dict[str, str] = {}

    def place(old: str) -> str:
        if old not in new:
            parent = by_id[old].parent
            bare = replace(by_id[old], id="", parent=place(parent) if parent else None)
            new[old] = places.setdefault(bare, f"l{len(places) + 1}")
        return new[old]

    for location in locations:
        place(location.id)
    return new


def _renumbered(fact: AnyFact, ids: Mapping[str, str], spots: Mapping[str, str]) -> AnyFact:
    moved = replace(fact, id=ids[fact.id], locations=tuple(spots[place] for place in fact.locations))
    if isinstance(moved, Headcount) and moved.part_of:
        return replace(moved, part_of=ids[moved.part_of])
    if isinstance(moved, Movement):
        headcount = ids[moved.headcount] if moved.headcount else None
        return replace(moved, headcount=headcount, origin=_end(moved.origin, spots), destination=_end(moved.destination, spots))
    return moved


def _end(place: Place | None, spots: Mapping[str, str]) -> Place | None:
    return replace(place, location=spots[place.location]) if place and place.location else place
