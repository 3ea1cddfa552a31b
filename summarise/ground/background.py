"""Whether a figure belongs to an earlier event, to another country's, or is a general statistic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from summarise.ground.dates import Date
from summarise.ground.datewords import Reference
from summarise.ground.phrases import Phrases
from summarise.ground.places import NOWHERE, Named
from summarise.lexicon import load
from summarise.text import Sentence, Span

OPENING = 3
"""Sentences that tell what an article is about: whatever year, month or country they name is its subject."""
STALE = timedelta(days=18)
"""A dated event this long before the article is another one; updates on one disaster look back two weeks."""
TITLE = -1
"""The index of the title among the sentences of the places."""
PROMINENT = 0.34
"""Share of an article's places from which on a country is part of its subject."""

CHRONICLE = 6
"""Sentences with old dates from which on an article may be a history; news on one event looks back in fewer."""
CLOSING = ('"', "”")
"""Marks that end a quotation."""


@cache
def phrases(language: str) -> Mapping[str, Phrases]:
    """The phrases of background.toml."""
    return {name: Phrases(words) for name, words in load(language, "background").words.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """The years, months and countries that an article's opening names; no countries where it names a wider region."""

    years: frozenset[int]
    months: frozenset[tuple[int, int]]
    countries: frozenset[str]


class Background:
    """What of an article is background: prepared once, asked for each fact."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        dates: Sequence[Sequence[Date]],
        named: Sequence[Named],
        against: Reference,
        language: str = "en",
    ) -> None:
        self._sentences, self._dates, self._against = sentences, dates, against
        self._phrases = phrases(language)
        self._named = load(language, "background").word_set("named")
        self._places: dict[int, list[Named]] = {}
        for place in named:
            self._places.setdefault(place.mention.sentence, []).append(place)
        self._year = against.year or _article_year([d for found in dates for d in found])
        self._storm = self._main_storm()
        self._subject = self._opening()
        self._known: dict[int, bool] = {}
        self._chronicle = False
        self._chronicle = self._is_chronicle()

    def is_background(self, sentence: Sentence, span: Span, *, placed: bool = True) -> bool:
        """Whether what stands at `span` of the sentence is about another event or time than the article's.

        `placed` tells that its places are where it happened, as with people hit, not where help came from.
        """
        return self._by_time(sentence, span) or (placed and self._elsewhere(sentence, span)) or self._carried(sentence)

    def _opening(self) -> Subject:
        first = [s for s in self._sentences if not s.leftover][:OPENING]
        found = [d for s in first for d in self._dates[s.index] if not self.cited(s, d)]
        months = [(day.year, day.month) for d in found if d.grain != "year" for day in _ends(d)]
        places = [p for index in (TITLE, *(s.index for s in first)) for p in self._places.get(index, [])]
        wide = any(p.entry is not None and p.entry.country == NOWHERE for p in places)
        here = frozenset(() if wide else (*self._prominent(), *(p.country for p in places if p.country is not None)))
        return Subject(frozenset(d.year for d in found if d.year), frozenset(months), here)

    def _prominent(self) -> list[str]:
        """The countries that the article names often, or in headings of their own."""
        counts = Counter(
            p.country for found in self._places.values() for p in found if p.country is not None and p.mention.role != "actor"
        )
        headings = [
            p.country for s in self._sentences if s.headline for p in self._places.get(s.index, ()) if p.country is not None
        ]
        return [*headings, *(code for code, count in counts.items() if count >= PROMINENT * counts.total())]

    def _is_chronicle(self) -> bool:
        """Whether most of an article's dates are old: a history of one crisis, all of which is its subject."""
        dated = [
            any(self._is_old(d, s) for d in self._dates[s.index])
            for s in self._sentences
            if any(d.grain in ("day", "month", "year") for d in self._dates[s.index])
        ]
        return sum(dated) >= CHRONICLE and sum(dated) > len(dated) / 2

    def _main_storm(self) -> str | None:
        """The name of the storm that the article names most, the first of those."""
        names = Counter(name for s in self._sentences for name, _ in self._storms(s))
        return max(names, key=lambda name: names[name], default=None)

    def _storms(self, sentence: Sentence) -> list[tuple[str, int]]:
        """The names of storms in a sentence, with their tokens: "Typhoon Usagi"."""
        words, lower = sentence.words, sentence.lower
        if self._named.isdisjoint(lower):
            return []
        at = [i for i in range(len(words) - 1) if lower[i] in self._named and words[i][:1].isupper()]
        return [(lower[i + 1], i) for i in at if words[i + 1][:1].isupper()]

    def _by_time(self, sentence: Sentence, span: Span) -> bool:
        """Whether a date, a storm's name or a phrase puts it at another time."""
        first, last = _clause(sentence, span)
        if self._says("general", sentence, first, last) or self._says("earlier", sentence, first, last):
            return True
        storms = {name for name, i in self._storms(sentence) if first <= i <= last}
        if storms and self._storm is not None and self._storm not in storms:
            return True
        near = [d for d in self._dates[sentence.index] if first <= d.first <= last and not self._apart(sentence, d, span)]
        if not near:
            return False
        nearest = min(near, key=lambda d: _distance(d.span, span))
        return not self._stands(sentence, span) and self._is_old(nearest, sentence)

    def _stands(self, sentence: Sentence, span: Span) -> bool:
        """Whether the span tells of people in a lasting state ("IDPs"), which a date of its cause does not end."""
        lower = [w for w, start in zip(sentence.lower, sentence.starts, strict=True) if span.start <= start < span.end]
        return self._phrases["stock"].within(lower, 0, len(lower))

    def _says(self, name: str, sentence: Sentence, first: int, last: int) -> bool:
        return self._phrases[name].within(sentence.lower, first, last)

    def cited(self, sentence: Sentence, found: Date) -> bool:
        """Whether a date stands in brackets, as those of sources do."""
        before = sentence.words[max(0, found.first - 6) : found.first]
        return any(word in "([" for word in before) and not any(word in ")]" for word in before)

    def _apart(self, sentence: Sentence, found: Date, span: Span) -> bool:
        """Whether a date is that of a source in brackets, or the end of a quotation stands between it and the span."""
        between = sentence.text[max(0, span.end - sentence.start) : max(0, found.span.start - sentence.start)]
        return self.cited(sentence, found) or any(mark in between for mark in CLOSING)

    def _is_old(self, found: Date, sentence: Sentence) -> bool:
        """Whether a date lies before what the article is about."""
        if self._chronicle or found.since or self._says("ongoing", sentence, 0, len(sentence.words)):
            return False
        if found.year and self._year and found.year < self._year and found.year not in self._subject.years:
            return True
        days = _ends(found)
        if self._against.near is None or not days or found.grain not in ("day", "month"):
            return False
        gap = STALE if found.grain == "day" else timedelta(0)
        return days[-1] < self._against.near - gap and not {(d.year, d.month) for d in days} & self._subject.months

    def _elsewhere(self, sentence: Sentence, span: Span) -> bool:
        """Whether its only places lie in countries that the article does not open with, and nobody left for them."""
        storm = self._storm is not None  # it crosses borders
        if storm or not self._subject.countries or self._says("leaving", sentence, 0, len(sentence.words)):
            return False
        inside = [p for p in self._places.get(sentence.index, ()) if p.mention.role == "place" and p.mention.span.overlaps(span)]
        around = inside or self._places.get(sentence.index, [])
        there = {p.country for p in around}
        return any(p.located for p in around) and None not in there and not there & self._subject.countries

    def _carried(self, sentence: Sentence) -> bool:
        """Whether the sentence goes on about an earlier event that the one before it tells of."""
        if sentence.index == 0 or any(d.grain != "hours" for d in self._dates[sentence.index]):
            return False
        before = self._sentences[sentence.index - 1]
        if self._says("current", sentence, 0, len(sentence.words)) or before.leftover:
            return False
        leans = bool(self._phrases["continuing"].length(sentence.lower, 0)) or self._says(
            "that_event", sentence, 0, len(sentence.words)
        )
        together = before.paragraph == sentence.paragraph or leans
        return together and self._tells_of_earlier(before)

    def _tells_of_earlier(self, sentence: Sentence) -> bool:
        """Whether a sentence as a whole is about an earlier event, by itself or because it goes on about one."""
        if sentence.index not in self._known:
            whole = Span(sentence.start, sentence.end)
            self._known[sentence.index] = self._earlier_event(sentence, whole) or self._carried(sentence)
        return self._known[sentence.index]

    def _earlier_event(self, sentence: Sentence, span: Span) -> bool:
        if self._says("general", sentence, 0, len(sentence.words)):
            return False
        return self._by_time(sentence, span)


def _article_year(found: Sequence[Date]) -> int | None:
    """The year of an undated article: the latest that it names; the next where it says "on Sunday", so states old years only."""
    latest = max((d.year for d in found if d.year), default=None)
    recent = any(not d.stated and d.year is None and d.grain == "day" for d in found)
    return None if latest is None else latest + recent


def _ends(found: Date) -> list[date]:
    """The first and last day of a date, where they are known."""
    return [date.fromisoformat(day) for day in (found.when.start, found.when.end) if day is not None]


def _clause(sentence: Sentence, span: Span) -> tuple[int, int]:
    """The tokens of the part of the sentence, set off by semicolons, that holds the span: its first and last."""
    first, last = 0, len(sentence.words) - 1
    for i, word in enumerate(sentence.words):
        if word in ";•":
            if sentence.ends[i] <= span.start:
                first = i + 1
            elif sentence.starts[i] >= span.end:
                return first, i - 1
    return first, last


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
