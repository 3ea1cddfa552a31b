"""Phrases of a word class, looked up by their first word."""

from collections.abc import Iterable, Sequence


class Phrases:
    """The phrases of a word class, for finding them among tokens.

    >>> Phrases(["red cross", "ifrc"]).length(("the", "red", "cross"), 1)
    2
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)

    def length(self, tokens: Sequence[str], i: int) -> int:
        """How many tokens the longest phrase has that begins at token i; 0 without one."""
        listed = self._by_first.get(tokens[i])
        if listed is None:
            return 0
        return max((len(words) for words in listed if tuple(tokens[i : i + len(words)]) == words), default=0)

    def within(self, tokens: Sequence[str], first: int, last: int) -> bool:
        """Whether a phrase begins at one of the tokens `first` to `last` (inclusive)."""
        if self._by_first.keys().isdisjoint(tokens):  # nearly always, and at the speed of C
            return False
        return any(tokens[i] in self._by_first and self.length(tokens, i) for i in range(first, min(last + 1, len(tokens))))
