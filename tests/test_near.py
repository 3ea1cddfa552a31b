"""Rules that almost matched: what is shown of them, and what they are said to lack."""

import pytest

from summarise.near import Near, near_misses
from summarise.reading import read
from summarise.render.almost import near_text
from summarise.text import Article


def near(text: str) -> tuple[Near, ...]:
    reading = read(Article("a", text), language="en")
    return near_misses(reading.document.sentences, reading.findings.facts)


def shown(found: Near) -> tuple[str, str, str]:
    return found.slot, " ".join(found.sentence.words[found.first : found.last + 1]), found.missing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bandits murdered.", [("headcounts", "murdered", "no_figure")], id="no figure"),
        pytest.param("Some 900 workers met.", [("headcounts", "Some 900 workers", "rule")], id="no rule"),
        pytest.param("The minister met the press.", [], id="neither"),
        pytest.param("At least 40 people were killed in Beira.", [], id="a fact"),
        pytest.param("Bandits murdered and 40 elders met.", [("headcounts", "murdered", "apart")], id="another clause"),
        pytest.param("Forty gunmen killed them.", [("headcounts", "killed", "active")], id="active verb"),
        pytest.param("About 40 dogs were injured.", [("headcounts", "injured", "kind")], id="other things"),
        pytest.param(
            "The rebels did not flee to Goma.",
            [("headcounts", "flee", "no_figure"), ("movements", "flee", "nobody")],
            id="nobody goes",
        ),
        pytest.param("Villagers donated.", [("needs", "donated", "no_item")], id="nothing given"),
        pytest.param("Water that was sold, the mayor donated.", [("needs", "donated", "item_apart")], id="thing elsewhere"),
    ],
)
def test_what_was_missing(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [shown(one) for one in near(text)] == expected


def test_it_reads_in_words() -> None:
    text = near_text(near("Bandits murdered. Some 900 workers met.")).plain
    assert text.splitlines() == [
        "Rules that almost matched, where a sentence tells no fact:",
        "",
        "Bandits murdered.",
        "  headcounts: killed.participle (“murdered”): no figure or single thing in the sentence",
        "",
        "Some 900 workers met.",
        "  headcounts: none (“Some 900 workers”): a figure, and no words of a rule",
    ]
    assert near_text(()).plain == "No rule almost matched in the sentences that tell no fact."
