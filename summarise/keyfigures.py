"""The figures on top of a report: of all that is counted, one for each condition."""

from collections.abc import Iterable
from datetime import date, timedelta

from summarise.caveats import OLD
from summarise.figures import STATES, Figure, by_topic
from summarise.merging import Setting
from summarise.merging.choice import STALE
from summarise.merging.readings import BEYOND
from summarise.render import wording
from summarise.sitrep import Fact, Sitrep

WIDTH = {"country": 1, "admin1": 2, "admin2": 3, "district": 4}
"""How wide a place is; 0 is the crisis as a whole, `INNER` a town, a camp or what the gazetteer does not know."""
INNER = 5


Rank = tuple[bool | int | str, ...]


def key_figures(sitrep: Sitrep) -> tuple[Figure, ...]:
    """The figure on top for each condition, in people and in households, in the order of report.toml's categories.

    The first of `ranked`, but never a figure that is a part of another one of the same condition.
    """
    return tuple(line[0] for line in _lines(sitrep).values())


def ranked(sitrep: Sitrep) -> tuple[Figure, ...]:
    """The figures on people, condition by condition, the one for the top first.

    In this order, and never two added up: not older than a month; reported before unconfirmed; those in the condition now, then
    all so far, then those of some days; all people before a group; counted before told of in words; not smaller than the figure
    of one of its own places; not older than one of the same or of a wider place; the main country before others; the widest
    place; the largest; the newest. Of the figures of some days the newest comes before the largest.
    """
    return tuple(figure for line in _lines(sitrep).values() for figure in line)


def _lines(sitrep: Sitrep) -> dict[tuple[int, str, str], list[Figure]]:
    """The figures in the order of `ranked`, by condition and unit."""
    setting = Setting.of(sitrep)
    order = {name: n for n, name in enumerate(wording.load(sitrep.report.language).tables["category"])}
    lines: dict[tuple[int, str, str], list[Figure]] = {}
    for about, figure in by_topic(sitrep).items():
        if about.slot == "headcounts" and not figure.is_part:
            unit = "" if about.unit == "people" else about.unit
            lines.setdefault((order.get(about.what, len(order)), about.what, unit), []).append(figure)
    day = date.fromisoformat(sitrep.report.date)
    return {key: sorted(line, key=lambda one: _rank(one, line, setting, day)) for key, line in sorted(lines.items())}


def _rank(one: Figure, line: Iterable[Figure], setting: Setting, today: date) -> Rank:
    """The lowest is the figure on top: see `ranked`."""
    quantity = one.fact.quantity
    newest = -(one.day or date.min).toordinal()
    return (
        one.day is not None and today - one.day > OLD,
        one.fact.status == "unconfirmed",
        one.kind,
        bool(one.about.group),
        quantity.qualifier == "vague",
        any(_exceeds(other, one) for other in line),
        any(_overtakes(other, one) for other in line),
        _is_abroad(one.fact, setting),
        _width(one, setting),
        *((newest, -quantity.value) if one.about.basis == "flow" else (-quantity.value, newest)),
        int(one.fact.id[1:]),
    )


def _exceeds(part: Figure, one: Figure) -> bool:
    """Whether a figure of some of the other's places is larger: then the other is not that of them all.

    An older one tells so only where the count does not fall, and while it is not out of date. What is open above reaches half
    as far again, as in merging.
    """
    age = one.day - part.day if one.day and part.day else timedelta()
    still = age < STALE if one.about.what not in STATES else age <= timedelta()
    inside = one.covers(part) and one.about.places != part.about.places
    quantity = one.fact.quantity
    top = quantity.min * BEYOND if quantity.max is None else quantity.max
    return still and inside and _is_alike(part, one) and part.fact.quantity.min > top


def _overtakes(new: Figure, one: Figure) -> bool:
    """Whether a newer figure counts the same place or a wider one."""
    newer = new.day is not None and one.day is not None and new.day > one.day
    return newer and _is_alike(new, one) and new.covers(one)


def _is_alike(other: Figure, one: Figure) -> bool:
    """Whether the other figure, a counted one, is of the same kind and of the same people."""
    counted = other.fact.status == "reported" and other.fact.quantity.qualifier != "vague"
    return counted and other.kind == one.kind != 2 and other.about.group == one.about.group


def _is_abroad(fact: Fact, setting: Setting) -> bool:
    countries = {setting.locations[id].country for id in fact.locations} - {None}
    return bool(countries) and setting.country not in countries


def _width(one: Figure, setting: Setting) -> int:
    if setting.is_whole(one.about):
        return 0
    around = {parent for id in one.fact.locations if (parent := setting.locations[id].parent)}
    return min((WIDTH.get(setting.locations[id].type, INNER) for id in one.fact.locations if id not in around), default=INNER)
