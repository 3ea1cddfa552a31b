"""The columns of each kind of fact, and how their values are had."""

from summarise.render.ledger.facts import FIGURE, ID, WHEN, WHERE, WHOSE, Ledger, Of
from summarise.render.ledger.sheets import Column, Value
from summarise.render.rows import condition, group_of
from summarise.sitrep import Damage, Fact, Headcount, Movement, Need

Fields = tuple[tuple[Column, Of], ...]


def _own(name: str) -> Of:
    return lambda _, fact: getattr(fact, name)


def _worded(table: str, name: str) -> Of:
    return lambda ledger, fact: ledger.word(table, getattr(fact, name))


def _end(name: str) -> Of:
    return lambda _, fact: getattr(getattr(fact, name), "text", None)


def _estimate(name: str) -> Of:
    return lambda _, fact: getattr(getattr(fact, "people_estimate", None), name, None)


def _category(ledger: Ledger, fact: Fact) -> Value:
    return condition(ledger.desk.words, fact, "unknown") if isinstance(fact, Headcount) else None


def _group(ledger: Ledger, fact: Fact) -> Value:
    return group_of(ledger.desk.words, fact) if isinstance(fact, Headcount) else None


_UNIT = (Column("unit", "#indicator+unit", 12), _worded("unit", "unit"))
_TAIL = (*WHERE, *WHEN, *WHOSE)
HEADCOUNTS: Fields = (
    ID,
    (Column("category", "#indicator+name", 28), _category),
    *FIGURE,
    _UNIT,
    (Column("people_min", "#indicator+estimate+min+num", 12), _estimate("min")),
    (Column("people_max", "#indicator+estimate+max+num", 12), _estimate("max")),
    (Column("group", "#description+group", 18), _group),
    (Column("part_of", "#meta+part_of", 9), _own("part_of")),
    (Column("basis", "#indicator+basis", 14), _worded("basis", "basis")),
    *_TAIL,
)
NEEDS: Fields = (
    ID,
    (Column("cluster", "#sector+cluster+name", 28), _worded("cluster", "cluster")),
    (Column("item", "#item+name", 24), _own("item")),
    (Column("canonical", "#item+code", 22), _own("canonical")),
    (Column("need_status", "#status+need", 16), _worded("need", "status")),
    *FIGURE,
    (Column("population", "#description+population", 22), _own("population")),
    (Column("by", "#org+name", 22), _own("by")),
    *(field for field in _TAIL if field[0].key != "status"),  # a need's own status says it
)
MOVEMENTS: Fields = (
    ID,
    (Column("type", "#event+type", 16), _worded("movement", "type")),
    (Column("group", "#description+group", 22), _own("who")),
    *FIGURE,
    _UNIT,
    (Column("headcount", "#meta+headcount", 10), _own("headcount")),
    (Column("origin", "#loc+origin+name", 20), _end("origin")),
    (Column("destination", "#loc+dest+name", 20), _end("destination")),
    (Column("mode", "#description+mode", 14), _own("mode")),
    *_TAIL,
)
DAMAGE: Fields = (
    ID,
    (Column("asset", "#impact+name", 22), _own("asset")),
    (Column("level", "#impact+level", 14), _worded("level", "level")),
    *FIGURE,
    *_TAIL,
)
SLOTS: dict[str, tuple[type[Fact], Fields]] = {
    "headcounts": (Headcount, HEADCOUNTS),
    "needs": (Need, NEEDS),
    "movements": (Movement, MOVEMENTS),
    "damage": (Damage, DAMAGE),
}
