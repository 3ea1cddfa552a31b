"""What has changed since the previous report, in words."""

from dataclasses import replace

import pytest

from summarise import contract
from summarise.changes import changes
from summarise.errors import InputError
from summarise.render.wording import load
from summarise.sitrep import Attribution, Change, Conflict, Crisis, Damage, Evidence, Fact, Headcount, Need, Sitrep, to_json
from tests.small_reports import MINISTRY, RED_CROSS, head, quantity, report

FIRST, SECOND = "2024-03-11", "2024-03-12"
BEIRA, DONDO, BOTH = {"locations": ("l3",)}, {"locations": ("l4",)}, {"locations": ("l3", "l4")}
SAID = {"attribution": MINISTRY}


def told(old: list[Fact], new: list[Fact]) -> list[tuple[str, int | None, int | None, str]]:
    found = changes(report(FIRST, *old), report(SECOND, *new), load("en"))
    return [(change.kind, change.previous, change.current, change.text) for change in found]


def killed(value: int, qualifier: str = "exact", **more: object) -> Headcount:
    return head("h1", "killed", value, qualifier, **{**SAID, **more})


def displaced(value: int, **more: object) -> Headcount:
    return head("h1", "displaced", value, **{**SAID, **more})


MINISTRY_SAID = "the Ministry of Health"
KINDS = {
    "up": (killed(27, **BEIRA), killed(41, **BEIRA), "up", f"Killed, Beira: 41 ({MINISTRY_SAID}), up from 27 on 11 March"),
    "down": (displaced(2400), displaced(900), "down", f"Displaced: 900 ({MINISTRY_SAID}), down from 2,400 on 11 March"),
    "same": (killed(27), killed(27), "same", f"Killed: 27 ({MINISTRY_SAID})"),
    "same, of a day gone by": (
        killed(27, day=FIRST),
        killed(27, day=FIRST),
        "same",
        f"Killed: 27 ({MINISTRY_SAID}) on 11 March",
    ),
    "a toll that falls": (killed(60), killed(46), "revised", f"Killed: 46 ({MINISTRY_SAID}), revised from 60 on 11 March"),
    "what was counted in all falls": (
        displaced(900, basis="cumulative"),
        displaced(800, basis="cumulative"),
        "revised",
        f"Displaced (in all so far): 800 ({MINISTRY_SAID}), revised from 900 on 11 March",
    ),
    "another figure of the same day": (
        killed(27, day=FIRST),
        killed(41, day=FIRST),
        "revised",
        f"Killed: 41 ({MINISTRY_SAID}), revised from 27 on 11 March",
    ),
    "the same value, more exact": (
        killed(27, "at_least"),
        killed(27),
        "revised",
        f"Killed: 27 ({MINISTRY_SAID}), revised from at least 27 on 11 March",
    ),
    "from another source": (
        killed(27, attribution=RED_CROSS),
        killed(41),
        "up",
        f"Killed: 41 ({MINISTRY_SAID}), up from 27 (the Red Cross) on 11 March",
    ),
    "under a shorter name": (
        killed(27, attribution=Attribution("Ministry of Health", "government")),
        killed(41),
        "up",
        f"Killed: 41 ({MINISTRY_SAID}), up from 27 on 11 March",
    ),
    "now confirmed": (
        killed(27, status="unconfirmed"),
        killed(41),
        "up",
        f"Killed: 41 ({MINISTRY_SAID}), up from 27 (unconfirmed) on 11 March",
    ),
    "a toll that grows with its places": (
        killed(12, **BEIRA),
        killed(27, **BOTH),
        "up",
        f"Killed, Beira, Dondo: 27 ({MINISTRY_SAID}), up from 12 (Beira) on 11 March",
    ),
    "a whole lower than its part was": (
        displaced(900, **BEIRA),
        displaced(400, **BOTH),
        "down",
        f"Displaced, Beira, Dondo: 400 ({MINISTRY_SAID}), down from 900 (Beira) on 11 March",
    ),
    "a part higher than the whole was": (
        displaced(400, **BOTH),
        displaced(900, **BEIRA),
        "up",
        f"Displaced, Beira: 900 ({MINISTRY_SAID}), up from 400 (Beira, Dondo) on 11 March",
    ),
    "a new day's flow against its own day": (
        displaced(400, basis="flow", day=FIRST),
        displaced(500, basis="flow", day=FIRST),
        "revised",
        f"Displaced (new): 500 ({MINISTRY_SAID}), revised from 400 on 11 March",
    ),
    "the year where it is another": (
        killed(27, day="2023-12-31"),
        killed(41),
        "up",
        f"Killed: 41 ({MINISTRY_SAID}), up from 27 on 31 December 2023",
    ),
    "a day that is not known": (
        killed(27, article="b"),
        killed(41, article="b"),
        "up",
        f"Killed: 41 ({MINISTRY_SAID}), up from 27 on 11 March",
    ),
}


