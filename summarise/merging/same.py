"""One fact for what several sentences say alike, with all of their evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from summarise.merging.topics import Setting, kind_of, plain
from summarise.sitrep import Attribution, Damage, Fact, Headcount, Movement, Need, Quantity

Key = tuple[object, ...]


def united(
    facts: Sequence[Fact], setting: Setting, further: frozenset[str] = frozenset()
) -> tuple[tuple[Fact, ...], dict[str, str]]:
    """The facts with those that say the same made one, numbered anew, and the new id of each.

    The first mention gives the words; the evidence of the others follows in order, no span twice. A subset is the same as
    another only where what they are part of is the same. Two figures in one sentence are two, and so is one beside a word of
    `further` ("another four"), except where the very words are repeated.
    """
    wholes = {fact.id: fact for fact in facts}
    stand = {fact.id: setting.sentences(fact) for fact in facts}
    alike: dict[Key, list[list[Fact]]] = {}
    groups: list[list[Fact]] = []
    for fact in facts:
        others = alike.setdefault((*_key(fact, setting, wholes), _addition(fact, further)), [])
        group = next((g for g in others if all(_agree(fact, one) and not stand[fact.id] & stand[one.id] for one in g)), None)
        if group is None:
            group = []
            others.append(group)
            groups.append(group)
        group.append(fact)
    numbers = {letter: count(1) for letter in "hnmd"}
    new: dict[str, str] = {}
    for group in groups:
        name = f"{group[0].id[0]}{next(numbers[group[0].id[0]])}"
        new.update((fact.id, name) for fact in group)
    return tuple(_linked(_one(group), new) for group in groups), new


def _key(fact: Fact, setting: Setting, wholes: Mapping[str, Fact], depth: int = 0) -> Key:
    """What two facts share that say the same."""
    when = (fact.when.start, fact.when.end) if fact.when and (fact.when.start or fact.when.end) else None
    common = (type(fact), fact.background, fact.status, _source(fact.attribution), tuple(sorted(set(fact.locations))), when)
    said: Key
    match fact:
        case Headcount():
            day = setting.day(fact) if fact.basis == "flow" else None
            whole = wholes.get(fact.part_of or "")
            inside = _key(whole, setting, wholes, depth + 1) if whole and depth < len(wholes) else None
            said = (fact.category, fact.term, fact.unit, plain(fact.group), kind_of(fact), day, _figure(fact.quantity), inside)
        case Damage():
            said = (plain(fact.asset), fact.level, _figure(fact.quantity))
        case Need():
            said = (plain(fact.item), fact.canonical, fact.cluster)
        case Movement():
            said = (fact.type, fact.unit, setting.ends(fact), _figure(fact.quantity))
        case _:
            said = (fact.id,)
    return (*common, *said)


def _agree(one: Fact, other: Fact) -> bool:
    """Whether what two sentences may add to the same fact, each or only one of them, does not differ."""
    return all(a is None or b is None or a == b for a, b in zip(_added(one), _added(other), strict=True))


def _added(fact: Fact) -> Key:
    match fact:
        case Need():
            return (_figure(fact.quantity) or None, plain(fact.population) or None, plain(fact.by) or None)
        case Movement():
            return (plain(fact.who) or None, plain(fact.mode) or None)
    return ()


def _addition(fact: Fact, further: frozenset[str]) -> str:
    """The words of a figure that is given as an addition to another; empty for all others."""
    quantity = getattr(fact, "quantity", None)
    words = plain(fact.evidence[0].quote)
    rest = words.replace(plain(quantity.text), " ", 1) if quantity else ""
    return "" if further.isdisjoint(rest.split()) else words


def _figure(quantity: Quantity | None) -> Key:
    return (quantity.min, quantity.max, quantity.value, quantity.qualifier) if quantity else ()


def _source(said: Attribution | None) -> Key | None:
    return (plain(said.name), said.type) if said else None


def _one(group: Sequence[Fact]) -> Fact:
    """The first of the facts, with the evidence of all and with what another adds."""
    spans = {(span.article, span.start, span.end): span for fact in reversed(group) for span in fact.evidence}
    order = {name: n for n, name in enumerate(dict.fromkeys(span.article for fact in group for span in fact.evidence))}
    evidence = tuple(sorted(spans.values(), key=lambda span: (order[span.article], span.start, span.end)))
    merged = replace(group[0], evidence=evidence)
    if isinstance(merged, Headcount):
        known = (fact.basis for fact in group if isinstance(fact, Headcount) and fact.basis != "unknown")
        return replace(merged, basis=next(known, "unknown"))
    names: tuple[str, ...] = {Need: ("quantity", "population", "by"), Movement: ("who", "mode")}.get(type(merged), ())
    said: dict[str, Any] = {name: next((v for fact in group if (v := getattr(fact, name)) is not None), None) for name in names}
    return replace(merged, **said)


def _linked(fact: Fact, new: Mapping[str, str]) -> Fact:
    if isinstance(fact, Headcount):
        whole = new[fact.part_of] if fact.part_of else None
        return replace(fact, id=new[fact.id], part_of=whole if whole != new[fact.id] else None)
    if isinstance(fact, Movement):
        return replace(fact, id=new[fact.id], headcount=new[fact.headcount] if fact.headcount else None)
    return replace(fact, id=new[fact.id])
