"""The movements slot: its rules' examples, and the records it makes."""

from pathlib import Path

import pytest
import spacy

from summarise.lexicon import Rule, load
from summarise.sitrep import Evidence, Headcount, Movement, Place, Quantity
from summarise.slots.movements import fill
from summarise.text import Article, Sentence

RULES = load("en", "movements").rules
TOKENS = spacy.blank("en")


def sentence_of(text: str, *, leftover: bool = False) -> Sentence:
    """The text as one sentence."""
    doc = TOKENS(text)
    words, starts, ends = zip(*((t.text, t.idx, t.idx + len(t)) for t in doc), strict=True)
    return Sentence(0, text, 0, len(text), words, starts, ends, leftover=leftover)


def movements(text: str, known: tuple[Headcount, ...] = ()) -> tuple[Movement, ...]:
    """The movements of one sentence."""
    return fill(Article("a", text), [sentence_of(text)], known=known)


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


def test_movement_is_linked_to_its_headcount() -> None:
    text = "Some 300 families fled Dolo for the hills."
    quantity = Quantity("Some 300", 300, 300, 300, "approximately")
    told = Evidence("a", 0, 22, "Some 300 families fled", "fled")
    fled = {"category": "displaced", "term": "forced_to_flee", "quantity": quantity, "unit": "households"}
    count = Headcount(id="h1", evidence=(told,), **fled)
    assert movements(text, (count,)) == (
        Movement(
            id="m1",
            evidence=(Evidence("a", 0, 41, text[:41], "flee"),),
            type="flight",
            who="families",
            quantity=quantity,
            unit="households",
            headcount="h1",
            origin=Place("Dolo"),
            destination=Place("the hills"),
        ),
    )


def test_leftovers_of_the_page_tell_nothing() -> None:
    text = "Thousands flee Marada for the coast"
    assert movements(text) != ()
    assert fill(Article("a", text), [sentence_of(text, leftover=True)]) == ()


def test_an_analysts_own_rule_is_named(tmp_path: Path) -> None:
    rules = tmp_path / "movements.toml"
    rules.write_text(
        'version = "1.0"\n[[rule]]\nname = "own.hobble"\npattern = "hobbled"\n'
        'means = { frame = "verb", type = "flight", object = "none", to = "goal", mover = "people", needs = "either" }\n'
        'examples = ["Families hobbled into the camp.", "Some 40 people hobbled out of the valley."]\n',
        encoding="utf-8",
    )
    text = "Families hobbled into the camp."
    found = fill(Article("a", text), [sentence_of(text)], extra=tmp_path)
    assert [(m.evidence[0].rule, m.destination) for m in found] == [("own.hobble", Place("the camp"))]