@pytest.mark.parametrize(("old", "new", "kind", "text"), KINDS.values(), ids=KINDS.keys())
def test_a_figure_against_the_previous(old: Headcount, new: Headcount, kind: str, text: str) -> None:
    assert told([old], [new]) == [(kind, old.quantity.value, new.quantity.value, text)]


APART = {
    "another place": (displaced(400, **BEIRA), displaced(900, **DONDO)),
    "a part lower than the whole was": (displaced(900), displaced(400, **BEIRA)),
    "a wider place, which is no rise": (displaced(400, **BEIRA), displaced(900)),
    "another group": (displaced(400), displaced(900, group="children")),
    "households": (displaced(400), displaced(80, unit="households")),
    "now and in all so far": (displaced(400, basis="stock"), displaced(900, basis="cumulative")),
    "killed and injured": (killed(4), head("h1", "injured", 9)),
}


@pytest.mark.parametrize(("old", "new"), APART.values(), ids=APART.keys())
def test_other_things_are_never_compared(old: Headcount, new: Headcount) -> None:
    assert [(kind, before, now) for kind, before, now, _ in told([old], [new])] == [
        ("new", None, new.quantity.value),
        ("dropped", old.quantity.value, None),
    ]


NOTHING = {
    "a flow of a day gone by": ([displaced(400, basis="flow", day=FIRST)], []),
    "a flow said again": ([displaced(400, basis="flow", day=FIRST)], [displaced(400, basis="flow", day=FIRST)]),
    "a part of another": ([killed(9)], [killed(9), head("h2", "killed", 2, part_of="h1", group="children")]),
    "one person told of": ([killed(9)], [killed(9), head("h2", "killed", 1, group="a nurse")]),
    "other events": ([killed(9)], [killed(9), head("h2", "killed", 300, background=True)]),
    "plans": ([killed(9)], [killed(9), head("h2", "evacuated", 300, status="planned")]),
}


@pytest.mark.parametrize(("old", "new"), NOTHING.values(), ids=NOTHING.keys())
def test_what_is_no_change(old: list[Fact], new: list[Fact]) -> None:
    assert {kind for kind, *_ in told(old, new)} <= {"same"}
    assert len(told(old, new)) == (old[0].basis != "flow")  # type: ignore[attr-defined]


def test_another_day_s_flow_is_new() -> None:
    old, new = displaced(400, basis="flow", day=FIRST), displaced(500, basis="flow", day=SECOND)
    assert told([old], [new]) == [("new", None, 500, f"Displaced (new): 500 ({MINISTRY_SAID})")]


def test_what_nobody_reports_any_more_keeps_its_day() -> None:
    assert told([killed(27, **BEIRA)], []) == [("dropped", 27, None, f"Killed, Beira: 27 ({MINISTRY_SAID}) on 11 March")]


def disputed(date: str, *values: int) -> Sitrep:
    sources = MINISTRY, RED_CROSS
    facts = [head(f"h{n}", "killed", value, attribution=sources[n - 1]) for n, value in enumerate(values, 1)]
    ids = tuple(fact.id for fact in facts)
    return report(date, *facts, conflicts=[Conflict(ids, "value", min(values), max(values), None, "Who knows.")])


DISPUTES = {
    "both rose": (
        (27,),
        (41, 53),
        "up",
        "41 (the Ministry of Health) or 53 (the Red Cross), up from 27 (the Ministry of Health)",
    ),
    "one rose": (
        (45,),
        (41, 53),
        "revised",
        "41 (the Ministry of Health) or 53 (the Red Cross), revised from 45 (the Ministry of Health)",
    ),
    "both lower, of a toll": (
        (60,),
        (41, 53),
        "revised",
        "41 (the Ministry of Health) or 53 (the Red Cross), revised from 60 (the Ministry of Health)",
    ),
    "settled": (
        (41, 53),
        (53,),
        "revised",
        "53 (the Ministry of Health), revised from 41 (the Ministry of Health) or 53 (the Red Cross)",
    ),
    "as before": ((41, 53), (41, 53), "same", "41 (the Ministry of Health) or 53 (the Red Cross)"),
}


