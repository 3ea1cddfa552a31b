"""Why each fact was found: the article with its facts coloured, for a browser and for a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from summarise.render import escape
from summarise.render.pieces import Piece, cut
from summarise.render.rows import label
from summarise.render.templating import fill
from summarise.render.wording import Wording, load
from summarise.sitrep import Damage, Fact, Headcount, Movement, Need, Quantity
from summarise.text import Article

if TYPE_CHECKING:
    from rich.text import Text

SLOT_OF: Mapping[type[Fact], str] = {Headcount: "headcounts", Need: "needs", Movement: "movements", Damage: "damage"}

# Colours of the terminal's own sixteen, so that they keep to its theme.
STYLES: Mapping[str, str] = {"headcounts": "red", "needs": "green", "movements": "blue", "damage": "yellow"}

# What a reading leaves out: it stands elsewhere on the page.
_APART = ("id", "evidence", "quantity", "category", "locations")


def explain_html(article: Article, facts: Sequence[Fact]) -> str:
    """One self-contained page: the text with every fact coloured by slot, its rule and its reading beside it."""
    words = load(article.language or "en")
    pieces = cut(article, facts)
    first = _first_pieces(pieces)
    shown = [_entry(words, fact, first) for fact in facts]
    values = {
        "language": words.language,
        "spoken": article.language or "en",
        "direction": "rtl" if words.rtl else "ltr",
        "title": escape.one_line(article.title or words.word("text", "no_title")),
        "t": words.tables["text"],
        "pieces": [_marked(words, article, i, piece) for i, piece in enumerate(pieces)],
        "slots": [(slot, name, [f for f in shown if f["slot"] == slot]) for slot, name in words.tables["slot"].items()],
    }
    return fill("explain.html.j2", values, html=True, finalize=_shown)


def explain_text(article: Article, facts: Sequence[Fact]) -> "Text":
    """The text with every fact coloured by slot, then the facts one a line: id, rule, reading."""
    from rich.text import Text

    words = load(article.language or "en")
    text = Text()
    for piece in cut(article, facts):
        text.append(escape.visible(article.text[piece.start : piece.end]), _style(piece.facts))
        text.append("".join(f"[{fact.id}]" for fact in piece.ends), "dim")
    text.append("\n\n")
    for fact in facts:
        text.append(f"{fact.id:>4} ", STYLES[slot(fact)])
        text.append(f"{_summary(words, fact)}  ")
        text.append(f"{words.word('text', 'rule')}: {', '.join(_rules(fact))}\n", "dim")
    return text if facts else text.append(words.word("text", "no_facts"))


def _shown(value: Any) -> Any:
    return escape.visible(value) if isinstance(value, str) else value


def slot(fact: Fact) -> str:
    """The name of the slot that a fact fills."""
    return SLOT_OF[type(fact)]


def _style(facts: Sequence[Fact]) -> str:
    if not facts:
        return ""
    colours = dict.fromkeys(STYLES[slot(fact)] for fact in facts)
    more = " underline" if len(facts) > 1 else ""
    return f"bold {next(iter(colours))}{more}"


def _rules(fact: Fact) -> list[str]:
    return list(dict.fromkeys(escape.one_line(e.rule) for e in fact.evidence if e.rule))


def _first_pieces(pieces: Sequence[Piece]) -> dict[str, int]:
    """For each fact the number of the piece in which it begins."""
    return {fact.id: i for i, piece in reversed(list(enumerate(pieces))) for fact in piece.facts}


def _marked(words: Wording, article: Article, number: int, piece: Piece) -> dict[str, Any]:
    return {
        "number": number,
        "text": article.text[piece.start : piece.end],
        "slots": list(dict.fromkeys(slot(fact) for fact in piece.facts)),
        "background": any(fact.background for fact in piece.facts),
        "facts": [{"id": fact.id, "anchor": escape.anchor(fact.id), "summary": _summary(words, fact)} for fact in piece.facts],
        "rules": [", ".join(_rules(fact)) for fact in piece.facts],
        "ends": [fact.id for fact in piece.ends],
    }


def _entry(words: Wording, fact: Fact, first: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": fact.id,
        "anchor": escape.anchor(fact.id),
        "slot": slot(fact),
        "summary": _summary(words, fact),
        "piece": first.get(fact.id),
        "quotes": [e.quote for e in fact.evidence],
        "rules": _rules(fact),
        "reading": _reading(fact),
    }


def _summary(words: Wording, fact: Fact) -> str:
    """A fact in a line: what, how many, and what makes it less than certain."""
    quantity = getattr(fact, "quantity", None)
    doubts = [words.word("status", fact.status) if not isinstance(fact, Need) else ""]
    doubts.append(words.word("text", "is_background") if fact.background else "")
    figure = f": {words.figure(quantity)}" if quantity else ""
    return escape.one_line(" ".join([label(words, fact) + figure, *(f"({doubt})" for doubt in doubts if doubt)]))


def _reading(fact: Fact) -> list[tuple[str, str]]:
    """The fields of the fact that differ from what they are by default, under their names in the schema."""
    pairs = ((f.name, getattr(fact, f.name)) for f in fields(fact) if f.name not in _APART and getattr(fact, f.name) != f.default)
    quantity = getattr(fact, "quantity", None)
    return [*(_interval(quantity) if quantity else ()), *((name, _value(value)) for name, value in pairs)]


def _interval(quantity: Quantity) -> list[tuple[str, str]]:
    top = "∞" if quantity.max is None else f"{quantity.max:,}"
    span = "" if quantity.min == quantity.max else f"{quantity.min:,} … {top}, "
    return [("quantity", f"“{escape.one_line(quantity.text)}”: {quantity.value:,} ({span}{quantity.qualifier})")]


def _value(value: Any) -> str:
    if is_dataclass(value):
        parts = dict.fromkeys(getattr(value, f.name) for f in fields(value))
        return escape.one_line(", ".join(str(part) for part in parts if part is not None))
    return "✓" if value is True else escape.one_line(str(value))
