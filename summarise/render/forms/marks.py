"""A filled Word document made whole: marks become links, anchors bookmarks, pictures pictures; language and direction are set."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from summarise.errors import OutputError
from summarise.render.forms.stories import stories
from summarise.render.forms.writers import SEED, SHOWN, STOP
from summarise.render.spreadsheet import at

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARK = "SourceMark"
"""The character style of marks; a template may have one of this id, else marks look like the text around them."""
LINK = "Hyperlink"
"""Word's own character style of links."""
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
WIDEST, HIGHEST = 4_860_000, 4_680_000
"""Of a picture, in EMU: 13.5 and 13 cm, so that two stand on a page with their notes."""
FIRST_ID = 10_000
"""Of bookmarks: those of a template begin at 0."""
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA"}
"""For spelling: Word knows no language without a country."""


def finished(document: "DocxTemplate", values: Mapping[str, Any]) -> None:
    """Changes the document, which has been filled with these values."""
    roots = list(_roots(document))
    writer = _Writer(document, values)
    for part, root in roots:
        for text in list(root.iter(f"{W}t")):
            if SEED in (text.text or ""):
                _split(text, writer, part)
    _drop_dead_links([root for _, root in roots], writer.bookmarks)
    _set_language(document, roots, values["language"], values["rtl"])
    own, report = document.docx.core_properties, values["report"]
    own.title, own.language = own.title or report.title[:255], values["language"]
    own.created = own.modified = at(report.generated_at)


def _roots(document: "DocxTemplate") -> "Iterator[tuple[Any, Element]]":
    yield document.docx.part, document.docx.element
    for _, part in stories(document.docx):
        yield part, part.element


class _Writer:
    """Makes what stands for a mark: it knows the document's styles, the bookmarks that there are, and the pictures."""

    def __init__(self, document: "DocxTemplate", values: Mapping[str, Any]) -> None:
        self.document, self.values = document.docx, values
        self.styles = {style.get(f"{W}styleId") for style in document.docx.styles.element}
        self.bookmarks: dict[str, str] = {}
        self.ids = count(FIRST_ID)

    def made(self, piece: tuple[str, str, str], run: "Element", part: Any) -> "list[Element]":
        """The elements for a mark, an anchor, an address or a picture in a run of a part of the document."""
        kind, name, shown = piece
        if kind == "a":
            return self._bookmark(_bookmark_name(name))
        if kind == "p":
            return [self._picture(name, run, part)]
        if any(above.tag == f"{W}hyperlink" for above in run.iterancestors()):
            return [_run(run, shown)]
        if kind == "m":
            link = self._link(run, shown, MARK)
            link.set(f"{W}anchor", _bookmark_name(name))
            link.set(f"{W}history", "1")
            return [link]
        link = self._link(run, shown, LINK)
        link.set(f"{R}id", part.relate_to(name, HYPERLINK, is_external=True))
        return [link]

    def _bookmark(self, name: str) -> "list[Element]":
        """The bookmark's two ends; nothing where the name is there already."""
        from docx.oxml import OxmlElement

        if name in self.bookmarks:
            return []
        self.bookmarks[name] = number = str(next(self.ids))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(f"{W}id", number)
        start.set(f"{W}name", name)
        end.set(f"{W}id", number)
        return [start, end]

    def _link(self, like: "Element", shown: str, style: str) -> "Element":
        from docx.oxml import OxmlElement

        link, run = OxmlElement("w:hyperlink"), _run(like, shown)
        if style in self.styles:
            look = run.get_or_add_rPr()
            for child in list(look.findall(f"{W}rStyle")):
                look.remove(child)
            named = OxmlElement("w:rStyle")
            named.set(f"{W}val", style)
            look.insert(0, named)
        link.append(run)
        return link

    def _picture(self, name: str, run: "Element", part: Any) -> "Element":
        """The picture with its words as alternative text; the words alone where it cannot be drawn on this machine."""
        from summarise.render.raster import png

        picture = self.values[name].image.picture
        made = _run(run, None)
        try:
            drawn = png(picture)
        except OutputError:
            return _run(run, picture.alt)
        section = self.document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        width = min(room, WIDEST, int(HIGHEST * picture.width / picture.height))
        inline = part.new_pic_inline(BytesIO(drawn), width=width)
        inline.docPr.set("descr", picture.alt)
        inline.docPr.set("name", name)
        made.add_drawing(inline)
        return made


def _split(text: "Element", writer: _Writer, part: Any) -> None:
    """Cuts the run around a text with marks: each piece of it gets a run that looks like it, or what stands for the mark."""
    run = text.getparent()
    after = [child for child in run if run.index(child) > run.index(text)]
    made: list[Element] = []
    for piece in _pieces(text.text or ""):
        made += [_run(run, piece)] if isinstance(piece, str) else writer.made(piece, run, part)
    if after:
        rest = _run(run, None)
        rest.extend(after)
        made.append(rest)
    run.remove(text)
    for element in reversed(made):
        run.addnext(element)
    if not any(child.tag != f"{W}rPr" for child in run):
        run.getparent().remove(run)


def _pieces(text: str) -> Iterator[str | tuple[str, str, str]]:
    """The text, and the marks in it as their kind, name and what they show."""
    for n, piece in enumerate(text.split(SEED)):
        if n == 0:
            rest = piece
        else:
            mark, rest = piece.split(STOP, 1)
            name, shown = mark.split(SHOWN)
            yield name[:1], name[1:], shown
        if rest:
            yield rest


def _run(like: "Element", text: str | None) -> "Element":
    from docx.oxml import OxmlElement

    run = OxmlElement("w:r")
    look = like.find(f"{W}rPr")
    if look is not None:
        run.append(deepcopy(look))
    if text is not None:
        inner = OxmlElement("w:t")
        inner.text = text
        inner.set(SPACE, "preserve")
        run.append(inner)
    return run


def _bookmark_name(anchor: str) -> str:
    """A name that Word allows: hidden ones begin with an underscore, and none has a hyphen or over 40 characters.

    >>> _bookmark_name("h1-2")
    '_h1_2'
    """
    return f"_{anchor.replace('-', '_')}"[:40]


def _drop_dead_links(roots: "list[Element]", known: Mapping[str, str]) -> None:
    """Leaves the text of marks whose source the template does not show."""
    for root in roots:
        for link in list(root.iter(f"{W}hyperlink")):
            target = link.get(f"{W}anchor") or ""
            if link.get(f"{W}history") and target.startswith("_") and target not in known and _is_ours(target):
                for run in list(link):
                    link.addprevious(run)
                link.getparent().remove(link)


def _is_ours(target: str) -> bool:
    return target[1:].split("_")[0].rstrip("0123456789") in ("h", "n", "m", "d", "source")


def _set_language(document: "DocxTemplate", roots: "list[tuple[Any, Element]]", language: str, rtl: bool) -> None:
    from docx.oxml import OxmlElement

    locale = LOCALES.get(language, language)
    styles = document.docx.styles.element
    for look in styles.iter(f"{W}rPrDefault"):
        own = look.find(f"{W}rPr")
        if own is None:
            continue
        for old in own.findall(f"{W}lang"):
            own.remove(old)
        lang = OxmlElement("w:lang")
        lang.set(f"{W}val", "en-GB" if rtl else locale)
        lang.set(f"{W}eastAsia", "en-US")
        lang.set(f"{W}bidi", locale if rtl else "ar-SA")
        own.append(lang)
    if rtl:
        from summarise.render.forms.direction import turned

        for _, root in roots:
            turned(root)
