"""What the commands that write reports have in common: what is asked for, which articles, and what could not be used."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from summarise.errors import SummariseError
from summarise.startup import import_spacy_alone
from summarise.terminal import tell

if TYPE_CHECKING:
    from summarise.reading import Reading
    from summarise.sitrep import Sitrep
    from summarise.summary import Summariser
    from summarise.text import Article


@dataclass(frozen=True, slots=True)
class Order:
    """What every report of one command has in common."""

    summariser: "Summariser"
    day: datetime | None
    language: str | None
    words: int | None
    sentences: int | None
    focus: str | None
    rules: Path | None
    no_text: bool
    generated_at: str | None
    household_sizes: Path | None
    keep_names: bool
    report_language: str | None = None

    def build(self, articles: Sequence["Article"], **options: Any) -> "Sitrep":
        """The report on these articles."""
        import_spacy_alone()
        from summarise.assemble import build_sitrep
        from summarise.summary import Budget

        now = datetime.now(UTC)
        known = [article.day.isoformat() for article in articles if article.day]
        limited = self.words or self.sentences
        return build_sitrep(
            articles,
            date=self.day.date().isoformat() if self.day else max(known, default=now.date().isoformat()),
            generated_at=self.generated_at or now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            summariser=self.summariser,
            language=self.language,
            budget=Budget(words=self.words, sentences=self.sentences) if limited else Budget(),
            focus=self.focus,
            rules=self.rules,
            keep_text=not self.no_text,
            household_sizes=self.household_sizes,
            keep_names=self.keep_names,
            report_language=self.report_language,
            **options,
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles a report is about; what is left out is counted and named on stderr."""

    since: datetime | None
    until: datetime | None
    country: str | None
    crisis: str | None

    def of_the_days(self, articles: Iterable["Article"]) -> list["Article"]:
        """The articles of the days asked for."""
        from summarise.selection import in_period

        since, until = (day.date() if day else None for day in (self.since, self.until))
        every = list(articles)
        kept = [article for article in every if in_period(article, since, until)]
        left_out([article for article in every if article not in kept], "outside the days asked for")
        undated = [article.id for article in kept if article.day is None]
        if undated and (since or until):
            tell(f"kept, though the day is not known: {', '.join(undated)}")
        return kept

    def about(self, left: list["Article"]) -> Callable[["Reading"], bool] | None:
        """What tells whether an article that was read is wanted; the others are added to `left`."""
        if self.country is None and self.crisis is None:
            return None
        from summarise.selection import is_about

        def wanted(reading: "Reading") -> bool:
            kept = is_about(reading, self.country, self.crisis)
            if not kept:
                left.append(reading.document.article)
            return kept

        return wanted


class Failures:
    """What could not be used: named at once, counted at the end."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: SummariseError) -> None:
        """Names what could not be used."""
        self.count += 1
        tell(str(error))

    def leave(self) -> None:
        """Leaves with exit status 1 where anything could not be used."""
        if self.count > 1:
            tell(f"{self.count} inputs could not be used")
        if self.count:
            raise typer.Exit(1)


def left_out(articles: Sequence["Article"], why: str) -> None:
    """Counts and names articles that a report is not about."""
    if articles:
        tell(f"{len(articles)} article{'s' * (len(articles) > 1)} left out, {why}")
    for article in articles:
        tell(f"left out: {article.id} {article.published or ''} {article.title or ''}")


@contextmanager
def progress() -> Iterator[Callable[[Iterable["Article"]], Iterable["Article"]]]:
    """What counts articles as they go by, on a terminal's stderr only."""
    if not sys.stderr.isatty():
        yield lambda articles: articles
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield lambda articles: bar.track(articles, description="articles")
