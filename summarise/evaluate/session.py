"""What a run of tests measured: written as a report, and held against the floors that a file pins."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.errors import InputError
from summarise.evaluate.floors import TOLERANCE
from summarise.evaluate.metrics import METRICS
from summarise.evaluate.share import Share, total
from summarise.writing import write

UNPINNED = frozenset({"length", "compression", "redundancy"})
"""Of these more is not better."""
Scores = dict[str, float]
OPTION = "--sitrep-update-floors"


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of the tests that share a name: their scores, and the fingerprint of what they were held against."""

    cases: int
    sha256: str
    scores: Scores

    @property
    def pinned(self) -> dict[str, Any]:
        """What a file of floors says of it."""
        floors = {metric: value for metric, value in self.scores.items() if metric not in UNPINNED}
        return {"cases": self.cases, "sha256": self.sha256, "floors": floors}


def groups(measured: Mapping[str, Sequence[str]]) -> dict[str, Group]:
    """The groups by name, from the records of each test, in whatever order the tests ran."""
    named: dict[str, list[dict[str, Any]]] = {}
    for record in _records(measured):
        named.setdefault(record["name"], []).append(record)
    return {name: _group(records) for name, records in sorted(named.items())}


def write_report(measured: Mapping[str, Sequence[str]], file: str) -> str:
    """Writes the scores of every test and group as JSON; a line that says so. Raises OutputError where it cannot."""
    tests = [{"test": r["test"], "name": r["name"], "scores": _values(r["shares"])} for r in _records(measured)]
    sums = {name: {"cases": one.cases, "scores": one.scores} for name, one in groups(measured).items()}
    write(json.dumps({"groups": sums, "tests": tests}, indent=2, ensure_ascii=False) + "\n", file)
    return f"scores of {len(tests)} cases written to {file}"


def hold(measured: Mapping[str, Sequence[str]], file: str) -> list[str]:
    """A line for each group that is not pinned, has other inputs, or has a score under its floor. Raises InputError."""
    pinned = _read(file)
    return [line for name, group in groups(measured).items() for line in _fallen(name, group, pinned.get(name), file)]


def pin(measured: Mapping[str, Sequence[str]], file: str) -> list[str]:
    """Pins the scores of the groups that ran, and leaves the others as they are; a line for each score that is lowered."""
    before = _read(file) if Path(file).exists() else {}
    found = groups(measured)
    lines = [line for name, group in found.items() for line in _lowered(name, group, before.get(name))]
    data = {**before, **{name: group.pinned for name, group in found.items()}}
    write(json.dumps(dict(sorted(data.items())), indent=2, ensure_ascii=False) + "\n", file)
    return [*lines, f"floors of {len(found)} group{'s' * (len(found) != 1)} pinned in {file}"]


def _records(measured: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    for test in sorted(measured):
        yield from ({"test": test, **json.loads(record)} for record in measured[test])


def _group(records: Sequence[Mapping[str, Any]]) -> Group:
    digest = hashlib.sha256("\n".join(sorted(record["sha256"] for record in records)).encode()).hexdigest()
    shares: dict[str, list[Share]] = {}
    for record in records:
        for metric, (part, whole) in record["shares"].items():
            shares.setdefault(metric, []).append(Share(part, whole))
    values = ((metric, total(shares[metric]).value) for metric in METRICS if metric in shares)
    return Group(len(records), digest, {metric: value for metric, value in values if value is not None})


def _values(shares: Mapping[str, Sequence[float]]) -> Scores:
    return {metric: part / whole for metric, (part, whole) in shares.items()}


def _fallen(name: str, group: Group, pinned: Any, file: str) -> Iterator[str]:
    if pinned is None:
        yield f"{name}: not pinned in {file}; pin it with {OPTION}"
    elif pinned["sha256"] != group.sha256:
        counts = f"({group.cases} cases, pinned {pinned['cases']})"
        yield f"{name}: other inputs than those that were pinned {counts}; run all its tests, or pin it anew with {OPTION}"
    else:
        for metric, floor in pinned["floors"].items():
            value = group.scores.get(metric)
            if value is None:
                yield f"{name}: {metric} is pinned and was not measured"
            elif value < floor - TOLERANCE:
                yield f"{name}: {metric} {value:.4f} is under its floor {floor:.4f}"


def _lowered(name: str, group: Group, pinned: Any) -> Iterator[str]:
    for metric, floor in (pinned or {"floors": {}})["floors"].items():
        value = group.scores.get(metric)
        if value is None:
            yield f"{name}: {metric} no longer pinned (it was {floor:.4f})"
        elif value < floor - TOLERANCE:
            yield f"{name}: {metric} lowered from {floor:.4f} to {value:.4f}"


def _read(file: str) -> dict[str, Any]:
    """What a file pins. Raises InputError where it is not there or is no such file."""
    path = Path(file)
    if not path.is_file():
        raise InputError(f"{file}: no such file; write it with {OPTION}")
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: not readable as JSON: {error}; write it anew with {OPTION}") from error
    if not isinstance(data, dict) or not all(
        isinstance(one, dict) and {"cases", "sha256", "floors"} <= one.keys() for one in data.values()
    ):
        raise InputError(f"{file}: no floors; remove it, and write it anew with {OPTION}")
    return data
