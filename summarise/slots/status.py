"""Whether a fact is reported, unconfirmed, planned or denied, by the words around it."""

from collections.abc import Sequence
from functools import cache

from summarise.lexicon import load
from summarise.text import Sentence

REACH = 8
"""Tokens before a fact in which a cue still governs it."""


def status_of(sentence: Sentence, first: int, last: int, language: str = "en") -> str:
    """The status of the fact on tokens `first` to `last`: denied before planned before unconfirmed, else reported."""
    window = sentence.lower[_clause_start(sentence.lower, first, language) : last + 1]
    for status, phrases in _cues(language).items():
        if any(_stands_in(phrase, window) for phrase in phrases):
            return status
    return "reported"


def _clause_start(words: Sequence[str], first: int, language: str) -> int:
    """Where the fact's own stretch begins: at most REACH tokens before it, and not over the end of a clause."""
    ends = load(language, "status").word_set("clause_end")
    start = max(0, first - REACH)
    return next((at + 1 for at in range(first - 1, start - 1, -1) if words[at] in ends), start)


def _stands_in(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1) if words[at] == phrase[0])


@cache
def _cues(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    words = load(language, "status").words
    return {status: tuple(tuple(phrase.split()) for phrase in words[status]) for status in ("denied", "planned", "unconfirmed")}
