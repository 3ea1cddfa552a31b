"""Facts that cannot all be right, and those that can: set side by side, with the one to use, never averaged, never summed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from summarise.merging.choice import STALE, Choice, Judge
from summarise.merging.readings import Reading, clusters, comparable, nearest, quantity_of, reading
from summarise.merging.topics import TOLLS, Topic
from summarise.sitrep import Caveat, Conflict, Fact, Movement

AGREED = "several_readings"
"""The code of the caveat on readings of one figure that agree: its first fact is the one to use."""
EARLIER = "earlier_figure"
"""The code of the caveat on figures that newer ones of the same count have overtaken."""
LARGE = 100
"""From here on it is one figure wherever it is told of one condition in the same days: so large a number does not come twice."""
SIZE = 3
"""Counts of one thing that lie further apart than this, many times over, are of two: of a town and of the country."""
GROWING = frozenset({"killed", "injured"})
EXACT = ("exact", "approximately", "range")
ODD = 10
"""Sentences that name the same figure from here on mean the same people; smaller ones meet by chance."""

Texts = Mapping[str, Any]


def compared(facts: Sequence[Fact], judge: Judge, texts: Texts) -> tuple[tuple[Conflict, ...], tuple[Caveat, ...]]:
    """The conflicts between the facts, and caveats on figures that agree or are overtaken. `texts` are report.toml's tables."""
    conflicts: list[Conflict] = []
    caveats: list[Caveat] = []
    earlier: list[str] = []
    topics = _topics(facts, judge)
    for about, readings in topics.items():
        totals = list(comparable(_with_larger_parts(about, topics, judge)))
        now = judge.current(totals, grows=_grows(about))
        groups = [judge.own_words_first(group) for group in clusters(now)]
        _repeated([one for one in readings if one not in totals], groups)
        earlier += [one.fact.id for one in totals if one not in now and not _joins(one, groups)]
        if len(groups) > 1:
            conflicts.append(_conflict(groups, judge.choose(groups), texts))
        caveats += [_agreement(group, texts) for group in groups if len(group) > 1]
    conflicts += _units(topics, judge, texts)
    conflicts += _directions(facts, judge, texts)
    if earlier:
        caveats.append(Caveat(EARLIER, texts["caveats"][EARLIER], tuple(sorted(set(earlier), key=_number))))
    return tuple(conflicts), tuple(caveats)


def overruled(conflicts: Iterable[Conflict], caveats: Iterable[Caveat]) -> frozenset[str]:
    """The ids of the facts that a conflict was decided against, and of those that newer ones have overtaken."""
    lost = {id for one in conflicts if one.recommended for id in one.facts if id != one.recommended}
    return frozenset(lost.union(*(caveat.facts for caveat in caveats if caveat.code == EARLIER)))


def _topics(facts: Sequence[Fact], judge: Judge) -> dict[Topic, list[Reading]]:
    """The figures of the crisis now, as reported, by what they are about; those of other events are compared with nothing.

    A movement's figure that is a headcount too is compared there.
    """
    setting = judge.origins.setting
    found: list[tuple[Topic, Reading]] = []
    for fact in facts:
        about = setting.topic(fact)
        linked = isinstance(fact, Movement) and fact.headcount is not None
        if about is not None and not about.background and about.said == "reported" and not linked:
            found.append((about, reading(fact, setting)))
    homes = _homes(found)
    found = [(homes.get(one.fact.id, about), one) for about, one in found]
    homes = _counted_by(found, judge)
    topics: dict[Topic, list[Reading]] = {}
    for about, one in found:
        topics.setdefault(homes.get(one.fact.id, about), []).append(one)
    return topics


