"""A crisis over the days as a chart: a small panel for each condition."""

import io
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summarise.errors import OutputError
from summarise.render import escape
from summarise.render.panel import INK, SOFT, draw_panel, short
from summarise.render.sheet import Sheet, drawn

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from summarise.timeline import Line

PANEL, HEAD, FOOT, NOTE = (3.75, 2.3), 0.95, 0.3, 0.17
"""Inches: three panels fill the width of a page of A4 on its side; a note has its own height."""
COLUMNS = 3
NARROW = 7.5
"""Inches that the title and the notes need."""
DOTS = 160
"""Dots an inch: sharp in print at the width of a page."""


def draw(lines: Sequence["Line"], sheet: Sheet) -> bytes:
    """The chart as a PNG, the same bytes for the same figures. Raises OutputError where matplotlib is missing."""
    with _plain_style() as new_figure, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # a name in a script that the font lacks
        figure = _sheet_of(new_figure, drawn(lines), sheet)
        stream = io.BytesIO()
        figure.savefig(stream, format="png", metadata={"Software": None})
        return stream.getvalue()


def _sheet_of(new_figure: Any, lines: Sequence["Line"], sheet: Sheet) -> "Figure":
    """The panels, the title above them and the notes below."""
    columns = max(1, min(COLUMNS, len(lines)))
    rows = max(1, -(-len(lines) // columns))
    width = max(columns * PANEL[0], NARROW)
    notes = [part for note in sheet.notes for part in textwrap.wrap(escape.one_line(note), int(width * 16))]
    foot = FOOT + NOTE * len(notes)
    height = HEAD + rows * PANEL[1] + foot
    figure: Figure = new_figure(figsize=(width, height), dpi=DOTS, facecolor="white")
    _write_around(figure, sheet, notes, width, height)
    axes = figure.subplots(rows, columns, squeeze=False)
    top, bottom = 1 - (HEAD + 0.35) / height, (foot + 0.25) / height
    figure.subplots_adjust(left=0.65 / width, right=1 - 0.35 / width, top=top, bottom=bottom, wspace=0.28, hspace=0.62)
    for n, place in enumerate(axes.flat):
        if n < len(lines):
            draw_panel(place, lines[n], sheet)
        else:
            place.set_axis_off()
    return figure


@contextmanager
def _plain_style() -> Iterator[Any]:
    """matplotlib's figure, in its own style whatever the user's is, drawn without a screen."""
    try:
        import matplotlib
    except ModuleNotFoundError as error:
        raise OutputError("a chart needs matplotlib; install it with: pip install 'summarise[charts]'") from error
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    def new_figure(**options: Any) -> Figure:
        figure = Figure(**options)
        FigureCanvasAgg(figure)
        return figure

    own = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    with matplotlib.rc_context(
        {**own, "font.family": "DejaVu Sans", "font.size": 8, "text.parse_math": False, "text.color": INK}
    ):
        yield new_figure


def _write_around(figure: "Figure", sheet: Sheet, notes: Sequence[str], width: float, height: float) -> None:
    left = 0.3 / width
    figure.text(left, 1 - 0.28 / height, short(sheet.title, int(width * 8.5)), size=14, weight="bold", va="top")
    figure.text(left, 1 - 0.58 / height, short(sheet.subtitle, int(width * 14)), size=9, color=SOFT, va="top")
    figure.text(left, 0.15 / height, "\n".join(notes), size=7.5, color=SOFT, va="bottom", linespacing=1.35)
