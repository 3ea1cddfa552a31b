"""The report as an Excel workbook: a sheet for each kind of figure, with a row of HXL tags under the names of the columns."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any

from summarise.render import escape
from summarise.render.ledger import sheets
from summarise.render.ledger.sheets import Link, Sheet, Value
from summarise.render.page import page
from summarise.render.parts import ChangeLine, Page
from summarise.render.spreadsheet import LONGEST_LINK, Cut, as_date, as_number, fitted, saved
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

Look = tuple[str, bool, bool]
"""A number format, and whether a cell is text, and a link."""
HEADER, TAGS = 1, 2
"""The rows above the figures."""
FONT = "Calibri"
"""Excel's own; other programs have one of the same widths for it."""
LINE, TALLEST = 15, 409
"""Points of a line, and of the highest row that Excel has."""
ABOUT = 30, 100
"""Widths of the last sheet's columns."""
PRINTED = 240
"""Characters that one printed page across can show and still be read; wider sheets print over several."""
INK, SHADE, LINK_INK, FAINT = "FFFFFF", "1F4E79", "1F4E79", "595959"
"""Colours of the header, of links and of tags; white on this blue has a contrast of 8.6 to 1."""


def write(sitrep: Sitrep, words: Wording) -> bytes:
    """The workbook; the same bytes for the same report."""
    from openpyxl import Workbook

    book, cuts, made = Workbook(), list[Cut](), page(sitrep, words)
    book.remove(book.active)
    for sheet in sheets(sitrep, words):
        _sheet(book.create_sheet(words.word("sheets", sheet.key)), sheet, words, made, cuts)
    _about(book.create_sheet(words.word("sheets", "about")), made, words, cuts)
    book.properties.title, book.properties.creator = escape.one_line(made.title), sitrep.report.generator.name
    book.properties.description, book.properties.language = escape.one_line(f"{made.label}. {made.disclaimer}"), words.language
    return saved(book, sitrep.report.generated_at)


