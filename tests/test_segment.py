"""Sentences: where they end, what they hold, and which are leftovers of the page."""

import pytest

from summarise.segment import segment
from summarise.text import Article


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in segment(Article("a", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They fled. The camp is full.", ["They fled.", "The camp is full."], id="full stop"),
        pytest.param("Gen. Omar Sy met Dr. Bah. They spoke.", ["Gen. Omar Sy met Dr. Bah.", "They spoke."], id="titles"),
        pytest.param(
            "J. K. Diallo left the U.S. on Jan. 5. He flew.", ["J. K. Diallo left the U.S. on Jan. 5.", "He flew."], id="initials"
        ),
        pytest.param("It left the U.S. The crew stayed.", ["It left the U.S.", "The crew stayed."], id="acronym at the end"),
        pytest.param(
            "Camp No. 5 holds 1.5 million. No. 6 is shut.",
            ["Camp No. 5 holds 1.5 million.", "No. 6 is shut."],
            id="decimal, number",
        ),
        pytest.param(
            '"Run!" he cried. "We ran." Then rain fell.', ['"Run!" he cried.', '"We ran."', "Then rain fell."], id="quotes"
        ),
        pytest.param("Dead: 3; hurt: 4; safe: none.", ["Dead: 3; hurt: 4; safe: none."], id="semicolons"),
        pytest.param(
            "The river rose in the night and took the lower town of\nOru, where nine people drowned.",
            ["The river rose in the night and took the lower town of\nOru, where nine people drowned."],
            id="wrapped",
        ),
    ],
)
def test_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
