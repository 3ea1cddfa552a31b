"""ROUGE by the package rouge-score, stemmed; a word is stemmed once, however often it occurs."""

from collections.abc import Callable
from functools import cache, lru_cache

from summarise.errors import InputError
from summarise.evaluate.case import Case
from summarise.evaluate.share import Share

KINDS = ("rouge1", "rouge2", "rougeLsum")
KEPT = 1 << 15
"""Pairs of texts whose scores are remembered: the three metrics ask one after the other."""

Scores = dict[str, float]


def rouge1(case: Case) -> Share | None:
    """ROUGE-1: F1 of the words in common with the reference, 0 to 1. Lin 2004; rouge-score's, stemmed."""
    return _share(case, "rouge1")


def rouge2(case: Case) -> Share | None:
    """ROUGE-2: F1 of the pairs of words in common with the reference, 0 to 1. Lin 2004; rouge-score's, stemmed."""
    return _share(case, "rouge2")


def rouge_lsum(case: Case) -> Share | None:
    """ROUGE-Lsum: F1 of the longest common subsequences, 0 to 1; a line is a sentence. Lin 2004; rouge-score's, stemmed."""
    return _share(case, "rougeLsum")


@lru_cache(KEPT)
def scores(reference: str, summary: str) -> Scores:
    """The F1 of each of KINDS. Raises InputError where rouge-score is not installed."""
    return {kind: score.fmeasure for kind, score in _scorer()(reference, summary).items()}


def _share(case: Case, kind: str) -> Share | None:
    return None if case.reference is None else Share(scores(case.reference, case.summary)[kind])


@cache
def _scorer() -> Callable[[str, str], dict[str, "_Score"]]:
    try:
        from nltk.stem.porter import PorterStemmer
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as error:
        raise InputError("ROUGE needs rouge-score; install it with: pip install 'summarise[evaluate]'") from error
    score: Callable[[str, str], dict[str, _Score]] = RougeScorer(KINDS, tokenizer=_Tokens(_Stems(PorterStemmer().stem))).score
    return score


class _Score:
    """What rouge-score gives for one kind."""

    fmeasure: float


class _Stems:
    """A stemmer that remembers."""

    def __init__(self, stem: Callable[[str], str]) -> None:
        self.stem = cache(stem)


class _Tokens:
    """rouge-score's own tokens, by another stemmer."""

    def __init__(self, stems: _Stems) -> None:
        self.stems = stems

    def tokenize(self, text: str) -> list[str]:
        from rouge_score.tokenize import tokenize

        tokens: list[str] = tokenize(text, self.stems)
        return tokens
