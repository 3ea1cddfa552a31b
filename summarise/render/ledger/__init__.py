"""All that a report counts as rows of plain values, one a figure: what a spreadsheet and a HXL file are written from."""

from summarise.render.ledger.facts import Ledger, address, day, numbered
from summarise.render.ledger.sheets import Column, Sheet, Value
from summarise.render.ledger.slots import HEADCOUNTS, SLOTS, Fields
from summarise.render.page import page
from summarise.render.parts import KeyFigureRow, Page
from summarise.render.rows import Desk
from summarise.render.wording import Wording
from summarise.sitrep import Fact, Sitrep

KEY_FIGURES = (
    Column("category", "#indicator+name", 30),
    Column("figure", "#description+figure", 34),
    Column("value", "#indicator+value+num", 12),
    Column("min", "#indicator+min+num", 12),
    Column("max", "#indicator+max+num", 12),
    Column("low", "#indicator+low+num", 14),
    Column("high", "#indicator+high+num", 14),
    Column("unit", "#indicator+unit", 12),
    Column("place", "#loc+name", 22),
    Column("country", "#country+code+v_iso3", 9),
    Column("pcode", "#loc+code+v_pcode", 11),
    Column("as_of", "#date+reported", 12),
    Column("attribution", "#meta+source+name", 28),
    Column("sources", "#meta+source+num", 16),
    Column("id", "#meta+id", 7),
    Column("quote", "#description+quote", 60),
    Column("tag", "#indicator+code", 30),
)
REPORT = (
    Column("crisis", "#crisis+name"),
    Column("glide", "#crisis+code"),
    Column("crisis_type", "#crisis+type"),
    Column("report", "#date+report"),
)
SOURCES = (
    Column("number", "#meta+source+num", 8),
    Column("publisher", "#meta+publisher", 24),
    Column("title", "#meta+title", 50),
    Column("published", "#date+reported", 12),
    Column("url", "#meta+url", 40),
    Column("language", "#meta+language", 10),
    Column("repeats", "#meta+duplicate_of", 10),
    Column("article", "#meta+id", 16),
)
CONFLICTS = (
    Column("about", "#description+about", 40),
    Column("low", "#indicator+low+num", 14),
    Column("high", "#indicator+high+num", 14),
    Column("used", "#description+used", 40),
    Column("others", "#description+others", 40),
    Column("why", "#description+why", 40),
    Column("facts", "#meta+id+list", 16),
    Column("recommended", "#meta+id+used", 12),
)


def sheets(sitrep: Sitrep, words: Wording) -> tuple[Sheet, ...]:
    """Key figures, headcounts, needs, movements, damage, sources and conflicts: all of the report, the unused figures, too."""
    ledger, made = Ledger(Desk(sitrep, words)), page(sitrep, words)
    return (
        _key_figures(ledger, made),
        *(slot(ledger, key) for key in SLOTS),
        _sources(ledger, made),
        _conflicts(made),
    )


def report_columns(sitrep: Sitrep) -> tuple[tuple[Column, Value], ...]:
    """What every row of a file that stands alone needs: the crisis, and the day of the report."""
    crisis = sitrep.report.crisis
    return tuple(zip(REPORT, (crisis.name, crisis.glide, crisis.type, day(sitrep.report.date)), strict=True))


def slot(ledger: Ledger, key: str) -> Sheet:
    """The facts of one kind, a row each."""
    kind, fields = SLOTS[key]
    facts = [fact for fact in ledger.desk.sitrep.facts() if isinstance(fact, kind)]
    return Sheet(key, tuple(column for column, _ in fields), tuple(_row(ledger, fact, fields) for fact in facts))


def _row(ledger: Ledger, fact: Fact, fields: Fields) -> tuple[Value, ...]:
    return tuple(of(ledger, fact) for _, of in fields)


def _key_figures(ledger: Ledger, made: Page) -> Sheet:
    return Sheet("key_figures", KEY_FIGURES, tuple(_key_row(ledger, row) for row in made.key_figures))


def _key_row(ledger: Ledger, row: KeyFigureRow) -> tuple[Value, ...]:
    """The row of a key figure; it has no value where the sources disagree and nothing tells which is right."""
    fact, standing = row.fact, row.standing
    shared = dict(zip((column.key for column, _ in HEADCOUNTS), _row(ledger, fact, HEADCOUNTS), strict=True))
    known = None if standing.disputed else fact.quantity
    own: dict[str, Value] = {
        "category": row.category,
        "figure": str(row.figure),
        "value": known.value if known else None,
        "min": known.min if known else None,
        "max": known.max if known else None,
        "low": standing.low,
        "high": standing.high,
        "as_of": standing.day,
        "attribution": row.attribution,
        "sources": numbered(row.source),
    }
    return tuple(own[column.key] if column.key in own else shared[column.key] for column in KEY_FIGURES)


def _sources(ledger: Ledger, made: Page) -> Sheet:
    rows = tuple(
        (
            entry.number,
            entry.publisher,
            entry.title,
            day(entry.article.published),
            address(entry.article),
            entry.article.language,
            entry.duplicate_of,
            entry.article.id,
        )
        for entry in made.sources
    )
    return Sheet("sources", SOURCES, rows)


def _conflicts(made: Page) -> Sheet:
    rows = tuple(
        (
            row.about,
            row.conflict.low,
            row.conflict.high,
            str(row.used),
            str(row.others),
            row.why,
            ", ".join(row.conflict.facts),
            row.conflict.recommended,
        )
        for row in made.conflicts
    )
    return Sheet("conflicts", CONFLICTS, rows)
