"""What can be said in numbers about a sentence within its article, in any language: the features of the salience score."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from summarise.summary import centrality
from summarise.text import Sentence

if TYPE_CHECKING:
    from summarise.summary.centrality import Matrix

Bag = Mapping[str, float]
"""Content words and their weights; of length 1 as a vector, or empty."""

ENDS = frozenset(".!?…\"”»'’)。！？؟।")
QUOTES = frozenset('"“”„«»‹›')
SHORT_WORDS, LONG_WORDS = 12, 35
"""Sentences below and above are told apart by `short` and `long`: the tenth and ninth decile of news sentences."""
FULL_WORDS = 6
"""A piece of fewer words is no sentence of the running text: "By our reporter.", "Updated:". It takes no place in the order."""
STANDARDISED = (
    *("numbers", "names", "frequent", "central", "shared"),
    *("meant_central", "meant_like_start", "meant_like_title"),
)
"""Features that mean something against the article's other sentences only: how far from their mean, in standard deviations."""
SPREAD = 3.0
"""Standard deviations beyond which it makes no more difference."""
FAR = 0.2
"""Likeness of vectors that means nothing: two sentences of one article on different things have about as much."""
TINY = 1e-6
CONTENT_LETTERS = 4
"""Words of fewer letters are taken for function words, in every language, unless they hold a digit or stand in capitals."""


def bag(sentence: Sentence) -> Bag:
    """The content words of the sentence, as a vector of length 1."""
    return _unit(Counter(low for word, low in zip(sentence.words, sentence.lower, strict=True) if _is_content(word)))


def bag_of(text: str) -> Bag:
    """The content words of a text that was not segmented, such as a title; split at white space."""
    return _unit(Counter(word.strip(".,:;!?'\"“”‘’()").lower() for word in text.split() if _is_content(word)))


def length(sentence: Sentence) -> int:
    """Its white-space-separated words."""
    return len(sentence.text.split())


def overlap(one: Bag, other: Bag) -> float:
    """The cosine of two bags.

    >>> overlap({"flood": 0.6, "river": 0.8}, {"river": 1.0})
    0.8
    """
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def surface(sentences: Sequence[Sentence], bags: Sequence[Bag], title: str | None) -> list[dict[str, float]]:
    """The features that need no model, for each of an article's sentences in order; each is about -1 to 1."""
    centre, spread = _sum(bags), _spread(bags)
    heading = bag_of(title or "")
    start = _sum(bags[:3])
    near = centrality.likeness(bags)
    shared = (near.sum(axis=1) / max(1, len(bags) - 1)).tolist()
    central = centrality.ranks(near)
    opening = {sentence.paragraph: n for n, sentence in reversed(list(enumerate(sentences)))}
    places, lengths = _places(sentences), _lengths(sentences)
    rows = []
    for n, (sentence, words) in enumerate(zip(sentences, bags, strict=True)):
        rows.append(
            {
                **places[n],
                "opens_paragraph": float(opening[sentence.paragraph] == n),
                **_form(sentence),
                **lengths[n],
                "frequent": sum(spread[word] for word in words) / max(1, len(words)),
                "central": overlap(words, _sum_without(centre, words)),
                "shared": shared[n],
                "rank": central[n],
                "like_start": overlap(words, _unit(_without(start, words) if n < 3 else start)),
                "like_title": overlap(words, heading),
            }
        )
    return _standardised(rows)


def semantic(vectors: "Matrix", title: "Matrix | None") -> list[dict[str, float]]:
    """The features of the sentences' vectors (sentences, width), each of length 1, in the article's order."""
    import numpy as np

    near = vectors @ vectors.T  # (sentences, sentences)
    count = len(vectors)
    mean = (near.sum(axis=1) - 1) / max(1, count - 1)
    start = (near[:, :3].sum(axis=1) - (np.arange(count) < 3)) / max(1, min(3, count) - 0.5)
    earlier = np.tril(near, -1).max(axis=1)
    to_title = vectors @ title if title is not None else np.zeros(count)
    rank = np.array(centrality.ranks(near - FAR))
    columns = {
        "meant_central": mean,
        "meant_rank": rank,
        "meant_like_start": start,
        "meant_earlier": earlier,
        "meant_like_title": to_title,
    }
    names, table = tuple(columns), np.stack(list(columns.values()), axis=1).tolist()
    return _standardised([dict(zip(names, row, strict=True)) for row in table])


