"""Places that the source names for something else, and ways that it tells the other way round."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import FEWEST, around, close, context, recall, shared
from summarise.faithfulness.datekeys import has_dates
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.gazetteer import fold, key_of
from summarise.ground.mentions import Mention, mentions
from summarise.sitrep import Movement, Place

MARGIN = 0.3
"""How much better the source's words must fit another place than this one for this one to be called wrong."""
SETTING = 3
"""A place that so many sentences name is where the article is set, and may be put to anything in it."""
COUNTRY = ("country", "people")
LEAST = 0.5
"""How well they must fit the other, at least."""


def place_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on the places of a summary's sentence that the source has too."""
    if not has_dates(claim.language):
        return
    yield from _ends(claim, source)
    named = mentions(claim.sentence, claim.language)
    others = {mention.key for mention in named}
    for mention in named:
        if mention.role in ("place", "near") and (rival := _rival(claim, mention, others, source)):
            view, other = rival
            yield finding("place", mention.text, language=claim.language, text="place_other", source=other, near=(view.evidence,))


def _rival(claim: View, mention: Mention, others: set[str], source: Source) -> tuple[View, str] | None:
    """A sentence that fits the words around a place much better than those that name it, with the place it names instead."""
    country = next((entry.country for entry in mention.entries[:1] if entry.kind in COUNTRY), None)
    holders = [at for at, view in enumerate(source.views) if _names(view, mention.key) or country and _of(source, at, country)]
    if not holders or len(holders) >= SETTING:
        return None
    words = context(claim, mention.first, mention.last)
    if not close(claim, mention.first, mention.last):
        return None
    best = max(recall(words, around(source, at)) for at in holders)
    for at, own in enumerate(source.places):
        fit = recall(words, {*source.views[at].stems}) if own and at not in holders else 0.0
        if fit >= LEAST and fit - best >= MARGIN and shared(words, source.views[at].stems) >= FEWEST:
            other = next((m for m in own if m.role == "place" and m.key not in others), None)
            if other is not None:
                return source.views[at], other.text
    return None


def _names(view: View, key: str) -> bool:
    """Whether the words of a sentence hold the name, in whatever role."""
    words = " ".join(filter(None, map(fold, view.sentence.words)))
    return f" {key} " in f" {words} "


def _of(source: Source, at: int, country: str) -> bool:
    """Whether a sentence names the country, or its people."""
    return any(entry.country == country and entry.kind in COUNTRY for m in source.places[at] for entry in m.entries[:1])


def _ends(claim: View, source: Source) -> Iterator[Finding]:
    """Movements whose ends the source exchanges."""
    theirs = [(view, fact) for view in source.views for fact in view.facts if isinstance(fact, Movement)]
    for fact in claim.facts:
        if not isinstance(fact, Movement):
            continue
        if any(_same_way(fact, other) for _, other in theirs):
            continue
        turned = next(((view, other) for view, other in theirs if _other_way(fact, other, claim.language)), None)
        if turned is not None:
            view, other = turned
            near, said = (view.evidence,), other.evidence[0].quote
            yield finding("role", fact.evidence[0].quote, language=claim.language, text="ends", source=said, near=near)


def _same_way(one: Movement, other: Movement) -> bool:
    """Whether one end at least is the same, and none is another."""
    pairs = [
        (ours, theirs) for ours, theirs in ((one.origin, other.origin), (one.destination, other.destination)) if ours and theirs
    ]
    return bool(pairs) and all(_alike(*pair) for pair in pairs)


def _other_way(one: Movement, other: Movement, language: str) -> bool:
    return _same(one.origin, other.destination, language) or _same(one.destination, other.origin, language)


def _same(one: Place | None, other: Place | None, language: str) -> bool:
    """Whether both are known by a name, and one's words hold the other's; "their homes" is no name."""
    return one is not None and other is not None and _named(one, language) and _named(other, language) and _alike(one, other)


def _alike(one: Place, other: Place) -> bool:
    ours, theirs = f" {key_of(one.text)} ", f" {key_of(other.text)} "
    return bool(ours.strip()) and bool(theirs.strip()) and (ours in theirs or theirs in ours)


def _named(place: Place, language: str) -> bool:
    """Whether the words say which place it is, and not whose: "their homes"."""
    return place.text.lower().split(maxsplit=1)[0] not in vocabulary(language).sets["possessive"]
