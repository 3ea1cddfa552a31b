"""How a value of the report is written into a template's format: always as text, marks and anchors as the format has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from markupsafe import escape as entities

from summarise.render import escape
from summarise.render.cells import Mark, Marked
from summarise.render.forms.filters import Linked, Target, plain
from summarise.render.forms.pictures import Image

Writer = Callable[[Any], Markup]
SEED = "\ufdd0"
"""Opens an anchor, a mark or a picture in a Word document that is being filled, until `marks` makes it one. Unicode keeps these
characters for a program's own use, and `escape.visible` lets none through."""
STOP, SHOWN = "\ufdd1", "\ufdd2"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a format writes a text, a mark, an anchor, and a link of a text (escaped) and an address."""

    text: Callable[[str], str]
    mark: Callable[[Mark], str]
    anchor: Callable[[str], str]
    link: Callable[[str, str], str]
    image: Callable[[Image], str] | None = None
    """None where the format has no pictures: then their words stand there."""


def _writer(forms: _Forms) -> Writer:
    def write(value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Target):
            return Markup("".join(map(forms.anchor, value)))
        if isinstance(value, Linked):
            return Markup(forms.link(forms.text(value.text), value.url))
        if isinstance(value, Image):
            return Markup(forms.image(value) if forms.image else forms.text(value.picture.alt))
        if isinstance(value, Marked):
            return Markup(value.written(lambda piece: _spaced(piece, forms.text), forms.mark))
        return Markup(_spaced(plain(value), forms.text))

    return write


def _spaced(piece: str, text: Callable[[str], str]) -> str:
    """A text as a format has it, with the space at its ends that keeps it apart from what stands beside it."""
    shown = text(piece)
    if not shown:
        return " " if piece else ""
    return f"{' ' * piece[:1].isspace()}{shown}{' ' * piece[-1:].isspace()}"


def _entities(text: str) -> str:
    return str(entities(escape.one_line(text)))


_FORMS = {
    "md": _Forms(
        text=escape.markdown,
        mark=lambda mark: f"[[{mark.number}]](#{mark.anchor})",
        anchor=lambda name: f'<a id="{escape.anchor(name)}"></a>',
        link=lambda text, url: f"[{text}]({escape.address(url)})",
    ),
    "html": _Forms(
        text=_entities,
        mark=lambda mark: f'<a class="mark" href="#{mark.anchor}">[{mark.number}]</a>',
        anchor=lambda name: f'<a id="{escape.anchor(name)}"></a>',
        link=lambda text, url: f'<a href="{entities(url)}">{text}</a>',
        image=lambda image: image.picture.svg,
    ),
    "txt": _Forms(
        text=escape.one_line,
        mark=lambda mark: f"[{mark.number}]",
        anchor=lambda _: "",
        link=lambda text, url: f"{text} ({url})",
    ),
    "docx": _Forms(
        text=_entities,
        mark=lambda mark: f"{SEED}m{mark.anchor}{SHOWN}[{mark.number}]{STOP}",
        anchor=lambda name: f"{SEED}a{escape.anchor(name)}{SHOWN}{STOP}",
        link=lambda text, url: f"{SEED}u{entities(url)}{SHOWN}{text}{STOP}",
        image=lambda image: f"{SEED}p{image.name}{SHOWN}{STOP}",
    ),
}
WRITERS: Mapping[str, Writer] = {kind: _writer(forms) for kind, forms in (*_FORMS.items(), ("xlsx", _FORMS["txt"]))}
"""By the kind of template."""
