"""The summarisers of the package sumy, which ours are compared with: sentences of a text, best first."""

import importlib
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarise.errors import InputError
from summarise.summary.compose import plain
from summarise.text import Sentence

METHODS: Mapping[str, tuple[str, str]] = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
}
"""The module and the class of each."""
LANGUAGE = "english"


@dataclass(frozen=True, slots=True)
class _Tokens:
    """What sumy asks for words: they are known already."""

    known: Mapping[str, tuple[str, ...]]

    def to_words(self, text: str) -> tuple[str, ...]:
        return self.known[text]


def ranked(sentences: Sequence[Sentence], method: str) -> list[str]:
    """The sentences by one of METHODS, with sumy's stemmer and stop words and our tokens, best first, each once.

    Raises InputError where sumy is not installed.
    """
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph
        from sumy.models.dom import Sentence as Unit
        from sumy.nlp.stemmers import Stemmer
        from sumy.utils import get_stop_words
    except ImportError as error:
        raise InputError("this bench compares with sumy; install it with: pip install 'summarise[bench]'") from error
    words = {plain(s): tuple(word for word in s.words if word[0].isalnum()) for s in sentences}
    order: list[str] = []
    summariser = _telling(method, order)(Stemmer(LANGUAGE))
    summariser.stop_words = get_stop_words(LANGUAGE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by 0 where no two sentences are alike, and warns of few words
        summariser(ObjectDocumentModel([Paragraph([Unit(text, _Tokens(words)) for text in words])]), len(words))
    return order or list(words)


def _telling(method: str, order: list[str]) -> Callable[..., Any]:
    """The method's class, but that it tells its order: of itself it gives the best sentences back in the order of the text."""
    module, name = METHODS[method]
    base = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)

    def best(_: Any, sentences: Sequence[Any], count: int, rating: Any) -> tuple[Any, ...]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        rates = [rate(sentence) for sentence in sentences]
        order.extend(str(sentences[i]) for i in sorted(range(len(sentences)), key=lambda i: -rates[i]))
        return ()

    def dictionary(self: Any, document: Any) -> dict[str, int]:
        return {word: row for row, word in enumerate(sorted(base._create_dictionary(self, document)))}

    ordered = {"_create_dictionary": dictionary} if hasattr(base, "_create_dictionary") else {}  # of itself in the order of a set
    return type(name, (base,), {"_get_best_sentences": best, **ordered})
