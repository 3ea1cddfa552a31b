"""How well facts agree with an annotation, mention by mention: precision, recall and F1 of each slot.

A mention is a fact at one place of the text. Found and annotated mentions pair one to one where they agree and stand on
the same words, the largest overlap first. `strict` asks for every key field, `value` only for the number and the unit
(needs: the thing; movements: the places). What belongs to an earlier event ("background") is judged apart: finding it or
not costs nothing, but a current fact that is called background is missed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from summarise.agreement import DETAILS, KEYS, Agree, Mention
from summarise.text import Span

LEVELS = ("strict", "value")
LEAST_SHARED = 0.5
"""The share of the shorter span that the two must have in common."""
LONGEST, LONGEST_TIMES, SHORTEST_SHARE = 400, 3, 0.2
"""A found span is at most so many characters or so many times the annotated one, and at least that share of it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one slot, over one article or many: scores are added up before their rates are taken.

    `hits`, `wrong` and `missed` count current facts, `detailed` the hits whose further fields are right too. Of the pairs,
    `background_hits`, `background_wrong` and `background_missed` tell whether they are called background where they should;
    `spurious` counts what is called background and pairs with nothing.
    """

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    detailed: int = 0
    background_hits: int = 0
    background_wrong: int = 0
    background_missed: int = 0
    spurious: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was."""
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the current facts that was found."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Score(hits=3, wrong=1, missed=1).f1
        0.75
        """
        return _f1(self.hits, self.wrong, self.missed)

    @property
    def detail(self) -> float:
        """The share of the hits whose further fields are right too."""
        return self.detailed / max(1, self.hits)

    @property
    def background_f1(self) -> float:
        """How well background is told from the event itself, over the pairs."""
        return _f1(self.background_hits, self.background_wrong, self.background_missed)

    @property
    def spurious_share(self) -> float:
        """What is called background and is nothing, for each current fact of the annotation."""
        return self.spurious / max(1, self.hits + self.missed)


def _f1(hits: int, wrong: int, missed: int) -> float:
    return 2 * hits / max(1, 2 * hits + wrong + missed)


def annotated(article: Mapping[str, Any], slot: str) -> list[Mention]:
    """The mentions of a slot in an annotated article; an evidence without a `start` stands where it first occurs."""
    return [
        Mention(Span(start, start + len(fact["evidence"])), fact["background"], fact)
        for fact in article[slot]
        for start in [fact["start"] if "start" in fact else article["text"].index(fact["evidence"])]
    ]


def found(facts: Iterable[Mapping[str, Any]]) -> list[Mention]:
    """The mentions of one slot's facts, as a sitrep's JSON has them: one for each distinct span of each fact."""
    return [
        Mention(span, fact["background"], _fields(fact))
        for fact in facts
        for span in dict.fromkeys(Span(part["start"], part["end"]) for part in fact["evidence"])
    ]


def _fields(fact: Mapping[str, Any]) -> dict[str, Any]:
    quantity = fact.get("quantity") or {}
    ends = {end: place["text"] for end in ("origin", "destination") if (place := fact.get(end))}
    return {**fact, "origin": None, "destination": None, **quantity, **ends}


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
