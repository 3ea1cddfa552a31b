"""What kind of source an institution or a person is, by the words of its name."""

from collections.abc import Mapping, Sequence
from functools import cache

from summarise.lexicon import load
from summarise.tokens import tokens

KINDS = ("monitor", "rcrc", "un", "ngo", "armed_group", "media", "government", "local")
"""Kinds of sources, in the order in which they are tried: a UN official is no government's."""
UNKNOWN = "unknown"


class Kinds:
    """The phrases that tell kinds of sources; those with a capital count only as they are written: "WHO", not "who".

    A phrase inside a longer one says nothing: "army" in "Salvation Army".
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind in KINDS:
            for phrase in words[kind]:
                parts = tuple(phrase.replace("-", " - ").split())
                self._by_first.setdefault(parts[0], []).append((parts, kind))

    def of(self, words: Sequence[str], lower: Sequence[str], first: int, last: int) -> str:
        """The kind that the tokens `first` to `last` (inclusive) tell, "" without one."""
        known = self._by_first
        at = [i for i in range(max(first, 0), last + 1) if lower[i] in known or words[i] in known]
        if not at:
            return ""
        found = sorted((i, end, kind) for i in at for end, kind in self._here(words, lower, i, last))
        kept = {kind for i, end, kind in found if not any(_holds(other, (i, end)) for other in found)}
        return next((kind for kind in KINDS if kind in kept), "")

    def _here(self, words: Sequence[str], lower: Sequence[str], i: int, last: int) -> list[tuple[int, str]]:
        """The ends and kinds of the phrases that begin at token i."""
        listed = dict.fromkeys((*self._by_first.get(lower[i], ()), *self._by_first.get(words[i], ())))
        ends = [(i + len(parts), parts, kind) for parts, kind in listed]
        return [
            (end, kind)
            for end, parts, kind in ends
            if end <= last + 1 and (tuple(lower[i:end]) == parts or tuple(words[i:end]) == parts)
        ]


@cache
def kinds(language: str) -> Kinds:
    """The phrases of a language."""
    return Kinds(load(language, "attribution").words)


def source_type(name: str, language: str = "en") -> str:
    """The type of an institution, by its name alone; "unknown" where no word of it tells.

    >>> source_type("Ministry of Health and Population"), source_type("The Equator Daily"), source_type("Passerelle Santé")
    ('government', 'media', 'unknown')
    """
    words = tokens(name, language)[0]
    return kinds(language).of(words, tuple(map(str.lower, words)), 0, len(words) - 1) or UNKNOWN


def _holds(other: tuple[int, int, str], found: tuple[int, int]) -> bool:
    """Whether a longer phrase holds the one found."""
    return other[0] <= found[0] and found[1] <= other[1] and other[1] - other[0] > found[1] - found[0]
