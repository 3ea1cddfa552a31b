"""How much a sentence matters: a weighted sum of its features, with weights learnt by train.py."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from summarise.errors import ModelError

WEIGHTS = Path(__file__).with_name("salience.json")


@cache
def weights(*, vectors: bool) -> Mapping[str, float]:
    """The weight of each feature, where the sentences have vectors and where they have none."""
    try:
        data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {name: float(value) for name, value in data["with_vectors" if vectors else "without_vectors"].items()}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{WEIGHTS}: no readable salience weights ({error}); install the package again") from error


def scores(rows: Sequence[Mapping[str, float]], *, vectors: bool) -> list[float]:
    """The score of each row of features; only differences within one article mean something."""
    known = weights(vectors=vectors)
    return [sum(weight * row[name] for name, weight in known.items()) for row in rows]
