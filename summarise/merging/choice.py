"""Which of several figures on one topic a report uses, and why: the order is fixed, and no figure is made from two."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarise.ground.kinds import source_type
from summarise.merging.origins import Origins
from summarise.merging.readings import Reading
from summarise.merging.topics import plain

TRUST = {"government": 0, "un": 0, "rcrc": 1, "ngo": 1, "monitor": 1, "media": 2, "local": 2, "armed_group": 2}
"""By type of source: official and UN ones first, then those who count on the ground, then media, whose own word a figure
without a source is; a source without a name ("officials") comes last, as `unknown` does."""
OUTLET, UNNAMED = 2, 3

STALE = timedelta(days=2)
"""A figure this much older than the newest is out of date, whoever gave it: in a crisis counts change daily."""
Cluster = Sequence[Reading]


@dataclass(frozen=True, slots=True)
class Choice:
    """The figure to use, None where nothing tells, and what decided: a key of the table `conflict` of assemble.toml."""

    best: Reading | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells the figures that stand now from earlier ones, and chooses between groups that exclude each other.

    `unnamed` are sources without a name, in plain lower case: "officials".
    """

    origins: Origins
    unnamed: frozenset[str] = frozenset()

    def current(self, readings: Sequence[Reading], *, grows: bool) -> list[Reading]:
        """The readings that stand, those of the newest day first of all; a reading without a day is taken to be of it.

        What its own source has given anew is overtaken, and so is an older reading by a newer one from a source as trusted:
        counts change daily. A count that only `grows`, as the dead do, cannot have been higher the day before, whoever says so,
        and does not fall on the word of a less trusted source. Nor does that overtake a count which may fall.
        """
        newest = max((one.day for one in readings if one.day), default=date.min)
        latest = self._latest(readings)
        alive = [one for one in readings if self._stands(one, latest)]
        now = [one for one in alive if (one.day or newest) == newest]
        lowest = min((one.high for one in now), default=0.0)
        best = min(map(self.trust, now), default=UNNAMED)
        return [one for one in alive if one in now or self._outlasts(one, newest, best, grows=grows, fell=one.low > lowest)]

    def _outlasts(self, one: Reading, newest: date, best: int, *, grows: bool, fell: bool) -> bool:
        """Whether an older reading still speaks against the newest, which `best` gives."""
        trusted, fresh = self.trust(one) < best, newest - (one.day or newest) < STALE
        return fell and (trusted or fresh) if grows else trusted and fresh

    def own_words_first(self, group: list[Reading]) -> list[Reading]:
        """The group, but first what a source publishes itself, where a paper that quotes it gave the tightest reading.

        The ministry's "at least 12" is not made exact by the paper in which it "speaks of 12 dead".
        """
        head = group[0]
        origins = {self.origins.origin(given) for given in head.given}
        if self._is_first_hand(head):
            return group
        own = [one for one in group if self._is_first_hand(one) and origins & {self.origins.origin(given) for given in one.given}]
        return [*own[:1], *(one for one in group if one not in own[:1])]

    def choose(self, groups: Sequence[Cluster]) -> Choice:
        """The tightest reading of the best group.

        In this order: counted and reported over told in words ("hundreds"), unconfirmed, and "nobody"; official and UN
        sources over those on the ground, over media, over unnamed ones; more independent sources; what a source publishes
        itself over what others quote; the newer; the more exact.
        """
        left = list(groups)
        for reason, rank in self._ranks().items():
            left = _least(left, rank)
            if len(left) == 1:
                return Choice(left[0][0], reason)
        return Choice(None, "undecided")

    def _ranks(self) -> dict[str, Callable[[Cluster], float]]:
        return {
            "counted": lambda group: group[0].fact.status != "reported" or math.isinf(group[0].high) or not group[0].high,
            "trust": lambda group: min(map(self.trust, group)),
            "sources": lambda group: -self.sources(group),
            "first_hand": lambda group: not any(map(self._is_first_hand, group)),
            "newer": lambda group: -max((one.day or date.min).toordinal() for one in group),
            "exact": lambda group: group[0].width,
        }

    def sources(self, group: Cluster) -> int:
        """How many independent sources stand behind a group: six papers that quote one ministry are one, a copy is none."""
        return len({self.origins.origin(given) for one in group for given in one.given})

    def trust(self, one: Reading) -> int:
        """The rank of the source of a reading, 0 the most trusted; an institution that publishes speaks for itself."""
        if said := one.fact.attribution:
            if plain(said.name) in self.unnamed:
                return UNNAMED
            return TRUST.get(said.type, UNNAMED)
        return min(self._trust_in_publisher(article) for article, _ in one.given)

    def _trust_in_publisher(self, article: str) -> int:
        kind = source_type(self.origins.setting.publishers.get(article) or "")
        return TRUST.get(kind, OUTLET)

    def _is_first_hand(self, one: Reading) -> bool:
        """Whether an institution publishes the figure as its own; a paper's own words are nobody's count."""
        origin = self.origins.origin
        return any(
            self._trust_in_publisher(article) != OUTLET and origin((article, name)) == origin((article, ""))
            for article, name in one.given
        )

    def _latest(self, readings: Sequence[Reading]) -> dict[str, tuple[date, str]]:
        """The newest day on which each source has given a figure, and when that was published."""
        latest: dict[str, tuple[date, str]] = {}
        for one in readings:
            for given in one.given:
                origin = self.origins.origin(given)
                latest[origin] = max((one.day or date.min, one.moment), latest.get(origin, (date.min, "")))
        return latest

    def _stands(self, one: Reading, latest: Mapping[str, tuple[date, str]]) -> bool:
        return any((one.day or date.min, one.moment) >= latest[self.origins.origin(given)] for given in one.given)


def _least(groups: Sequence[Cluster], rank: Callable[[Cluster], float]) -> list[Cluster]:
    best = min(map(rank, groups))
    return [group for group in groups if rank(group) == best]
