"""How well the facts of a report agree with an annotation, as metrics: one for each slot, level and rate."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarise.evaluate.agreement import DETAILS, Mention
from summarise.evaluate.case import Case
from summarise.evaluate.counts import Score
from summarise.evaluate.mentions import LEVELS, found, score
from summarise.evaluate.share import Share

RATES: Mapping[str, Callable[[Score], Share]] = {
    "precision": lambda score: Share(score.hits, score.hits + score.wrong),
    "recall": lambda score: Share(score.hits, score.hits + score.missed),
    "f1": lambda score: Share(2 * score.hits, 2 * score.hits + score.wrong + score.missed),
}
MEANS = {
    "strict": "every key field agrees",
    "value": "number and unit agree (needs: the thing; movements: the places)",
    "place": "number and unit agree, and a place that the annotation names",
}


def facts_metrics() -> Iterator[tuple[str, Callable[[Case], Share | None]]]:
    """`headcounts.strict.f1` and so on: the name and the metric of each slot, level and rate."""
    for slot in DETAILS:
        for level in LEVELS:
            for rate in RATES:
                yield f"{slot}.{level}.{rate}", _metric(slot, level, rate)


def _metric(slot: str, level: str, rate: str) -> Callable[[Case], Share | None]:
    def metric(case: Case) -> Share | None:
        return None if case.gold is None or case.sitrep is None else RATES[rate](slot_score(case, slot, level))

    metric.__doc__ = (
        f"The {rate} of {slot}, 0 to 1, mention by mention against an annotation, where {MEANS[level]}. "
        "Source: summarise.evaluate.mentions. None without a report and an annotation."
    )
    metric.__name__ = f"{slot}_{level}_{rate}"
    return metric


def slot_score(case: Case, slot: str, level: str) -> Score:
    """The counts of one slot of a case; in an empty report everything is missed."""
    gold = (case.gold or {}).get(slot, ())
    return score(gold, given(case.sitrep or {}, slot), slot, level, language=case.words)


def given(sitrep: Mapping[str, Any], slot: str) -> list[Mention]:
    """The mentions of a slot in a report's JSON."""
    return found(sitrep.get(slot, ()), {place["id"]: place["name"] for place in sitrep.get("locations") or ()})
