"""Figures that the source lists side by side, told together."""

import pytest

from summarise.faithfulness import Source
from summarise.reading import read
from summarise.summary.guard import refusing
from summarise.text import Article


def refused(source: str, claim: str) -> bool:
    """Whether a summary may not say so."""
    return bool(refusing(claim, Source.of([read(Article("a", source, language="en"), language="en")])))


DAYS = "Divers pulled 36 people from the lake at Odra on Friday and a further 13 on Saturday."
PARTS = "The flood killed 14 people in Tarn and eight in Velo. Another 30 are missing."
GOODS = "The charity Alba has sent 1,500 stoves and 3,200 blankets to Odra."
LED = "A wall fell in Odra on Friday, killing a nurse and six pupils."
HURT = "The storm killed 14 people and injured 40 in Odra on Friday."
CHANGE = "The number of patients in Odra rose from 14 on Friday to 40 on Saturday."
BABY = "Two guards and a baby were killed when shells struck the prison in Odra three times on Friday."
THIRD = "Two lorries left Tarn on Friday with 310 people, while a third set out from Velo with 205."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(BABY, "Three people were killed when shells struck the prison in Odra.", id="and one behind the list"),
        pytest.param(THIRD, "Three lorries with 515 people left on Friday.", id="counted on"),
        pytest.param(DAYS, "Divers pulled 49 people from the lake at Odra.", id="on two days"),
        pytest.param(PARTS, "The flood killed 22 people.", id="in two places"),
        pytest.param(GOODS, "The charity Alba has sent 4,700 stoves and blankets to Odra.", id="of two kinds that are named"),
        pytest.param(LED, "A wall fell in Odra on Friday, killing seven people.", id="and one person"),
    ],
)
def test_a_list_may_be_told_together(source: str, claim: str) -> None:
    assert not refused(source, claim)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(DAYS, "Divers pulled 48 people from the lake at Odra.", id="another sum"),
        pytest.param(PARTS, "The flood killed 22 people in Tarn.", id="a part's place"),
        pytest.param(PARTS, "The flood killed 52 people.", id="the missing among them"),
        pytest.param(GOODS, "The charity Alba has sent 4,700 stoves to Odra.", id="one of the kinds"),
        pytest.param(HURT, "The storm killed 54 people in Odra on Friday.", id="the injured among them"),
        pytest.param(THIRD, "Four lorries left on Friday.", id="counted on too far"),
        pytest.param(CHANGE, "There are 54 patients in Odra.", id="ends of a change"),
    ],
)
def test_other_sums_are_refused(source: str, claim: str) -> None:
    assert refused(source, claim)
