"""The part of the world that a map shows, and how its points come onto the sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median

from summarise.render.located import Point

MARGIN = 0.22
"""Of the places' extent, on each side: room for their labels."""
LEAST = 2.5
"""Degrees that a map shows at the least, so that its country can be told."""
SHAPES = 0.62, 1.0
"""The lowest and the highest height of a map, as a share of its width."""
AROUND = 10.0
"""Degrees around the middle within which a place is always shown; further away only while others are as far."""
FAR = 4.0
"""Times the middle distance beyond which a place is elsewhere: one name taken for a town overseas would hide all others."""
POLAR = 80.0
"""Degrees of latitude beyond which nobody is displaced: a place that is said to lie there is drawn at the edge."""
KILOMETRES = 111.2
"""Of a degree of latitude."""

Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the earth in degrees (`left` may lie west of -180) and its sheet's width in units.

    Longitudes are narrowed by the cosine of the middle latitude: right in the middle, and near enough for a region.
    """

    left: float
    low: float
    right: float
    top: float
    width: float

    @property
    def narrowing(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return _narrowing(self.low, self.top)

    @property
    def scale(self) -> float:
        """Units in a degree of latitude."""
        return self.width / ((self.right - self.left) * self.narrowing)

    @property
    def height(self) -> float:
        """Of the sheet, in units."""
        return (self.top - self.low) * self.scale

    def point(self, at: Point) -> tuple[float, float]:
        """Where a place comes to lie on the sheet."""
        lon = next((lon for lon in (at[0], at[0] + 360, at[0] - 360) if self.left <= lon <= self.right), at[0])
        return (lon - self.left) * self.narrowing * self.scale, (self.top - min(POLAR, max(-POLAR, at[1]))) * self.scale

    def clipped(self, ring: Ring) -> Iterator[list[tuple[float, float]]]:
        """The parts of a ring that the sheet shows, a little beyond its edges, each as the map lies there (±360 degrees)."""
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        for turn in (-360, 0, 360):
            if min(xs) + turn < self.right and max(xs) + turn > self.left and min(ys) < self.top and max(ys) > self.low:
                part = [((x + turn - self.left) * self.narrowing * self.scale, (self.top - y) * self.scale) for x, y in ring]
                for side in self._sides():
                    part = _cut(part, *side)
                if part:
                    yield part

    def _sides(self) -> tuple[tuple[int, float, bool], ...]:
        beyond = 3.0
        return ((0, -beyond, True), (0, self.width + beyond, False), (1, -beyond, True), (1, self.height + beyond, False))


def view_of(points: Sequence[Point], width: float) -> View:
    """The stretch that shows all the points with a margin."""
    lons, lats = _together([x for x, _ in points]), [min(POLAR, max(-POLAR, y)) for _, y in points]
    left, right = _widened(min(lons), max(lons), LEAST)
    low, top = _widened(min(lats), max(lats), LEAST / 2)
    across, up = (right - left) * _narrowing(low, top), top - low
    if up < across * SHAPES[0]:
        low, top = _widened(low, top, across * SHAPES[0], margin=0)
    elif up > across * SHAPES[1]:
        left, right = _widened(left, right, up / SHAPES[1] / _narrowing(low, top), margin=0)
    return View(left, low, right, top, width)


def near(points: Sequence[Point]) -> Callable[[Point], bool]:
    """What tells whether a place lies where the others are: see AROUND and FAR."""
    lon, lat = median(_together([x for x, _ in points])), median(y for _, y in points)

    def away(point: Point) -> float:
        across = abs((point[0] - lon + 180) % 360 - 180)
        return max(across, abs(point[1] - lat))

    limit = max(AROUND, FAR * median(away(point) for point in points))
    return lambda point: away(point) <= limit


def _together(lons: Sequence[float]) -> list[float]:
    """Longitudes that lie on both sides of the 180th, all from 0 to 360."""
    return [lon % 360 for lon in lons] if max(lons) - min(lons) > 180 else list(lons)


def _widened(low: float, high: float, least: float, margin: float = MARGIN) -> tuple[float, float]:
    middle, half = (low + high) / 2, max((high - low) * (0.5 + margin), least / 2)
    return middle - half, middle + half


def _narrowing(low: float, top: float) -> float:
    return max(0.2, cos(radians((low + top) / 2)))


def _cut(ring: Sequence[tuple[float, float]], axis: int, edge: float, above: bool) -> list[tuple[float, float]]:
    """A ring without what lies beyond a straight edge, by Sutherland and Hodgman's method."""
    found: list[tuple[float, float]] = []
    for n, point in enumerate(ring):
        before = ring[n - 1]
        inside, was = ((one[axis] >= edge) == above for one in (point, before))
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            found.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            found.append(point)
    return found
