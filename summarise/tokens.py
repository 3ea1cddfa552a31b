"""The tokens of a sentence, by spaCy's rules for its language; figures and ranges stand apart."""

import re
from functools import cache
from typing import TYPE_CHECKING

from summarise import lexicon

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

LONGEST_RUN = 200
"""Characters without a space that are looked at in one go: spaCy's time grows with their square."""
RUN = re.compile(rf"\S{{1,{LONGEST_RUN}}}\s*")  # "a" * 1000 in five parts
OVERLONG = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
IN_FIGURES = rf"(?<=[0-9])[{DASHES}~](?=[0-9])"  # "250–300"
IN_WORDS = r"(?<=\w)[\u2010-\u2015\u2212](?=\w)"  # "Sunday–Monday"

Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]


def tokens(text: str, language: str) -> Tokens:
    """The words of `text` with where each starts and ends in it; white space is none.

    >>> tokens("About 250-300 fled.", "en")[0]
    ('About', '250', '-', '300', 'fled', '.')
    """
    if OVERLONG.search(text):
        found = [(start + run.start(), word) for run in RUN.finditer(text) for start, word in _tokens(run.group(), language)]
    else:
        found = _tokens(text, language)
    starts = tuple([start for start, _ in found])
    return tuple([word for _, word in found]), starts, tuple([start + len(word) for start, word in found])


def _tokens(text: str, language: str) -> list[tuple[int, str]]:
    return [(token.idx, token.text) for token in tokenizer(language)(text) if not token.is_space]


@cache
def tokenizer(language: str) -> "Tokenizer":
    """spaCy's tokeniser for an ISO 639-1 code, the multi-language one where spaCy has none."""
    import spacy
    from spacy.util import compile_infix_regex, compile_suffix_regex, get_lang_class

    try:
        get_lang_class(language)
    except ImportError:
        language = "xx"
    made: Tokenizer = spacy.blank(language).tokenizer
    defaults = get_lang_class(language).Defaults
    words = lexicon.load(language, "sentences").words if has_words(language) else {}
    made.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), IN_FIGURES, IN_WORDS]).finditer
    units = "|".join(words.get("figure_unit", ()))
    behind = [rf"(?<=[0-9])(?:{units})"] if units else []
    made.suffix_search = compile_suffix_regex([*(defaults.suffixes or ()), *behind]).search
    whole = frozenset(words.get("whole", ()))
    made.rules = {key: value for key, value in (made.rules or {}).items() if key.lower() not in whole}
    return made


@cache
def has_words(language: str) -> bool:
    """Whether lang/ has the words that sentences of this language need."""
    return (lexicon.LANGUAGES / language / "sentences.toml").is_file()
