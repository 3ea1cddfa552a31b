"""Measures summaries: `python -m summarise.bench summaries [--gold FILE] [--long FILE] [--short FILE] [--crises FILE]`.

gold     annotated articles: the share of an article's current facts that a summary of 100 words states (headcounts count three
         times), over articles of 150 words and more
long     articles with highlights by editors: three sentences, ROUGE-1, -2 and -Lsum (F1, stemmed); `lead` are the first three
         sentences, `full` the first three of six words and more, which leaves bylines and captions out
short    articles with summaries of 60 words: as much, ROUGE-2; `cut` are the first 60 words, cut mid-sentence
crises   what was said of crises day by day, and what assessors kept: average precision and precision of the first ten, ranked
         by weights learnt from the other crises; means over days, and over crises

`ours` is the default model without the facts, `facts` with them, as a report has it.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from summarise.articles import make_article
from summarise.bench_slots import LANGUAGE, annotated_rows
from summarise.errors import InputError
from summarise.evaluate import rouge
from summarise.reading import Reading, read
from summarise.rows import GIVEN, Fields, Row, rows_of
from summarise.slots import SLOTS
from summarise.summary import Budget, Summariser, load
from summarise.summary.compose import candidates, plain
from summarise.summary.features import FULL_WORDS, length
from summarise.text import Sentence

COVERAGE = Budget(words=100)
LEAST_WORDS = 150
"""A shorter article is nearly its own summary."""
HEADCOUNT = 3
"""A headcount counts as many other facts."""
THREE = Budget(words=None, sentences=3)
SIXTY = Budget(words=60)
LONG_MEASURES, SHORT_MEASURES = ("rouge1", "rouge2", "rougeLsum"), ("rouge2",)
FIRST = 10
NEWS: Fields = {"summary": str, "article": str}
DAY: Fields = {"event": str, "title": str, "facts": [{"text": str, "useful": int}]}

Write = Callable[[Reading], Sequence[str]]
"""What gives the sentences of a summary."""


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """The measures that were asked for, one a line."""
    parser = argparse.ArgumentParser(
        prog="python -m summarise.bench summaries", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in PARTS:
        parser.add_argument(f"--{name}", metavar="FILE", type=Path)
    options = vars(parser.parse_args(arguments))
    if not any(options.values()):
        parser.error(f"name a file for at least one of --{', --'.join(PARTS)}")
    for name, part in PARTS.items():
        if options[name]:
            yield from part(options[name])


def gold(file: Path) -> Iterator[str]:
    """One line."""
    articles = [(row, _read(row, row["text"])) for row in annotated_rows(file) if len(row["text"].split()) >= LEAST_WORDS]
    if not articles:
        raise InputError(f"{file}: no article of {LEAST_WORDS} words and more; name a file with such articles")
    told = {name: _coverage(load(model), articles) for name, model in {"ours": None, "lead": "lead"}.items()}
    yield f"coverage    {'  '.join(f'{name} {share:.3f}' for name, share in told.items())}  ({len(articles)} articles)"


def long(file: Path) -> Iterator[str]:
    """A line for each system."""
    systems: dict[str, Write] = {
        **_models(THREE),
        "full": lambda article: [plain(s) for s in _body(article) if length(s) >= FULL_WORDS][:3],
    }
    yield from _rouge_lines("long", file, systems, LONG_MEASURES)


def short(file: Path) -> Iterator[str]:
    """A line for each system."""
    systems: dict[str, Write] = {**_models(SIXTY), "cut": _cut}
    yield from _rouge_lines("short", file, systems, SHORT_MEASURES)


def crises(file: Path) -> Iterator[str]:
    """One line."""
    from summarise.summary.encoder import default
    from summarise.summary.train_reportable import days

    rows = rows_of(file, DAY)
    if len({row["event"] for row in rows}) < 2:
        raise InputError(f"{file}: days of one crisis; name a file with days of two crises and more")
    by_crisis = _left_out(days(rows, default()))
    if not by_crisis:
        raise InputError(f"{file}: no fact that is useful; name a file that says what assessors kept")
    every = [one for ranked in by_crisis.values() for one in ranked]
    over_days = "/".join(f"{mean(values):.3f}" for values in zip(*every, strict=True))
    means = [[mean(values) for values in zip(*ranked, strict=True)] for ranked in by_crisis.values()]
    over_crises = "/".join(f"{mean(values):.3f}" for values in zip(*means, strict=True))
    yield f"crises      AP/P@{FIRST} {over_days} over {len(every)} days, {over_crises} over {len(means)} crises"


def _left_out(known: Sequence[Any]) -> dict[str, list[tuple[float, float]]]:
    """Of each crisis its days' average precision and precision of the first ten, by weights learnt from the others."""
    from summarise.summary.reportable import scores
    from summarise.summary.train_reportable import learn

    found: dict[str, list[tuple[float, float]]] = {}
    for event in sorted({day.event for day in known}):
        weights = learn([day for day in known if day.event != event])
        own = [day for day in known if day.event == event and any(day.kept)]
        if own:
            found[event] = [ranked(day.kept, scores(day.rows, day.vectors, weights)) for day in own]
    return found


