"""What several articles have in common: pairs of words, weighed by the number of independent articles that have them."""

from collections.abc import Sequence
from itertools import pairwise

from summarise.summary.compose import Pick
from summarise.summary.features import Bag


def concepts(picks: Sequence[Pick], bags: Sequence[Bag]) -> list[dict[object, float]]:
    """The pairs of neighbouring content words in each sentence, weighed by how many articles have them.

    Over the sentence that is richest in them the weights sum to 1. A sentence copied word for word counts for the article
    that had it first: a copy is no further source.
    """
    pairs = [[f"{one} {two}" for one, two in pairwise(words)] for words in bags]
    first: dict[tuple[str, ...], int] = {}
    sources: dict[str, set[int]] = {}
    for (number, sentence), own in zip(picks, pairs, strict=True):
        source = first.setdefault(sentence.lower, number)
        for pair in own:
            sources.setdefault(pair, set()).add(source)
    richest = max((sum(len(sources[pair]) for pair in own) for own in pairs), default=0) or 1
    return [{pair: len(sources[pair]) / richest for pair in own} for own in pairs]