def _sheet(onto: "Worksheet", sheet: Sheet, words: Wording, made: Page, cuts: list[Cut]) -> None:
    from openpyxl.utils import get_column_letter

    for n, column in enumerate(sheet.columns, 1):
        _head(onto.cell(HEADER, n), words.word("sheet", column.key), _side(words), bold=True)
        _head(onto.cell(TAGS, n), column.tag, _side(words), bold=False)
        onto.column_dimensions[get_column_letter(n)].width = column.width
    looks: dict[Look, StyleArray] = {}
    for number, row in enumerate(sheet.rows, TAGS + 1):
        for n, value in enumerate(row, 1):
            _fill(onto.cell(number, n), value, words, cuts, looks)
    widths = [column.width for column in sheet.columns]
    for number in range(HEADER, TAGS + len(sheet.rows) + 1):
        if number != TAGS:
            onto.row_dimensions[number].height = _height(onto, number, widths)
    onto.freeze_panes = onto.cell(TAGS + 1, 2)
    last = get_column_letter(len(sheet.columns))
    onto.auto_filter.ref = f"A{TAGS}:{last}{TAGS + max(len(sheet.rows), 1)}"  # below the tags, so that sorting leaves them there
    _set_up(onto, words, made, across=-(-sum(widths) // PRINTED))


def _side(words: Wording) -> str | None:
    """Where text begins: Excel puts what has no letters, such as "31", to the left in sheets from right to left, too."""
    return "right" if words.rtl else None


def _height(onto: "Worksheet", number: int, widths: Sequence[int]) -> int:
    """Points that the longest text of a row needs: few programs measure it when they open a file."""
    texts = [str(onto.cell(number, n).value or "") for n in range(1, len(widths) + 1)]
    lines = max(-(-len(text) * 11 // (width * 10)) for text, width in zip(texts, widths, strict=True))  # a tenth for broken lines
    return min(LINE * max(lines, 1), TALLEST)


def _head(cell: "Cell", text: str, side: str | None, *, bold: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.value = text
    cell.font = Font(name=FONT, bold=bold, color=INK if bold else FAINT, size=11 if bold else 8)
    cell.alignment = Alignment(vertical="top", wrap_text=bold, horizontal=side)
    if bold:
        cell.fill = PatternFill("solid", start_color=SHADE)


def _fill(cell: "Cell", value: Value, words: Wording, cuts: list[Cut], looks: dict[Look, "StyleArray"]) -> None:
    """Writes a value with its look, which is made once for all cells that share it."""
    shown = value.shown if isinstance(value, Link) else value
    put(cell, shown, words, cuts)
    target = _target(value, words) if isinstance(value, Link) else None
    look = cell.number_format, isinstance(cell.value, str), target is not None
    if look not in looks:
        _dress(cell, words, is_text=look[1], is_link=look[2])
        looks[look] = copy(cell._style)
    cell._style = copy(looks[look])
    if target:
        cell.hyperlink = target
        cell._style = copy(looks[look])  # openpyxl gives links a style of its own


def _dress(cell: "Cell", words: Wording, *, is_text: bool, is_link: bool) -> None:
    from openpyxl.styles import Alignment, Font

    side = _side(words) or ("left" if is_link else None)
    cell.alignment = Alignment(vertical="top", wrap_text=is_text, horizontal=side if is_text or is_link else None)
    cell.font = Font(name=FONT, color=LINK_INK, underline="single") if is_link else Font(name=FONT)


def put(cell: "Cell", value: Any, words: Wording, cuts: list[Cut]) -> None:
    """Writes a value: numbers and days as such, all else as text that is no formula and fits the cell."""
    if isinstance(value, bool) or value is None or value == "":
        return
    if isinstance(value, date) and as_date(value):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, (int, float)) and as_number(value):
        cell.value, cell.number_format = value, "#,##0" if isinstance(value, int) else "0.0000"
    else:
        text, cut = fitted(escape.cell(str(value)), words.word("spreadsheet", "cut"))
        cell.value, cell.data_type = text, "s"
        if cut:
            cuts.append(Cut(cell.parent.title, cell.coordinate, cut))


def _target(link: Link, words: Wording) -> Any:
    from openpyxl.worksheet.hyperlink import Hyperlink

    if link.source is not None:
        name = words.word("sheets", "sources").replace("'", "''")
        return Hyperlink(ref="", location=f"'{name}'!A{TAGS + link.source}")
    return link.url if link.url and len(link.url) <= LONGEST_LINK else None


def _set_up(onto: "Worksheet", words: Wording, made: Page, *, across: int = 1) -> None:
    """The sheet's direction and how it prints: across the page, with the names of the columns and the label on each."""
    onto.sheet_view.rightToLeft = words.rtl
    onto.page_setup.orientation, onto.page_setup.paperSize = "landscape", onto.PAPERSIZE_A4
    onto.page_setup.fitToWidth, onto.page_setup.fitToHeight = across, 0
    onto.sheet_properties.pageSetUpPr.fitToPage = True
    if onto.freeze_panes:
        onto.print_title_rows, onto.print_title_cols = f"{HEADER}:{HEADER}", "A:B"
    onto.oddHeader.left.text = made.label.replace("&", "&&")
    onto.oddFooter.center.text = "&P / &N"


def _about(onto: "Worksheet", made: Page, words: Wording, cuts: list[Cut]) -> None:
    """What the report says beside its figures: what it is, its summary, its caveats and how it was made."""
    from openpyxl.styles import Alignment, Font

    onto.column_dimensions["A"].width, onto.column_dimensions["B"].width = ABOUT
    for number, (name, text) in enumerate(_said(made, words), 1):
        for column, value in ((1, name), (2, text)):
            put(onto.cell(number, column), value, words, cuts)
            onto.cell(number, column).alignment = Alignment(vertical="top", wrap_text=True, horizontal=_side(words))
            onto.cell(number, column).font = Font(name=FONT, bold=column == 1)
        onto.row_dimensions[number].height = _height(onto, number, ABOUT)
    form = words.word("spreadsheet", "left_out")
    for place in tuple(cuts):
        onto.append(
            [words.word("spreadsheet", "cut_at"), form.format(sheet=place.sheet, cell=place.cell, left=words.number(place.left))]
        )
    _set_up(onto, words, made)


def _changes(made: Page) -> list[ChangeLine]:
    changed = made.changed
    return [*changed.lines, *changed.needs, *changed.dropped, *changed.same, *changed.others] if changed else []


def _said(made: Page, words: Wording) -> list[tuple[str, str]]:
    text, colon = made.text, words.colon
    return [
        (made.kind, made.title),
        (text["generator"], f"{made.label}. {made.disclaimer}"),
        *((pair.name, pair.value) for pair in made.header),
        *((text["highlights"], line) for line in (made.headline, *(f"{s.text} {s.marks}" for s in made.sentences)) if line),
        *((text["changes"], f"{line.text} {line.marks}") for line in _changes(made)),
        *((text["gaps"], f"{caveat.text} {caveat.marks}") for caveat in made.caveats),
        *((text["gaps"], f"{text['no_figure']}{colon}{part}.") for part in (made.gaps.figures,) if part),
        *((text["gaps"], f"{text['no_cluster']}{colon}{part}.") for part in (made.gaps.clusters,) if part),
        *((text["removed"], f"{one.text} ({one.reason}{colon}{one.detail})") for one in made.removed),
        *((pair.name, pair.value) for pair in made.method),
    ]
