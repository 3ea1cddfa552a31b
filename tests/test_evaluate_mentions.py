"""The scores of facts against an annotation: what counts as found, as wrong and as missed."""

from typing import Any

import pytest

from summarise.evaluate.agreement import KEYS, Mention
from summarise.evaluate.counts import Score
from summarise.evaluate.mentions import annotated, covers, found, paired, score, score_article, total
from summarise.slots import SLOTS
from summarise.text import Span

TEXT = "At least 40 people were killed in Beira, nine of them children. The town lacks drinking water."
KILLED = "At least 40 people were killed"
FACT = {"category": "killed", "unit": "people", "group": None, "part_of": None}
GOLD = {**FACT, "part_of": False}


def span(quote: str) -> Span:
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def headcount(quote: str = KILLED, background: bool = False, **fields: Any) -> Mention:
    """A mention of at least 40 killed, but for what is given."""
    return Mention(span(quote), background, {**FACT, "min": 40, "max": None, "value": 40, **fields})


CASES = [
    pytest.param([headcount()], [headcount()], Score(hits=1, detailed=1), id="found"),
    pytest.param([headcount()], [], Score(missed=1), id="missed"),
    pytest.param([], [headcount()], Score(wrong=1), id="invented"),
    pytest.param([headcount()], [headcount(max=40)], Score(wrong=1, missed=1), id="qualifier dropped"),
    pytest.param([headcount()], [headcount(category="injured")], Score(wrong=1, missed=1), id="another category"),
    pytest.param([headcount()], [headcount(part_of="h1")], Score(hits=1), id="not a subset"),
    pytest.param([headcount(group="children")], [headcount(group="child")], Score(hits=1), id="another group"),
    pytest.param([headcount(group="Syrian boys")], [headcount(group="boy")], Score(hits=1, detailed=1), id="group's head"),
    pytest.param([headcount()], [headcount("nine of them children")], Score(wrong=1, missed=1), id="elsewhere"),
    pytest.param([headcount()], [headcount(), headcount()], Score(hits=1, detailed=1, wrong=1), id="told twice"),
    pytest.param([headcount()], [headcount(background=True)], Score(missed=1, background_wrong=1), id="called background"),
    pytest.param([headcount(background=True)], [], Score(), id="background may be missed"),
    pytest.param(
        [headcount(background=True)], [headcount()], Score(background_missed=1), id="background called current costs no F1"
    ),
    pytest.param([headcount(background=True)], [headcount(background=True)], Score(background_hits=1), id="background found"),
    pytest.param([], [headcount(background=True)], Score(spurious=1), id="spurious background"),
]


@pytest.mark.parametrize(("gold", "given", "expected"), CASES)
def test_headcounts(gold: list[Mention], given: list[Mention], expected: Score) -> None:
    assert score(gold, given, "headcounts") == expected


AGREEMENTS = [
    ("headcounts", "value", {"unit": "people", "min": 0, "max": 40}, {"unit": "people", "min": 40, "value": 40}, True),
    ("headcounts", "value", {"unit": "people", "min": 40}, {"unit": "households", "min": 40, "value": 40}, False),
    ("headcounts", "place", {"min": 4, "places": ["Beira city"]}, {"min": 4, "value": 4, "places": ["Beira"]}, True),
    ("headcounts", "place", {"min": 4, "places": ["Beira"]}, {"min": 4, "value": 4, "places": ["Dondo"]}, False),
    ("headcounts", "place", {"min": 4, "places": []}, {"min": 4, "value": 4, "places": ["Dondo"]}, True),
    ("needs", "place", {"item": "water", "places": ["Beira"]}, {"item": "water", "places": []}, False),
    ("damage", "strict", {"asset": "hectares of rice", "level": "flooded"}, {"asset": "hectare", "level": "flooded"}, True),
    ("damage", "strict", {"asset": "church", "level": "damaged"}, {"asset": "churches", "level": "destroyed"}, False),
    ("damage", "value", {"asset": "house", "min": 3}, {"asset": "house", "min": 2, "value": None}, False),
    ("needs", "strict", {"item": "clean water", "status": "needed"}, {"item": "water", "status": "shortage"}, True),
    ("needs", "strict", {"item": "water", "status": "needed"}, {"item": "water", "status": "provided"}, False),
    ("needs", "value", {"item": "water", "status": "needed"}, {"item": "water", "status": "provided"}, True),
    ("movements", "strict", {"type": "arrival", "destination": "Goma"}, {"type": "flight", "destination": "Goma"}, True),
    ("movements", "strict", {"type": "return", "destination": "Goma"}, {"type": "flight", "destination": "Goma"}, False),
    ("movements", "value", {"origin": "the town of Sake"}, {"origin": "Sake", "destination": "Goma"}, False),
]


