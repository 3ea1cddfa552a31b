"""How much sentences have in common with the others."""

import numpy as np
import pytest

from summarise.summary.centrality import likeness, ranks


def test_rare_words_in_common_make_sentences_alike() -> None:
    near = likeness([{"flood": 1.0, "orsk": 1.0}, {"flood": 1.0, "lena": 1.0}, {"orsk": 1.0, "flood": 1.0}, {"dog": 1.0}])
    assert near[0, 2] == pytest.approx(1.0)
    assert near[0, 1] < near[0, 2]
    assert near[3].tolist() == [0, 0, 0, 0]
    assert np.diag(near).tolist() == [0, 0, 0, 0]
    assert (near == near.T).all()


@pytest.mark.parametrize(
    ("near", "first"),
    [
        pytest.param([[0, 1, 1], [1, 0, 0], [1, 0, 0]], 0, id="the hub of a star"),
        pytest.param([[0, 0, 0.1], [0, 0, 0.9], [0.1, 0.9, 0]], 2, id="the nearest to both"),
    ],
)
def test_the_central_sentence_ranks_first(near: list[list[float]], first: int) -> None:
    found = ranks(np.array(near, dtype=np.float32))
    assert found.index(max(found)) == first
    assert sum(found) == pytest.approx(0, abs=1e-6)


def test_sentences_with_nothing_in_common_rank_alike() -> None:
    assert ranks(np.zeros((3, 3), dtype=np.float32)) == pytest.approx([0, 0, 0])
