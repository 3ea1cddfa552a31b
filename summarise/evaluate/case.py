"""What is judged: a summary or a report, with what it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from summarise import lexicon
from summarise.evaluate.agreement import Mention
from summarise.faithfulness import Finding, Source, check
from summarise.faithfulness.source import View
from summarise.numbering import merge
from summarise.reading import DEFAULT_LANGUAGE, Reading, read
from summarise.sitrep import Fact
from summarise.summary.guard import REFUSED
from summarise.text import Article

Mentions = Mapping[str, Sequence[Mention]]
"""The mentions of an annotated article, by slot."""


class Text:
    """The articles that a summary was made from, read when first asked for; two summaries of them can share it."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)

    @property
    def words(self) -> int:
        """The whitespace-separated words of all articles."""
        return sum(len(article.text.split()) for article in self.articles)

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The articles read."""
        return tuple(read(article) for article in self.articles)

    @cached_property
    def index(self) -> Source:
        """What sentences are checked against."""
        return Source.of(self.readings)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all articles."""
        return merge([reading.findings for reading in self.readings]).facts


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of a summary with what its source does not bear out."""

    view: View
    findings: tuple[Finding, ...]

    @property
    def refusing(self) -> tuple[Finding, ...]:
        """The findings that make it unfaithful: what is not so, and a bound or hedge that was lost; a rounded figure is not."""
        return tuple(finding for finding in self.findings if not finding.soft or finding.kind in REFUSED)


@dataclass(frozen=True)
class Case:
    """One summary or report with what it is held against; None is what is not known.

    `sitrep` is a report as JSON data, `gold` what an annotator found in the article, `reference` a summary to compare with.
    """

    id: str
    summary: str
    source: Text | None = None
    reference: str | None = None
    sitrep: Mapping[str, Any] | None = None
    gold: Mentions | None = None
    language: str = DEFAULT_LANGUAGE

    @property
    def words(self) -> str:
        """The language whose words compare facts: the case's, or English where there are none for it."""
        return self.language if (lexicon.LANGUAGES / self.language / "evaluate.toml").is_file() else DEFAULT_LANGUAGE

    @cached_property
    def checked(self) -> tuple[Checked, ...] | None:
        """The sentences of the summary, checked; None without a source."""
        if self.source is None:
            return None
        index = self.source.index
        return tuple(Checked(view, check(view.sentence.text, index)) for view in index.read(self.summary))
