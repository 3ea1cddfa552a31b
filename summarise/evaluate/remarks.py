"""What is wrong with a summary or a report, remark by remark, with what it says beside what its source says."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarise.evaluate.case import Case
from summarise.evaluate.kept import missing
from summarise.evaluate.mistakes import Mistake, mistakes
from summarise.sitrep import Headcount

LEFT_OUT = "left out"
"""The kind of a remark on a key headcount of the source that the summary does not state."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong; `summary` or `source` is empty where there is nothing to show. A `soft` one lacks precision."""

    case: str
    kind: str
    summary: str
    source: str
    why: str
    soft: bool = False


def remarks(cases: Sequence[Case], metrics: Collection[str]) -> list[Remark]:
    """What is wrong in the cases, as far as these metrics look: unfaithful, left out, mistaken against the annotation."""
    return [remark for case in cases for remark in (*_unfaithful(case, metrics), *_left_out(case, metrics), *_mistaken(case))]


def _unfaithful(case: Case, metrics: Collection[str]) -> Iterator[Remark]:
    if any(metric.endswith("_faithfulness") for metric in metrics):
        for checked in case.checked or ():
            for one in checked.findings:
                source = " … ".join(dict.fromkeys(_plain(span.quote) for span in one.evidence))
                yield Remark(case.id, one.kind, _plain(checked.view.sentence.text), source, one.why, one.soft)


def _left_out(case: Case, metrics: Collection[str]) -> Iterator[Remark]:
    if "fact_coverage" in metrics and case.source:
        for fact in missing(case):
            if isinstance(fact, Headcount):
                said = f"{fact.category}: {fact.quantity.text} ({fact.unit})"
                yield Remark(case.id, LEFT_OUT, "", _sentence(case, fact), said)


def _sentence(case: Case, fact: Headcount) -> str:
    """The sentence of the source that states a fact."""
    span = fact.evidence[0]
    views = case.source.index.views if case.source else ()
    around = (v.sentence for v in views if v.article.id == span.article and v.sentence.start <= span.start < v.sentence.end)
    found = next(around, None)
    return _plain(found.text if found else span.quote)


def _mistaken(case: Case) -> Iterator[Remark]:
    for one in mistakes(case):
        yield Remark(case.id, one.kind, _quote(case, one, given=True), _quote(case, one, given=False), one.why)


def _quote(case: Case, mistake: Mistake, *, given: bool) -> str:
    """The words that a side of a mistake stands on."""
    side = mistake.given if given else mistake.gold
    if side is None:
        return ""
    text = case.source.articles[0].text if case.source and len(case.source.articles) == 1 else ""
    return _plain(text[side.span.start : side.span.end])


def _plain(text: str) -> str:
    return " ".join(text.split())
