"""Facts of several articles as one report's."""

import itertools
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise import lexicon
from summarise.assemble import build_sitrep
from summarise.merging import Setting, compare
from summarise.merging.choice import Judge
from summarise.merging.origins import Origins
from summarise.numbering import Findings
from summarise.sitrep import Attribution, Damage, Evidence, Headcount, Location, Movement, Need, Place, Quantity, Sitrep, When
from summarise.text import Article

WORDS = lexicon.load("en", "assemble")
PLACES = (
    Location(id="l1", name="Mozambique", type="country", country="MOZ"),
    Location(id="l2", name="Beira", type="city", country="MOZ", geonames_id=1052373, parent="l1"),
    Location(id="l3", name="Chimoio", type="city", country="MOZ", geonames_id=1049261, parent="l1"),
)
MINISTRY = Attribution("the Ministry of Health", "government")
HOSPITAL = Attribution("Beira Central Hospital", "local")
UNICEF = Attribution("UNICEF", "un")
ids = itertools.count(1)


def articles(count: int, *, publishers: dict[str, str] | None = None) -> list[Article]:
    """Articles a, b, c …, of 4, 5, 6 … March."""
    names = "abcdefgh"[:count]
    given = publishers or {}
    return [Article(name, "x" * 500, published=f"2024-03-0{n}", publisher=given.get(name)) for n, name in enumerate(names, 4)]


def figure(value: int, qualifier: str = "exact") -> Quantity:
    bounds = {"at_least": (value, None), "more_than": (value, None), "vague": (value, None), "up_to": (0, value)}
    low, high = bounds.get(qualifier, (value, value))
    return Quantity(f"{qualifier} {value}", value, low, high, qualifier)


def toll(article: str, value: int, qualifier: str = "exact", *, at: int = 0, **more: object) -> Headcount:
    """A toll of one article, its words at the offset `at`."""
    common: dict[str, object] = {"category": "killed", "term": "killed", "quantity": figure(value, qualifier)}
    quote = Evidence(article, at, at + 5, f"{value} people died", "killed.verb")
    return Headcount(id=f"h{next(ids)}", evidence=(quote,), **{**common, **more})  # type: ignore[arg-type]


def people(article: str, value: int, category: str, qualifier: str = "exact", **more: object) -> Headcount:
    return toll(article, value, qualifier, **{"category": category, "term": category, **more})


@dataclass(frozen=True)
class Seen:
    """What became of the facts: the figures of each fact with its articles, and what was set against what."""

    facts: list[tuple[int, str]]
    conflicts: list[tuple[str, list[int], int | None, str]]
    agreed: list[list[int]]
    earlier: list[int]


def seen(facts: list[Headcount | Damage | Movement], sources: list[Article]) -> Seen:
    setting = Setting.made(facts, PLACES, ("MOZ",), sources)
    found = compare(Findings(tuple(facts), PLACES), setting, {}, WORDS)
    values = {fact.id: fact.quantity.value for fact in found.findings.facts}  # type: ignore[attr-defined]
    reasons = {text: key for key, text in lexicon.load("en", "report").tables["reason"].items()}
    caveats = {code: [c for c in found.findings.caveats if c.code == code] for code in ("several_readings", "earlier_figure")}
    return Seen(
        [(values[f.id], "".join(span.article for span in f.evidence)) for f in found.findings.facts],
        [
            (c.kind, [values[f] for f in c.facts], values[c.recommended] if c.recommended else None, reasons[c.why])
            for c in found.conflicts
        ],
        [[values[f] for f in c.facts] for c in caveats["several_readings"]],
        [values[f] for c in caveats["earlier_figure"] for f in c.facts],
    )


SAME_DAY = {"when": When("2024-03-06", "2024-03-06", "6 March")}
BEIRA = {"locations": ("l2",)}

