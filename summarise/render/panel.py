"""One condition over the days, drawn: what is uncertain looks uncertain, and what is not known leaves a gap."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Any

from summarise.render import escape
from summarise.render.sheet import Sheet, name_of
from summarise.render.wording import Wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from summarise.timeline import Line, Point

Dated = tuple[date, "Point"]

INK, SOFT, GRID, BAND = "#1b1b1b", "#5c5c5c", "#dddddd", "#a9bfd3"
BLUE = "#0b4f8a"
"""One dark blue and its light shade, which stay apart in grey: shapes carry the meaning, for print and for every eye."""
LABELLED = 8
"""Days up to which each figure has room for its number; with more, the last one has it."""
CROWDED = 20
"""Days from which on dots are small."""
TICKS = 6
"""Names of days that fit under a panel."""
FOOT = 0.15
"""Share of a panel's height under which a number has no room below its mark."""


def draw_panel(axes: "Axes", line: "Line", sheet: Sheet) -> None:
    """Draws one condition: its name, what its newest figure is of and who says it, and its figures."""
    points = [(day, point) for day, point in zip(sheet.days, line.points, strict=True) if point]
    scope = " · ".join(part for part in (*_what(points[-1][1], sheet.words), points[-1][1].source) if part)
    axes.text(0, 1.17, short(name_of(line, sheet.words), 40), transform=axes.transAxes, size=10.5, weight="bold", va="bottom")
    axes.text(0, 1.05, short(scope, 58), transform=axes.transAxes, size=7.5, color=SOFT, va="bottom")
    _frame(axes, line, sheet)
    joined = _joined(points, sheet.days)
    for n, (day, point) in enumerate(points):
        before = points[n - 1] if n else None
        repeated = before is not None and point.repeats(before[1])
        if before and joined[n - 1]:
            _join(axes, before, (day, point), dotted=repeated)
        _mark(axes, day, point, repeated=repeated, small=len(sheet.days) > CROWDED)
    _number_them(axes, points, joined, sheet.words)


def short(text: str, most: int) -> str:
    """The text in one line of at most so many characters."""
    line = escape.one_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _joined(points: Sequence[Dated], days: Sequence[date]) -> list[bool]:
    """Whether a line leads from each point to the next: only where the same is counted, and no day is left out."""
    gap = median_low([(later - day).days for day, later in pairwise(days)] or [1])
    return [second.continues(first) and (later - day).days <= gap for (day, first), (later, second) in pairwise(points)]


def _join(axes: "Axes", before: Dated, after: Dated, *, dotted: bool) -> None:
    heights = [float(point.value or 0) for _, point in (before, after)]
    dots: Any = (0, (1, 1.5)) if dotted else "-"
    axes.plot([_x(before[0]), _x(after[0])], heights, color=BLUE, linewidth=1.6, linestyle=dots, zorder=2)


def _number_them(axes: "Axes", points: Sequence[Dated], joined: Sequence[bool], words: Wording) -> None:
    """Writes the numbers that there is room for, each with what it is of where that is another thing than the newest's."""
    newest = _what(points[-1][1], words)
    for n, (day, point) in enumerate(points):
        last = n == len(points) - 1
        before, after = points[n - 1][1] if n and joined[n - 1] else None, points[n + 1][1] if not last and joined[n] else None
        if last or (len(points) <= LABELLED and not (n and point.repeats(points[n - 1][1]))):
            other = " · ".join(part for part in _what(point, words) if part not in newest)
            below = _is_low(point, before, after) and _height(point) > axes.get_ylim()[1] * FOOT
            _label(axes, day, point, words, other, below=below, last=last)


