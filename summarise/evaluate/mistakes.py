"""What is wrong with the facts of a report, one by one: missed, spurious, or wrong in one thing (as nervaluate tells errors)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarise.evaluate.agreement import ASPECTS, DETAILS, KEYS, Mention
from summarise.evaluate.case import Case
from summarise.evaluate.mentions import covers, paired, shared
from summarise.evaluate.slots import given

MISTAKES = ("missed", "spurious", "wrong value", "wrong category", "wrong unit", "wrong place")
"""The kinds. What is counted or lacked ("houses" for "schools") is the unit, what happened to it the category."""
PLAIN = "reported"
"""The status of a fact that needs no word."""
SHOWN = ("category", "status", "type", "level", "unit", "asset", "item", "group", "origin", "destination")
"""Fields that tell a mention, in this order, before its figure."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between an annotation and a report; `gold` is None for what is spurious, `given` for what is missed."""

    slot: str
    kind: str
    gold: Mention | None
    given: Mention | None

    @property
    def why(self) -> str:
        """Both sides in a line."""
        sides = (f"{name}: {described(side)}" for name, side in (("annotated", self.gold), ("found", self.given)) if side)
        return f"{self.slot}: {'; '.join(sides)}"


def mistakes(case: Case) -> list[Mistake]:
    """What is wrong in all slots of a case, in the order of the text; none without a report and an annotation."""
    if case.gold is None or case.sitrep is None:
        return []
    return [
        one for slot in DETAILS for one in _in_slot(case.gold.get(slot, ()), given(case.sitrep or {}, slot), slot, case.words)
    ]


def counted(cases: Iterable[Case]) -> dict[str, dict[str, int]]:
    """How many mistakes of each kind there are, by slot; empty where no case has an annotation."""
    known = [case for case in cases if case.gold is not None and case.sitrep is not None]
    found = Counter((one.slot, one.kind) for case in known for one in mistakes(case))
    return {slot: {kind: found[slot, kind] for kind in MISTAKES} for slot in DETAILS} if known else {}


def described(mention: Mention) -> str:
    """A mention in a line: what it says happened, and how many.

    >>> from summarise.text import Span
    >>> described(Mention(Span(0, 9), False, {"category": "killed", "unit": "people", "min": 40, "max": None}))
    'killed, people, 40+'
    """
    words = [str(mention[name]) for name in SHOWN if mention[name] not in (None, "", PLAIN)]
    places = [f"in {' / '.join(mention['places'])}"] if mention["places"] else []
    return ", ".join([*words, *_figure(mention), *places] + ["background"] * mention.background)


def _figure(mention: Mention) -> list[str]:
    low, high = mention["min"], mention["max"]
    if low is None:
        return []
    return [f"{low:,}+" if high is None else f"{low:,}" if low == high else f"{low:,}–{high:,}"]


def _in_slot(gold: Sequence[Mention], found: Sequence[Mention], slot: str, language: str) -> list[Mistake]:
    """The mistakes of one slot."""
    pairs = paired(gold, found, KEYS[slot, "strict"], language)
    hits, met = {i for i, _ in pairs}, {j for _, j in pairs}
    wrong = [*_elsewhere(gold, found, pairs, slot, language)]
    left = {i: one for i, one in enumerate(gold) if i not in hits and not one.background}
    over = {j: one for j, one in enumerate(found) if j not in met and not one.background}
    for i, j, kind in _nearly(left, over, slot, language):
        if i in left and j in over:
            wrong.append(Mistake(slot, kind, left.pop(i), over.pop(j)))
    wrong += [Mistake(slot, "missed", one, None) for one in left.values()]
    wrong += [Mistake(slot, "spurious", None, one) for one in over.values()]
    return sorted(wrong, key=lambda one: ((one.gold or one.given or gold[0]).span, one.kind))


def _elsewhere(
    gold: Sequence[Mention], found: Sequence[Mention], pairs: Sequence[tuple[int, int]], slot: str, language: str
) -> Iterator[Mistake]:
    """What is right but for its place, or for being called background."""
    for i, j in pairs:
        one, other = gold[i], found[j]
        if one.background:
            continue
        if other.background:
            yield Mistake(slot, "missed", one, other)
        elif not ASPECTS[slot]["place"](one, other, language):
            yield Mistake(slot, "wrong place", one, other)


def _nearly(left: dict[int, Mention], over: dict[int, Mention], slot: str, language: str) -> list[tuple[int, int, str]]:
    """Pairs on the same words that differ in one thing, the largest overlap first; a place beside it counts for nothing."""
    found: list[tuple[int, int, int, str]] = []
    for i, one in left.items():
        for j, other in over.items():
            wrong = [name for name, agree in ASPECTS[slot].items() if not agree(one, other, language)]
            named = [name for name in wrong if name != "place"] or wrong
            if covers(one.span, other.span) and len(named) == 1:
                found.append((-shared(one.span, other.span), i, j, f"wrong {named[0]}"))
    return [(i, j, kind) for _, i, j, kind in sorted(found)]
