"""Which sentences the summary takes: what matters most and states most, for the words it costs, and nothing twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from summarise.sitrep import Damage, Fact, Headcount, Movement, Need
from summarise.summary.protocol import Budget

SAME = 0.85
"""From this likeness on two sentences say the same; pairs of agency copies of one line lie above, other pairs below."""
REDUNDANCY = 0.5
"""What a sentence that is wholly like a chosen one loses of its salience."""
FACT = 0.4
"""What a new fact of weight 1 is worth, where the salience of an article's best sentence is 1. Of annotated articles 0.65
of the facts are stated with it, 0.42 with none; it costs 1.4 points of ROUGE-1 on other news. 0.3 and 0.5 do nearly alike."""
AGAIN = 0.3
"""What is left of a fact's worth where a chosen sentence states the same already."""
CONCEPT = 4.0
"""What the concepts of the richest sentence of several articles are worth; on event timelines 2 to 16 do alike, and 0 worse."""
PRICE = 0.4
"""How much length counts against a sentence: 0 not at all, 1 as worth per word."""
WEIGHTS: Mapping[type[Fact], float] = {Headcount: 3.0, Need: 2.75, Damage: 1.0, Movement: 0.5}
"""How facts count beside one another: figures of people first, for they are what such a report is read for, then what the people
need; of a movement its headcount says the most."""
LESS = {"planned": 0.5, "unconfirmed": 1.0, "denied": 0.5, "reported": 1.0}
BACKGROUND = 0.1

Likeness = Callable[[int], Sequence[float]]
"""How like each option is to the one at a position, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be chosen. `needs` is the position of the sentence it leans on, None where it stands alone;
    `stands` is False where it leans on one that cannot be chosen. `facts` maps what it states to its weight."""

    words: int
    salience: float
    facts: Mapping[object, float] = field(default_factory=dict)
    concepts: Mapping[object, float] = field(default_factory=dict)
    needs: int | None = None
    stands: bool = True


def choose(options: Sequence[Option], budget: Budget, likeness: Likeness) -> list[int]:
    """The positions of the chosen options, best first.

    Each step takes the option of most worth for its words, together with what it leans on. One that leans on a sentence
    that cannot be had is taken only where nothing else is. Ties go to the earlier one.
    """
    alone = _Choice(options, budget, likeness).made(n for n, option in enumerate(options) if option.stands)
    return alone or _Choice(options, budget, likeness).made(range(len(options)))


def weight(fact: Fact) -> float:
    """What stating the fact is worth, before it is known whether it is new."""
    return WEIGHTS[type(fact)] * LESS.get(fact.status, 1.0) * (BACKGROUND if fact.background else 1.0)


def identity(fact: Fact) -> object:
    """What two facts share that say the same: a figure of one condition and unit; for other facts the fact itself."""
    if isinstance(fact, Headcount):
        return (fact.category, fact.unit, fact.quantity.min, fact.quantity.max)
    if isinstance(fact, Movement) and fact.quantity is not None:
        return (fact.type, fact.quantity.min, fact.quantity.max, fact.destination and fact.destination.text)
    return fact.id


def topic(fact: Fact) -> object:
    """What two facts share that are about the same kind of thing; for a need the fact itself."""
    if isinstance(fact, Headcount):
        return fact.category
    if isinstance(fact, Movement):
        return fact.type
    return (fact.asset, fact.level) if isinstance(fact, Damage) else fact.id


class _Choice:
    """A choice as it grows: `nearest` holds how like each option is to the nearest chosen one, `known` what is stated."""

    def __init__(self, options: Sequence[Option], budget: Budget, likeness: Likeness) -> None:
        self._options, self._budget, self._likeness = options, budget, likeness
        self._chosen: list[int] = []
        self._nearest = [0.0] * len(options)
        self._known: set[object] = set()
        self._used = 0

    def made(self, allowed: Iterable[int]) -> list[int]:
        """The choice among the allowed options, best first.

        What an option is worth falls as others are chosen, so that most need not be weighed again at each step: what it was
        worth last is a bound (lazy greedy; Minoux 1978). One that leans on what was chosen costs less, but is never worth more
        than the two were together, unless it repeats a fact of the other.
        """
        bounds = [(-self._worth(self._group(number)), number) for number in allowed]
        heapify(bounds)
        while bounds:
            number = heappop(bounds)[1]
            worth = self._worth(self._group(number))
            if worth <= 0 or number in self._chosen or self._nearest[number] >= SAME:
                continue
            if bounds and (-worth, number) > bounds[0]:
                heappush(bounds, (-worth, number))
                continue
            for taken in self._group(number):
                self._take(taken)
        return self._chosen

    def _take(self, number: int) -> None:
        option = self._options[number]
        self._chosen.append(number)
        self._used += option.words
        self._known.update(option.facts, option.concepts)
        self._nearest = list(map(max, self._nearest, self._likeness(number)))

    def _group(self, number: int) -> list[int]:
        """The option with those it leans on, one on the other, as far as they are not chosen yet; itself first."""
        group = [number]
        while (before := self._options[group[-1]].needs) is not None and before not in self._chosen:
            group.append(before)
        return group

    def _worth(self, group: Sequence[int]) -> float:
        """What the group adds for the words it costs; 0 where it does not fit. Rounded, so that ties are ties."""
        words = sum(self._options[n].words for n in group)
        if not self._budget.allows(self._used + words, len(self._chosen) + len(group)):
            return 0.0
        worth = sum(self._options[n].salience * (1 - REDUNDANCY * self._nearest[n]) for n in group)
        worth += FACT * self._new([self._options[n].facts for n in group], AGAIN)
        worth += CONCEPT * self._new([self._options[n].concepts for n in group], 0.0)
        cost = words**PRICE if self._budget.words is not None else float(len(group))
        return round(worth / max(1.0, cost), 6)

    def _new(self, parts: Iterable[Mapping[object, float]], again: float) -> float:
        """The weight of what the parts state together; what is known counts `again` of its weight."""
        together = {name: value for part in parts for name, value in part.items()}
        return sum(value * (again if name in self._known else 1.0) for name, value in together.items())