def _frame(axes: "Axes", line: "Line", sheet: Sheet) -> None:
    """Axes from nought, with the days as they were and few marks."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    top = max(point.high for point in line.points if point)
    room = max(0.5, (sheet.days[-1] - sheet.days[0]).days * 0.09)
    axes.set_ylim(0, top * 1.28 if top else 1)
    axes.set_xlim(_x(sheet.days[0]) - room, _x(sheet.days[-1]) + room)
    shown = _named(sheet.days)
    axes.set_xticks([_x(day) for day in shown], [sheet.words.tick(day.isoformat()) for day in shown])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: sheet.words.number(round(value))))
    axes.grid(axis="y", color=GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=7.5, labelcolor=SOFT)
    axes.tick_params(axis="x", length=2.5, color=SOFT)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)


def _named(days: Sequence[date]) -> list[date]:
    """The days named under a panel: all, or the last and others at even distances before it."""
    span = (days[-1] - days[0]).days
    if len(days) <= TICKS:
        return list(days)
    step = timedelta(days=-(-span // (TICKS - 1)))
    return [days[-1] - n * step for n in range(TICKS) if days[-1] - n * step >= days[0]]


def _x(day: date) -> float:
    """Where a day stands: matplotlib counts from 1970-01-01."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal())


def _mark(axes: "Axes", day: date, point: "Point", *, repeated: bool, small: bool) -> None:
    """The figure, its range, and an arrow where it is open above; what is only new in some days stands as a column."""
    x = _x(day)
    if point.low < point.high:
        axes.vlines(x, point.low, point.high, color=BAND, linewidth=5, zorder=1)
    if point.value is None:
        axes.vlines(x, point.low, point.high, color=BLUE, linewidth=1.4, zorder=3)
        axes.scatter([x, x], [point.low, point.high], marker="_", s=60, color=BLUE, linewidth=1.8, zorder=3)
        return
    if point.about.basis == "flow":
        left, right = axes.get_xlim()
        axes.bar(
            [x],
            [point.value],
            width=(right - left) * 0.04,
            color="white" if repeated else BLUE,
            edgecolor=BLUE,
            linewidth=1.1,
            zorder=2,
        )
    else:
        axes.scatter(
            [x],
            [point.value],
            s=9 if small else 26,
            facecolor="white" if repeated else BLUE,
            edgecolor=BLUE,
            linewidth=1.3,
            zorder=4,
        )
    if point.is_open:
        arrow = {"arrowstyle": "-|>", "color": BLUE, "linewidth": 1.1, "shrinkA": 3, "shrinkB": 0}
        axes.annotate(
            "", (x, point.value), (0, 14), textcoords="offset points", arrowprops={**arrow, "arrowstyle": "<|-"}, zorder=3
        )


def _label(axes: "Axes", day: date, point: "Point", words: Wording, other: str, *, below: bool, last: bool) -> None:
    """The number at its mark; with what it is of, where that is another thing than the newest figure's."""
    from matplotlib.patheffects import withStroke

    text = words.number(point.value) if point.value is not None and point.qualifier != "vague" else point.figure
    place = (_x(day), _height(point))
    away = -7 if below else 16 if point.is_open else 6
    halo = [withStroke(linewidth=2.5, foreground="white")]
    common: dict[str, Any] = {
        "textcoords": "offset points",
        "ha": "center",
        "va": "top" if below else "bottom",
        "path_effects": halo,
    }
    axes.annotate(text, place, (0, away), size=8, weight="bold" if last else "normal", zorder=6, **common)
    if other:
        axes.annotate(short(other, 16), place, (0, away + (-10 if below else 10)), size=6.5, color=SOFT, zorder=6, **common)


def _is_low(point: "Point", before: "Point | None", after: "Point | None") -> bool:
    """Whether the number stands below its mark: what it would hide is above, a line that has come down or a span."""
    if point.value is not None and point.low == point.value < point.high and not point.is_open:
        return True
    fallen = before is not None and _height(before) > _height(point)
    return fallen and (after is None or _height(after) >= _height(point))


def _height(point: "Point") -> int:
    return point.high if point.value is None else point.value


def _what(point: "Point", words: Wording) -> list[str]:
    kind = words.word("basis", point.about.basis) if point.about.basis in ("cumulative", "flow") else ""
    return [part for part in (kind, point.group, point.place if point.about.places else "") if part]
