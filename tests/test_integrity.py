"""What a schema cannot say of a report."""

from dataclasses import replace

import pytest

from summarise import sitrep as s
from summarise.integrity import faults

CHANGES = {
    "an id twice": (
        lambda r: replace(r, headcounts=(r.headcounts[0], replace(r.headcounts[0], group="children"))),
        ["/headcounts/1/id: 'h1' stands twice"],
    ),
    "a span twice": (
        lambda r: replace(
            r, needs=(replace(r.needs[0], evidence=(r.needs[0].evidence[0], replace(r.needs[0].evidence[0], rule="b"))),)
        ),
        ["/needs/0/evidence: a span stands twice"],
    ),
    "part of what is not there": (
        lambda r: replace(r, headcounts=(r.headcounts[0], replace(r.headcounts[1], part_of="h7"))),
        ["/headcounts/1/part_of: 'h7' is not in this report"],
    ),
    "a movement of no headcount": (
        lambda r: replace(r, movements=(replace(r.movements[0], headcount="h7"),)),
        ["/movements/0/headcount: 'h7' is not in this report"],
    ),
    "places that are not there": (
        lambda r: replace(r, locations=()),
        [
            f"/{path}: 'l1' is not in this report"
            for path in ("headcounts/0/locations/0", "headcounts/1/locations/0", "movements/0/origin/location")
        ],
    ),
    "a parent that is not there": (
        lambda r: replace(r, locations=(replace(r.locations[0], parent="l2"),)),
        ["/locations/0/parent: 'l2' is not in this report"],
    ),
    "a caveat on no fact": (
        lambda r: replace(r, caveats=(s.Caveat("unlocated", "Nowhere.", ("h1", "d2")),)),
        ["/caveats/0/facts/1: 'd2' is not in this report"],
    ),
    "a conflict of facts that are not there": (
        lambda r: replace(r, conflicts=(s.Conflict(("h1", "h3"), "value", 30, 400, "h4", "They differ."),)),
        ["/conflicts/0/facts/1: 'h3' is not in this report", "/conflicts/0/recommended: 'h4' is not in this report"],
    ),
    "a change of no fact": (
        lambda r: replace(r, changes=(s.Change("up", "h9", 3, 4, "Up."),)),
        ["/changes/0/fact: 'h9' is not in this report"],
    ),
    "a copy of no article": (
        lambda r: replace(r, articles=(replace(r.articles[0], duplicate_of="a0"),)),
        ["/articles/0/duplicate_of: 'a0' is not in this report"],
    ),
    "evidence in no article": (
        lambda r: replace(r, damage=(replace(r.damage[0], evidence=(replace(r.damage[0].evidence[0], article="a9"),)),)),
        ["/damage/0/evidence/0/article: 'a9' is not in this report"],
    ),
    "a quote that is not the text": (
        lambda r: replace(r, damage=(replace(r.damage[0], evidence=(replace(r.damage[0].evidence[0], quote="Three"),)),)),
        ["/damage/0/evidence/0/quote: not the article's text from 84 to 110"],
    ),
    "a quote of a text left out": (
        lambda r: replace(
            r,
            articles=(replace(r.articles[0], text=None),),
            damage=(replace(r.damage[0], evidence=(replace(r.damage[0].evidence[0], quote="Three"),)),),
        ),
        [],
    ),
}


def test_a_report_of_ours_holds_together(sitrep: s.Sitrep) -> None:
    assert faults(s.to_json(sitrep)) == []


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_what_does_not_hold_together_is_named(sitrep: s.Sitrep, change, expected: list[str]) -> None:
    assert faults(s.to_json(change(sitrep))) == expected
