"""Movements: people who go, or are made to go, from somewhere to somewhere."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from summarise.lexicon import Lexicon
from summarise.quantities import quantities_in
from summarise.rules import RuleBook, rule_book
from summarise.sitrep import Evidence, Fact, Headcount, Movement, Place, Quantity
from summarise.slots.goings import Going, read_going
from summarise.slots.joining import joined
from summarise.slots.phrases import Nouns, Phrase, Reader
from summarise.slots.sites import End
from summarise.slots.status import status_of
from summarise.slots.triggers import triggers_in
from summarise.text import Article, Sentence


def fill(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    language: str = "en",
    extra: Path | None = None,
    known: Sequence[Fact] = (),
) -> tuple[Movement, ...]:
    """The movements of an article in text order, with ids m1, m2 …; `known` are the facts whose figures are linked."""
    book = rule_book(language, "movements", extra)
    told = [(s, going) for s in sentences if not s.leftover for going in goings_in(s, book, language)]
    counts = [fact for fact in known if isinstance(fact, Headcount)]
    return tuple(
        _movement(f"m{number}", article, sentence, going, book.lexicon, counts)
        for number, (sentence, going) in enumerate(told, 1)
    )


def goings_in(sentence: Sentence, book: RuleBook, language: str) -> list[Going]:
    """The movements of one sentence, in its order."""
    nouns = _nouns(book)
    triggers = triggers_in(sentence, book, nouns)
    if all(trigger.needs == "join" for trigger in triggers):
        return []
    taken = {at for trigger in triggers for at in range(trigger.start, trigger.end)}
    reader = Reader(sentence, nouns, quantities_in(sentence, language), taken)
    return joined(reader, [going for trigger in triggers if (going := read_going(reader, trigger))])


@cache
def _nouns(book: RuleBook) -> Nouns:
    return Nouns(book.lexicon)


def _movement(
    name: str, article: Article, sentence: Sentence, going: Going, lexicon: Lexicon, counts: Iterable[Headcount]
) -> Movement:
    span, mover = sentence.span(going.first, going.last), going.mover
    quantity = mover.quantity if mover else None
    headcount = _headcount(sentence, quantity, counts) if quantity else None
    return Movement(
        id=name,
        evidence=(Evidence(article.id, span.start, span.end, article.text[span.start : span.end], going.trigger.rule.name),),
        status=_status(sentence, going, lexicon.language),
        type=going.type,
        who=_who(sentence, mover, lexicon) if mover else None,
        quantity=quantity,
        unit=headcount.unit if headcount else _unit(sentence, mover, lexicon) if mover and quantity else None,
        headcount=headcount.id if headcount else None,
        origin=_place(sentence, going.origin),
        destination=_place(sentence, going.destination),
        mode=_words(sentence, *going.mode) if going.mode else None,
    )


def _status(sentence: Sentence, going: Going, language: str) -> str:
    """Planned where its own words say so; a verb's auxiliaries know that better than what stands around it."""
    if going.planned:
        return "planned"
    around = status_of(sentence, going.first, going.last, language)
    return "reported" if around == "planned" and not going.trigger.noun else around


def _headcount(sentence: Sentence, quantity: Quantity, counts: Iterable[Headcount]) -> Headcount | None:
    """The headcount of the same figure whose evidence lies in the sentence."""
    for count in counts:
        same = (count.quantity.min, count.quantity.max) == (quantity.min, quantity.max)
        if same and any(sentence.start <= e.start and e.end <= sentence.end for e in count.evidence):
            return count
    return None


def _unit(sentence: Sentence, mover: Phrase, lexicon: Lexicon) -> str:
    return "households" if sentence.lower[mover.head] in lexicon.word_set("household") else "people"


def _who(sentence: Sentence, mover: Phrase, lexicon: Lexicon) -> str | None:
    """The movers in the article's words, without the figure; None for a bare "some" or figure."""
    first = mover.counted + 1 if mover.counted is not None else mover.first
    skipped = {*lexicon.words["determiner"], *lexicon.words["of"]}
    shares = lexicon.word_set("share")
    while first <= mover.last and (sentence.lower[first] in skipped or first < mover.head and sentence.lower[first] in shares):
        first += 1
    if first > mover.last or first == mover.last and sentence.lower[first] in lexicon.word_set("pronoun"):
        return None
    return _words(sentence, first, mover.last)


def _place(sentence: Sentence, end: End | None) -> Place | None:
    return Place(_words(sentence, end.first, end.last)) if end else None


def _words(sentence: Sentence, first: int, last: int) -> str:
    return sentence.text[sentence.starts[first] - sentence.start : sentence.ends[last] - sentence.start]
