"""The figures over the days as one page: the chart, and under it the rows."""

from base64 import b64encode
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarise.render import escape
from summarise.render.sheet import label_of, name_of, sheet
from summarise.render.templating import fill
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

if TYPE_CHECKING:
    from summarise.timeline import Line, Point


def page(lines: Sequence["Line"], reports: Sequence[Sitrep], png: bytes) -> str:
    """One self-contained page: the chart, and under it the figures of each condition as a table."""
    around = sheet(lines, reports)
    words = around.words
    values = {
        "t": words.tables["text"],
        "w": words.tables["timeline"],
        "c": words.tables["columns"],
        "sheet": around,
        "image": b64encode(png).decode("ascii"),
        "told": "; ".join(_told(line, words) for line in lines),
        "tables": [_table(line, words) for line in lines],
        "label": label_of(reports, words),
        "disclaimer": reports[-1].report.disclaimer,
    }
    return fill("timeline.html.j2", values, html=True, finalize=_shown)


def _told(line: "Line", words: Wording) -> str:
    """A condition's first and last figure, for who cannot see the chart."""
    points = [point for point in line.points if point]
    ends = dict.fromkeys((points[0], points[-1]))
    said = [words.tables["changed"]["dated"].format(figure=point.figure, day=words.day(point.date)) for point in ends]
    return f"{name_of(line, words)}{words.colon}{words.comma.join(said)}"


def _table(line: "Line", words: Wording) -> tuple[str, list[str], list[dict[str, str]]]:
    """A condition's name, the columns that say something of it, and its rows."""
    rows = [_row(point, words) for point in line.points if point]
    return name_of(line, words), [name for name in rows[0] if any(row[name] for row in rows)], rows


def _row(point: "Point", words: Wording) -> dict[str, str]:
    span = words.tables["changed"]["span"].format(low=words.number(point.low), high=words.number(point.high))
    basis = words.word("basis", point.about.basis) if point.about.basis in ("cumulative", "flow") else ""
    return {
        "day": words.day(point.date),
        "figure": f"{point.figure} ({basis})" if basis else point.figure,
        "range": span if point.low < point.high else "",
        "group": point.group,
        "place": point.place,
        "as_of": words.day(point.as_of) if point.as_of else "",
        "attribution": point.source,
    }


def _shown(value: Any) -> Any:
    return escape.visible(value) if isinstance(value, str) else value
