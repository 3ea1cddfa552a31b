"""The figures that the bench prints."""

import re
from pathlib import Path

import pytest

from summarise import bench

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
