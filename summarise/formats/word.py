"""Word documents: paragraphs, and tables row by row, in the order of the document, then its notes.

What is read is what a reader sees: with changes accepted, with text boxes and content controls, without the marks of notes.
Their properties are not used: title and dates are those of a template as often as not. The day stays unknown.
"""

import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from summarise.errors import InputError
from summarise.formats.part import LONGEST, Found
from summarise.formats.rows import row_lines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
AROUND = {MAIN + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "footnote", "endnote")}
"""What may stand around paragraphs: controls, changes by which they came in, notes."""
GONE = {MAIN + "del", MAIN + "moveFrom", COMPATIBILITY + "Fallback"}
"""What is not shown: changes by which text went away, and what older programs show in place of a text box."""
SPACES = {MAIN + "tab": " ", MAIN + "br": "\n", MAIN + "cr": "\n", MAIN + "noBreakHyphen": "-", MAIN + "ptab": " "}
NOTES = ("/footnotes", "/endnotes")


def read(stream: BinaryIO, place: str) -> Iterator[Found]:
    """The document as one article. Raises InputError where it is broken, is no Word document or has no text."""
    blocks = [block for root in _opened(stream, place) for block in _blocks(root)]
    text = "\n\n".join(blocks)
    if len(text) > LONGEST:
        raise InputError(f"{place}: over {LONGEST:,} characters; split it into its articles")
    if not text:
        raise InputError(f"{place}: no text in it; if it holds pictures of pages, run OCR first, such as ocrmypdf")
    yield Found(place, {"text": text}, ours=True)


def _opened(stream: BinaryIO, place: str) -> list["Element"]:
    """The body, and the notes at the foot of pages and at the end."""
    try:
        return list(_roots(stream))
    except _faults() as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        kind = "not a Word document" if "content type" in reason else "a broken Word document"
        raise InputError(f"{place}: {kind} ({reason}); open it in Word and save it anew as .docx") from error


def _roots(stream: BinaryIO) -> Iterator["Element"]:
    import docx
    from lxml import etree

    document = docx.Document(stream)
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype.endswith(NOTES) and not relation.is_external:
            yield etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))


def _blocks(parent: "Element") -> Iterator[str]:
    """The paragraphs and rows of an element in its order, text boxes behind the paragraph that holds them; none is blank."""
    for child in parent:
        if child.tag == MAIN + "p":
            yield from filter(None, [_inline(child).strip()])
            for box in _inside(child, MAIN + "txbxContent"):
                yield from _blocks(box)
        elif child.tag == MAIN + "tbl":
            for row in _inside(child, MAIN + "tr"):
                yield from row_lines([list(_blocks(cell)) for cell in _inside(row, MAIN + "tc")])
        elif child.tag in AROUND:
            yield from _blocks(child)


def _inside(parent: "Element", tag: str) -> Iterator["Element"]:
    """The elements of that tag, in order, but not those inside one another, nor what is gone."""
    for child in parent:
        if child.tag == tag:
            if child.find(f"{MAIN}trPr/{MAIN}del") is None:
                yield child
        elif child.tag not in GONE:
            yield from _inside(child, tag)


def _inline(element: "Element") -> str:
    """The text of a paragraph or a part of it."""
    if element.tag == MAIN + "t":
        return element.text or ""
    if element.tag in SPACES:
        return SPACES[element.tag]
    if element.tag in GONE or element.tag == MAIN + "txbxContent":
        return ""
    text = "".join(map(_inline, element))
    return "" if element.tag == MAIN + "r" and text.strip().isdigit() and _is_raised(element) else text


def _is_raised(run: "Element") -> bool:
    """Whether the digits of a run stand raised: the mark of a note, which would change the figure before it."""
    raised = run.find(f"{MAIN}rPr/{MAIN}vertAlign")
    return raised is not None and raised.get(MAIN + "val") == "superscript"


@cache
def _faults() -> tuple[type[Exception], ...]:
    """What python-docx and the libraries below it raise for broken files."""
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    ours = (OpcError, LxmlError, zipfile.BadZipFile, zlib.error)
    return (*ours, KeyError, ValueError, AttributeError, TypeError, OSError, EOFError, NotImplementedError)
