"""Learns the weights of the salience score: `python -m summarise.summary.train DATA… [--articles N] [--output FILE]`.

DATA are JSON Lines with `article` and `summary` (and `title`), in any language. For each article the scores of the sentences
are drawn towards the softmax of their ROUGE against the summary. Weights may be shipped only where the data's licence allows it.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from summarise.errors import InputError
from summarise.rows import Fields, rows_of
from summarise.segment import segment
from summarise.summary import features, salience
from summarise.summary.compose import candidates
from summarise.summary.encoder import Encoder, default
from summarise.terminal import errors_told
from summarise.text import Article, Document, Sentence
from summarise.writing import write

FIELDS: Fields = {"article": str, "summary": str}
SHARPNESS = 50.0
"""How strongly the best sentence is preferred to the next: on short English news 25 to 100 are alike, and 12 is worse."""
DECAY = 1e-3
"""The pull towards small weights: with ten times as much, what is learnt of position is lost."""
STEPS = 300
SEED = 1
MOST_SENTENCES = 80
"""What stands later in an article is in no abstract."""
LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Example:
    """What an article teaches: the features of its sentences, the ROUGE of each, and whether it has a title."""

    rows: Sequence[Mapping[str, float]]
    targets: Sequence[float]
    titled: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Learns from the files named and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=1500, help="how many articles to learn from")
    parser.add_argument("--language", default=LANGUAGE, help="the language of the data")
    parser.add_argument("--licence", required=True, help="the licence of the data, kept with the weights")
    parser.add_argument("--output", type=Path, default=salience.WEIGHTS)
    options = parser.parse_args(arguments)
    with errors_told():
        learnt = _learnt(options)
        write(json.dumps(learnt, indent=2, ensure_ascii=False) + "\n", str(options.output))


def _learnt(options: argparse.Namespace) -> dict[str, Any]:
    """All the weights, with what they were learnt from. Raises InputError where no article teaches anything."""
    found = examples(options.data, options.articles, default(), options.language)
    if not found:
        raise InputError(f"{options.data[0]}: no article of four sentences and more with a summary; name a file with such rows")
    learnt: dict[str, Any] = {
        "trained_on": f"{len(found)} articles of {', '.join(path.name for path in options.data)}, {options.licence}"
    }
    for vectors, title in product((True, False), repeat=2):
        known = [example for example in found if example.titled or not title]
        learnt[salience.named(vectors=vectors, title=title)] = learn(known, names(found, vectors=vectors, title=title))
    return learnt


def examples(paths: Sequence[Path], count: int, encoder: Encoder, language: str) -> list[Example]:
    """The articles of the files that can teach something, at most `count`, drawn with a fixed seed."""
    rows = [row for path in paths for row in rows_of(path, FIELDS)]
    random.Random(SEED).shuffle(rows)
    found: list[Example] = []
    for row in rows:
        example = _example(Article("a", row["article"], title=row.get("title"), language=language), row["summary"], encoder)
        if example:
            found.append(example)
        if len(found) == count:
            break
    return found


def names(found: Sequence[Example], *, vectors: bool, title: bool) -> list[str]:
    """The features to learn, with or without those of the vectors and of the title."""
    known = [name for name in found[0].rows[0] if vectors or not name.startswith("meant_")]
    return [name for name in known if title or not name.endswith("like_title")]


def learn(found: Sequence[Example], columns: Sequence[str]) -> dict[str, float]:
    """The weights, by gradient descent on the cross-entropy of the articles' softmaxes."""
    table, target = _padded(found, columns)  # (articles, sentences, features), (articles, sentences)
    wanted = torch.softmax(target * SHARPNESS, dim=1)
    learnt = torch.zeros(len(columns), requires_grad=True)
    optimiser = torch.optim.LBFGS([learnt], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        scores = (table @ learnt).masked_fill(target.isinf(), -1e9)
        value = -(wanted * torch.log_softmax(scores, dim=1)).sum(1).mean() + DECAY * (learnt**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return {name: round(weight, 3) for name, weight in zip(columns, learnt.tolist(), strict=True)}


def _example(article: Article, summary: str, encoder: Encoder) -> Example | None:
    """What an article teaches, or None where it is too short to."""
    document = Document(article, segment(article, article.language or LANGUAGE))
    sentences = [sentence for _, sentence in candidates([document])][:MOST_SENTENCES]
    reference = _grams(summary)
    if len(sentences) < 4 or not reference[0]:
        return None
    targets = [_rouge(sentence.text, reference) for sentence in sentences]
    return Example(_rows(sentences, article.title, encoder), targets, bool(article.title))


def _rows(sentences: Sequence[Sentence], title: str | None, encoder: Encoder) -> list[dict[str, float]]:
    """All the features of an article's sentences."""
    vectors = encoder.encode([*(sentence.text for sentence in sentences), title or ""])
    meant = features.semantic(vectors[:-1], vectors[-1] if title else None)
    plain = features.surface(sentences, [features.bag(sentence) for sentence in sentences], title)
    return [{**one, **other} for one, other in zip(plain, meant, strict=True)]


def _padded(found: Sequence[Example], columns: Sequence[str]) -> tuple[Tensor, Tensor]:
    """The features and the targets as tensors; where an article has no more sentences the target is -inf."""
    longest = max(len(example.targets) for example in found)
    table = torch.zeros(len(found), longest, len(columns))
    target = torch.full((len(found), longest), float("-inf"))
    for number, example in enumerate(found):
        count = len(example.rows)
        table[number, :count] = torch.tensor([[row[name] for name in columns] for row in example.rows])
        target[number, :count] = torch.tensor(example.targets)
    return table, target


def _grams(text: str) -> tuple[Counter[str], Counter[str]]:
    """The words and the pairs of words of a text."""
    words = re.findall(r"\w+", text.lower())
    return Counter(words), Counter(f"{one} {two}" for one, two in pairwise(words))


def _rouge(text: str, reference: tuple[Counter[str], Counter[str]]) -> float:
    """The mean of ROUGE-1 and ROUGE-2, F1."""
    return sum(_f1(found, wanted) for found, wanted in zip(_grams(text), reference, strict=True)) / 2


def _f1(found: Counter[str], wanted: Counter[str]) -> float:
    return 2 * (found & wanted).total() / max(1, found.total() + wanted.total())


if __name__ == "__main__":
    main()
