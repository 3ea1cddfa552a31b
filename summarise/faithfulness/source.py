"""What a summary is held against: articles read, indexed once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from summarise.faithfulness.datekeys import has_dates
from summarise.faithfulness.numerals import Numeral, dated, numerals_in
from summarise.faithfulness.vocabulary import vocabulary
from summarise.faithfulness.written import EDGES, is_odd, parts
from summarise.ground.attribution import Speakers
from summarise.ground.dates import Date, dates
from summarise.ground.datewords import Reference
from summarise.ground.gazetteer import fold, key_of
from summarise.ground.mentions import Mention, mentions
from summarise.reading import DEFAULT_LANGUAGE, Reading, read
from summarise.sitrep import Evidence, Fact, Location
from summarise.text import Article, Sentence


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as it is compared: `stems` holds one entry for each token, "" where it says nothing."""

    article: Article
    sentence: Sentence
    language: str
    number: int
    stems: tuple[str, ...]
    numerals: tuple[Numeral, ...] = ()
    facts: tuple[Fact, ...] = ()
    lineage: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence."""
        return Evidence(self.article.id, self.sentence.start, self.sentence.end, self.sentence.text)

    def text(self, first: int, last: int) -> str:
        """The tokens `first` to `last` (inclusive) as written."""
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]


class Source:
    """The sentences of the articles, by what stands in them."""

    def __init__(self, views: Sequence[View], titles: Sequence[str], language: str) -> None:
        self.views, self.titles, self.language = tuple(views), tuple(titles), language
        self.by_stem: dict[str, list[int]] = defaultdict(list)
        for at, view in enumerate(self.views):
            for stem in {*view.stems} - {""}:
                self.by_stem[stem].append(at)
        self.numerals = tuple((view, numeral) for view in self.views for numeral in view.numerals)

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "Source":
        """The source that some articles are, as they were read; the language is the first one's."""
        views = [view for reading in readings for view in views_of(reading)]
        languages = [reading.document.article.language for reading in readings if reading.document.article.language]
        titles = [reading.document.article.title for reading in readings if reading.document.article.title]
        numbered = [_numbered(view, number) for number, view in enumerate(views)]
        return cls(numbered, titles, languages[0] if languages else DEFAULT_LANGUAGE)

    def read(self, text: str) -> tuple[View, ...]:
        """A sentence of a summary, read as an article of the source's language and last day."""
        days = [view.article.published for view in self.views if view.article.published]
        article = Article("", text, published=max(days, default=None), language=self.language)
        return tuple(views_of(read(article, language=self.language)))

    def beside(self, at: int) -> Iterator[View]:
        """The sentences before and after one, of its article."""
        for near in (at - 1, at + 1):
            if 0 <= near < len(self.views) and self.views[near].article.id == self.views[at].article.id:
                yield self.views[near]

    @cached_property
    def dates(self) -> list[list[Date]]:
        """The dates of each sentence; none in a language without words for them."""
        return [
            dates(view.sentence, reference_of(view.article), view.language) if has_dates(view.language) else []
            for view in self.views
        ]

    @cached_property
    def speakers(self) -> dict[str, Speakers]:
        """Who says what in each article, by its id."""
        own: dict[str, list[Sentence]] = defaultdict(list)
        for view in self.views:
            own[view.article.id].append(view.sentence)
        return {id: Speakers(sentences, self.language) for id, sentences in own.items()} if has_dates(self.language) else {}

    @cached_property
    def places(self) -> list[list[Mention]]:
        """The names of each sentence that may be places; none in a language without words for them."""
        return [mentions(view.sentence, view.language) if has_dates(view.language) else [] for view in self.views]

    @cached_property
    def countries(self) -> frozenset[str | None]:
        """The countries that are named, or whose people are."""
        entries = (entry for own in self.places for mention in own for entry in mention.entries[:1])
        return frozenset(entry.country for entry in entries if entry.kind in ("country", "people"))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of every stretch of three capitalised words or more: "wfp" of "World Food Programme"."""
        found: set[str] = set()
        for view in self.views:
            run = ""
            for word in (*view.sentence.words, "."):
                if word[0].isupper():
                    run += word[0].lower()
                elif word.lower() not in vocabulary(view.language).sets["function"]:
                    found |= {run[i:j] for i in range(len(run)) for j in range(i + 3, len(run) + 1)} if len(run) < 12 else set()
                    run = ""
        return frozenset(found)

    def _spaced(self) -> Iterator[str]:
        """The words of the titles and sentences, as white space sets them apart."""
        for text in (*self.titles, *(view.sentence.text for view in self.views)):
            yield from text.split()

    @cached_property
    def odd_words(self) -> frozenset[str]:
        """The words that have a digit or another sign for a number in them, as written, in lower case."""
        return frozenset(bare.casefold() for word in self._spaced() if is_odd(bare := word.strip(EDGES)))

    @cached_property
    def values(self) -> frozenset[float]:
        """The values of all numbers, in digits wherever they stand, and in words."""
        digits = (found for word in self._spaced() for found in parts(word))
        return frozenset(digits).union(numeral.value for _, numeral in self.numerals)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the texts and titles, folded."""
        words = {fold(word) for view in self.views for word in view.sentence.words}
        return frozenset(words | {fold(part) for title in self.titles for part in title.replace("-", " ").split()}) - {""}

    def _words(self) -> Iterator[str]:
        """The words of the titles and sentences, as white space sets them apart."""
        for text in (*self.titles, *(view.sentence.text for view in self.views)):
            yield from text.split()

    @cached_property
    def written(self) -> frozenset[str]:
        """Every word that holds a digit, its marks left out."""
        return frozenset(fold(w) for view in self.views for w in view.sentence.words if any(map(str.isdigit, w)))

    @cached_property
    def line(self) -> str:
        """All words in lower case, spaces between, to look for names of several words."""
        return f" {' '.join(word for view in self.views for word in view.sentence.lower)} {' '.join(self.titles).lower()} "


def reference_of(article: Article) -> Reference:
    """What the article's dates are read against."""
    day = article.day
    return Reference(day, day.year if day else None, day)


def views_of(reading: Reading) -> Iterator[View]:
    """The sentences of an article as they are compared; those that belong to its web page are left out."""
    article = reading.document.article
    language = article.language or DEFAULT_LANGUAGE
    known = vocabulary(language)
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in reading.findings.facts:
        at = fact.evidence[0].start
        index = next((s.index for s in reading.document.sentences if s.start <= at < s.end), -1)
        facts[index].append(fact)
    lineage = _lineage(reading.findings.locations)
    for sentence in reading.document.sentences:
        if sentence.leftover:
            continue
        own = tuple(facts[sentence.index])
        days = dated(sentence, language) if has_dates(language) else frozenset()
        stems = tuple("" if i in days else stem for i, stem in enumerate(known.contents(sentence.lower)))
        yield View(article, sentence, language, 0, stems, numerals_in(sentence, language, own), own, lineage)


def _numbered(view: View, number: int) -> View:
    return replace(view, number=number)


def _lineage(locations: Sequence[Location]) -> dict[str, tuple[str, ...]]:
    """For each location id the name of the place and of all it lies in, folded."""
    by_id = {place.id: place for place in locations}
    found: dict[str, tuple[str, ...]] = {}
    for place in locations:
        names: list[str] = []
        up: Location | None = place
        while up is not None and key_of(up.name) not in names:
            names.append(key_of(up.name))
            up = by_id.get(up.parent or "")
        found[place.id] = tuple(names)
    return found
