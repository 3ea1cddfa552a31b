"""What is looked for in an article: a slot's `fill` gives its facts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from summarise.sitrep import Fact
from summarise.slots import damage, headcounts, movements, needs
from summarise.text import Article, Sentence


class Fill(Protocol):
    """Finds the facts of one slot."""

    def __call__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        *,
        language: str = "en",
        extra: Path | None = None,
        known: Sequence[Fact] = (),
    ) -> tuple[Fact, ...]:
        """The facts in text order, with ids of their own (h1, h2 …).

        `extra` is a folder with an analyst's own rules, `known` the facts that the slots before this one found.
        """


SLOTS: dict[str, Fill] = {
    "headcounts": headcounts.fill,
    "damage": damage.fill,
    "needs": needs.fill,
    "movements": movements.fill,
}
"""In this order: movements are linked to the headcounts found before."""
