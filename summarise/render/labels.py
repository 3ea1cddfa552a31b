"""Room for labels on a map: each where it covers nothing, as near as can be to what it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarise.render.vector import Drawing, shortened, width_of

GAP = 3.0
SIZE, SMALL = 12.5, 11.0
"""Of a name, and of what stands below it."""
LINE = 1.2
"""Of the size: the distance of lines."""
WIDEST = 190.0


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the sheet."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two cover each other somewhere."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one drawing, in the order in which they are asked for, and what they must not cover."""

    drawing: Drawing
    taken: list[Box] = field(default_factory=list)

    def keep(self, x: float, y: float, radius: float) -> None:
        """Keeps labels off a circle."""
        self.taken.append(Box(x - radius, y - radius, 2 * radius, 2 * radius))

    def add(self, x: float, y: float, radius: float, lines: Sequence[str], style: str = "ink") -> bool:
        """Writes a name and what stands below it beside a circle, or the name alone; False where there is room for neither."""
        every = [shortened(line, SMALL if n else SIZE, WIDEST) for n, line in enumerate(lines)]
        return any(self._put(x, y, radius, every[:many], style) for many in dict.fromkeys((len(every), 1)))

    def fits(self, line: str) -> bool:
        """Whether a line below a name need not be cut."""
        return width_of(line, SMALL) <= WIDEST

    def _put(self, x: float, y: float, radius: float, lines: Sequence[str], style: str) -> bool:
        sizes = [SMALL if n else SIZE for n in range(len(lines))]
        width = max(width_of(line, size) for line, size in zip(lines, sizes, strict=True)) + 2 * GAP
        height = sum(sizes) * LINE + GAP
        box = next((box for box in _around(x, y, radius, width, height) if self._is_free(box)), None)
        if box is None:
            return False
        self.taken.append(box)
        self.drawing.shape("rect", "back", x=box.left, y=box.top, width=width, height=height, rx=2.0)
        base = box.top
        for line, size in zip(lines, sizes, strict=True):
            base += size * LINE
            at = (box.left + width - GAP, "end") if self.drawing.rtl else (box.left + GAP, "start")
            self.drawing.text(at[0], base, line, size=size, style=style, anchor=at[1], bold=size == SIZE)
        return True

    def is_free(self, left: float, top: float, width: float, height: float) -> bool:
        """Whether nothing stands on a stretch of the sheet yet."""
        return self._is_free(Box(left, top, width, height))

    def _is_free(self, box: Box) -> bool:
        inside = box.left >= 1 and box.top >= 1
        inside = inside and box.left + box.width <= self.drawing.width - 1 and box.top + box.height <= self.drawing.height - 1
        return inside and not any(box.meets(other) for other in self.taken)


def _around(x: float, y: float, radius: float, width: float, height: float) -> Iterator[Box]:
    """Places beside a circle, the best first: the four sides, the corners, what lies between; then all of these further off."""
    for away in (2.0, 9.0, 18.0):
        out = radius + away
        for across, down in (
            *((1.0, 0), (-1.0, 0), (0.0, -1), (0.0, 1)),
            *((1.0, -1), (1.0, 1), (-1.0, -1), (-1.0, 1), (0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1)),
        ):
            left = x + (out if across == 1 else -out - width if across == -1 else (across - 1) * width / 2)
            top = y + (out if down > 0 else -out - height if down < 0 else -height / 2)
            yield Box(left, top, width, height)
