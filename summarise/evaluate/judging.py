"""One evaluation from what a user names: rows read, put together, measured, held to floors."""

from collections.abc import Mapping, Sequence

from summarise.errors import InputError
from summarise.evaluate.case import Case
from summarise.evaluate.evaluation import measure
from summarise.evaluate.floors import fallen
from summarise.evaluate.mistakes import counted
from summarise.evaluate.outcome import Outcome
from summarise.evaluate.pairing import Rows, cases
from summarise.evaluate.remarks import remarks
from summarise.evaluate.rows import Notice, rows


def judge(
    predictions: Sequence[str],
    *,
    gold: str | None = None,
    source: str | None = None,
    baseline: str | None = None,
    metrics: Sequence[str] = (),
    floors: Mapping[str, float] | None = None,
    notice: Notice = lambda _: None,
) -> Outcome:
    """The scores of the summaries or reports that are named, and what is wrong with them; all metrics that apply for none.

    Raises InputError for what cannot be read or put together, and where a metric that was asked for cannot be measured.
    """
    known = rows([gold], notice) if gold else None
    origins = rows([source], notice) if source else None
    found = cases(rows(predictions, notice), gold=known, source=origins, notice=notice)
    others = _baseline(baseline, found, known, origins, notice) if baseline else []
    wanted = (*metrics, *(name for name in floors or {} if metrics and not _covered(name, metrics)))
    measured = measure(found, wanted, baseline=others)
    if not measured:
        raise InputError(f"{', '.join(predictions)}: nothing to measure; give --gold or --source")
    told = remarks(found, {one.metric for one in measured})
    return Outcome(found, measured, told, counted(found), fallen(measured, floors or {}))


def _baseline(named: str, found: Sequence[Case], gold: Rows | None, source: Rows | None, notice: Notice) -> list[Case]:
    """The other system's cases, in the order of ours. Raises InputError where it lacks one."""
    others = {case.id: case for case in cases(rows([named], notice), gold=gold, source=source, notice=notice)}
    if len(found) == len(others) == 1:
        return list(others.values())
    lacking = [case.id for case in found if case.id not in others]
    if lacking:
        raise InputError(f"{named}: no summary {lacking[0]!r}; a baseline needs the same ids as the summaries")
    return [others[case.id] for case in found]


def _covered(name: str, metrics: Sequence[str]) -> bool:
    return any(name == metric or name.startswith(f"{metric}.") for metric in metrics)