def _homes(found: Sequence[tuple[Topic, Reading]]) -> dict[str, Topic]:
    """The topic of figures that name one large number for one condition, but leave out the place or the kind of figure.

    "2,400 people fled" is the 2,400 displaced of another article. They go to the topic that most of them have; of equals to the
    one that says most of the place.
    """
    alike: dict[tuple[object, ...], list[tuple[Topic, Reading]]] = {}
    for about, one in found:
        least = ODD if about.what in TOLLS else LARGE
        if about.slot == "headcounts" and (number := _number_of(one, least)):
            alike.setdefault((about.what, about.unit, about.group, about.subset, number), []).append((about, one))
    homes: dict[str, Topic] = {}
    for group in alike.values():
        votes = Counter(about for about, _ in group)
        home = max(votes, key=lambda about: (votes[about], len(about.places), about.places, about.basis, about.day or ""))
        days = [one.day for about, one in group if about == home and one.day]
        for about, one in group:
            near = not days or one.day is None or abs(one.day - max(days)) < STALE
            near = near and (about.basis != home.basis or about.day == home.day)  # the flows of two days are two
            if near and (not about.places or not home.places or set(about.places) & set(home.places)):
                homes[one.fact.id] = home
    return homes


def _counted_by(found: Sequence[tuple[Topic, Reading]], judge: Judge) -> dict[str, Topic]:
    """The topic of figures without a place whose source counts in one place, or one group of places, only: they are of it too.

    A figure of another size altogether is of the whole country, or of the world.
    """
    counts: dict[tuple[object, ...], dict[Topic, list[int]]] = {}
    for about, one in found:
        if about.places and about.slot == "headcounts" and about.basis != "flow":
            for key in _counters(about, one, judge):
                counts.setdefault(key, {}).setdefault(about, []).append(quantity_of(one.fact).value)
    homes: dict[str, Topic] = {}
    for about, one in found:
        if about.places or about.basis == "flow":
            continue
        value = quantity_of(one.fact).value
        places = [counts.get(key, {}) for key in _counters(about, one, judge)]
        topics = {topic for known in places for topic in known}
        near = any(value <= SIZE * other and other <= SIZE * value for known in places for all in known.values() for other in all)
        if len(topics) == 1 and near:
            homes[one.fact.id] = topics.pop()
    return homes


def _counters(about: Topic, one: Reading, judge: Judge) -> set[tuple[object, ...]]:
    """What a figure's sources count by it, place apart."""
    return {(judge.origins.origin(given), replace(about, places=())) for given in one.given}


def _grows(about: Topic) -> bool:
    """Whether a later count cannot be lower: the dead, the injured, and what is counted since a day; the missing may be found."""
    return about.what in GROWING or about.basis == "cumulative" or about.slot == "damage"


def _with_larger_parts(about: Topic, topics: Mapping[Topic, Sequence[Reading]], judge: Judge) -> list[Reading]:
    """The readings of a topic; with those of the whole crisis come figures of single places that are higher: a part cannot be."""
    whole = list(topics[about])
    setting = judge.origins.setting
    if not setting.is_whole(about) or about.what not in TOLLS:
        return whole
    top = max(quantity_of(one.fact).value for one in whole)
    places = [other for other in topics if replace(other, places=about.places) == about and not setting.is_whole(other)]
    return [*whole, *(one for other in places for one in topics[other] if one.low > top)]


def _joins(one: Reading, groups: Sequence[list[Reading]]) -> bool:
    """Adds an earlier reading to the group that still says the same, the nearest of several, if there is one."""
    group = nearest(one, groups)
    if group is not None:
        group.append(one)
    return group is not None


def _repeated(others: Sequence[Reading], groups: Sequence[list[Reading]]) -> None:
    """Adds to a group what names its very number again, in an article's own words or beside another figure."""
    for one in others:
        value = quantity_of(one.fact).value
        group = next((group for group in groups if any(quantity_of(known.fact).value == value for known in group)), None)
        if group is not None and value >= ODD:
            group.append(one)


def _conflict(groups: Sequence[Sequence[Reading]], choice: Choice, texts: Texts) -> Conflict:
    """Two or more groups that exclude each other; the fact to use stands first. "Dozens" takes no side where others count."""
    every = [one for group in groups for one in group if one is group[0] or quantity_of(one.fact).qualifier != "vague"]
    quantities = [quantity_of(one.fact) for one in every]
    low = min(quantity.min for quantity in quantities)
    high = max(max(quantity.value, quantity.max or 0) for quantity in quantities)
    return _decided("value", every, choice, low, high, texts)


