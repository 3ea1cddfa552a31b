"""What a metric measures in one case, such that cases add up."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: 3 of 4 figures, or a rate of 0.42 of 1. Parts and wholes are added up before they are divided."""

    part: float
    whole: float = 1.0

    @property
    def value(self) -> float | None:
        """The quotient; None where there is nothing to measure."""
        return self.part / self.whole if self.whole else None


def total(shares: Iterable[Share | None]) -> Share:
    """The parts and the wholes of many cases added up.

    >>> total([Share(3, 4), None, Share(0, 2)])
    Share(part=3, whole=6)
    """
    known = [share for share in shares if share]
    return Share(sum(share.part for share in known), sum(share.whole for share in known))
