"""Who did what to whom, where, when and how many of them: what a sentence turns round, and what it only says otherwise."""

import pytest

from summarise.faithfulness import Source, check
from summarise.reading import read
from summarise.text import Article


def kinds(source: str, claim: str) -> set[str]:
    """The kinds of what is found wrong with a claim."""
    return {one.kind for one in check(claim, Source.of([read(Article("a", source, language="en"), language="en")]))}


ACCUSED = "The mayor of Orsk accused the mining company on Monday of hiding the leak. The company rejected the charge."
CAUGHT = (
    "Armed men burned a school in Dalu on Monday. Herders later caught two of the attackers and handed them over to the police."
)
RAN = "A lorry ran into a parked school bus near Velm on Tuesday."
SIGNED = "Rebel leader Ado Mbe signed a truce with the government in Lome on Friday."
WOUNDED = "Under a deal brokered by the Red Crescent, 36 wounded soldiers and nine nurses were taken out of Tarn in ambulances."
KILLED = "The drought has already killed most of her camels, said Amina, a herder."
TURNED = {
    "active": (ACCUSED, "The mining company accused the mayor of Orsk on Monday of hiding the leak."),
    "passive": (ACCUSED, "The mayor of Orsk was accused on Monday by the mining company of hiding the leak."),
    "second verb": (CAUGHT, "Police caught two of the attackers in Dalu and handed them over to the herders."),
    "things": (RAN, "A parked school bus ran into a lorry near Velm on Tuesday."),
}
TWINS = {
    "passive": (ACCUSED, "The mining company was accused on Monday of hiding the leak by the mayor of Orsk."),
    "one side": (ACCUSED, "The mayor of Orsk accused the mining company of hiding the leak."),
    "second verb": (CAUGHT, "Two of the attackers were caught by herders and handed over to the police."),
    "participle": (SIGNED, "Under a truce signed in Lome on Friday, rebel leader Ado Mbe is at peace with the government."),
    "which kind": (WOUNDED, "Ambulances took 36 wounded soldiers and nine nurses out of Tarn."),
    "befalls": (KILLED, "Most camels of Amina, a herder, died in the drought."),
}


@pytest.mark.parametrize(("source", "claim"), TURNED.values(), ids=TURNED)
def test_a_deed_turned_round_is_found(source: str, claim: str) -> None:
    assert "role" in kinds(source, claim)


@pytest.mark.parametrize(("source", "claim"), TWINS.values(), ids=TWINS)
def test_a_deed_said_otherwise_is_none(source: str, claim: str) -> None:
    assert kinds(source, claim) == set()


BEFORE = "Shelling hit Tarn on Monday, two days before the truce was due to begin. A nurse was held for a week and then let go."
LATE = "The rains came late to Orsk and stopped three weeks earlier than usual."
WRONG_TIMES = {
    "side": (BEFORE, "Shelling hit Tarn on Monday, two days after the truce was due to begin."),
    "length": (BEFORE, "A nurse was held for a month and then let go."),
    "later": (LATE, "The rains came late to Orsk and stopped three weeks later than usual."),
}
RIGHT_TIMES = {
    "side": (BEFORE, "Two days before the truce was due to begin, shelling hit Tarn."),
    "in days": (BEFORE, "A nurse was held for seven days and then let go."),
    "roughly": ("A boy was dug out in Orsk after 29 hours.", "A boy was dug out in Orsk more than a day after."),
    "no other": ("A nurse was held from Monday to Sunday and then let go.", "A nurse was held for a week and then let go."),
    "ago": ("The strike began twelve weeks ago in Orsk.", "In Orsk the strike began, and twelve weeks after that it goes on."),
}


@pytest.mark.parametrize(("source", "claim"), WRONG_TIMES.values(), ids=WRONG_TIMES)
def test_another_length_of_time_is_found(source: str, claim: str) -> None:
    assert "time" in kinds(source, claim)


@pytest.mark.parametrize(("source", "claim"), RIGHT_TIMES.values(), ids=RIGHT_TIMES)
def test_the_same_length_of_time_is_none(source: str, claim: str) -> None:
    assert "time" not in kinds(source, claim)


