"""The slot scores of a report against an annotated article, and the kinds of mistakes."""

import pytest

from summarise.evaluate.case import Case
from summarise.evaluate.evaluation import measure
from summarise.evaluate.gold import mentions_of
from summarise.evaluate.mistakes import MISTAKES, mistakes
from summarise.evaluate.pairing import cases
from summarise.evaluate.rows import Row
from tests.annotated import ARTICLES, SITREPS


def rows(many: list[dict], key: str = "id") -> dict[str, Row]:
    """The rows of annotated articles, or of reports."""
    ids = [one["id"] if key == "id" else one["articles"][0]["id"] for one in many]
    return {id: Row(id, "here", one) for id, one in zip(ids, many, strict=True)}


def made() -> list[Case]:
    return cases(rows(SITREPS, "articles"), gold=rows(ARTICLES), source=None, notice=print)


# Precision, recall and F1, counted by hand: hits of what was found, and of what there is.
SCORES = {
    "headcounts.strict": (2 / 5, 2 / 4, 4 / 9),
    "headcounts.value": (3 / 5, 3 / 4, 6 / 9),
    "headcounts.place": (1 / 5, 1 / 4, 2 / 9),
    "damage.strict": (1 / 2, 1 / 3, 2 / 5),
    "damage.value": (1 / 2, 1 / 3, 2 / 5),
    "damage.place": (1 / 2, 1 / 3, 2 / 5),
    "needs.strict": (1 / 2, 1 / 3, 2 / 5),
    "needs.value": (2 / 2, 2 / 3, 4 / 5),
    "needs.place": (2 / 2, 2 / 3, 4 / 5),
    "movements.strict": (1 / 2, 1 / 2, 1 / 2),
    "movements.value": (1 / 2, 1 / 2, 1 / 2),
    "movements.place": (1 / 2, 1 / 2, 1 / 2),
}


@pytest.mark.parametrize(("level", "expected"), SCORES.items(), ids=SCORES.keys())
def test_a_slot_is_scored_mention_by_mention(level: str, expected: tuple[float, float, float]) -> None:
    measured = measure(made(), [level])
    assert {one.metric: one.value for one in measured} == {
        f"{level}.{rate}": pytest.approx(value) for rate, value in zip(("precision", "recall", "f1"), expected, strict=True)
    }


def test_a_report_that_is_missing_finds_nothing() -> None:
    told: list[str] = []
    found = cases(rows(SITREPS[1:], "articles"), gold=rows(ARTICLES), source=None, notice=told.append)
    assert [one.value for one in measure(found, ["headcounts.strict"])] == [0, 0, 0]
    assert told == ["without a prediction, counted as empty: 'beira'"]


def test_each_mistake_has_its_kind() -> None:
    assert [(one.kind, one.why) for case in made() for one in mistakes(case)] == [
        (
            "wrong unit",
            "headcounts: annotated: displaced, households, 300, in Chimoio; found: displaced, people, 300, in Chimoio",
        ),
        (
            "wrong category",
            "headcounts: annotated: injured, people, soldiers, 12, in Dondo; found: killed, people, soldiers, 12, in Sofala",
        ),
        ("wrong place", "headcounts: annotated: returned, people, 90, in Buzi; found: returned, people, 90, in Sofala"),
        ("wrong value", "damage: annotated: destroyed, bridge, 2; found: destroyed, bridge, 15"),
        ("missed", "damage: annotated: destroyed, boat, 9"),
        ("wrong category", "needs: annotated: needed, drinking water; found: provided, water"),
        ("missed", "needs: annotated: provided, medical care; found: provided, care, background"),
        ("wrong place", "movements: annotated: return, Beira, Buzi; found: return, Buzi, 90"),
        ("spurious", "headcounts: found: displaced, people, 4"),
    ]
    assert {one.kind for case in made() for one in mistakes(case)} == set(MISTAKES)


def test_a_report_agrees_with_itself() -> None:
    row = rows(SITREPS, "articles")["beira"]
    case = Case("beira", "", sitrep=row.data, gold=mentions_of(row))
    assert {one.value for one in measure([case], ["headcounts", "damage", "needs", "movements"])} == {1.0}
    assert mistakes(case) == []
