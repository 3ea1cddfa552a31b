"""The report that a person reads. Facts become rows; templates/sitrep.md.j2 has the shape of the page."""

import re
from typing import Any

from summarise.figures import set_aside
from summarise.merging import AGREED, EARLIER
from summarise.render import comparison, escape, rows, sources
from summarise.render.needs import needs
from summarise.render.templating import fill
from summarise.render.wording import country, load
from summarise.sitrep import Damage, Movement, Sitrep

BULLET = re.compile(r"^\s*[-–•*·▪◦]\s+")  # "• 21 clinics damaged"
NAMED = 6
"""Countries that the header names; articles on many crises mention some in passing."""


def write(sitrep: Sitrep) -> str:
    """The sitrep as a Markdown report. Every value but our own links is made inert before it is written."""
    return fill("sitrep.md.j2", _page(rows.Desk(sitrep, load(sitrep.report.language))), html=False, finalize=_inert)


def _inert(value: Any) -> Any:
    return value if isinstance(value, escape.Safe) else escape.markdown(str(value))


def _page(desk: rows.Desk) -> dict[str, Any]:
    sitrep = desk.sitrep
    current = [fact for fact in sitrep.facts() if not fact.background]
    aside = set_aside(sitrep)
    shown = [fact for fact in current if fact.id not in aside]
    return {
        "t": desk.words.tables["text"],
        "safe": escape.Safe,
        "c": desk.words.tables["columns"],
        "word": desk.words.word,
        "report": sitrep.report,
        "header": _header(desk),
        "summary": sitrep.summary,
        "sentences": _sentences(desk),
        "key_figures": comparison.top(desk),
        "changed": comparison.changed(desk) if sitrep.changes else None,
        "headcounts": rows.headcounts(desk, shown),
        "movements": [rows.movement(desk, f) for f in shown if isinstance(f, Movement)],
        "needs": needs(desk, shown),
        "damage": [rows.damage(desk, f) for f in shown if isinstance(f, Damage)],
        "background": [rows.entry(desk, fact) for fact in sitrep.facts() if fact.background],
        "conflicts": [comparison.conflict(desk, conflict) for conflict in sitrep.conflicts],
        "replaced": comparison.replaced(desk),
        "caveats": [sources.caveat(desk, caveat) for caveat in sitrep.caveats if caveat.code not in (AGREED, EARLIER)],
        "gaps": sources.gaps(desk, current),
        "sources": [sources.source(desk, source) for source in sitrep.articles],
    }


def _header(desk: rows.Desk) -> list[tuple[str, str]]:
    report, words = desk.sitrep.report, desk.words
    text = words.tables["text"]
    crisis = [report.crisis.name, report.crisis.type and words.word("type", report.crisis.type), report.crisis.glide]
    pairs = [
        (text["date"], words.day(report.date)),
        (text["period"], words.span(report.period.start, report.period.end)),
        (text["countries"], _countries(desk)),
        (text["crisis"], " · ".join(part for part in crisis if part)),
    ]
    return [(name, value) for name, value in pairs if value]


def _countries(desk: rows.Desk) -> str:
    codes = desk.sitrep.report.countries
    named = ", ".join(country(code) for code in codes[:NAMED])
    left = len(codes) - NAMED
    return desk.words.word("text", "and_others").format(named=named, others=left) if left > 0 else named


def _sentences(desk: rows.Desk) -> list[rows.Row]:
    """The summary's sentences with their sources, without the bullet that one had in its article: this is running text."""
    found = desk.sitrep.summary.sentences
    return [{"text": BULLET.sub("", one.text), "marks": rows.source_marks(desk, one.evidence)} for one in found]
