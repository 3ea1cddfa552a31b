"""What a chart of the days says beside its figures: its title, how to read its marks, and who is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from summarise.render.wording import Wording, load
from summarise.sitrep import Sitrep

if TYPE_CHECKING:
    from summarise.timeline import Line

MOST = 12
"""Panels on one page; conditions beyond them are named under the chart."""
NAMED = 3
"""Countries that a title can name."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart says beside its figures."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    days: tuple[date, ...]
    words: Wording


def sheet(lines: Sequence["Line"], reports: Sequence[Sitrep]) -> Sheet:
    """What the chart of these reports, one a day and in order, says beside its figures."""
    last = reports[-1].report
    words = load(last.language)
    text = words.tables["timeline"]
    mains = dict.fromkeys(code for sitrep in reversed(reports) for code in sitrep.report.countries[:1])
    names = words.comma.join(words.country_name(code) for code in list(mains)[:NAMED])
    crisis = [last.crisis.name, last.crisis.type and words.word("type", last.crisis.type), last.crisis.glide]
    about = [words.span(reports[0].report.date, last.date), *crisis]
    return Sheet(
        title=text["title"].format(countries=names) if names else text["bare_title"],
        subtitle=" · ".join(part for part in about if part and part != words.word("type", "unknown")),
        notes=tuple(_notes(lines, reports, words)),
        days=tuple(date.fromisoformat(sitrep.report.date) for sitrep in reports),
        words=words,
    )


def drawn(lines: Sequence["Line"]) -> list["Line"]:
    """The conditions that have a panel, in their order: where they are too many, those with figures on the most days."""
    most = sorted(range(len(lines)), key=lambda n: (sum(point is None for point in lines[n].points), n))[:MOST]
    return [lines[n] for n in sorted(most)]


def _notes(lines: Sequence["Line"], reports: Sequence[Sitrep], words: Wording) -> list[str]:
    """How to read the marks that are there, what is left out, who is quoted, and that a program has written it."""
    text = words.tables["timeline"]
    points = [point for line in lines for point in line.points if point]
    signs = {
        "repeated": any(_repeats(line) for line in lines),
        "range": any(point.value is not None and point.low < point.high for point in points),
        "open": any(point.is_open for point in points),
        "disputed": any(point.value is None for point in points),
        "column": any(point.about.basis == "flow" for point in points),
        "gap": any(point is None for line in lines for point in line.points),
    }
    shown = drawn(lines)
    left_out = words.comma.join(name_of(line, words) for line in lines if line not in shown)
    sources = {name.casefold(): name for point in reversed(points) for name in point.source.split("; ") if name}
    return [
        " ".join([text["dot"], *(text[sign] for sign, there in signs.items() if there)]),
        *([text["left_out"].format(names=left_out)] if left_out else []),
        *([text["sources"].format(names=words.comma.join(sorted(sources.values(), key=str.casefold)))] if sources else []),
        f"{label_of(reports, words)}. {text['revision']}",
    ]


def label_of(reports: Sequence[Sitrep], words: Wording) -> str:
    text = words.tables["text"]
    reviewed = all(sitrep.report.human_reviewed for sitrep in reports)
    return f"{text['ai_label']}{words.comma}{text['reviewed'] if reviewed else text['unreviewed']}"


def _repeats(line: "Line") -> bool:
    points = [point for point in line.points if point]
    return any(later.repeats(point) for point, later in pairwise(points))


def name_of(line: "Line", words: Wording) -> str:
    name = words.word("category", line.category)
    return name if line.unit == "people" else f"{name} ({words.word('unit', line.unit)})"
