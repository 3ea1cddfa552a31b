"""All scores of a system: each metric over all cases, with its interval, beside those of another system."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.errors import InputError
from summarise.evaluate.bootstrap import Interval, interval, paired
from summarise.evaluate.case import Case
from summarise.evaluate.metrics import METRICS, named
from summarise.evaluate.share import Share, total


@dataclass(frozen=True, slots=True)
class Against:
    """Another system's score on the same cases: its value, the interval of the difference, and the p-value that there is none."""

    value: float
    difference: float
    interval: Interval
    p: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric over all cases; `shares` has one entry a case, None where it does not apply."""

    metric: str
    value: float
    interval: Interval
    shares: tuple[Share | None, ...]
    against: Against | None = None

    @property
    def count(self) -> int:
        """The cases that it could be measured on."""
        return sum(share is not None and bool(share.whole) for share in self.shares)


def measure(cases: Sequence[Case], names: Sequence[str] = (), *, baseline: Sequence[Case] = ()) -> tuple[Measured, ...]:
    """The metrics of these names (all for none) that apply to the cases, in the order of METRICS.

    `baseline` holds another system's cases, in the same order. Raises InputError for a name that is none, and where a metric
    that was asked for cannot be measured.
    """
    measured = applying(cases, named(names), baseline=baseline)
    lacking = [name for name in names if not any(one.metric == name or one.metric.startswith(f"{name}.") for one in measured)]
    if lacking:
        raise InputError(f"{lacking[0]} cannot be measured here; see what it needs in the README's table of metrics")
    return measured


def applying(cases: Sequence[Case], names: Sequence[str], *, baseline: Sequence[Case] = ()) -> tuple[Measured, ...]:
    """The metrics of exactly these names, those left out that do not apply to any case."""
    return tuple(one for name in names if (one := _measured(name, cases, baseline)))


def scores(case: Case, names: Sequence[str] = ()) -> dict[str, float]:
    """The metrics of one case that apply to it."""
    found = ((name, share.value) for name in named(names) if (share := METRICS[name](case)))
    return {name: value for name, value in found if value is not None}


def _measured(name: str, cases: Sequence[Case], baseline: Sequence[Case]) -> Measured | None:
    shares = tuple(METRICS[name](case) for case in cases)
    value, around = total(shares).value, interval(shares)
    if value is None or around is None:
        return None
    return Measured(name, value, around, shares, _against(name, value, shares, baseline) if baseline else None)


def _against(name: str, value: float, shares: Sequence[Share | None], baseline: Sequence[Case]) -> Against | None:
    others = tuple(METRICS[name](case) for case in baseline)
    other, test = total(others).value, paired(shares, others)
    if other is None or test is None:
        return None
    return Against(other, value - other, *test)
