"""Each metric of a summary, and what is made of many cases."""

import random
import re

import pytest

from summarise.errors import InputError
from summarise.evaluate import rouge
from summarise.evaluate.bootstrap import interval, paired
from summarise.evaluate.case import Case, Text
from summarise.evaluate.evaluation import Against, measure, scores
from summarise.evaluate.kept import missing
from summarise.evaluate.metrics import METRICS, named
from summarise.evaluate.share import Share
from summarise.text import Article

NEWS = (
    "At least 40 people were killed in Beira on Sunday. Some 300 families fled to Chimoio. "
    "Two bridges were destroyed and families need blankets. In 2019, floods killed 600 people."
)
SOURCE = Text([Article("a", NEWS, language="en")])
WORDS = "flood river people bridges families Beira water killed running 40 rains, destroyed".split()


def case(summary: str, **more: object) -> Case:
    return Case("a", summary, **{"source": SOURCE, "reference": "Floods killed 40 people in Beira.", **more})  # type: ignore[arg-type]


VALUES = [
    pytest.param("figure_faithfulness", "At least 40 people were killed and some 300 families fled.", 1.0, id="faithful figures"),
    pytest.param("figure_faithfulness", "At least 45 people were killed and some 300 families fled.", 0.5, id="a changed figure"),
    pytest.param("figure_faithfulness", "In Beira 40 people were killed.", 0.0, id="a hedge dropped"),
    pytest.param("figure_faithfulness", "At least 40 people fled.", 0.0, id="in another role"),
    pytest.param("figure_faithfulness", "Families need blankets.", None, id="no figure"),
    pytest.param("name_faithfulness", "People were killed in Beira and fled to Dondo.", 0.5, id="a strange name"),
    pytest.param("name_faithfulness", "Many were killed in Beira on Sunday.", 1.0, id="days and first words are no names"),
    pytest.param("sentence_faithfulness", "Two bridges were destroyed. Nine bridges were destroyed.", 0.5, id="sentences"),
    pytest.param("fact_coverage", "At least 40 people were killed.", 3 / 9, id="a headcount counts three"),
    pytest.param("fact_coverage", "Two bridges were destroyed; families need blankets.", 2 / 9, id="others count one"),
    pytest.param("fact_coverage", "Floods killed 600 people in 2019.", 0.0, id="background is no key fact"),
    pytest.param("fact_coverage", NEWS, 1.0, id="all"),
    pytest.param("redundancy", "Two bridges fell. Two bridges fell.", 1 / 4, id="said twice"),
    pytest.param("redundancy", "Two", None, id="too short to repeat"),
    pytest.param("length", "Two bridges fell.", 3.0, id="words"),
    pytest.param("compression", "Two bridges fell again now.", 30 / 5, id="shorter"),
    pytest.param("rouge1", "40 people killed", 2 * 3 / 9, id="words in common"),
    pytest.param("rouge2", "40 people killed", 2 * 1 / 7, id="pairs in common"),
    pytest.param("rougeLsum", "people killed", 2 * 1 / 8, id="in the same order"),
    pytest.param("schema_validity", "Two", None, id="no report"),
]


@pytest.mark.parametrize(("metric", "summary", "expected"), VALUES)
def test_a_metric(metric: str, summary: str, expected: float | None) -> None:
    share = METRICS[metric](case(summary))
    assert (share and share.value) == (expected if expected is None else pytest.approx(expected))


def test_what_is_not_known_is_not_measured() -> None:
    assert scores(Case("a", "Two bridges fell. All of them.")) == {"redundancy": 0.0, "length": 6.0}
    assert METRICS["schema_validity"](Case("a", "", sitrep={"articles": []})) == Share(False)


def test_facts_that_are_left_out_are_known() -> None:
    left = missing(case("Some 300 families fled to Chimoio, and two bridges were destroyed."))
    assert [fact.evidence[0].quote for fact in left] == [
        "At least 40 people were killed in Beira on Sunday",
        "Two bridges were destroyed and families need blankets",
    ]


def test_rouge_is_that_of_rouge_score() -> None:
    scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(rouge.KINDS, use_stemmer=True)
    draw = random.Random(7)
    for _ in range(50):
        one, other = ("".join(draw.choice(WORDS) + draw.choice([" ", ". ", "\n"]) for _ in range(40)) for _ in range(2))
        theirs = {kind: score.fmeasure for kind, score in scorer.score(one, other).items()}
        assert rouge.scores(one, other) == pytest.approx(theirs, abs=1e-6)


SHARES = [Share(value) for value in (0.1, 0.5, 0.4, 0.9, 0.6, 0.3, 0.2, 0.8)]
BETTER = [Share(share.part + 0.1) for share in SHARES]


def test_an_interval_is_around_the_total_and_always_the_same() -> None:
    low, high = interval(SHARES) or (0, 0)
    assert 0.2 < low < 0.475 < high < 0.75
    assert (low, high) == interval(SHARES)
    assert interval([Share(0.4)] * 5) == (pytest.approx(0.4), pytest.approx(0.4))
    assert interval([None, Share(0, 0)]) is None


@pytest.mark.parametrize(
    ("others", "difference", "p"),
    [pytest.param(BETTER, -0.1, 2 / 1001, id="worse in every case"), pytest.param(SHARES, 0.0, 1.0, id="the same")],
)
def test_two_systems_are_compared_case_by_case(others: list[Share], difference: float, p: float) -> None:
    (low, high), found = paired(SHARES, others) or ((1, 1), 0)
    assert (low, high, found) == (pytest.approx(difference), pytest.approx(difference), pytest.approx(p))


def test_measures_of_many_cases() -> None:
    ours = [case("Two bridges fell"), case("Nine")]
    theirs = [case("Two"), case("Nine bridges fell")]
    (one,) = measure(ours, ["length"], baseline=theirs)
    assert (one.metric, one.value, one.interval, one.count) == ("length", 2.0, (1.0, 3.0), 2)
    assert one.against == Against(2.0, 0.0, (-2.0, 2.0), 1.0)


def test_metrics_are_named_whole_or_by_slot() -> None:
    assert named(["rouge1", "needs.place"]) == ("rouge1", "needs.place.precision", "needs.place.recall", "needs.place.f1")
    assert named([]) == tuple(METRICS)


ERRORS = [
    pytest.param("rouge9", "no metric 'rouge9'; there are: rouge1, rouge2, rougeLsum, figure_faithfulness", id="no such metric"),
    pytest.param("schema_validity", "schema_validity cannot be measured here; see what it needs", id="nothing to measure it on"),
]


@pytest.mark.parametrize(("name", "message"), ERRORS)
def test_what_cannot_be_measured_is_said(name: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        measure([case("Two")], [name])


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_says_what_it_is(name: str) -> None:
    said = METRICS[name].__doc__ or ""
    assert "0 to 1" in said or "from 0" in said
    assert re.search(r"Source: |\d{4}|words", said)
