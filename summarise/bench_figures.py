"""Counts unsupported figures: `python -m summarise.bench figures FILE [--models LIST]`.

FILE holds articles (`id`, `text`), one a line. Of each a report is made with every model of models.txt, or of LIST, that is on
this machine, and with one that copies the article's sentences and changes every number in them (`changed`). Counted are the
numbers of the summary, its headline included, whose value stands nowhere in the article; and beside them, for `changed`, the
numbers before the guard.
"""

import argparse
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarise import sitrep
from summarise.articles import make_article
from summarise.assemble import build_sitrep
from summarise.bench_slots import LANGUAGE
from summarise.faithfulness import Source
from summarise.reading import read
from summarise.rows import rows_of
from summarise.summary import Budget, Summariser, available, listed, load
from summarise.summary.compose import candidates, plain
from summarise.summary.protocol import STANDARD
from summarise.text import Article, Document

DIGITS = re.compile(r"\d+")
DAY, MOMENT = "2026-01-01", "2026-01-01T00:00:00Z"
"""Of the reports, which are thrown away."""
CHANGED = sitrep.Model("changed", "chat", "built in")
KEPT = ("id", "text", "title")


@dataclass(frozen=True, slots=True)
class Changing:
    """Copies the first sentences that have a number, every number changed, and calls them its own."""

    model: sitrep.Model = CHANGED

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> sitrep.Summary:
        """The summary, within the budget."""
        kept: list[str] = []
        for _, sentence in candidates(documents):
            text = changed(plain(sentence))
            if text != plain(sentence) and budget.allows(len(" ".join([*kept, text]).split()), len(kept) + 1):
                kept.append(text)
        text = " ".join(kept)
        sentences = tuple(sitrep.SummarySentence(one, "abstractive", (), ()) for one in kept)
        return sitrep.Summary("", text, len(text.split()), sentences)


def changed(text: str) -> str:
    """The text with every number in digits another one: the last digit moves on by three.

    >>> changed("At least 40 of 1,208 people")
    'At least 43 of 4,201 people'
    """
    return DIGITS.sub(lambda found: f"{found[0][:-1]}{(int(found[0][-1]) + 3) % 10}", text)


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """A line for each model."""
    parser = argparse.ArgumentParser(
        prog="python -m summarise.bench figures", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--models", metavar="LIST", type=Path, help="a list of models in place of models.txt")
    options = parser.parse_args(arguments)
    rows = rows_of(options.file, {"text": str})
    articles = [make_article({name: row.get(name) for name in KEPT}) for row in rows]
    for line in filter(available, listed(options.models)):
        yield f"figures     {_told(line.name, load(line.name, models=options.models), articles)}"
    before = sum(len(unsupported(article, Changing().summarise([_document(article)]))) for article in articles)
    yield f"figures     {_told('changed', Changing(), articles)}, {before} before the guard"


def unsupported(article: Article, summary: sitrep.Summary) -> set[float]:
    """The values of numbers in the summary, in digits or words, that stand nowhere in the article."""
    return _values(f"{summary.headline}. {summary.text}") - _values(f"{article.title or ''}. {article.text}")


def _told(name: str, summariser: Summariser, articles: Sequence[Article]) -> str:
    made = [
        build_sitrep([one], date=DAY, generated_at=MOMENT, summariser=summariser, language=LANGUAGE, keep_names=True).summary
        for one in articles
    ]
    found = sum(len(unsupported(article, summary)) for article, summary in zip(articles, made, strict=True))
    sentences, removed = sum(len(one.sentences) for one in made), sum(len(one.removed) for one in made)
    return f"{name}: {found} unsupported in {sentences} sentences of {len(articles)} reports, {removed} sentences refused"


def _values(text: str) -> set[float]:
    source = Source.of([read(Article("", text, language=LANGUAGE), language=LANGUAGE)])
    return {numeral.value for _, numeral in source.numerals}


def _document(article: Article) -> Document:
    return read(article, language=LANGUAGE).document
