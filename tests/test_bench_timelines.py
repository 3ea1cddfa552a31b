"""The bench of daily summaries: which days are measured, what they are compared with, and the lines that it prints."""

import json
import re
import sys
from pathlib import Path

import pytest

from summarise import bench, bench_timelines
from summarise.bench_timelines import Case, first, lexrank, newest
from summarise.errors import InputError
from summarise.reading import read
from summarise.summary import load
from summarise.text import Article

UPDATES = [
    "The Lena rose near Orsk.\\nRoads are shut.",
    "The Lena broke its banks.",
    "Forty people left Orsk.",
    "The rain ended.",
]


def timeline(event: str, days: int = 4) -> dict[str, object]:
    """A timeline whose background of each day is the update of the day before."""
    rows = [
        {"date": f"2024-03-{day + 1:02}", "update": UPDATES[day % 4], "background": UPDATES[(day - 1) % 4]} for day in range(days)
    ]
    return {"event": event, "annotator": "one", "days": rows}


def case(background: str, *texts: str) -> Case:
    """A day with these articles before it."""
    readings = tuple(read(Article(f"a{number}", text, language="en")) for number, text in enumerate(texts))
    return Case(0, "flood", readings, background)


def written(path: Path, *rows: object) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


OF_TWO = case("six words or so of it", "One is here. Two is here.", "Three is here.")


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        pytest.param(first, "One is here. Three is here.", id="first of each"),
        pytest.param(newest, "Three is here. One is here.", id="newest"),
    ],
)
def test_baselines_are_cut_to_the_length_of_the_background(system, expected: str) -> None:
    assert system(OF_TWO) == expected


def test_lexrank_gives_the_most_central_first() -> None:
    pytest.importorskip("sumy")
    texts = ["Markets opened late.", "Rain flooded Orsk town.", "Rain flooded Beira town.", "Rain flooded Orsk fields."]
    assert lexrank(case("three words here", *texts)) == "Rain flooded Orsk"


def test_without_sumy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sumy.models.dom", None)
    with pytest.raises(InputError, match=r"compares with sumy; install it with: pip install 'summarise\[bench\]'"):
        lexrank(OF_TWO)


@pytest.mark.parametrize(
    ("days", "count", "measured"),
    [
        pytest.param(4, 8, [1, 2, 3], id="all that have a day before"),
        pytest.param(9, 3, [1, 4, 8], id="evenly spread, the first and the last among them"),
        pytest.param(9, 1, [1], id="one"),
        pytest.param(1, 8, [], id="no day before"),
    ],
)
def test_the_days_measured(days: int, count: int, measured: list[int]) -> None:
    cases = list(bench_timelines.cases([timeline("flood", days)], count))
    assert [len(case.articles) for case in cases] == measured
    assert [case.background for case in cases] == [UPDATES[(day - 1) % 4].replace("\\n", "\n") for day in measured]


def test_each_measure_is_a_line_of_all_systems(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(bench_timelines, "load", lambda: load("lead"))
    monkeypatch.setattr(bench_timelines, "lexrank", lambda case: "Nothing of this.")
    file = written(tmp_path / "timelines.jsonl", timeline("flood", 3), timeline("storm", 2))
    bench.main(["timelines", file])
    rows = [("all", "0.850", "0.812"), ("tuned", "0.700", "0.625"), ("others", "1.000", "1.000")]
    assert capsys.readouterr().out.splitlines() == [
        f"timelines   {events:6} {measure}  ours {ours} (1.00 x)  first {ours} (1.00 x)  lexrank 0.000 (inf x)  "
        f"newest 1.000 ({float(ours):.2f} x)"
        for events, *both in rows
        for measure, ours in zip(bench_timelines.MEASURES, both, strict=True)
    ]


@pytest.mark.slow
def test_the_default_model_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(bench_timelines, "lexrank", first)
    bench.main(["timelines", written(tmp_path / "timelines.jsonl", timeline("flood")), "--days", "2"])
    line = r"timelines   (all|tuned|others) +rouge[12]  ours \d\.\d{3} \(1\.00 x\)  first .* x\)"
    assert [bool(re.fullmatch(line, told)) for told in capsys.readouterr().out.splitlines()[:4]] == [True] * 4
