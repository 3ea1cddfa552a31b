"""Figures about one topic, as the sources give them: which agree, and which of them are total figures at all."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from summarise.merging.topics import Setting, plain
from summarise.sitrep import Damage, Fact, Headcount, Movement, Quantity

ROUNDED = 0.1
"""How far "about 400" may lie from what was counted: newsrooms round to one or two digits, 5 to 10 per cent."""
BEYOND = 2
"""Who says "more than 900" means less than twice as many, or would name another figure."""
SAME_SPAN = 4
"""Digits of a width, so that ties are ties."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as the sources give it; `given` says who: pairs of article and name, the name empty for the article's own.

    `low` and `high` bound what it can mean, `day` is the day it is of, and `width` tells how exact it is, 0 for an exact one.
    `moment` is the latest time at which it was published (ISO 8601), which orders the figures of one source.
    """

    fact: Fact
    low: float
    high: float
    day: date | None
    given: tuple[tuple[str, str], ...]
    moment: str = ""

    @property
    def width(self) -> float:
        """Its uncertainty as a share of its upper bound."""
        if math.isinf(self.high):
            return 1.0
        return round((self.high - self.low) / self.high, SAME_SPAN) if self.high else 0.0

    @property
    def is_open(self) -> bool:
        """Whether only a lowest value was named: two of these never exclude each other."""
        return quantity_of(self.fact).max is None

    def agrees(self, other: "Reading") -> bool:
        """Whether both can be true of one count."""
        return (self.is_open and other.is_open) or self.low <= other.high and other.low <= self.high


def reading(fact: Fact, setting: Setting) -> Reading:
    """What the figure of a fact can mean, and who gave it. The fact has a quantity."""
    low, high = _bounds(quantity_of(fact))
    name = plain(fact.attribution.name) if fact.attribution else ""
    given = tuple((article, name) for article in dict.fromkeys(span.article for span in fact.evidence))
    moment = max((setting.moments.get(article) or "" for article, _ in given), default="")
    return Reading(fact, low, high, setting.day(fact), given, moment)


def quantity_of(fact: Fact) -> Quantity:
    """The quantity of a fact that has one."""
    assert isinstance(fact, Headcount | Damage | Movement)
    assert fact.quantity is not None
    return fact.quantity


def comparable(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings that stand for a total: of several figures that one source gives in one article on a topic, one.

    An article does not contradict itself: its largest figure of the newest day is its total, the others are parts of it or of
    what came before; what it says in its own words counts where it cites nobody. A single person told of ("a man was killed")
    stands within a total, and is none; nor is "nobody" without a place, which speaks of some place or some people.
    """
    best: dict[tuple[str, str], Reading] = {}
    found = [one for one in readings if not _is_one_person(one.fact) and (one.high or one.fact.locations)]
    citing = {article for one in found for article, name in one.given if name}
    for one in found:
        for given in one.given:
            own = not given[1] and given[0] in citing
            if not own and (given not in best or _rank(one) > _rank(best[given])):
                best[given] = one
    main = {id(one) for one in best.values()}
    yield from (one for one in found if id(one) in main)


def clusters(readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings that agree, together; each group begins with its tightest, and the others agree with that one.

    Of two lowest values the higher is the tighter.
    """
    groups: list[list[Reading]] = []
    for one in sorted(readings, key=lambda reading: (reading.width, -reading.low if reading.is_open else 0, *_tie(reading))):
        group = nearest(one, groups)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def nearest(one: Reading, groups: Sequence[list[Reading]]) -> list[Reading] | None:
    """The group whose head agrees with a reading, the nearest of several."""
    near = [group for group in groups if group[0].agrees(one)]
    return min(near, key=lambda group: abs(group[0].low - one.low), default=None)


def _bounds(quantity: Quantity) -> tuple[float, float]:
    match quantity.qualifier:
        case "approximately":
            return quantity.min * (1 - ROUNDED), (quantity.max or quantity.min) * (1 + ROUNDED)
        case "vague":  # "thousands" is what many write for 35,000
            return quantity.min, math.inf if quantity.max is None else quantity.max
    return quantity.min, quantity.min * BEYOND if quantity.max is None else quantity.max


def _is_one_person(fact: Fact) -> bool:
    """A person or a thing told of, not counted: "a man", "his house", a name."""
    quantity = quantity_of(fact)
    return quantity.value == 1 and not any(character.isdigit() for character in quantity.text)


def _rank(one: Reading) -> tuple[date, int, int]:
    return one.day or date.min, quantity_of(one.fact).value, -int(one.fact.id[1:])


def _tie(one: Reading) -> tuple[int, int]:
    """Puts equals in an order that does not depend on that of the facts: newest day first, then the first found."""
    return -(one.day or date.min).toordinal(), int(one.fact.id[1:])
