"""The same said in other words, and what only sounds like it: lengths and rates, speeds, acronyms, contraries, ages."""

import pytest

from tests.test_faithfulness_deeds import kinds

STORM = "The storm hit Odra with winds of 180 km/h, cutting electricity to 300,000 people."
LOCUSTS = "Locusts have eaten the crops of 70,000 farmers in Odra, the Food and Agriculture Organization said."
STRIKE = "The search in the Odra pit took eight days. The union called a one-day strike for Wednesday."
WATER = "For the third year the rains have failed. The town of Odra brings water in tankers, 15 litres a head each day."
FUNDS = "Donors have given only 31 per cent of the money that the Odra relief fund needs."
SEARCH = "The coastguard ended its search for the Odra trawler on Monday."
BAN = "The mayor announced a ban on heavy vehicles in the centre of Odra."
PUMPS = "Only 11 of the 60 pumps in the settlement of Odra work, a survey found."
COUNCIL = "The mayor has promised Odra more nurses, but the council has yet to approve the money."
FEVER = "Twenty-one people have died of dengue in Odra, fifteen of them children under ten."
START = "The vaccination of 300,000 people in Odra is to begin on Monday."
HOARD = "Tomasa Rey, who has three children, guts fish in the harbour of Odra at four in the morning."
BRIDGE = "The bridge of Odra stayed closed for 22 hours that day."
BUILT = "A pipeline exploded in Odra on Friday, flattening four apartment blocks."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(STORM, "Winds in Odra reached 180 kilometres an hour.", id="a unit written out"),
        pytest.param(STORM, "The storm left 300,000 people in Odra without power.", id="cut, without"),
        pytest.param(
            LOCUSTS, "Locusts have destroyed the crops of 70,000 farmers in Odra, the FAO says.", id="letters for a name"
        ),
        pytest.param(STRIKE, "The union will strike for a day on Wednesday.", id="a day, one-day"),
        pytest.param(WATER, "Tankers bring Odra 15 litres of water a day for each head.", id="a rate is no length"),
        pytest.param(
            FUNDS, "The Odra relief fund has received only 31 percent of the money that it needs.", id="given, received"
        ),
        pytest.param(SEARCH, "The search for the Odra trawler has been called off.", id="ended, called off"),
        pytest.param(BAN, "Heavy vehicles will no longer be allowed in the centre of Odra.", id="no longer allowed, banned"),
        pytest.param(PUMPS, "Most pumps in the settlement of Odra are out of order, a survey found.", id="only some work"),
        pytest.param(COUNCIL, "The council has not yet approved the money for Odra.", id="yet to, not yet"),
        pytest.param(FEVER, "Fifteen children under the age of ten have died of dengue in Odra.", id="an age written out"),
        pytest.param(START, "The vaccination of 300,000 people in Odra starts on Monday.", id="a timetable"),
        pytest.param(HOARD, "Tomasa Rey, a mother of three, guts fish in the harbour of Odra.", id="a mother of three"),
        pytest.param(BUILT, "Four buildings collapsed when a pipeline exploded in Odra on Friday.", id="buildings are not built"),
    ],
)
def test_other_words_for_the_same_are_let_pass(source: str, claim: str) -> None:
    assert kinds(source, claim) == set()


@pytest.mark.parametrize(
    ("source", "claim", "kind"),
    [
        pytest.param(STORM, "Winds in Odra reached 180 miles an hour.", "unit", id="another unit"),
        pytest.param(
            LOCUSTS, "Locusts have destroyed the crops of 70,000 farmers in Odra, the WFP says.", "name", id="other letters"
        ),
        pytest.param(STRIKE, "The union will strike for a week on Wednesday.", "time", id="another length"),
        pytest.param(BRIDGE, "The bridge of Odra stayed closed for 25 hours that day.", "number", id="25 hours are no day"),
        pytest.param(SEARCH, "The coastguard started its search for the Odra trawler on Monday.", "role", id="a contrary"),
        pytest.param(BAN, "The mayor allowed heavy vehicles in the centre of Odra.", "role", id="allowed, banned"),
        pytest.param(COUNCIL, "The council has approved the money for Odra.", "polarity", id="done, still to do"),
        pytest.param(
            FEVER, "Fifteen children over the age of ten have died of dengue in Odra.", "qualifier", id="the other side"
        ),
    ],
)
def test_what_only_sounds_like_it_is_found(source: str, claim: str, kind: str) -> None:
    assert kind in kinds(source, claim)
