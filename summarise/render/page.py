"""A whole report in words and marks: what every format and every template is filled from."""

import re

from summarise.figures import set_aside
from summarise.merging import AGREED, EARLIER
from summarise.render import comparison, rows, sources
from summarise.render.needs import needs
from summarise.render.parts import Line, Page, Pair, Refused
from summarise.render.wording import Wording
from summarise.sitrep import Damage, Movement, Sitrep

BULLET = re.compile(r"^\s*[-–•*·▪◦]\s+")  # "• 21 clinics damaged"
NAMED = 6
"""Countries that the header names; articles on many crises mention some in passing."""


def page(sitrep: Sitrep, words: Wording) -> Page:
    """The report in these words, free of markup: each format writes its texts and marks in its own."""
    desk = rows.Desk(sitrep, words)
    report, text = sitrep.report, words.tables["text"]
    current = [fact for fact in sitrep.facts() if not fact.background]
    aside = set_aside(sitrep)
    shown = [fact for fact in current if fact.id not in aside]
    return Page(
        title=report.title,
        kind=words.word("type", report.type),
        label=f"{text['ai_label']}{words.comma}{text['reviewed'] if report.human_reviewed else text['unreviewed']}",
        disclaimer=report.disclaimer,
        header=_header(desk),
        headline=sitrep.summary.headline,
        sentences=_sentences(desk),
        key_figures=comparison.top(desk),
        changed=comparison.changed(desk) if sitrep.changes else None,
        headcounts=rows.headcounts(desk, shown),
        movements=tuple(rows.movement(desk, fact) for fact in shown if isinstance(fact, Movement)),
        needs=needs(desk, shown),
        damage=tuple(rows.damage(desk, fact) for fact in shown if isinstance(fact, Damage)),
        conflicts=tuple(comparison.conflict(desk, conflict) for conflict in sitrep.conflicts),
        replaced=comparison.replaced(desk),
        background=tuple(rows.background(desk, fact) for fact in sitrep.facts() if fact.background),
        caveats=tuple(sources.caveat(desk, caveat) for caveat in sitrep.caveats if caveat.code not in (AGREED, EARLIER)),
        gaps=sources.gaps(desk, current),
        removed=tuple(Refused(one.text, one.reason, one.detail) for one in sitrep.summary.removed),
        sources=tuple(sources.source(desk, source) for source in sitrep.articles),
        method=_method(desk),
        report=report,
        text=text,
        columns=words.tables["columns"],
        comma=words.comma,
        semicolon=words.semicolon,
        colon=words.colon,
        language=words.language,
        rtl=words.rtl,
    )


def _header(desk: rows.Desk) -> tuple[Pair, ...]:
    report, words = desk.sitrep.report, desk.words
    text = words.tables["text"]
    crisis = [report.crisis.name, report.crisis.type and words.word("type", report.crisis.type), report.crisis.glide]
    pairs = [
        Pair(text["date"], words.day(report.date)),
        Pair(text["period"], words.span(report.period.start, report.period.end)),
        Pair(text["countries"], _countries(desk)),
        Pair(text["crisis"], " · ".join(part for part in crisis if part)),
    ]
    return tuple(pair for pair in pairs if pair.value)


def _countries(desk: rows.Desk) -> str:
    codes = desk.sitrep.report.countries
    named = desk.words.comma.join(desk.words.country(code) for code in codes[:NAMED])
    left = len(codes) - NAMED
    return desk.words.word("text", "and_others").format(named=named, others=left) if left > 0 else named


def _sentences(desk: rows.Desk) -> tuple[Line, ...]:
    """The summary's sentences with their sources, without the bullet that one had in its article: this is running text."""
    found = desk.sitrep.summary.sentences
    return tuple(Line(BULLET.sub("", one.text), rows.source_marks(desk, one.evidence)) for one in found)


def _method(desk: rows.Desk) -> tuple[Pair, ...]:
    report, text = desk.sitrep.report, desk.words.tables["text"]
    made = report.generator
    return (
        Pair(text["issued"], report.generated_at),
        Pair(
            text["generator"],
            f"{made.name} {made.version}{desk.words.comma}{text['model']} {made.model.name} ({made.model.kind})",
        ),
        Pair(text["rules"], desk.words.comma.join(f"{language} {version}" for language, version in made.rules.items())),
    )
