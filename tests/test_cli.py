"""The command line: what it writes, where, and what it says when it cannot."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import summarise
from summarise import cli, contract

TEXT = "At least 40 people were killed and 300 families fled to Chimoio on Sunday. Families need blankets."
FIXED = ["--model", "lead", "--generated-at", "2024-03-06T12:00:00Z"]
FEW_HUNDRED = 400


def run(*arguments: str | Path) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as caught:
        cli.main([str(argument) for argument in arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "flood.json"
    path.write_text(json.dumps({"id": "flood", "text": TEXT, "published": "2024-03-05"}), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.json"


def test_sitrep_goes_to_standard_output(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("sitrep", article, *FIXED) == 0
    shown = capfd.readouterr()
    data = json.loads(shown.out)
    assert (contract.problems(data), data["report"]["date"], data["report"]["generated_at"], shown.err) == (
        [],
        "2024-03-05",
        "2024-03-06T12:00:00Z",
        "",
    )


def test_a_report_is_rendered_later_as_at_once(article: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("report.json", "at once.md", "later.md")]
    assert run("sitrep", article, *FIXED, "-o", files[0]) == 0
    assert run("sitrep", article, *FIXED, "--format", "md", "-o", files[1]) == 0
    assert run("render", files[0], "--format", "md", "-o", files[2]) == 0
    assert files[2].read_bytes() == files[1].read_bytes()


NOT_RENDERED = {
    "no report": ("{}", [], 1, "report.json: not a sitrep"),
    "no format": ("{}", ["--format", "pptx"], 2, "'pptx' is none of json, md"),
    "no language": ("{}", ["--report-language", "xx"], 2, "'xx' is none of "),
    "over its input": ("{}", ["-o", "report.json"], 2, "is one of the inputs"),
    "binary": (
        "\x01\x02\x03",
        [],
        1,
        "report.json: this is a binary file, not text; give a report as JSON; `summarise sitrep … -o FILE` writes one",
    ),
}


@pytest.mark.parametrize(("text", "options", "status", "said"), NOT_RENDERED.values(), ids=NOT_RENDERED.keys())
def test_what_cannot_be_rendered_is_told(
    text: str,
    options: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.json").write_text(text, encoding="utf-8")
    assert run("render", "report.json", *options) == status
    assert said in " ".join(capfd.readouterr().err.replace("│", " ").split())


def test_the_same_command_writes_the_same_bytes(article: Path, tmp_path: Path) -> None:
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    assert [run("sitrep", article, *FIXED, "-o", file) for file in files] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()


OPTIONS = {
    "a day": (["--date", "2024-04-01"], lambda r: r["report"]["date"], "2024-04-01"),
    "a language": (["--language", "fr"], lambda r: (r["headcounts"], r["articles"][0]["language"]), ([], "fr")),
    "sentences": (["--sentences", "1"], lambda r: len(r["summary"]["sentences"]), 1),
    "words": (["--words", "4"], lambda r: r["summary"]["text"], "Families need blankets."),
    "no text": (["--no-text"], lambda r: "text" in r["articles"][0], False),
    "a focus": (["--focus", "needs"], lambda r: r["summary"]["words"] > 0, True),
}


@pytest.mark.parametrize(("options", "part", "expected"), OPTIONS.values(), ids=OPTIONS.keys())
def test_options(article: Path, out: Path, options: list[str], part, expected: object) -> None:
    assert run("sitrep", article, *FIXED, *options, "-o", out) == 0
    assert part(json.loads(out.read_text("utf-8"))) == expected


def test_markdown(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("sitrep", article, *FIXED, "--format", "md") == 0
    shown = capfd.readouterr().out
    assert shown.startswith("# ")
    assert "at least 40" in shown


def test_standard_input(monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    assert run("sitrep", "-", *FIXED, "-o", out) == 0
    assert json.loads(out.read_text("utf-8"))["articles"][0]["text"] == TEXT


BAD_INPUTS = {
    "empty": ("a.txt", b"", "a.txt: empty"),
    "nothing to see": ("a.txt", " \n\u200b\u202a\0".encode(), "a.txt: empty"),
    "binary": ("a.txt", bytes(range(256)), "a.txt: this is a binary file"),
    "broken JSON": ("a.json", b'{"text": ', "a.json: line 1: broken JSON"),
    "no text": ("a.json", b'{"title": "x"}', "a.json: /: 'text' is a required property"),
    "too long": ("a.txt", b"Forty people were killed. " * 200_000, "characters, over 2,000,000; split it into its articles"),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD_INPUTS.values(), ids=BAD_INPUTS.keys())
def test_a_bad_input_is_one_clear_line(
    tmp_path: Path, out: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run("sitrep", tmp_path / name, *FIXED, "-o", out) == 1
    shown = capfd.readouterr()
    assert (shown.out, shown.err.count("\n"), shown.err.startswith("summarise: "), out.exists()) == ("", 1, True, False)
    assert message in shown.err
    assert len(shown.err) < FEW_HUNDRED


WRONG_USAGE = {
    "no command": [],
    "no input": ["sitrep"],
    "no such option": ["sitrep", "x.txt", "--nothing"],
    "no such format": ["sitrep", "x.txt", "--format", "pptx"],
    "no such day": ["sitrep", "x.txt", "--date", "tomorrow"],
    "no such time": ["sitrep", "x.txt", "--generated-at", "2024-03-06"],
    "an empty time": ["batch", "x.txt", "-o", "-", "--generated-at", ""],
    "no such language": ["sitrep", "x.txt", "--language", "english"],
    "no words": ["sitrep", "x.txt", "--words", "0"],
    "rules that are not there": ["sitrep", "x.txt", "--rules", "nowhere"],
    "batch without a file": ["batch", "x.txt"],
    "a list that is not there": ["models", "--models", "nowhere.txt"],
    "pin without a name": ["models", "pin"],
}


@pytest.mark.parametrize("arguments", WRONG_USAGE.values(), ids=WRONG_USAGE.keys())
def test_wrong_usage(arguments: list[str]) -> None:
    assert run(*arguments) == 2


ERRORS = {
    "no such file": (["nowhere.txt"], "summarise: nowhere.txt: no such file; check the name\n"),
    "no such model": (["{article}", "--model", "gpt"], "gpt"),
    "a model that is not here": (["{article}", "--model", "qwen3-1.7b"], "--model qwen3-1.7b --allow-download`"),
    "a model that is not pinned": (["{article}", "--model", "mt5-xlsum"], "`summarise models pin mt5-xlsum --allow-download`"),
    "an input without a name": (["", "--model", "lead"], "summarise: an input without a name;"),
    "an output without a name": (
        ["{article}", "--model", "lead", "-o", ""],
        "summarise: an output without a name; write a file, or - for standard output\n",
    ),
    "a template without a name": (
        ["{article}", "--model", "lead", "--template", ""],
        "summarise: a template without a name; write a file that ends in .docx, .md, .html, .txt, .xlsx\n",
    ),
    "a last report without a name": (["{article}", "--model", "lead", "--previous", ""], "summarise: an input without a name;"),
    "no such folder": (["{article}", "--model", "lead", "-o", "no/where.json"], "summarise: no/where.json: cannot be written"),
}


@pytest.mark.parametrize(("arguments", "message"), ERRORS.values(), ids=ERRORS.keys())
def test_an_error_is_one_line(
    article: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(article.parent / "empty"))
    assert run("sitrep", *(argument.format(article=article) for argument in arguments)) == 1
    shown = capfd.readouterr()
    assert (shown.out, shown.err.count("\n"), message in shown.err) == ("", 1, True)


NO_MACHINE = {
    "device": (["--device", "gpu"], "Invalid value for --device: 'gpu' is none of auto, cpu, cuda, cuda:N, mps"),
    "numbered processor": (["--device", "cpu:one"], "Invalid value for --device: 'cpu:one' is none of"),
    "card without a number": (["--device", "cuda:"], "Invalid value for --device: 'cuda:' is none of"),
    "no device": (["--device", ""], "Invalid value for --device: '' is none of"),
    "dtype": (["--dtype", "int8"], "Invalid value for --dtype: 'int8' is none of auto, float32, bfloat16, float16"),
    "no dtype": (["--dtype", ""], "Invalid value for --dtype: '' is none of"),
}


@pytest.mark.parametrize("command", ["sitrep", "batch"])
@pytest.mark.parametrize(("options", "said"), NO_MACHINE.values(), ids=NO_MACHINE)
def test_a_machine_that_no_model_runs_on_is_wrong_usage(
    article: Path, out: Path, capfd: pytest.CaptureFixture[str], command: str, options: list[str], said: str
) -> None:
    assert run(command, article, "--model", "lead", *options, "-o", out) == 2
    assert (said in " ".join(capfd.readouterr().err.replace("│", " ").split()), out.exists()) == (True, False)


@pytest.mark.parametrize("device", ["auto", "cpu", "cuda", "cuda:0", "cuda:12", "mps"])
def test_a_device_that_there_may_be_is_taken(article: Path, out: Path, device: str) -> None:
    assert run("sitrep", article, *FIXED, "--device", device, "-o", out) == 0


@pytest.mark.parametrize("command", ["models", "sitrep"])
def test_a_list_without_a_model_is_told(article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    models = tmp_path / "own.txt"
    models.write_text("# none yet\n", encoding="utf-8")
    assert run(command, *([article] if command == "sitrep" else []), "--models", models) == 1
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == (
        "",
        f"summarise: {models}: holds no model; write one model a line as name | kind | source | revision | sha256 | "
        "limits | licence | comment, such as: lead | lead | - | - | - | - | - | -\n",
    )


def test_batch_keeps_ids_and_order(tmp_path: Path, out: Path) -> None:
    lines = [
        json.dumps({"id": name, "text": f"{TEXT} {name}\u2028", "published": f"2024-03-0{n}"}) for n, name in enumerate("xyz", 1)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("batch", tmp_path / "in.jsonl", *FIXED, "-o", out) == 0
    reports = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(r["articles"][0]["id"], r["report"]["date"]) for r in reports] == [
        ("x", "2024-03-01"),
        ("y", "2024-03-02"),
        ("z", "2024-03-03"),
    ]


def test_batch_goes_on_past_bad_articles(tmp_path: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text(
        f'{{"id": "a", "text": "{TEXT}"}}\n{{"id": "b"}}\n{{"id": "c", "text": "Nothing new."}}\n', encoding="utf-8"
    )
    assert run("batch", tmp_path / "in.jsonl", tmp_path / "none.txt", *FIXED, "-o", out) == 1
    assert [json.loads(line)["articles"][0]["id"] for line in out.read_text("utf-8").splitlines()] == ["a", "c"]
    shown = capfd.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 3)
    assert shown.err.endswith("summarise: 2 inputs could not be used\n")


def test_batch_leaves_the_file_where_nothing_could_be_used(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out.write_text("yesterday's", encoding="utf-8")
    assert run("batch", "none.txt", *FIXED, "-o", out) == 1
    assert (out.read_text("utf-8"), capfd.readouterr().err.splitlines()[1:]) == (
        "yesterday's",
        [f"summarise: none of the articles could be used; {out} is not written"],
    )


def test_a_wrong_rule_stops_a_batch_at_once(tmp_path: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT} Again."}}\n', encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "headcounts.toml").write_text("[[rule]", encoding="utf-8")
    assert run("batch", tmp_path / "in.jsonl", *FIXED, "--rules", tmp_path / "mine", "-o", out) == 1
    assert (capfd.readouterr().err.count("\n"), out.exists()) == (1, False)


def test_unknown_keys_are_named_once_and_refused_when_strict(
    tmp_path: Path, out: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps([{"id": name, "text": TEXT + name, "colour": "red"} for name in "ab"]), encoding="utf-8")
    assert run("sitrep", file, *FIXED, "-o", out) == 0
    assert capfd.readouterr().err.count("colour") == 1
    assert run("sitrep", file, *FIXED, "--strict", "-o", out) == 1


def test_validate(article: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("sitrep", article, *FIXED, "-o", out)
    assert run("validate", out) == 0
    data = json.loads(out.read_text("utf-8"))
    del data["needs"]
    data["report"]["date"] = "soon"
    out.write_text(json.dumps(data), encoding="utf-8")
    assert run("validate", out) == 1
    assert (
        capfd.readouterr().out
        == f"{out}: valid\n{out}: /: 'needs' is a required property\n{out}: /report/date: 'soon' is not a 'date'\n"
    )


def test_validate_goes_on_past_what_it_cannot_read(article: Path, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("batch", article, *FIXED, "-o", out)
    out.write_text("{}\n{\n" + out.read_text("utf-8"), encoding="utf-8")
    assert run("validate", "none.json", out) == 1
    shown = capfd.readouterr()
    assert shown.out.splitlines()[0] == f"{out}: line 1: /: 'schema_version' is a required property"
    assert shown.out.splitlines()[-1] == f"{out}: line 3: valid"
    assert [line.rpartition("/")[2] for line in shown.err.splitlines()] == [
        "summarise: none.json: no such file; check the name",
        "out.json: line 2: broken JSON (Expecting property name enclosed in double quotes); correct it there",
    ]


def test_a_page_shows_one_article(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.json").write_text(json.dumps([{"text": TEXT}, {"text": f"{TEXT} Again."}]), encoding="utf-8")
    assert run("explain", tmp_path / "in.json", "--html", tmp_path / "page.html") == 1
    assert "2 articles; a page shows one" in capfd.readouterr().err
    assert not (tmp_path / "page.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals end otherwise there")
def test_a_batch_that_is_stopped_leaves_nothing(tmp_path: Path, article: Path) -> None:
    command = [sys.executable, "-m", "summarise.cli", "batch", str(article), "-", *FIXED, "-o", str(tmp_path / "out.jsonl")]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    while not list(tmp_path.glob(".*.part")) and writer.poll() is None:
        time.sleep(0.05)
    writer.terminate()
    assert (writer.wait(), list(tmp_path.iterdir())) == (cli.TERMINATED, [article])


def test_explain(article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("explain", article) == 0
    assert "At least 40 people were killed" in capfd.readouterr().out
    page = tmp_path / "page.html"
    assert run("explain", article, "--html", page) == 0
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


def test_explain_shows_what_almost_matched(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "camp.txt"
    article.write_text("Bandits murdered.", encoding="utf-8")
    assert run("explain", article, "--near") == 0
    assert "killed.participle (“murdered”)" in capfd.readouterr().out
    assert run("explain", article, "--near", "--html", tmp_path / "page.html") == 2
    assert run("explain", article, "--html", "") == 2


LISTS = {
    "models": (["models"], ["name", "minilm", "lead"]),
    "languages": (["languages"], ["language", "en"]),
    "--version": (["--version"], ["summarise"]),
}


@pytest.mark.parametrize(("arguments", "firsts"), LISTS.values(), ids=LISTS.keys())
def test_lists(capfd: pytest.CaptureFixture[str], arguments: list[str], firsts: list[str]) -> None:
    assert run(*arguments) == 0
    shown = [line.split()[0] for line in capfd.readouterr().out.splitlines()]
    assert [first for first in firsts if first in shown] == firsts


def test_the_version(capfd: pytest.CaptureFixture[str]) -> None:
    run("--version")
    assert capfd.readouterr().out == f"summarise {summarise.__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_the_package_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "summarise", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"summarise {summarise.__version__}\n"


def test_a_reader_who_leaves_is_no_error(article: Path) -> None:
    command = [sys.executable, "-m", "summarise.cli", "sitrep", str(article), *FIXED]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout
    assert writer.stderr
    writer.stdout.close()
    assert writer.stderr.read() == b""
    writer.wait()