RESTATED = {
    "share": ("Sixty per cent of the wells in Orsk are dry.", "Six in ten wells in Orsk are dry."),
    "share in digits": ("In Orsk 7 out of 10 wells are dry.", "Seven in ten wells in Orsk are dry."),
    "an age": ("A fire in Orsk killed a boy of four.", "A four-year-old boy died in a fire in Orsk."),
    "half a year": ("In the first half of the year 916 cows died in Orsk.", "Over six months 916 cows died in Orsk."),
    "an ordinal": ("The siege of Orsk entered its hundredth day.", "Orsk has been under siege for one hundred days."),
    "a part of a month": ("A drive against measles began in Orsk in mid-May.", "A drive against measles began in Orsk in May."),
    "owner": (
        "A driver told a reporter that two nurses had been hurt in Orsk. The army denied that anyone had been hurt.",
        "The army denied a driver's account that two nurses had been hurt in Orsk.",
    ),
    "two words for no": (
        "The mayor rejected calls for an inquiry into the leak in Orsk.",
        "The mayor of Orsk has refused an inquiry into the leak.",
    ),
    "a day is no place": (
        "A boat overturned off Orsk on Monday. It had left Velo with 40 on board early on Sunday.",
        "A boat that had left Velo with 40 on board overturned off Orsk early on Monday.",
    ),
    "a common word that opens": ("Sea water has spoilt the fields of Orsk.", "Salt water has spoilt the fields of Orsk."),
}


@pytest.mark.parametrize(("source", "claim"), RESTATED.values(), ids=RESTATED)
def test_other_words_for_the_same_are_no_fault(source: str, claim: str) -> None:
    assert {one for one in kinds(source, claim) if one != "coverage"} == set()


AIRSTRIKES = "Airstrikes on Orsk killed nine people. The wounded were driven to hospitals in Tarn by road from Velo to Sura."
NEEDS = "Some of the wells in Orsk are dry. A few of the clinics have closed, and all the schools are open."
TENTATIVE = "The navy has tentatively identified the wreck off Orsk as that of the Amal."
OFFERS = "Peru offered 40 tents and Chile sent two boats."
ELSEWHERE = {
    "struck": (AIRSTRIKES, "Airstrikes on Tarn killed nine people.", "place"),
    "way": (AIRSTRIKES, "The wounded were driven by road from Tarn to Sura.", "place"),
    "all for some": (NEEDS, "All of the wells in Orsk are dry.", "qualifier"),
    "most for few": (NEEDS, "Most of the clinics in Orsk have closed.", "qualifier"),
    "few for all": (NEEDS, "Few schools in Orsk are open.", "qualifier"),
    "certain": (TENTATIVE, "The navy has conclusively identified the wreck off Orsk as the Amal.", "qualifier"),
    "offers exchanged": (
        "Peru offered 40 tents and Chile sent two boats.",
        "Chile offered 40 tents and Peru sent two boats.",
        "role",
    ),
}
IN_PLACE = {
    "struck": (AIRSTRIKES, "Airstrikes on Orsk killed nine people, and the wounded were taken to Tarn.", "place"),
    "wider": ("Airstrikes on Velo, a town in Tarn, killed nine people.", "Airstrikes on Tarn killed nine people.", "place"),
    "several for some": (NEEDS, "Several wells in Orsk are dry.", "qualifier"),
    "every for all": (NEEDS, "Every school in Orsk is open.", "qualifier"),
    "offers": (OFFERS, "Two boats were sent by Chile; Peru offered 40 tents.", "role"),
}


@pytest.mark.parametrize(("source", "claim", "kind"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_the_source_says_of_others_is_found(source: str, claim: str, kind: str) -> None:
    assert kind in kinds(source, claim)


@pytest.mark.parametrize(("source", "claim", "kind"), IN_PLACE.values(), ids=IN_PLACE)
def test_what_the_source_says_of_the_same_is_no_fault(source: str, claim: str, kind: str) -> None:
    assert kind not in kinds(source, claim)


def test_a_refusal_is_still_no_consent() -> None:
    assert "polarity" in kinds("The mayor rejected the inquiry into the leak.", "The mayor accepted the inquiry into the leak.")
