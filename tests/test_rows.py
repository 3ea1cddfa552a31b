"""Rows of the data that is measured on: what is wrong with them is told in one line."""

import json
from datetime import date
from pathlib import Path

import pytest

from summarise import bench
from summarise.errors import InputError
from summarise.rows import rows_of

BIN = b"\x89PNG\r\n\x1a\n\0\xff"
FIELDS = {"text": str, "figure": int, "country": str | None, "days": [{"date": date}]}
WHOLE = {"text": "Rain.", "figure": 3, "country": None, "days": [{"date": "2024-03-05"}]}


def run(*arguments: str) -> int:
    """The exit status of the bench."""
    with pytest.raises(SystemExit) as caught:
        bench.main(arguments)
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_rows_with_all_fields_are_read(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [WHOLE, {**WHOLE, "text": "Rain.\u2028Hail.", "id": 7, "colour": "red"}]
    file.write_text("\ufeff" + "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert rows_of(file, FIELDS) == rows


WRONG = {
    "missing": ({"text": None}, "rows.jsonl:2: no text 'text'; a row has text, figure, country, days"),
    "of another kind": ({"figure": "3"}, "rows.jsonl:2: no number 'figure'; a row has text, figure, country, days"),
    "neither nor": ({"country": 4}, "rows.jsonl:2: no text or null 'country'; a row has text, figure, country, days"),
    "no list": ({"days": {}}, "rows.jsonl:2: no list of objects 'days'; a row has text, figure, country, days"),
    "an empty list": ({"days": []}, "rows.jsonl:2: no list of objects 'days'; a row has text, figure, country, days"),
    "no object in it": ({"days": ["x"]}, "rows.jsonl:2: no object 'days/0'; a row has text, figure, country, days"),
    "missing within": (
        {"days": [{"date": "2024-03-05T08:00:00Z"}, {}]},
        "rows.jsonl:2: no day 'days/1/date'; a row has text, figure, country, days",
    ),
    "no day": ({"published": "soon"}, "rows.jsonl:2: no day or null 'published'; a row has text, figure, country, days"),
    "half a character": ({"text": "\ud800"}, "rows.jsonl:2: half of a character (a lone surrogate); write it whole"),
    "an odd title": ({"title": 5}, "rows.jsonl:2: no text or null 'title'; a row has text, figure, country, days"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG)
def test_a_row_without_a_field_is_named(tmp_path: Path, change: dict[str, object], message: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(WHOLE)}\n{json.dumps({**WHOLE, **change})}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        rows_of(file, FIELDS)
    assert str(caught.value) == f"{tmp_path}/{message}"


def test_a_field_that_may_be_null_must_be_there(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({name: value for name, value in WHOLE.items() if name != "country"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"rows\.jsonl:1: no text or null 'country'"):
        rows_of(file, FIELDS)


FACT = {"evidence": "Rain", "background": False}
ANNOTATED = {"id": "a", "text": "Rain fell.", "headcounts": [], "damage": [], "needs": [], "movements": []}
EVERY = {
    "figures": ["figures"],
    "guard": ["guard"],
    "scores of pairs": ["scores", "--pairs"],
    "scores of summaries": ["scores", "--data"],
    "slots": ["slots", "--gold"],
    "long": ["summaries", "--long"],
    "crises": ["summaries", "--crises"],
    "coverage": ["summaries", "--gold"],
    "timelines": ["timelines"],
}
CONTENTS = {
    "missing": (None, "FILE: cannot be read (No such file or directory); name a file with one JSON object a line"),
    "binary": (BIN, "FILE: not text in UTF-8; name a file with one JSON object a line"),
    "empty": (b"\n", "FILE: empty; write one JSON object a line"),
    "not JSON": (b"\n{'a': 1}", "FILE:2: not JSON"),
    "no object": (b"[1]", "FILE:1: not an object; write one {…} a line"),
    "an object without a field": (b'{"hello": 1}', "FILE:1: no text '"),
}


@pytest.mark.parametrize(("content", "message"), CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("command", EVERY.values(), ids=EVERY)
def test_wrong_input_is_one_line_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], content: bytes | None, message: str
) -> None:
    file = tmp_path / "rows.jsonl"
    if content is not None:
        file.write_bytes(content)
    assert run(*command, str(file)) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert shown.err.startswith(f"summarise: {message.replace('FILE', str(file))}")


SET = {
    "excerpts": ("idmc", {"text": "Some fled.", "figure": 3}, "no text 'term'"),
    "incidents": ("incidents", {"id": "a", "text": "A driver was killed.", "killed": 1}, "no number or null 'wounded'"),
    "a slot": ("gold", {"id": "a", "text": "Rain fell.", "headcounts": []}, "no list 'damage'"),
    "a fact": ("gold", {**ANNOTATED, "needs": [{"evidence": "Rain"}]}, "/needs/0: needs evidence (a quotation of the text)"),
    "a quote": (
        "gold",
        {**ANNOTATED, "needs": [{**FACT, "evidence": "Hail"}]},
        "/needs/0/evidence: not in the text at its place",
    ),
}


@pytest.mark.parametrize(("part", "row", "message"), SET.values(), ids=SET)
def test_what_a_set_of_facts_lacks_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], part: str, row: dict[str, object], message: str
) -> None:
    file, gold = tmp_path / "rows.jsonl", tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    gold.write_text(json.dumps(ANNOTATED), encoding="utf-8")
    others = [] if part == "gold" else ["--gold", str(gold)]
    assert run("slots", *others, f"--{part}", str(file)) == 1
    assert capsys.readouterr().err.startswith(f"summarise: {file}:1: {message}")


NOTHING = {
    "no pair of the half": (
        ["guard", "FILE", "--half", "kept"],
        {"id": "1", "source": "x", "summary": "y", "label": "faithful", "half": "develop"},
        "FILE: no pair of the half kept; leave --half out, or name a file with such pairs",
    ),
    "only short articles": (
        ["summaries", "--gold", "FILE"],
        ANNOTATED,
        "FILE: no article of 150 words and more; name a file with such articles",
    ),
    "no day before": (
        ["timelines", "FILE"],
        {"event": "flood", "days": [{"date": "2024-03-05", "update": "Rain.", "background": "None."}]},
        "FILE: no timeline of two days and more; name a file with such timelines",
    ),
    "one article to time": (
        ["slots", "--gold", "GOLD", "--articles", "FILE"],
        ANNOTATED,
        "FILE: 1 article in a language that has rules; name at least two",
    ),
}


@pytest.mark.parametrize(("command", "row", "message"), NOTHING.values(), ids=NOTHING)
def test_a_file_that_leaves_nothing_to_measure_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], row: object, message: str
) -> None:
    file, gold = tmp_path / "rows.jsonl", tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    gold.write_text(json.dumps(ANNOTATED), encoding="utf-8")
    assert run(*(word.replace("FILE", str(file)).replace("GOLD", str(gold)) for word in command)) == 1
    assert capsys.readouterr().err == f"summarise: {message.replace('FILE', str(file))}\n"


def test_a_day_fewer_than_one_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timelines", str(tmp_path / "rows.jsonl"), "--days", "0") == 2
    assert "--days 0: write a whole number from 1 on" in capsys.readouterr().err
