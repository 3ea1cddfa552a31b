"""The words that a language's summaries are compared by: lang/<code>/faithfulness.toml laid out for look-up."""

from collections.abc import Mapping, Sequence
from functools import cache

from summarise import lexicon
from summarise.ground.gazetteer import fold
from summarise.ground.phrases import Phrases

CONTENT_LETTERS = 4
"""In a language without its own list, words of fewer letters are taken for function words."""
FALLBACK = "en"
"""Whose texts explain findings in a language without its own."""


class Vocabulary:
    """The words of one language. `known` is False where lang/ has none: then only numbers, names and words are compared."""

    def __init__(self, language: str) -> None:
        self.language, self.known = language, has_words(language)
        words = lexicon.load(language if self.known else FALLBACK, "faithfulness")
        tables = words.tables
        self.texts: Mapping[str, str] = tables["texts"]
        self.statuses: Mapping[str, str] = tables["statuses"]
        empty: dict[str, frozenset[str]] = dict.fromkeys(words.words, frozenset())
        self.sets = {name: words.word_set(name) for name in words.words} if self.known else empty
        self.not_denying = Phrases(_spaced(words.words["not_denying"]))
        self.sayings = (
            [(tuple(phrase.split()), stem) for stem, listed in tables["sayings"].items() for phrase in listed]
            if self.known
            else []
        )
        self.no_part = Phrases(words.words["no_part"])
        self.no_unit = Phrases(words.words["no_unit"])
        self.lacking = Phrases(words.words["lacking"])
        self._endings: Sequence[Sequence[str]] = tables["endings"] if self.known else ()
        self._shortest: int = tables["shortest_stem"]
        self._alike = {word: stem for stem, listed in tables["alike"].items() for word in listed} if self.known else {}
        self._alike_cut = {self._cut(fold(word)): stem for word, stem in self._alike.items()}
        self.units = {tuple(p.split()): unit for unit, listed in tables["units"].items() for p in listed}
        self.parts = {tuple(p.split()): value for p, value in tables["parts"].items()} if self.known else {}
        self.hours: Mapping[str, float] = tables["hours"] if self.known else {}
        self.wider = {word: frozenset(narrower) for word, narrower in tables["wider"].items()} if self.known else {}
        self.settings = {word: frozenset(told) for word, told in tables["settings"].items()} if self.known else {}
        self.acronyms: Mapping[str, Sequence[str]] = tables["acronyms"]
        self._stems: dict[str, str] = {}
        self.seats: Mapping[str, str] = tables["seats"] if self.known else {}
        self.opposites = tables["opposites"] if self.known else {}
        self.groups = {float(n): frozenset(listed) for n, listed in tables["groups"].items()} if self.known else {}
        self.multiples = {
            float(factor): frozenset(map(self.stem, listed)) if self.known else frozenset()
            for factor, listed in tables["multiples"].items()
        }
        self.lengths = {tuple(p.split()): hours for p, hours in tables["lengths"].items()} if self.known else {}
        self.ordinals: Mapping[str, int] = tables["ordinals"] if self.known else {}
        self.steps: Mapping[str, int] = tables["steps"] if self.known else {}
        self.contrasts = {
            kind: [[frozenset(map(self.stem, one.split("|"))) for one in group] for group in groups] if self.known else []
            for kind, groups in tables["contrasts"].items()
        }
        """Groups of words of which none goes with another; each is a set of those that say the same."""

    def stem(self, word: str) -> str:
        """What forms of one word, and words that say the same, have in common; `word` in lower case."""
        if word not in self._stems:
            cut = self._cut(fold(word))
            self._stems[word] = self._alike.get(word) or self._alike_cut.get(cut, cut)
        return self._stems[word]

    def contents(self, lower: Sequence[str]) -> list[str]:
        """What each token of a sentence says, "" where nothing; a saying of several words says it at its first."""
        stems = [self.content(word) for word in lower]
        for phrase, stem in self.sayings:
            for at in (i for i, word in enumerate(lower) if word == phrase[0] and tuple(lower[i : i + len(phrase)]) == phrase):
                stems[at : at + len(phrase)] = [stem, *[""] * (len(phrase) - 1)]
        return stems

    def content(self, word: str) -> str:
        """The stem of a lower-case word that says something, "" of another: function words, numbers, marks."""
        if not word[0].isalpha() or word in self.sets["function"] or not self.known and len(word) < CONTENT_LETTERS:
            return ""
        return self.stem(word)

    def _cut(self, word: str) -> str:
        for ending, other in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= self._shortest:
                return _single(word.removesuffix(ending) + other)
        return _single(word)


def has_words(language: str) -> bool:
    """Whether lang/ has the words by which summaries of that language are compared."""
    return (lexicon.LANGUAGES / language / "faithfulness.toml").is_file()


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, read once."""
    return Vocabulary(language)


def _single(stem: str) -> str:
    """The stem without a doubled last letter: "stopped" and "stops" meet."""
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def _spaced(phrases: Sequence[str]) -> list[str]:
    return [phrase.replace("-", " - ") for phrase in phrases]