@pytest.mark.parametrize(("old", "new", "kind", "text"), DISPUTES.values(), ids=DISPUTES.keys())
def test_disputed_figures(old: tuple[int, ...], new: tuple[int, ...], kind: str, text: str) -> None:
    (change,) = changes(disputed(FIRST, *old), disputed(SECOND, *new), load("en"))
    day = "" if kind == "same" else " on 11 March"
    values = [values[0] if len(values) == 1 else None for values in (old, new)]
    assert change == Change(kind, change.fact, *values, f"Killed: {text}{day}")


def need(item: str, status: str, **more: object) -> Need:
    quote = (Evidence("a", 0, 4, "then"),)
    return Need(id="n1", evidence=quote, item=item, canonical=item, cluster="Shelter", status=status, **more)  # type: ignore[arg-type]


NEEDS = {
    "new": ([], [need("tents", "needed", **BEIRA)], [("new", "Tents needed (Beira)")]),
    "under another sign": (
        [need("tents", "shortage")],
        [need("tents", "provided", **BEIRA)],
        [("new", "Tents given or on the way (Beira, lacking on 11 March)")],
    ),
    "a gap that nobody speaks of": ([need("tents", "needed", **BEIRA)], [], [("dropped", "Tents needed (Beira)")]),
    "nothing more given": ([need("tents", "provided")], [], []),
    "as before": ([need("tents", "needed")], [need("tents", "needed", **BEIRA)], []),
    "of other events": ([], [need("tents", "needed", background=True)], []),
}


@pytest.mark.parametrize(("old", "new", "expected"), NEEDS.values(), ids=NEEDS.keys())
def test_needs(old: list[Fact], new: list[Fact], expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == [(kind, None, None, text) for kind, text in expected]


def test_the_order_and_the_facts() -> None:
    houses = Damage(
        id="d1",
        evidence=(Evidence("a", 0, 4, "then"),),
        asset="house",
        level="destroyed",
        quantity=quantity(12),
        attribution=MINISTRY,
    )
    old = report(FIRST, head("h1", "missing", 4, **SAID), head("h2", "injured", 7, **SAID))
    new = report(SECOND, houses, need("tents", "needed"), head("h1", "injured", 7, **SAID), displaced(400), killed(9))
    new = replace(new, headcounts=tuple(replace(fact, id=f"h{n}") for n, fact in enumerate(new.headcounts, 1)))
    assert changes(old, new, load("en")) == (
        Change("new", "h3", None, 9, f"Killed: 9 ({MINISTRY_SAID})"),
        Change("new", "h2", None, 400, f"Displaced: 400 ({MINISTRY_SAID})"),
        Change("new", "d1", None, 12, f"House destroyed: 12 ({MINISTRY_SAID})"),
        Change("new", "n1", None, None, "Tents needed"),
        Change("dropped", None, 4, None, f"Missing: 4 ({MINISTRY_SAID}) on 11 March"),
        Change("same", "h1", 7, 7, f"Injured: 7 ({MINISTRY_SAID})"),
    )


def test_changes_follow_the_contract(sitrep: Sitrep) -> None:
    later = replace(sitrep, report=replace(sitrep.report, date="2024-03-06"), headcounts=())
    later = replace(later, movements=(), caveats=())
    changed = replace(later, changes=changes(sitrep, later, load("en")))
    assert [change.kind for change in changed.changes] == ["same"]
    contract.validate(to_json(changed))


def test_the_previous_report_must_not_be_the_later_one() -> None:
    with pytest.raises(
        InputError, match="the previous report is of 2024-03-12, this one of 2024-03-11; give one of an earlier day"
    ):
        changes(report(SECOND), report(FIRST), load("en"))


def test_the_previous_report_must_be_on_the_same_crisis() -> None:
    with pytest.raises(InputError, match="different crises"):
        changes(report(FIRST, crisis=Crisis("Cyclone A")), report(SECOND, crisis=Crisis("Cyclone B")), load("en"))
