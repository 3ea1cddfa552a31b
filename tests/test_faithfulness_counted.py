"""Who and what a figure counts: other words for the same, and others."""

import pytest

from summarise.faithfulness import Source, check
from summarise.reading import read
from summarise.text import Article


def kinds(source: str, claim: str) -> set[str]:
    """The kinds of what is found wrong with a claim."""
    return {one.kind for one in check(claim, Source.of([read(Article("a", source, language="en"), language="en")]))}


CAMP = "A fire tore through the Odra refugee camp on Monday. It left 4,200 people without a roof."
BOTH = "A fire tore through the Odra camp, where 900 refugees live, on Monday. It left 4,200 people of the town without a roof."
CLINICS = "The charity Alba has pulled out its doctors, but 40 nurses go on running six clinics. It has closed two schools."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        pytest.param(CAMP, "A fire left 4,200 refugees without a roof.", id="people of a refugee camp"),
        pytest.param(CLINICS, "Forty nurses keep six health centres of the charity Alba running.", id="a saying for the thing"),
    ],
)
def test_other_words_for_the_same_are_let_pass(source: str, claim: str) -> None:
    assert kinds(source, claim) == set()


@pytest.mark.parametrize(
    ("source", "claim", "kind"),
    [
        pytest.param(CAMP, "A fire left 4,200 soldiers without a roof.", "group", id="others"),
        pytest.param(BOTH, "A fire left 4,200 refugees without a roof.", "group", id="counted apart"),
        pytest.param(CLINICS, "Forty nurses go on running six schools.", "role", id="another thing"),
    ],
)
def test_others_are_found(source: str, claim: str, kind: str) -> None:
    assert kind in kinds(source, claim)
