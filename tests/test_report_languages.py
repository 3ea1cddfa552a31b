"""The catalogues of report languages: all complete, all with the same holes, and each with its own numbers, days and plurals."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarise import lexicon
from summarise.articles import read_articles
from summarise.assemble import build_sitrep
from summarise.render import render
from summarise.render.reworded import reworded
from summarise.render.wording import languages, load
from summarise.sitrep import Caveat, Change, PeopleEstimate, Quantity, Report, Sitrep, from_json
from tests import whole_report

CODES = ("ar", "en", "es", "fr")
FREE = {"country"}
"""Tables whose keys are each language's own."""
EXPECTED = Path(__file__).parent / "expected"
ARTICLES = Path(__file__).parent / "articles"


def leaves(table: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Every value of a table under its path; the plural forms of a word count as one."""
    if not isinstance(table, dict):
        yield "/".join(path), table
    elif "other" in table and "one" in table:
        yield "/".join(path), table["other"]
    else:
        for key, value in table.items():
            if (*path, key)[0] not in FREE:
                yield from leaves(value, (*path, key))


def holes(value: object) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", value)) if isinstance(value, str) else []


def test_the_languages() -> None:
    assert languages() == CODES


def test_a_language_of_reports_is_none_of_rules() -> None:
    assert set(lexicon.languages()) < set(CODES)
    assert "ar" not in lexicon.languages()


@pytest.mark.parametrize("code", CODES)
def test_all_catalogues_have_the_same_keys_in_the_same_order(code: str) -> None:
    assert [path for path, _ in leaves(load(code).tables)] == [path for path, _ in leaves(load("en").tables)]


@pytest.mark.parametrize("code", CODES)
def test_all_catalogues_have_the_same_holes(code: str) -> None:
    english = dict(leaves(load("en").tables))
    assert {path: holes(value) for path, value in leaves(load(code).tables)} == {
        path: holes(value) if path != "date/title" else holes(load(code).tables["date"]["title"])
        for path, value in english.items()
    }


@pytest.mark.parametrize("code", CODES)
def test_months_are_twelve(code: str) -> None:
    dates = load(code).tables["date"]
    assert [len(set(dates[name])) for name in ("months", "short_months")] == [12, 12]


FIGURES = {
    "en": ("at least 1,234", "fewer than 50", "between 10 and 15", "about 1.5 million", "1 household", "5 households"),
    "fr": ("au moins 1\u202f234", "moins de 50", "entre 10 et 15", "environ 1,5 million", "1 ménage", "5 ménages"),
    "es": ("al menos 1.234", "menos de 50", "entre 10 y 15", "alrededor de 1,5 millones", "1 hogar", "5 hogares"),
    "ar": ("ما لا يقل عن 1,234", "أقل من 50", "بين 10 و15", "نحو 1.5 مليون", "1 أسرة", "5 أسر"),
}


@pytest.mark.parametrize("code", CODES)
def test_figures_in_each_language(code: str) -> None:
    words = load(code)
    assert (
        words.figure(Quantity("", 1234, 1234, None, "at_least")),
        words.figure(Quantity("", 50, 0, 50, "less_than")),
        words.figure(Quantity("", 15, 10, 15, "range")),
        words.figure(Quantity("", 1_500_000, 1_500_000, 1_500_000, "approximately"), prose=True),
        f"1 {words.plural('plural', 'households', 1)}",
        f"5 {words.plural('plural', 'households', 5)}",
    ) == FIGURES[code]


DAYS = {
    "en": ("1 March 2025", "2 March 2025 to 4 March 2025", "March 2025"),
    "fr": ("1er mars 2025", "du 2 mars 2025 au 4 mars 2025", "mars 2025"),
    "es": ("1 de marzo de 2025", "del 2 de marzo de 2025 al 4 de marzo de 2025", "marzo de 2025"),
    "ar": ("1 آذار/مارس 2025", "من 2 آذار/مارس 2025 إلى 4 آذار/مارس 2025", "آذار/مارس 2025"),
}


@pytest.mark.parametrize("code", CODES)
def test_days_in_each_language(code: str) -> None:
    words = load(code)
    spans = words.span("2025-03-02", "2025-03-04"), words.span("2025-03-01", "2025-03-31")
    assert (words.day("2025-03-01"), *spans) == DAYS[code]


COUNTRIES = {
    "en": "The Democratic Republic of the Congo",
    "fr": "République démocratique du Congo",
    "es": "República Democrática del Congo",
    "ar": "جمهورية الكونغو الديمقراطية",
}


@pytest.mark.parametrize("code", CODES)
def test_countries_in_each_language(code: str) -> None:
    assert load(code).country("COD") == f"{COUNTRIES[code]} (COD)"


@pytest.mark.parametrize("code", CODES)
def test_estimates_of_people(code: str) -> None:
    people = {"en": "about 7 people", "fr": "environ 7 personnes", "es": "alrededor de 7 personas", "ar": "نحو 7 أشخاص"}
    assert load(code).people(PeopleEstimate(7, 7, 3.5, "")) == people[code]


def golden(name: str) -> Sitrep:
    return from_json(Sitrep, json.loads((EXPECTED / f"{name}.json").read_text("utf-8")))


REPORTS = sorted(path.stem for path in EXPECTED.glob("*.json"))


@pytest.mark.parametrize("name", REPORTS)
def test_the_words_of_a_report_come_back(name: str) -> None:
    """There and back again by way of every language: nothing is lost but what a language says in fewer words."""
    there = golden(name)
    assert reworded(there, load("en")) == there
    for code in CODES:
        assert reworded(reworded(there, load(code)), load("en")) == there


@pytest.mark.parametrize("code", ["ar", "es", "fr"])
@pytest.mark.parametrize("name", REPORTS)
def test_no_english_of_ours_is_left(name: str, code: str) -> None:
    there, english = reworded(golden(name), load(code)), golden(name)
    ours = [there.report.title, there.report.disclaimer, *(c.text for c in there.caveats), *(c.why for c in there.conflicts)]
    theirs = [english.report.title, english.report.disclaimer, *(c.text for c in english.caveats)]
    assert not {*ours} & {*theirs, *(c.why for c in english.conflicts)}


def test_a_persons_own_words_stay() -> None:
    report = golden("flood")
    own = replace(
        report, report=replace(report.report, title="Tana: day 3", disclaimer="Ours."), caveats=(Caveat("note", "Hm."),)
    )
    there = reworded(own, load("fr"))
    assert (there.report.title, there.report.disclaimer, there.caveats) == ("Tana: day 3", "Ours.", (Caveat("note", "Hm."),))


def test_withheld_names_are_counted_in_each_language() -> None:
    text = load("en").tables["caveats"]["names_withheld"].format(counts="1 name of a private person, 3 telephone numbers")
    report = replace(golden("flood"), caveats=(Caveat("names_withheld", text),))
    assert (
        reworded(report, load("fr"))
        .caveats[0]
        .text.startswith("Retirés du texte propre à ce rapport\u00a0: 1 nom de particulier, 3 numéros de téléphone.")
    )


def written(code: str | None, **more: object) -> Sitrep:
    articles = list(read_articles([ARTICLES / "flood.json"]))
    return build_sitrep(articles, date="2025-11-01", generated_at="2025-11-01T06:00:00Z", report_language=code, **more)


@pytest.mark.parametrize("code", CODES)
def test_a_report_written_in_a_language_says_so(code: str) -> None:
    made = written(code)
    words = load(code).tables["report"]
    assert (made.report.language, made.report.disclaimer) == (code, words["disclaimer"])
    assert made.headcounts == written("en").headcounts


def test_changes_are_told_in_the_reports_language() -> None:
    before = replace(written("en"), report=replace(written("en").report, date="2025-10-31"), headcounts=())
    made = written("fr", previous=before)
    assert {change.kind for change in made.changes} >= {"new"}
    assert any("Personnes" in change.text for change in made.changes)


def test_rendering_a_report_in_a_language_is_writing_it_so() -> None:
    there = json.loads(render(written("en"), "json", language="fr"))
    assert from_json(Sitrep, there) == written("fr")


DAILY = sorted((Path(__file__).parent / "crises").glob("*/expected/*.json"))


@pytest.mark.parametrize("code", ["ar", "es", "fr"])
@pytest.mark.parametrize("path", DAILY, ids=[f"{path.parts[-3]}-{path.stem}" for path in DAILY])
def test_all_changes_are_told_in_another_language_and_back(path: Path, code: str) -> None:
    here = from_json(Sitrep, json.loads(path.read_text("utf-8")))
    there = reworded(here, load(code))
    assert [(a.text, b.text) for a, b in zip(here.changes, there.changes, strict=True) if a.text == b.text] == []
    back = reworded(replace(there, report=replace(there.report, language=code)), load("en"))
    assert back.changes == here.changes


FRENCH = {
    "up": (
        Change("up", "h1", 700, 900, "Displaced civilians (new), Darkush: more than 900 (the mayor), up from 700 on 1 March"),
        "Personnes déplacées (civilians) (nouvellement), Darkush\u00a0: plus de 900 (the mayor), "
        "en hausse par rapport à 700 au 1er mars",
    ),
    "disputed": (
        Change("new", "h9", None, None, "Killed: 2 (the mayor) or 5 (the army)"),
        "Personnes tuées\u00a0: 2 (the mayor) ou 5 (the army)",
    ),
    "damage": (Change("new", "d1", None, 12, "House destroyed: 12 (Wire)"), "House (détruit)\u00a0: 12 (Wire)"),
    "a need": (Change("new", "n3", None, None, "Tents needed (Darkush)"), "Tents\u00a0: nécessaire (Darkush)"),
    "a need that was another": (
        Change("new", "n3", None, None, "Tents needed (Darkush, lacking, blocked on 3 March)"),
        "Tents\u00a0: nécessaire (Darkush, fait défaut, bloqué au 3 mars)",
    ),
    "no longer reported": (Change("dropped", None, 12, None, "Injured: 12 on 3 March"), "Personnes blessées\u00a0: 12 au 3 mars"),
    "no longer reported, with all that can be": (
        Change(
            "dropped",
            None,
            1500,
            None,
            "Displaced households (in all so far), Beira, Buzi: at least 1,500 (unconfirmed) (UN) on 31 December 2024",
        ),
        "Personnes déplacées (ménages) (cumul à ce jour), Beira, Buzi\u00a0: "
        "au moins 1\u202f500 (non confirmé) (UN) au 31 décembre 2024",
    ),
    "told in words": (
        Change("dropped", None, 24, None, "Missing: dozens on 3 March"),
        "Personnes disparues\u00a0: dozens au 3 mars",
    ),
    "a need of which nobody speaks": (
        Change("dropped", None, None, None, "Blankets needed (Beira)"),
        "Blankets\u00a0: nécessaire (Beira)",
    ),
}


@pytest.mark.parametrize(("change", "french"), FRENCH.values(), ids=FRENCH.keys())
def test_changes_in_french(change: Change, french: str) -> None:
    report = whole_report.sitrep()
    needs = tuple(need for need in report.needs if need.id != "n4")
    told = reworded(replace(report, needs=needs, changes=(change,)), load("fr"))
    assert [one.text for one in told.changes] == [french]


OWN = {
    "a person's words": Change("up", "h1", 700, 900, "More people have left Darkush."),
    "a figure that is no figure": Change("dropped", None, 12, None, "Injured: 1,2,3 on 3 March"),
    "no day": Change("dropped", None, 12, None, "Injured: 12 on the third"),
    "no category": Change("dropped", None, 12, None, "Frightened: 12 on 3 March"),
    "a fact that is not there": Change("up", "h99", 1, 2, "Killed: 2, up from 1 on 3 March"),
}


@pytest.mark.parametrize("change", OWN.values(), ids=OWN.keys())
def test_what_cannot_be_told_anew_stays(change: Change) -> None:
    assert reworded(replace(whole_report.sitrep(), changes=(change,)), load("fr")).changes == (change,)


def report_of(title: str, countries: tuple[str, ...]) -> Report:
    return replace(golden("flood").report, title=title, date="2025-11-01", countries=countries)


TITLES = {
    "countries": (
        "Kenya, Sudan: situation report, 2025-11-01",
        ("SDN", "KEN"),
        "Kenya, Soudan\u00a0: rapport de situation, 1er novembre 2025",
    ),
    "no country": ("Situation report, 2025-11-01", (), "Rapport de situation, 1er novembre 2025"),
    "a country that is none of the report's": (
        "Chad: situation report, 2025-11-01",
        ("KEN",),
        "Chad: situation report, 2025-11-01",
    ),
    "its own": ("Floods", ("KEN",), "Floods"),
}


@pytest.mark.parametrize(("title", "countries", "french"), TITLES.values(), ids=TITLES.keys())
def test_titles(title: str, countries: tuple[str, ...], french: str) -> None:
    report = replace(golden("flood"), report=report_of(title, countries))
    assert reworded(report, load("fr")).report.title == french
