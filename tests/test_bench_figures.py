"""Counting figures that nothing supports."""

import json
import re

import pytest

from summarise import bench
from summarise.bench_figures import Changing, unsupported
from summarise.reading import read
from summarise.sitrep import Summary
from summarise.text import Article

TEXT = "At least 40 people were killed in Beira on Sunday. Two bridges fell. Some 1,200 families left the town on foot."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Forty people were killed and 2 bridges fell.", set(), id="the same values"),
        pytest.param("Forty-one people were killed.", {41}, id="another value in words"),
        pytest.param("1,300 families left 3 towns.", {1300, 3}, id="two in digits"),
    ],
)
def test_unsupported(text: str, expected: set[float]) -> None:
    assert unsupported(Article("a", TEXT), Summary("", text, len(text.split()), ())) == expected


def test_every_number_is_changed() -> None:
    made = Changing().summarise([read(Article("a", TEXT), language="en").document])
    assert [(one.text, one.origin) for one in made.sentences] == [
        ("At least 43 people were killed in Beira on Sunday.", "abstractive"),
        ("Some 4,203 families left the town on foot.", "abstractive"),
    ]


@pytest.mark.slow
def test_the_guard_lets_none_through(tmp_path, capsys) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    bench.main(["figures", str(file)])
    found = re.findall(
        r"(\w+): (\d+) unsupported in \d+ sentences of 1 reports, (\d+) sentences refused", capsys.readouterr().out
    )
    assert found == [("minilm", "0", "0"), ("lead", "0", "0"), ("changed", "0", "2")]
