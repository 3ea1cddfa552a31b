"""What a reader is told about figures and articles."""

from datetime import date

import pytest

from summarise import lexicon
from summarise.caveats import about, is_cut_short, of_facts
from summarise.segment import segment
from summarise.sitrep import Caveat, Evidence, Fact, Headcount, Movement, Quantity, When
from summarise.text import Article

WORDS = lexicon.load("en", "assemble")
TEXTS = lexicon.load("en", "report").tables["caveats"]
EXACT, VAGUE = Quantity("40", 40, 40, 40), Quantity("Dozens", 24, 24, None, "vague")
DAY = date(2024, 6, 1)


def killed(quote: str = "40 people were killed", quantity: Quantity = EXACT, **more: object) -> Headcount:
    return Headcount(
        id="h1", evidence=(Evidence("a", 0, len(quote), quote, "r"),), category="killed", term="killed", quantity=quantity, **more
    )


CASES = {
    "a plain figure": (killed(), []),
    "casualties": (killed("40 casualties"), ["casualties_unsplit"]),
    "no casualties are none either way": (killed("no casualties", Quantity("no", 0, 0, 0)), []),
    "dozens": (killed("Dozens were killed", VAGUE), ["vague_figure"]),
    "a figure of March": (killed(when=When("2024-03-01", "2024-03-01", "on 1 March")), ["old_figure"]),
    "a figure of last week": (killed(when=When("2024-05-26", "2024-05-26", "on Sunday")), []),
    "a figure since March goes on": (killed(when=When("2024-03-01", None, "since March")), []),
    "background is marked as such already": (killed(when=When("2011-01-01", "2011-12-31", "in 2011"), background=True), []),
    "a movement without a figure": (Movement(id="m1", evidence=killed().evidence, type="flight"), []),
}


@pytest.mark.parametrize(("fact", "codes"), CASES.values(), ids=CASES.keys())
def test_facts(fact: Fact, codes: list[str]) -> None:
    expected = [Caveat(code, TEXTS[code], (fact.id,)) for code in codes]
    assert of_facts([fact], DAY, {"a": DAY}, WORDS) == expected


@pytest.mark.parametrize(("published", "codes"), [(date(2024, 4, 1), ["old_figure"]), (date(2024, 5, 30), []), (None, [])])
def test_a_figure_without_a_time_is_as_old_as_its_article(published: date | None, codes: list[str]) -> None:
    assert [caveat.code for caveat in of_facts([killed()], DAY, {"a": published}, WORDS)] == codes


LONG = "Rescue teams reached the village late in the evening and found"
ENDS = {
    "a full stop": (f"All roads are open. {LONG} nobody.", False),
    "a quotation": ("All roads are open. “Nobody was left in any of the houses down by the river.”", False),
    "in mid-sentence": (f"All roads are open. {LONG} the", True),
    "after a comma": (f"All roads are open. {LONG},", True),
    "an ellipsis": ("All roads are open. Rescue teams…", True),
    "a mark in brackets": (f"All roads are open. {LONG} the [...]", True),
    "a short last line": ("All roads are open.\n\nReporting by our staff", False),
    "a telephone number": (f"All roads are open. {LONG} nobody, said our office on 5 55 55", False),
    "one line without a stop": (LONG, False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "expected"), ENDS.values(), ids=ENDS.keys())
def test_an_article_that_stops_in_mid_sentence(text: str, expected: bool) -> None:
    assert is_cut_short(segment(Article("a", text), "en"), WORDS) == expected


def test_a_caveat_on_an_article_names_it() -> None:
    texts = {"truncated_article": "Cut short: {article}"}
    assert about(Article("a", "…", title="Flood {1}"), "truncated_article", texts) == Caveat(
        "truncated_article", "Cut short: Flood {1}"
    )
    assert about(Article("a", "…"), "truncated_article", texts) == Caveat("truncated_article", "Cut short: a")
