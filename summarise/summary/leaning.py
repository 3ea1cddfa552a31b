"""Whether a sentence leans on what is not in it, so that it says little, or something else, to a reader who has not seen that."""

from collections.abc import Iterable
from functools import cache

from summarise import lexicon
from summarise.lexicon import Lexicon
from summarise.summary.features import QUOTES
from summarise.text import Sentence

NUMBER_TOKENS = 3
"""Of a number in words: "thirty-three" is three tokens."""


def leans(sentence: Sentence, language: str | None) -> bool:
    """Whether the sentence opens with a word for something said earlier, quotes someone it does not name, or tells of a picture.

    Always False in a language without lang/<code>/summary.toml.
    """
    words = word_lists(language)
    if words is None:
        return False
    first = next((i for i, word in enumerate(sentence.lower) if word[0].isalnum()), None)
    if first is None:
        return True
    opening = _has(sentence, words.words["opener"], range(first, first + 1))
    opening = opening or _has(sentence, words.words["part"], range(first + 1, first + NUMBER_TOKENS + 1))
    quoted = first > 0 and sentence.words[first - 1] in QUOTES
    pictured = _has(sentence, words.words["picture"], range(len(sentence.lower)))
    return opening and not quoted or pictured or _unnamed_speaker(sentence, words)


def half_quoted(sentence: Sentence) -> bool:
    """Whether a quotation begins or ends in the sentence but not both: "We left with nothing."""
    marks = sum(word in QUOTES for word in sentence.words)
    return marks % 2 == 1


def tied_to_its_day(sentence: Sentence, language: str | None) -> bool:
    """Whether the sentence says "today" or the like, which means another day in a report of a later one."""
    words = word_lists(language)
    return words is not None and _has(sentence, words.words["day"], range(len(sentence.lower)))


@cache
def word_lists(language: str | None) -> Lexicon | None:
    """The words of lang/<code>/summary.toml, or None where the language has none."""
    if language is None or not (lexicon.LANGUAGES / language / "summary.toml").is_file():
        return None
    return lexicon.load(language, "summary")


def _has(sentence: Sentence, phrases: Iterable[str], places: range) -> bool:
    """Whether one of the phrases begins at one of the places in the sentence."""
    lower = sentence.lower
    parts = [tuple(phrase.split()) for phrase in phrases]
    return any(lower[at : at + len(part)] == part for part in parts if part[0] in lower for at in places)


def _unnamed_speaker(sentence: Sentence, words: Lexicon) -> bool:
    """Whether a quotation is followed, within the comma between, by a pronoun and a verb of saying, in either order."""
    pronouns, verbs = words.word_set("pronoun"), words.word_set("say")
    for index in range(1, len(sentence.lower) - 1):
        pair = set(sentence.lower[index : index + 2])
        if pair & pronouns and pair & verbs and not QUOTES.isdisjoint(sentence.words[max(0, index - 2) : index]):
            return True
    return False
