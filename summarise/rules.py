"""Rule lines, compiled onto spaCy's Matcher; every match names its rule.

A pattern is a line of elements over lower-case tokens:

    killed            the word                     killed|slain     either word
    {be}              a word or phrase of a class  <people>         a chunk that the slot has marked
    {adverb}?  *  +   optional, any number, some   ( had been )?    an optional stretch
    ...               any tokens that are not in the class `barrier` (...3: up to 3 of them)
    ^{class}          the mark that a slot sets beside a chunk for a word inside it
    <people> ~ …      the rule links what it matches to a chunk before it, … ~ <people> after it; the slot finds it
"""

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import RuleError
from summarise.lexicon import Lexicon, Rule, load

if TYPE_CHECKING:
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MARK = "^"
LINK = " ~ "
MOST_PHRASES = 4000
"""A pattern that stands for more phrases runs as a Matcher pattern: building so many phrases would slow the start."""
MOST_VARIANTS = 400
"""A pattern that unfolds into more is a mistake in its classes, and would be slow."""
SHORT_WORDS = {1: 200, 2: 200, 3: 200, 4: 10}
"""How much more often a word of so many letters stands in a sentence than a longer one, roughly."""
CHUNK = 100_000
"""The same for chunks: they are marked after the test by triggers, so a chunk is one only where a rule has nothing else."""
CHUNK_SIGN = "<"
ELEMENT = re.compile(r"\(|\)[?]?|[^\s()]+")  # "( had been )? killed ...3"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) that a rule covers, and the chunk it links to, before or after, if any."""

    rule: Rule
    start: int
    end: int
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: its phrases and how often it may stand; without phrases a gap, `op` its length."""

    phrases: tuple[tuple[str, ...], ...]
    op: str = ""

    @property
    def required(self) -> bool:
        """Whether a match must contain one of the phrases."""
        return bool(self.phrases) and self.op in ("", "+")


class RuleBook:
    """The rules of one lexicon, ready to match.

    Rules that are only phrases run together, in one PhraseMatcher; of the others, each with its own Matcher, only those
    run whose every word class has a word among the tokens.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._barrier = sorted(lexicon.words.get("barrier", ()))
        self._links = [links(rule.pattern) for rule in lexicon.rules]
        self._phrases: dict[int, list[tuple[str, ...]]] = {}
        self._groups: dict[int, list[list[frozenset[str]]]] = {}
        self._triggers: dict[str, set[int]] = defaultdict(set)
        self._rests: dict[str, set[frozenset[str]]] = defaultdict(set)
        self._compiled: dict[int, Matcher] = {}
        for number, rule in enumerate(lexicon.rules):
            self._index(number, rule)

    def _index(self, number: int, rule: Rule) -> None:
        """Notes the words that must stand for the rule to match."""
        variants = variants_of(rule, self.lexicon.words)
        groups = [_key_words(elements) for elements in variants]
        if not all(groups):
            raise RuleError(f"{rule.source}: rule {rule.name!r}: the pattern needs one word or class that must stand")
        phrases = _unfolded(variants)
        if phrases is None:
            self._groups[number] = groups
            for word in (word for words in groups for word in min(words, key=_cost)):
                self._triggers[word].add(number)
            return
        self._phrases[number] = phrases
        for phrase in phrases:
            key = _key_word(phrase)
            self._rests[key].add(frozenset(phrase) - {key})

    def triggered(self, words: Iterable[str]) -> bool:
        """Whether any rule could match once chunks are marked: a cheap test before a sentence is worked on."""
        present = set(words)
        rests, triggers = self._plain
        if _phrase_there(present, rests):
            return True
        candidates = {number for word in present & triggers.keys() for number in triggers[word]}
        return any(self._possible(number, present, marked=False) for number in candidates)

    @cached_property
    def _plain(self) -> tuple[dict[str, set[frozenset[str]]], dict[str, set[int]]]:
        """The rests of phrases and the triggers as they stand before chunks are made and words in them marked."""
        rests: dict[str, set[frozenset[str]]] = defaultdict(set)
        triggers: dict[str, set[int]] = defaultdict(set)
        for key, sets in self._rests.items():
            rests[key.lstrip(MARK)] |= {frozenset(word.lstrip(MARK) for word in words if word[0] != CHUNK_SIGN) for words in sets}
        for word, numbers in self._triggers.items():
            triggers[word.lstrip(MARK)] |= numbers
        return rests, triggers

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """Every match in the lower-case tokens `words`, rule by rule in the file's order; of nested ones the longest."""
        present = set(words)
        candidates = {number for word in present & self._triggers.keys() for number in self._triggers[word]}
        numbers = [number for number in candidates if self._possible(number, present, marked=True)]
        phrases = _phrase_there(present, self._rests)
        if not numbers and not phrases:
            return
        from spacy.tokens import Doc

        doc = Doc(_vocab(), words=list(words))
        spans = self._literal_spans(doc) if phrases else {}
        for number in numbers:
            spans[number] = [(start, end) for _, start, end in self._matcher(number)(doc)]
        for number in sorted(spans):
            before, _, after = self._links[number]
            for start, end in sorted(spans[number], key=lambda span: (span[0], -span[1])):
                yield Match(self.lexicon.rules[number], start, end, before, after)

    def _possible(self, number: int, present: set[str], *, marked: bool) -> bool:
        """Whether every element that must stand has a word there; before chunks are `marked`, theirs count as there."""
        return any(
            all(not words.isdisjoint(present) or not marked and _holds_chunk(words) for words in groups)
            for groups in self._groups[number]
        )

    def _literal_spans(self, doc: "Doc") -> dict[int, list[tuple[int, int]]]:
        """The spans of the phrase rules, for each rule the longest ones that do not overlap."""
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        found = ((int(doc.vocab.strings[key]), start, end) for key, start, end in self._phrase_matcher(doc))
        for number, start, end in sorted(found, key=lambda match: (match[0], match[1] - match[2], match[1])):
            if all(end <= other or start >= last for other, last in spans[number]):
                spans[number].append((start, end))
        return spans

    @cached_property
    def _phrase_matcher(self) -> "PhraseMatcher":
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        matcher = PhraseMatcher(_vocab())
        for number, phrases in self._phrases.items():
            matcher.add(str(number), [Doc(_vocab(), words=list(phrase)) for phrase in phrases])
        return matcher

    def _matcher(self, number: int) -> "Matcher":
        if number not in self._compiled:
            from spacy.matcher import Matcher

            rule = self.lexicon.rules[number]
            matcher = Matcher(_vocab())
            patterns = [p for v in variants_of(rule, self.lexicon.words) for p in self._patterns(v, rule)]
            matcher.add(rule.name, patterns, greedy="LONGEST")
            self._compiled[number] = matcher
        return self._compiled[number]

    def _patterns(self, elements: Sequence[Element], rule: Rule) -> Iterator[list[dict[str, Any]]]:
        """Matcher patterns: one for each choice of phrases longer than a word."""
        choices = [self._choices(element) for element in elements]
        for count, choice in enumerate(itertools.product(*choices), 1):
            if count > MOST_VARIANTS:
                raise RuleError(
                    f"{rule.source}: rule {rule.name!r}: unfolds into over {MOST_VARIANTS} patterns; use fewer phrases"
                )
            yield [token for part in choice for token in part]

    def _choices(self, element: Element) -> list[list[dict[str, Any]]]:
        if not element.phrases:
            return [[{"ORTH": {"NOT_IN": self._barrier}, "OP": element.op}]]
        single = [p[0] for p in element.phrases if len(p) == 1]
        several = [p for p in element.phrases if len(p) > 1]
        tests = [_one_of(single, element.op)] if single else []
        choices = [tests] if tests else []
        choices += [[{"ORTH": word} for word in phrase] for phrase in several]
        return [*choices, []] if several and element.op in ("?", "*") and not single else choices


