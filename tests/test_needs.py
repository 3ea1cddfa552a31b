"""The needs slot: who needs and who gives, and what is quoted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.segment import segment
from summarise.slots import needs
from summarise.text import Article, Sentence
from summarise.tokens import tokens

ROLES = [
    pytest.param("The Red Cross distributed blankets to 400 families.", "400 families", "The Red Cross", id="to-whom"),
    pytest.param("The Red Cross provided 400 families with blankets.", "400 families", "The Red Cross", id="whom-with"),
    pytest.param("Blankets were given to the villagers by the council.", "the villagers", "the council", id="passive"),
    pytest.param("Some 400 families are in urgent need of blankets.", "Some 400 families", None, id="in-need"),
    pytest.param("Villagers in the delta lack clean water.", "Villagers in the delta", None, id="lack"),
    pytest.param("The Ministry of Health sent medicines.", None, "The Ministry of Health", id="ministry"),
    pytest.param("They need blankets.", None, None, id="pronoun"),
]


def sentence_of(text: str) -> Sentence:
    """The text as one sentence."""
    return Sentence(0, text, 0, len(text), *tokens(text, "en"))


@pytest.mark.parametrize(("text", "population", "giver"), ROLES)
def test_roles(text: str, population: str | None, giver: str | None) -> None:
    found = needs.fill(Article("a", text), [sentence_of(text)])
    assert {(need.population, need.by) for need in found} == {(population, giver)}


def test_evidence_is_the_clause() -> None:
    text = "Roads are closed, but the Red Cross gave 500 tents to the families on Friday, police said."
    (need,) = needs.fill(Article("a", text), [sentence_of(text)])
    assert need.evidence[0].quote == "the Red Cross gave 500 tents to the families on Friday"
    assert text[need.evidence[0].start : need.evidence[0].end] == need.evidence[0].quote


def test_leftovers_are_no_needs() -> None:
    text = "The Red Cross gave 500 tents to the families."
    assert needs.fill(Article("a", text), [replace(sentence_of(text), leftover=True)]) == ()


def test_negated_need_is_no_need() -> None:
    text = "The families do not need tents."
    assert needs.fill(Article("a", text), [sentence_of(text)]) == ()


WORDS = (
    *("food", "water", "tents", "canopies", "workers", "families", "the", "running", "donated", "boxes", "of", "and", ",", "("),
    *(")", "-", "no", "without", "2,000", "Relief", "Department", "more", "than", "to", "provided", "need", "power", "cuts", "."),
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_chunks_stand_apart(words: list[str]) -> None:
    sentence = sentence_of(" ".join(words))
    found = needs.chunks_of(needs.Line(needs.grammar_of("en", None), sentence))
    ends = [-1, *(chunk.last for chunk in found)]
    assert all(end < chunk.first <= chunk.last for end, chunk in zip(ends, found, strict=False))


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for need in needs.fill(Article("a", text), [sentence_of(text)]):
        span = need.evidence[0]
        assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    "text",
    [
        "Urgent needs\n• Soap.\nOutlook\n• Tents",
        "Needs\n• Soap was handed out.",
        "Stocks\n• Tents",
        "Tents needed in a cold spring, says mayor\nSalt is dear.",
    ],
)
def test_heading_rules_its_list_only(text: str) -> None:
    article = Article("a", text)
    found = needs.fill(article, segment(article))
    assert [need.item for need in found if need.evidence[0].rule == "under_needed"] == ["Soap"] * ("• Soap." in text)


def test_bare_figure_counts_what_was_named_before() -> None:
    article = Article("a", "The port has 60 tents. Another 45 are needed.")
    (need,) = needs.fill(article, segment(article))
    assert (need.item, need.canonical, need.quantity and need.quantity.value) == ("tents", "tents", 45)
    assert need.evidence[0].quote == "Another 45 are needed"
