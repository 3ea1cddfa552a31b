"""How much a sentence matters: a weighted sum of its features, with weights learnt by train.py."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from summarise.errors import ModelError

WEIGHTS = Path(__file__).with_name("salience.json")


@cache
def weights(*, vectors: bool, title: bool) -> Mapping[str, float]:
    """The weight of each feature, where the sentences have vectors or not, and their article a title or not."""
    try:
        data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        found = data[named(vectors=vectors, title=title)]
        return {name: float(value) for name, value in found.items()}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{WEIGHTS}: no readable salience weights ({error}); install the package again") from error


def named(*, vectors: bool, title: bool) -> str:
    """The name under which the file has these weights.

    >>> named(vectors=True, title=False)
    'vectors, no title'
    """
    return f"{'vectors' if vectors else 'no vectors'}, {'title' if title else 'no title'}"


def scores(rows: Sequence[Mapping[str, float]], *, vectors: bool, title: bool) -> list[float]:
    """The score of each row of features; only differences within one article mean something."""
    known = weights(vectors=vectors, title=title)
    return [sum(weight * row[name] for name, weight in known.items()) for row in rows]
