"""GeoJSON by its schema, with every located fact and nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarise.render import render
from summarise.sitrep import Location, Place, Sitrep, from_json
from tests.test_webpage import HOSTILE, whole
from tests.whole_report import poisoned, sitrep

HERE = Path(__file__).parent
SCHEMA = Draft202012Validator(json.loads((HERE / "geojson.schema.json").read_text("utf-8")))
DAILY = sorted((HERE / "crises").glob("*/expected/*.json"))


def collection(report: Sitrep, **options: Any) -> dict[str, Any]:
    """The features by the facts' ids, after the schema has judged them."""
    data = json.loads(str(render(report, "geojson", **options)))
    assert [error.message for error in SCHEMA.iter_errors(data)] == []
    return {feature["id"]: feature for feature in data["features"]}


@pytest.mark.parametrize("path", DAILY, ids=[f"{path.parts[-3]}-{path.stem}" for path in DAILY])
def test_daily_reports_follow_the_schema(path: Path) -> None:
    assert collection(from_json(Sitrep, json.loads(path.read_text("utf-8"))))


def test_located_facts_and_no_others() -> None:
    found = collection(whole())
    assert {id: feature["geometry"] for id, feature in found.items()} == {
        "h1": {"type": "Point", "coordinates": [36.45, 35.99]},
        "h2": {"type": "Point", "coordinates": [36.45, 35.99]},
        "h7": {"type": "Point", "coordinates": [36.45, 35.99]},
        "n3": {"type": "Point", "coordinates": [36.45, 35.99]},
        "m1": {"type": "LineString", "coordinates": [[36.45, 35.99], [36.63, 35.93]]},
    }
    assert collection(sitrep()) == {}


def test_a_figure_has_its_words_numbers_and_source() -> None:
    assert collection(whole())["h1"]["properties"] == {
        "slot": "headcounts",
        "category": "displaced",
        "label": "Displaced civilians",
        "figure": "more than 900",
        "value": 900,
        "min": 900,
        "max": None,
        "qualifier": "more_than",
        "unit": "people",
        "status": "reported",
        "background": False,
        "used": True,
        "place": "Darkush",
        "when": "2 March 2025",
        "attribution": "the mayor (government)",
        "sources": [
            {
                "number": 1,
                "publisher": "Wire",
                "title": "People flee",
                "url": "https://example.org/1",
                "published": "2025-03-03T08:00:00Z",
                "quote": "More than 900 civilians, including 119 children, fled Darkush on foot on Sunday",
            }
        ],
    }


def test_what_another_figure_replaces_is_told_from_what_is_used() -> None:
    assert {id: feature["properties"]["used"] for id, feature in collection(whole()).items()}["h7"] is False


def moved(origin: tuple[float, float] | None, destination: tuple[float, float] | None) -> dict[str, Any]:
    """The geometry of a movement between these places (longitude, latitude)."""
    places = {"l1": origin, "l2": destination}
    located = [Location(id=id, name=id, lon=at[0] if at else None, lat=at[1] if at else None) for id, at in places.items()]
    movement = replace(whole().movements[0], origin=Place("a", "l1"), destination=Place("b", "l2"))
    geometry: dict[str, Any] = collection(replace(whole(), locations=tuple(located), movements=(movement,)))["m1"]["geometry"]
    return geometry


WAYS = {
    "one end": ((10.0, 1.0), None, {"type": "Point", "coordinates": [10.0, 1.0]}),
    "to where they were": ((10.0, 1.0), (10.0, 1.0), {"type": "Point", "coordinates": [10.0, 1.0]}),
    "over the 180th meridian to the east": (
        (179.0, 0.0),
        (-179.0, 2.0),
        {"type": "MultiLineString", "coordinates": [[[179.0, 0.0], [180.0, 1.0]], [[-180.0, 1.0], [-179.0, 2.0]]]},
    ),
    "over the 180th meridian to the west": (
        (-179.0, 0.0),
        (179.0, 2.0),
        {"type": "MultiLineString", "coordinates": [[[-179.0, 0.0], [-180.0, 1.0]], [[180.0, 1.0], [179.0, 2.0]]]},
    ),
}


@pytest.mark.parametrize(("origin", "destination", "geometry"), WAYS.values(), ids=WAYS.keys())
def test_movements(origin: tuple[float, float], destination: tuple[float, float] | None, geometry: dict[str, Any]) -> None:
    assert moved(origin, destination) == geometry


def test_a_fact_of_several_places_is_one_feature() -> None:
    report = whole()
    fled = replace(report.headcounts[0], locations=("l1", "l2"))
    found = collection(replace(report, headcounts=(fled, *report.headcounts[1:])))["h1"]
    assert found["geometry"] == {"type": "MultiPoint", "coordinates": [[36.45, 35.99], [36.63, 35.93]]}


def test_a_place_around_another_is_not_drawn_beside_it() -> None:
    report = whole()
    inner = replace(report.locations[1], parent="l1")
    fled = replace(report.headcounts[0], locations=("l1", "l2"))
    found = collection(replace(report, locations=(report.locations[0], inner), headcounts=(fled, *report.headcounts[1:])))["h1"]
    assert found["geometry"] == {"type": "Point", "coordinates": [36.63, 35.93]}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(text: str) -> None:
    written = str(render(poisoned(whole(), text), "geojson"))
    assert not {"\x00", "\x1b", "\u202e", "\u2066"} & set(written)
    assert collection(poisoned(whole(), text)).keys() == collection(whole()).keys()
