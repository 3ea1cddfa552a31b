"""The figures that the bench prints."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarise import bench
from tests.annotated import ARTICLES, SITREPS

ARTICLE = "Rain fell on Monday. The river rose and drove 1,200 people from their homes. Roads are shut."
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "shapes"),
    [
        pytest.param("cold", ["cold: the whole command N s, bare sentence-transformers N s, N x"], id="cold"),
        pytest.param(
            "encoder",
            [
                "encoder: sentence-transformers N sentences/s",
                "encoder: floatN N sentences/s, N x, cosine >= N",
            ],
            id="encoder",
        ),
    ],
)
def test_a_part_prints_its_figures(part: str, shapes: list[str], tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setattr("summarise.summary.encoder.quick_in_half", lambda: False)  # where it is, one line more
    monkeypatch.setattr(bench, "TURNS", 1)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    bench.main([str(tmp_path / "a.txt"), "--part", part])
    assert [NUMBER.sub("N", line) for line in capsys.readouterr().out.splitlines()] == shapes


GOLD = {
    "id": "g1",
    "text": "At least 40 people were killed in Beira on Sunday. Two bridges were destroyed.",
    "headcounts": [
        {
            "min": 40,
            "max": None,
            "unit": "people",
            "category": "killed",
            "group": None,
            "part_of": False,
            "background": False,
            "evidence": "At least 40 people were killed in Beira",
        }
    ],
    "damage": [{"min": 3, "max": 3, "asset": "bridge", "level": "destroyed", "background": False, "evidence": "Two bridges"}],
    "needs": [],
    "movements": [],
}
EXCERPTS = [
    {"id": "i1", "text": "Some 300 people were evacuated in Kenya.", "figure": 300, "term": "Evacuated", "unit": "People"},
    {"id": "i2", "text": "The flood destroyed 40 homes and displaced 90 people.", "figure": 40, "term": "Destroyed Housing"},
]
PLACES = [{"country": "KEN", "names_place": True}, {"country": None, "names_place": False, "unit": "Households"}]
INCIDENTS = [
    {
        "id": "v1",
        "text": "A driver was killed and two nurses were wounded.",
        "killed": 1,
        "wounded": 2,
        "kidnapped": 0,
        "detained": 0,
    },
    {
        "id": "v2",
        "text": "Two guards of the agency stood there; 14 met us.",
        "killed": 2,
        "wounded": 0,
        "kidnapped": 14,
        "detained": 0,
    },
    {"id": "v3", "text": "Staff were shot dead on the way.", "killed": 3, "wounded": 0, "kidnapped": 0, "detained": 0},
]


def jsonl(path: Path, rows: Sequence[object]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_the_facts_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "gold": [GOLD],
        "idmc": [{**row, **place} for row, place in zip(EXCERPTS, PLACES, strict=True)],
        "incidents": INCIDENTS,
        "articles": [
            {"text": ARTICLE},
            {"text": f"{ARTICLE} Rain goes on."},
            {"text": "Les pluies ont fait des morts dans les villages.", "language": "fr"},
        ],
    }
    bench.main(["slots", *(word for name, rows in files.items() for word in (f"--{name}", jsonl(tmp_path / name, rows)))])
    *lines, speed = capsys.readouterr().out.splitlines()
    assert lines == [
        "headcounts  strict P 1.000 R 1.000 F1 1.000  value F1 1.000  detail 1.000  background F1 0.000, spurious 0.000",
        "damage      strict P 0.000 R 0.000 F1 0.000  value F1 0.000  detail 0.000  background F1 0.000, spurious 0.000",
        "needs       strict P 0.000 R 0.000 F1 0.000  value F1 0.000  detail 0.000  background F1 0.000, spurious 0.000",
        "movements   strict P 0.000 R 0.000 F1 0.000  value F1 0.000  detail 0.000  background F1 0.000, spurious 0.000",
        "idmc        found 1.000  joint 1.000  top 0.500  country 1.000  (2 excerpts)",
        "incidents   recall 0.500  (killed 0.500, injured 1.000, detained 0.000; 4 numbers)",
    ]
    assert NUMBER.sub("N", speed) == "articles    N a second of segmentation and slots on one core  (N of N articles)"


def test_an_input_that_is_missing_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        bench.main([str(tmp_path / "none.txt")])
    assert (caught.value.code, capsys.readouterr().err) == (
        1,
        f"summarise: {tmp_path}/none.txt: no such file; check the name\n",
    )


PAIR = {"source": "At least 40 people were killed in Beira.", "half": "develop"}
PAIRS = [
    {**PAIR, "id": "p1", "summary": "At least 40 people were killed.", "label": "faithful"},
    {**PAIR, "id": "p2", "summary": "At least 40 people fled.", "label": "role"},
    {**PAIR, "id": "p3", "summary": "At least 45 people were killed.", "label": "number"},
]
THEIRS = "print('headcounts  strict P 0.400  R 0.500  F1 0.444  (tp 2)\\nneeds       value  P 1.000  R 0.667  F1 {f1}')"


def test_the_metrics_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rouge_score")
    bench.main(["scores", "--pairs", jsonl(tmp_path / "pairs", PAIRS), "--half", "develop"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "sentence_faithfulness: 3 pairs, false alarms 0 of 1 = 0.0%",
        "sentence_faithfulness: precision 1.000, recall 1.000, F1 1.000",
        "sentence_faithfulness: number caught 1 of 1 = 100.0%",
        "sentence_faithfulness: role caught 1 of 1 = 100.0%",
    ]
    assert lines[-2:] == [
        "numbers that occur: number caught 1 of 1 = 100.0%",
        "numbers that occur: role caught 0 of 1 = 0.0%",
    ]


@pytest.mark.parametrize(
    ("f1", "expected"),
    [
        pytest.param("0.800", "slots: 6 of 6 rates equal to the third decimal", id="equal"),
        pytest.param("0.801", "slots: 5 of 6 rates equal to the third decimal: not needs.value.f1", id="one is not"),
    ],
)
def test_the_slots_are_set_beside_those_of_a_script(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], f1: str, expected: str
) -> None:
    (tmp_path / "theirs.py").write_text(THEIRS.format(f1=f1), encoding="utf-8")
    files = ["--gold", jsonl(tmp_path / "gold.jsonl", ARTICLES), "--sitreps", jsonl(tmp_path / "sitreps.jsonl", SITREPS)]
    bench.main(["scores", *files, "--script", str(tmp_path / "theirs.py")])
    assert capsys.readouterr().out == f"{expected}\n"


def test_rouge_is_set_beside_rouge_score(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    pytest.importorskip("rouge_score")
    monkeypatch.setattr("summarise.bench_scores.COUNT", 7)
    rows = [{"article": ARTICLE, "summary": "Rain fell."}, {"article": "Roads are shut.", "summary": "Roads are closed."}]
    bench.main(["scores", "--data", jsonl(tmp_path / "data.jsonl", rows)])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("rouge: differs by at most 0.0e+00; 7 pairs in ")
