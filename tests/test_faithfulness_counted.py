"""Who and what a figure counts: other words for the same, and others."""

import pytest

from tests.test_faithfulness_deeds import kinds

CAMP = "A fire tore through the Odra refugee camp on Monday. It left 4,200 people without a roof."
BOTH = "A fire tore through the Odra camp, where 900 refugees live, on Monday. It left 4,200 people of the town without a roof."
CLINICS = "The charity Alba has pulled out its doctors, but 40 nurses go on running six clinics. It has closed two schools."

SEA = "The coastguard stopped two rubber boats off Tarn on Monday and brought 187 people ashore."
BUS = "A bus with 31 people from Odra and two nuns overturned near Tarn on Monday."
TRAPPED = "Seven quarry workers who had been trapped near Odra were rescued on Sunday by a team with dogs."
TOTAL = "Forty Orskan families were sent back on Monday, which brings the total for the month to 700 people."
FATAL = "The hospital in Odra saw 310 cases of snakebite in a week, four of them fatal."
OWNED = "About 900 fishermen's families want to go back to Odra."
GIRLS = "Gunmen took 52 pupils away from a school in Odra. Nine of the girls have come home."
MAYBE = "Two patients may have to be moved to Tarn if the leaks in Odra grow, the director said."
YEARS = "The toll of deaths in Odra has now reached 613 this year, against 440 in the same months last year."
MOTHER = "Nada lives with her five children in a tent in Odra. Her goats have died."
CHOIR = "A wall fell on the choir of Odra. Two choristers were hurt."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(SEA, "The coastguard brought 187 migrants ashore on Monday.", id="people of boats"),
        pytest.param(BUS, "A bus with 31 passengers overturned near Tarn.", id="people of a bus"),
        pytest.param(TRAPPED, "A team with dogs saved seven trapped quarry workers on Sunday.", id="trapped and rescued"),
        pytest.param(TOTAL, "Some 700 people have been sent back this month.", id="a total"),
        pytest.param(FATAL, "Four of the cases of snakebite in Odra were fatal.", id="four of them"),
        pytest.param(OWNED, "About 900 fishing families want to go back to Odra.", id="whose families"),
        pytest.param(GIRLS, "Nine of the 52 schoolgirls who were taken away in Odra have come home.", id="a wider word before"),
        pytest.param(MAYBE, "Two patients could be moved to Tarn if the leaks in Odra grow.", id="what may be"),
        pytest.param(
            YEARS, "Deaths in Odra rose to 613 this year, from 440 in the same months last year.", id="set against another"
        ),
        pytest.param(MOTHER, "Nada, a mother of five whose goats died in Odra, lives in a tent.", id="whose"),
        pytest.param(CHOIR, "A wall that fell in Odra left two singers injured.", id="another word for them"),
        pytest.param(CAMP, "A fire left 4,200 refugees without a roof.", id="people of a refugee camp"),
        pytest.param(CLINICS, "Forty nurses keep six health centres of the charity Alba running.", id="a saying for the thing"),
    ],
)
def test_other_words_for_the_same_are_let_pass(source: str, claim: str) -> None:
    assert kinds(source, claim) == set()


@pytest.mark.parametrize(
    ("source", "claim", "kind"),
    [
        pytest.param(SEA, "The coastguard brought 187 pupils ashore on Monday.", "group", id="no setting of theirs"),
        pytest.param(BUS, "A bus with 31 nuns overturned near Tarn.", "group", id="counted otherwise"),
        pytest.param(CAMP, "A fire left 4,200 soldiers without a roof.", "group", id="others"),
        pytest.param(BOTH, "A fire left 4,200 refugees without a roof.", "group", id="counted apart"),
        pytest.param(CLINICS, "Forty nurses go on running six schools.", "role", id="another thing"),
    ],
)
def test_others_are_found(source: str, claim: str, kind: str) -> None:
    assert kind in kinds(source, claim)
