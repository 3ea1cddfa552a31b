"""The parts of a Word document with text besides its body: headers, footers, footnotes, endnotes and comments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

NUMBERED = ("header", "footer")
"""Of these a document has several."""
NOTES = ("footnotes", "endnotes", "comments")


def open_notes(document: "Document") -> None:
    """Makes parts that python-docx leaves closed (footnotes and endnotes) such as it can look into and put pictures into."""
    from docx.opc.part import XmlPart
    from docx.parts.story import StoryPart

    for relation in document.part.rels.values():
        if not relation.is_external and _kind(relation) in NOTES and not isinstance(relation.target_part, XmlPart):
            closed = relation.target_part
            part = StoryPart.load(closed.partname, closed.content_type, closed.blob, closed.package)
            for own in closed.rels.values():
                part.load_rel(own.reltype, own._target, own.rId, own.is_external)
            relation._target = part


def stories(document: "Document") -> Iterator[tuple[str, Any]]:
    """The parts with their names, such as "header 1", in the order of the kinds above."""
    for kind in (*NUMBERED, *NOTES):
        found = [one for one in document.part.rels.values() if not one.is_external and _kind(one) == kind]
        for n, relation in enumerate(found, 1):
            yield f"{kind} {n}" if kind in NUMBERED else kind, relation.target_part


def refill(part: Any, xml: str) -> None:
    """Gives a part other content; it stays the part that it was, so that pictures and links can be added to it."""
    from docx.oxml import parse_xml

    part._element = parse_xml(xml.encode("utf-8"))


def _kind(relation: Any) -> str:
    return str(relation.reltype).rsplit("/", 1)[-1]
