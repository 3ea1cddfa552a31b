"""Which figure of each condition stands on top."""

import itertools

import pytest

from summarise.keyfigures import key_figures, ranked
from summarise.merging.choice import STALE
from summarise.sitrep import Headcount
from tests.small_reports import head, report

DAY = "2024-03-11"
OLD = "2024-01-31"
BEFORE = "2024-03-10"


def displaced(id: str, value: int, qualifier: str = "exact", **more: object) -> Headcount:
    return head(id, "displaced", value, qualifier, **more)


BEIRA, DONDO, SOFALA, MUTARE = ({"locations": (place,)} for place in ("l3", "l4", "l2", "l5"))
FIRST = {
    "the whole before a place": [displaced("h1", 900), displaced("h2", 400, **BEIRA)],
    "the main country is the whole": [displaced("h1", 900, locations=("l1",)), displaced("h2", 400, **BEIRA)],
    "a province before a town": [displaced("h1", 900, **SOFALA), displaced("h2", 400, **BEIRA)],
    "the largest of two towns": [displaced("h1", 900, **BEIRA), displaced("h2", 400, **DONDO)],
    "of equal ones the newest": [displaced("h1", 400, day=DAY, **BEIRA), displaced("h2", 400, day=BEFORE, **DONDO)],
    "this country before another": [displaced("h1", 400, **BEIRA), displaced("h2", 900, **MUTARE)],
    "people before a group": [displaced("h1", 400, **BEIRA), displaced("h2", 900, group="children")],
    "now before in all so far": [displaced("h1", 400, basis="stock", **BEIRA), displaced("h2", 900, basis="cumulative")],
    "all so far before new": [displaced("h1", 400, basis="cumulative", **BEIRA), displaced("h2", 900, basis="flow")],
    "the newest flow": [displaced("h1", 400, basis="flow", day=DAY), displaced("h2", 900, basis="flow", day=BEFORE)],
    "reported before unconfirmed": [displaced("h1", 400, **BEIRA), displaced("h2", 900, status="unconfirmed")],
    "counted before words": [displaced("h1", 400, **BEIRA), displaced("h2", 2000, "vague")],
    "not a month old": [displaced("h1", 400, **BEIRA), displaced("h2", 900, day=OLD)],
    "no whole smaller than its part": [displaced("h1", 900, **BEIRA), displaced("h2", 400)],
    "an open whole reaches half as far again": [displaced("h1", 400, "at_least"), displaced("h2", 550, **BEIRA)],
    "but no further": [displaced("h1", 900, **BEIRA), displaced("h2", 400, "at_least")],
    "an older part may since have fallen": [displaced("h1", 400, day=DAY), displaced("h2", 900, day=BEFORE, **BEIRA)],
    "but who was rescued stays so": [
        head("h1", "rescued", 900, day=BEFORE, **BEIRA),
        head("h2", "rescued", 400, day=DAY),
    ],
    "a newer whole before an older one": [
        displaced("h1", 400, basis="stock", day=DAY),
        displaced("h2", 900, basis="unknown", day=BEFORE),
    ],
    "in all so far counts alike for who was rescued": [
        head("h1", "rescued", 412, basis="cumulative"),
        head("h2", "rescued", 400, **BEIRA),
    ],
}


@pytest.mark.parametrize("facts", FIRST.values(), ids=FIRST.keys())
def test_the_figure_on_top(facts: list[Headcount]) -> None:
    """It is the first of the facts, in whatever order they were found."""
    found = [[figure.fact.id for figure in key_figures(report(DAY, *order))] for order in itertools.permutations(facts)]
    assert found == [["h1"], ["h1"]]


def test_a_part_that_is_out_of_date_says_nothing_of_the_whole() -> None:
    assert STALE.days == 2
    late = head("h1", "rescued", 400, day=DAY), head("h2", "rescued", 900, day="2024-03-09", **BEIRA)
    assert [figure.fact.id for figure in key_figures(report(DAY, *late))] == ["h1"]


def test_people_and_households_both_stand_and_conditions_have_their_order() -> None:
    facts = (
        displaced("h1", 80, unit="households"),
        displaced("h2", 400),
        head("h3", "injured", 7),
        head("h4", "killed", 4),
        head("h5", "sheltered", 90, part_of="h2"),
        head("h6", "killed", 2, part_of="h4", group="children"),
    )
    assert [figure.fact.id for figure in key_figures(report(DAY, *facts))] == ["h4", "h3", "h2", "h1", "h5"]


def test_a_part_of_its_like_alone_is_no_key_figure() -> None:
    facts = head("h1", "killed", 9, background=True), head("h2", "killed", 2, part_of="h1", group="children")
    assert key_figures(report(DAY, *facts)) == ()


def test_all_figures_in_their_order() -> None:
    facts = displaced("h1", 400, **BEIRA), displaced("h2", 900, **DONDO), displaced("h3", 1300), head("h4", "killed", 4)
    assert [figure.fact.id for figure in ranked(report(DAY, *facts))] == ["h4", "h3", "h2", "h1"]
