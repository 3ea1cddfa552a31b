"""Capitalised stretches of a sentence, and the known names in them."""

from collections.abc import Iterator

from summarise.ground.cues import Words
from summarise.ground.gazetteer import Entry, Gazetteer, fold
from summarise.text import Sentence

HYPHENS = frozenset("-‐‑–/")
GAP = 3
"""Tokens between two capitalised words of one name: "Santiago del Estero", "Deir al - Zour"."""
Found = tuple[int, int, str, tuple[Entry, ...]]
"""A known name: its first and last token, key and entries."""


class Runs:
    """The capitalised stretches of one sentence."""

    def __init__(self, sentence: Sentence, names: Gazetteer, known: Words) -> None:
        self.sentence, self.names, self.known = sentence, names, known
        self.words, self.lower = sentence.words, sentence.lower
        self.capital = [word[0].isupper() for word in self.words]

    def __iter__(self) -> Iterator[tuple[int, int, list[Found]]]:
        """Each stretch: its first and last token, and the known names in it; particles and hyphens join words."""
        end = -1
        for i, capital in enumerate(self.capital):
            if capital and i > end:
                end, found = self._run(i)
                yield i, end, found

    def tight(self, i: int) -> bool:
        """Whether token i touches the one before it."""
        return i > 0 and self.sentence.starts[i] == self.sentence.ends[i - 1]

    def strange(self, i: int, first: int) -> bool:
        """Whether a token is part of a name that is no known place: no direction, kind of place or ordinary first word."""
        lower, known = self.lower[i], self.known
        if not self.capital[i] or lower in known.direction or lower in known.kinds or lower in known.article:
            return False
        ordinary = lower in known.no_place or lower in known.common or lower in known.locative or lower in known.of
        return not (ordinary and i == first and self._starts_clause(i))

    def _run(self, i: int) -> tuple[int, list[Found]]:
        """The last token of the stretch that begins at token i, and its known names."""
        found: list[Found] = []
        while True:
            match = self._known_name(i)
            if match is not None:
                found.append((i, *match))
                i = match[0]
            following = self._following(i)
            if following is None:
                return i, found
            i = following

    def _following(self, i: int) -> int | None:
        """The next capitalised token of the same stretch."""
        for j in range(i + 1, min(i + 2 + GAP, len(self.words))):
            if self.capital[j]:
                return j
            if not (self.words[j] in HYPHENS and self.tight(j) or self.lower[j] in self.known.particle):
                return None
        return None

    def _known_name(self, i: int) -> tuple[int, str, tuple[Entry, ...]] | None:
        """The longest known name that begins at token i: its last token, key and entries."""
        head = fold(self.words[i])
        key, best, count = head, None, 1
        limit = self.names.longest.get(head, 1)
        for j in range(i, len(self.words)):
            if j > i:
                if count == limit:
                    break
                if self.words[j] in HYPHENS:
                    continue
                part = fold(self.words[j])
                if not part:
                    break
                key, count = f"{key} {part}", count + 1
            if key and (not self.words[j].islower() or self.lower[j] in self.known.kinds) and (entries := self.names.find(key)):
                best = (j, key, entries)
        return best

    def _starts_clause(self, i: int) -> bool:
        return i == 0 or not (self.words[i - 1][-1].isalnum() or self.words[i - 1] == ",")
