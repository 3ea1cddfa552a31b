"""The outlines of countries, for maps: Natural Earth 1:50m (public domain), as package data.

`python -m summarise.render.outlines countries-50m.json` writes them anew from the TopoJSON of the npm package world-atlas
(`npm pack world-atlas`), which is made from Natural Earth's files.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import hypot
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "outlines.json"
STEPS = 100
"""Steps in a degree to which the outlines are rounded: 1 km."""
NEAR = 2.0
"""Steps within which a bend is left out: 2 km, which is less than 1:50m can show; without it the file takes twice as much."""
SMALLEST = 3
"""Points that a ring needs to be a shape."""

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline: rings of (longitude, latitude), islands and holes alike, and its ISO 3166 numeric code or none."""

    code: str
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file."""
    data = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [tuple(_points(arc)) for arc in data["arcs"]]
    return tuple(Country(code, tuple(_ring(ring, arcs) for ring in rings)) for code, rings in data["countries"])


def _points(deltas: Sequence[int]) -> Iterator[Point]:
    """An arc's points in degrees; the file has each as the steps from the one before it."""
    yield from zip((x / STEPS for x in accumulate(deltas[::2])), (y / STEPS for y in accumulate(deltas[1::2])), strict=True)


def _ring(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A ring of arcs; of two neighbours' common border one has the arc backwards, which its negative number says (~n)."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
    return tuple(point for part in parts for point in part[:-1])


def shortened(topology: dict[str, Any]) -> dict[str, Any]:
    """The file's data from world-atlas' TopoJSON: arcs rounded to STEPS, rings too small to be a shape left out."""
    arcs = [_rounded(arc, topology["transform"]) for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [ring for shape in shapes for ring in shape if _size(ring, arcs) >= SMALLEST]
        found.append([geometry.get("id", ""), rings])
    used = sorted({n if n >= 0 else ~n for _, rings in found for ring in rings for n in ring})
    place = {old: new for new, old in enumerate(used)}
    return {
        "source": topology["source"],
        "arcs": [arcs[n] for n in used],
        "countries": [[code, [[place[n] if n >= 0 else ~place[~n] for n in r] for r in rings]] for code, rings in found],
    }


def _rounded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[int]:
    """An arc in steps, each point as the difference to the one before it; points that fall together are one."""
    (scale_x, scale_y), (left, low) = transform["scale"], transform["translate"]
    xs = [round((x * scale_x + left) * STEPS) for x in accumulate(point[0] for point in arc)]
    ys = [round((y * scale_y + low) * STEPS) for y in accumulate(point[1] for point in arc)]
    points = _straightened(list(zip(xs, ys, strict=True)))
    before = (0, 0), *points[:-1]
    return [step for (x, y), (px, py) in zip(points, before, strict=True) for step in (x - px, y - py)]


def _straightened(line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The line with fewer points, none further than NEAR from it, by Douglas and Peucker's method; its ends stay."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        away = [(_distance(line[n], line[first], line[last]), n) for n in range(first + 1, last)]
        most, n = max(away, default=(0.0, 0))
        if most > NEAR:
            kept.add(n)
            spans += [(first, n), (n, last)]
    return [line[n] for n in sorted(kept)]


def _distance(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    """How far a point lies from the line between two others, or from them where they are one."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = hypot(bx - ax, by - ay)
    return abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length if length else hypot(x - ax, y - ay)


def _size(ring: Sequence[int], arcs: Sequence[Sequence[int]]) -> int:
    """How many different points a ring has."""
    return sum(len(arcs[n if n >= 0 else ~n]) // 2 - 1 for n in ring)


def write(topology: Path, source: str, target: Path = FILE) -> None:
    """Writes the file from a TopoJSON of world-atlas."""
    data = shortened({**json.loads(topology.read_text(encoding="utf-8")), "source": source})
    target.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(
        Path(sys.argv[1]),
        "Natural Earth 1:50m, public domain (naturalearthdata.com), by way of the npm package world-atlas 2.0.2",
    )
