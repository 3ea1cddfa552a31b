"""The report that a person reads. Facts become rows here; templates/sitrep.md.j2 has the shape of the page."""

import re
from typing import Any

from summarise.render import escape, rows
from summarise.render.templating import fill
from summarise.render.wording import load
from summarise.sitrep import Damage, Movement, Sitrep

BULLET = re.compile(r"^\s*[-–•*·▪◦]\s+")  # "• 21 clinics damaged"


def write(sitrep: Sitrep) -> str:
    """The sitrep as a Markdown report. Every value but our own links is made inert before it is written."""
    desk = rows.Desk(sitrep, load(sitrep.report.language), {source.id: i for i, source in enumerate(sitrep.articles, 1)})
    return fill("sitrep.md.j2", _page(desk), html=False, finalize=_inert)


def _inert(value: Any) -> Any:
    return value if isinstance(value, escape.Safe) else escape.markdown(str(value))


def _page(desk: rows.Desk) -> dict[str, Any]:
    sitrep = desk.sitrep
    current = [fact for fact in sitrep.facts() if not fact.background]
    set_aside = rows.superseded(sitrep.conflicts)
    shown = [fact for fact in current if fact.id not in set_aside]
    return {
        "t": desk.words.tables["text"],
        "safe": escape.Safe,
        "c": desk.words.tables["columns"],
        "word": desk.words.word,
        "report": sitrep.report,
        "header": _header(desk),
        "summary": sitrep.summary,
        "sentences": _sentences(desk),
        "headcounts": rows.headcounts(desk, shown),
        "movements": [rows.movement(desk, f) for f in shown if isinstance(f, Movement)],
        "needs": rows.needs(desk, shown),
        "damage": [rows.damage(desk, f) for f in shown if isinstance(f, Damage)],
        "background": [rows.entry(desk, fact) for fact in sitrep.facts() if fact.background],
        "conflicts": [rows.conflict(desk, conflict) for conflict in sitrep.conflicts],
        "set_aside": bool(set_aside),
        "changes": sitrep.changes,
        "caveats": [rows.caveat(desk, caveat.text, caveat.facts) for caveat in sitrep.caveats],
        "gaps": rows.gaps(desk, current),
        "sources": [rows.source(desk, source) for source in sitrep.articles],
    }


def _header(desk: rows.Desk) -> list[tuple[str, str]]:
    report, words = desk.sitrep.report, desk.words
    text = words.tables["text"]
    crisis = [report.crisis.name, report.crisis.type and words.word("type", report.crisis.type), report.crisis.glide]
    pairs = [
        (text["date"], words.day(report.date)),
        (text["period"], words.span(report.period.start, report.period.end)),
        (text["countries"], ", ".join(country(code) for code in report.countries)),
        (text["crisis"], " · ".join(part for part in crisis if part)),
    ]
    return [(name, value) for name, value in pairs if value]


def country(code: str) -> str:
    """The country's short name, with its code.

    >>> country("COD"), country("XKX")
    ('The Democratic Republic of the Congo (COD)', 'XKX')
    """
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        return code
    name = getattr(found, "common_name", found.name)
    return f"{' '.join(reversed(name.split(', ', 1)))} ({code})"  # ISO 3166 puts what is looked up first: "Palestine, State of"


def _sentences(desk: rows.Desk) -> list[rows.Row]:
    """The summary's sentences with their sources, without the bullet that one had in its article: this is running text."""
    found = desk.sitrep.summary.sentences
    return [{"text": BULLET.sub("", one.text), "marks": rows.source_marks(desk, one.evidence)} for one in found]
