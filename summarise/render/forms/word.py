"""Word templates: docxtpl finds the tags in a document's runs, paragraphs and rows; our sandbox fills them.

Each tag is put on a line of its own, by which its place in the document is known again.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from summarise.errors import InputError
from summarise.render.forms import office
from summarise.render.forms.direction import apart
from summarise.render.forms.marks import finished
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.stories import open_notes, refill, stories
from summarise.render.forms.template import Part, Template, filled, refuse_large, refuse_unknown
from summarise.render.forms.writers import WRITERS
from summarise.render.spreadsheet import still

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
OPENER = re.compile(r"(\{\{|\{%|\{#)([-+]?)")
UNCLOSED = re.compile(r"\{\{|\{%|\{#")
MOST_OF_PROPERTY = 255
"""Characters that python-docx takes."""
NOTES = ("footnote", "endnote", "comment")
PROPERTIES = ("title", "subject", "comments", "keywords")


def parts(template: Template) -> tuple[Part, ...]:
    """The body, headers, footers, notes and comments, and the document's properties, as far as they hold tags."""
    document = _opened(template)
    return (*(part for part, _ in _xml_parts(template, document)), *(part for part, _ in _properties(document)))


def fill(template: Template, values: Mapping[str, Any]) -> bytes:
    """The document with its tags filled; the same bytes for the same report."""
    write = apart(WRITERS["docx"]) if values["rtl"] else WRITERS["docx"]
    document, sandbox = _opened(template), Sandbox(write)
    found, properties = list(_xml_parts(template, document)), list(_properties(document))
    refuse_unknown(template, [part for part, _ in (*found, *properties)], sandbox)
    for part, put in found:
        put(filled(template, part, sandbox, values))
    plain = Sandbox(WRITERS["txt"])
    for part, put in properties:
        put(filled(template, part, plain, values))
    finished(document, values)
    stream = BytesIO()
    document.docx.save(stream)
    return still(stream.getvalue(), values["report"].generated_at)


def _opened(template: Template) -> "DocxTemplate":
    """The document. Raises InputError where it is none."""
    from docxtpl import DocxTemplate

    office.refuse(template, "Word", "word/document.xml")
    document = DocxTemplate(BytesIO(template.content))
    try:
        document.render_init()
        open_notes(document.docx)
    except office.faults() as error:
        raise office.broken(template, "Word", error) from error
    return document


def _xml_parts(template: Template, document: "DocxTemplate") -> Iterator[tuple[Part, Callable[[str], None]]]:
    """Each part of the document with text, and what puts its filled text in its place."""
    yield _part(template, document, document.get_xml(), ""), lambda xml: document.map_tree(document.fix_tables(xml))
    for name, part in stories(document.docx):
        yield _part(template, document, document.xml_to_string(part.element), f"{name}, "), partial(refill, part)


def _properties(document: "DocxTemplate") -> Iterator[tuple[Part, Callable[[str], None]]]:
    own = document.docx.core_properties
    for name in PROPERTIES:
        if UNCLOSED.search(getattr(own, name)):
            yield _property(own, name)


def _property(own: Any, name: str) -> tuple[Part, Callable[[str], None]]:
    return Part(getattr(own, name), lambda _: f"property {name!r}"), lambda new: setattr(own, name, new[:MOST_OF_PROPERTY])


def _part(template: Template, document: "DocxTemplate", xml: str, prefix: str) -> Part:
    """A part of the document as Jinja gets it."""
    from lxml import etree

    refuse_large(template, re.sub(r"<[^>]*>", "", xml))
    places = _places(
        template, etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False, huge_tree=True)), prefix
    )
    patched = document.patch_xml(re.sub(r"^<\?xml[^>]*\?>", "", xml).replace("\n", " "))
    numbered, count = OPENER.subn(r"\1\2\n", patched)
    known = count == len(places)  # a tag that merges cells is put together anew, so that its place is not known

    def place(line: int) -> str:
        return places[min(max(line - 2, 0), count - 1)] if known and count else prefix.rstrip(", ") or "document"

    return Part(numbered, place)


def _places(template: Template, root: "Element", prefix: str) -> list[str]:
    """The place of each tag, in their order. Raises InputError for a tag that does not end in the paragraph it begins in."""
    texts: dict[Element, list[str]] = {}
    for text in root.iter(f"{W}t"):
        paragraph = next((above for above in text.iterancestors(f"{W}p")), None)
        if paragraph is not None:
            texts.setdefault(paragraph, []).append(text.text or "")
    found: list[str] = []
    for paragraph, pieces in texts.items():
        whole = "".join(pieces)
        if UNCLOSED.search(whole):
            where = f"{_note(paragraph) or prefix}{_place(paragraph)}"
            tags = _tags(whole)
            if tags is None:
                raise InputError(
                    f"{template.file}: {where}: a tag does not end there ({whole[:60]!r}); close it in its paragraph"
                )
            found += [where] * tags
    return found


def _tags(text: str) -> int | None:
    """How many tags a text has; None where one does not end in it. A pattern would look for each end through all of the text.

    >>> _tags("{{ a }} {# b #}"), _tags("{{ a")
    (2, None)
    """
    count = at = 0
    while opener := UNCLOSED.search(text, at):
        end = text.find(CLOSERS[opener[0]], opener.end())
        if end < 0:
            return None
        count, at = count + 1, end + 2
    return count


def _note(paragraph: "Element") -> str:
    """The note that a paragraph stands in, by its number; those with a type are lines that Word draws above notes."""
    note = next((above for above in paragraph.iterancestors(*(f"{W}{kind}" for kind in NOTES))), None)
    if note is None:
        return ""
    before = [other for other in note.itersiblings(note.tag, preceding=True) if other.get(f"{W}type") is None]
    return f"{note.tag.removeprefix(W)} {1 + len(before)}, "


def _place(paragraph: "Element") -> str:
    """Where a paragraph stands, as a reader counts: paragraphs of the text, or the table with its row and cell."""
    cell = next((above for above in paragraph.iterancestors(f"{W}tc")), None)
    if cell is None:
        return f"paragraph {_number(paragraph)}"
    row = next(above for above in cell.iterancestors(f"{W}tr"))
    table = next(above for above in row.iterancestors(f"{W}tbl"))
    return f"table {_number(table)}, row {_number(row)}, cell {_number(cell)}"


def _number(element: "Element") -> int:
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
