"""Figures that a summary of several articles should not state as they stand."""

from dataclasses import replace

import pytest

from summarise.sitrep import Evidence, Headcount, Quantity, When
from summarise.summary.outdated import outdated
from summarise.text import Article, Document

MONDAY, TUESDAY = "2024-03-04", "2024-03-05"
DOCUMENTS = [Document(Article(day, "Rain fell.", published=day), ()) for day in (MONDAY, TUESDAY)]


def killed(id: str, value: int, *days: str, **changes: object) -> Headcount:
    """A headcount that the articles of these days state."""
    evidence = tuple(Evidence(day, 0, 4, "Rain", "rule") for day in days)
    fact = Headcount(
        id=id, evidence=evidence, category="killed", term="killed", quantity=Quantity(str(value), value, value, value)
    )
    return replace(fact, **changes)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY)], {"old"}, id="a newer figure"),
        pytest.param([killed("old", 12, MONDAY, TUESDAY), killed("new", 27, TUESDAY)], set(), id="of the same day"),
        pytest.param([killed("old", 12, MONDAY), killed("same", 12, TUESDAY)], set(), id="the same figure"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 3, TUESDAY)], {"old"}, id="no less than a quarter"),
        pytest.param([killed("old", 13, MONDAY), killed("new", 3, TUESDAY)], set(), id="of a smaller event"),
        pytest.param([killed("old", 12, MONDAY, locations=("l1",)), killed("new", 27, TUESDAY)], {"old"}, id="place not said"),
        pytest.param(
            [killed("old", 12, MONDAY, locations=("l1", "l2")), killed("new", 27, TUESDAY, locations=("l2",))],
            {"old"},
            id="a place in common",
        ),
        pytest.param(
            [killed("old", 12, MONDAY, locations=("l1",)), killed("new", 27, TUESDAY, locations=("l2",))],
            set(),
            id="another place",
        ),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, group="children")], set(), id="another group"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, category="missing")], set(), id="another condition"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, unit="households")], set(), id="another unit"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, basis="flow")], set(), id="a flow replaces nothing"),
        pytest.param([killed("old", 12, MONDAY, basis="flow"), killed("new", 27, TUESDAY)], set(), id="nor is it replaced"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, background=True)], set(), id="an earlier event"),
        pytest.param([killed("old", 12, MONDAY), killed("new", 27, TUESDAY, status="unconfirmed")], set(), id="not confirmed"),
        pytest.param(
            [killed("old", 12, TUESDAY, when=When(MONDAY, MONDAY, "a day earlier")), killed("new", 27, TUESDAY)],
            {"old"},
            id="an earlier day's figure in a new article",
        ),
        pytest.param(
            [killed("said", 60, MONDAY), killed("denied", 60, TUESDAY, status="denied")], {"said"}, id="denied in another article"
        ),
        pytest.param(
            [killed("said", 60, MONDAY), killed("denied", 61, TUESDAY, status="denied")], set(), id="another one denied"
        ),
        pytest.param([killed("copied", 12, "another article"), killed("new", 27, TUESDAY)], set(), id="of an article not read"),
    ],
)
def test_what_newer_figures_replace(facts: list[Headcount], expected: set[str]) -> None:
    assert outdated(facts, DOCUMENTS) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([killed("a", 12, TUESDAY), killed("b", 27, TUESDAY)], {"b"}, id="what is superseded"),
        pytest.param([killed("a", 27, TUESDAY), killed("b", 27, TUESDAY)], set(), id="not what a figure that holds says too"),
    ],
)
def test_superseded_facts(facts: list[Headcount], expected: set[str]) -> None:
    assert outdated(facts, DOCUMENTS, ["b"]) == expected


def test_of_one_article_only_what_is_superseded() -> None:
    facts = [killed("said", 60, MONDAY), killed("denied", 60, MONDAY, status="denied"), killed("other", 9, MONDAY)]
    assert outdated(facts, DOCUMENTS[:1], ["other"]) == {"other"}
