"""Rules that almost matched, for a terminal."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from summarise.lexicon import load
from summarise.near import Near
from summarise.render import escape

if TYPE_CHECKING:
    from rich.text import Text


def near_text(found: Sequence[Near], language: str = "en") -> "Text":
    """Each sentence with the rules that almost matched in it, one a line: slot, rule, the article's words, what was missing."""
    from rich.text import Text

    tables = load(language, "near").tables
    text = Text(tables["heading"] if found else tables["nothing"])
    for sentence, rules in groupby(found, key=lambda near: near.sentence):
        text.append(f"\n\n{escape.one_line(sentence.text)}\n", "bold")
        text.append("\n".join(_line(near, tables["missing"][near.missing], tables["no_rule"]) for near in rules))
    return text


def _line(near: Near, missing: str, no_rule: str) -> str:
    span, start = near.sentence.span(near.first, near.last), near.sentence.start
    words = escape.one_line(near.sentence.text[span.start - start : span.end - start])
    return f"  {near.slot}: {near.rule or no_rule} (“{words}”): {missing}"
