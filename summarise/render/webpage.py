"""The report as one page for a browser and for print: nothing is fetched, every figure leads to its sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from html import escape as entities
from typing import TYPE_CHECKING, Any

from summarise.render import bars, escape, mapped
from summarise.render.cells import Mark, Marked
from summarise.render.explain import slot
from summarise.render.page import page
from summarise.render.parts import Page, SourceEntry
from summarise.render.pieces import Piece, cut
from summarise.render.rows import Desk
from summarise.render.templating import TEMPLATES, fill
from summarise.render.vector import Picture
from summarise.render.wording import Wording
from summarise.sitrep import Fact, Sitrep
from summarise.text import Article

if TYPE_CHECKING:
    from markupsafe import Markup


def write(sitrep: Sitrep, words: Wording) -> str:
    """The page, with the articles' texts where the sitrep holds them, else with their quotes only."""
    return fill_page(sitrep, words, Medium(texts=True, shown=lambda drawn: drawn.svg, apart=("<bdi>", "</bdi>")))


@dataclass(frozen=True, slots=True)
class Medium:
    """What differs between screen and paper: whether the articles' texts are there, how a picture is shown (as HTML), and what
    keeps a text apart from others that run the other way."""

    texts: bool
    shown: Callable[[Picture], str]
    apart: tuple[str, str]


def fill_page(sitrep: Sitrep, words: Wording, medium: Medium) -> str:
    """The page for that medium."""
    from markupsafe import Markup

    def apart(text: str) -> Markup:
        before, after = medium.apart
        return Markup(f"{before}{entities(escape.visible(text))}{after}")

    made, desk = page(sitrep, words), Desk(sitrep, words)
    facts = sitrep.facts()
    values = {
        **{field.name: getattr(made, field.name) for field in fields(made)},
        "own": words.tables["page"],
        "map_words": words.tables["map"],
        "bar_words": words.tables["bars"],
        "change_words": words.tables["change"],
        "map": mapped.draw(sitrep, desk),
        "bars": bars.draw(made.key_figures, desk),
        "articles": {source.number: _text(source, facts) for source in made.sources if medium.texts and source.article.text},
        "contents": _contents(made),
        "style": (TEMPLATES / "sitrep.css").read_text(encoding="utf-8").rstrip(),
        "safe": Markup,
        "apart": apart,
        "shown": lambda drawn: Markup(medium.shown(drawn)),
    }
    return fill("sitrep.html.j2", values, html=True, finalize=_writer(str(words.tables["page"]["source"]))).lstrip()


def _writer(named: str) -> Any:
    """What makes a value of the page fit to be written: marks become links, and nothing unseen is left in a text."""
    from markupsafe import Markup

    def link(mark: Mark) -> str:
        before, after = (entities(part) for part in named.split("{number}"))
        shown = f'<span class="unseen">{before}</span>{mark.number}<span class="unseen">{after}</span>'
        return f'<a class="mark" href="#{mark.anchor}">{shown}</a>'

    def written(value: Any) -> "Any | Markup":
        if isinstance(value, Marked):
            return Markup(value.written(lambda text: entities(escape.visible(text)), link))
        return escape.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return written


def _contents(made: Page) -> list[tuple[str, str]]:
    """The sections that are there, by their anchors."""
    every = ("highlights", "key_figures", "changes", "headcounts", "movements", "needs", "damage", "conflicts", "replaced")
    always = {"highlights", "key_figures", "headcounts", "movements", "needs", "damage", "gaps", "sources", "method"}
    there = {"changes": made.changed, "conflicts": made.conflicts, "replaced": made.replaced, "background": made.background}
    names = [*every, "background", "gaps", "sources", "method"]
    return [(name.replace("_", "-"), made.text[name]) for name in names if name in always or there[name]]


def _text(source: SourceEntry, facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """The article in pieces: those with facts have the slot of the first of them, an anchor, and the facts that end there."""
    article = Article(source.article.id, source.article.text or "")
    return [_piece(source.number, article.text, piece) for piece in cut(article, facts)]


def _piece(number: int, text: str, piece: Piece) -> dict[str, Any]:
    return {
        "text": text[piece.start : piece.end],
        "slot": slot(piece.facts[0]) if piece.facts else "",
        "anchor": escape.anchor(f"t{number}", piece.start),
        "ends": [(fact.id, escape.anchor(fact.id, number)) for fact in piece.ends],
    }
