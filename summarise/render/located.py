"""The facts whose places have coordinates: what a map draws and what GeoJSON holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarise.figures import set_aside
from summarise.sitrep import Fact, Headcount, Location, Movement, Sitrep

Point = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a fact; `name` as the report has it."""

    name: str
    at: Point


@dataclass(frozen=True, slots=True)
class Way:
    """A movement with those of its ends that are known."""

    fact: Movement
    origin: Spot | None
    destination: Spot | None


def used(sitrep: Sitrep) -> tuple[Fact, ...]:
    """The facts that the report uses: no background, and none in whose place another one stands."""
    aside = set_aside(sitrep)
    return tuple(fact for fact in sitrep.facts() if not fact.background and fact.id not in aside)


def spots(fact: Fact, places: Mapping[str, Location]) -> tuple[Spot, ...]:
    """Where a fact is: its places that have coordinates, without those that lie around another one of them."""
    here = [places[id] for id in fact.locations if id in places]
    around = {parent for place in here for parent in _around(place, places)}
    found = [spot for place in here if place.id not in around and (spot := _spot(place))]
    return tuple(dict.fromkeys(found))


def _around(place: Location, places: Mapping[str, Location]) -> set[str]:
    """The ids of the places that a place lies in."""
    found: set[str] = set()
    while place.parent and place.parent in places and place.parent not in found:
        found.add(place.parent)
        place = places[place.parent]
    return found


def ways(facts: Iterable[Fact], places: Mapping[str, Location]) -> tuple[Way, ...]:
    """The movements of which an end at least has coordinates."""
    made = []
    for fact in facts:
        if isinstance(fact, Movement):
            ends = [_spot(places.get(end.location or "")) if end else None for end in (fact.origin, fact.destination)]
            if any(ends):
                made.append(Way(fact, *ends))
    return tuple(made)


def is_drawn(fact: Fact) -> bool:
    """Whether a figure may stand on a map: of people, and neither planned nor denied."""
    return isinstance(fact, (Headcount, Movement)) and fact.status in ("reported", "unconfirmed")


def _spot(place: Location | None) -> Spot | None:
    return Spot(place.name, (place.lon, place.lat)) if place and place.lon is not None and place.lat is not None else None
