"""The clause around a fact: what a reader needs to see of a sentence to check the figure."""

from collections.abc import Mapping

from summarise.sitrep import Evidence
from summarise.text import Article, Sentence

Sets = Mapping[str, frozenset[str]]
LONGEST = 400
"""Characters of a quote; a longer clause is cut back to the fact's own tokens."""


def evidence(
    article: Article, sentence: Sentence, tokens: tuple[int, int], rule: str, *, sets: Sets, figures: frozenset[int]
) -> Evidence:
    """The evidence of a fact on the tokens from the first to the last of `tokens`: its clause, quoted from the article.

    `figures` holds the first token of every figure of the sentence: the clause ends before the next one's.
    """
    span = sentence.span(*clause(sentence, *tokens, sets, figures))
    return Evidence(article.id, span.start, span.end, article.text[span.start : span.end], rule)


def clause(sentence: Sentence, first: int, last: int, sets: Sets, figures: frozenset[int]) -> tuple[int, int]:
    """The first and last token of the clause that holds the tokens `first` to `last`, the fact's own."""
    bounds = sets["clause_bound"]
    left, right = _left(sentence, first, bounds), last
    if _depends(sentence.lower[left], sets) and left and sentence.lower[left - 1] in bounds:
        left = _left(sentence, left - 1, bounds)
    if left > 1 and _left(sentence, left - 1, bounds) == 0 and sentence.lower[0] in sets["leading"]:
        left = 0
    right = _before_next_figure(sentence, last, _right(sentence, right, bounds), sets["joint"], figures)
    if right + 2 < len(sentence.lower) and sentence.lower[right + 2] in sets["trailing"]:
        right = _right(sentence, right + 1, bounds)
    return (left, right) if sentence.ends[right] - sentence.starts[left] <= LONGEST else (first, last)


def _before_next_figure(sentence: Sentence, last: int, right: int, joint: frozenset[str], figures: frozenset[int]) -> int:
    """Where the clause ends if "and 30 were injured" goes on with another figure: before its "and"."""
    joints = (at for at in range(last + 1, right) if sentence.lower[at] in joint and at + 1 in figures)
    return next(joints, right + 1) - 1


def _left(sentence: Sentence, at: int, bounds: frozenset[str]) -> int:
    while at and sentence.lower[at - 1] not in bounds:
        at -= 1
    return at


def _right(sentence: Sentence, at: int, bounds: frozenset[str]) -> int:
    while at + 1 < len(sentence.lower) and sentence.lower[at + 1] not in bounds:
        at += 1
    return at


def _depends(word: str, sets: Sets) -> bool:
    return word in sets["dependent_opener"] or any(word.endswith(suffix) for suffix in sets["dependent_suffix"])