def links(pattern: str) -> tuple[str | None, str, str | None]:
    """The chunk a pattern links to on its left, the pattern that is matched, and the chunk on its right.

    >>> links("<people> ~ {be} killed")
    ('<people>', '{be} killed', None)
    """
    parts = pattern.split(LINK)
    before = parts.pop(0) if parts[0].startswith("<") and len(parts) > 1 else None
    after = parts.pop() if len(parts) > 1 else None
    return before, LINK.join(parts), after


def variants_of(rule: Rule, words: Mapping[str, tuple[str, ...]]) -> list[tuple[Element, ...]]:
    """The pattern of a rule with each optional stretch both in and out. Raises RuleError with the rule's name."""
    variants: list[tuple[Element, ...]] = [()]
    stretch: list[tuple[Element, ...]] | None = None
    for token in ELEMENT.findall(links(rule.pattern)[1]):
        if token == "(":
            stretch, variants = variants, [()]
        elif token.startswith(")"):
            if stretch is None:
                raise RuleError(f"{rule.source}: rule {rule.name!r}: ')' without '('")
            joined = [(*before, *inside) for before in stretch for inside in variants]
            variants, stretch = (stretch + joined if token == ")?" else joined), None
        else:
            element = _element(token, rule, words)
            variants = [(*before, element) for before in variants]
    if stretch is not None:
        raise RuleError(f"{rule.source}: rule {rule.name!r}: '(' without ')'")
    return variants


