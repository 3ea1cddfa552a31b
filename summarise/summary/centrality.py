"""How much sentences have in common with the others of their article, by their words or by their vectors."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

DAMPING = 0.85
"""The share of a random walk's steps that follow a likeness (Erkan and Radev, LexRank, 2004, after PageRank)."""
STEPS = 30
"""Of the walk: by then its shares no longer move in the third place, whatever the article."""
FLOOR = 1e-6
"""A likeness that every pair has, so that no sentence is out of the walk's reach."""


def likeness(bags: Sequence[Mapping[str, float]]) -> "Matrix":
    """The cosines of the sentences' words, weighed by how few sentences have them (tf-idf); the diagonal is 0: (n, n)."""
    import numpy as np

    spread = Counter(word for words in bags for word in words)
    places = {word: place for place, word in enumerate(word for word, count in spread.items() if count > 1)}
    rare = {word: math.log(1 + len(bags) / count) for word, count in spread.items()}
    table = np.zeros((len(bags), len(places)), dtype=np.float32)  # words that one sentence alone has count in lengths only
    for row, words in zip(table, bags, strict=True):
        length = math.sqrt(sum((weight * rare[word]) ** 2 for word, weight in words.items())) or 1.0
        for word, weight in words.items():
            if word in places:
                row[places[word]] = weight * rare[word] / length
    near: Matrix = table @ table.T
    np.fill_diagonal(near, 0.0)
    return near


def ranks(near: "Matrix") -> list[float]:
    """Where a random walk over likenesses (n, n) stays, as a multiple of an equal share less 1: above 0 for central sentences."""
    import numpy as np

    count = len(near)
    steps = np.clip(near, 0.0, None).astype(np.float64) + FLOOR
    steps /= steps.sum(axis=1, keepdims=True)
    share = np.full(count, 1 / count)
    for _ in range(STEPS):
        share = (1 - DAMPING) / count + DAMPING * (share @ steps)
    return [float(value) * count - 1 for value in share]
