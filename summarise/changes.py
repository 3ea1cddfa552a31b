"""What is new, what rose, fell or was corrected, and what is no longer reported since the previous report."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from summarise.errors import InputError
from summarise.figures import Figure, by_topic
from summarise.keyfigures import ranked
from summarise.merging import Topic
from summarise.merging.conflicts import GROWING
from summarise.merging.topics import TOLLS
from summarise.render import changed
from summarise.render.rows import Desk
from summarise.render.wording import Wording
from summarise.reports import refuse_other_crisis
from summarise.sitrep import Change, Need, Quantity, Sitrep

GAPS = ("needed", "shortage", "blocked")
"""Needs that are worth a word once nobody reports them any more; that nothing more is given is not."""
LAST = {"dropped": 1, "same": 2}

Pair = tuple[Figure | None, Figure | None]


def changes(previous: Sitrep, current: Sitrep, words: Wording) -> tuple[Change, ...]:
    """The changes from the previous report to the current one: tolls first, then other conditions, damage and needs; what is no
    longer reported and what has not changed come last.

    Figures are compared where they are about the same thing: what fled on Monday is never set against what fled on Sunday, nor
    those who are displaced against those displaced since January. Where the same source now counts a wider or a narrower place,
    its figures are compared as far as that tells something. A figure of the same day, one with the same value under other
    bounds, and a lower toll are corrections: `revised`. `previous` and `current` are None where a report has no figure to use.

    Raises InputError where the previous report is the later one, or on another crisis.
    """
    if previous.report.date > current.report.date:
        raise InputError(
            f"the previous report is of {previous.report.date}, this one of {current.report.date}; give one of an earlier day"
        )
    refuse_other_crisis(previous, current)
    then, now = Desk(previous, words), Desk(current, words)
    found = [_change(*pair, then, now) for pair in _pairs(_listed(previous), _listed(current))]
    return tuple(sorted([*found, *_needs(then, now)], key=lambda change: LAST.get(change.kind, 0)))


def _listed(sitrep: Sitrep) -> dict[Topic, Figure]:
    """The figures that are compared: no parts of others, and no single persons told of ("a nurse was abducted")."""
    people = [one for one in ranked(sitrep) if not (one.about.group and one.fact.quantity.value <= 1)]
    things = [one for one in by_topic(sitrep).values() if one.about.slot == "damage"]
    return {figure.about: figure for figure in (*people, *things)}


def _pairs(old: Mapping[Topic, Figure], new: Mapping[Topic, Figure]) -> Iterator[Pair]:
    """Each figure of today with yesterday's, and those of yesterday that have none today.

    The flow of a day gone by stays what it was: said again or no longer said, it has not changed.
    """
    left = {topic: figure for topic, figure in old.items() if topic not in new}
    for topic, figure in new.items():
        before = old.get(topic) or _moved(figure, left.values())
        if before:
            left.pop(before.about, None)
        if not (before and topic.basis == "flow" and _kind(before, figure) == "same"):
            yield before, figure
    yield from ((figure, None) for topic, figure in left.items() if topic.basis != "flow")


def _moved(figure: Figure, others: Iterable[Figure]) -> Figure | None:
    """Yesterday's figure from the same source for a wider or a narrower place, that with the most places in common."""
    near = [other for other in others if _is_near(figure, other)]
    shared = set(figure.about.places)
    return max(near, key=lambda other: (len(shared & set(other.about.places)), -int(other.fact.id[1:])), default=None)


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether today's figure can be told from yesterday's, of a wider or a narrower place, by the same source.

    A whole that is lower than its part was has fallen, and a part that is higher than the whole was has risen, for certain.
    A toll grows with the places that it is counted in. A part that is lower than the whole was tells nothing.
    """
    rises = one.fact.quantity.value >= other.fact.quantity.value
    wider, narrower = one.covers(other), other.covers(one)
    told = (wider and (not rises or one.about.what in TOLLS)) or (narrower and rises)
    alike = replace(one.about, places=()) == replace(other.about, places=()) and one.about.basis != "flow"
    return told and alike and one.is_of_source(other)


def _kind(old: Figure, new: Figure) -> str:
    """What became of yesterday's figure; where sources disagree, all of theirs must have risen or fallen."""
    before, after = _quantities(old), _quantities(new)
    if set(map(_bounds, before)) == set(map(_bounds, after)):
        return "same"
    rises = min(one.value for one in after) > max(one.value for one in before)
    falls = max(one.value for one in after) < min(one.value for one in before)
    grows = new.about.what in GROWING or new.about.basis == "cumulative"
    corrected = (old.day is not None and old.day == new.day) or (falls and grows) or not (rises or falls)
    return "revised" if corrected else "up" if rises else "down"


def _quantities(figure: Figure) -> list[Quantity]:
    return [fact.quantity for fact in figure.sides]


def _bounds(quantity: Quantity) -> tuple[int, int, int | None, str]:
    return quantity.value, quantity.min, quantity.max, quantity.qualifier


def _change(old: Figure | None, new: Figure | None, then: Desk, now: Desk) -> Change:
    """The change from one figure to the other, one of which is there."""
    kind = _kind(old, new) if old and new else "new" if new else "dropped"
    before, after = (None if one is None or one.disputed else one.fact.quantity.value for one in (old, new))
    return Change(kind, new.fact.id if new else None, before, after, changed.of_figures(kind, old, new, then, now))


def _needs(then: Desk, now: Desk) -> Iterator[Change]:
    """Needs that are new or under a new sign, then the gaps of which nobody speaks any more."""
    old, new = _statuses(then.sitrep), _statuses(now.sitrep)
    day = now.words.short_day(then.sitrep.report.date, now.sitrep.report.date)
    for (item, status), needs in new.items():
        if (item, status) not in old:
            before = now.words.comma.join(now.words.word("need", other).lower() for known, other in old if known == item)
            was = now.words.tables["changed"]["was"].format(before=before, day=day) if before else None
            yield Change("new", needs[0].id, None, None, changed.of_needs(needs, now, was))
    known = {item for item, _ in new}
    for (item, status), needs in old.items():
        if status in GAPS and item not in known:
            yield Change("dropped", None, None, None, changed.of_needs(needs, then))


def _statuses(sitrep: Sitrep) -> dict[tuple[str, str], list[Need]]:
    """The needs of now by item, as the lexicon calls it, and status."""
    found: dict[tuple[str, str], list[Need]] = {}
    for need in sitrep.needs:
        if not need.background:
            found.setdefault((need.canonical, need.status), []).append(need)
    return found
