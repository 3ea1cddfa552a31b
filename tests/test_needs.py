"""The needs slot: every rule's own examples, and the sentences of the corpus."""

import pytest

from summarise.lexicon import Rule
from summarise.rules import rule_book
from summarise.slots import needs
from summarise.text import Article, Sentence
from summarise.tokens import tokens

RULES = rule_book("en", "needs").lexicon.rules


def sentence_of(text: str) -> Sentence:
    """The text as one sentence."""
    return Sentence(0, text, 0, len(text), *tokens(text, "en"))


def claimed(text: str) -> set[str]:
    """The rules that have a thing in the text, those that say "no need" included."""
    return {told.match.rule.name for told in needs.told_in(sentence_of(text), "en", None)}


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(r, t, id=f"{r.name}-{i}") for r in RULES for i, t in enumerate(r.examples)]
)
def test_rule_finds_its_example(rule: Rule, text: str) -> None:
    assert rule.name in claimed(text)


@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(r, t, id=f"{r.name}-{i}") for r in RULES for i, t in enumerate(r.counterexamples)]
)
def test_rule_leaves_its_counterexample(rule: Rule, text: str) -> None:
    assert rule.name not in claimed(text)


def test_negated_need_is_no_need() -> None:
    text = "The families do not need tents."
    assert needs.fill(Article("a", text), [sentence_of(text)]) == ()
