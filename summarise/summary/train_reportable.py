"""Learns what is worth reporting: `python -m summarise.summary.train_reportable FILE --licence NAME [--output FILE]`.

FILE is JSON Lines, a day of a crisis a line: `event`, `title` (the crisis' name), `facts` with `text` and `useful` (1 where
assessors kept it for the summary of the day). Logistic regression on the features of reportable.py. Weights may be shipped only
where the data's licence allows it.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from summarise.reading import DEFAULT_LANGUAGE, facts_of
from summarise.rows import Fields, rows_of
from summarise.summary import features, reportable
from summarise.summary.encoder import Encoder, default
from summarise.summary.reportable import Weights
from summarise.terminal import errors_told
from summarise.text import Article, Sentence
from summarise.tokens import tokens
from summarise.writing import write

if TYPE_CHECKING:
    from summarise.summary.centrality import Matrix

FIELDS: Fields = {"event": str, "title": str, "facts": [{"text": str, "useful": int}]}
DECAY = 0.01
"""The pull towards small weights; with crises left out, from a third to three times as much does as well."""
STEPS = 300
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Day:
    """What was said of a crisis on one day: features and vectors (sentences, width), and whether each was kept."""

    event: str
    rows: Sequence[Mapping[str, float]]
    vectors: "Matrix"
    kept: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learns from the file and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", metavar="FILE", type=Path)
    parser.add_argument("--licence", required=True, help="the licence of the data, kept with the weights")
    parser.add_argument("--output", type=Path, default=reportable.WEIGHTS)
    options = parser.parse_args(arguments)
    with errors_told():
        known = days(rows_of(options.data, FIELDS), default())
        write(json.dumps(_told(known, learn(known), options)) + "\n", str(options.output))


def _told(known: Sequence["Day"], learnt: Weights, options: argparse.Namespace) -> dict[str, Any]:
    """The weights with what they were learnt from."""
    count = len({day.event for day in known})
    return {
        "trained_on": f"{len(known)} days of {count} crises of {options.data.name}, {options.licence}",
        "features": learnt.features,
        "vector": learnt.vector,
    }


def days(rows: Sequence[Mapping[str, Any]], encoder: Encoder) -> list[Day]:
    """The days of a file, each with what can be said of its sentences."""
    return [_day(row, encoder) for row in rows]


def learn(known: Sequence[Day]) -> Weights:
    """The weights, by gradient descent on the cross-entropy; features of like spread are pulled alike, then told in their own."""
    names = tuple(known[0].rows[0])
    table = torch.cat([_table(day, names) for day in known])  # (sentences, features + width)
    wanted = torch.tensor([float(kept) for day in known for kept in day.kept])
    spread = table.std(0).clamp(min=1e-6)
    table = (table - table.mean(0)) / spread
    learnt, level = torch.zeros(table.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([learnt, level], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        value = binary_cross_entropy_with_logits(table @ learnt + level, wanted) + DECAY * (learnt**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    found = [round(weight, DIGITS) for weight in (learnt.detach() / spread).tolist()]
    return Weights(dict(zip(names, found[: len(names)], strict=True)), tuple(found[len(names) :]))


def _day(row: Mapping[str, Any], encoder: Encoder) -> Day:
    texts = [fact["text"] for fact in row["facts"]]
    sentences = [_sentence(n, text) for n, text in enumerate(texts)]
    encoded = encoder.encode([*texts, row["title"]])
    vectors, title = encoded[:-1], encoded[-1]
    stated = [facts_of(Article("a", s.text), [s], DEFAULT_LANGUAGE) for s in sentences]
    bags = [features.bag(sentence) for sentence in sentences]
    made = reportable.rows(sentences, bags, vectors, stated, title=row["title"], title_vector=title)
    return Day(row["event"], made, vectors, tuple(bool(fact["useful"]) for fact in row["facts"]))


def _table(day: Day, names: Sequence[str]) -> Tensor:
    """The features and the centred vectors: (sentences, features + width)."""
    told = torch.tensor([[row[name] for name in names] for row in day.rows])
    return torch.cat([told, torch.from_numpy(day.vectors - day.vectors.mean(axis=0))], dim=1)


def _sentence(index: int, text: str) -> Sentence:
    """The text as one sentence, each in a paragraph of its own."""
    words, starts, ends = tokens(text, DEFAULT_LANGUAGE)
    return Sentence(index, text, 0, len(text), words, starts, ends, paragraph=index)


if __name__ == "__main__":
    main()
