"""What the README says works, to the letter."""

import csv
import doctest
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from summarise import cli, lexicon
from summarise.evaluate.metrics import METRICS
from summarise.reading import read
from summarise.text import Article

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(mark: str, kind: str = "sh") -> str:
    """The code block after a mark."""
    found = re.search(rf"<!-- {mark} -->\n```{kind}\n(.*?)\n```", README, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("example", re.findall(r"```python\n(>>>.*?)```", README, re.DOTALL))
def test_a_python_example_runs(example: str) -> None:
    case = doctest.DocTestParser().get_doctest(example, {}, "README.md", "README.md", 0)
    told = doctest.DocTestRunner().run(case)
    assert told.attempted > 0
    assert told.failed == 0


@pytest.mark.slow
def test_the_test_file_runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, without other plugins; its failure reads as the README says."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    bad = "def test_bad(assert_summary):\n    assert_summary('In Beira 45 people were killed.', SOURCE)\n"
    pytester.makepyfile(test_ours=f"{block('test file', 'python')}\n\n\n{bad}")
    result = pytester.runpytest_subprocess("-p", "summarise.pytest_plugin")
    result.assert_outcomes(passed=4, failed=1)
    said = [line.removeprefix("E       ").removeprefix("Failed: ") for line in result.outlines if line.startswith("E ")]
    assert said == block("failure", "text").splitlines()


def test_every_metric_is_in_the_table() -> None:
    section = README.partition("## How good is a summary?")[2].partition("\n## ")[0]
    told = {
        name for cell in re.findall(r"^\| (`.*?`[^|]*) \|", section, re.MULTILINE) for name in re.findall(r"`([\w.]+)`", cell)
    }
    assert told == {name for name in METRICS if "." not in name} | {"headcounts.strict.f1"}


def test_the_first_command_names_what_ships() -> None:
    arguments = block("first report").split("summarise sitrep ")[1].split()
    assert (ROOT / arguments[0]).is_file()
    with pytest.raises(SystemExit) as caught:
        cli.main(["sitrep", str(ROOT / arguments[0]), *arguments[1:], "--model", "lead", "-o", "-"])
    assert caught.value.code == 0


@pytest.mark.slow
def test_the_daily_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for line in block("daily report").splitlines():
        words = [str(ROOT / word) if word.startswith("tests/") else word for word in shlex.split(line)]
        model = ["--model", "lead"] if words[1] == "sitrep" else []
        with pytest.raises(SystemExit) as caught:
            cli.main([*words[1:], *model])
        assert caught.value.code == 0
    changes = json.loads((tmp_path / "23.json").read_text("utf-8"))["changes"]
    assert ("up", 19, 34) in [(change["kind"], change["previous"], change["current"]) for change in changes]
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    killed = [(row["date"], row["value"]) for row in rows if row["category"] == "killed"]
    assert killed == [("2026-04-22", "19"), ("2026-04-23", "34")]


@pytest.mark.slow
@pytest.mark.parametrize(("mark", "maker"), [("larger models", ["chat"]), ("own model", ["seq2seq", "bart"])])
def test_larger_models(
    mark: str, maker: list[str], tiny: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands as they stand, on a tiny model in the place of the real one."""
    folder = tiny(*maker, positions=4096)
    own = re.search(r"```\n# own.txt\n(.*?)```", README, re.DOTALL)
    assert own
    (tmp_path / "own.txt").write_text(own[1].replace("beams=4", "beams=1 output=16"), encoding="utf-8")
    (tmp_path / "ours.txt").write_text(f"qwen3-0.6b | chat | {folder} | - | - | tokens=4096 | MIT | made\n", encoding="utf-8")
    shutil.copytree(folder, tmp_path / "bart")
    monkeypatch.chdir(tmp_path)
    for line in block(mark).splitlines():
        words = [str(ROOT / word) if word.startswith("tests/") else word for word in shlex.split(line)]
        named = [] if "--models" in words else ["--models", "ours.txt"]
        with pytest.raises(SystemExit) as caught:
            cli.main([*words[1:], *named])
        assert caught.value.code == 0
    model = json.loads((tmp_path / "flood-report.json").read_text("utf-8"))["report"]["generator"]["model"]
    assert (model["name"], model["kind"]) == ({"chat": "qwen3-0.6b"}.get(maker[0], "mine"), maker[0])


def test_a_template_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for line in block("own template").splitlines():
        words = [str(ROOT / word) if word.startswith("tests/") else word for word in shlex.split(line)]
        model = ["--model", "lead"] if words[1] == "sitrep" else []
        with pytest.raises(SystemExit) as caught:
            cli.main([*words[1:], *model])
        assert caught.value.code == 0
    assert (tmp_path / "report.docx").read_bytes().startswith(b"PK")
    assert "names, none of them unknown" in capsys.readouterr().out


def test_ci_runs_the_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- test command -->" in script
    assert block("test command").endswith("-m pytest -q")


def test_windows_runs_the_same() -> None:
    for mark, windows in zip(("first report", "test command"), re.findall(r"```bat\n(.*?)\n```", README, re.DOTALL), strict=True):
        unix = block(mark).replace("python3 -m venv", "py -m venv").replace(".venv/bin/", ".venv\\Scripts\\").replace("'", "")
        assert windows == unix.replace("tests/articles/", "tests\\articles\\")


def test_every_command_and_option_is_there() -> None:
    import typer.main

    commands = typer.main.get_command(cli.app).commands
    assert set(re.findall(r"^\| `summarise (\w+)", README, re.MULTILINE)) == set(commands)
    options = {
        name
        for command in ("sitrep", "batch")
        for option in commands[command].params
        for name in option.opts
        if name.startswith("--")
    }
    assert options - set(re.findall(r"(--[a-z-]+)", README)) == {"--output"}


def test_the_rule_of_ones_own_works(tmp_path: Path) -> None:
    rules = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert rules
    (tmp_path / "headcounts.toml").write_text(rules[1], encoding="utf-8")
    rule = tomllib.loads(rules[1])["rule"][0]
    assert lexicon.load("en", "headcounts", tmp_path).rules[-1].name == rule["name"]

    def fired(text: str) -> bool:
        facts = read(Article("a", text), language="en", rules=tmp_path).findings.facts
        return rule["name"] in {span.rule for fact in facts for span in fact.evidence}

    assert [fired(text) for text in rule["examples"]] == [True, True]
    assert [fired(text) for text in rule["counterexamples"]] == [False]
