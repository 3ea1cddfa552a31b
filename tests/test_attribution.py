"""Who is named as the source of a statement."""

import pytest

from summarise.ground.attribution import Speakers
from summarise.segment import segment
from summarise.sitrep import Attribution
from summarise.text import Article, Span


def sources(text: str) -> list[tuple[str, str] | None]:
    """The name and type of each sentence's source."""
    sentences = segment(Article("a", text))
    speakers = Speakers(sentences)
    found = [speakers.of(sentence, Span(sentence.start, sentence.end)) for sentence in sentences]
    return [None if one is None else (one.name, one.type) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police said three people drowned.", ("Police", "government"), id="before"),
        pytest.param("Three people drowned, police said.", ("police", "government"), id="after"),
        pytest.param(
            "“Three people drowned,” said Ana Reyes, a doctor.", ("Ana Reyes", "local"), id="inverted, kind from what follows"
        ),
        pytest.param("According to the UN, 40 villages are empty.", ("UN", "un"), id="according to"),
        pytest.param(
            "Forty villages are empty, according to village elders.", ("village elders", "local"), id="according to, at the end"
        ),
        pytest.param("Figures from UNHCR show that 900 crossed.", ("UNHCR", "un"), id="figures from"),
        pytest.param("Oxfam's latest estimate puts the number at 900.", ("Oxfam", "ngo"), id="estimate of its own"),
        pytest.param("According to data gathered by IOM between May and June, 900 fled.", ("IOM", "un"), id="data gathered by"),
        pytest.param(
            "The agency Tass, citing the Emergencies Ministry, said 12 died.", ("Emergencies Ministry", "government"), id="citing"
        ),
        pytest.param(
            "The Coastal Observatory, which watches the strait, said 12 died.",
            ("Coastal Observatory", "monitor"),
            id="clause between",
        ),
        pytest.param("The Red Crescent has said that 12 died.", ("Red Crescent", "rcrc"), id="auxiliary between"),
        pytest.param("The rebels claimed to have captured 20 soldiers.", ("rebels", "armed_group"), id="armed group"),
        pytest.param("On Thursday, Radio Lakeside reported 12 deaths.", ("Radio Lakeside", "media"), id="outlet, behind a date"),
        pytest.param(
            "Residents and activists said shells hit the market.", ("Residents and activists", "ngo"), id="two sources, one name"
        ),
        pytest.param("Thousands fled and the army said it shot 12.", ("army", "government"), id="only what follows and"),
        pytest.param(
            "The Ministry of Water, Land and Forests said 12 died.",
            ("Ministry of Water, Land and Forests", "government"),
            id="comma in a name",
        ),
        pytest.param("Mr Okello told reporters that 12 died.", ("Mr Okello", "unknown"), id="person"),
    ],
)
def test_source_of_a_sentence(text: str, expected: tuple[str, str]) -> None:
    assert sources(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Five people reported missing were found.", id="participle"),
        pytest.param("No deaths have been reported.", id="passive"),
        pytest.param("Floods claimed 20 lives.", id="claimed by floods"),
        pytest.param("Fifty states have no plan.", id="a noun like a verb"),
        pytest.param("It was said that 12 died.", id="nobody"),
    ],
)
def test_no_source(text: str) -> None:
    assert sources(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Governor Ana Reyes said 12 died. She added that 30 were hurt. It rained.",
            [("Governor Ana Reyes", "government"), ("Governor Ana Reyes", "government"), None],
            id="pronoun",
        ),
        pytest.param(
            "“We lost 12 people. Our homes are gone,” said Ana Reyes, a farmer.",
            [("Ana Reyes", "local"), ("Ana Reyes", "local")],
            id="within a quotation",
        ),
        pytest.param(
            "The ministry said 12 died. About 30 are missing, it said.",
            [("ministry", "government"), ("ministry", "government")],
            id="a body",
        ),
        pytest.param("She said 12 died.", [None], id="a pronoun for nobody"),
    ],
)
def test_sources_carry_over(text: str, expected: list[tuple[str, str] | None]) -> None:
    assert sources(text) == expected


def test_the_nearest_source_counts() -> None:
    text = "Police said 12 died, while the Red Cross said 40 were hurt."
    (sentence,) = segment(Article("a", text))
    start = text.index("40 were hurt")
    assert Speakers([sentence]).of(sentence, Span(start, start + 12)) == Attribution("Red Cross", "rcrc")
