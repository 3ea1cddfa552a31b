"""Templates to begin one's own with: each can be filled at once."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from summarise.render.spreadsheet import still
from summarise.render.templating import TEMPLATES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOMENT = "2026-01-01T00:00:00Z"
"""The time in the workbook's properties, the same in each."""
SHEETS: Mapping[str, tuple[str, ...]] = {
    "key_figures": ("category", "figure", "place", "as_of", "attribution", "source"),
    "headcounts": ("category", "figure", "group", "place", "when", "attribution", "source"),
    "movements": ("type", "group", "figure", "origin", "destination", "mode", "when", "attribution", "source"),
    "damage": ("asset", "level", "figure", "place", "when", "attribution", "source"),
}
"""The lists, and the columns of each: the field's name and that of its head."""


def _file(name: str) -> Callable[[], bytes]:
    return lambda: (TEMPLATES / name).read_bytes()


def workbook() -> bytes:
    """A workbook with a sheet for each of the lists above and one for the sources."""
    from openpyxl import Workbook

    book, stream = Workbook(), BytesIO()
    book.remove(book.active)
    for name, columns in SHEETS.items():
        cells = {f"{{{{ columns.{column} }}}}": f"{{{{ {name}.{column} }}}}" for column in columns}
        if name in ("key_figures", "headcounts", "damage"):
            cells["{{ text.fact }}"] = f"{{{{ {name}.fact.quantity.value }}}}"
        _sheet(book.create_sheet(name), f"{{{{ text.{name} }}}}", cells)
    sources = {"{{ columns.source }}": "{{ sources.number }}", "{{ text.sources }}": "{{ sources.title|link(sources.link) }}"}
    _sheet(book.create_sheet("sources"), "{{ text.sources }}", {**sources, "{{ columns.day }}": "{{ sources.published }}"})
    book.properties.creator = "summarise"
    book.save(stream)
    return still(stream.getvalue(), MOMENT)


def _sheet(onto: "Worksheet", title: str, cells: Mapping[str, str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    onto["A1"], onto["A2"], onto["A3"] = "{{ title }}", "{{ label }}. {{ disclaimer }}", title
    onto["A1"].font, onto["A3"].font = Font(name="Calibri", bold=True, size=14), Font(name="Calibri", bold=True)
    for n, (head, cell) in enumerate(cells.items(), 1):
        named, tagged = onto.cell(4, n, head), onto.cell(5, n, cell)
        named.font, named.fill = Font(name="Calibri", bold=True, color="FFFFFF"), PatternFill("solid", start_color="1F4E79")
        tagged.alignment = named.alignment = Alignment(vertical="top", wrap_text=True)
        onto.column_dimensions[named.column_letter].width = 24
    onto.freeze_panes = "A5"


STARTERS: Mapping[str, Callable[[], bytes]] = {
    "docx": _file("sitrep.docx"),
    "md": _file("starter.md"),
    "html": _file("starter.html"),
    "xlsx": workbook,
}
"""By the ending of the file."""
