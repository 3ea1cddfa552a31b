"""The shapes of a map: arrows that bend, and stretches of land with room for a name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from summarise.render.vector import Drawing

BEND = 0.16
"""Of its length: how far an arrow bends, so that those to and fro stay apart."""
STEPS = 8
"""Points of an arrow that labels are kept off, and places that are tried for a name, each way."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow that bends to the right of its way; `gaps` are the radii of what stands at its ends."""

    start: Place
    end: Place
    width: float
    gaps: tuple[float, float]
    dashed: bool = False

    @property
    def turn(self) -> Place:
        """The point towards which it bends."""
        (ax, ay), (bx, by) = self.start, self.end
        return (ax + bx) / 2 - (by - ay) * BEND, (ay + by) / 2 + (bx - ax) * BEND

    def at(self, share: float) -> Place:
        """The point so far along the way."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        x, y = (a * self.start[n] + b * self.turn[n] + c * self.end[n] for n in (0, 1))
        return x, y

    def points(self) -> Iterator[Place]:
        """Points along the way."""
        yield from (self.at(n / STEPS) for n in range(1, STEPS))

    def middle(self) -> Place:
        """The point halfway."""
        return self.at(0.5)

    def draw(self, drawing: Drawing) -> None:
        """The line, from gap to gap, and its head at the end; shorter gaps where the way is short."""
        length = hypot(self.end[0] - self.start[0], self.end[1] - self.start[1]) or 1.0
        head = min(self.width * 1.6 + 4, length * 0.5)
        first, last = (min(gap / length, 0.25) for gap in self.gaps)
        line = [self.at(first + (1 - last - head / length - first) * n / STEPS) for n in range(STEPS + 1)]
        tip, base = self.at(1 - last), line[-1]
        out = hypot(tip[0] - base[0], tip[1] - base[1]) or 1.0
        ux, uy = (tip[0] - base[0]) / out, (tip[1] - base[1]) / out
        dashes = {"stroke_dasharray": "5 3"} if self.dashed else {}
        drawing.line("way", line, stroke_width=f"{self.width:.1f}", **dashes)
        half = (self.width * 1.6 + 4) / 2
        drawing.area("head", [(base[0] - uy * half, base[1] + ux * half), tip, (base[0] + uy * half, base[1] - ux * half)])


@dataclass(frozen=True, slots=True)
class Land:
    """The largest part of a country on the sheet, and its ISO 3166 numeric code or none."""

    code: str
    ring: Sequence[Place]

    def middles(self, width: float) -> Iterator[Place]:
        """Places for the middle of a name of that width, the nearest to the centre of gravity first."""
        x, y = middle(self.ring)
        xs, ys = [px for px, _ in self.ring], [py for _, py in self.ring]
        across, down = (max(xs) - min(xs)) / STEPS / 2, (max(ys) - min(ys)) / STEPS / 2
        steps = range(-STEPS, STEPS + 1)
        for dx, dy in sorted(((i * across, j * down) for i in steps for j in steps), key=lambda d: (hypot(*d), d)):
            if all(holds(self.ring, (x + dx + side, y + dy - 4)) for side in (-width / 2, 0, width / 2)):
                yield x + dx, y + dy


def area(ring: Sequence[Place]) -> float:
    """Of a shape."""
    return abs(sum(ring[n - 1][0] * y - x * ring[n - 1][1] for n, (x, y) in enumerate(ring))) / 2


def middle(ring: Sequence[Place]) -> Place:
    """The centre of gravity of a shape."""
    turns = [(ring[n - 1][0] * y - x * ring[n - 1][1], ring[n - 1][0] + x, ring[n - 1][1] + y) for n, (x, y) in enumerate(ring)]
    whole = sum(turn for turn, _, _ in turns) * 3
    return (sum(t * x for t, x, _ in turns) / whole, sum(t * y for t, _, y in turns) / whole) if whole else ring[0]


def holds(ring: Sequence[Place], point: Place) -> bool:
    """Whether a point lies inside a shape: whether a ray from it crosses the edge an odd number of times.

    >>> square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    >>> holds(square, (1.0, 1.0)), holds(square, (5.0, 1.0))
    (True, False)
    """
    x, y = point
    inside = False
    for n, (bx, by) in enumerate(ring):
        ax, ay = ring[n - 1]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
