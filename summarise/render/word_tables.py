"""The tables of the Word template that ships: their columns, and how they are laid out."""

from collections.abc import Sequence
from typing import Any

from summarise.render.word_styles import LAID_OUT

Columns = Sequence[tuple[str, str, float]]
"""Of a table: its head and its cell, as tags, and its width in centimetres."""
KEY_FIGURES: Columns = (
    ("{{ columns.category }}", "{{ row.category }}", 4.0),
    ("{{ columns.figure }}", "{{ row.figure }}", 4.2),
    ("{{ columns.place }}", "{{ row.place }}", 2.5),
    ("{{ columns.as_of }}", "{{ row.as_of }}", 2.3),
    ("{{ columns.attribution }}", "{{ row.attribution }}", 2.8),
    ("{{ columns.source }}", "{{ row.source }}", 2.0),
)
HEADCOUNTS: Columns = (
    ("{{ columns.category }}", "{{ row.category }}", 3.1),
    ("{{ columns.figure }}", "{{ row.figure }}", 3.0),
    ("{{ columns.group }}", "{{ row.group }}", 2.0),
    ("{{ columns.place }}", "{{ row.place }}", 2.5),
    ("{{ columns.when }}", "{{ row.when }}", 2.3),
    ("{{ columns.attribution }}", "{{ row.attribution }}", 2.9),
    ("{{ columns.source }}", "{{ row.source }}", 2.0),
)
MOVEMENTS: Columns = (
    ("{{ columns.type }}", "{{ row.type }}{% if row.mode %}{{ comma }}{{ row.mode }}{% endif %}", 1.9),
    ("{{ columns.group }}", "{{ row.group }}", 1.9),
    ("{{ columns.figure }}", "{{ row.figure }}", 2.3),
    ("{{ columns.origin }}", "{{ row.origin }}", 2.3),
    ("{{ columns.destination }}", "{{ row.destination }}", 2.3),
    ("{{ columns.when }}", "{{ row.when }}", 2.3),
    ("{{ columns.attribution }}", "{{ row.attribution }}", 2.7),
    ("{{ columns.source }}", "{{ row.source }}", 2.1),
)
DAMAGE: Columns = (
    ("{{ columns.asset }}", "{{ row.asset }}", 3.1),
    ("{{ columns.level }}", "{{ row.level }}", 2.1),
    ("{{ columns.figure }}", "{{ row.figure }}", 2.8),
    ("{{ columns.place }}", "{{ row.place }}", 2.7),
    ("{{ columns.when }}", "{{ row.when }}", 2.3),
    ("{{ columns.attribution }}", "{{ row.attribution }}", 2.8),
    ("{{ columns.source }}", "{{ row.source }}", 2.0),
)
CONFLICTS: Columns = (
    ("{{ columns.about }}", "{{ row.about }}", 4.2),
    ("{{ columns.used }}", "{{ row.used }}", 4.2),
    ("{{ columns.others }}", "{{ row.others }}", 5.0),
    ("{{ columns.why }}", "{{ row.why }}", 4.4),
)


def add_table(document: Any, name: str, columns: Columns, *, note: str | None = None, before: str | None = None) -> None:
    """A section with a table of a row for each thing, or with the words that nothing was found."""
    add = document.add_paragraph
    add(f"{{{{ text.{name} }}}}", style="Heading 1")
    add(f"{{%p if {name} %}}")
    if before:
        add(f"{{{{ text.{before} }}}}", style="Note")
    table = document.add_table(rows=4, cols=len(columns), style=LAID_OUT)
    table.autofit = False
    for number, texts in enumerate(_cells(name, columns)):
        row = table.rows[number]
        for cell, text, (_, _, width) in zip(row.cells, texts, columns, strict=True):
            _cell(cell, text, width, "Table Head" if number == 0 else "Table Text")
        _keep(row, repeated=number == 0)
    for column, (_, _, width) in zip(table.columns, columns, strict=True):
        column.width = _centimetres(width)
    if note:
        add(f"{{{{ text.{note} }}}}", style="Caption")
    add("{%p else %}")
    add("{{ text.nothing }}")
    add("{%p endif %}")


def _cells(name: str, columns: Columns) -> list[list[str]]:
    """The texts of a table's rows: its head, the loop's start, the row that is repeated, and the loop's end."""
    empty = [""] * (len(columns) - 1)
    return [
        [head for head, _, _ in columns],
        [f"{{%tr for row in {name} %}}", *empty],
        [cell for _, cell, _ in columns],
        ["{%tr endfor %}", *empty],
    ]


def _cell(cell: Any, text: str, width: float, style: str) -> None:
    cell.width = _centimetres(width)
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _keep(row: Any, *, repeated: bool) -> None:
    """Keeps a row on one page; the head stands again on each."""
    from docx.oxml import OxmlElement

    own = row._tr.get_or_add_trPr()
    own.append(OxmlElement("w:cantSplit"))
    if repeated:
        own.append(OxmlElement("w:tblHeader"))


def _centimetres(width: float) -> Any:
    from docx.shared import Cm

    return Cm(width)
