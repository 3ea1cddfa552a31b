"""The words that tell places from other names."""

from dataclasses import dataclass
from functools import cache

from summarise.lexicon import load

ORDINARY = ("people", "headcounts", "quantities", "damage")
"""Lexicons whose words are common nouns, verbs and numbers."""
KINDS = ("camp", "river", "admin1", "admin2", "city", "quarter", "other_place")
"""Word classes of nouns that name a kind of place."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of places.toml, as sets."""

    common: frozenset[str]
    no_place: frozenset[str]
    faith: frozenset[str]
    faith_house: frozenset[str]
    person: frozenset[str]
    speaking: frozenset[str]
    organisation: frozenset[str]
    actor: frozenset[str]
    currency: frozenset[str]
    donor: frozenset[str]
    direction: frozenset[str]
    half_direction: frozenset[str]
    locative: frozenset[str]
    inside: frozenset[str]
    of: frozenset[str]
    article: frozenset[str]
    particle: frozenset[str]
    possessive: frozenset[str]
    body: frozenset[str]
    aside: frozenset[str]
    joining: frozenset[str]
    kinds: dict[str, str]
    kind_starts: frozenset[str]
    ordinary: frozenset[str]


@cache
def words_of(language: str) -> Words:
    """The words that tell places from other names in a language."""
    lexicon = load(language, "places")
    kinds = {word: kind for kind in reversed(KINDS) for word in lexicon.words[kind]}
    sets = {name: lexicon.word_set(name) for name in Words.__slots__ if name in lexicon.words}
    starts = frozenset(word.split()[0] for word in kinds)
    return Words(**sets, kinds=kinds, kind_starts=starts, ordinary=_ordinary(language))


def _ordinary(language: str) -> frozenset[str]:
    """The single words that the lexicons of people and figures hold: where a capital says nothing, they are no names."""
    lexicons = [load(language, name) for name in ORDINARY]
    tables = (word for lexicon in lexicons for table in lexicon.tables.values() for word in table)
    words = (word for lexicon in lexicons for listed in lexicon.words.values() for word in listed)
    return frozenset(word for word in (*words, *tables) if word.isalpha())
