"""A Word document turned round for languages that are written from right to left."""

import unicodedata
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summarise.render.forms.filters import Linked
from summarise.render.forms.writers import Writer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FROM_RIGHT = ("R", "AL")
MARK = "\u200f"
"""Unicode's mark of that direction: a number after it belongs to what follows, not to the Latin name before it."""
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


def apart(write: Writer) -> Writer:
    """What writes values so that a Latin one does not draw the numbers after it to its own side."""

    def written(value: Any) -> Markup:
        shown = write(value)
        text = value.text if isinstance(value, Linked) else value if isinstance(value, str) else ""
        kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", *FROM_RIGHT)]
        return shown + MARK if kinds[-1:] == ["L"] and not isinstance(value, Markup) else shown

    return written


def turned(root: "Element") -> None:
    """Turns all below: paragraphs, tables and sections; what is read from the left, such as a quote, stays so, at the right."""
    from docx.oxml import OxmlElement

    for paragraph in root.iter(f"{W}p"):
        if _reads_from_left(paragraph):
            _leave(paragraph)
            continue
        own = paragraph.get_or_add_pPr()
        if own.find(f"{W}bidi") is None:
            _insert_after(own, OxmlElement("w:bidi"), BEFORE_BIDI)
        for run in (run for run in paragraph.iter(f"{W}r") if _is_from_right(_text(run))):
            look = run.get_or_add_rPr()
            if look.find(f"{W}rtl") is None:
                _insert_before(look, OxmlElement("w:rtl"), AFTER_RTL)
    for table in root.iter(f"{W}tblPr"):
        if table.find(f"{W}bidiVisual") is None:
            _insert_after(table, OxmlElement("w:bidiVisual"), BEFORE_VISUAL)
    for section in root.iter(f"{W}sectPr"):
        if section.find(f"{W}bidi") is None:
            _insert_before(section, OxmlElement("w:bidi"), AFTER_BIDI)


def _leave(paragraph: "Element") -> None:
    """Leaves a paragraph to be read from the left, without the marks that Latin names got, at the right of the page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    own = paragraph.get_or_add_pPr()
    if own.find(f"{W}jc") is None:
        own.jc_val = WD_ALIGN_PARAGRAPH.RIGHT
    for text in paragraph.iter(f"{W}t"):
        text.text = (text.text or "").replace(MARK, "")


def _reads_from_left(paragraph: "Element") -> bool:
    """Whether all its letters are of scripts from left to right; a list's bullets stand on one side, whatever follows them."""
    kinds = {unicodedata.bidirectional(character) for character in _text(paragraph)}
    style = paragraph.pPr.style if paragraph.pPr is not None else None
    return "L" in kinds and kinds.isdisjoint(FROM_RIGHT) and not (style or "").startswith("List")


def _text(element: "Element") -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t")).replace(MARK, "")


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
