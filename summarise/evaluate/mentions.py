"""How well facts agree with an annotation, mention by mention: precision, recall and F1 of each slot.

A mention is a fact at one place of the text. Found and annotated mentions pair one to one where they agree and stand on
the same words, the largest overlap first. `strict` asks for every key field, `value` only for the number and the unit
(needs: the thing; movements: the places), `place` for these and for a place that the annotation names. What belongs to an
earlier event ("background") is judged apart: finding it or not costs nothing, but a current fact that is called background
is missed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarise.evaluate.agreement import DETAILS, KEYS, Agree, Mention
from summarise.evaluate.counts import Score
from summarise.text import Span

ENDS = ("origin", "destination")
LEVELS = ("strict", "value", "place")
NAMELESS: Mapping[str, str] = {}
LEAST_SHARED = 0.5
"""The share of the shorter span that the two must have in common."""
LONGEST, LONGEST_TIMES, SHORTEST_SHARE = 400, 3, 0.2
"""A found span is at most so many characters or so many times the annotated one, and at least that share of it."""


def annotated(article: Mapping[str, Any], slot: str) -> list[Mention]:
    """The mentions of a slot in an annotated article; an evidence without a `start` stands where it first occurs."""
    return [
        Mention(Span(start, start + len(fact["evidence"])), fact["background"], fact)
        for fact in article[slot]
        for start in [fact["start"] if "start" in fact else article["text"].index(fact["evidence"])]
    ]


def found(facts: Iterable[Mapping[str, Any]], names: Mapping[str, str] = NAMELESS) -> list[Mention]:
    """The mentions of one slot's facts, as a sitrep's JSON has them: one for each distinct span of each fact.

    `names` are those of the sitrep's locations, by their ids.
    """
    return [
        Mention(span, fact["background"], _fields(fact, names))
        for fact in facts
        for span in dict.fromkeys(Span(part["start"], part["end"]) for part in fact["evidence"])
    ]


def _fields(fact: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    quantity = fact.get("quantity") or {}
    ends = {end: named_end(place) for end in ENDS if (place := fact.get(end))}
    places = [names[id] for id in fact.get("locations") or () if id in names]
    return {**fact, "origin": None, "destination": None, **quantity, **ends, "places": places}


def named_end(place: Mapping[str, Any] | str | None) -> Any:
    """The words of an end of a movement; some write them without an object around."""
    return place.get("text") if isinstance(place, Mapping) else place


def score(gold: Sequence[Mention], given: Sequence[Mention], slot: str, level: str = "strict", *, language: str = "en") -> Score:
    """The counts of one slot of one article; `language` is that of the article."""
    pairs = paired(gold, given, KEYS[slot, level], language)
    hit_gold, hit_given = {one for one, _ in pairs}, {two for _, two in pairs}
    left = [mention for index, mention in enumerate(gold) if index not in hit_gold]
    over = [mention for index, mention in enumerate(given) if index not in hit_given]
    unpaired = Score(
        missed=sum(not mention.background for mention in left),
        wrong=sum(not mention.background for mention in over),
        spurious=sum(mention.background for mention in over),
    )
    return sum((_pair_score(gold[one], given[two], slot, language) for one, two in pairs), unpaired)


def _pair_score(gold: Mention, given: Mention, slot: str, language: str) -> Score:
    current = not gold.background
    return Score(
        hits=current and not given.background,
        missed=current and given.background,
        detailed=current and not given.background and DETAILS[slot](gold, given, language),
        background_hits=gold.background and given.background,
        background_wrong=current and given.background,
        background_missed=gold.background and not given.background,
    )


def paired(gold: Sequence[Mention], given: Sequence[Mention], agree: Agree, language: str) -> list[tuple[int, int]]:
    """One-to-one pairs (places in `gold` and in `given`) of mentions that agree, the largest overlap first."""
    options = sorted(
        (-shared(one.span, two.span), i, j)
        for i, one in enumerate(gold)
        for j, two in enumerate(given)
        if covers(one.span, two.span) and agree(one, two, language)
    )
    pairs: dict[int, int] = {}
    for _, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def shared(one: Span, two: Span) -> int:
    """The characters that two spans have in common; below 0 how far they are apart."""
    return min(one.end, two.end) - max(one.start, two.start)


def covers(gold: Span, given: Span) -> bool:
    """Whether a found span tells the same words as the annotated one, and is neither far longer nor far shorter.

    >>> covers(Span(0, 40), Span(10, 60)), covers(Span(0, 40), Span(30, 60))
    (True, False)
    """
    overlap, length, found_length = shared(gold, given), gold.end - gold.start, given.end - given.start
    longest = max(LONGEST, LONGEST_TIMES * length)
    return (
        overlap > 0 and overlap >= LEAST_SHARED * min(length, found_length) and SHORTEST_SHARE * length <= found_length <= longest
    )


def score_article(
    article: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], level: str = "strict", *, language: str = "en"
) -> dict[str, Score]:
    """The counts of every slot of an annotated article, against the facts of all slots as a sitrep's JSON has them."""
    given = {slot: [fact for fact in facts if fact["id"].startswith(slot[0])] for slot in DETAILS}
    return {slot: score(annotated(article, slot), found(of), slot, level, language=language) for slot, of in given.items()}


def total(scores: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The counts of many articles added up, slot by slot."""
    sums = dict.fromkeys(DETAILS, Score())
    for one in scores:
        sums = {slot: sums[slot] + one[slot] for slot in sums}
    return sums
