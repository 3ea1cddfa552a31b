"""Room in a workbook for the copies of a row: what stands below moves down, and formulas, names and areas follow."""

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from summarise.errors import InputError
from summarise.render.forms.formulas import Growth, area, followed, is_relative, unsafe

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TAGS = ("{{", "{%", "{#")


def refuse_unsafe(file: str, book: "Workbook", repeated: Mapping[str, Collection[int]]) -> None:
    """Raises InputError for the first formula or name that cannot follow the rows that repeat, by their sheets' titles."""
    if not any(repeated.values()):
        return
    for place, text, sheet, row in _formulas(book, repeated):
        told = "an array formula; write one for each cell" if text is None else unsafe(text, sheet, row, repeated)
        if told:
            raise InputError(f"{file}: {place}: {told}")
    for name, text in _names(book):
        told = unsafe(f"={text}", "", None, repeated)
        told = told or (f"{text} has no $; write its cells with them" if is_relative(f"={text}") else None)
        if told:
            raise InputError(f"{file}: name {name!r}: {told}")


def _formulas(book: "Workbook", repeated: Mapping[str, Collection[int]]) -> Iterator[tuple[str, str | None, str, int | None]]:
    """Each formula's place, text (None for one of several cells), sheet, and row where that repeats."""
    for sheet in book.worksheets:
        for cell in _formula_cells(sheet):
            text = cell.value if isinstance(cell.value, str) else None
            row = cell.row if cell.row in repeated[sheet.title] else None
            yield f"sheet {sheet.title!r}, cell {cell.coordinate}", text, sheet.title, row


def _formula_cells(sheet: "Worksheet") -> "list[Cell]":
    """The cells with formulas, without those with tags, which become text."""
    found = (cell for cells in sheet.iter_rows() for cell in cells if cell.data_type == "f")
    return [cell for cell in found if not (isinstance(cell.value, str) and any(tag in cell.value for tag in TAGS))]


def _names(book: "Workbook") -> Iterator[tuple[str, str]]:
    for names in _tables_of_names(book):
        for name, own in names.items():
            yield name, own.attr_text or ""


def _tables_of_names(book: "Workbook") -> list[Any]:
    return [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]


def make_room(book: "Workbook", sheet: "Worksheet", number: int, more: int) -> None:
    """Moves what stands below a row down, and gives the new rows the content and the looks of this one."""
    merged = [copy(found) for found in sheet.merged_cells.ranges]
    for found in merged:
        sheet.unmerge_cells(found.coord)
    last = sheet.max_row
    if last > number:
        sheet.move_range(f"A{number + 1}:{sheet.cell(1, sheet.max_column).column_letter}{last}", rows=more)
    for cell in sheet[number]:
        for n in range(1, more + 1):
            below = sheet.cell(number + n, cell.column)
            below._style = copy(cell._style)
            below.value = cell.value
    _set_heights(sheet, number, more)
    for found in merged:
        _merge_again(sheet, found, number, more)
    growth = Growth(sheet.title, number, more)
    _follow(book, sheet, growth)
    _follow_areas(sheet, growth)


def _set_heights(sheet: "Worksheet", number: int, more: int) -> None:
    height = sheet.row_dimensions[number].height
    heights = {n: own.height for n, own in sheet.row_dimensions.items() if n > number and own.height is not None}
    for n in heights:
        sheet.row_dimensions[n].height = None
    for n, own in heights.items():
        sheet.row_dimensions[n + more].height = own
    for n in range(1, more + 1):
        sheet.row_dimensions[number + n].height = height


def _merge_again(sheet: "Worksheet", found: Any, number: int, more: int) -> None:
    if found.min_row > number:
        found.shift(row_shift=more)
    sheet.merge_cells(found.coord)
    if found.min_row == found.max_row == number:
        for _ in range(more):
            found.shift(row_shift=1)
            sheet.merge_cells(found.coord)


def _follow(book: "Workbook", grown: "Worksheet", growth: Growth) -> None:
    """Formulas of all sheets, and names."""
    for sheet in book.worksheets:
        for cell in _formula_cells(sheet):
            n = cell.row - growth.row if sheet is grown else -1
            cell.value = followed(str(cell.value), sheet.title, growth, n if 0 <= n <= growth.more else None)
        _follow_rules(sheet, growth)
    for names in _tables_of_names(book):
        for own in names.values():
            own.attr_text = followed(f"={own.attr_text or ''}", "", growth)[1:]


def _follow_areas(sheet: "Worksheet", growth: Growth) -> None:
    """What else the sheet keeps by its cells: tables, filters, lists to choose from, looks that depend on values, and what is
    printed."""
    from openpyxl.formatting.formatting import ConditionalFormattingList
    from openpyxl.worksheet.cell_range import MultiCellRange

    for table in sheet.tables.values():
        table.ref = area(table.ref, growth)
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = area(table.autoFilter.ref, growth)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = area(sheet.auto_filter.ref, growth)
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = MultiCellRange(area(str(rule.sqref), growth))
    looks, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for look in looks:
        for rule in look.rules:
            sheet.conditional_formatting.add(area(str(look.sqref), growth), rule)
    if sheet.print_area:
        printed = area(" ".join(one.coord for one in sheet._print_area.ranges), growth)
        sheet.print_area = printed.replace(" ", ",")


def _follow_rules(sheet: "Worksheet", growth: Growth) -> None:
    """What lists to choose from, and looks, ask of cells: no figure is of them, so that what is not understood stays."""
    for rule in sheet.data_validations.dataValidation:
        rule.formula1, rule.formula2 = (_asked(text, sheet, growth) for text in (rule.formula1, rule.formula2))
    for look in sheet.conditional_formatting:
        for rule in look.rules:
            rule.formula = [_asked(text, sheet, growth) for text in rule.formula]


def _asked(text: str | None, sheet: "Worksheet", growth: Growth) -> str | None:
    try:
        return text and followed(f"={text}", sheet.title, growth)[1:]
    except ValueError:
        return text
