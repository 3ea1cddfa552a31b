"""A piece of HTML that is all article (the body of a feed's entry, of a report, of a letter) as plain text.

Unlike a web page it has no boilerplate, so that nothing of it is left out: no figure may be lost.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarise.formats.rows import row_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSHOWN = ("script", "style", "head", "title", "template", "noscript", "iframe", "svg", "object", "select", "button", "textarea")
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")  # '<?xml version="1.0" encoding="utf-8"?>'
MARK = re.compile(r"\s*[\[(]?\d{1,3}(?:\s*,\s*\d{1,3})*[\])]?\s*")  # the raised "2" or "[2, 3]" that points to a note
EDGE, LINE = "\ue0fe", "\ue0ff"
"""Characters of private use, which stand for the edge of a block and the end of a line while the text is put together."""
ITEM = re.compile(rf"(?<={EDGE})- [\s{EDGE}]*")
EDGES = re.compile(rf"(?<!\s)\s*{EDGE}[\s{EDGE}]*")
WHITE = re.compile(r"[ \t\r\n\f]+")
"""What HTML shows as one space; a no-break space stays, it may stand between thousands."""
AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
MANY_BREAKS = re.compile(r"\n{3,}")


def text_of(html: str) -> str:
    """The text as it would be shown: a blank line between blocks, items behind a dash, a row of a table in one line.

    >>> text_of("<p>Nine <b>died</b>.<p>So far:<ul><li>400 fled.</ul><table><tr><td>Injured<td>40</table>").split("\\n\\n")
    ['Nine died.', 'So far:', '- 400 fled.', 'Injured: 40']
    """
    from lxml import etree
    from lxml import html as parser

    bare = DECLARATION.sub("", html).translate({0: None, ord(EDGE): " ", ord(LINE): " "})
    if not bare.strip():
        return ""
    root = parser.document_fromstring(f"<div>{bare}</div>", parser=parser.HTMLParser(huge_tree=True))
    etree.strip_elements(root, *UNSHOWN, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for raised in root.xpath("//sup"):
        if MARK.fullmatch(raised.text_content()):
            raised.drop_tree()
    for line in root.xpath("//pre//text()[contains(., '\n')]"):
        holder, tail = line.getparent(), line.is_tail
        setattr(holder, "tail" if tail else "text", line.replace("\n", LINE))
    for table in reversed(root.xpath("//table")):  # the inner ones first
        _flatten(table)
    return _shown(root)


def _flatten(table: "HtmlElement") -> None:
    """Makes each row of the table a paragraph."""
    from lxml import etree

    for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"):
        cells = [_shown(cell).split("\n\n") for cell in row.xpath("./td|./th")]
        row.clear()
        for line in row_lines(cells):
            etree.SubElement(row, "p").text = line


def _shown(element: "HtmlElement") -> str:
    text = EDGES.sub("\n\n", ITEM.sub("- ", "".join(_pieces(element)))).strip().replace(LINE, "\n")
    return MANY_BREAKS.sub("\n\n", AROUND_BREAK.sub("\n", text))


def _pieces(element: "HtmlElement") -> Iterator[str]:
    """The text of an element with its breaks, an edge at either end of a block."""
    from lxml import etree

    for event, node in etree.iterwalk(element, events=("start", "end")):
        edge = EDGE if node.tag in BLOCKS else ""
        if event == "start":
            yield edge + {"li": "- ", "br": LINE}.get(node.tag, "")
            yield WHITE.sub(" ", node.text or "")
        else:
            yield edge
            yield WHITE.sub(" ", node.tail or "") if node is not element else ""
