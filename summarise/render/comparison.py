"""The figures on top, those that exclude one another, and what changed: each with who says so."""

from collections.abc import Collection, Sequence

from summarise.figures import Figure, earlier, said_by
from summarise.keyfigures import key_figures
from summarise.render.cells import Cell, Marked, listed, marked
from summarise.render.parts import ChangeLine, Changes, ConflictRow, KeyFigureRow, ReplacedRow
from summarise.render.rows import Desk, condition, group_of, label, way
from summarise.sitrep import Change, Conflict, Fact, Headcount, Movement, Need

MANY = 3
"""More figures than this beside the one on top are shown as the span between them."""


def top(desk: Desk) -> tuple[KeyFigureRow, ...]:
    """The rows of the key figures."""
    return tuple(_top(desk, figure, figure.fact) for figure in key_figures(desk.sitrep) if isinstance(figure.fact, Headcount))


def _top(desk: Desk, figure: Figure, fact: Headcount) -> KeyFigureRow:
    basis = fact.basis if figure.about.basis in ("cumulative", "flow") else "unknown"  # of the day beside it: no word needed
    return KeyFigureRow(
        category=desk.words.comma.join(part for part in (condition(desk.words, fact, basis), group_of(desk.words, fact)) if part),
        figure=_figure(desk, figure),
        place=desk.places(fact),
        as_of=desk.words.day(figure.day.isoformat()) if figure.day else "",
        attribution=desk.words.semicolon.join(figure.sources),
        source=desk.marks(*desk.same(fact), *figure.sides),
        fact=fact,
        standing=figure,
    )


def _figure(desk: Desk, figure: Figure) -> Cell:
    """The figure with the others that stand against it; all of them alike where nothing tells which to use."""
    if figure.disputed:
        shown = desk.words.tables["changed"]["or"].join(dict.fromkeys(map(desk.counted, figure.sides)))
        return f"{shown} ({desk.words.word('text', 'disputed')})"
    others: dict[str, list[Fact]] = {}
    for rival in sorted(figure.rivals, key=lambda fact: fact.quantity.value):
        if desk.counted(rival) != desk.counted(figure.fact):
            others.setdefault(desk.counted(rival), []).append(rival)
    if len(others) > MANY:
        span = f"{next(iter(others))} – {list(others)[-1]}"
        others = {span: [fact for facts in others.values() for fact in facts]}
    return desk.aside(desk.counted(figure.fact), "others", others) if others else desk.figure(figure.fact)


def conflict(desk: Desk, between: Conflict) -> ConflictRow:
    """A conflict: what it is about, the figure used, the others with those who say them, and why."""
    facts = [fact for fact in desk.sitrep.facts() if fact.id in between.facts]
    chosen = next((fact for fact in facts if fact.id == between.recommended), None)
    others = [fact for fact in facts if fact is not chosen]
    return ConflictRow(
        about=_about(desk, between, chosen or facts[0]) if facts else "",
        used=_said(desk, [chosen] if chosen else []) or desk.words.word("text", "not_chosen"),
        others=_said(desk, others),
        why=between.why,
        conflict=between,
    )


def _about(desk: Desk, between: Conflict, fact: Fact) -> str:
    name = _name(desk, fact)
    if between.kind != "value":
        return f"{name} ({desk.words.word('conflict', between.kind)})"
    span = dict.fromkeys(desk.words.number(value) for value in (between.low, between.high) if value is not None)
    return f"{name}{desk.words.colon}{' – '.join(span)}" if span else name


def _name(desk: Desk, fact: Fact) -> str:
    return desk.words.comma.join(part for part in (label(desk.words, fact), desk.places(fact)) if part)


def _said(desk: Desk, facts: Sequence[Fact]) -> Marked:
    """The figures, the newest first, each once with those who say it and the days that it is of."""
    days = {fact.id: day.isoformat() for fact in facts if (day := desk.setting.day(fact))}
    groups: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: days.get(fact.id, ""), reverse=True):
        groups.setdefault(_shown(desk, fact), []).append(fact)
    parts = []
    for shown, same in groups.items():
        said = [said_by(fact, desk.setting) for fact in same]
        known = [desk.words.short_day(days[fact.id], desk.sitrep.report.date) for fact in same if fact.id in days]
        more = desk.words.comma.join(part for part in dict.fromkeys([*said, *known[:1]]) if part)
        parts.append(marked(f"{shown}{desk.words.colon}{more} " if more else f"{shown} ", desk.marks(*same)))
    return listed(parts, desk.words.semicolon)


def _shown(desk: Desk, fact: Fact) -> str:
    """A figure, with the ends of a movement: they may be what differs."""
    ends = way(desk.words, fact) if isinstance(fact, Movement) else ""
    return " ".join(part for part in (desk.counted(fact), ends) if part)


def replaced(desk: Desk) -> tuple[ReplacedRow, ...]:
    """The figures that newer ones of the same count have replaced, by what they are of, the newest first."""
    gone = earlier(desk.sitrep)
    found: dict[str, list[Fact]] = {}
    for fact in desk.sitrep.facts():
        if fact.id in gone:
            found.setdefault(_name(desk, fact), []).append(fact)
    return tuple(ReplacedRow(name, _said(desk, facts), tuple(facts)) for name, facts in found.items())


def changed(desk: Desk) -> Changes:
    """The changes: those to be read one by one, then needs that are new, and in a line each what fell away or stays."""
    facts = {fact.id: fact for fact in desk.sitrep.facts()}
    keys = {figure.fact.id for figure in key_figures(desk.sitrep)}
    found: dict[str, list[ChangeLine]] = {"lines": [], "needs": [], "dropped": [], "same": [], "others": []}
    for change in desk.sitrep.changes:
        fact = facts.get(change.fact or "")
        line = ChangeLine(change.kind, change.text, desk.marks(fact) if fact else Marked(), change)
        found[_part(change, fact, keys)].append(line)
    return Changes(**{name: tuple(lines) for name, lines in found.items()})


def _part(change: Change, fact: Fact | None, keys: Collection[str]) -> str:
    """Where in the section a change stands."""
    if change.kind == "dropped":
        return "dropped"
    if change.kind == "same":
        return "same" if change.fact in keys else "others"
    return "needs" if isinstance(fact, Need) else "lines"
