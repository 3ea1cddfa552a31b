"""The located facts as GeoJSON (RFC 7946): figures as points, movements as lines; each with its figure, status and quotes."""

import json
from collections.abc import Sequence
from typing import Any

from summarise.render import escape
from summarise.render.explain import slot
from summarise.render.located import Spot, spots, used, ways
from summarise.render.rows import Desk, label
from summarise.render.wording import Wording
from summarise.sitrep import Damage, Fact, Headcount, Movement, Need, Quantity, Sitrep

Geometry = dict[str, Any]


def write(sitrep: Sitrep, words: Wording) -> str:
    """A FeatureCollection of all facts of which a place, or an end of the movement, has coordinates.

    A fact of several places is one feature with several points. `used` is false where another fact stands in its place.
    """
    desk, kept = Desk(sitrep, words), {fact.id for fact in used(sitrep)}
    features = [
        {"type": "Feature", "id": fact.id, "geometry": geometry, "properties": _properties(fact, desk, used=fact.id in kept)}
        for fact in sitrep.facts()
        if (geometry := _geometry(fact, sitrep))
    ]
    report = {"title": sitrep.report.title, "date": sitrep.report.date, "disclaimer": sitrep.report.disclaimer}
    return json.dumps({"type": "FeatureCollection", **_clean(report), "features": features}, ensure_ascii=False, indent=2) + "\n"


def _geometry(fact: Fact, sitrep: Sitrep) -> Geometry | None:
    places = {place.id: place for place in sitrep.locations}
    if not isinstance(fact, Movement):
        return _points(spots(fact, places))
    way = next(iter(ways([fact], places)), None)
    ends = [end for end in (way.origin, way.destination) if end] if way else []
    return _line(*ends) if len({end.at for end in ends}) > 1 else _points(ends[:1])


def _points(found: Sequence[Spot]) -> Geometry | None:
    at = [list(point) for point in dict.fromkeys(spot.at for spot in found)]
    if not at:
        return None
    return {"type": "MultiPoint", "coordinates": at} if len(at) > 1 else {"type": "Point", "coordinates": at[0]}


def _line(origin: Spot, destination: Spot) -> Geometry:
    """A line from place to place; where the shorter way crosses the 180th meridian, cut in two there, as the RFC asks."""
    (ax, ay), (bx, by) = origin.at, destination.at
    if abs(bx - ax) <= 180:
        return {"type": "LineString", "coordinates": [[ax, ay], [bx, by]]}
    edge = 180.0 if ax > 0 else -180.0
    share = (edge - ax) / ((bx + 2 * edge) - ax)
    crossing = round(ay + share * (by - ay), 6)
    return {"type": "MultiLineString", "coordinates": [[[ax, ay], [edge, crossing]], [[-edge, crossing], [bx, by]]]}


def _properties(fact: Fact, desk: Desk, *, used: bool) -> dict[str, Any]:
    """What a map's table shows of a fact: in words for people, in numbers and keys for programs; nothing is left null but a
    figure's upper bound."""
    quantity: Quantity | None = getattr(fact, "quantity", None)
    known = {
        "slot": slot(fact),
        "category": _category(fact),
        "label": label(desk.words, fact),
        "figure": desk.counted(fact),
        **({name: getattr(quantity, name) for name in ("value", "min", "max", "qualifier")} if quantity else {}),
        "unit": getattr(fact, "unit", None) or "",
        "status": fact.status,
        "background": fact.background,
        "used": used,
        "place": _places(fact, desk),
        "when": desk.words.when(fact.when),
        "attribution": desk.words.attribution(fact.attribution),
        "sources": [_source(desk, span.article, span.quote) for span in fact.evidence if span.article in desk.numbers],
    }
    return {name: _clean(value) for name, value in known.items() if value != ""}


def _category(fact: Fact) -> str:
    match fact:
        case Headcount():
            return fact.category
        case Need():
            return fact.cluster
        case Movement():
            return fact.type
        case Damage():
            return fact.level
    return ""


def _places(fact: Fact, desk: Desk) -> str:
    ends = [end.text for end in (fact.origin, fact.destination) if end] if isinstance(fact, Movement) else []
    return desk.words.comma.join(ends) or desk.places(fact)


def _source(desk: Desk, article: str, quote: str) -> dict[str, Any]:
    """The words that a fact stands on, and where they are from."""
    found = next(source for source in desk.sitrep.articles if source.id == article)
    said = {"publisher": found.publisher, "title": found.title, "url": escape.web(found.url), "published": found.published}
    return {"number": desk.numbers[article], **{name: value for name, value in said.items() if value}, "quote": quote}


def _clean(value: Any) -> Any:
    """The value with the characters that hide or reorder what is read made visible."""
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return escape.visible(value) if isinstance(value, str) else value
