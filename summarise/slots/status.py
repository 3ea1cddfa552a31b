"""Whether a fact is reported, unconfirmed, planned or denied, by the words around it."""

from collections.abc import Sequence
from functools import cache

from summarise.lexicon import load
from summarise.text import Sentence

REACH = 8
"""Tokens before a fact in which a cue still governs it."""


def status_of(sentence: Sentence, first: int, last: int, language: str = "en") -> str:
    """The status of the fact on tokens `first` to `last`: the longest cue's ("may have" before "may"), else reported."""
    start = _clause_start(sentence.lower, first, language)
    # Words as written: "May" inside a sentence is the month. The sentence's own first word may be any.
    words = (sentence.lower[at] if at == 0 else sentence.words[at] for at in range(start, last + 1))
    window = f" {' '.join(words)} "
    found = ((cue.count(" "), status) for status, cues in _cues(language).items() for cue in cues if cue in window)
    return max(found, key=lambda pair: pair[0], default=(0, "reported"))[1]


def _clause_start(words: Sequence[str], first: int, language: str) -> int:
    """Where the fact's own stretch begins: at most REACH tokens before it, and not over the end of a clause."""
    ends = load(language, "status").word_set("clause_end")
    start = max(0, first - REACH)
    return next((at + 1 for at in range(first - 1, start - 1, -1) if words[at] in ends), start)


@cache
def _cues(language: str) -> dict[str, tuple[str, ...]]:
    """The cues of each status, with the spaces around them."""
    words = load(language, "status").words
    return {status: tuple(f" {cue} " for cue in words[status]) for status in ("denied", "planned", "unconfirmed")}
