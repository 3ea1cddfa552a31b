"""A Word document turned round for languages that are written from right to left."""

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FROM_RIGHT = ("R", "AL")
BEFORE_BIDI = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
)  # fmt: skip
"""What stands before `bidi` in a paragraph's properties (ECMA-376 17.3.1.26): Word refuses another order."""
AFTER_RTL = ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")
"""What stands after `rtl` in a run's properties."""
BEFORE_VISUAL = ("tblStyle", "tblpPr", "tblOverlap")
"""What stands before `bidiVisual` in a table's properties."""
AFTER_BIDI = ("rtlGutter", "docGrid", "printerSettings", "sectPrChange")
"""What stands after `bidi` in a section's properties."""


def turned(root: "Element") -> None:
    """Turns all below: paragraphs, tables and sections; runs of text that is read from the left stay as they are."""
    from docx.oxml import OxmlElement

    for paragraph in root.iter(f"{W}p"):
        own = paragraph.get_or_add_pPr()
        if own.find(f"{W}bidi") is None:
            _insert_after(own, OxmlElement("w:bidi"), BEFORE_BIDI)
    for run in root.iter(f"{W}r"):
        if _is_from_right("".join(text.text or "" for text in run.iter(f"{W}t"))):
            own = run.get_or_add_rPr()
            if own.find(f"{W}rtl") is None:
                _insert_before(own, OxmlElement("w:rtl"), AFTER_RTL)
    for table in root.iter(f"{W}tblPr"):
        if table.find(f"{W}bidiVisual") is None:
            _insert_after(table, OxmlElement("w:bidiVisual"), BEFORE_VISUAL)
    for section in root.iter(f"{W}sectPr"):
        if section.find(f"{W}bidi") is None:
            _insert_before(section, OxmlElement("w:bidi"), AFTER_BIDI)


def _is_from_right(text: str) -> bool:
    """Whether its first letter is of a script from right to left, or it has none.

    >>> _is_from_right("(نحو 400)"), _is_from_right("[12]"), _is_from_right("about 400")
    (True, True, False)
    """
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in FROM_RIGHT for kind in kinds if kind in ("L", *FROM_RIGHT)), True)


def _insert_after(own: "Element", made: "Element", before: tuple[str, ...]) -> None:
    at = sum(1 for child in own if child.tag.removeprefix(W) in before)
    own.insert(at, made)


def _insert_before(own: "Element", made: "Element", after: tuple[str, ...]) -> None:
    at = next((n for n, child in enumerate(own) if child.tag.removeprefix(W) in after), len(own))
    own.insert(at, made)
