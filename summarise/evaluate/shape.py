"""Whether what is to be compared has the form for it: what a report or an annotation may be wrong in beyond its schema."""

from collections.abc import Mapping
from typing import Any

from summarise.evaluate.mentions import ENDS, named_end

WORDS = ("category", "unit", "asset", "level", "item", "status", "type", "group")
"""Fields of facts that are text, or null."""
COUNTS = ("value", "min", "max", "count_min")
LISTS = ("locations", "places")


def is_fact(fact: Any) -> bool:
    """Whether a fact of a report has its evidence, each with start and end, and says whether it is background."""
    evidence = fact.get("evidence") if isinstance(fact, Mapping) else None
    spans = evidence if isinstance(evidence, list) else [None]
    placed = all(isinstance(s, Mapping) and all(isinstance(s.get(end), int) for end in ("start", "end")) for s in spans)
    return placed and isinstance(fact.get("background"), bool)


def wrong_field(fact: Mapping[str, Any]) -> str | None:
    """The first field of a fact that cannot be compared; None where all can."""
    quantity = fact.get("quantity") or {}
    if not isinstance(quantity, Mapping):
        return "quantity"
    known = {**fact, **quantity, **{end: named_end(fact.get(end)) for end in ENDS}}
    wrong = [name for name in (*WORDS, *ENDS) if not _may_be(known.get(name), str)]
    wrong += [name for name in COUNTS if not _may_be(known.get(name), int, float)]
    wrong += [name for name in LISTS if not _is_texts(known.get(name))]
    return wrong[0] if wrong else None


def is_places(places: Any) -> bool:
    """Whether these are places with an id and a name, or none."""
    return places is None or isinstance(places, list) and all(_is_place(place) for place in places)


def _is_place(place: Any) -> bool:
    return isinstance(place, Mapping) and all(isinstance(place.get(name), str) for name in ("id", "name"))


def _may_be(value: Any, *kinds: type) -> bool:
    return value is None or isinstance(value, kinds)


def _is_texts(value: Any) -> bool:
    return value is None or isinstance(value, list) and all(isinstance(one, str) for one in value)