@pytest.mark.parametrize(("slot", "level", "gold", "given", "same"), AGREEMENTS)
def test_what_must_agree(slot: str, level: str, gold: dict[str, Any], given: dict[str, Any], same: bool) -> None:
    assert KEYS[slot, level](Mention(Span(0, 9), False, gold), Mention(Span(0, 9), False, given), "en") is same


@pytest.mark.parametrize(
    ("gold", "given", "same"),
    [
        pytest.param(Span(0, 100), Span(50, 150), True, id="half in common"),
        pytest.param(Span(0, 100), Span(51, 151), False, id="less than half"),
        pytest.param(Span(0, 100), Span(0, 20), True, id="a fifth of it"),
        pytest.param(Span(0, 100), Span(0, 19), False, id="a mere word of it"),
        pytest.param(Span(0, 100), Span(0, 400), True, id="a long sentence"),
        pytest.param(Span(0, 100), Span(0, 401), False, id="a paragraph"),
        pytest.param(Span(0, 200), Span(0, 600), True, id="three times as long"),
    ],
)
def test_spans(gold: Span, given: Span, same: bool) -> None:
    assert covers(gold, given) is same


def test_the_largest_overlap_comes_first() -> None:
    gold = [headcount(), headcount("40 people were killed in Beira")]
    given = [headcount("40 people were killed in Beira, nine")]
    assert paired(gold, given, KEYS["headcounts", "strict"], "en") == [(1, 0)]


def test_a_fact_with_several_spans_is_several_mentions() -> None:
    fact = {"id": "h1", "background": False, "quantity": {"min": 1}, "evidence": [{"start": s, "end": 9} for s in (0, 0, 4)]}
    assert [mention.span for mention in found([fact])] == [Span(0, 9), Span(4, 9)]


def test_an_article_is_scored_slot_by_slot() -> None:
    entry = {**GOLD, "min": 40, "max": None, "background": False, "evidence": KILLED}
    water = {"item": "drinking water", "status": "shortage", "background": False, "evidence": "lacks drinking water"}
    article = {"text": TEXT, "headcounts": [entry], "damage": [], "needs": [water], "movements": []}
    place = span(KILLED)
    quantity = {"min": 40, "max": None, "value": 40}
    fact = {**FACT, "id": "h1", "background": False, "quantity": quantity, "evidence": [{"start": place.start, "end": place.end}]}
    one = score_article(article, [fact])
    expected = {"headcounts": Score(hits=1, detailed=1), "damage": Score(), "needs": Score(missed=1), "movements": Score()}
    assert (one, list(total([one, one])), total([one, one])["needs"]) == (expected, list(expected), Score(missed=2))
    assert annotated(article, "headcounts") == [Mention(place, False, entry)]


def test_every_slot_has_its_keys() -> None:
    assert {slot for slot, _ in KEYS} == set(SLOTS)


def test_rates() -> None:
    some = Score(hits=6, wrong=2, missed=4, detailed=3, background_hits=1, background_wrong=1, spurious=1)
    rates = (some.precision, some.recall, some.f1, some.detail, some.background_f1, some.spurious_share)
    assert tuple(round(rate, 3) for rate in rates) == (0.75, 0.6, 0.667, 0.5, 0.667, 0.1)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
