"""The figures on top of a crisis' reports over the days: as rows, as a chart, and as a page with both."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from summarise.errors import InputError
from summarise.figures import Figure
from summarise.keyfigures import key_figures
from summarise.merging import Topic
from summarise.render import escape
from summarise.render.rows import Desk, group_of
from summarise.render.wording import load
from summarise.reports import refuse_other_crisis
from summarise.sitrep import Headcount, Sitrep


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The figure on top of one report for one condition.

    `date` is the report's day, `as_of` the figure's own (ISO 8601). `value`, `min` and `max` are as in a quantity, `max` None
    where it is open; all are None where sources disagree and nothing tells which is right. `low` and `high` are the lowest and
    the highest figure that any source gives; `figure` has it all in words. `group` is empty for all people.
    """

    about: Topic
    date: str
    category: str
    unit: str
    group: str
    place: str
    basis: str
    figure: str
    value: int | None
    min: int | None
    max: int | None
    low: int
    high: int
    qualifier: str
    source: str
    as_of: str
    report: str

    @property
    def is_open(self) -> bool:
        """Whether the figure is only the least that it can be."""
        return self.value is not None and self.max is None

    def repeats(self, before: "Point") -> bool:
        """Whether nothing newer is known than the point before it: the same figure of the same day."""
        return (self.about, self.figure, self.as_of) == (before.about, before.figure, before.as_of)

    def continues(self, before: "Point") -> bool:
        """Whether it counts what the point before it counted, so that a line may lead from one to the other."""
        counted = self.value is not None and before.value is not None and self.about.basis != "flow"
        return counted and self.about == before.about


@dataclass(frozen=True, slots=True)
class Line:
    """One condition over the days; `points` has one for each report, None where it had no figure."""

    category: str
    unit: str
    points: tuple[Point | None, ...]


def series(sitreps: Sequence[Sitrep]) -> tuple[Line, ...]:
    """The conditions of the reports, in the order of a report's key figures, each with its figures from the first day on.

    Raises InputError where there is no report, two are of one day, or they are on different crises.
    """
    ordered = _in_order(sitreps)
    found = [{(point.category, point.unit): point for point in _points(sitrep)} for sitrep in ordered]
    order = list(load(ordered[-1].report.language).tables["category"])
    keys = {key: None for day in found for key in day}
    ranked = sorted(keys, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key[0], key[1] != "people"))
    return tuple(Line(*key, tuple(day.get(key) for day in found)) for key in ranked)


def to_csv(sitreps: Sequence[Sitrep]) -> str:
    """A row for each figure, day by day; empty where nothing is known. No cell is a formula to a spreadsheet."""
    names = [field.name for field in fields(Point) if field.name != "about"]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    lines = series(sitreps)
    for day in range(len(sitreps)):
        for line in lines:
            if point := line.points[day]:
                writer.writerow(["" if (value := getattr(point, name)) is None else escape.cell(str(value)) for name in names])
    return stream.getvalue()


def to_png(sitreps: Sequence[Sitrep]) -> bytes:
    """The chart, as a PNG; the same bytes for the same reports. Raises OutputError where matplotlib is missing, InputError
    for a figure beyond all measure."""
    from summarise.render.chart import draw
    from summarise.render.sheet import sheet

    lines = series(sitreps)
    try:
        return draw(lines, sheet(lines, _in_order(sitreps)))
    except OverflowError as error:  # a report that no program wrote
        raise InputError(
            "a figure is too large to be drawn; correct the report that holds it, or ask for --format csv"
        ) from error


def to_html(sitreps: Sequence[Sitrep]) -> str:
    """One self-contained page with the chart and its rows. Raises OutputError where matplotlib is missing."""
    from summarise.render.days import page  # brings jinja2

    return page(series(sitreps), _in_order(sitreps), to_png(sitreps))


def _in_order(sitreps: Sequence[Sitrep]) -> list[Sitrep]:
    if not sitreps:
        raise InputError("no report to draw a timeline of; name the sitreps of several days")
    ordered = sorted(sitreps, key=lambda sitrep: sitrep.report.date)
    for one, other in pairwise(ordered):
        if one.report.date == other.report.date:
            named = f"{one.report.title!r} ({one.report.id}) and {other.report.title!r} ({other.report.id})"
            raise InputError(f"two reports of {one.report.date}: {named}; leave one of them out")
        refuse_other_crisis(one, other)
    return ordered


def _points(sitrep: Sitrep) -> list[Point]:
    desk = Desk(sitrep, load(sitrep.report.language))
    return [_point(figure, figure.fact, desk) for figure in key_figures(sitrep) if isinstance(figure.fact, Headcount)]


def _point(figure: Figure, fact: Headcount, desk: Desk) -> Point:
    known = None if figure.disputed else fact.quantity
    return Point(
        about=figure.about,
        date=desk.sitrep.report.date,
        category=fact.category,
        unit=fact.unit,
        group=group_of(desk.words, fact),
        place=desk.places(fact),
        basis=fact.basis,
        figure=desk.words.tables["changed"]["or"].join(dict.fromkeys(map(desk.quantity, figure.sides))),
        value=known.value if known else None,
        min=known.min if known else None,
        max=known.max if known else None,
        low=figure.low,
        high=figure.high,
        qualifier=known.qualifier if known else "",
        source="; ".join(figure.sources),
        as_of=figure.day.isoformat() if figure.day else "",
        report=desk.sitrep.report.id,
    )
