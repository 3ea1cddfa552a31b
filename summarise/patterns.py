"""The pattern of a rule, laid out for matching: what each of its elements may be, and how often it may stand."""

import re
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from summarise.errors import RuleError
from summarise.lexicon import Rule

MARK = "^"
LINK = " ~ "
CHUNK_SIGN = "<"
END = ""
"""What stands behind the last token of a sentence that is matched: no word, and every gap ends there."""
SHORT_WORDS = {1: 200, 2: 200, 3: 200, 4: 10}
"""How much more often a word of so many letters stands in a sentence than a longer one, roughly."""
CHUNK = 100_000
"""The same for chunks: they are marked after the test by triggers, so a chunk is one only where a rule has nothing else."""
ELEMENT = re.compile(r"\(|\)[?]?|[^\s()]+")  # "( had been )? killed ...3"

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Element:
    """One element of a pattern: its phrases and how often it may stand (`?`, `*`, `+`, or once)."""

    phrases: tuple[Phrase, ...]
    op: str = ""

    @property
    def required(self) -> bool:
        """Whether a match must contain one of the phrases."""
        return self.op in ("", "+")

    @cached_property
    def keys(self) -> frozenset[str]:
        """The rarest word of each phrase, one of which must be there."""
        return frozenset(min(phrase, key=lambda word: (weight(word), -len(word))) for phrase in self.phrases)

    @cached_property
    def singles(self) -> frozenset[str]:
        """The phrases of one word."""
        return frozenset(phrase[0] for phrase in self.phrases if len(phrase) == 1)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first word of each phrase."""
        return frozenset(phrase[0] for phrase in self.phrases)

    @cached_property
    def longer(self) -> dict[str, tuple[Phrase, ...]]:
        """The phrases of several words, by their first."""
        found: dict[str, tuple[Phrase, ...]] = {}
        for phrase in self.phrases:
            if len(phrase) > 1:
                found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
        return found

    def starts(self, words: Phrase, present: Set[str]) -> Collection[int]:
        """The places where the element may begin, `present` being the different words that are there."""
        if not self.required:
            return range(len(words))
        firsts = self.firsts & present
        return [at for at, word in enumerate(words) if word in firsts]

    def onward(self, words: Phrase, places: Collection[int]) -> set[int]:
        """The places where the element may end that begins at one of `places`; only single words are repeated."""
        found = {at + 1 for at in places if words[at] in self.singles}
        if self.op in ("*", "+"):
            for at in list(found):
                while words[at] in self.singles:
                    at += 1
                    found.add(at)
        if self.longer:
            found.update(at + len(p) for at in places for p in self.longer.get(words[at], ()) if words[at : at + len(p)] == p)
        return found if self.required else found.union(places)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens, any number where it is None, that are no `barrier`."""

    barrier: frozenset[str]
    most: int | None = None

    @property
    def required(self) -> bool:
        """False: a gap may be empty."""
        return False

    def starts(self, words: Phrase, present: Set[str]) -> Collection[int]:
        """All places."""
        return range(len(words))

    def onward(self, words: Phrase, places: Collection[int]) -> set[int]:
        """The places where the gap may end that begins at one of `places`."""
        found = set(places)
        for at in places:
            last = len(words) if self.most is None else at + self.most
            while at < last and words[at] not in self.barrier:
                at += 1
                found.add(at)
        return found


Elements = tuple[Element | Gap, ...]


class Patterns:
    """Reads patterns with the word classes of one lexicon; what stands in several of them is laid out once."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        self._barrier = frozenset((END, *words.get("barrier", ())))
        self._elements: dict[str, Element | Gap] = {}

    def variants(self, rule: Rule) -> list[Elements]:
        """The pattern of a rule with each optional stretch both in and out. Raises RuleError with the rule's name."""
        variants: list[Elements] = [()]
        stretch: list[Elements] | None = None
        for token in ELEMENT.findall(links(rule.pattern)[1]):
            if token == "(":
                stretch, variants = variants, [()]
            elif token.startswith(")"):
                if stretch is None:
                    raise RuleError(f"{rule.source}: rule {rule.name!r}: ')' without '('")
                joined = [(*before, *inside) for before in stretch for inside in variants]
                variants, stretch = (stretch + joined if token == ")?" else joined), None
            else:
                variants = [(*before, self._element(token, rule)) for before in variants]
        if stretch is not None:
            raise RuleError(f"{rule.source}: rule {rule.name!r}: '(' without ')'")
        if not all(any(element.required for element in elements) for elements in variants):
            raise RuleError(f"{rule.source}: rule {rule.name!r}: the pattern needs one word or class that must stand")
        return variants

    def _element(self, token: str, rule: Rule) -> Element | Gap:
        if token not in self._elements:
            self._elements[token] = self._read(token, rule)
        return self._elements[token]

    def _read(self, token: str, rule: Rule) -> Element | Gap:
        if token.startswith("..."):
            return Gap(self._barrier, int(token[3:]) if token[3:] else None)
        op = token[-1] if token[-1] in "?*+" and len(token) > 1 else ""
        names = token[: len(token) - len(op)].split("|")
        return Element(tuple(phrase for name in names for phrase in self._phrases(name, rule)), op)

    def _phrases(self, name: str, rule: Rule) -> Iterator[Phrase]:
        """The phrases that one name of an element stands for: a word, or the members of its class."""
        mark, bare = (MARK, name[1:]) if name.startswith(MARK) else ("", name)
        if not bare.startswith("{"):
            yield from ((word,) for word in (self.words.get(name, (name,)) if name.startswith(CHUNK_SIGN) else (name,)))
        elif bare[1:-1] not in self.words:
            raise RuleError(f"{rule.source}: rule {rule.name!r}: no word class {bare}; define it under [words]")
        else:
            yield from (tuple(mark + word for word in phrase.split()) for phrase in self.words[bare[1:-1]])


def links(pattern: str) -> tuple[str | None, str, str | None]:
    """The chunk a pattern links to on its left, the pattern that is matched, and the chunk on its right.

    >>> links("<people> ~ {be} killed")
    ('<people>', '{be} killed', None)
    """
    parts = pattern.split(LINK)
    before = parts.pop(0) if parts[0].startswith(CHUNK_SIGN) and len(parts) > 1 else None
    after = parts.pop() if len(parts) > 1 else None
    return before, LINK.join(parts), after


def weight(word: str) -> int:
    """How often a word stands in sentences, roughly; of triggers the rarest are chosen."""
    return CHUNK if is_chunk(word) else SHORT_WORDS.get(len(word), 1)


def is_chunk(word: str) -> bool:
    """Whether it is a chunk or the mark of a word in one, not a mere sign."""
    return word[0] in (CHUNK_SIGN, MARK) and len(word) > 1