def ranked(kept: Sequence[bool], scores: Sequence[float]) -> tuple[float, float]:
    """The average precision of a ranking, and the precision of its first ten; ties stand in their order.

    >>> ranked([False, True, True], [0.1, 0.9, 0.5])
    (1.0, 0.2)
    """
    order = sorted(range(len(kept)), key=lambda n: (-scores[n], n))
    hits = [place for place, n in enumerate(order, 1) if kept[n]]
    return mean(number / place for number, place in enumerate(hits, 1)), sum(place <= FIRST for place in hits) / FIRST


@dataclass(frozen=True, slots=True)
class _Written:
    """A summariser, with the facts of the article or without."""

    summariser: Summariser
    budget: Budget
    with_facts: bool = False

    def __call__(self, article: Reading) -> Sequence[str]:
        facts = article.findings.facts if self.with_facts else ()
        made = self.summariser.summarise([article.document], budget=self.budget, facts=facts)
        return [sentence.text for sentence in made.sentences]


def _models(budget: Budget) -> dict[str, Write]:
    ours = load()
    return {
        "ours": _Written(ours, budget),
        "facts": _Written(ours, budget, with_facts=True),
        "lead": _Written(load("lead"), budget),
    }


def _rouge_lines(name: str, file: Path, systems: Mapping[str, Write], measures: Sequence[str]) -> Iterator[str]:
    articles = [(row["summary"], _read(row, row["article"])) for row in rows_of(file, NEWS)]
    for system, write in systems.items():
        found = [rouge.scores(summary, "\n".join(write(article))) for summary, article in articles]
        told = "  ".join(f"{measure} {100 * mean(one[measure] for one in found):.2f}" for measure in measures)
        yield f"{name:10}  {system:5}  {told}  ({len(articles)} articles)"


def _coverage(summariser: Summariser, articles: Sequence[tuple[Row, Reading]]) -> float:
    """The share of the annotated current facts that the summaries state: a sentence has half of a fact's evidence."""
    stated = every = 0
    for row, article in articles:
        made = summariser.summarise([article.document], budget=COVERAGE, facts=article.findings.facts)
        spans = [(span.start, span.end) for sentence in made.sentences for span in sentence.evidence]
        for slot in SLOTS:
            for fact in row[slot]:
                if not fact["background"]:
                    weight = HEADCOUNT if slot == "headcounts" else 1
                    every += weight
                    stated += weight * _is_stated(fact, row["text"], spans)
    return stated / max(1, every)


def _is_stated(fact: Row, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    start = fact["start"] if "start" in fact else text.index(fact["evidence"])
    end = start + len(fact["evidence"])
    return any(2 * (min(end, stop) - max(start, first)) >= end - start for first, stop in spans)


def _read(row: Row, text: str) -> Reading:
    return read(make_article({**{name: row[name] for name in GIVEN if name in row}, "text": text}), language=LANGUAGE)


def _body(article: Reading) -> list[Sentence]:
    return [sentence for _, sentence in candidates([article.document])]


def _cut(article: Reading) -> Sequence[str]:
    words = [word for sentence in _body(article) for word in plain(sentence).split()]
    return [" ".join(words[: SIXTY.words])]


PARTS: Mapping[str, Callable[[Path], Iterator[str]]] = {"gold": gold, "long": long, "short": short, "crises": crises}