def _element(token: str, rule: Rule, words: Mapping[str, tuple[str, ...]]) -> Element:
    if token.startswith("..."):
        return Element((), op=f"{{0,{token[3:]}}}" if token[3:] else "*")
    op = token[-1] if token[-1] in "?*+" and len(token) > 1 else ""
    names = token[: len(token) - len(op)].split("|")
    return Element(tuple(phrase for name in names for phrase in _phrases(name, rule, words)), op)


def _phrases(name: str, rule: Rule, words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The phrases that one name of an element stands for: a word, or the members of its class."""
    mark, bare = ("^", name[1:]) if name.startswith("^") else ("", name)
    if not bare.startswith("{"):
        yield from ((word,) for word in (words.get(name, (name,)) if name.startswith("<") else (name,)))
    elif bare[1:-1] not in words:
        raise RuleError(f"{rule.source}: rule {rule.name!r}: no word class {bare}; define it under [words]")
    else:
        yield from (tuple(mark + word for word in phrase.split()) for phrase in words[bare[1:-1]])


def _phrase_there(present: set[str], rests: Mapping[str, set[frozenset[str]]]) -> bool:
    """Whether all words of some phrase are there: `rests` holds, by a phrase's rarest word, its other words."""
    return any(rest <= present for key in present & rests.keys() for rest in rests[key])


def _unfolded(variants: Sequence[tuple[Element, ...]]) -> list[tuple[str, ...]] | None:
    """The phrases that a pattern stands for; None where it has gaps or repetitions, or too many phrases."""
    phrases: set[tuple[str, ...]] = set()
    for elements in variants:
        choices = [e.phrases if e.op == "" else (*e.phrases, ()) for e in elements]
        if any(not e.phrases or e.op in ("*", "+") for e in elements) or math.prod(map(len, choices)) > MOST_PHRASES:
            return None
        phrases.update(tuple(itertools.chain.from_iterable(choice)) for choice in itertools.product(*choices))
    return sorted(phrases)


def _one_of(single: Sequence[str], op: str) -> dict[str, Any]:
    test: dict[str, Any] = {"ORTH": single[0] if len(single) == 1 else {"IN": sorted(set(single))}}
    return {**test, "OP": op} if op else test


def _key_words(elements: Sequence[Element]) -> list[frozenset[str]]:
    """For each element that must stand, the rarest word of each of its phrases, one of which must be there."""
    return [frozenset(map(_key_word, e.phrases)) for e in elements if e.required]


def _key_word(phrase: tuple[str, ...]) -> str:
    """The word of a phrase that is likely the rarest."""
    return min(phrase, key=lambda word: (_weight(word), -len(word)))


def _cost(words: frozenset[str]) -> tuple[int, list[str]]:
    """Chunks and short words make poor triggers: they stand in most sentences."""
    return (sum(map(_weight, words)), sorted(words))


def _weight(word: str) -> int:
    return CHUNK if _is_chunk(word) else SHORT_WORDS.get(len(word), 1)


def _is_chunk(word: str) -> bool:
    return word[0] in (CHUNK_SIGN, MARK) and len(word) > 1


@cache  # of the classes of rules, which are many words and few sets
def _holds_chunk(words: frozenset[str]) -> bool:
    return any(map(_is_chunk, words))


@cache
def _vocab() -> "Vocab":
    from spacy.vocab import Vocab

    return Vocab()


@cache
def rule_book(language: str, name: str, extra: Path | None = None) -> RuleBook:
    """The compiled rules of lang/<language>/<name>.toml, with an analyst's own from the folder `extra`."""
    return RuleBook(load(language, name, extra))
