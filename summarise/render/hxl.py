"""The report as HXL: a CSV with a row of hashtags under the names of its columns, one row a figure.

A figure stands in the column of its own hashtag (`#affected+killed+ind`), so that a program that asks for one condition gets
that one and no other; figures that are not to be used stand in columns of `#indicator+unused`.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from summarise.render import escape
from summarise.render.ledger import report_columns, slot, tags
from summarise.render.ledger.facts import Ledger, quantity_of
from summarise.render.ledger.sheets import Column, Link, Value
from summarise.render.ledger.slots import SLOTS
from summarise.render.rows import Desk, condition
from summarise.render.wording import Wording
from summarise.sitrep import Damage, Fact, Headcount, Movement, Sitrep

ELSEWHERE = {"value", "tag"}
"""Columns of the sheets in whose place the columns of the hashtags stand here."""
MOVED = {"return": "returned", "evacuation": "evacuated"}
"""The conditions that movements are counted under, by their type; else displaced."""
Row = Mapping[str, Value]
"""Values by hashtag."""


def write(sitrep: Sitrep, words: Wording) -> str:
    """The rows of all facts, headcounts first. No cell is a formula to a spreadsheet."""
    ledger = Ledger(Desk(sitrep, words))
    report, found = report_columns(sitrep), [slot(ledger, key) for key in SLOTS]
    own = {column.tag: value for column, value in report}
    facts = {fact.id: fact for fact in sitrep.facts()}
    figures = {id: tags.tag(fact, ledger.unsplit, used=ledger.used(fact)) for id, fact in facts.items() if _counts(fact)}
    heads = {
        **_heads((column for column, _ in report), words),
        **{tag: _name(facts[id], tag, words) for id, tag in sorted(figures.items(), key=lambda pair: _is_unused(pair[1]))},
        **_heads((column for sheet in found for column in sheet.columns if column.key not in ELSEWHERE), words),
    }
    rows: list[Row] = [
        {**own, **_figure(facts[str(row[0])], figures), **dict(zip((column.tag for column in sheet.columns), row, strict=True))}
        for sheet in found
        for row in sheet.rows
    ]
    return _written(heads, rows)


def _written(heads: Mapping[str, str], rows: Iterable[Row]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heads.values())
    writer.writerow(heads)
    writer.writerows([_cell(row.get(tag)) for tag in heads] for row in rows)
    return stream.getvalue()


def _heads(columns: Iterable[Column], words: Wording) -> dict[str, str]:
    return {column.tag: words.word("sheet", column.key) for column in columns}


def _counts(fact: Fact) -> bool:
    """Whether the fact's figure gets a number: one of a movement that is a headcount, too, stands there."""
    return quantity_of(fact) is not None and not (isinstance(fact, Movement) and fact.headcount)


def _figure(fact: Fact, figures: Mapping[str, str]) -> dict[str, Value]:
    quantity = quantity_of(fact)
    return {figures[fact.id]: quantity.value} if quantity and fact.id in figures else {}


def _is_unused(tag: str) -> bool:
    return tag.startswith(tags.UNUSED)


def _name(fact: Fact, tag: str, words: Wording) -> str:
    """The name of the column that a fact's figure stands in."""
    name = _condition(fact, words)
    unit = getattr(fact, "unit", None)
    parts = (name, unit and words.word("unit", unit), _is_unused(tag) and words.word("standing", "unused"))
    return words.comma.join(part for part in parts if part)


def _condition(fact: Fact, words: Wording) -> str:
    if isinstance(fact, Headcount):
        return condition(words, fact, fact.basis if fact.category == "displaced" else "unknown")
    if isinstance(fact, Movement):
        return words.word("category", MOVED.get(fact.type, "displaced"))
    return words.word("level", fact.level) if isinstance(fact, Damage) else words.word("sheet", "item")


def _cell(value: Value) -> str | int | float | None:
    """The value as a CSV has it: days in ISO 8601, text on one line and never a formula."""
    shown = value.shown if isinstance(value, Link) else value
    return shown if shown is None or isinstance(shown, (int, float)) else escape.cell(str(shown))
