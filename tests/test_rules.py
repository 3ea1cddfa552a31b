"""Each rule finds its examples and leaves its counterexamples alone."""

import pytest

from summarise import lexicon
from summarise.lexicon import Rule
from summarise.reading import read
from summarise.slots import SLOTS
from summarise.text import Article

RULES = [(code, slot, rule) for code in lexicon.languages() for slot in SLOTS for rule in lexicon.load(code, slot).rules]


def pairs(texts_of: str) -> list[object]:
    return [
        pytest.param(code, slot, rule, text, id=f"{code}-{slot}-{rule.name}-{number}")
        for code, slot, rule in RULES
        for number, text in enumerate(getattr(rule, texts_of), 1)
    ]


def blocks(rule: Rule) -> bool:
    """Whether the rule is there to keep others from finding something."""
    return "none" in (rule.means.get(key) for key in ("category", "status", "type"))


def fired(language: str, slot: str, text: str) -> set[str | None]:
    """The rules of a slot that find a fact in the text."""
    facts = read(Article("example", text), language=language).findings.facts
    letter = slot[0]
    return {span.rule for fact in facts if fact.id[0] == letter for span in fact.evidence}


@pytest.mark.parametrize(("language", "slot", "rule", "text"), pairs("examples"))
def test_example(language: str, slot: str, rule: Rule, text: str) -> None:
    if blocks(rule):
        assert fired(language, slot, text) == set()
    elif rule.means.get("needs") == "join":  # it only adds to what another rule finds
        assert fired(language, slot, text)
    else:
        assert rule.name in fired(language, slot, text)


@pytest.mark.parametrize(("language", "slot", "rule", "text"), pairs("counterexamples"))
def test_counterexample(language: str, slot: str, rule: Rule, text: str) -> None:
    assert rule.name not in fired(language, slot, text)

