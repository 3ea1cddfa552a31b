"""Drawings as SVG: shapes with names of style classes, and colours of their own where no style sheet reaches them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape as entities

from summarise.render import escape

COLOURS: Mapping[str, Mapping[str, str]] = {
    "sea": {"fill": "#e8eef3"},
    "land": {"fill": "#fbfaf8", "stroke": "#b5aea3", "stroke-width": "0.8"},
    "frame": {"fill": "none", "stroke": "#b5aea3"},
    "back": {"fill": "#fbfaf8", "fill-opacity": "0.78"},
    "spot": {"fill": "#0b4f8a", "fill-opacity": "0.45", "stroke": "#0b4f8a"},
    "dot": {"fill": "#0b4f8a"},
    "way": {"fill": "none", "stroke": "#9a3412", "stroke-opacity": "0.85", "stroke-linecap": "butt"},
    "head": {"fill": "#9a3412"},
    "bar": {"fill": "#0b4f8a"},
    "hollow": {"fill": "none", "stroke": "#0b4f8a", "stroke-width": "1.4", "stroke-dasharray": "4 2.5"},
    "range": {"fill": "#a9bfd3"},
    "line": {"stroke": "#d9d5ce"},
    "rule": {"stroke": "#5d5a56", "stroke-width": "1.5"},
    "ink": {"fill": "#1c1b1a"},
    "faint": {"fill": "#5d5a56"},
}
"""The light scheme; the page's style sheet has both. Text has a contrast of at least 4.5 on land, sea and page."""
WIDE, THIN, PLAIN = 0.92, 0.36, 0.61
"""Widths of letters in ems, of DejaVu Sans and so a little more than those of other fonts."""
FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what tells its figures to who cannot see it, and the notes that belong below it."""

    svg: str
    alt: str
    notes: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet of so many units; what was added last lies on top. `rtl`: its texts run from right to left."""

    width: float
    height: float
    rtl: bool = False
    parts: list[str] = field(default_factory=list)

    def line(self, style: str, points: Iterable[tuple[float, float]], **more: str) -> None:
        """A line through points."""
        self.shape("path", style, d=f"M{_steps(points)}", **more)

    def area(self, style: str, points: Iterable[tuple[float, float]]) -> None:
        """A shape with these corners."""
        self.shape("path", style, d=f"M{_steps(points)}Z")

    def shape(self, kind: str, style: str, **attributes: float | str) -> None:
        """A shape of SVG; an underscore in an attribute's name stands for its hyphen."""
        own = {**COLOURS[style], **{name.replace("_", "-"): _value(value) for name, value in attributes.items()}}
        written = " ".join(f'{name}="{value}"' for name, value in own.items())
        self.parts.append(f'<{kind} class="{style}" {written}/>')

    def text(
        self, x: float, y: float, text: str, *, size: float, style: str = "ink", anchor: str = "start", bold: bool = False
    ) -> None:
        """A line of text on its base line; `anchor` as in SVG, and of the sheet, not of the script."""
        shown = entities(escape.one_line(text))
        if self.rtl:
            shown = f"\u2067{shown}\u2069"  # the sheet is laid out from left to right, its texts are not
        weight = ' font-weight="600"' if bold else ""
        place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}"'
        self.parts.append(f'<text class="{style}" fill="{COLOURS[style]["fill"]}" {place}{weight}>{shown}</text>')

    def svg(self, title: str) -> str:
        """The drawing; `title` is what it is called by programs that read it out."""
        wide, high = number(self.width), number(self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
            f' role="img" aria-label="{entities(escape.one_line(title))}" direction="ltr" font-family="{FONT}">'
        )
        return "\n".join([head, *self.parts, "</svg>"])


def number(value: float) -> str:
    """A coordinate to a tenth, as short as can be, so that the same drawing is the same bytes.

    >>> number(12.04), number(3.25), number(-0.01)
    ('12', '3.2', '0')
    """
    shown = f"{value:.1f}"
    return "0" if shown in ("-0.0", "0.0") else shown.removesuffix(".0")


def width_of(text: str, size: float) -> float:
    """About how wide a text is: what fonts do is not known here, so rather too much."""
    return size * sum(THIN if c in " .,:;'’|ijlIt()[]" else WIDE if c in "mwMW—%@" or ord(c) > 0x2E7F else PLAIN for c in text)


def shortened(text: str, size: float, most: float) -> str:
    """The text, cut with an ellipsis where it would be wider than that."""
    line = escape.one_line(text)
    if width_of(line, size) <= most:
        return line
    while line and width_of(f"{line}…", size) > most:
        line = line[: min(len(line) - 1, int(most / size / THIN) + 1)]
    return f"{line.rstrip()}…"


def _steps(points: Iterable[tuple[float, float]]) -> str:
    return "L".join(f"{number(x)} {number(y)}" for x, y in points)


def _value(value: float | str) -> str:
    return entities(value) if isinstance(value, str) else number(value)
