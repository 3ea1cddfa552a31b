"""What each element of a pattern covers, and which sentences are worth working on."""

import pytest

from summarise.errors import RuleError
from summarise.lexicon import Lexicon, Rule
from summarise.rules import RuleBook

WORDS = {"be": ("was", "were", "have been"), "barrier": (".", ","), "done": ("killed", "cut off"), "slow": ("slowly", "at last")}


def book(*patterns: str) -> RuleBook:
    rules = tuple(Rule(f"rule {number}", pattern, {}, ()) for number, pattern in enumerate(patterns, 1))
    return RuleBook(Lexicon("own", "en", "1", WORDS, rules))


def covered(pattern: str, text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[match.start : match.end]) for match in book(pattern).matches(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("killed", "two killed , one killed", ["killed", "killed"], id="a word"),
        pytest.param("killed|slain", "slain or killed", ["slain", "killed"], id="either word"),
        pytest.param("{be} {done}", "they have been cut off", ["have been cut off"], id="phrases of classes"),
        pytest.param("{be} {done}", "they have cut off", [], id="half a phrase"),
        pytest.param("{be} not? {done}", "was killed was not killed", ["was killed", "was not killed"], id="optional word"),
        pytest.param("{be} {slow}? killed", "was at last killed", ["was at last killed"], id="optional phrase"),
        pytest.param("{be} very* killed", "was very very killed", ["was very very killed"], id="any number"),
        pytest.param("{be} very+ killed", "was killed", [], id="some where none is"),
        pytest.param("{slow}+ killed", "slowly slowly killed", ["slowly slowly killed"], id="some"),
        pytest.param("{slow}+ killed", "at last at last killed", ["at last killed"], id="phrases are not repeated"),
        pytest.param("( had been )? killed", "had been killed", ["had been killed"], id="optional stretch in"),
        pytest.param("( had been )? killed", "had killed", ["killed"], id="optional stretch out"),
        pytest.param("was ... killed", "was there and then killed", ["was there and then killed"], id="gap"),
        pytest.param("was ... killed", "was there , killed", [], id="gap ends at a barrier"),
        pytest.param("was ...2 killed", "was a b killed was a b c killed", ["was a b killed"], id="gap of at most two"),
        pytest.param("killed ...", "killed in two towns", ["killed in two towns"], id="gap at the end"),
        pytest.param("a b?", "a b a", ["a b", "a"], id="the longest of nested ones"),
        pytest.param("a a", "a a a", ["a a"], id="none overlaps"),
        pytest.param("<people> ^{done}", "<people> ^cut ^off", ["<people> ^cut ^off"], id="marks in a chunk"),
    ],
)
def test_pattern_covers(pattern: str, text: str, expected: list[str]) -> None:
    assert covered(pattern, text) == expected


def test_rules_come_in_the_order_of_the_file() -> None:
    found = book("b", "a b", "a").matches(["a", "b"])
    assert [(match.rule.pattern, match.start, match.end) for match in found] == [("b", 1, 2), ("a b", 0, 2), ("a", 0, 1)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("{be} killed", "they were killed", True, id="all words"),
        pytest.param("{be} killed", "they killed", False, id="a word is missing"),
        pytest.param("<people> killed", "ten killed", True, id="a chunk may come"),
        pytest.param("^killed ...2 dead", "ten killed or dead", True, id="a word of a chunk to come"),
        pytest.param("^killed ...2 dead", "ten hurt or dead", False, id="no such word in any chunk"),
    ],
)
def test_triggered(pattern: str, text: str, expected: bool) -> None:
    assert book(pattern).triggered(text.split()) is expected


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        pytest.param("{none} killed", "no word class {none}; define it under [words]", id="unknown class"),
        pytest.param("( had killed", "'(' without ')'", id="open bracket"),
        pytest.param("had )? killed", "')' without '('", id="closed bracket"),
        pytest.param("... very?", "the pattern needs one word or class that must stand", id="nothing must stand"),
    ],
)
def test_a_bad_pattern_is_refused(pattern: str, message: str) -> None:
    with pytest.raises(RuleError, match="rule 'rule 1'") as caught:
        book(pattern)
    assert message in str(caught.value)
