"""Which articles are copies of others.

A copy brings nothing new: most of its words stand in its original, and so do all of its figures. What repeats an earlier
text and brings another figure is an update, not a copy: to drop it would be to drop the figure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from zlib import crc32

from summarise import lexicon
from summarise.quantities import Found, quantities_in
from summarise.segment import segment
from summarise.text import UNSEEN, Article, Sentence

SHINGLE = 5
"""Words of a shingle: two reports of one event share hardly any run of five, but for what both quote."""
SAMPLED = 4
"""One shingle in so many is looked up to find candidates: the modulo sketch of Broder, "On the resemblance and containment
of documents" (1997). Unlike a MinHash of fixed size it keeps short texts apart from what holds them. All of them decide."""
LIKELY = 0.8
"""Of COPIED: the share in the sample from which on an article is compared in full."""
COPIED = 0.6
"""Share of a copy's shingles that stand in its original. Of the reprints written for the tests the least has 0.63 (cut, behind
another lead-in, with the words of a page around it), of other reports that quote the same sentences the most has 0.38; of all
pairs of 212 scraped articles on crises the most has 0.10."""
SHORT = 30
"""Fewer shingles are two sentences at the most, which many write alike: such a text is a copy only where all of it stands."""
LANGUAGE = "en"
"""Whose numbers are read where an article's language has no words of its own."""
WORD = re.compile(r"\w+")
NUMBERS = ("ones", "tens", "multipliers", "vague")
"""The tables of quantities.toml that hold written numbers; its fixed phrases have no others."""

Figure = tuple[int, int, int | None]


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """The id of each copy with the id of its original; no original is itself a copy.

    Of several the original is the one published on the earliest day, then the longest, then that with the least id:
    the order of the articles does not matter. An article without a day comes after those with one.
    """
    found: dict[str, str] = {}
    originals: list[_Text] = []
    index: defaultdict[int, list[int]] = defaultdict(list)
    for article in sorted(articles, key=_rank):
        text = _Text(article)
        original = next((originals[i] for i in _likely(text, index) if text.is_copy_of(originals[i])), None)
        if original is not None:
            found[article.id] = original.article.id
            continue
        for shingle in text.sample:
            index[shingle].append(len(originals))
        originals.append(text)
    return {article.id: found[article.id] for article in articles if article.id in found}


class _Text:
    """What is compared of an article: the hashes of its shingles and, where it comes to that, its figures."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words = WORD.findall(UNSEEN.sub("", article.text).casefold())
        runs = (self.words[i : i + SHINGLE] for i in range(max(1, len(self.words) - SHINGLE + 1)))
        self.runs = [crc32(" ".join(run).encode()) for run in runs]
        self.shingles = frozenset(self.runs)
        # The whole text is one more piece, so that texts of a few words can be found as well.
        whole = crc32(" ".join(self.words).encode())
        self.sample = (whole, *sorted(one for one in self.shingles if one % SAMPLED == 0))

    def is_copy_of(self, other: "_Text") -> bool:
        """Whether most of this text stands in the other, and all its figures do."""
        shared = len(self.shingles & other.shingles) / len(self.shingles)
        if shared == 1 or shared < COPIED or len(self.shingles) < SHORT:
            return shared == 1
        return self._adds_no_number_to(other) or self._figures_stand_in(other)

    def _adds_no_number_to(self, other: "_Text") -> bool:
        """Whether the words that the other lacks hold no number: told in a tenth of the time that the figures take."""
        shared = {i + k for i, run in enumerate(self.runs) if run in other.shingles for k in range(SHINGLE)}
        numbers = _number_words(self.language)
        fresh = (word for i, word in enumerate(self.words) if i not in shared)
        return not any(word in numbers or any(map(str.isdigit, word)) for word in fresh)

    def _figures_stand_in(self, other: "_Text") -> bool:
        """Whether the other has each figure, and at least one word beside it: who were 27 dead are not 27 hurt."""
        return all((before, figure) in other.beside or (figure, after) in other.beside for before, figure, after in self.figures)

    @property
    def language(self) -> str:
        """Whose words for numbers are read."""
        known = self.article.language
        return known if known in lexicon.languages() else LANGUAGE

    @cached_property
    def figures(self) -> tuple[tuple[str, Figure, str], ...]:
        """The figures that the report could hold, each with the word before it and the word after it."""
        sentences = [sentence for sentence in segment(self.article, self.language) if not sentence.leftover]
        return tuple(_beside(sentence, found) for sentence in sentences for found in quantities_in(sentence, self.language))

    @cached_property
    def beside(self) -> frozenset[tuple[str, Figure] | tuple[Figure, str]]:
        """Each figure with the word before it, and with the word after it."""
        pairs = (((before, figure), (figure, after)) for before, figure, after in self.figures)
        return frozenset(pair for both in pairs for pair in both)


def _likely(text: _Text, index: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """The originals that may hold the text, by their numbers in order."""
    shared = Counter(number for shingle in text.sample for number in index.get(shingle, ()))
    return (number for number in sorted(shared) if shared[number] >= LIKELY * COPIED * len(text.sample))


@cache
def _number_words(language: str) -> frozenset[str]:
    """Every word of the written figures, "zero" to "dozens"; words that also stand elsewhere ("a", "people") among them."""
    known = lexicon.load(language, "quantities")
    phrases = [*known.words["zero"], *(key for name in NUMBERS for key in known.tables[name])]
    return frozenset(word for phrase in phrases for word in WORD.findall(phrase))


def _beside(sentence: Sentence, found: Found) -> tuple[str, Figure, str]:
    words, quantity = sentence.lower, found.quantity
    before = words[found.first - 1] if found.first else ""
    after = words[found.last + 1] if found.last + 1 < len(words) else ""
    return before, (quantity.value, quantity.min, quantity.max), after


def _rank(article: Article) -> tuple[bool, str, int, str]:
    """Days, not hours: publishers' clocks and time zones differ."""
    day = article.day
    return day is None, day.isoformat() if day else "", -len(article.text), article.id
