"""The rules of a lexicon, run over the tokens of a sentence; every match names its rule.

A pattern is a line of elements over lower-case tokens:

    killed            the word                     killed|slain     either word
    {be}              a word or phrase of a class  <people>         a chunk that the slot has marked
    {adverb}?  *  +   optional, any number, some   ( had been )?    an optional stretch
    ...               any tokens that are not in the class `barrier` (...3: up to 3 of them)
    ^{class}          the mark that a slot sets beside a chunk for a word inside it
    <people> ~ …      the rule links what it matches to a chunk before it, … ~ <people> after it; the slot finds it
"""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summarise.lexicon import Lexicon, Rule, load
from summarise.patterns import CHUNK_SIGN, END, Element, Elements, Patterns, Phrase, is_chunk, links, weight

ANY_CHUNK = "<>"
"""What stands for chunks before they are made: any may still come."""

Words = frozenset[str]
Triggers = dict[str, list[tuple[int, list[Words]]]]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) that a rule covers, and the chunk it links to, before or after, if any."""

    rule: Rule
    start: int
    end: int
    before: str | None = None
    after: str | None = None


class RuleBook:
    """The rules of one lexicon, ready to match; only those run of which every element that must stand has a word there."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        patterns = Patterns(lexicon.words)
        self.variants = [patterns.variants(rule) for rule in lexicon.rules]
        self._links = [links(rule.pattern) for rule in lexicon.rules]
        self._numbered = [(number, elements) for number, variants in enumerate(self.variants) for elements in variants]
        needed = [[e.keys for e in elements if isinstance(e, Element) and e.required] for _, elements in self._numbered]
        self._triggers = _triggers(needed)
        self._early = _triggers([list(map(_early, groups)) for groups in needed])

    def triggered(self, words: Iterable[str]) -> bool:
        """Whether any rule could match once chunks are marked: a cheap test before a sentence is worked on."""
        return next(_possible(self._early, set(words)), None) is not None

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """Every match in the lower-case tokens `words`, rule by rule in the file's order; of nested ones the longest."""
        present = set(words)
        possible = set(_possible(self._triggers, present))
        ended = (*words, END) if possible else ()
        found: dict[int, set[Span]] = {}
        for at in possible:
            number, elements = self._numbered[at]
            found.setdefault(number, set()).update(_spans(elements, ended, present))
        for number in sorted(found):
            before, _, after = self._links[number]
            for start, end in _longest(found[number]):
                yield Match(self.lexicon.rules[number], start, end, before, after)


def _possible(triggers: Triggers, present: Set[str]) -> Iterator[int]:
    """The variants of rules that have a word for each element that must stand; some come twice."""
    for word in present & triggers.keys():
        for at, groups in triggers[word]:
            if not any(map(present.isdisjoint, groups)):
                yield at


def _triggers(needed: Sequence[Sequence[Words]]) -> Triggers:
    """By word, the variants that need it or its like, each with the other sets of words that it needs one of."""
    triggers: Triggers = {}
    for at, groups in enumerate(needed):
        rarest = min(groups, key=_cost)
        others = [words for words in groups if words is not rarest and ANY_CHUNK not in words]
        for word in rarest - {ANY_CHUNK}:
            triggers.setdefault(word, []).append((at, others))
    return triggers


def _cost(words: Words) -> tuple[int, list[str]]:
    """Chunks and short words make poor triggers: they stand in most sentences."""
    return (sum(map(weight, words)), sorted(words))


def _early(words: Words) -> Words:
    """The words as they stand before chunks are made and words in them marked."""
    return frozenset(ANY_CHUNK if word[0] == CHUNK_SIGN else word[1:] if is_chunk(word) else word for word in words)


def _spans(elements: Elements, words: Phrase, present: Set[str]) -> Iterator[Span]:
    """All stretches that the elements cover."""
    for start in elements[0].starts(words, present):
        places: Collection[int] = (start,)
        for element in elements:
            places = element.onward(words, places)
        yield from ((start, end) for end in places if end > start)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no longer one and overlap none, in their order."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other or start >= last for other, last in kept):
            kept.append((start, end))
    return sorted(kept)


@cache
def rule_book(language: str, name: str, extra: Path | None = None) -> RuleBook:
    """The compiled rules of lang/<language>/<name>.toml, with an analyst's own from the folder `extra`."""
    return RuleBook(load(language, name, extra))