CASES = {
    "the same figure of two papers is one": (
        [toll("a", 12), toll("b", 12)],
        Seen([(12, "ab")], [], [], []),
    ),
    "the same figure of two sources stays two, and agrees": (
        [toll("a", 12, attribution=MINISTRY), toll("a", 12, at=90, attribution=UNICEF)],
        Seen([(12, "a"), (12, "a")], [], [[12, 12]], []),
    ),
    "compatible figures are joined, the tighter first": (
        [people("a", 400, "rescued", "approximately", **SAME_DAY), people("b", 390, "rescued", "at_least", **SAME_DAY)],
        Seen([(400, "a"), (390, "b")], [], [[400, 390]], []),
    ),
    "a vague figure agrees with any that is higher": (
        [people("a", 2000, "displaced", "vague", **SAME_DAY), people("b", 35000, "displaced", "more_than", **SAME_DAY)],
        Seen([(2000, "a"), (35000, "b")], [], [[35000, 2000]], []),
    ),
    "two figures of one day exclude each other; the official one is used": (
        [toll("a", 41, attribution=MINISTRY, **SAME_DAY), toll("b", 53, attribution=HOSPITAL, **SAME_DAY)],
        Seen([(41, "a"), (53, "b")], [("value", [41, 53], 41, "trust")], [], []),
    ),
    "where nothing tells, none is used": (
        [toll("a", 41, **SAME_DAY), toll("b", 53, **SAME_DAY)],
        Seen([(41, "a"), (53, "b")], [("value", [41, 53], None, "undecided")], [], []),
    ),
    "more independent sources": (
        [
            toll("a", 41, attribution=MINISTRY, **SAME_DAY),
            toll("b", 53, attribution=UNICEF, **SAME_DAY),
            toll("c", 53, attribution=Attribution("the Governor", "government"), **SAME_DAY),
        ],
        Seen([(41, "a"), (53, "b"), (53, "c")], [("value", [53, 41, 53], 53, "sources")], [[53, 53]], []),
    ),
    "six papers that quote one ministry are one source": (
        [toll(name, 41, attribution=MINISTRY, **SAME_DAY) for name in "abc"]
        + [toll("d", 53, attribution=UNICEF, **SAME_DAY)]
        + [toll("e", 54, "at_least", attribution=Attribution("the Governor", "government"), **SAME_DAY)],
        Seen([(41, "abc"), (53, "d"), (54, "e")], [("value", [41, 53, 54], None, "undecided")], [], []),
    ),
    "a later count of the same source is an increase, not a conflict": (
        [toll("a", 12, attribution=MINISTRY), toll("b", 27, attribution=MINISTRY)],
        Seen([(12, "a"), (27, "b")], [], [], [12]),
    ),
    "a revision of the same source downwards is none either": (
        [toll("a", 34, attribution=MINISTRY), toll("b", 31, attribution=MINISTRY)],
        Seen([(34, "a"), (31, "b")], [], [], [34]),
    ),
    "the dead cannot have been more the day before": (
        [toll("a", 53, attribution=HOSPITAL), toll("b", 46, attribution=MINISTRY)],
        Seen([(53, "a"), (46, "b")], [("value", [46, 53], 46, "trust")], [], []),
    ),
    "two days later the older count is out of date": (
        [toll("a", 53, attribution=HOSPITAL), toll("c", 46, attribution=MINISTRY)],
        Seen([(53, "a"), (46, "c")], [], [], [53]),
    ),
    "those in shelters can be fewer the day after": (
        [people("a", 9200, "sheltered", basis="stock"), people("b", 5300, "sheltered", basis="stock")],
        Seen([(9200, "a"), (5300, "b")], [], [], [9200]),
    ),
    "stock, flow and cumulative figures are never compared": (
        [
            people(name, value, "displaced", basis=basis, **SAME_DAY)
            for name, value, basis in [("a", 3100, "stock"), ("b", 600, "flow"), ("c", 12000, "cumulative")]
        ],
        Seen([(3100, "a"), (600, "b"), (12000, "c")], [], [], []),
    ),
    "flows of two days are two": (
        [people("a", 600, "displaced", basis="flow"), people("b", 600, "displaced", basis="flow")],
        Seen([(600, "a"), (600, "b")], [], [], []),
    ),
    "two places are two things": (
        [people("a", 300, "sheltered", locations=("l2",)), people("b", 500, "sheltered", locations=("l3",))],
        Seen([(300, "a"), (500, "b")], [], [], []),
    ),
    "a toll of one place above that of all is a contradiction": (
        [
            toll("a", 34, attribution=MINISTRY, **SAME_DAY),
            toll("b", 47, attribution=HOSPITAL, locations=("l3",), **SAME_DAY),
            people("a", 9, "sheltered", **BEIRA),
            people("b", 8, "sheltered", **BEIRA),
        ],
        Seen([(34, "a"), (47, "b"), (9, "a"), (8, "b")], [("value", [34, 47], 34, "trust")], [], [9]),
    ),
    "an article does not contradict itself": (
        [toll("a", 41), toll("a", 3, at=60), people("a", 5, "injured", at=90)],
        Seen([(41, "a"), (3, "a"), (5, "a")], [], [], []),
    ),
    "a person told of is no toll": (
        [toll("a", 41, **SAME_DAY), toll("b", 1, quantity=Quantity("a", 1, 1, 1), **SAME_DAY)],
        Seen([(41, "a"), (1, "b")], [], [], []),
    ),
    "background is compared with nothing": (
        [toll("a", 61, background=True, **SAME_DAY), toll("b", 34, **SAME_DAY)],
        Seen([(61, "a"), (34, "b")], [], [], []),
    ),
    "planned and denied figures are compared with nothing": (
        [
            people("a", 5000, "evacuated", status="planned", **SAME_DAY),
            people("b", 1900, "evacuated", **SAME_DAY),
            people("c", 60, "evacuated", status="denied", **SAME_DAY),
        ],
        Seen([(5000, "a"), (1900, "b"), (60, "c")], [], [], []),
    ),
    "one number under two units": (
        [people("a", 4600, "returned", **SAME_DAY), people("b", 4600, "returned", unit="households", **SAME_DAY)],
        Seen([(4600, "a"), (4600, "b")], [("unit", [4600, 4600], None, "undecided")], [], []),
    ),
    "after three days the ministry's older count of the missing is overtaken": (
        [people("a", 64, "missing", attribution=MINISTRY), people("d", 9, "missing", attribution=HOSPITAL)],
        Seen([(64, "a"), (9, "d")], [], [], [64]),
    ),
    "the ministry is the same under its full name": (
        [
            toll("a", 60, attribution=MINISTRY),
            toll("b", 46, attribution=Attribution("Ministry of Health and Population", "government")),
        ],
        Seen([(60, "a"), (46, "b")], [], [], [60]),
    ),
    "tolls of two towns are two": (
        [toll("a", 5, locations=("l2",), **SAME_DAY), toll("b", 9, locations=("l3",), **SAME_DAY)],
        Seen([(5, "a"), (9, "b")], [], [], []),
    ),
    "a resident's newer figure does not overtake the ministry's": (
        [people("a", 50000, "displaced", attribution=UNICEF), people("b", 300, "displaced", attribution=HOSPITAL)],
        Seen([(50000, "a"), (300, "b")], [("value", [50000, 300], 50000, "trust")], [], []),
    ),
    "a toll does not fall on the word of a less trusted source": (
        [toll("a", 1000, attribution=MINISTRY), toll("c", 10, attribution=HOSPITAL)],
        Seen([(1000, "a"), (10, "c")], [("value", [1000, 10], 1000, "trust")], [], []),
    ),
    "of two lowest values the higher is used": (
        [toll("a", 40, "at_least", **SAME_DAY), toll("b", 70, "at_least", **SAME_DAY), toll("c", 190, "at_least", **SAME_DAY)],
        Seen([(40, "a"), (70, "b"), (190, "c")], [], [[190, 40, 70]], []),
    ),
    "nobody is not used over somebody": (
        [toll("a", 0, attribution=MINISTRY, **BEIRA, **SAME_DAY), toll("b", 3, attribution=UNICEF, **BEIRA, **SAME_DAY)],
        Seen([(0, "a"), (3, "b")], [("value", [3, 0], 3, "counted")], [], []),
    ),
    "one number under two units in two places is two counts": (
        [people("a", 500, "displaced", **BEIRA), people("b", 500, "displaced", unit="households", locations=("l3",))],
        Seen([(500, "a"), (500, "b")], [], [], []),
    ),
    "officials without a name are nobody": (
        [
            toll("a", 40, attribution=Attribution("officials", "government"), **SAME_DAY),
            toll("b", 55, attribution=HOSPITAL, **SAME_DAY),
        ],
        Seen([(40, "a"), (55, "b")], [("value", [55, 40], 55, "trust")], [], []),
    ),
    "damage": (
        [
            Damage(
                id=f"d{next(ids)}",
                evidence=(Evidence(name, 0, 5, "x"),),
                asset="house",
                level="destroyed",
                quantity=figure(value),
            )
            for name, value in (("a", 140), ("b", 212))
        ],
        Seen([(140, "a"), (212, "b")], [], [], [140]),
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_figures_side_by_side(facts: list[Headcount], expected: Seen) -> None:
    assert seen(facts, articles(6)) == expected


def test_the_order_of_articles_does_not_decide() -> None:
    facts = [toll(n, v, attribution=a, **SAME_DAY) for n, v, a in (("a", 41, MINISTRY), ("b", 53, HOSPITAL), ("c", 44, UNICEF))]
    wanted = {tuple(sorted(seen(list(order), articles(3)).conflicts[0][1])) for order in itertools.permutations(facts)}
    assert wanted == {(41, 44, 53)}


def test_a_subset_stays_with_its_whole() -> None:
    whole, part = toll("a", 12), toll("a", 3, at=40, group="children")
    other, again = toll("b", 12), toll("b", 3, at=40, group="children")
    facts = [whole, replace(part, part_of=whole.id), other, replace(again, part_of=other.id)]
    found = compare(Findings(tuple(facts), PLACES), Setting.made(facts, PLACES, (), articles(2)), {}, WORDS).findings.facts
    assert [(fact.id, fact.part_of, len(fact.evidence)) for fact in found] == [("h1", None, 2), ("h2", "h1", 2)]  # type: ignore[attr-defined]


def test_two_equal_figures_in_one_sentence_are_two() -> None:
    facts = [toll("a", 4, at=10), toll("a", 4, at=60)]
    sources = articles(1)
    apart, together = ({"a": [0, 50]}, {"a": [0]})
    counted = [
        len(compare(Findings(tuple(facts), PLACES), Setting.made(facts, PLACES, (), sources, starts), {}, WORDS).findings.facts)
        for starts in (apart, together)
    ]
    assert counted == [1, 2]


def test_another_figure_of_the_same_size_is_another() -> None:
    more = replace(toll("b", 4), evidence=(Evidence("b", 0, 5, "another 4 people died"),), quantity=figure(4))
    found = seen([toll("a", 4), replace(more, quantity=Quantity("4", 4, 4, 4))], articles(2))
    assert found.facts == [(4, "a"), (4, "b")]


def need(article: str, status: str = "needed", **more: object) -> Need:
    span = Evidence(article, 0, 5, "tents")
    return Need(
        id=f"n{next(ids)}",
        evidence=(span,),
        status=status,
        item="tents",
        canonical="tents",
        cluster="Shelter",
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ([need("a"), need("b")], [("ab", None, None)]),
        ([need("a"), need("b", "provided")], [("a", None, None), ("b", None, None)]),
        ([need("a"), need("b", quantity=figure(500))], [("ab", 500, None)]),
        ([need("a", quantity=figure(300)), need("b", quantity=figure(500))], [("a", 300, None), ("b", 500, None)]),
        ([need("a", by="UNICEF"), need("b"), need("c", by="Oxfam")], [("ab", None, "UNICEF"), ("c", None, "Oxfam")]),
        ([need("a", locations=("l2",)), need("b", locations=("l3",))], [("a", None, None), ("b", None, None)]),
    ],
    ids=["alike", "status", "figure", "figures", "givers", "places"],
)
def test_needs(needs: list[Need], expected: list[tuple[str, int | None, str | None]]) -> None:
    found = compare(Findings(tuple(needs), PLACES), Setting.made(needs, PLACES, (), articles(3)), {}, WORDS).findings.facts
    assert [("".join(e.article for e in n.evidence), n.quantity and n.quantity.value, n.by) for n in found] == expected  # type: ignore[attr-defined]


def move(article: str, origin: str | None, destination: str | None, value: int | None = None, **more: object) -> Movement:
    ends = [Place(next(p.name for p in PLACES if p.id == end), end) if end else None for end in (origin, destination)]
    span = Evidence(article, 0, 5, "moved")
    quantity = figure(value) if value else None
    return Movement(
        id=f"m{next(ids)}",
        evidence=(span,),
        type="flight",
        origin=ends[0],
        destination=ends[1],
        quantity=quantity,
        unit="people",
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("moves", "facts", "kinds"),
    [
        ([move("a", "l2", "l3"), move("b", "l2", "l3", mode="by bus")], ["ab"], []),
        ([move("a", "l2", "l3", 400, **SAME_DAY), move("b", "l2", "l3", 700, **SAME_DAY)], ["a", "b"], ["value"]),
        ([move("a", "l2", "l3", 400, **SAME_DAY), move("b", "l2", "l1", 400, **SAME_DAY)], ["a", "b"], ["destination"]),
        ([move("a", "l2", "l3", 400, **SAME_DAY), move("b", "l1", "l3", 400, **SAME_DAY)], ["a", "b"], ["origin"]),
        ([move("a", "l2", "l3", 400), move("b", "l2", "l1", 400)], ["a", "b"], []),
    ],
    ids=["alike", "figures", "destinations", "origins", "two days"],
)
def test_movements(moves: list[Movement], facts: list[str], kinds: list[str]) -> None:
    found = compare(Findings(tuple(moves), PLACES), Setting.made(moves, PLACES, (), articles(2)), {}, WORDS)
    assert ["".join(e.article for e in m.evidence) for m in found.findings.facts] == facts
    assert [conflict.kind for conflict in found.conflicts] == kinds


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("a", "the ministry"), ("b", "Ministry of Health and Population"), True),
        (("a", "ministry of health"), ("c", ""), True),
        (("a", "UNICEF"), ("b", "unicef"), True),
        (("a", "Red Cross"), ("b", "Ministry of Health"), False),
        (("a", "the governor of Sofala Province"), ("b", "Government of Sofala Province"), False),
        (("a", "the governor of Beira City Council"), ("b", "Beira City Council"), True),
        (("a", ""), ("b", ""), False),
        (("a", ""), ("d", ""), True),
    ],
    ids=["shorter", "publisher", "case", "others", "two bodies", "one body", "two papers", "copy"],
)
def test_who_is_one_source(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    sources = articles(4, publishers={"c": "Ministry of Health and Population"})
    names = [
        "the ministry",
        "Ministry of Health",
        "Red Cross",
        "UNICEF",
        "the governor of Beira City Council",
        "Beira City Council",
    ]
    names += ["the mayor of Beira City Council"]
    facts = [toll("a", n, attribution=Attribution(name)) for n, name in enumerate(names, 2)]
    origins = Origins.of(facts, Setting.made(facts, PLACES, (), sources), {"d": "a"}, frozenset({"the"}))
    assert (origins.origin((one[0], one[1].casefold())) == origins.origin((other[0], other[1].casefold()))) is same


def test_an_institution_speaks_for_itself() -> None:
    sources = articles(2, publishers={"a": "Ministry of Health", "b": "The Beira Daily"})
    facts = [toll("a", 41, **SAME_DAY), toll("b", 53, **SAME_DAY)]
    assert seen(facts, sources).conflicts == [("value", [41, 53], 41, "trust")]


def test_a_reading_without_a_day_is_of_the_newest() -> None:
    fact = replace(toll("a", 41), when=None)
    setting = Setting.made([fact], PLACES, (), [Article("a", "x")])
    judge = Judge(Origins.of([fact], setting, {}))
    assert (setting.day(fact), judge.current([], grows=True)) == (None, [])
    assert setting.day(replace(fact, when=When(None, "2024-03-02", "Saturday"))) == date(2024, 3, 2)


DAILY = [
    Article("wire", "Floods in Beira have killed 12 people, the Ministry of Health said on Monday.\n", published="2024-03-04"),
    Article("paper", "The toll in Beira has risen to 27, the Ministry of Health said.\n", published="2024-03-05"),
    Article("monitor", "At least 40 people died in Beira, the hospital said. Blankets are needed.\n", published="2024-03-05"),
    Article("radio", "Some 300 families fled from Beira to Chimoio. They need blankets.\n", published="2024-03-05"),
    Article("note", "About 300 families have fled from Beira to Chimoio. Two bridges were destroyed.\n", published="2024-03-06"),
]


def report(sources: list[Article]) -> Sitrep:
    return build_sitrep(sources, date="2024-03-06", generated_at="2024-03-06T12:00:00Z")


@settings(max_examples=10, deadline=None)
@given(st.permutations(DAILY))
def test_the_report_does_not_depend_on_the_order_of_the_articles(order: list[Article]) -> None:
    assert report(order) == report(DAILY)


def test_an_edited_copy_of_a_later_day_changes_no_figure() -> None:
    text = (
        "Floods in Beira killed 60 people on Sunday, the mayor said. Water stood in the streets of the port for two days, shops "
        "stayed shut, and the ferry to the south bank did not run. The town hall opened its school as a place to sleep and asked "
        "for boats. More rain is forecast for the hills behind the coast, where the river rises."
    )
    wire = Article("wire", text, published="2024-03-04", publisher="Wire")
    rival = Article("rival", "Floods in Beira killed 55 people.", published="2024-03-04", publisher="Red Cross")
    copy = Article("zz", text.replace("shops", "the shops"), published="2024-03-05", publisher="Paper")
    before, after = report([wire, rival]), report([wire, rival, copy])
    assert [article.duplicate_of for article in after.articles if article.id == "zz"] == ["wire"]
    assert [(c.low, c.high) for c in before.conflicts] == [(c.low, c.high) for c in after.conflicts] == [(55, 60)]


@pytest.mark.parametrize("copied", DAILY, ids=lambda article: article.id)
def test_a_duplicate_changes_no_figure(copied: Article) -> None:
    before, after = report(DAILY), report([*DAILY, replace(copied, id="zz", title="Under another title", publisher="Reprints")])
    assert after.articles[-1].duplicate_of == copied.id or [a.duplicate_of for a in after.articles if a.id == "zz"] == [copied.id]
    assert (after.facts(), after.conflicts, after.summary) == (before.facts(), before.conflicts, before.summary)
