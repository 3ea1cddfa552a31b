"""Who is a private person in some articles: survivors, victims, residents, not whoever speaks in a function."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from summarise.ground.gazetteer import key_of
from summarise.protection.naming import Reader, Words, words_of
from summarise.text import Document

SHORTEST = 3
"""Letters of a part of a name that may stand for the whole of it: "Li" is too often another word."""


@dataclass(frozen=True, slots=True)
class Person:
    """A private person: the full name, the parts that stand for it, and those that may as well be a place or an ordinary word."""

    name: str
    parts: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def private_persons(documents: Iterable[Document], language: str) -> tuple[Person, ...]:
    """The private persons whom the articles name, in the order of their names.

    Who is named anywhere with a public function is none; of whom nothing is said but that he or she spoke, is one.
    """
    words, sentences = words_of(language), [sentence for document in documents for sentence in document.sentences]
    found = {mention for sentence in sentences for mention in Reader(sentence, words).mentions()}
    public = {mention.name for mention in found if mention.verdict == "public"}
    ends = {name.split()[-1] for name in public}
    ordinary = words.sets["opening"] | {word for sentence in sentences for word in sentence.words if word.islower()}
    private = {
        m.name
        for m in found
        if m.verdict == "private" and (" " in m.name or m.name not in ends and m.name.casefold() not in ordinary)
    }
    spoke = {m.name for m in found if m.verdict == "speaks" and m.name.split()[-1] not in ends}
    persons: list[Person] = []
    for name in sorted((private | spoke) - public, key=lambda name: (-len(name.split()), name)):
        if not any(name in person.parts or name in person.doubtful for person in persons):
            persons.append(_person(name, ends, ordinary, words))
    return tuple(sorted(persons, key=lambda person: person.name))


def _person(name: str, public: set[str], ordinary: frozenset[str], words: Words) -> Person:
    parts = [part for part in (*_runs(name), name) if part.split()[-1] not in public]
    doubtful = tuple(part for part in parts if part.casefold() in ordinary or words.places.find(key_of(part)))
    return Person(name, tuple(part for part in parts if part not in doubtful and part != name), doubtful)


def _runs(name: str) -> Iterator[str]:
    """The parts of a name: "Amina Binti Yusuf" is also "Binti Yusuf", "Amina" and "Yusuf"."""
    words = name.split()
    for start, end in combinations(range(len(words) + 1), 2):
        part = words[start:end]
        if len(part) < len(words) and part[0][0].isupper() and len(part[-1]) >= SHORTEST and part[-1][0].isupper():
            yield " ".join(part)
