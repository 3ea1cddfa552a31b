"""An evaluation as a page: the scores, and what is wrong beside what the source says."""

from typing import Any

from summarise import lexicon
from summarise.evaluate.outcome import Outcome
from summarise.evaluate.tables import LANGUAGE, kind_of, tables
from summarise.render.escape import one_line
from summarise.render.templating import fill


def to_html(outcome: Outcome) -> str:
    """One self-contained page; every value is escaped."""
    by_case: dict[str, list[dict[str, str]]] = {}
    for one in outcome.remarks:
        entry = {"kind": kind_of(one.kind, one.soft), "summary": one.summary, "source": one.source, "why": one.why}
        by_case.setdefault(one.case, []).append(entry)
    values = {
        "language": LANGUAGE,
        "t": lexicon.load(LANGUAGE, "evaluate").tables["page"],
        "tables": tables(outcome, errors=False),
        "cases": list(by_case.items()),
        "fallen": list(outcome.fallen),
    }
    return fill("evaluation.html.j2", values, html=True, finalize=_shown)


def _shown(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value
