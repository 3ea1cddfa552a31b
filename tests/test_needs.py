"""The needs slot: the sentences of the corpus, who needs and who gives, and what is quoted."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.sitrep import to_json
from summarise.slots import needs
from summarise.text import Article, Sentence
from summarise.tokens import tokens

CORPUS = Path(__file__).parent / "corpora" / "en" / "needs.jsonl"
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


def _case(line: str) -> Any:
    case = json.loads(line)
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case["text"], case["needs"], id=case["text"][:50], marks=marks)


@pytest.mark.parametrize(("text", "expected"), [_case(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()])
def test_corpus(text: str, expected: list[dict[str, Any]]) -> None:
    keys = ("item", "canonical", "cluster", "status", "quantity")
    found = [to_json(need) for need in needs.fill(Article("a", text), [sentence_of(text)])]
    assert [{key: need[key] for key in keys} for need in found] == expected


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
