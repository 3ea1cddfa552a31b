"""How much a sentence is worth reporting in a crisis, among all that the sources of its days say.

A weighted sum of features that tell news from talk (facts, figures, names; tags, links, cut ends), of how much the others say
the same, and of the sentence's vector less the mean of all: what it says beyond what all are about. The weights were learnt from
what assessors of twelve crises kept for the day's summary (train_reportable.py).
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.errors import ModelError
from summarise.sitrep import Fact
from summarise.summary import features
from summarise.summary.features import Bag
from summarise.summary.weighing import SLOTS
from summarise.text import Sentence

if TYPE_CHECKING:
    from summarise.summary.centrality import Matrix

WEIGHTS = Path(__file__).with_name("reportable.json")
PLACE = frozenset(
    {"first", "second", "third", "fourth", "early", "later", "first_ten", "depth", "last", "fragment", "opens_paragraph"}
    | {"like_start", "meant_like_start", "meant_earlier"}
)
"""Features that tell of the order, which the sentences of many sources have none of."""
ECHOES = 5
"""Of so many sentences that are most like it, the mean likeness tells whether others say the same."""
NEAR = 0.6
"""Likeness of vectors from which on two sentences are about one thing."""
MARKS = {"tags": ("#",), "mentions": ("@",), "links": ("http://", "https://", "www.", "pic.")}
"""What words of posts begin with."""
CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts, and each number of the centred vector."""

    features: Mapping[str, float]
    vector: Sequence[float]


@cache
def weights() -> Weights:
    """The weights that ship. Raises ModelError where the file cannot be read."""
    try:
        data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return Weights({name: float(value) for name, value in data["features"].items()}, tuple(data["vector"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{WEIGHTS}: no readable weights ({error}); install the package again") from error


def scores(rows: Sequence[Mapping[str, float]], vectors: "Matrix", known: Weights) -> list[float]:
    """The log-odds that each sentence would be kept, up to a constant; `vectors` (sentences, width) are of length 1."""
    import numpy as np

    meant: list[float] = ((vectors - vectors.mean(axis=0)) @ np.array(known.vector, dtype=vectors.dtype)).tolist()
    told = [sum(weight * row[name] for name, weight in known.features.items()) for row in rows]
    return [one + other for one, other in zip(meant, told, strict=True)]


def rows(
    sentences: Sequence[Sentence],
    bags: Sequence[Bag],
    vectors: "Matrix",
    stated: Sequence[Sequence[Fact]],
    *,
    title: str = "",
    title_vector: "Matrix | None" = None,
) -> list[dict[str, float]]:
    """The features of sentences of many sources; `stated` are the facts of each, the title is that of the crisis."""
    plain = features.surface(sentences, bags, title)
    meant = features.semantic(vectors, title_vector)
    echoed = _echoes(vectors)
    spread = Counter(word for words in bags for word in words)
    made = []
    for n, sentence in enumerate(sentences):
        kept = {name: value for name, value in {**plain[n], **meant[n], **echoed[n]}.items() if name not in PLACE}
        rare = sum(spread[word] == 1 for word in bags[n]) / max(1, len(bags[n]))
        made.append({**kept, "rare": rare, **_post(sentence.text), **_facts(stated[n])})
    return made


def _echoes(vectors: "Matrix") -> list[dict[str, float]]:
    """How much others say the same."""
    import numpy as np

    near = vectors @ vectors.T  # (sentences, sentences)
    np.fill_diagonal(near, -1.0)
    count = min(ECHOES, len(vectors) - 1)
    if count < 1:
        return [{"echoed": 0.0, "near": 0.0}] * len(vectors)
    means = np.partition(near, -count, axis=1)[:, -count:].mean(axis=1).tolist()
    many = (near > NEAR).sum(axis=1).tolist()
    return [{"echoed": mean, "near": math.log1p(number) / 3} for mean, number in zip(means, many, strict=True)]


def _post(text: str) -> dict[str, float]:
    """The marks of posts on social media."""
    words = text.lower().split()
    counted = {name: min(3, sum(word.startswith(marks) for word in words)) / 3 for name, marks in MARKS.items()}
    return {**counted, "cut": float(text.rstrip().endswith(CUT)), "small": float(text[:1].islower())}


def _facts(stated: Sequence[Fact]) -> dict[str, float]:
    """How many facts of each slot it states, up to two."""
    counted = {name: min(2, sum(isinstance(fact, kind) for fact in stated)) / 2 for name, kind in SLOTS.items()}
    return {**counted, "background": float(any(fact.background for fact in stated))}
