"""What several articles have in common."""

import pytest

from summarise.summary.concepts import concepts
from summarise.summary.features import bag
from summarise.text import Sentence


def sentence(text: str) -> Sentence:
    """A sentence of words with a space after each."""
    words = tuple(text.split())
    return Sentence(0, text, 0, len(text), words, (0,) * len(words), (1,) * len(words))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            [(0, "Heavy rain flooded Orsk"), (1, "heavy rain closed roads")],
            [
                {"heavy rain": 2 / 4, "rain flooded": 1 / 4, "flooded orsk": 1 / 4},
                {"heavy rain": 2 / 4, "rain closed": 1 / 4, "closed roads": 1 / 4},
            ],
            id="what two articles say counts twice",
        ),
        pytest.param(
            [(0, "heavy rain fell"), (0, "heavy rain stopped")],
            [{"heavy rain": 1 / 2, "rain fell": 1 / 2}, {"heavy rain": 1 / 2, "rain stopped": 1 / 2}],
            id="what one article says twice does not",
        ),
        pytest.param(
            [(0, "Heavy rain fell"), (1, "heavy rain fell"), (2, "Heavy rain FELL"), (3, "strong wind blew")],
            [*[{"heavy rain": 1 / 2, "rain fell": 1 / 2}] * 3, {"strong wind": 1 / 2, "wind blew": 1 / 2}],
            id="nor does a copied sentence",
        ),
        pytest.param([(0, "rain in Orsk"), (1, "Go")], [{"rain orsk": 1.0}, {}], id="short words are passed over"),
        pytest.param([(0, "Go"), (1, "on")], [{}, {}], id="no pairs"),
    ],
)
def test_pairs_of_words_weigh_by_their_sources(texts: list[tuple[int, str]], expected: list[dict[str, float]]) -> None:
    picks = [(number, sentence(text)) for number, text in texts]
    assert concepts(picks, [bag(s) for _, s in picks]) == expected