def _agreement(group: Sequence[Reading], texts: Texts) -> Caveat:
    shown = ", ".join(dict.fromkeys(f"“{' '.join(quantity_of(one.fact).text.split())}”" for one in group))
    ids = (group[0].fact.id, *sorted((one.fact.id for one in group[1:]), key=_number))
    return Caveat(AGREED, texts["caveats"][AGREED].format(figures=shown, fact=ids[0]), ids)


def _units(topics: Mapping[Topic, Sequence[Reading]], judge: Judge, texts: Texts) -> Iterator[Conflict]:
    """The same figure once of people, once of households: one of them is a slip, wherever the two were read."""
    alike: dict[tuple[object, ...], dict[str, list[tuple[Topic, Reading]]]] = {}
    for about, readings in topics.items():
        for one in readings:
            if (number := _number_of(one)) and about.unit:
                alike.setdefault((about.slot, about.what, about.group, number), {}).setdefault(about.unit, []).append(
                    (about, one)
                )
    for units in alike.values():
        places = [{place for about, _ in found for place in about.places} for found in units.values()]
        if len(units) > 1 and (not all(places) or set.intersection(*places)):
            yield _between("unit", [[one for _, one in found] for found in units.values()], judge, texts)


def _directions(facts: Sequence[Fact], judge: Judge, texts: Texts) -> Iterator[Conflict]:
    """Movements of the same people, by their figure, which different articles say went elsewhere or came from elsewhere."""
    for one, other in _pairs(facts, judge):
        origins, destinations = zip(_ends(one, judge), _ends(other, judge), strict=True)
        if _differ(destinations) and not _differ(origins):
            yield _between("destination", [[one], [other]], judge, texts)
        elif _differ(origins) and not _differ(destinations):
            yield _between("origin", [[one], [other]], judge, texts)


def _pairs(facts: Sequence[Fact], judge: Judge) -> Iterator[tuple[Reading, Reading]]:
    alike: dict[tuple[object, ...], list[Reading]] = {}
    for fact in facts:
        about = judge.origins.setting.topic(fact)
        if isinstance(fact, Movement) and about and not about.background and about.said == "reported":
            alike.setdefault((about.what, about.unit, about.group, about.day), []).append(reading(fact, judge.origins.setting))
    for readings in alike.values():
        for n, one in enumerate(readings):
            for other in readings[n + 1 :]:
                if _number_of(one) and _number_of(one) == _number_of(other) and not _articles(one) & _articles(other):
                    yield one, other


def _between(kind: str, groups: Sequence[Sequence[Reading]], judge: Judge, texts: Texts) -> Conflict:
    value = quantity_of(groups[0][0].fact).value
    return _decided(kind, list(chain.from_iterable(groups)), judge.choose(groups), value, value, texts)


def _decided(kind: str, every: Sequence[Reading], choice: Choice, low: int, high: int, texts: Texts) -> Conflict:
    best = choice.best.fact.id if choice.best else None
    ids = sorted((one.fact.id for one in every), key=lambda id: (id != best, _number(id)))
    return Conflict(tuple(ids), kind, low, high, best, texts["reason"][choice.reason])


def _ends(one: Reading, judge: Judge) -> tuple[str, str]:
    """The ends of a movement that are places with a name; "home" and "the town" are none."""
    if not isinstance(one.fact, Movement):
        return "", ""
    ends = judge.origins.setting.ends(one.fact)
    named = (place is not None and place.location is not None for place in (one.fact.origin, one.fact.destination))
    origin, destination = (end if known else "" for end, known in zip(ends, named, strict=True))
    return origin, destination


def _number_of(one: Reading, least: int = ODD) -> int | None:
    """The number by which a figure is known again; None for one below `least` and for a vague one."""
    quantity = quantity_of(one.fact)
    return quantity.value if quantity.value >= least and quantity.qualifier in EXACT else None


def _differ(ends: tuple[str, ...]) -> bool:
    return bool(ends[0] and ends[1] and ends[0] != ends[1])


def _articles(one: Reading) -> set[str]:
    return {article for article, _ in one.given}


def _number(id: str) -> int:
    return int(id[1:])
