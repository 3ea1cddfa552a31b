"""The default summariser: chooses sentences by what they say, with vectors from an encoder; it cannot invent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from summarise import sitrep
from summarise.summary import features, salience, selection
from summarise.summary.compose import Pick, candidates, compose, headline, length, stated
from summarise.summary.leaning import half_quoted, leans, word_lists
from summarise.summary.models import ModelLine, Options
from summarise.summary.protocol import STANDARD, Budget, Document

if TYPE_CHECKING:
    from torch import Tensor

    from summarise.summary.encoder import Encoder

MOST_SENTENCES = 2000
"""Of more sentences than this the first of each article are read: what comes later in a book is not its news."""
FOCUS = 3.0
"""How many times more the facts of the slot in focus count."""
FOCUS_LIKENESS = 6.0
"""What full likeness to the words in focus adds to the logarithm of a sentence's salience: about what all features span."""
SLOTS: Mapping[str, type[sitrep.Fact]] = {
    "headcounts": sitrep.Headcount,
    "needs": sitrep.Need,
    "movements": sitrep.Movement,
    "damage": sitrep.Damage,
}


@dataclass(frozen=True, slots=True)
class Extractive:
    """Weighs every sentence by salience and by the facts that it states, and takes the best that fit together."""

    model: sitrep.Model
    encoder: "Encoder"

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
    ) -> sitrep.Summary:
        """The summary, within the budget always; empty where no sentence fits."""
        picks = _first_of_each(candidates(documents))
        if not picks:
            return compose(documents, [], facts, headline(documents, []))
        scene = self._scene(documents, picks, focus)
        options = _options(documents, scene, facts, focus)
        chosen = selection.choose(options, budget, scene.likeness)
        ranked = sorted(range(len(picks)), key=lambda n: (-options[n].salience, n))
        return compose(documents, [picks[n] for n in chosen], facts, headline(documents, (picks[n][1] for n in ranked)))

    def _scene(self, documents: Sequence[Document], picks: Sequence[Pick], focus: str | None) -> "Scene":
        """What is known of the sentences. Vectors only where all articles are in a language that the encoder was made for."""
        bags = [features.bag(sentence) for _, sentence in picks]
        served = all(word_lists(document.article.language) for document in documents)
        titles = [document.article.title or "" for document in documents]
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
    vectors: "Tensor | None"

    def likeness(self, one: int) -> list[float]:
        """How like each sentence is to one of them: the cosines of the vectors, or of the words."""
        if self.vectors is None:
            return [features.overlap(self.bags[one], other) for other in self.bags]
        cosines: list[float] = (self.vectors[: len(self.picks)] @ self.vectors[one]).tolist()
        return cosines

    def logits(self) -> list[float]:
        """The salience scores, article by article, the focus added."""
        scores: list[float] = []
        for number, title in enumerate(self.titles):
            own = [n for n, (document, _) in enumerate(self.picks) if document == number]
            if own:
                scores += salience.scores(self._rows(own, number, title), vectors=self.vectors is not None)
        return [score + FOCUS_LIKENESS * self._focus(n) for n, score in enumerate(scores)]

    def _rows(self, own: Sequence[int], number: int, title: str) -> list[dict[str, float]]:
        sentences = [self.picks[n][1] for n in own]
        rows = features.surface(sentences, [self.bags[n] for n in own], title)
        if self.vectors is None:
            return rows
        heading = self.vectors[len(self.picks) + number] if title else None
        meant = features.semantic(self.vectors[own], heading)
        return [{**row, **more} for row, more in zip(rows, meant, strict=True)]

    def _focus(self, number: int) -> float:
        if not self.focus or self.focus in SLOTS:
            return 0.0
        words = features.overlap(self.bags[number], features.bag_of(self.focus))
        return words if self.vectors is None else words + float(self.vectors[number] @ self.vectors[-1])


def load(line: ModelLine, folder: Path, options: Options) -> Extractive:
    """The summariser with its encoder. Raises ModelError where the files cannot be used."""
    from summarise.summary.encoder import load as load_encoder

    return Extractive(line.model, load_encoder(line, folder, options))


def _first_of_each(picks: Sequence[Pick]) -> list[Pick]:
    """At most MOST_SENTENCES: of each article no more than its share."""
    share = max(1, MOST_SENTENCES // len({number for number, _ in picks} or {0}))
    if len(picks) <= MOST_SENTENCES:
        return list(picks)
    return [pick for _, own in groupby(picks, key=lambda pick: pick[0]) for pick in islice(own, share)]


def _options(
    documents: Sequence[Document], scene: Scene, facts: Sequence[sitrep.Fact], focus: str | None
) -> list[selection.Option]:
    """Each sentence as the selection sees it."""
    scores = scene.logits()
    best = max(scores)
    needs = _needs(documents, scene.picks)
    concepts = _concepts(scene) if len(documents) > 1 else [{}] * len(scores)
    return [
        selection.Option(
            words=length(sentence),
            salience=round(math.exp(scores[n] - best), 4),
            facts=_weights(stated(facts, documents[number].article.id, sentence), focus),
            concepts=concepts[n],
            needs=needs[n][0],
            stands=needs[n][1],
        )
        for n, (number, sentence) in enumerate(scene.picks)
    ]


def _weights(facts: Sequence[sitrep.Fact], focus: str | None) -> dict[object, float]:
    """What the facts of a sentence are worth, those that say the same once."""
    wanted = SLOTS.get(focus or "")
    return {selection.identity(f): selection.weight(f) * (FOCUS if wanted and isinstance(f, wanted) else 1.0) for f in facts}


def _needs(documents: Sequence[Document], picks: Sequence[Pick]) -> list[tuple[int | None, bool]]:
    """For each sentence the position of the one it leans on, and whether it stands with that one's help."""
    found: list[tuple[int | None, bool]] = []
    for n, (number, sentence) in enumerate(picks):
        if half_quoted(sentence):
            found.append((None, False))
        elif not leans(sentence, documents[number].article.language):
            found.append((None, True))
        elif n and picks[n - 1][0] == number and picks[n - 1][1].index == sentence.index - 1:
            found.append((n - 1, found[n - 1][1]))
        else:
            found.append((None, False))
    return found


def _concepts(scene: Scene) -> list[dict[object, float]]:
    """The pairs of content words that several articles share, in each sentence; over all sentences their weights sum to 1."""
    pairs = [{f"{a} {b}" for a, b in pairwise(words)} for words in scene.bags]
    holders: dict[str, set[int]] = {}
    for (number, _), own in zip(scene.picks, pairs, strict=True):
        for pair in own:
            holders.setdefault(pair, set()).add(number)
    shared: dict[object, float] = {pair: float(len(numbers)) for pair, numbers in holders.items() if len(numbers) > 1}
    total = sum(shared.values()) or 1.0
    return [{pair: shared[pair] / total for pair in sorted(own) if pair in shared} for own in pairs]
