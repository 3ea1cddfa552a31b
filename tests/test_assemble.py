"""The whole road, from articles to a report."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarise import contract
from summarise.assemble import build_sitrep
from summarise.errors import ContractError, InputError
from summarise.sitrep import Model, Period, Place, Sitrep, to_json
from summarise.summary import Budget
from summarise.text import Article

FLOOD = Article(
    "flood",
    "Floods in Beira\n\nAt least 40 people were killed and 300 families fled to Chimoio on Sunday, the Red Cross said. "
    "Floods destroyed twelve houses. Families need blankets.\n",
    title="Floods in Beira",
    published="2024-03-05",
)
SHELLING = Article(
    "shelling",
    "Shelling killed 9 people in Homs on Monday. Troops closed the road. Two soldiers were injured.",
    published="2024-03-06",
)
FRENCH = Article(
    "crue",
    "Au moins quarante personnes ont été tuées par les inondations dans le sud du pays, selon les autorités locales. "
    "Des milliers de familles ont quitté leurs maisons et attendent de l'aide.",
)


def build(*articles: Article, **options: object) -> Sitrep:
    return build_sitrep(articles, **{"date": "2024-03-06", "generated_at": "2024-03-06T12:00:00Z", **options})


def test_one_article() -> None:
    report = build(FLOOD)
    assert [(fact.category, fact.quantity.min, fact.quantity.max, fact.unit) for fact in report.headcounts] == [
        ("killed", 40, None, "people"),
        ("displaced", 300, 300, "households"),
    ]
    assert [(need.item, need.status) for need in report.needs] == [("blankets", "needed")]
    assert [(fact.asset, fact.level, fact.quantity.value) for fact in report.damage] == [("house", "destroyed", 12)]
    assert [(move.type, move.headcount, move.destination) for move in report.movements] == [
        ("flight", report.headcounts[1].id, Place("Chimoio", next(p.id for p in report.locations if p.name == "Chimoio")))
    ]
    assert (report.report.title, report.report.countries) == ("Mozambique: situation report, 2024-03-06", ("MOZ",))
    assert (report.report.crisis.type, report.report.period) == ("disaster", Period("2024-03-03", "2024-03-05"))
    assert report.report.generator.model == Model("lead", "lead", report.report.generator.model.source)
    assert [caveat.code for caveat in report.caveats] == ["household_estimate", "single_source"]


def test_several_articles_side_by_side() -> None:
    report = build(FLOOD, SHELLING)
    assert [fact.id for fact in report.facts()] == [
        *(f"h{number}" for number in range(1, len(report.headcounts) + 1)),
        *(f"n{number}" for number in range(1, len(report.needs) + 1)),
        *(f"m{number}" for number in range(1, len(report.movements) + 1)),
        *(f"d{number}" for number in range(1, len(report.damage) + 1)),
    ]
    assert {span.article for fact in report.headcounts for span in fact.evidence} == {"flood", "shelling"}
    assert (report.report.title, report.report.countries) == ("Mozambique, Syria: situation report, 2024-03-06", ("MOZ", "SYR"))


def test_the_same_article_twice_is_one() -> None:
    assert build(FLOOD, FLOOD) == build(FLOOD)


def test_a_copy_is_listed_and_adds_nothing() -> None:
    copy = replace(FLOOD, id="reprint", publisher="Another paper")
    alone, both = build(FLOOD), build(FLOOD, copy)
    assert [(article.id, article.duplicate_of) for article in both.articles] == [("flood", None), ("reprint", "flood")]
    assert (both.facts(), both.summary, both.caveats) == (alone.facts(), alone.summary, alone.caveats)


def test_a_language_without_rules_gives_a_summary_and_no_facts() -> None:
    report = build(FRENCH)
    assert (report.report.language, report.articles[0].language, report.facts(), report.locations) == ("fr", "fr", (), ())
    assert [caveat.code for caveat in report.caveats] == ["unsupported_language", "names_not_sought"]
    assert report.summary.text.startswith("Au moins quarante")
    assert report.report.generator.rules == {}


def test_a_language_given_outranks_what_is_detected() -> None:
    assert build(FLOOD, language="fr").facts() == ()


def test_a_text_too_short_to_tell_is_read_by_the_default_rules() -> None:
    report = build(Article("a", "4 killed"))
    assert (report.articles[0].language, report.report.language) == (None, "en")


def test_texts_can_stay_out() -> None:
    with_text, without = build(FLOOD), build(FLOOD, keep_text=False)
    assert without == replace(with_text, articles=(replace(with_text.articles[0], text=None),))


def test_the_budget_holds() -> None:
    assert len(build(FLOOD, budget=Budget(words=None, sentences=1)).summary.sentences) == 1


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (json.dumps(to_json(build(FLOOD, SHELLING))) for _ in range(2))
    assert first == second


def test_the_report_is_checked_before_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contract.schema("sitrep")["$defs"]["report"]["properties"], "title", {"const": "Another"})
    monkeypatch.setattr(contract, "_validator", contract._validator.__wrapped__)
    with pytest.raises(ContractError, match=r"^/report/title: 'Another' was expected"):
        build(FLOOD)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"date": "5 March"}, "/report/date: '5 March' is not a day; write it as 2024-03-05", id="no day"),
        pytest.param({"generated_at": "now"}, "/report/generated_at: 'now' is not a 'date-time'", id="no time"),
    ],
)
def test_days_and_times_are_checked(options: dict[str, str], message: str) -> None:
    with pytest.raises(ContractError) as caught:
        build(FLOOD, **options)
    assert str(caught.value) == message


def test_no_article_is_an_error() -> None:
    with pytest.raises(InputError, match=r"^no article to report on"):
        build()


OWN_RULE = """
version = "1"
[[rule]]
name = "own.roofs"
pattern = "<people> ~ on the roofs"
means = { category = "stranded" }
examples = ["Some 30 people were on the roofs.", "Nine men were on the roofs."]
"""


def test_rules_of_ones_own_are_merged_and_named(tmp_path: Path) -> None:
    (tmp_path / "headcounts.toml").write_text(OWN_RULE, encoding="utf-8")
    report = build(replace(FLOOD, text=FLOOD.text + "About 70 people are on the roofs."), rules=tmp_path)
    assert [(h.category, h.quantity.value) for h in report.headcounts if h.evidence[0].rule == "own.roofs"] == [("stranded", 70)]
    assert report.report.generator.rules["en"].startswith(build(FLOOD).report.generator.rules["en"] + "+")
