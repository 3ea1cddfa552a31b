"""Measures the summary of many days: `python -m summarise.bench timelines FILE [--days N]`.

FILE holds timelines of events, one a line: `event`, `annotator` and `days` with `date`, `update` (what is new) and
`background` (what came before). The updates of the days before are the articles, one a day; the summary of as many words as
the day's background has is compared with it, by ROUGE-1 and ROUGE-2 (F1, stemmed), next to as many words of

first       the first sentence of each article, then the second of each …
lexrank     the sentences by sumy's LexRank
newest      the newest articles' sentences

The mean is over timelines. Constants were chosen on every second event of EVENTS in alphabetical order; the rest stand apart.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

from summarise.articles import make_article
from summarise.bench_slots import LANGUAGE
from summarise.bench_sumy import ranked
from summarise.errors import InputError
from summarise.evaluate import rouge
from summarise.numbering import merge
from summarise.reading import Reading, read
from summarise.rows import Fields, rows_of
from summarise.summary import Budget, Summariser, load
from summarise.summary.compose import plain
from summarise.text import Sentence

DAYS = 8
"""Days of each timeline, evenly spread: sumy compares every pair of sentences, and takes minutes for these."""
MEASURES = ("rouge1", "rouge2")
TIMELINE: Fields = {"event": str, "days": [{"date": date, "update": str, "background": str}]}
LINE_BREAK = "\\n"
"""As the annotators' texts have it: a backslash and an n."""

Scores = tuple[float, ...]
"""One for each of MEASURES."""


@dataclass(frozen=True, slots=True)
class Case:
    """A day of a timeline: the articles of the days before, oldest first, and what an annotator wrote of them."""

    timeline: int
    event: str
    articles: tuple[Reading, ...]
    background: str

    @property
    def words(self) -> int:
        """The length that a summary may have."""
        return len(self.background.split())

    def sentences(self) -> list[Sentence]:
        """Those of all articles, in order."""
        return [sentence for article in self.articles for sentence in article.document.sentences]


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """A line for each measure, of all events, of those that constants were chosen on, and of the others."""
    parser = argparse.ArgumentParser(
        prog="python -m summarise.bench timelines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--days", metavar="N", type=int, default=DAYS, help="how many days of each timeline")
    options = parser.parse_args(arguments)
    if options.days < 1:
        parser.error(f"--days {options.days}: write a whole number from 1 on")
    measured = tuple(cases(rows_of(options.file, TIMELINE), options.days))
    if not measured:
        raise InputError(f"{options.file}: no timeline of two days and more; name a file with such timelines")
    systems = {"ours": _ours(measured), "first": first, "lexrank": lexrank, "newest": newest}
    told = {name: [_scores(case.background, write(case)) for case in measured] for name, write in systems.items()}
    for title, kept in _halves(measured).items():
        for place, measure in enumerate(MEASURES):
            means = {name: _mean(measured, [score[place] for score in scores], kept) for name, scores in told.items()}
            each = "  ".join(f"{name} {value:.3f} ({_times(means['ours'], value)} x)" for name, value in means.items())
            yield f"timelines   {title:6} {measure}  {each}"


def first(case: Case) -> str:
    """The first sentence of each article, then the second of each …, cut to length."""
    keyed = sorted(
        (turn, number, sentence)
        for number, article in enumerate(case.articles)
        for turn, sentence in enumerate(map(plain, article.document.sentences))
    )
    return _cut((sentence for _, _, sentence in keyed), case.words)


def newest(case: Case) -> str:
    """The newest articles' sentences, cut to length."""
    return _cut((plain(sentence) for article in case.articles[::-1] for sentence in article.document.sentences), case.words)


def lexrank(case: Case) -> str:
    """The sentences by sumy's LexRank, best first, cut to length."""
    return _cut(ranked(case.sentences(), "lexrank"), case.words)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """An encoder that has seen all texts: the same sentences are asked for day after day."""

    places: Mapping[str, int]
    vectors: Any

    def encode(self, texts: Sequence[str]) -> Any:
        return self.vectors[[self.places[text] for text in texts]]


def _ours(cases: Sequence[Case]) -> Callable[[Case], str]:
    """The report's summary by the default model."""
    from summarise.summary.extractive import Extractive

    summariser: Summariser = load()
    if isinstance(summariser, Extractive):
        texts = sorted({"", *(sentence.text for case in cases for sentence in case.sentences())})
        places = {text: place for place, text in enumerate(texts)}
        summariser = replace(summariser, encoder=_Encoded(places, summariser.encoder.encode(texts)))  # type: ignore[arg-type]

    def write(case: Case) -> str:
        facts = merge([article.findings for article in case.articles]).facts
        documents = [article.document for article in case.articles]
        return summariser.summarise(documents, budget=Budget(words=case.words), facts=facts).text

    return write


def cases(rows: Sequence[Mapping[str, Any]], count: int) -> Iterator[Case]:
    """The days measured: of each timeline `count`, evenly spread, that have a day before them."""
    for number, row in enumerate(rows):
        days = row["days"]
        known = tuple(_article(f"{number}.{place}", day) for place, day in enumerate(days[:-1]))
        places = range(1, len(days))
        for place in (
            places if len(places) <= count else (places[i * (len(places) - 1) // (count - 1 or 1)] for i in range(count))
        ):
            yield Case(number, row["event"], known[:place], days[place]["background"].replace(LINE_BREAK, "\n"))


def _article(id: str, day: Mapping[str, str]) -> Reading:
    given = {"id": id, "text": day["update"].replace(LINE_BREAK, "\n"), "published": day["date"]}
    return read(make_article(given), language=LANGUAGE)


def _scores(reference: str, text: str) -> Scores:
    """The F1 of each of MEASURES."""
    found = rouge.scores(reference, text)
    return tuple(found[measure] for measure in MEASURES)


def _halves(cases: Sequence[Case]) -> dict[str, set[str]]:
    """All events, those that constants were chosen on, and the others."""
    events = sorted({case.event for case in cases})
    return {"all": set(events), "tuned": set(events[::2]), "others": set(events[1::2])}


def _mean(cases: Sequence[Case], scores: Sequence[float], kept: set[str]) -> float:
    """The mean over timelines of the means over their days; 0 for none."""
    by_timeline: dict[int, list[float]] = {}
    for case, score in zip(cases, scores, strict=True):
        if case.event in kept:
            by_timeline.setdefault(case.timeline, []).append(score)
    return mean(map(mean, by_timeline.values())) if by_timeline else 0.0


def _times(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "inf"


def _cut(texts: Iterator[str] | Sequence[str], words: int) -> str:
    return " ".join(" ".join(texts).split()[:words])
