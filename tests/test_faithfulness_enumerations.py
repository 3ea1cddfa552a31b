"""How many of a kind a source lists by number or by name."""

import pytest

from tests.test_faithfulness_deeds import kinds

NUMBERED = "Families in blocks four, five and nine of Odra were told to boil their water."
NAMED = "The army has closed the schools of Tarn and Velo until the shelling stops."
BEHIND = "Rations were halved in Tarn and Velo districts in May."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(NUMBERED, "Families in three blocks of Odra must boil their water.", id="numbers"),
        pytest.param(BEHIND, "Rations were halved in two districts in May.", id="names before their kind"),
        pytest.param(NAMED, "The army has closed two schools until the shelling stops.", id="names behind their kind"),
    ],
)
def test_members_of_a_list_may_be_counted(source: str, claim: str) -> None:
    assert kinds(source, claim) == set()


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(NUMBERED, "Families in six blocks of Odra must boil their water.", id="another number"),
        pytest.param(BEHIND, "Rations were halved in three districts in May.", id="more than are named"),
        pytest.param(BEHIND, "Rations were halved in two camps in May.", id="another kind"),
    ],
)
def test_a_number_that_no_list_has_is_found(source: str, claim: str) -> None:
    assert "number" in kinds(source, claim)
