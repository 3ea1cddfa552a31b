"""Where, when, according to whom, and whether it is about now: what is added to facts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarise.ground.attribution import Speakers
from summarise.ground.background import Background
from summarise.ground.dates import dates, reference
from summarise.ground.gazetteer import key_of
from summarise.ground.places import Atlas, Named, named_places
from summarise.ground.places import countries as _countries
from summarise.ground.timing import Timing
from summarise.ground.told import told_of
from summarise.lexicon import load
from summarise.sitrep import Caveat, Damage, Fact, Headcount, Location, Movement, Place
from summarise.text import Article, Sentence, Span
from summarise.tokens import tokens


def ground(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[Fact], *, language: str = "en"
) -> tuple[tuple[Fact, ...], tuple[Location, ...], tuple[Caveat, ...]]:
    """The facts with attribution, locations, when and background; the locations of the article; caveats on unlocated places."""
    ground_ = _Ground(article, sentences, language)
    grounded = tuple(ground_.fact(fact) for fact in facts)
    return grounded, ground_.atlas.locations(), tuple(_unlocated(grounded, ground_.atlas, language))


def countries(article: Article, sentences: Sequence[Sentence], *, language: str = "en") -> tuple[str, ...]:
    """ISO 3166 alpha-3 codes of the countries that the article is about, the main one first."""
    return _countries(named_places((*_title(article, language), *sentences), language))


class _Ground:
    """What is known of one article."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], language: str) -> None:
        self.sentences, self.language = sentences, language
        self._starts = [sentence.start for sentence in sentences]
        self.named = named_places((*_title(article, language), *sentences), language)
        self.atlas = Atlas(self.named, language)
        against = reference(article, sentences, language)
        days = [dates(sentence, against, language) for sentence in sentences]
        self.background = Background(sentences, days, self.named, against, language)
        self.timing = Timing(sentences, days, self.background.cited, language)
        self.speakers = Speakers(sentences, language)

    def fact(self, fact: Fact) -> Fact:
        """The fact with what the article says around it."""
        first = fact.evidence[0]
        span = Span(first.start, first.end)
        index = bisect_right(self._starts, first.start) - 1
        if index < 0:
            return fact
        sentence = self.sentences[index]
        figure = _figure(fact, span)
        grounded = replace(
            fact,
            background=fact.background
            or self.background.is_background(sentence, span, placed=isinstance(fact, Headcount | Damage)),
            attribution=fact.attribution or self.speakers.of(sentence, figure or span),
            locations=self._places(sentence, span, figure),
            when=fact.when or self.timing.of(sentence, span, figure),
        )
        return self._ends(grounded, sentence) if isinstance(grounded, Movement) else grounded

    def _places(self, sentence: Sentence, span: Span, figure: Span | None) -> tuple[str, ...]:
        """The locations in a span and what opens its sentence, else all of the sentence, else those of its heading.

        Where a figure has a place of its own, those of other figures are left out: "200 homes in Gao and 300 in Mopti".
        """
        named = [p for p in self.named if p.mention.sentence == sentence.index]
        here = [p for p in named if p.mention.role == "place"] or [p for p in named if p.mention.role == "near"]
        inside = [p for p in here if p.mention.span.overlaps(span)]
        inside = [*(p for p in here if p.mention.leads and p not in inside), *inside] or here or self._heading(sentence)
        told = told_of(sentence, inside, self.language) if figure is not None and len(inside) > 1 else {}
        if figure is not None and any(own.overlaps(figure) for own in told.values()):
            inside = [p for p in inside if p.mention.span not in told or told[p.mention.span].overlaps(figure)]
        return tuple(dict.fromkeys(self.atlas.ids[p.mention.span] for p in inside))

    def _heading(self, sentence: Sentence) -> list[Named]:
        """The places of the heading above a sentence, where it names nothing else: "VIET NAM"."""
        index = sentence.index - 1
        while index > 0 and not self.sentences[index].headline:
            index -= 1
        heading = self.sentences[index] if 0 < index < sentence.index else None
        here = [p for p in self.named if heading is not None and p.mention.sentence == index and p.mention.role == "place"]
        named = sum(p.mention.last - p.mention.first + 1 for p in here)
        return here if heading is not None and 0 < len(heading.words) <= named + 1 else []

    def _ends(self, movement: Movement, sentence: Sentence) -> Movement:
        """The movement with the locations of its origin and destination."""
        here = [p for p in self.named if p.mention.sentence == sentence.index and p.located]
        origin, destination = self._end(movement.origin, here), self._end(movement.destination, here)
        ends = [end.location for end in (origin, destination) if end is not None and end.location is not None]
        return replace(
            movement, origin=origin, destination=destination, locations=tuple(dict.fromkeys((*ends, *movement.locations)))
        )

    def _end(self, place: Place | None, here: Sequence[Named]) -> Place | None:
        if place is None or place.location is not None:
            return place
        words = f" {key_of(place.text)} "
        said = [p for p in here if p.mention.text in place.text] or [p for p in here if f" {p.mention.key} " in words]
        return replace(place, location=self.atlas.ids[said[0].mention.span]) if said else place


def _title(article: Article, language: str) -> tuple[Sentence, ...]:
    """The article's title as a sentence behind the end of its text, where it is not part of that; none without a title."""
    title = article.title
    if not title or article.text.lstrip().startswith(title):
        return ()
    words, starts, ends = tokens(title, language)
    shift = len(article.text) + 1
    places = tuple(shift + start for start in starts), tuple(shift + end for end in ends)
    return (Sentence(-1, title, shift, shift + len(title), words, *places, headline=True),)


def _figure(fact: Fact, span: Span) -> Span | None:
    """The characters of the fact's figure within its evidence, None without a figure."""
    quantity = getattr(fact, "quantity", None)
    if quantity is None or (at := fact.evidence[0].quote.find(quantity.text)) < 0:
        return None
    return Span(span.start + at, span.start + at + len(quantity.text))


def _unlocated(facts: Sequence[Fact], atlas: Atlas, language: str) -> Iterator[Caveat]:
    names = {place.id: place.name for place in atlas.locations() if place.id in atlas.unlocated()}
    used = dict.fromkeys(x for fact in facts for x in fact.locations if x in names)
    if used:
        text = load(language, "report").tables["caveats"]["unlocated"].format(places=", ".join(names[x] for x in used))
        yield Caveat("unlocated", text, tuple(fact.id for fact in facts if used.keys() & set(fact.locations)))
