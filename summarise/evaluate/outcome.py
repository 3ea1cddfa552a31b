"""What an evaluation gives, and its form for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from summarise.evaluate.case import Case
from summarise.evaluate.evaluation import Measured
from summarise.evaluate.remarks import Remark


@dataclass(frozen=True, slots=True)
class Outcome:
    """The scores of all cases, what is wrong with them, and a line for each score that is under its floor.

    `mistakes` counts the differences from the annotation, by slot and kind.
    """

    cases: Sequence[Case]
    measured: Sequence[Measured]
    remarks: Sequence[Remark] = ()
    mistakes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    fallen: Sequence[str] = ()


def to_json(outcome: Outcome, *, errors: bool) -> str:
    """The scores as JSON: of all cases with their intervals, and of each case."""
    data: dict[str, Any] = {
        "metrics": {one.metric: _metric(one) for one in outcome.measured},
        "cases": [_case(number, case, outcome.measured) for number, case in enumerate(outcome.cases)],
        "mistakes": {slot: dict(kinds) for slot, kinds in outcome.mistakes.items()},
        "fallen": list(outcome.fallen),
    }
    if errors:
        data["errors"] = [asdict(remark) for remark in outcome.remarks]
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _metric(one: Measured) -> dict[str, Any]:
    low, high = one.interval
    found: dict[str, Any] = {"value": one.value, "low": low, "high": high, "cases": one.count}
    if one.against:
        low, high = one.against.interval
        against = {"value": one.against.value, "difference": one.against.difference, "low": low, "high": high, "p": one.against.p}
        found["baseline"] = against
    return found


def _case(number: int, case: Case, measured: Sequence[Measured]) -> dict[str, Any]:
    shares = ((one.metric, one.shares[number]) for one in measured)
    return {"id": case.id, "scores": {name: share.value for name, share in shares if share and share.value is not None}}
