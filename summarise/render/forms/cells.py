"""Excel templates: cells with tags. A row whose tags look into a list stands once for each thing of it, with its cells' looks.

In a cell `{{ headcounts.figure }}` is the figure of the row's headcount; lists within lists, as in
`{{ needs.lines.items.item }}`, give a row for each of their things. A cell that holds one tag and nothing else gets numbers as
numbers and days as days. Formulas follow the rows that come in, or are refused (`room`, `formulas`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from markupsafe import Markup

from summarise.errors import InputError
from summarise.render.forms import office
from summarise.render.forms.repeats import Path, in_one_chain, lists_of, rounds
from summarise.render.forms.room import make_room, refuse_unsafe
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.template import Part, Template, filler, refuse_large, refuse_unknown, tree
from summarise.render.forms.writers import WRITERS
from summarise.render.ledger.facts import day
from summarise.render.spreadsheet import Cut, saved
from summarise.render.wording import Wording, load
from summarise.render.workbook import put

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TAG = re.compile(r"\{\{|\{%|\{#")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_ROWS = 1_000_000
"""Excel has 48,576 more, for what the template itself has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with tags: its cells' parts by column, and the lists that it goes through, the outermost first."""

    number: int
    parts: Mapping[int, Part]
    lists: Sequence[Path]


def parts(template: Template) -> tuple[Part, ...]:
    """The cells with tags. Raises InputError where the file is no workbook, or a row looks into two lists at once."""
    sandbox = Sandbox(WRITERS["xlsx"])
    found = _found(template, _opened(template), sandbox)
    return tuple(part for _, rows in found for row in rows for part in row.parts.values())


def fill(template: Template, values: Mapping[str, Any]) -> bytes:
    """The workbook with its cells filled; the same bytes for the same report."""
    written: list[Any] = []

    def write(value: Any) -> Markup:
        written.append(value)
        return WRITERS["xlsx"](value)

    book, sandbox = _opened(template), Sandbox(write)
    found = _found(template, book, sandbox)
    refuse_unknown(template, [part for _, rows in found for row in rows for part in row.parts.values()], sandbox)
    for sheet, rows in found:
        for row in reversed(rows):  # from below, so that rows which grow do not move those to come
            _fill_row(_Filling(template, sandbox, values, written, load(values["language"])), book, sheet, row)
    return saved(book, values["report"].generated_at)


def _opened(template: Template) -> "Workbook":
    from openpyxl import load_workbook

    office.refuse(template, "Excel", "xl/workbook.xml")
    try:
        return load_workbook(BytesIO(template.content))
    except office.faults() as error:
        raise office.broken(template, "Excel", error) from error


def _found(template: Template, book: "Workbook", sandbox: Sandbox) -> "list[tuple[Worksheet, list[Row]]]":
    """The sheets with their rows that have tags. Raises InputError where a formula cannot follow those that repeat."""
    found = [(sheet, list(_rows(template, sheet, sandbox))) for sheet in book.worksheets]
    refuse_unsafe(template.file, book, {sheet.title: {row.number for row in rows if row.lists} for sheet, rows in found})
    return found


def _rows(template: Template, sheet: "Worksheet", sandbox: Sandbox) -> Iterator[Row]:
    for cells in sheet.iter_rows():
        tagged = {cell.column: _part(sheet, cell) for cell in cells if isinstance(cell.value, str) and TAG.search(cell.value)}
        if tagged:
            refuse_large(template, "".join(part.text for part in tagged.values()))
            found = set[Path]().union(*(lists_of(tree(template, part, sandbox)) for part in tagged.values()))
            lists = in_one_chain(found)
            if lists is None:
                named = " and ".join(sorted(".".join(path) for path in found))
                place = next(iter(tagged.values())).place(1)
                raise InputError(f"{template.file}: {place}: its row looks into {named}; give each list a row of its own")
            own = {column: replace(part, lists=tuple(lists)) for column, part in tagged.items()}
            yield Row(cells[0].row, own, lists)


def _part(sheet: "Worksheet", cell: "Cell") -> Part:
    place = f"sheet {sheet.title!r}, cell {cell.coordinate}"
    return Part(str(cell.value), lambda _: place)


@dataclass(frozen=True, slots=True)
class _Filling:
    template: Template
    sandbox: Sandbox
    values: Mapping[str, Any]
    written: list[Any]
    words: Wording

    def value(self, part: Part) -> Callable[[Mapping[str, Any]], Any]:
        """What fills a cell's part: a number or a day where one tag is all that it holds, else text."""
        alone = _is_one_tag(tree(self.template, part, self.sandbox))
        render = filler(self.template, part, self.sandbox)

        def made(values: Mapping[str, Any]) -> Any:
            self.written.clear()
            text = render(values)
            value = self.written[0] if alone and len(self.written) == 1 else text
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return value
            return day(text) if alone and DAY.fullmatch(text) else text

        return made


def _is_one_tag(made: nodes.Template) -> bool:
    body = made.body
    return len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1


def _fill_row(filling: _Filling, book: "Workbook", sheet: "Worksheet", row: Row) -> None:
    """Writes the row once for each round, the rows below moved down."""
    fillers = {column: filling.value(part) for column, part in row.parts.items()}
    made = list(rounds(row.lists, filling.values)) if row.lists else [{}]
    if len(made) > MOST_ROWS:
        raise InputError(f"{filling.template.file}: sheet {sheet.title!r}, row {row.number}: over {MOST_ROWS:,} rows")
    if not made:  # nothing was found, and the first cell says so
        first, *others = row.parts
        _write(sheet.cell(row.number, first), filling.values["text"]["nothing"], filling.words)
        formulas = [cell.column for cell in sheet[row.number] if cell.data_type == "f" and cell.column != first]
        for column in (*others, *formulas):  # a formula would have a figure of nothing
            sheet.cell(row.number, column).value = None
        return
    if len(made) > 1:
        make_room(book, sheet, row.number, len(made) - 1)
    for n, things in enumerate(made):
        for column, filled in fillers.items():
            _write(sheet.cell(row.number + n, column), filled({**filling.values, **things}), filling.words)


def _write(cell: "Cell", value: Any, words: Wording) -> None:
    """Writes the value; a format that the template gave its cell stays."""
    own = cell.number_format
    cell.value = None
    put(cell, value, words, list[Cut]())
    if own != "General":
        cell.number_format = own
