"""Scores as tables: one of single metrics, one of slots, one of what is wrong; for a terminal, and as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarise import lexicon
from summarise.evaluate.evaluation import Measured
from summarise.evaluate.mistakes import MISTAKES
from summarise.evaluate.outcome import Outcome
from summarise.evaluate.slots import RATES
from summarise.render.escape import markdown, one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

LANGUAGE = "en"
"""Of the tables' own words."""
COUNTS = frozenset({"length", "compression"})
"""Metrics that are no rates: one decimal does."""
NONE = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under their heads; `numbers` of the first columns are words, the others figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


def word(name: str) -> str:
    """A word of the tables."""
    return str(lexicon.load(LANGUAGE, "evaluate").tables["page"][name])


def tables(outcome: Outcome, *, errors: bool) -> list[Table]:
    """The tables of an evaluation, those with nothing in them left out."""
    single = tuple(one for one in outcome.measured if "." not in one.metric)
    slots = tuple(one for one in outcome.measured if "." in one.metric)
    found = [_single(single), _slots(slots), *([_mistakes(outcome)] if slots else []), *([_errors(outcome)] if errors else [])]
    return [table for table in found if table.rows]


def to_markdown(outcome: Outcome, *, errors: bool) -> str:
    """The tables in Markdown; all text in them is inert."""
    return "\n".join(line for table in tables(outcome, errors=errors) for line in (*markdown_lines(table), ""))


def markdown_lines(table: Table) -> list[str]:
    """One table in Markdown, under its title."""
    rule = ["---"] * table.words + ["---:"] * (len(table.heads) - table.words)
    body = [[*map(markdown, row[: table.words]), *row[table.words :]] for row in table.rows]
    return [f"**{table.title}**", "", *(f"| {' | '.join(row)} |" for row in (table.heads, rule, *body))]


def to_rich(outcome: Outcome, *, errors: bool) -> "list[RenderableType]":
    """The tables for a terminal."""
    return [rich_table(table) for table in tables(outcome, errors=errors)]


def rich_table(table: Table) -> "RenderableType":
    """One table for a terminal."""
    from rich.table import Table as Rich
    from rich.text import Text

    made = Rich(title=table.title, title_justify="left", show_lines=table.words == len(table.heads))
    for number, head in enumerate(table.heads):
        figures = number >= table.words
        made.add_column(head, justify="right" if figures else "left", no_wrap=figures or table.words == 1, overflow="fold")
    for row in table.rows:
        made.add_row(*(Text(one_line(cell)) for cell in row))
    return made


def shown(metric: str, value: float) -> str:
    """A value as it is written: rates with three decimals."""
    return f"{value:.1f}" if metric in COUNTS else f"{value:.3f}"


def spread(metric: str, interval: tuple[float, float]) -> str:
    """An interval as it is written."""
    return "–".join(shown(metric, end) for end in interval)


def _single(measured: Sequence[Measured]) -> Table:
    against = any(one.against for one in measured)
    heads = (word("metric"), word("value"), word("interval"), word("cases"), *(_heads() if against else ()))
    return Table(word("scores"), heads, tuple((one.metric, *_row(one, against)) for one in measured))


def _row(one: Measured, against: bool) -> tuple[str, ...]:
    own = (shown(one.metric, one.value), spread(one.metric, one.interval), str(one.count))
    return own + (_compared(one) if against else ())


def _heads() -> tuple[str, ...]:
    return tuple(word(name) for name in ("baseline", "difference", "p"))


def _compared(one: Measured) -> tuple[str, ...]:
    if one.against is None:
        return (NONE, NONE, NONE)
    sign = "+" if one.against.difference > 0 else ""
    return shown(one.metric, one.against.value), sign + shown(one.metric, one.against.difference), f"{one.against.p:.3f}"


def _slots(measured: Sequence[Measured]) -> Table:
    """A row for each slot and level: its rates, and how sure the F1 is."""
    found = {one.metric: one for one in measured}
    levels = dict.fromkeys(name.rpartition(".")[0] for name in found)
    against = any(one.against for one in measured)
    heads = (word("facts"), word("level"), *(word(rate) for rate in RATES), word("interval"), word("cases"))
    rows = [_slot(level, [found.get(f"{level}.{rate}") for rate in RATES], against) for level in levels]
    return Table(word("slots"), heads + (_heads() if against else ()), tuple(rows), words=2)


def _slot(level: str, rates: Sequence[Measured | None], against: bool) -> tuple[str, ...]:
    slot, _, name = level.partition(".")
    f1 = rates[-1]
    values = (shown(level, one.value) if one else NONE for one in rates)
    rest = (spread(level, f1.interval), str(f1.count)) if f1 else (NONE, NONE)
    return (slot, name, *values, *rest, *((_compared(f1) if f1 else (NONE, NONE, NONE)) if against else ()))


def _mistakes(outcome: Outcome) -> Table:
    """How many of each kind there are in a slot."""
    rows = [(slot, *map(str, kinds.values())) for slot, kinds in outcome.mistakes.items()]
    return Table(word("mistakes"), (word("facts"), *MISTAKES), tuple(rows))


def _errors(outcome: Outcome) -> Table:
    heads = tuple(word(name) for name in ("case", "kind", "summary", "source", "why"))
    rows = [(one.case, kind_of(one.kind, one.soft), one.summary or NONE, one.source or NONE, one.why) for one in outcome.remarks]
    return Table(word("errors"), heads, tuple(rows), words=len(heads))


def kind_of(kind: str, soft: bool) -> str:
    """The kind of a remark, with what makes it lighter."""
    return f"{kind} ({word('soft')})" if soft else kind
