"""Nouns that no figure counts, in lists with some that one does."""

import pytest

from summarise.slots.bare import after_list, after_noun, before_noun

SETS = {
    "list_noun": frozenset({"crops", "lines"}),
    "assets": frozenset({"roads", "buildings"}),
    "list_word": frozenset({",", "and", "as", "well"}),
    "not_describing": frozenset({"and", ",", "killed", "were"}),
}
NONE_KNOWN = {name: words for name, words in SETS.items() if name != "list_noun"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("crops , roads and <assets>", 4, id="two-nouns"),
        pytest.param("several small public buildings as well as <assets>", 7, id="described"),
        pytest.param("crops , <assets>", 2, id="one-noun"),
        pytest.param("crops killed <assets>", 0, id="no-joint"),
        pytest.param("and killed <assets>", 0, id="no-noun"),
        pytest.param("<assets> and crops", 0, id="figure-first"),
    ],
)
def test_after_list(line: str, expected: int) -> None:
    assert after_list(line.split(), 0, SETS) == expected


@pytest.mark.parametrize(
    ("line", "at", "expected"),
    [
        pytest.param("and public roads , <assets>", 1, 3, id="described"),
        pytest.param("and roads lines", 1, 3, id="compound"),
        pytest.param("and killed roads", 1, 1, id="verb-before"),
        pytest.param("and", 0, 0, id="no-noun"),
    ],
)
def test_after_noun(line: str, at: int, expected: int) -> None:
    assert after_noun(line.split(), at, SETS) == expected


@pytest.mark.parametrize(
    ("line", "at", "expected"),
    [
        pytest.param("<assets> , public roads", 3, 2, id="described"),
        pytest.param("<assets> , roads", 2, 2, id="alone"),
        pytest.param("<assets> , people", 2, 3, id="no-noun"),
    ],
)
def test_before_noun(line: str, at: int, expected: int) -> None:
    assert before_noun(line.split(), at, SETS) == expected


def test_slots_without_the_class_have_no_such_nouns() -> None:
    assert after_list("crops , <assets>".split(), 0, NONE_KNOWN) == 0
