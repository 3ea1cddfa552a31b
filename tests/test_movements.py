"""The movements slot: its rules' examples, its corpus of sentences, and the records it makes."""

from pathlib import Path

import pytest
import spacy

from summarise.lexicon import Rule, load
from summarise.sitrep import Headcount, Movement
from summarise.slots.movements import fill
from summarise.text import Article, Sentence

CORPUS = Path(__file__).parent / "corpora" / "en" / "movements.jsonl"
RULES = load("en", "movements").rules
TOKENS = spacy.blank("en")


def movements(text: str, known: tuple[Headcount, ...] = ()) -> tuple[Movement, ...]:
    """The movements of one sentence."""
    doc = TOKENS(text)
    sentence = Sentence(
        0, text, 0, len(text), tuple(t.text for t in doc), tuple(t.idx for t in doc), tuple(t.idx + len(t) for t in doc)
    )
    return fill(Article("a", text), [sentence], known=known)


def cases(field: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in getattr(rule, field)]


@pytest.mark.parametrize(("rule", "text"), cases("examples"))
def test_rule_finds_its_examples(rule: Rule, text: str) -> None:
    found = {e.rule for m in movements(text) for e in m.evidence}
    if rule.means["needs"] == "join":
        assert [m.destination is not None for m in movements(text)] == [True]
    else:
        assert rule.name in found


@pytest.mark.parametrize(("rule", "text"), cases("counterexamples"))
def test_rule_leaves_its_counterexamples(rule: Rule, text: str) -> None:
    assert movements(text) == ()
