"""Rows of a table as lines of text."""

from collections.abc import Sequence

PROSE = 25
"""Words of a cell from which on it holds prose: the table only lays out a page. Cells of figures and labels have far fewer."""


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """A row of cells, each given as its paragraphs, as one line; where a cell holds prose, all paragraphs as lines of their own.

    >>> row_lines([["Killed"], ["40"]]), row_lines([["Oru"], ["40", "(12 children)"], [], ["90"]])
    (['Killed: 40'], ['Oru  40 (12 children)  90'])
    """
    said = [" ".join(" ".join(paragraphs).split()) for paragraphs in cells]
    if any(len(cell.split()) >= PROSE for cell in said):
        return [paragraph for paragraphs in cells for paragraph in paragraphs if paragraph.strip()]
    filled = [cell for cell in said if cell]
    if len(cells) == 2 and len(filled) == 2:
        return [f"{filled[0].rstrip(':')}: {filled[1]}"]
    return ["  ".join(filled)] if filled else []
