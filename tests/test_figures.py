"""The figure that stands for each thing counted."""

from dataclasses import replace
from datetime import date

import pytest

from summarise.figures import Figure, by_topic, earlier, said_by, set_aside
from summarise.merging import Setting
from summarise.sitrep import Conflict, Damage, Evidence, Headcount
from tests.small_reports import MINISTRY, RED_CROSS, head, quantity, report

DAY = "2024-03-11"


def between(*ids: str, used: str | None, kind: str = "value") -> Conflict:
    return Conflict(ids, kind, 0, 0, used, "So it is.")


def test_what_is_set_aside() -> None:
    sitrep = report(
        DAY,
        *(head(f"h{n}", "killed", n) for n in range(1, 9)),
        conflicts=[between("h1", "h2", used="h2"), between("h3", "h4", used=None)],
        agreed=[("h5", "h6")],
        earlier=("h7",),
    )
    assert (set_aside(sitrep), earlier(sitrep)) == (frozenset({"h1", "h6", "h7"}), frozenset({"h7"}))


ALONE = {
    "a figure": ([head("h1", "killed", 4)], ["h1"]),
    "background": ([head("h1", "killed", 4, background=True)], []),
    "planned": ([head("h1", "evacuated", 4, status="planned")], []),
    "denied": ([head("h1", "killed", 4, status="denied")], []),
    "unconfirmed": ([head("h1", "killed", 4, status="unconfirmed")], ["h1"]),
    "reported before unconfirmed": ([head("h1", "killed", 9, status="unconfirmed"), head("h2", "killed", 4)], ["h2"]),
    "counted before words": ([head("h1", "killed", 24, "vague"), head("h2", "killed", 4)], ["h2"]),
    "the newest": ([head("h1", "killed", 9, day="2024-03-09"), head("h2", "killed", 4, day="2024-03-10")], ["h2"]),
    "the largest of a day": ([head("h1", "killed", 4), head("h2", "killed", 9)], ["h2"]),
    "two places": ([head("h1", "homeless", 4, locations=("l3",)), head("h2", "homeless", 9, locations=("l4",))], ["h1", "h2"]),
    "stock and flow": ([head("h1", "displaced", 4, basis="stock"), head("h2", "displaced", 9, basis="flow")], ["h1", "h2"]),
}


@pytest.mark.parametrize(("facts", "expected"), ALONE.values(), ids=ALONE.keys())
def test_the_fact_that_stands(facts: list[Headcount], expected: list[str]) -> None:
    assert [figure.fact.id for figure in by_topic(report(DAY, *facts)).values()] == expected


def only(*facts: Headcount | Damage, **more: object) -> Figure:
    (figure,) = by_topic(report(DAY, *facts, **more)).values()  # type: ignore[arg-type]
    return figure


def test_a_decided_conflict_leaves_the_figure_used_beside_its_rivals() -> None:
    low, high = head("h1", "killed", 41, attribution=MINISTRY), head("h2", "killed", 53, attribution=RED_CROSS)
    found = only(low, high, conflicts=[between("h1", "h2", used="h1")])
    assert found == Figure(found.about, low, date(2024, 3, 11), ("the Ministry of Health",), (), (high,))
    assert (found.low, found.high, found.sides) == (41, 53, (low,))


def test_an_undecided_conflict_leaves_both_sides() -> None:
    high, low = head("h1", "killed", 53, attribution=RED_CROSS), head("h2", "killed", 41, attribution=MINISTRY)
    found = only(high, low, conflicts=[between("h1", "h2", used=None)])
    assert (found.disputed, found.sides, found.sources) == (True, (low, high), ("the Ministry of Health", "the Red Cross"))


def test_a_place_at_odds_with_the_whole_stands_once() -> None:
    whole, part = head("h1", "displaced", 400), head("h2", "displaced", 900, locations=("l3",))
    found = only(whole, part, conflicts=[between("h1", "h2", used=None)])
    assert (found.about.places, found.sides) == ((), (whole, part))


def test_other_conflicts_than_of_values_bring_no_rivals() -> None:
    people, families = head("h1", "displaced", 400), head("h2", "displaced", 400, unit="households")
    assert only(people, families, conflicts=[between("h1", "h2", used="h1", kind="unit")]).rivals == ()


def test_agreeing_readings_widen_the_span_but_words_do_not() -> None:
    exact, about, words = head("h1", "killed", 401), head("h2", "killed", 400, "approximately"), head("h3", "killed", 24, "vague")
    found = only(exact, about, words, agreed=[("h1", "h2", "h3")])
    assert (found.fact, found.agreeing, found.low, found.high) == (exact, (about, words), 400, 401)


def test_words_that_the_figure_bears_out_are_no_rival() -> None:
    counted, dozens, hundreds = head("h1", "killed", 40), head("h2", "killed", 24, "vague"), head("h3", "killed", 200, "vague")
    found = only(counted, dozens, hundreds, conflicts=[between("h1", "h2", "h3", used="h1")])
    assert found.rivals == (hundreds,)


def test_damage_has_figures_too() -> None:
    houses = Damage(id="d1", evidence=(Evidence("a", 0, 4, "then"),), asset="house", level="destroyed", quantity=quantity(12))
    assert (only(houses).fact, only(houses).source) == (houses, "The Wire")


PARTS = {
    "of the same condition": ("killed", True),
    "of another condition": ("missing", False),
}


@pytest.mark.parametrize(("category", "expected"), PARTS.values(), ids=PARTS.keys())
def test_a_part(category: str, expected: bool) -> None:
    whole = head("h1", category, 40)
    found = by_topic(report(DAY, whole, head("h2", "killed", 14, part_of="h1", group="children")))
    assert [figure.is_part for figure in found.values()] == [False, expected]


SAID = {
    "whom the article names": (head("h1", "killed", 4, attribution=MINISTRY), "the Ministry of Health"),
    "else its publisher": (head("h1", "killed", 4), "The Wire"),
    "else nobody": (head("h1", "killed", 4, article="b"), None),
    "the publisher there is": (
        replace(head("h1", "killed", 4), evidence=(Evidence("b", 0, 4, "then"), Evidence("a", 0, 4, "then"))),
        "The Wire",
    ),
}


@pytest.mark.parametrize(("fact", "expected"), SAID.values(), ids=SAID.keys())
def test_who_says_it(fact: Headcount, expected: str | None) -> None:
    assert said_by(fact, Setting.of(report(DAY, fact))) == expected
