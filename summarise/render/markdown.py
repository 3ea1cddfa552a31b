"""The report that a person reads, as CommonMark with tables; templates/sitrep.md.j2 has the shape of the page."""

from dataclasses import fields
from typing import Any

from summarise.render import escape
from summarise.render.cells import Mark, Marked
from summarise.render.page import page
from summarise.render.templating import fill
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep


def write(sitrep: Sitrep, words: Wording) -> str:
    """The sitrep as a Markdown report. Every value but our own links is made inert before it is written."""
    made = page(sitrep, words)
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    marks = {name: escape.Safe(getattr(words, name)) for name in ("comma", "semicolon", "colon")}
    own = {"safe": escape.Safe, "address": escape.address, "change_words": words.tables["change"], **marks}
    own["stop"] = escape.Safe(words.colon.rstrip(" "))
    return fill("sitrep.md.j2", {**values, **own}, html=False, finalize=_inert)


def _inert(value: Any) -> Any:
    if isinstance(value, escape.Safe):
        return value
    return escape.Safe(value.written(_text, _link)) if isinstance(value, Marked) else escape.markdown(str(value))


def _text(text: str) -> str:
    """A piece of a cell; the space at its ends keeps it apart from the marks beside it."""
    shown = escape.markdown(text)
    return f"{' ' * text[:1].isspace()}{shown}{' ' * text[-1:].isspace()}" if shown else " "


def _link(mark: Mark) -> str:
    return f"[[{mark.number}]](#{mark.anchor})"