def _standardised(rows: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """The rows with the features of STANDARDISED told as how far they lie from the article's mean, -1 to 1."""
    moved = {}
    for name in set(STANDARDISED) & set(rows[0] if rows else ()):
        values = [row[name] for row in rows]
        centre, deviation = fmean(values), pstdev(values) + TINY
        moved[name] = [max(-1.0, min(1.0, (value - centre) / deviation / SPREAD)) for value in values]
    return [{name: moved[name][n] if name in moved else value for name, value in row.items()} for n, row in enumerate(rows)]


def _places(sentences: Sequence[Sentence]) -> list[dict[str, float]]:
    """Where each sentence stands among the full ones."""
    full = [length(sentence) >= FULL_WORDS for sentence in sentences]
    every, rows, rank = max(1, sum(full)), list[dict[str, float]](), 0
    for n, is_full in enumerate(full):
        first = {name: float(is_full and rank == place) for place, name in enumerate(("first", "second", "third", "fourth"))}
        rows.append(
            {
                **first,
                "early": 1 / (1 + rank),
                "later": math.log1p(rank) / 3,
                "first_ten": max(0.0, 1 - rank / 10),
                "depth": rank / every,
                "last": float(n == len(full) - 1),
                "fragment": float(not is_full),
            }
        )
        rank += is_full
    return rows


def _lengths(sentences: Sequence[Sentence]) -> list[dict[str, float]]:
    """How long each sentence is for its article."""
    words = [length(sentence) for sentence in sentences]
    usual = fmean(words) if words else 0.0
    logs = [math.log((count + 1) / (usual + 1)) for count in words]
    return [{"relative_length": log, "odd_length": log**2} for log in logs]


def _form(sentence: Sentence) -> dict[str, float]:
    """Features of the sentence by itself."""
    words = [word for word in sentence.words if word[0].isalnum()]
    count = len(words)
    return {
        "length": math.log1p(count) / 4,
        "short": max(0, SHORT_WORDS - count) / SHORT_WORDS,
        "long": min(1.0, max(0, count - LONG_WORDS) / LONG_WORDS),
        "numbers": min(3, sum(word[0].isdigit() for word in words)) / 3,
        "names": sum(word[0].isupper() for word in words[1:]) / max(1, count),
        "quotes": float(not QUOTES.isdisjoint(sentence.text)),
        "opens_quote": float(sentence.text[0] in QUOTES),
        "asks": float(sentence.text.endswith("?")),
        "brackets": float("(" in sentence.text),
        "unfinished": float(sentence.text.rstrip()[-1:] not in ENDS),
    }


def _is_content(word: str) -> bool:
    return word[0].isalnum() and (len(word) >= CONTENT_LETTERS or word[0].isdigit() or len(word) > 1 and word.isupper())


def _unit(counts: Mapping[str, float]) -> Bag:
    length = math.sqrt(sum(weight * weight for weight in counts.values()))
    return {word: weight / length for word, weight in counts.items()} if length > 0 else {}


def _sum(bags: Sequence[Bag]) -> dict[str, float]:
    total: dict[str, float] = {}
    for words in bags:
        for word, weight in words.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _without(total: Mapping[str, float], words: Bag) -> dict[str, float]:
    return {**total, **{word: max(0.0, total[word] - weight) for word, weight in words.items() if word in total}}


def _sum_without(centre: Mapping[str, float], words: Bag) -> Bag:
    """What a sentence shares with all the others: only its own words matter, on the scale of the whole."""
    length = math.sqrt(sum(weight * weight for weight in centre.values())) or 1.0
    return {word: (centre[word] - weight) / length for word, weight in words.items()}


def _spread(bags: Sequence[Bag]) -> dict[str, float]:
    """The share of the sentences that hold each word."""
    counts = Counter(word for words in bags for word in words)
    return {word: count / len(bags) for word, count in counts.items()}
