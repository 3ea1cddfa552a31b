"""The least that scores must be."""

import math
from collections.abc import Mapping, Sequence

from summarise.errors import InputError
from summarise.evaluate.evaluation import Measured
from summarise.evaluate.metrics import METRICS

TOLERANCE = 1e-9
"""Rates are quotients of sums: what differs by less is the same."""


def floors_of(given: Sequence[str]) -> dict[str, float]:
    """The floors written as `metric=value`. Raises InputError for what is none."""
    return dict(_floor(text) for text in given)


def fallen(measured: Sequence[Measured], floors: Mapping[str, float]) -> list[str]:
    """A line for each metric under its floor. Raises InputError where one with a floor was not measured."""
    values = {one.metric: one.value for one in measured}
    for name in floors:
        if name not in values:
            raise InputError(f"{name}: has a floor and was not measured; see what it needs in the README's table of metrics")
    return [
        f"{name} {values[name]:.4f} is under its floor {floor:.4f}"
        for name, floor in floors.items()
        if values[name] < floor - TOLERANCE
    ]


def _floor(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    number = _number(value)
    if name not in METRICS or number is None:
        raise InputError(f"{text!r} is no floor; write it as metric=value, such as figure_faithfulness=0.95")
    return name, number


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
