"""The benchmark of summaries: simple systems, those of sumy and our models over articles with summaries written by people.

A line of the data is {"article", "summary"}, with "title" and "id" where they are known. Every system may take as much: so many
sentences, or so many words. `articles/s` is the speed from an article's text to its summary, on this machine, one at a time.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarise.articles import make_article
from summarise.bench_sumy import METHODS, ranked
from summarise.evaluate.case import Case, Text
from summarise.evaluate.evaluation import Measured, applying
from summarise.evaluate.rows import Notice, rows
from summarise.evaluate.tables import Table, shown, spread, word
from summarise.reading import DEFAULT_LANGUAGE, read
from summarise.segment import segment
from summarise.summary import Budget, Summariser, available, listed, load
from summarise.summary.compose import candidates, plain
from summarise.summary.features import length
from summarise.summary.guard import guard
from summarise.text import Article, Document, Sentence

LEAD = "lead"
SENTENCES = 3
"""What a system may take where nothing is asked for: as editors' highlights of a news article have."""
MEASURES = ("rouge1", "rouge2", "rougeLsum", "figure_faithfulness", "name_faithfulness", "fact_coverage", "length")
SURE = frozenset({"rouge1", "rouge2", "rougeLsum"})
"""Measures that are shown with their intervals."""

System = Callable[[Article], str]


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be summarised, with the summary that a person wrote."""

    source: Text
    reference: str

    @property
    def article(self) -> Article:
        """The article."""
        return self.source.articles[0]


def tasks(file: str, notice: Notice, *, first: int | None = None) -> list[Task]:
    """The tasks of a data file, or its first ones. Raises InputError where one lacks its article or summary."""
    found = list(rows([file], notice, numbered=True).values())[:first]
    made = []
    for row in found:
        text, summary = row.text("article"), row.text("summary")
        if not text or not summary or not text.strip() or not summary.strip():
            raise row.error("no article or no summary; a line of the data has both")
        article = make_article({"id": row.id, "text": text, "title": row.text("title"), "language": DEFAULT_LANGUAGE})
        made.append(Task(Text([article]), summary))
    return made


def systems(budget: Budget) -> dict[str, System]:
    """Every system by its name: the first sentences, those of sumy, then the models of models.txt that are on this machine."""
    made: dict[str, System] = {LEAD: _first(budget)}
    made.update({name: _by_sumy(name, budget) for name in METHODS})
    made.update({line.name: _model(line.name, budget) for line in listed() if available(line) and line.name not in made})
    return made


def compared(chosen: Sequence[Task], budget: Budget) -> Table:
    """One row for each system: its scores and its speed."""
    found = [(name, *_judged(system, chosen)) for name, system in systems(budget).items()]
    names = [name for name in MEASURES if any(name in measured for _, measured, _ in found)]
    title = f"{word('systems')} ({len(chosen)} {word('articles')}, {_allowed(budget)})"
    heads = (word("system"), *(name.replace("_", " ") for name in names), word("speed"))
    return Table(title, heads, tuple((name, *_cells(names, measured), f"{speed:.1f}") for name, measured, speed in found))


def _cells(names: Sequence[str], measured: Mapping[str, Measured]) -> Iterator[str]:
    for name in names:
        one = measured.get(name)
        sure = f" ({spread(name, one.interval)})" if one and name in SURE else ""
        yield f"{shown(name, one.value)}{sure}" if one else word("nothing")


def _judged(system: System, chosen: Sequence[Task]) -> tuple[dict[str, Measured], float]:
    """The scores of a system, and its articles a second; the first article warms it up."""
    system(chosen[0].article)
    start = time.perf_counter()
    summaries = [system(task.article) for task in chosen]
    speed = len(chosen) / (time.perf_counter() - start)
    cases = [Case(task.article.id, summary, task.source, task.reference) for task, summary in zip(chosen, summaries, strict=True)]
    return {one.metric: one for one in applying(cases, MEASURES)}, speed


def _first(budget: Budget) -> System:
    """The first sentences; nothing else of the article is read."""
    summariser = load(LEAD)

    def write(article: Article) -> str:
        return summariser.summarise([_segmented(article)], budget=budget).text

    return write


def _model(name: str, budget: Budget) -> System:
    summariser: Summariser = load(name)

    def write(article: Article) -> str:
        reading = read(article, language=article.language)
        facts = reading.findings.facts
        summary = summariser.summarise([reading.document], budget=budget, facts=facts)
        return guard(summary, [reading], facts=facts, budget=budget).text

    return write


def _by_sumy(method: str, budget: Budget) -> System:
    def write(article: Article) -> str:
        sentences = [sentence for _, sentence in candidates([_segmented(article)])]
        return _taken(sentences, ranked(sentences, method) if sentences else [], budget)

    return write


def _segmented(article: Article) -> Document:
    return Document(article, segment(article, article.language or DEFAULT_LANGUAGE))


def _taken(sentences: Sequence[Sentence], order: Sequence[str], budget: Budget) -> str:
    """The best sentences that the budget allows, in the order of the text."""
    by_text = {plain(sentence): sentence for sentence in reversed(sentences)}
    taken: list[Sentence] = []
    words = 0
    for text in order:
        if budget.allows(words + length(by_text[text]), len(taken) + 1):
            taken.append(by_text[text])
            words += length(by_text[text])
    return " ".join(plain(sentence) for sentence in sorted(taken, key=lambda sentence: sentence.index))


def _allowed(budget: Budget) -> str:
    limits = ((budget.sentences, word("sentences")), (budget.words, word("words")))
    return ", ".join(f"{word('most')} {limit} {unit}" for limit, unit in limits if limit)
