"""How long a summary is, and how often it says a thing."""

from summarise.evaluate.case import Case
from summarise.evaluate.share import Share

RUN = 3
"""Words in a row that, said again, are a repetition: as in the blocking of trigrams, Paulus et al. 2018."""


def redundancy(case: Case) -> Share | None:
    """The share of three words in a row that stand in the summary before, 0 to 1, best low. After Paulus et al. 2018."""
    words = [word.strip(".,;:!?\"'()“”‘’").lower() for word in case.summary.split()]
    runs = list(zip(*(words[start:] for start in range(RUN)), strict=False))
    return Share(len(runs) - len(set(runs)), len(runs))


def length(case: Case) -> Share | None:
    """The whitespace-separated words of the summary, from 0."""
    return Share(len(case.summary.split()))


def compression(case: Case) -> Share | None:
    """Words of the source for each word of the summary, from 0. Grusky et al. 2018. None without a source."""
    return None if case.source is None else Share(case.source.words, len(case.summary.split()))
