"""A small report with one of everything, and the same with hostile text wherever text may be."""

import json

from summarise.render import render
from summarise.sitrep import (
    Attribution,
    Caveat,
    Change,
    Conflict,
    Crisis,
    Damage,
    Evidence,
    Generator,
    Headcount,
    Location,
    Model,
    Movement,
    Need,
    PeopleEstimate,
    Period,
    Place,
    Quantity,
    Removed,
    Report,
    Sitrep,
    Source,
    Summary,
    SummarySentence,
    When,
    from_json,
)

TEXT = (
    "More than 900 civilians, including 119 children, fled Darkush on foot on Sunday, the mayor said. The hospital lacks fuel. "
    "Some 300 families received tents. Shells destroyed 12 houses. The army put the number at 400. In 2016, thousands fled. "
    "Some 950 fled, a paper wrote. By Saturday 700 had left. The mayor said that two had died, the army that five had. "
    "More tents are needed in Darkush."
)


def evidence(quote: str, rule: str = "r") -> tuple[Evidence, ...]:
    """The evidence for a quote of TEXT."""
    start = TEXT.index(quote)
    return (Evidence("a1", start, start + len(quote), quote, rule),)


def sitrep() -> Sitrep:
    """A small report with one of everything."""
    mayor, sunday = Attribution("the mayor", "government"), When("2025-03-02", "2025-03-02", "on Sunday")
    fled = evidence("More than 900 civilians, including 119 children, fled Darkush on foot on Sunday")
    return Sitrep(
        report=Report(
            id="r1",
            title="Situation report: Syria",
            date="2025-03-04",
            language="en",
            generated_at="2025-03-04T12:00:00Z",
            generator=Generator("summarise", "0.1", Model("extractive", "extractive", "package:x"), {"en": "1"}),
            period=Period("2025-03-02", "2025-03-04"),
            crisis=Crisis("Syria", "conflict"),
            countries=("SYR",),
            disclaimer="Check every figure.",
        ),
        articles=(
            Source(
                id="a1",
                title="People flee",
                publisher="Wire",
                url="https://example.org/1",
                published="2025-03-03T08:00:00Z",
                language="en",
                sha256="0" * 64,
                characters=len(TEXT),
            ),
        ),
        summary=Summary(
            "People flee Darkush",
            "The hospital lacks fuel.",
            4,
            (SummarySentence("The hospital lacks fuel.", "extractive", ("n1",), evidence("The hospital lacks fuel.", "")),),
            (Removed("Two died.", "number", "2 is in no source"),),
        ),
        headcounts=(
            Headcount(
                id="h1",
                evidence=fled,
                category="displaced",
                term="forced_to_flee",
                group="civilians",
                basis="flow",
                attribution=mayor,
                when=sunday,
                quantity=Quantity("More than 900", 900, 900, None, "more_than"),
                locations=("l1",),
            ),
            Headcount(
                id="h2",
                evidence=fled,
                category="displaced",
                term="forced_to_flee",
                group="children",
                part_of="h1",
                locations=("l1",),
                quantity=Quantity("119", 119, 119, 119),
                attribution=mayor,
                when=sunday,
            ),
            Headcount(
                id="h3",
                evidence=evidence("Some 300 families received tents"),
                category="assisted",
                term="assisted",
                unit="households",
                quantity=Quantity("Some 300", 300, 300, 300, "approximately"),
                people_estimate=PeopleEstimate(1500, 1500, 5.0, "EM-DAT"),
            ),
            Headcount(
                id="h4",
                evidence=evidence("The army put the number at 400"),
                category="displaced",
                term="displaced",
                status="unconfirmed",
                quantity=Quantity("400", 400, 400, 400),
            ),
            Headcount(
                id="h5",
                evidence=evidence("In 2016, thousands fled"),
                category="displaced",
                term="displaced",
                background=True,
                quantity=Quantity("thousands", 2000, 2000, None, "vague"),
                when=When("2016-01-01", "2016-12-31", "In 2016"),
            ),
            Headcount(
                id="h6",
                evidence=evidence("Some 950 fled"),
                category="displaced",
                term="forced_to_flee",
                quantity=Quantity("Some 950", 950, 950, 950, "approximately"),
                attribution=Attribution("a paper", "media"),
            ),
            Headcount(
                id="h7",
                evidence=evidence("By Saturday 700 had left"),
                category="displaced",
                term="forced_to_flee",
                quantity=Quantity("700", 700, 700, 700),
                when=When("2025-03-01", "2025-03-01", "By Saturday"),
                locations=("l1",),
            ),
            Headcount(
                id="h8",
                evidence=evidence("two had died"),
                category="killed",
                term="killed",
                quantity=Quantity("two", 2, 2, 2),
                attribution=mayor,
            ),
            Headcount(
                id="h9",
                evidence=evidence("five had"),
                category="killed",
                term="killed",
                quantity=Quantity("five", 5, 5, 5),
                attribution=Attribution("the army", "government"),
            ),
        ),
        needs=(
            Need(
                id="n1",
                evidence=evidence("The hospital lacks fuel"),
                status="shortage",
                item="fuel",
                canonical="fuel for hospitals",
                cluster="Health",
                population="the hospital",
            ),
            Need(
                id="n2",
                evidence=evidence("received tents"),
                status="provided",
                item="tents",
                canonical="tents",
                cluster="Shelter",
                quantity=Quantity("six", 6, 6, 6),
            ),
            Need(
                id="n3",
                evidence=evidence("More tents are needed in Darkush"),
                status="needed",
                item="tents",
                canonical="tents",
                cluster="Shelter",
                locations=("l1",),
            ),
            Need(
                id="n4",
                evidence=evidence("More tents are needed"),
                status="needed",
                item="more tents",
                canonical="tents",
                cluster="Shelter",
            ),
        ),
        movements=(
            Movement(
                id="m1",
                evidence=fled,
                type="flight",
                who="civilians",
                quantity=Quantity("More than 900", 900, 900, None, "more_than"),
                origin=Place("Darkush", "l1"),
                mode="on foot",
                headcount="h1",
            ),
        ),
        damage=(
            Damage(
                id="d1",
                evidence=evidence("Shells destroyed 12 houses"),
                asset="house",
                level="destroyed",
                quantity=Quantity("12", 12, 12, 12),
            ),
        ),
        locations=(Location(id="l1", name="Darkush", type="city", country="SYR"),),
        conflicts=(
            Conflict(("h1", "h4"), "value", 400, 900, "h1", "The mayor's figure is the later one."),
            Conflict(("h8", "h9"), "value", 2, 5, None, "Nothing tells which is right."),
        ),
        changes=(
            Change("up", "h1", 700, 900, "Displaced, Darkush: more than 900 (the mayor), up from 700 on 1 March"),
            Change("new", "h8", None, None, "Killed: 2 (the mayor) or 5 (the army)"),
            Change("new", "n3", None, None, "Tents needed (Darkush)"),
            Change("dropped", None, 12, None, "Injured: 12 on 3 March"),
            Change("dropped", None, None, None, "Blankets needed"),
            Change("same", "h3", 300, 300, "Assisted households: about 300"),
            Change("same", "d1", 12, 12, "House destroyed: 12"),
        ),
        caveats=(
            Caveat("household_estimate", "People are estimated from households.", ("h3",)),
            Caveat("several_readings", "“More than 900”, “950”: readings of one figure that agree.", ("h1", "h6")),
            Caveat("earlier_figure", "Newer figures of the same counts are there.", ("h7",)),
        ),
    )


KEPT = {
    "id",
    "code",
    "article",
    "date",
    "start",
    "end",
    "published",
    "language",
    "category",
    "status",
    "type",
    "unit",
    "qualifier",
    "kind",
    "level",
    "part_of",
    "recommended",
    "headcount",
    "facts",
    "locations",
    "location",
    "parent",
    "countries",
    "cluster",
}
"""Keys whose values are of the schema, not of an article."""


def poisoned(report: Sitrep, text: str) -> Sitrep:
    """The report with the text in every field that an article can fill."""

    def poison(value: object) -> object:
        if isinstance(value, dict):
            return {key: item if key in KEPT else poison(item) for key, item in value.items()}
        if isinstance(value, list):
            return [poison(item) for item in value]
        return text if isinstance(value, str) else value

    return from_json(Sitrep, poison(json.loads(render(report, "json"))))  # type: ignore[arg-type]
