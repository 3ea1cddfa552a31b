"""How sure a figure is: bootstrap intervals, and a paired test between two systems. The same input gives the same figures."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarise.evaluate.share import Share

if TYPE_CHECKING:
    import numpy as np

RESAMPLES = 1000
"""As rouge-score's own aggregator takes."""
SEED = 0
CONFIDENCE = 0.95

Interval = tuple[float, float]
Shares = Sequence[Share | None]


def interval(shares: Shares) -> Interval | None:
    """The 95 % percentile interval of the total, over cases drawn with replacement (Efron 1979); None for nothing to measure."""
    return _middle(_resampled(shares, _weights(len(shares)))) if shares else None


def paired(shares: Shares, others: Shares) -> tuple[Interval, float] | None:
    """The interval of the difference of two systems over the same cases, and the p-value that there is none (two-sided).

    Paired bootstrap (Koehn 2004): p is twice the share of resamples in which the other system is no worse, or no better.
    """
    if not shares:
        return None
    weights = _weights(len(shares))
    difference = _resampled(shares, weights) - _resampled(others, weights)
    known = difference[difference == difference]  # a resample without anything to measure is not a number
    if not len(known):
        return None
    tail = min((known <= 0).sum(), (known >= 0).sum())
    middle = _middle(known)
    return (middle, min(1.0, 2 * float(tail + 1) / (len(known) + 1))) if middle else None


@lru_cache(1)
def _weights(cases: int) -> "np.ndarray[Any, Any]":
    """How often each case is drawn: (resamples, cases)."""
    import numpy as np

    drawn: np.ndarray[Any, Any] = np.random.default_rng(SEED).multinomial(cases, np.full(cases, 1 / cases), size=RESAMPLES)
    return drawn.astype(float)


def _resampled(shares: Shares, weights: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """The total of each resample; not a number where it has nothing to measure."""
    import numpy as np

    parts = weights @ np.array([share.part if share else 0.0 for share in shares], dtype=float)
    wholes = weights @ np.array([share.whole if share else 0.0 for share in shares], dtype=float)
    values: np.ndarray[Any, Any] = np.divide(parts, wholes, out=np.full(len(parts), np.nan), where=wholes > 0)
    return values


def _middle(values: "np.ndarray[Any, Any]") -> Interval | None:
    import numpy as np

    known = values[values == values]
    if not len(known):
        return None
    low, high = np.quantile(known, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)
