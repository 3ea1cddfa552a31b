"""The bench of summaries: what it prints, and what it counts."""

import json
import re
from pathlib import Path

import pytest

from summarise import bench, bench_summaries
from summarise.bench_summaries import ranked

TEXT = (
    "By our reporter. Heavy rain fell on the hills above Orsk for three days. At least 40 people were killed on Sunday. "
    "The river burst its banks near the market. A festival in the capital went on as planned. Shops opened late in the south."
)
EVIDENCE = "At least 40 people were killed"


def written(path: Path, *rows: object) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("kept", "scores", "expected"),
    [
        pytest.param([False, True, True], [0.1, 0.9, 0.5], (1.0, 0.2), id="all first"),
        pytest.param([True, False], [0.1, 0.9], (0.5, 0.1), id="second"),
        pytest.param([True, False, True], [0.5, 0.5, 0.5], ((1 + 2 / 3) / 2, 0.2), id="ties in their order"),
        pytest.param([False] * 10 + [True], [1.0] * 10 + [0.0], (1 / 11, 0.0), id="beyond the first ten"),
    ],
)
def test_ranked(kept: list[bool], scores: list[float], expected: tuple[float, float]) -> None:
    assert ranked(kept, scores) == pytest.approx(expected)


@pytest.mark.slow
def test_coverage_weighs_headcounts_and_leaves_background_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fact = {"evidence": EVIDENCE, "start": TEXT.index(EVIDENCE), "background": False, "min": 40, "max": None}
    old = {"evidence": "A festival", "background": True, "min": 1, "max": 1}
    last = {"evidence": "Shops opened late in the south", "background": False}
    filler = " ".join(f"Nothing of note took place in village {name} that day." for name in "ABCDEFGHIJKL")
    row = {"id": "a", "text": f"{TEXT} {filler}", "headcounts": [fact, old], "damage": [], "needs": [last], "movements": []}
    bench.main(["summaries", "--gold", written(tmp_path / "gold.jsonl", row)])
    shares = dict(re.findall(r"(\w+) (\d\.\d{3})", capsys.readouterr().out))
    assert shares["lead"] == "1.000"
    assert shares["ours"] in ("0.750", "1.000")


@pytest.mark.slow
def test_lines_of_long_and_short_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"id": "a", "article": TEXT, "summary": "Heavy rain fell on the hills above Orsk for three days."}
    file = written(tmp_path / "news.jsonl", row)
    bench.main(["summaries", "--long", file, "--short", file])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [line[:2] for line in lines] == [
        *([["long", name] for name in ("ours", "facts", "lead", "full")]),
        *([["short", name] for name in ("ours", "facts", "lead", "cut")]),
    ]
    scores = {(line[0], line[1]): float(line[line.index("rouge2") + 1]) for line in lines}
    assert 0 < scores["long", "lead"] < 100


@pytest.mark.slow
def test_crises_are_ranked_by_weights_of_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = [{"text": "Two bridges fell in the flood.", "useful": 1}, {"text": "@me so sad #pray", "useful": 0}] * 3
    rows = [{"event": name, "title": f"{name} flood", "day": "1", "facts": facts} for name in ("Lena", "Ural")]
    bench.main(["summaries", "--crises", written(tmp_path / "days.jsonl", *rows)])
    assert capsys.readouterr().out == "crises      AP/P@10 1.000/0.300 over 2 days, 1.000/0.300 over 2 crises\n"


def test_no_file_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        list(bench_summaries.lines([]))
    assert caught.value.code == 2
    assert "name a file for at least one of --gold, --long, --short, --crises" in capsys.readouterr().err
