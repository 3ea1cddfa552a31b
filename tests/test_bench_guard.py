"""The figures on the check of summaries."""

import json
from pathlib import Path

import pytest

from summarise.bench_guard import lines
from summarise.errors import InputError

SOURCE = "The flood killed 45 people and injured 120. The road has not reopened."
PAIRS = [
    ("1", "Forty-five people died in the flood.", "faithful", "develop"),
    ("2", "The flood killed 120 people.", "role", "develop"),
    ("3", "The road has reopened.", "negation", "kept"),
    ("4", "The flood killed 46 people.", "number", "develop"),
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    rows = [dict(zip(("id", "summary", "label", "half"), row, strict=True), source=SOURCE) for row in PAIRS]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_both_judges_are_measured(pairs: Path) -> None:
    assert list(lines([str(pairs)])) == [
        "guard: 4 pairs, false alarms 0 of 1 = 0.0%",
        "guard: precision 1.000, recall 1.000, F1 1.000",
        "guard: negation caught 1 of 1 = 100.0%",
        "guard: number caught 1 of 1 = 100.0%",
        "guard: role caught 1 of 1 = 100.0%",
        "numbers that occur: 4 pairs, false alarms 0 of 1 = 0.0%",
        "numbers that occur: precision 1.000, recall 0.333, F1 0.500",
        "numbers that occur: negation caught 0 of 1 = 0.0%",
        "numbers that occur: number caught 1 of 1 = 100.0%",
        "numbers that occur: role caught 0 of 1 = 0.0%",
    ]


def test_one_half_alone(pairs: Path) -> None:
    assert list(lines([str(pairs), "--half", "kept"]))[:1] == ["guard: 1 pairs, false alarms 0 of 0 = 0.0%"]


def test_misses_are_listed_with_what_was_found(pairs: Path) -> None:
    wrong = {"id": "5", "source": SOURCE, "summary": "The flood killed 120 people.", "label": "faithful", "half": "develop"}
    pairs.write_text(json.dumps(wrong), encoding="utf-8")
    assert list(lines([str(pairs), "--misses"]))[-4:-1] == [
        "faithful 5",
        f"    source:  {SOURCE}",
        "    summary: The flood killed 120 people.",
    ]


BAD = {
    "no JSON": ("{", "1: not JSON"),
    "no label": ('{"id": "1", "source": "x", "summary": "y"}', "1: no text 'label'"),
    "no object": ("[]", "1: not an object"),
}


@pytest.mark.parametrize(("row", "message"), BAD.values(), ids=BAD)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(row, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(lines([str(path)]))


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        list(lines([str(tmp_path / "none.jsonl")]))
