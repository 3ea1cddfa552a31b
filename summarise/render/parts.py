"""The parts of a report as every format and every template gets them: words and marks, no markup, and the facts behind them.

The note at each field is its documentation: templates are told of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from summarise.figures import Figure
from summarise.render.cells import Cell, Marked
from summarise.sitrep import Change, Conflict, Damage, Fact, Headcount, Movement, Need, Report, Source

Marks = Annotated[Marked, "numbered links to the sources"]
When = Annotated[str, "the days it is of, else the article's words for them"]
Place = Annotated[str, "the names of its places"]
Said = Annotated[str, "who says it"]
Shown = Annotated[Cell, "the figure in words, with its qualifier and what others say"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what belongs to it."""

    name: Annotated[str, "the name"]
    value: Annotated[str, "what belongs to it"]


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its sources."""

    text: Annotated[str, "the text"]
    marks: Marks


@dataclass(frozen=True, slots=True)
class KeyFigureRow:
    """The figure on top for one condition."""

    category: Annotated[str, "the condition, with the finer term and the people counted"]
    figure: Shown
    place: Place
    as_of: Annotated[str, "the day that it is of"]
    attribution: Said
    source: Marks
    fact: Annotated[Headcount, "the fact of the report"]
    standing: Annotated[Figure, "the fact with its rivals, its day and its span"]


@dataclass(frozen=True, slots=True)
class HeadcountRow:
    """A figure on people."""

    category: Annotated[str, "the condition, with the finer term and the kind of figure"]
    figure: Shown
    group: Annotated[str, "the people counted, where they are some"]
    place: Place
    when: When
    attribution: Said
    source: Marks
    fact: Annotated[Headcount, "the fact of the report"]


@dataclass(frozen=True, slots=True)
class MovementRow:
    """People who went, or were made to go, from somewhere to somewhere."""

    type: Annotated[str, "the kind of movement"]
    group: Annotated[str, "who moved"]
    figure: Shown
    origin: Annotated[str, "where from"]
    destination: Annotated[str, "where to"]
    mode: Annotated[str, "how"]
    place: Place
    when: When
    attribution: Said
    source: Marks
    fact: Annotated[Movement, "the fact of the report"]


@dataclass(frozen=True, slots=True)
class DamageRow:
    """Buildings or other assets that were hit."""

    asset: Annotated[str, "what was hit"]
    level: Annotated[str, "how badly"]
    figure: Shown
    place: Place
    when: When
    attribution: Said
    source: Marks
    fact: Annotated[Damage, "the fact of the report"]


@dataclass(frozen=True, slots=True)
class NeedItem:
    """A thing that is lacking, asked for or given."""

    item: Annotated[str, "the thing, as written"]
    further: Annotated[Marked, "sources; how many, for whom, by whom and where"]
    facts: Annotated[tuple[Need, ...], "the facts of the report"]


@dataclass(frozen=True, slots=True)
class NeedLine:
    """The things of one cluster that are under one sign."""

    status: Annotated[str, "needed, lacking, blocked or given, in words"]
    items: Annotated[tuple[NeedItem, ...], "the things"]
    key: Annotated[str, "the status as the report's data has it"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is needed and given in one cluster."""

    cluster: Annotated[str, "the cluster's name"]
    lines: Annotated[tuple[NeedLine, ...], "its things by status"]
    key: Annotated[str, "the cluster as the report's data has it"]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Figures that cannot all be right."""

    about: Annotated[str, "what they are of, and their span"]
    used: Annotated[Cell, "the figure used, with who says it"]
    others: Annotated[Cell, "the other figures, with who says them"]
    why: Annotated[str, "why that one is used"]
    conflict: Annotated[Conflict, "the conflict of the report"]


@dataclass(frozen=True, slots=True)
class ReplacedRow:
    """Earlier figures in whose place newer ones stand."""

    about: Annotated[str, "what they are of"]
    figures: Annotated[Cell, "the figures, the newest first, with who says them"]
    facts: Annotated[tuple[Fact, ...], "the facts of the report"]


@dataclass(frozen=True, slots=True)
class BackgroundRow:
    """A fact of another event or another year, or a general statistic."""

    label: Annotated[str, "what it is of"]
    figure: Annotated[str, "the figure in words"]
    place: Place
    when: When
    attribution: Said
    source: Marks
    fact: Annotated[Fact, "the fact of the report"]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed since the previous report."""

    kind: Annotated[str, "new, up, down, revised, same or dropped"]
    text: Annotated[str, "the change in words"]
    marks: Marks
    change: Annotated[Change, "the change of the report"]


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes: those to read one by one, then those that a line can hold."""

    lines: Annotated[tuple[ChangeLine, ...], "to be read one by one"]
    needs: Annotated[tuple[ChangeLine, ...], "needs that are new"]
    dropped: Annotated[tuple[ChangeLine, ...], "no longer reported"]
    same: Annotated[tuple[ChangeLine, ...], "key figures that have not changed"]
    others: Annotated[tuple[ChangeLine, ...], "further figures that have not changed"]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What nobody said. Silence is a gap, never a zero."""

    figures: Annotated[str, "categories without a figure"]
    clusters: Annotated[str, "clusters on which nothing was found"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that facts stand on."""

    quote: Annotated[str, "the words"]
    ids: Annotated[tuple[str, ...], "the facts that they carry"]
    anchors: Annotated[tuple[str, ...], "the anchors that marks lead to; each stands once in a report"]
    start: Annotated[int, "where they begin in the article's text, in code points"]
    end: Annotated[int, "where they end"]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An article in the list of sources."""

    number: Annotated[int, "its number, which the marks have"]
    anchor: Annotated[str, "the anchor of the entry"]
    title: Annotated[str, "its title"]
    publisher: Annotated[str, "who published it"]
    published: Annotated[str, "the day on which it was published"]
    link: Annotated[str | None, "its address where that is one of the web"]
    url: Annotated[str | None, "its address as it came in"]
    duplicate_of: Annotated[int | None, "the number of the article that it repeats"]
    quotes: Annotated[tuple[Quote, ...], "what the facts stand on, in its order"]
    article: Annotated[Source, "the article of the report"]


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that the check against the sources refused."""

    text: Annotated[str, "the sentence"]
    reason: Annotated[str, "why"]
    detail: Annotated[str, "what in it"]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report in words, in the language of its wording."""

    title: Annotated[str, "the report's title"]
    kind: Annotated[str, "the type of report, in words"]
    label: Annotated[str, "that a program wrote it, and whether a person has reviewed it"]
    disclaimer: Annotated[str, "what to keep in mind about its figures"]
    header: Annotated[tuple[Pair, ...], "day, period, countries, crisis: those that are known"]
    headline: Annotated[str, "the summary's headline"]
    sentences: Annotated[tuple[Line, ...], "the summary's sentences"]
    key_figures: Annotated[tuple[KeyFigureRow, ...], "the figure on top for each condition"]
    changed: Annotated[Changes | None, "the changes since the previous report, if it was given"]
    headcounts: Annotated[tuple[HeadcountRow, ...], "all figures on people that are used"]
    movements: Annotated[tuple[MovementRow, ...], "displacement and movements"]
    needs: Annotated[tuple[Cluster, ...], "needs, by cluster"]
    damage: Annotated[tuple[DamageRow, ...], "damage"]
    conflicts: Annotated[tuple[ConflictRow, ...], "figures that cannot all be right"]
    replaced: Annotated[tuple[ReplacedRow, ...], "figures that newer ones replace"]
    background: Annotated[tuple[BackgroundRow, ...], "earlier events and general figures"]
    caveats: Annotated[tuple[Line, ...], "what to know before relying on the figures"]
    gaps: Annotated[Gaps, "what nobody said"]
    removed: Annotated[tuple[Refused, ...], "sentences that the check against the sources refused"]
    sources: Annotated[tuple[SourceEntry, ...], "the articles, numbered, with the quotes"]
    method: Annotated[tuple[Pair, ...], "when and how the report was made"]
    report: Annotated[Report, "the report's own data"]
    text: Annotated[Mapping[str, str], "the fixed words of a report: headings and notes"]
    columns: Annotated[Mapping[str, str], "the names of the columns"]
    comma: Annotated[str, "what stands between the parts of a list"]
    semicolon: Annotated[str, "what stands between the parts of a list that have commas"]
    colon: Annotated[str, "what stands between a name and what belongs to it"]
    language: Annotated[str, "the language of the words, ISO 639-1"]
    rtl: Annotated[bool, "whether that language is written from right to left"]
