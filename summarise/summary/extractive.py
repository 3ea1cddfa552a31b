"""The default summariser: chooses sentences by what they say, with vectors from an encoder; it cannot invent."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from summarise import sitrep
from summarise.summary import exchange, features, reportable, salience, selection
from summarise.summary.compose import Pick, candidates, compose, facts_by_article, headline
from summarise.summary.leaning import word_lists
from summarise.summary.models import ModelLine, Options
from summarise.summary.outdated import outdated
from summarise.summary.protocol import STANDARD, Budget
from summarise.summary.weighing import SLOTS, Worth, weighed
from summarise.text import Document

if TYPE_CHECKING:
    from summarise.summary.beside import Beside
    from summarise.summary.centrality import Matrix
    from summarise.summary.encoder import Encoder

MOST_SENTENCES = 2000
"""Of more sentences than this the first of each article are read: what comes later in a book is not its news."""
FOCUS_LIKENESS = 6.0
"""What full likeness to the words in focus adds to the logarithm of a sentence's salience: about what all features span."""
REPORTABLE = 0.5
"""What the log-odds that a sentence is worth reporting add to the logarithm of the salience that it has in its article."""


@dataclass(frozen=True, slots=True)
class Extractive:
    """Weighs every sentence by salience and by the facts that it states, and takes the best that fit together."""

    model: sitrep.Model
    encoder: "Encoder | Beside"

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> sitrep.Summary:
        """The summary, within the budget always; empty where no sentence fits."""
        picks = _first_of_each(candidates(documents))
        if not picks:
            return compose(documents, [], facts, headline(documents, []))
        scene = self._scene(documents, picks, focus)
        worth = Worth(facts_by_article(facts), outdated(facts, documents, superseded), focus)
        stated = [worth.stated(documents[number].article, sentence) for number, sentence in picks]
        options = weighed(documents, picks, scene.bags, scene.saliences(stated), worth)
        chosen = exchange.improved(options, selection.choose(options, budget, scene.likeness), budget, scene.likeness)
        ranked = sorted(range(len(picks)), key=lambda n: (-options[n].salience, n))
        return compose(documents, [picks[n] for n in chosen], facts, headline(documents, (picks[n][1] for n in ranked)))

    def _scene(self, documents: Sequence[Document], picks: Sequence[Pick], focus: str | None) -> "Scene":
        """What is known of the sentences. Vectors only where all articles are in a language that the encoder was made for."""
        bags = [features.bag(sentence) for _, sentence in picks]
        served = all(word_lists(document.article.language) for document in documents)
        titles = [(document.article.title or "").strip() for document in documents]
        texts = [*(sentence.text for _, sentence in picks), *titles, focus or ""]
        vectors = self.encoder.encode(texts) if served else None
        return Scene(tuple(picks), tuple(bags), tuple(titles), focus, vectors)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences to choose from, with what was computed of them: vectors of the sentences, the titles and the focus."""

    picks: tuple[Pick, ...]
    bags: tuple[features.Bag, ...]
    titles: tuple[str, ...]
    focus: str | None
    vectors: "Matrix | None"

    def likeness(self, one: int) -> list[float]:
        """How like each sentence is to one of them: the cosines of the vectors, or of the words."""
        if self.vectors is None:
            return [features.overlap(self.bags[one], other) for other in self.bags]
        cosines: list[float] = (self.vectors[: len(self.picks)] @ self.vectors[one]).tolist()
        return cosines

    def saliences(self, stated: Sequence[Sequence[sitrep.Fact]]) -> list[float]:
        """How much each sentence matters, 1 for the one that matters most; `stated` are the facts of each."""
        scores: list[float] = []
        for number, group in groupby(range(len(self.picks)), key=lambda n: self.picks[n][0]):
            rows, title = self._rows(list(group), number), bool(self.titles[number])
            own = salience.scores(rows, vectors=self.vectors is not None, title=title)
            scores += [score - max(own) for score in own]
        if len(self.titles) > 1 and self.vectors is not None:
            told = self._reportable(self.vectors, stated)
            scores = [score + REPORTABLE * worth for score, worth in zip(scores, told, strict=True)]
        if self.focus and self.focus not in SLOTS:
            scores = [score + FOCUS_LIKENESS * self._focus(n) for n, score in enumerate(scores)]
        best = max(scores)
        return [math.exp(score - best) for score in scores]

    def _rows(self, own: Sequence[int], number: int) -> list[dict[str, float]]:
        title = self.titles[number]
        sentences = [self.picks[n][1] for n in own]
        rows = features.surface(sentences, [self.bags[n] for n in own], title)
        if self.vectors is None:
            return rows
        heading = self.vectors[len(self.picks) + number] if title else None
        meant = features.semantic(self.vectors[own], heading)
        return [{**row, **more} for row, more in zip(rows, meant, strict=True)]

    def _reportable(self, vectors: "Matrix", stated: Sequence[Sequence[sitrep.Fact]]) -> list[float]:
        """How much each sentence of several articles is worth reporting."""
        own = vectors[: len(self.picks)]
        rows = reportable.rows([sentence for _, sentence in self.picks], self.bags, own, stated)
        return reportable.scores(rows, own, reportable.weights())

    def _focus(self, number: int) -> float:
        words = features.overlap(self.bags[number], features.bag_of(self.focus or ""))
        return words if self.vectors is None else words + float(self.vectors[number] @ self.vectors[-1])


def load(line: ModelLine, folder: Path, options: Options) -> Extractive:
    """The summariser with its encoder. Raises ModelError where the files cannot be used."""
    from summarise.summary import beside

    if options.apart and beside.pays():
        return Extractive(line.model, beside.Beside(line, folder, options))
    from summarise.summary.encoder import load as load_encoder

    return Extractive(line.model, load_encoder(line, folder, options))


def _first_of_each(picks: Sequence[Pick]) -> list[Pick]:
    """At most MOST_SENTENCES: of each article no more than its share."""
    share = max(1, MOST_SENTENCES // len({number for number, _ in picks} or {0}))
    if len(picks) <= MOST_SENTENCES:
        return list(picks)
    return [pick for _, own in groupby(picks, key=lambda pick: pick[0]) for pick in islice(own, share)]
