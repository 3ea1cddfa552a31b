"""What a change is in words: what it is of, today's figure, and yesterday's with its day."""

from collections.abc import Sequence

from summarise.figures import Figure, said_by
from summarise.render.rows import Desk, label
from summarise.sitrep import Need


def of_figures(kind: str, old: Figure | None, new: Figure | None, then: Desk, now: Desk) -> str:
    """The words for a change of that kind from one figure to the other, one of which is there."""
    shown = {
        "what": what(new, now) if new else what(old, then) if old else "",
        "figure": today(new, now, kind) if new else "",
        "before": _before(old, new, then, now) if old else "",
    }
    return str(now.words.tables["changed"][kind]).format(**shown)


def of_needs(needs: Sequence[Need], desk: Desk, was: str | None = None) -> str:
    """The words for needs of one item under one sign, with the sign that they were under, if any."""
    where = desk.words.comma.join(dict.fromkeys(name for need in needs if (name := desk.places(need))))
    about = {"item": needs[0].canonical, "status": desk.words.word("need", needs[0].status).lower()}
    return _with(desk, _capital(str(desk.words.tables["label"]["need"]).format(**about)), where, was)


def what(figure: Figure, desk: Desk) -> str:
    """What a figure is of: condition, people, kind of figure, place."""
    basis = desk.words.word("basis", figure.about.basis) if figure.about.basis in ("cumulative", "flow") else ""
    about = _with(desk, _capital(label(desk.words, figure.fact)), basis)
    return desk.words.comma.join(part for part in (about, desk.places(figure.fact)) if part)


def today(figure: Figure, desk: Desk, kind: str) -> str:
    """Today's figure with who says it; one that has not changed with its day, where that is gone by."""
    shown, day = _figure(figure, desk, figure.source), desk.sitrep.report.date
    if kind != "same" or figure.day is None or figure.day.isoformat() >= day:
        return shown
    return _dated(shown, figure.day.isoformat(), desk)


def _before(old: Figure, new: Figure | None, then: Desk, now: Desk) -> str:
    """Yesterday's figure with its day; its source and its place only where today's are others."""
    source = None if new and not new.disputed and old.is_of_source(new) else old.source
    where = then.places(old.fact)
    if new is None or where == now.places(new.fact):
        where = ""
    return _dated(_figure(old, then, source, where), old.day.isoformat() if old.day else then.sitrep.report.date, now)


def _dated(figure: str, day: str, desk: Desk) -> str:
    text = str(desk.words.tables["changed"]["dated"])
    return text.format(figure=figure, day=desk.words.short_day(day, desk.sitrep.report.date))


def _figure(figure: Figure, desk: Desk, *added: str | None) -> str:
    """The figure in words; of several between which nothing tells, each with who says it."""
    if not figure.disputed:
        return _with(desk, desk.quantity(figure.fact), *added)
    said: dict[str, list[str | None]] = {}
    for fact in figure.sides:
        said.setdefault(desk.quantity(fact), []).append(said_by(fact, desk.setting))
    sides = [_with(desk, shown, *dict.fromkeys(names)) for shown, names in said.items()]
    return str(desk.words.tables["changed"]["or"]).join(sides)


def _with(desk: Desk, shown: str, *added: str | None) -> str:
    """The words, and what else is known, in brackets."""
    more = desk.words.comma.join(part for part in added if part)
    return f"{shown} ({more})" if more else shown


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
