"""What an article tells elsewhere of a name: "the agency ONEMI", "Eugene Munyama, the district commissioner"."""

from collections.abc import Sequence

from summarise.ground.saying import Known
from summarise.text import Sentence

BEFORE = 6
"""Tokens before a name that may tell its kind: "Mazabuka district commissioner Eugene Munyama"."""
SPELT = 10
"""Tokens before a short form in brackets: "National Office of Emergencies of the Interior Ministry (ONEMI)"."""


class Acquaintance:
    """The kinds of the names of an article, learned when asked for."""

    def __init__(self, sentences: Sequence[Sentence], known: Known) -> None:
        self._sentences, self._known = sentences, known
        self._met: dict[str, list[tuple[Sentence, int]]] | None = None
        self._learned: dict[str, str] = {}

    def kind(self, word: str) -> str:
        """The kind of source that stands with a name's last word somewhere in the article, "" without one."""
        if word not in self._learned:
            met = self._where().get(word, [])
            self._learned[word] = next((kind for s, i in met if (kind := self._told(s, i))), "")
        return self._learned[word]

    def _where(self) -> dict[str, list[tuple[Sentence, int]]]:
        """Where each word with a capital stands."""
        if self._met is None:
            self._met = {}
            for sentence in (s for s in self._sentences if not s.leftover):
                for i, word in enumerate(sentence.words):
                    if word[0].isupper():
                        self._met.setdefault(word, []).append((sentence, i))
        return self._met

    def _told(self, sentence: Sentence, i: int) -> str:
        return self._spelt(sentence, i) or self._titled(sentence, i) or self._apposed(sentence, i)

    def _of(self, sentence: Sentence, first: int, last: int) -> str:
        return self._known.kinds.of(sentence.words, sentence.lower, first, last)

    def _spelt(self, sentence: Sentence, i: int) -> str:
        """The kind of the name before a short form in brackets."""
        if i < 2 or sentence.words[i - 1] != "(" or not sentence.words[i - 2][:1].isupper():
            return ""
        start = i - 2
        while start > 0 and i - start < SPELT and self._joins(sentence, start - 1):
            start -= 1
        return self._of(sentence, start, i - 2)

    def _joins(self, sentence: Sentence, i: int) -> bool:
        sets = self._known.sets
        return sentence.words[i][:1].isupper() or sentence.lower[i] in sets["of"] | sets["joined"] | sets["the"]

    def _titled(self, sentence: Sentence, i: int) -> str:
        """The kind of the title before a name; a preposition ends it."""
        start = i
        while start > 0 and i - start < BEFORE and self._is_title(sentence, start - 1):
            start -= 1
        return self._of(sentence, start, i - 1) if start < i and sentence.words[i - 1].isalpha() else ""

    def _is_title(self, sentence: Sentence, i: int) -> bool:
        sets = self._known.sets
        return not any(sentence.lower[i] in sets[name] for name in ("barrier", "auxiliary", "of", "joined", "the", "possessive"))

    def _apposed(self, sentence: Sentence, i: int) -> str:
        """The kind of what stands behind a name in commas: ", Peru's National Institute of Civil Defence,"."""
        if i + 2 >= len(sentence.words) or sentence.words[i + 1] != ",":
            return ""
        last = i + 2
        while last < len(sentence.words) and last - i < SPELT and sentence.lower[last] not in self._known.sets["closes"]:
            if any(sentence.lower[last] in self._known.sets[name] for name in ("saying", "reporting", "auxiliary")):
                return ""
            last += 1
        return self._of(sentence, i + 2, last - 1)
