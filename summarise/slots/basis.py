"""Whether a headcount is a stock, a flow, or all so far, by the words around it."""

from collections.abc import Mapping
from typing import Final

from summarise.text import Sentence

UNKNOWN: Final = "unknown"
"""The basis of a figure of which nothing says whether it is a stock, a flow or a sum."""
BEFORE, AFTER = 4, 5
"""Tokens beside a figure in which a cue still speaks of it."""
TOTALS = (("cumulative", "cumulative_cue"), ("flow", "addition_cue"), ("stock", "stock_cue"))
CUES = (*TOTALS[:2], ("flow", "going_cue"), *TOTALS[2:], ("flow", "day_cue"))


def basis_of(sentence: Sentence, first: int, last: int, category: str, sets: Mapping[str, frozenset[str]]) -> str:
    """The basis of the headcount on tokens `first` to `last`: that of the first kind of cue in the order of CUES, or TOTALS.

    A day or a flight tells nothing of a toll: all who died on Sunday may be all who died. `sets` are
    the word classes of links.toml.
    """
    window = set(sentence.lower[max(0, first - BEFORE) : last + AFTER])
    cues = TOTALS if category in sets["total_condition"] else CUES
    return next((basis for basis, cue in cues if window & sets[cue]), UNKNOWN)
