"""METRICS: what can be measured, each by a function of one case. Cases add up as shares do."""

from collections.abc import Callable, Sequence

from summarise import contract
from summarise.errors import InputError
from summarise.evaluate.brevity import compression, length, redundancy
from summarise.evaluate.case import Case
from summarise.evaluate.faithful import figure_faithfulness, name_faithfulness, sentence_faithfulness
from summarise.evaluate.kept import fact_coverage
from summarise.evaluate.rouge import rouge1, rouge2, rouge_lsum
from summarise.evaluate.share import Share
from summarise.evaluate.slots import facts_metrics

Metric = Callable[[Case], Share | None]


def schema_validity(case: Case) -> Share | None:
    """The share of reports that follow schemas/sitrep.schema.json and whose ids and quotes hold together, 0 to 1.

    Source: `summarise validate`. None for what is no report.
    """
    return Share(not contract.problems(case.sitrep)) if case.sitrep else None


METRICS: dict[str, Metric] = {
    "rouge1": rouge1,
    "rouge2": rouge2,
    "rougeLsum": rouge_lsum,
    "figure_faithfulness": figure_faithfulness,
    "name_faithfulness": name_faithfulness,
    "sentence_faithfulness": sentence_faithfulness,
    "fact_coverage": fact_coverage,
    **dict(facts_metrics()),
    "redundancy": redundancy,
    "length": length,
    "compression": compression,
    "schema_validity": schema_validity,
}
"""All that can be measured, in the order in which it is told."""


def named(names: Sequence[str]) -> tuple[str, ...]:
    """The metrics of these names, or whose names begin so up to a dot (`headcounts`); all for none. Raises InputError."""
    found = [metric for metric in METRICS if not names or any(_is(metric, name) for name in names)]
    strange = next((name for name in names if not any(_is(metric, name) for metric in METRICS)), None)
    if strange is not None:
        short = dict.fromkeys(metric.partition(".")[0] for metric in METRICS)
        raise InputError(f"no metric {strange!r}; there are: {', '.join(short)} (a slot's as headcounts.strict.f1)")
    return tuple(found)


def _is(metric: str, name: str) -> bool:
    return metric == name or metric.startswith(f"{name}.")
