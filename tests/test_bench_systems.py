"""`summarise bench`: the systems, what each may take, and the table."""

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarise import bench_sumy, bench_systems, cli
from summarise.bench_systems import compared, systems, tasks
from summarise.errors import InputError
from summarise.summary import Budget
from summarise.text import Article

NEWS = (
    "Markets opened late. Rain flooded Orsk town, where 40 people died. Rain flooded Beira town. Rain flooded Orsk fields. "
    "Some 300 families fled Orsk."
)
ROWS = [
    {"article": NEWS, "summary": "Rain flooded Orsk, where 40 people died."},
    {"id": "b", "title": "Rain", "article": "Roads broke. Nine people died.", "summary": "Nine died."},
]
TWO = Budget(words=None, sentences=2)


def data(path: Path, *rows: object) -> str:
    file = path / "data.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        cli.main(["bench", *arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model, and no system of sumy."""
    monkeypatch.setattr(bench_systems, "listed", tuple)
    monkeypatch.setattr(bench_systems, "METHODS", {})


@pytest.mark.parametrize("method", bench_sumy.METHODS)
@pytest.mark.parametrize(
    ("budget", "allowed"),
    [
        pytest.param(TWO, lambda text: text.count(".") == 2, id="sentences"),
        pytest.param(Budget(words=9), lambda text: 4 <= len(text.split()) <= 9, id="words"),
    ],
)
def test_sumy_keeps_within_the_budget(monkeypatch: pytest.MonkeyPatch, method: str, budget: Budget, allowed) -> None:
    pytest.importorskip("sumy")
    monkeypatch.setattr(bench_systems, "listed", tuple)
    text = systems(budget)[method](Article("a", NEWS, language="en"))
    assert allowed(text)
    assert [NEWS.index(part) for part in re.findall(r"[^.]+\.", text) if part.strip() in NEWS] == sorted(
        NEWS.index(part) for part in re.findall(r"[^.]+\.", text)
    )


def test_the_words_of_lsa_are_in_order() -> None:
    """Of itself it takes them as a set gives them, and ranks otherwise on every run."""
    pytest.importorskip("sumy")
    from sumy.nlp.stemmers import Stemmer

    document = SimpleNamespace(words=("rain", "flooded", "beira", "orsk"))
    made = bench_sumy._telling("lsa", [])(Stemmer("english"))._create_dictionary(document)
    assert list(made.items()) == [("beira", 0), ("flood", 1), ("orsk", 2), ("rain", 3)]


def test_textrank_takes_the_most_central(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sumy")
    monkeypatch.setattr(bench_systems, "listed", tuple)
    article = Article("a", NEWS, language="en")
    assert systems(TWO)["textrank"](article) == "Rain flooded Orsk town, where 40 people died. Rain flooded Orsk fields."


@pytest.mark.usefixtures("few")
def test_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data(tmp_path, *ROWS), "--sentences", "2", "--format", "md") == 0
    title, _, *table = capsys.readouterr().out.splitlines()
    assert title == "**Systems (2 articles, at most 2 sentences)**"
    assert [row.split(" | ")[:-1] for row in table] == [
        ["| system", "rouge1", "rouge2", "rougeLsum", "figure faithfulness", "name faithfulness", "fact coverage", "length"],
        ["| ---", *["---:"] * 7],
        ["| lead", "0.675 (0.571–0.778)", "0.312 (0.000–0.625)", "0.675 (0.571–0.778)", "1.000", "1.000", "0.636", "8.0"],
    ]


@pytest.mark.usefixtures("few")
def test_first_articles_only(tmp_path: Path) -> None:
    chosen = tasks(data(tmp_path, *ROWS), print, first=1)
    assert [(task.article.id, task.reference) for task in chosen] == [("1", ROWS[0]["summary"])]
    assert compared(chosen, Budget(words=5)).title == "Systems (1 articles, at most 5 words)"


@pytest.mark.slow
def test_the_models_that_are_here_are_among_the_systems() -> None:
    assert list(systems(TWO)) == ["lead", *bench_sumy.METHODS, "minilm"]


def test_without_sumy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sumy.models.dom", None)
    monkeypatch.setattr(bench_systems, "listed", tuple)
    with pytest.raises(InputError, match=r"compares with sumy; install it with: pip install 'summarise\[bench\]'"):
        systems(TWO)["lsa"](Article("a", NEWS, language="en"))


def test_a_line_without_a_summary_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data(tmp_path, *ROWS, {"article": NEWS})) == 1
    shown = capsys.readouterr().err
    assert (shown.count("\n"), "line 3: no article or no summary; a line of the data has both" in shown) == (1, True)
