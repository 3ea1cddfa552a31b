"""What can be said in numbers about a sentence within its article, in any language: the features of the salience score."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from summarise.text import Sentence

if TYPE_CHECKING:
    from torch import Tensor

Bag = Mapping[str, float]
"""Content words and their weights; of length 1 as a vector, or empty."""

QUOTES = frozenset('"“”„«»‹›')
SHORT_WORDS, LONG_WORDS = 12, 35
"""Sentences below and above are told apart by `short` and `long`: the tenth and ninth decile of news sentences."""
CONTENT_LETTERS = 4
"""Words of fewer letters are taken for function words, in every language, unless they hold a digit or stand in capitals."""


def bag(sentence: Sentence) -> Bag:
    """The content words of the sentence, as a vector of length 1."""
    return _unit(Counter(low for word, low in zip(sentence.words, sentence.lower, strict=True) if _is_content(word)))


def bag_of(text: str) -> Bag:
    """The content words of a text that was not segmented, such as a title; split at white space."""
    return _unit(Counter(word.strip(".,:;!?'\"“”‘’()").lower() for word in text.split() if _is_content(word)))


def overlap(one: Bag, other: Bag) -> float:
    """The cosine of two bags.

    >>> overlap({"flood": 0.6, "river": 0.8}, {"river": 1.0})
    0.8
    """
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def surface(sentences: Sequence[Sentence], bags: Sequence[Bag], title: str | None) -> list[dict[str, float]]:
    """The features that need no model, for each of an article's sentences in order; each is about 0 to 1."""
    centre, spread = _sum(bags), _spread(bags)
    heading = bag_of(title or "")
    start = _sum(bags[:3])
    seen: set[int] = set()
    rows = []
    for rank, (sentence, words) in enumerate(zip(sentences, bags, strict=True)):
        others = _sum_without(centre, words)
        rows.append(
            {
                **_place(rank, len(sentences)),
                "opens_paragraph": float(sentence.paragraph not in seen),
                **_form(sentence),
                "frequent": sum(spread[word] for word in words) / max(1, len(words)),
                "central": overlap(words, others),
                "like_start": overlap(words, _unit(_without(start, words) if rank < 3 else start)),
                "like_title": overlap(words, heading),
            }
        )
        seen.add(sentence.paragraph)
    return rows


def semantic(vectors: "Tensor", title: "Tensor | None") -> list[dict[str, float]]:
    """The features of the sentences' vectors (sentences, width), each of length 1, in the article's order."""
    import torch

    near = vectors @ vectors.T  # (sentences, sentences)
    count = len(vectors)
    mean = (near.sum(1) - 1) / max(1, count - 1)
    start = (near[:, :3].sum(1) - (torch.arange(count) < 3).float()) / max(1, min(3, count) - 0.5)
    earlier = near.tril(-1).max(1).values
    to_title = vectors @ title if title is not None else torch.zeros(count)
    columns = {"meant_central": mean, "meant_like_start": start, "meant_earlier": earlier, "meant_like_title": to_title}
    names, table = tuple(columns), torch.stack(list(columns.values()), dim=1).tolist()
    return [dict(zip(names, row, strict=True)) for row in table]


def _place(rank: int, count: int) -> dict[str, float]:
    return {
        "first": float(rank == 0),
        "second": float(rank == 1),
        "third": float(rank == 2),
        "early": 1 / (1 + rank),
        "first_ten": max(0.0, 1 - rank / 10),
        "depth": rank / max(1, count - 1),
        "last": float(rank == count - 1),
    }


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
