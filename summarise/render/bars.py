"""The chart of the key figures: what is open, told in words or disputed looks so."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from summarise.render import escape
from summarise.render.parts import KeyFigureRow
from summarise.render.rows import Desk
from summarise.render.vector import Drawing, Picture, shortened, width_of

WIDTH, ROW, BAR = 440.0, 42.0, 13.0
"""Units: its letters can be read on a telephone's 350 pixels. A figure has a line of words and a bar below it."""
TOP, FOOT, SIDE = 6.0, 24.0, 2.0
SIZE, SMALL = 12.5, 11.0
ROOM = 0.94
"""Of the width: where the longest bar ends, with room for its arrow."""
SPREAD = 30
"""Times the smallest figure from which on the scale is logarithmic: a bar of a thirtieth can hardly be seen."""
MOST = 16
"""Figures drawn; a report has one for each condition and unit."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How far from the start a figure reaches."""

    top: float
    logarithmic: bool

    def reach(self, value: float) -> float:
        """In units. On a logarithmic scale 1 has a little, since it is more than none."""
        if value <= 0 or self.top <= 0:
            return 0.0
        share = (log10(value) + 0.15) / (log10(self.top) + 0.15) if self.logarithmic else value / self.top
        return max(1.5, share * (WIDTH - 2 * SIDE) * ROOM)

    def marks(self) -> list[int]:
        """Figures that the scale names: powers of ten, or a few round ones."""
        if self.logarithmic:
            return [10**power for power in range(len(str(int(self.top)))) if 10**power <= self.top]
        step = next(base * 10**power for power in range(20) for base in (1, 2, 5) if self.top <= 4 * base * 10**power)
        return [n * step for n in range(1, 5) if n * step <= self.top]


def draw(rows: Sequence[KeyFigureRow], desk: Desk) -> Picture | None:
    """The chart of these key figures, None where there is none."""
    shown = rows[:MOST]
    if not shown:
        return None
    values = [value for row in shown for value in (_value(row), row.standing.high) if value]
    scale = Scale(max(values, default=0), bool(values) and max(values) >= SPREAD * min(values))
    drawing = Drawing(WIDTH, TOP + ROW * len(shown) + FOOT, desk.words.rtl)
    for mark in scale.marks():
        _draw_mark(drawing, scale, mark, len(shown), desk)
    for n, row in enumerate(shown):
        _draw_row(drawing, scale, row, TOP + ROW * n, desk)
    own = desk.words.tables["bars"]
    told = [own["told"].format(label=_label(row, desk), figure=_figure(row, desk)) for row in shown]
    alt = own["alt"].format(told=desk.words.semicolon.join(told))
    return Picture(drawing.svg(alt), escape.one_line(alt), tuple(_notes(shown, scale, desk)), drawing.width, drawing.height)


def _value(row: KeyFigureRow) -> int:
    """Where the dark bar ends; none where the sources disagree."""
    return 0 if row.standing.disputed else row.fact.quantity.value


def _label(row: KeyFigureRow, desk: Desk) -> str:
    return desk.words.comma.join(part for part in (row.category, row.place) if part)


def _figure(row: KeyFigureRow, desk: Desk) -> str:
    """The figure in words; all of them where the sources disagree."""
    either = str(desk.words.tables["changed"]["or"])
    return either.join(dict.fromkeys(map(desk.counted, row.standing.sides)))


def _x(drawing: Drawing, reach: float, width: float = 0.0) -> float:
    """Where something of that width begins that lies so far from the start: at the right in scripts from right to left."""
    return drawing.width - SIDE - reach - width if drawing.rtl else SIDE + reach


def _draw_mark(drawing: Drawing, scale: Scale, mark: int, rows: int, desk: Desk) -> None:
    """A mark of the scale: its number below, and a line across every bar, but not across the words."""
    x = _x(drawing, scale.reach(mark))
    for n in range(rows):
        top = TOP + ROW * n + SIZE + 3
        drawing.line("line", [(x, top), (x, top + BAR + 6)])
    drawing.text(x, drawing.height - 7, desk.words.number(mark), size=10.5, style="faint", anchor="middle")


def _draw_row(drawing: Drawing, scale: Scale, row: KeyFigureRow, top: float, desk: Desk) -> None:
    start, end = ("end", "start") if drawing.rtl else ("start", "end")
    figure = shortened(_figure(row, desk), SIZE, WIDTH * 0.5)
    room = WIDTH - 2 * SIDE - width_of(figure, SIZE) * 1.08 - 12
    drawing.text(_x(drawing, 0), top + SIZE, shortened(_label(row, desk), SIZE, room), size=SIZE, anchor=start)
    drawing.text(_x(drawing, WIDTH - 2 * SIDE), top + SIZE, figure, size=SIZE, anchor=end, bold=True)
    _draw_bar(drawing, scale, row, top + SIZE + 6)


def _draw_bar(drawing: Drawing, scale: Scale, row: KeyFigureRow, y: float) -> None:
    """The span of what the sources say in a light bar, the figure used in a dark one; an arrow where it is open above."""
    one, quantity = row.standing, row.fact.quantity
    low, high, reach = scale.reach(one.low), scale.reach(one.high), scale.reach(_value(row))
    drawing.line("rule", [(_x(drawing, 0), y - 1), (_x(drawing, 0), y + BAR + 1)])
    if one.low < one.high:
        drawing.shape("rect", "range", x=_x(drawing, low, high - low), y=y, width=max(high - low, 2.0), height=BAR)
    if one.disputed:
        return
    style, inset = ("hollow", 1.0) if quantity.qualifier == "vague" else ("bar", 2.5)
    drawing.shape("rect", style, x=_x(drawing, 0, reach), y=y + inset, width=reach, height=BAR - 2 * inset)
    if quantity.max is None:
        tip = max(reach, high) if one.low < one.high and one.high > quantity.value else reach
        middle = y + BAR / 2
        foot, point = _x(drawing, tip + 2), _x(drawing, tip + 10)
        drawing.area("bar", [(foot, middle - 5), (foot, middle + 5), (point, middle)])


def _notes(rows: Sequence[KeyFigureRow], scale: Scale, desk: Desk) -> list[str]:
    """How to read the marks that are there."""
    signs = {
        "logarithmic": scale.logarithmic,
        "range": any(row.standing.low < row.standing.high and not row.standing.disputed for row in rows),
        "open": any(row.fact.quantity.max is None and not row.standing.disputed for row in rows),
        "vague": any(row.fact.quantity.qualifier == "vague" for row in rows),
        "disputed": any(row.standing.disputed for row in rows),
    }
    own = desk.words.tables["bars"]
    return [str(own[sign]).format(colon=desk.words.colon) for sign, there in signs.items() if there]
