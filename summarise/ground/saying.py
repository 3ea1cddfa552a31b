"""The words that name sources, and what a sentence says of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from summarise.ground.kinds import KINDS, Kinds, kinds
from summarise.ground.phrases import Phrases
from summarise.lexicon import load
from summarise.sitrep import Attribution
from summarise.text import Span

OPENERS = ("according", "citing", "account", "done_by", "speaking_of")
"""Word classes of phrases that name a source, beside verbs."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of attribution.toml; `cues` are those without which a sentence names no source, `classes` those of a word,
    `openers` those of phrases that it begins."""

    sets: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    openers: Mapping[str, frozenset[str]]
    kinds: Kinds
    cues: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Said:
    """A source that a sentence names, for what stands at the tokens `reach` (both inclusive).

    `person` tells one from a body; `cited` a source that another quotes; one that is `strict` says nothing else.
    """

    span: Span
    source: Attribution
    person: bool
    reach: tuple[int, int]
    cited: bool = False
    strict: bool = False


@cache
def known(language: str) -> Known:
    """The words that name sources in a language."""
    words = load(language, "attribution").words
    sets = {name: frozenset(listed) for name, listed in words.items()}
    phrases = {name: Phrases(phrase.replace("-", " - ") for phrase in words[name]) for name in (*OPENERS, "manner")}
    opening = {name: {phrase.split()[0] for phrase in words[name]} for name in phrases}
    firsts = frozenset().union(*(opening[name] for name in OPENERS))
    openers = {word: frozenset(name for name in opening if word in opening[name]) for word in firsts | opening["manner"]}
    verbs = sets["saying"] | sets["reporting"] | sets["giving"]
    every = frozenset().union(*(sets[name] for name in sets if name not in KINDS))
    classes = {word: frozenset(name for name in sets if word in sets[name]) for word in every}
    pronouns = sets["person_pronoun"] | sets["body_pronoun"]
    return Known(sets, classes, phrases, openers, kinds(language), verbs | firsts | sets["open_bracket"] | {":"}, pronouns)
