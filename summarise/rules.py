"""Rule lines, compiled onto spaCy's Matcher; every match names its rule.

A pattern is a line of elements over lower-case tokens:

    killed            the word                     killed|slain     either word
    {be}              a word or phrase of a class  <people>         a chunk that the slot has marked
    {adverb}?  *  +   optional, any number, some   ( had been )?    an optional stretch
    ...               any tokens that are not in the class `barrier` (...3: up to 3 of them)
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import RuleError
from summarise.lexicon import Lexicon, Rule, load

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

MOST_VARIANTS = 400
"""A pattern that unfolds into more is a mistake in its classes, and would be slow."""
ELEMENT = re.compile(r"\(|\)[?]?|[^\s()]+")  # "( had been )? killed ...3"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` (exclusive) that a rule covers."""

    rule: Rule
    start: int
    end: int


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
    """The rules of one lexicon, ready to match; only those run whose trigger stands among the tokens."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._barrier = sorted(lexicon.words.get("barrier", ()))
        self._triggers: dict[str, list[int]] = defaultdict(list)
        self._compiled: dict[int, Matcher] = {}
        for number, rule in enumerate(lexicon.rules):
            variants = variants_of(rule, lexicon.words)
            groups = [_first_words(elements) for elements in variants]
            for words in groups:
                if not words:
                    raise RuleError(f"{rule.source}: rule {rule.name!r}: the pattern needs one word or class that must stand")
                for word in min(words, key=_cost):
                    if number not in self._triggers[word]:
                        self._triggers[word].append(number)

    def matches(self, words: Sequence[str]) -> Iterator[Match]:
        """Every match in the lower-case tokens `words`, rule by rule in the file's order; of nested ones the longest."""
        numbers = sorted({n for word in set(words) & self._triggers.keys() for n in self._triggers[word]})
        if not numbers:
            return
        from spacy.tokens import Doc

        doc = Doc(_vocab(), words=list(words))
        for number in numbers:
            for _, start, end in sorted(self._matcher(number)(doc), key=lambda m: (m[1], -m[2])):
                yield Match(self.lexicon.rules[number], start, end)

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
                raise RuleError(f"{rule.source}: rule {rule.name!r}: unfolds into over {MOST_VARIANTS} patterns; use fewer phrases")
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


def variants_of(rule: Rule, words: Mapping[str, tuple[str, ...]]) -> list[tuple[Element, ...]]:
    """The pattern of a rule with each optional stretch both in and out. Raises RuleError with the rule's name."""
    variants: list[tuple[Element, ...]] = [()]
    stretch: list[tuple[Element, ...]] | None = None
    for token in ELEMENT.findall(rule.pattern):
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
    phrases: list[tuple[str, ...]] = []
    for name in token[: len(token) - len(op)].split("|"):
        if name.startswith("{"):
            if name[1:-1] not in words:
                raise RuleError(f"{rule.source}: rule {rule.name!r}: no word class {name}; define it under [words]")
            phrases += [tuple(phrase.split()) for phrase in words[name[1:-1]]]
        else:
            phrases.append((name,))
    return Element(tuple(phrases), op)


def _one_of(single: Sequence[str], op: str) -> dict[str, Any]:
    test: dict[str, Any] = {"ORTH": single[0] if len(single) == 1 else {"IN": sorted(set(single))}}
    return {**test, "OP": op} if op else test


def _first_words(elements: Sequence[Element]) -> list[frozenset[str]]:
    """For each element that must stand, the first words of its phrases."""
    return [frozenset(p[0] for p in e.phrases) for e in elements if e.required]


def _cost(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """Chunks and very common words make poor triggers: they stand in most sentences."""
    common = sum(word.startswith("<") or len(word) < 5 for word in words)
    return (10 * common, len(words), sorted(words))


@cache
def _vocab() -> "Vocab":
    from spacy.vocab import Vocab

    return Vocab()


@cache
def rule_book(language: str, name: str, extra: Path | None = None) -> RuleBook:
    """The compiled rules of lang/<language>/<name>.toml, with an analyst's own from the folder `extra`."""
    return RuleBook(load(language, name, extra))
