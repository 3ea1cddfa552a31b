"""Whether a sentence leans on what is not in it, so that it says little, or something else, to a reader who has not seen that."""

from collections.abc import Sequence
from functools import cache

from summarise import lexicon
from summarise.lexicon import Lexicon
from summarise.summary.features import QUOTES
from summarise.text import Sentence


def leans(sentence: Sentence, language: str | None) -> bool:
    """Whether the sentence opens with a word for something said earlier, or quotes someone whom it does not name.

    Always False in a language without lang/<code>/summary.toml.
    """
    words = word_lists(language)
    if words is None:
        return False
    first = next((i for i, word in enumerate(sentence.lower) if word[0].isalnum()), None)
    if first is None:
        return True
    opening = any(_opens(sentence.lower[first:], tuple(phrase.split())) for phrase in words.words["opener"])
    quoted = first > 0 and sentence.words[first - 1] in QUOTES
    return opening and not quoted or _unnamed_speaker(sentence, words)


def half_quoted(sentence: Sentence) -> bool:
    """Whether a quotation begins or ends in the sentence but not both: "We left with nothing."""
    marks = sum(word in QUOTES for word in sentence.words)
    return marks % 2 == 1


def tied_to_its_day(sentence: Sentence, language: str | None) -> bool:
    """Whether the sentence says "today" or the like, which means another day in a report of a later one."""
    words = word_lists(language)
    phrases = [tuple(phrase.split()) for phrase in words.words["day"]] if words else []
    lower = sentence.lower
    return any(_opens(lower[at:], phrase) for phrase in phrases if phrase[0] in lower for at in range(len(lower)))


@cache
def word_lists(language: str | None) -> Lexicon | None:
    """The words of lang/<code>/summary.toml, or None where the language has none."""
    if language is None or not (lexicon.LANGUAGES / language / "summary.toml").is_file():
        return None
    return lexicon.load(language, "summary")


def _opens(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return tuple(words[: len(phrase)]) == phrase


def _unnamed_speaker(sentence: Sentence, words: Lexicon) -> bool:
    """Whether a quotation is followed, within the comma between, by a pronoun and a verb of saying, in either order."""
    pronouns, verbs = words.word_set("pronoun"), words.word_set("say")
    for index in range(1, len(sentence.lower) - 1):
        pair = set(sentence.lower[index : index + 2])
        if pair & pronouns and pair & verbs and not QUOTES.isdisjoint(sentence.words[max(0, index - 2) : index]):
            return True
    return False
