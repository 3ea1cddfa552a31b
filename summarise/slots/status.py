"""Whether a fact is reported, unconfirmed, planned or denied, by the words around it."""

from collections.abc import Sequence
from functools import cache

from summarise.lexicon import Lexicon, load
from summarise.text import Sentence

REACH = 8
"""Tokens before a fact in which a cue still governs it."""


def status_of(sentence: Sentence, first: int, last: int, language: str = "en") -> str:
    """The status of the fact on tokens `first` to `last`: the longest cue's ("may have" before "may"), else reported.

    "Reportedly" goes for all that follows in its sentence, "may" for its own verb: "it may rain and 40 have fled".
    """
    lexicon = load(language, "status")
    start = _clause_start(sentence.lower, first, lexicon.word_set("clause_end"))
    near = _joined(sentence.lower, start, first, last, lexicon)
    # Words as written: "May" inside a sentence is the month. The sentence's own first word may be any.
    words = [sentence.lower[at] if at == 0 else sentence.words[at] for at in range(start, last + 1)]
    window, own = f" {' '.join(words)} ", f" {' '.join(words[near - start :])} "
    wide = lexicon.word_set("for_all")
    found = (
        (cue.count(" "), status)
        for status, cues in _cues(language).items()
        for cue in cues
        if cue in (window if cue.strip() in wide else own)
    )
    return max(found, key=lambda pair: pair[0], default=(0, "reported"))[1]


def _clause_start(words: Sequence[str], first: int, ends: frozenset[str]) -> int:
    """Where the fact's own stretch begins: at most REACH tokens before it, and not over the end of a clause."""
    start = max(0, first - REACH)
    return next((at + 1 for at in range(first - 1, start - 1, -1) if words[at] in ends), start)


def _joined(words: Sequence[str], start: int, first: int, last: int, lexicon: Lexicon) -> int:
    """The token behind the last "and" before a fact that joins a clause with a verb of its own; `start` without one."""
    joins, finite = lexicon.word_set("clause_join"), lexicon.word_set("finite")
    verbs = [at for at in range(start, last + 1) if words[at] in finite]
    joined = (at for at in range(first - 1, start, -1) if words[at] in joins)
    return next((at + 1 for at in joined if any(at + 1 < verb for verb in verbs)), start)


@cache
def _cues(language: str) -> dict[str, tuple[str, ...]]:
    """The cues of each status, with the spaces around them."""
    words = load(language, "status").words
    return {status: tuple(f" {cue} " for cue in words[status]) for status in ("denied", "planned", "unconfirmed")}
