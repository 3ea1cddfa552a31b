"""The first sentences: a summariser without weights, for tests and for machines that have none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from summarise import sitrep
from summarise.summary.compose import Pick, candidates, compose, headline
from summarise.summary.features import length
from summarise.summary.models import ModelLine, Options
from summarise.summary.protocol import STANDARD, Budget
from summarise.text import Document


@dataclass(frozen=True, slots=True)
class Lead:
    """Takes the first sentence of each article, then the second of each, and so on, up to the first that does not fit."""

    model: sitrep.Model

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> sitrep.Summary:
        """The summary; `focus` and `superseded` change nothing here."""
        order = _by_turns(candidates(documents))
        return compose(documents, _first(order, budget), facts, headline(documents, (sentence for _, sentence in order)))


def load(line: ModelLine, folder: None, options: Options) -> Lead:
    """The summariser; there is nothing to read."""
    return Lead(line.model)


def _by_turns(picks: Sequence[Pick]) -> list[Pick]:
    """The first sentence of each document, then the second of each …"""
    turns: dict[int, int] = {}
    keyed = []
    for number, sentence in picks:
        turns[number] = turns.get(number, -1) + 1
        keyed.append((turns[number], number, sentence))
    return [(number, sentence) for _, number, sentence in sorted(keyed, key=lambda item: item[:2])]


def _first(order: Sequence[Pick], budget: Budget) -> list[Pick]:
    """The run of sentences from the first that fits up to the next that does not."""
    picked: list[Pick] = []
    words = 0
    for pick in order:
        if budget.allows(words + length(pick[1]), len(picked) + 1):
            picked.append(pick)
            words += length(pick[1])
        elif picked:
            break
    return picked
