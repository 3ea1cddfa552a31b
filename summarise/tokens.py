"""The tokens of a sentence, by spaCy's rules for its language; figures and ranges stand apart."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from summarise import lexicon

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

LONGEST_RUN = 200
"""Characters without a space that are looked at in one go: spaCy's time grows with their square."""
RUN = re.compile(rf"\S{{1,{LONGEST_RUN}}}")  # "fled," in "They fled, it rained"
REMEMBERED = 50_000
"""Runs whose tokens are kept: 212 scraped articles have 22,000 different ones, and most of another article's are among them."""
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
IN_FIGURES = rf"(?<=[0-9])[{DASHES}~](?=[0-9])"  # "250–300"
IN_WORDS = r"(?<=\w)[\u2010-\u2015\u2212](?=\w)"  # "Sunday–Monday"
IN_PAIRS = r"(?<=[a-z]{5})/(?=[0-9])"  # "310 families/1,206 people"
# What copying has run together: "roadRESPONSE", "IMPACTPella", "injured31,739", "floodedPasuruan", "hurt-", "Dead:12".
GLUED = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z]{4})|(?<=[A-Z]{6})(?=[A-Z][a-z]{3})|(?<=[a-z]{4})(?=[0-9]{1,3},[0-9]{3}\b)"
    r"|(?<=[a-z]{6})(?=[A-Z][a-z]{4})|(?<=[A-Za-z]{4})(?=[-\u2013]$)|(?<=[a-z]{3}:)(?=[0-9])|(?<=[a-z]{3}ed)(?=[0-9]{1,4}$)"
)

Tokens = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
Pieces = tuple[tuple[int, int, str], ...]


def tokens(text: str, language: str, shift: int = 0) -> Tokens:
    """The words of `text`, where each starts and where it ends, counted from `shift`; white space is no word.

    >>> tokens("About 250-300 fled.", "en")[0]
    ('About', '250', '-', '300', 'fled', '.')
    """
    pieces = _pieces(language)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for run in RUN.finditer(text):
        start = run.start() + shift
        for begin, end, word in pieces(run[0]):
            words.append(word)
            starts.append(start + begin)
            ends.append(start + end)
    return tuple(words), tuple(starts), tuple(ends)


@cache
def _pieces(language: str) -> Callable[[str], Pieces]:
    """What cuts a run of characters without a space.

    spaCy never looks past a space, so that each run is cut once and remembered. What it would leave whole (letters, none
    of its special cases), or cut at a last comma or full stop, is not shown to it: four runs in five, for 50 µs each.
    """
    cut = tokenizer(language)
    special = frozenset(cut.rules or ())

    @lru_cache(maxsize=REMEMBERED)
    def pieces(run: str) -> Pieces:
        word, end = run[:-1], len(run)
        if run.isalpha() and run not in special and (run[1:].islower() or run.isupper() or GLUED.search(run) is None):
            return ((0, end, run),)
        if run[-1] in ",." and word.isalpha() and word[-1].islower() and not special & {run, word}:
            return ((0, end - 1, word), (end - 1, end, run[-1]))
        glued = GLUED.search(run)
        if glued is not None and "/" not in run and "@" not in run:
            seam = glued.start()
            return (*pieces(run[:seam]), *((begin + seam, end + seam, word) for begin, end, word in pieces(run[seam:])))
        return tuple([(token.idx, token.idx + len(token.text), token.text) for token in cut(run)])

    return pieces


@cache
def tokenizer(language: str) -> "Tokenizer":
    """spaCy's tokeniser for an ISO 639-1 code; the multi-language one where spaCy has none, or needs a further package.

    Made whole from spaCy's data: one that is changed once it stands reads its special cases again at each change, and a
    vocabulary without features has less to look up for a new word.
    """
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import Vocab

    data = _data(language)
    words = lexicon.load(language, "sentences").words if has_words(language) else {}
    units = "|".join(words.get("figure_unit", ()))
    behind = [rf"(?<=[0-9])(?:{units})"] if units else []
    whole = frozenset(words.get("whole", ()))
    made: Tokenizer = Tokenizer(
        Vocab(),
        rules={key: value for key, value in data.tokenizer_exceptions.items() if key.lower() not in whole},
        prefix_search=compile_prefix_regex(data.prefixes).search if data.prefixes else None,
        suffix_search=compile_suffix_regex([*(data.suffixes or ()), *behind]).search,
        infix_finditer=compile_infix_regex([*(data.infixes or ()), IN_FIGURES, IN_WORDS, IN_PAIRS]).finditer,
        token_match=data.token_match,
        url_match=data.url_match,
    )
    return made


def _data(language: str) -> Any:
    """What spaCy knows of a language: its special cases, and the patterns by which it cuts words."""
    from spacy.util import get_lang_class

    several = get_lang_class("xx")
    try:
        found = get_lang_class(language)
    except ImportError:  # no such language
        found = several
    ruled = found.default_config["nlp"]["tokenizer"] == several.default_config["nlp"]["tokenizer"]
    return (found if ruled else several).Defaults  # other packages cut Chinese, Japanese, Korean, Thai and Vietnamese


@cache
def has_words(language: str) -> bool:
    """Whether lang/ has the words that sentences of this language need."""
    return (lexicon.LANGUAGES / language / "sentences.toml").is_file()
