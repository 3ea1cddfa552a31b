"""A filled Word document made whole: marks become links, anchors bookmarks, pictures pictures; language and direction are set."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from summarise.render.forms.writers import SEED, SHOWN, STOP

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
FIRST_ID = 10_000
"""Of bookmarks: those of a template begin at 0."""
LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA"}
"""For spelling: Word knows no language without a country."""


def finished(document: "DocxTemplate", values: Mapping[str, Any]) -> None:
    """Changes the document, which has been filled with these values."""
    roots = list(_roots(document))
    known: dict[str, str] = {}
    ids = count(FIRST_ID)
    has_style = any(style.get(f"{W}styleId") == MARK for style in document.docx.styles.element)
    for root in roots:
        for text in list(root.iter(f"{W}t")):
            if SEED in (text.text or ""):
                _split(text, known, ids, MARK if has_style else None, document.docx.part)
    _drop_dead_links(roots, known)
    _set_language(document, roots, values["language"], values["rtl"])
    own, report = document.docx.core_properties, values["report"]
    own.title, own.language = own.title or report.title[:255], values["language"]
    own.created = own.modified = datetime.fromisoformat(report.generated_at).replace(tzinfo=None)


def _roots(document: "DocxTemplate") -> "Iterator[Element]":
    yield document.docx.element
    for relation in document.docx.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def _split(text: "Element", known: dict[str, str], ids: Iterator[int], style: str | None, part: Any) -> None:
    """Cuts the run around a text with marks: each piece of it gets a run that looks like it, or a link or a bookmark."""
    run = text.getparent()
    in_link = any(above.tag == f"{W}hyperlink" for above in run.iterancestors())
    after = [child for child in run if child is not text and run.index(child) > run.index(text)]
    made: list[Element] = []
    for piece in _pieces(text.text or ""):
        if isinstance(piece, str):
            made.append(_run(run, piece))
            continue
        kind, name, shown = piece
        if kind == "a":
            made += _bookmark(name, known, ids)
        elif in_link:
            made.append(_run(run, shown))
        elif kind == "m":
            made.append(_link(run, {"anchor": _bookmark_name(name), "history": "1"}, shown, style))
        else:
            made.append(_web_link(run, name, shown, part))
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


def _web_link(like: "Element", url: str, shown: str, part: Any) -> "Element":
    from docx.opc.constants import RELATIONSHIP_TYPE

    link = _link(
        like, {}, shown, LINK if any(style.get(f"{W}styleId") == LINK for style in part.document.styles.element) else None
    )
    link.set(f"{R}id", part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link


def _link(like: "Element", attributes: Mapping[str, str], shown: str, style: str | None) -> "Element":
    from docx.oxml import OxmlElement

    link, run = OxmlElement("w:hyperlink"), _run(like, shown)
    for name, value in attributes.items():
        link.set(f"{W}{name}", value)
    if style:
        look = run.get_or_add_rPr()
        for child in list(look.findall(f"{W}rStyle")):
            look.remove(child)
        named = OxmlElement("w:rStyle")
        named.set(f"{W}val", style)
        look.insert(0, named)
    link.append(run)
    return link


def _bookmark_name(anchor: str) -> str:
    """A name that Word allows: hidden ones begin with an underscore, and none has a hyphen or over 40 characters.

    >>> _bookmark_name("h1-2")
    '_h1_2'
    """
    return f"_{anchor.replace('-', '_')}"[:40]


def _bookmark(anchor: str, known: dict[str, str], ids: Iterator[int]) -> "list[Element]":
    """The bookmark's two ends; nothing where the name is there already."""
    from docx.oxml import OxmlElement

    name = _bookmark_name(anchor)
    if name in known:
        return []
    known[name] = number = str(next(ids))
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(f"{W}id", number)
    start.set(f"{W}name", name)
    end.set(f"{W}id", number)
    return [start, end]


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


def _set_language(document: "DocxTemplate", roots: "list[Element]", language: str, rtl: bool) -> None:
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

        for root in roots:
            turned(root)
