"""The lines of a PDF's pages, with where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": None})
SYMBOL_BULLET = re.compile("\\A[\ue000-\uf8ff](?=\\s|\\Z)")
"""A bullet of a symbol font: a character of private use that opens a line."""
MARK = re.compile(r"\s*\d{1,3}(?:,\d{1,3})*[)\]]?\s*")  # the raised "2" of a footnote, or "2,3"
SMALL = 0.85
"""Of the size of its line's letters: marks of footnotes are smaller than this (two thirds as a rule)."""
RAISED = 0.1
"""Of that size: how far above its line such a mark stands at least (a third as a rule), and the parts of one line at most."""
SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text without space around it, where it begins (points, from the lower left), its letters' size."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 10.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that was written in one go."""

    text: str
    x: float
    y: float
    size: float


def lines_of(page: "PageObject") -> list[Line]:
    """The page's lines in the order in which it was written; blank ones stay, with an empty text."""
    runs: list[Run] = []

    def visit(text: str, page_matrix: Sequence[float], matrix: Sequence[float], _font: Any, size: float) -> None:
        a, b, c, d, e, f = page_matrix
        x, y = matrix[4], matrix[5]
        scale = abs(matrix[3] * d) or abs(matrix[1] * b) or 1.0
        runs.append(Run(text, x * a + y * c + e, x * b + y * d + f, size * scale))

    page.extract_text(visitor_text=visit)
    return _rejoined([_line(line) for line in _split(runs)])


def _split(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(Run(text, run.x, run.y, run.size))
    return lines


def _line(runs: Sequence[Run]) -> Line:
    """One line of its runs, without the small digits that point to a footnote: they would change a figure, or make one.

    Those that are joined to a word count even if they are not raised: pypdf does not tell of the text rise of some writers.
    """
    said = [run for run in runs if run.text.strip()]
    if not said:
        return Line("")
    main = max(said, key=lambda run: len(run.text.strip()))
    text = ""
    for run in runs:
        joined = text != "" and not text[-1].isspace() and not run.text[0].isspace()
        if not (_is_mark(run, main) and (joined or (text and run.y - main.y > RAISED * main.size))):
            text += run.text
    bare = SPACES.sub(" ", text.translate(LIGATURES)).strip()
    return Line(SYMBOL_BULLET.sub("•", bare), said[0].x, main.y, main.size)


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what was parted by a footnote's mark high above it put together again."""
    kept: list[Line] = []
    for line in lines:
        last = kept[-1] if kept else Line("")
        beside = line.text and last.text and line.x > last.x
        if beside and _is_mark(line, last) and RAISED * last.size < line.y - last.y < last.size:
            continue
        if beside and abs(line.y - last.y) <= RAISED * last.size and abs(line.size - last.size) <= RAISED * last.size:
            space = "" if line.text[0] in ",.;:)" else " "
            kept[-1] = replace(last, text=last.text + space + line.text)
        else:
            kept.append(line)
    return kept


def _is_mark(part: Run | Line, main: Run | Line) -> bool:
    return part.size < SMALL * main.size and MARK.fullmatch(part.text) is not None
