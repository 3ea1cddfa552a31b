"""A small report whose parts the tests change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarise import sitrep as s

TEXT = "About 400 people, including 30 children, fled Hanano on Sunday. Blankets are short. Two bridges were destroyed."


def evidence(quote: str, rule: str | None = "a.rule") -> tuple[s.Evidence, ...]:
    start = TEXT.index(quote)
    return (s.Evidence("a1", start, start + len(quote), quote, rule),)


@pytest.fixture
def sitrep() -> s.Sitrep:
    """A valid report with one fact or more in each slot."""
    fled = s.Headcount(
        id="h1",
        evidence=evidence("About 400 people, including 30 children, fled Hanano"),
        category="displaced",
        term="forced_to_flee",
        quantity=s.Quantity("About 400", 400, 400, 400, "approximately"),
        attribution=s.Attribution("the Red Crescent", "rcrc"),
        locations=("l1",),
        when=s.When("2024-03-03", "2024-03-03", "on Sunday"),
        basis="flow",
    )
    return s.Sitrep(
        report=s.Report(
            id="2f1a4ad5-7c1e-5f9a-9f39-3c3c2a8f5b11",
            title="Situation report, 2024-03-05",
            date="2024-03-05",
            language="en",
            generated_at="2024-03-05T12:00:00Z",
            generator=s.Generator("summarise", "0.1.0", s.Model("lead", "lead", "builtin"), {"en": "1"}),
            disclaimer="Written by a program.",
        ),
        articles=(
            s.Source(
                id="a1",
                title=None,
                publisher=None,
                url="https://example.org/a1",
                published="2024-03-04T08:00:00Z",
                language="en",
                sha256="0" * 64,
                characters=len(TEXT),
                text=TEXT,
            ),
        ),
        summary=s.Summary(
            "Blankets are short.",
            "Blankets are short.",
            3,
            (s.SummarySentence("Blankets are short.", "extractive", ("n1",), evidence("Blankets are short.", None)),),
        ),
        headcounts=(
            fled,
            replace(
                fled,
                id="h2",
                evidence=evidence("30 children, fled Hanano"),
                quantity=s.Quantity("30", 30, 30, 30),
                group="children",
                part_of="h1",
            ),
        ),
        needs=(
            s.Need(
                id="n1",
                evidence=evidence("Blankets are short"),
                status="shortage",
                item="blankets",
                canonical="blankets",
                cluster="Shelter",
            ),
        ),
        movements=(
            s.Movement(
                id="m1",
                evidence=evidence("400 people, including 30 children, fled Hanano"),
                type="flight",
                headcount="h1",
                origin=s.Place("Hanano", "l1"),
            ),
        ),
        damage=(
            s.Damage(
                id="d1",
                evidence=evidence("Two bridges were destroyed"),
                asset="bridge",
                level="destroyed",
                quantity=s.Quantity("Two", 2, 2, 2),
            ),
        ),
        locations=(s.Location(id="l1", name="Hanano", type="district"),),
        caveats=(s.Caveat("unlocated", "Not found in the gazetteer: Hanano.", ("h1",)),),
    )


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Gives the folder of a tiny model, built once: `tiny("seq2seq", "bart", says=…)`, `tiny("chat", family="llama")`."""
    from tests import made_models

    built: dict[object, Path] = {}

    def folder(maker: str, *arguments: str, **options: object) -> Path:
        key = (maker, arguments, tuple(sorted((name, str(value)) for name, value in options.items())))
        if key not in built:
            place = tmp_path_factory.mktemp("models") / "tiny"
            built[key] = getattr(made_models, maker)(place, *arguments, **options)
        return built[key]

    return folder
