"""Small reports that the tests put together from a few figures."""

from collections.abc import Sequence

from summarise.merging import AGREED, EARLIER
from summarise.sitrep import (
    Attribution,
    Caveat,
    Conflict,
    Crisis,
    Damage,
    Evidence,
    Fact,
    Generator,
    Headcount,
    Location,
    Model,
    Need,
    Quantity,
    Report,
    Sitrep,
    Source,
    Summary,
    When,
)

PLACES = (
    Location(id="l1", name="Mozambique", type="country", country="MOZ"),
    Location(id="l2", name="Sofala", type="admin1", country="MOZ", pcode="MZ-S", parent="l1"),
    Location(id="l3", name="Beira", type="city", country="MOZ", geonames_id=1052373, parent="l2"),
    Location(id="l4", name="Dondo", type="city", country="MOZ", geonames_id=1024696, parent="l2"),
    Location(id="l5", name="Mutare", type="city", country="ZWE", geonames_id=884979),
)
MINISTRY = Attribution("the Ministry of Health", "government")
RED_CROSS = Attribution("the Red Cross", "rcrc")
UNKNOWN = Crisis()
OPEN = {"at_least", "more_than", "vague"}


def quantity(value: int, qualifier: str = "exact") -> Quantity:
    return Quantity(f"{qualifier} {value}", value, value, None if qualifier in OPEN else value, qualifier)


def head(id: str, category: str, value: int, qualifier: str = "exact", *, article: str = "a", **more: object) -> Headcount:
    """A headcount; `day` is short for a `when` of that one day."""
    if day := more.pop("day", None):
        more["when"] = When(str(day), str(day), "then")
    quote = Evidence(article, 0, 4, "then", "r")
    common: dict[str, object] = {"term": category, "quantity": quantity(value, qualifier), **more}
    return Headcount(id=id, category=category, evidence=(quote,), **common)  # type: ignore[arg-type]


def report(
    date: str,
    *facts: Fact,
    conflicts: Sequence[Conflict] = (),
    agreed: Sequence[tuple[str, ...]] = (),
    earlier: tuple[str, ...] = (),
    countries: tuple[str, ...] = ("MOZ",),
    crisis: Crisis = UNKNOWN,
) -> Sitrep:
    """A report of a day on one article of the same day, "a", and one without a day and a publisher, "b"."""
    caveats = [Caveat(AGREED, "They agree.", ids) for ids in agreed]
    caveats += [Caveat(EARLIER, "They are earlier.", earlier)] if earlier else []
    return Sitrep(
        report=Report(
            id=f"report of {date}",
            title=f"Floods, {date}",
            date=date,
            language="en",
            generated_at=f"{date}T12:00:00Z",
            generator=Generator("summarise", "1", Model("lead", "lead", "builtin"), {"en": "1"}),
            countries=countries,
            crisis=crisis,
            disclaimer="Written by a program.",
        ),
        articles=(_article("a", date, "The Wire"), _article("b", None, None)),
        summary=Summary("", "", 0, ()),
        headcounts=tuple(fact for fact in facts if isinstance(fact, Headcount)),
        needs=tuple(fact for fact in facts if isinstance(fact, Need)),
        damage=tuple(fact for fact in facts if isinstance(fact, Damage)),
        locations=PLACES,
        conflicts=tuple(conflicts),
        caveats=tuple(caveats),
    )


def _article(id: str, date: str | None, publisher: str | None) -> Source:
    return Source(
        id=id,
        title=None,
        publisher=publisher,
        url=None,
        published=date,
        language="en",
        sha256="0" * 64,
        characters=4,
        text="then",
    )
