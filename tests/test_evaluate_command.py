"""`summarise evaluate`: what it reads, what it writes, and what it refuses."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from summarise import cli
from tests.annotated import ARTICLES, SITREPS

NEWS = {"id": "beira", "article": "At least 40 people were killed in Beira. Some 300 families fled to Chimoio.", "language": "en"}
GOOD, BAD = "At least 40 people were killed in Beira.", "At least 45 people were killed in <Beira>."
REFERENCE = "Floods killed at least 40 people in Beira."


def run(*arguments: str | Path) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["evaluate", *map(str, arguments)])
    return int(caught.value.code or 0)


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def folder(path: Path, **texts: str) -> Path:
    path.mkdir()
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {
        "good": lines(tmp_path / "good.jsonl", {"id": "beira", "summary": GOOD}),
        "bad": lines(tmp_path / "bad.jsonl", {"id": "beira", "text": BAD}),
        "gold": lines(tmp_path / "gold.jsonl", {"id": "beira", "summary": REFERENCE}),
        "source": lines(tmp_path / "source.jsonl", NEWS),
        "annotated": lines(tmp_path / "annotated.jsonl", *ARTICLES),
        "sitreps": lines(tmp_path / "sitreps.jsonl", *SITREPS),
    }


def scores(out: str) -> dict[str, float]:
    return {name: round(one["value"], 3) for name, one in json.loads(out)["metrics"].items()}


def test_summaries_against_references_and_sources(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files["bad"], "--gold", files["gold"], "--source", files["source"], "--format", "json", "--errors") == 0
    shown = capsys.readouterr()
    assert (scores(shown.out), shown.err) == (
        {
            "rouge1": 0.75,
            "rouge2": 0.286,
            "rougeLsum": 0.625,
            "figure_faithfulness": 0.0,
            "name_faithfulness": 1.0,
            "sentence_faithfulness": 0.0,
            "fact_coverage": 0.0,
            "redundancy": 0.0,
            "length": 8.0,
            "compression": 1.75,
        },
        "",
    )
    assert json.loads(shown.out)["errors"][0] == {
        "case": "beira",
        "kind": "number",
        "summary": BAD,
        "source": "At least 40 people were killed in Beira.",
        "why": "“At least 45”: the source gives “At least 40”",
        "soft": False,
    }


def test_text_files_are_put_together_by_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = folder(tmp_path / "ours", a=GOOD, b=GOOD, c=GOOD)
    gold = folder(tmp_path / "gold", a=GOOD, b=REFERENCE, d=GOOD)
    assert run(ours, "--gold", gold, "--format", "json", "--metrics", "rouge1") == 0
    shown = capsys.readouterr()
    assert [(case["id"], round(case["scores"]["rouge1"], 3)) for case in json.loads(shown.out)["cases"]] == [
        ("a", 1.0),
        ("b", 0.875),
        ("d", 0.0),
    ]
    assert shown.err == (
        "summarise: without a prediction, counted as empty: 'd'\nsummarise: left out, as the gold does not have them: 'c'\n"
    )


def test_one_summary_and_one_reference_belong_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    assert run(tmp_path / "ours.txt", "--gold", tmp_path / "theirs.txt", "--format", "json", "--metrics", "rouge1") == 0
    assert scores(capsys.readouterr().out) == {"rouge1": 1.0}


def test_reports_against_annotated_articles(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(files["sitreps"], "--gold", files["annotated"], "--metrics", "headcounts.strict", "--format", "md", "--errors") == 0
    )
    shown = capsys.readouterr().out.splitlines()
    assert shown[:5] == [
        "**Facts against the annotation**",
        "",
        "| facts | level | precision | recall | F1 | 95 % interval | cases |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
        "| headcounts | strict | 0.400 | 0.500 | 0.444 | 0.000–0.500 | 2 |",
    ]
    assert shown[6:14] == [
        "**Mistakes**",
        "",
        "| facts | missed | spurious | wrong value | wrong category | wrong unit | wrong place |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| headcounts | 0 | 1 | 0 | 1 | 1 | 1 |",
        "| damage | 1 | 0 | 1 | 0 | 0 | 0 |",
        "| needs | 1 | 0 | 0 | 1 | 0 | 0 |",
        "| movements | 0 | 0 | 0 | 0 | 0 | 1 |",
    ]
    assert shown[19] == (
        "| beira | wrong unit | Some 300 families fled to Chimoio | 300 families fled to Chimoio "
        "| headcounts: annotated: displaced, households, 300, in Chimoio; found: displaced, people, 300, in Chimoio |"
    )


def test_a_summary_is_no_report(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files["good"], "--gold", files["annotated"], "--format", "json") == 0
    assert [name for name in scores(capsys.readouterr().out) if "." in name or name == "schema_validity"] == []


def test_another_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = {"id": "a", "text": "Au moins 40 personnes sont mortes à Beira dimanche.", "language": "fr", "headcounts": []}
    report = {"articles": [{"id": "a"}], "summary": {"text": "Au moins 45 personnes sont mortes."}}
    given = (lines(tmp_path / "ours.jsonl", report), "--gold", lines(tmp_path / "gold.jsonl", news))
    assert run(*given, "--format", "json", "--metrics", "figure_faithfulness") == 0
    assert scores(capsys.readouterr().out) == {"figure_faithfulness": 0.0}


def test_two_systems(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    given = (files["good"], "--gold", files["gold"], "--baseline", files["bad"], "--metrics", "rouge1,length")
    assert run(*given, "--format", "md") == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| metric | value | 95 % interval | cases | baseline | difference | p |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| rouge1 | 0.875 | 0.875–0.875 | 1 | 0.750 | +0.125 | 0.002 |",
        "| length | 8.0 | 8.0–8.0 | 1 | 8.0 | 0.0 | 1.000 |",
    ]


def test_a_table_for_people(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(files["good"], "--gold", files["gold"], "--metrics", "rouge1") == 0
    assert re.findall(r"[\w.%–]+", capsys.readouterr().out) == (
        "Scores metric value 95 % interval cases rouge1 0.875 0.875–0.875 1".split()
    )


def test_a_score_under_its_floor_fails_and_is_named(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    floors = ("--fail-under", "figure_faithfulness=0.9", "--fail-under", "length=3")
    given = (files["bad"], "--source", files["source"], "--metrics", "length", *floors)
    assert run(*given, "--format", "junit", "--errors") == 1
    shown = capsys.readouterr()
    assert shown.err == "summarise: figure_faithfulness 0.0000 is under its floor 0.9000\n"
    suites = ElementTree.fromstring(shown.out)
    assert [(test.get("name"), [fault.get("message") for fault in test.iter("failure")]) for test in suites.iter("testcase")] == [
        ("figure_faithfulness", ["figure_faithfulness 0.0000 is under its floor 0.9000"]),
        ("length", []),
    ]
    assert suites.attrib == {"tests": "2", "failures": "1", "errors": "0", "skipped": "0"}
    assert suites.findtext("testsuite/system-out") == (
        f"beira: number: “At least 45”: the source gives “At least 40”\n  {BAD}\n  {GOOD}\n"
    )


def test_a_page_shows_both_sides_and_escapes_them(files: dict[str, Path], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(files["bad"], "--source", files["source"], "--html", page, "-o", tmp_path / "table.txt") == 0
    text = page.read_text("utf-8")
    assert (
        '<tr><td class="kind">number</td><td dir="auto">At least 45 people were killed in &lt;Beira&gt;.'
        '<div class="why">“At least 45”: the source gives “At least 40”</div></td>'
        f'<td dir="auto">{GOOD}</td></tr>'
    ) in text
    assert re.findall(r"(?:src|href)=|<script|http", text) == ["http"]  # that of the meta element's http-equiv


ERRORS: dict[str, tuple[Sequence[str], str]] = {
    "no such file": (["none.jsonl", "--gold", "{gold}"], "none.jsonl: no such file; check the name"),
    "nothing to compare with": (["{good}", "--metrics", "rouge1"], "rouge1 cannot be measured here; see what it needs"),
    "no such metric": (["{good}", "--gold", "{gold}", "--metrics", "bleu"], "no metric 'bleu'; there are: rouge1,"),
    "no floor": (["{good}", "--gold", "{gold}", "--fail-under", "rouge1"], "'rouge1' is no floor; write it as metric=value"),
    "no number": (["{good}", "--gold", "{gold}", "--fail-under", "rouge1=nan"], "'rouge1=nan' is no floor"),
    "no common id": (["{annotated}", "--gold", "{sitreps2}"], "no id in common: the summaries have 'beira', 'quiet', the gold"),
    "not JSON": (["{broken}", "--gold", "{gold}"], "broken.jsonl: line 2: broken JSON"),
    "no id": (["{nameless}", "--gold", "{gold}"], "nameless.jsonl: no id; give one by which"),
    "no summary": (["{empty}", "--gold", "{gold}"], "empty.jsonl: no summary; give a sitrep, or an object with id and summary"),
    "no object": (["{listed}", "--gold", "{gold}"], "listed.json: object 1: not an object; write one {…} a line"),
    "twice": (["{good}", "{bad}", "--gold", "{gold}"], "bad.jsonl: the id 'beira' stands in"),
    "no source": (["{good}", "--source", "{empty}"], "empty.jsonl: no source; give an object with id and text (or article)"),
    "a fact without evidence": (["{faulty}", "--gold", "{gold}"], "faulty.jsonl: /needs/0: no evidence with start and end"),
    "a unit that is no text": (
        ["{unit}", "--gold", "{gold}"],
        "unit.jsonl: /needs/0/item: not of its kind; `summarise validate`",
    ),
    "places without names": (["{places}", "--gold", "{gold}"], "places.jsonl: /locations: not a list of places with id and name"),
    "a number that is missing": (
        ["{good}", "--gold", "{uncounted}"],
        "uncounted.jsonl: /damage/0: needs the number, as min and max",
    ),
    "a quote of other words": (["{good}", "--gold", "{misquoted}"], "misquoted.jsonl: /needs/0/evidence: not in the text"),
    "another baseline": (
        ["{sitreps}", "--baseline", "{half}"],
        "half.jsonl: no summary 'quiet'; a baseline needs the same ids as the summaries",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_one_line(
    files: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], message: str
) -> None:
    water = {"item": "water", "status": "needed", "background": False}
    made = {
        "nameless": lines(tmp_path / "nameless.jsonl", {"summary": GOOD}),
        "empty": lines(tmp_path / "empty.jsonl", {"id": "beira"}),
        "listed": lines(tmp_path / "listed.json", ["beira"]),
        "faulty": lines(tmp_path / "faulty.jsonl", {**SITREPS[0], "needs": [water]}),
        "misquoted": lines(tmp_path / "misquoted.jsonl", {"id": "beira", "text": GOOD, "needs": [{**water, "evidence": "rice"}]}),
        "unit": lines(tmp_path / "unit.jsonl", {**SITREPS[1], "needs": [{**water, "item": 3, "evidence": []}]}),
        "places": lines(tmp_path / "places.jsonl", {**SITREPS[1], "locations": [{"id": "l1"}]}),
        "uncounted": lines(tmp_path / "uncounted.jsonl", {"id": "a", "text": GOOD, "damage": [{**water, "evidence": GOOD}]}),
        "sitreps2": lines(tmp_path / "others.jsonl", {"id": "x", "summary": GOOD}),
        "half": lines(tmp_path / "half.jsonl", SITREPS[0]),
        "broken": tmp_path / "broken.jsonl",
    }
    made["broken"].write_text('{"id": "a", "summary": "x"}\n{\n', encoding="utf-8")
    assert run(*(argument.format(**files, **made) for argument in arguments)) == 1
    shown = capsys.readouterr()
    *notices, last = shown.err.splitlines()
    assert (shown.out, message in last, all("prediction" in line or "left out" in line for line in notices)) == (
        "",
        True,
        True,
    ), shown.err
