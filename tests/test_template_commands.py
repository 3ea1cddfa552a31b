"""The commands about templates, and `--template`."""

import io
from pathlib import Path

import docx
import pytest

from summarise import cli
from summarise.render import render
from summarise.sitrep import Sitrep


def run(*arguments: str) -> int:
    """The exit status of a command line."""
    with pytest.raises(SystemExit) as caught:
        cli.main(list(arguments))
    return int(caught.value.code or 0)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sitrep: Sitrep) -> str:
    """A report in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("report.json").write_text(str(render(sitrep, "json")), encoding="utf-8")
    return "report.json"


CHECKED = """\
mine.md: 2 names, 1 of them unknown
unknown: headcounts.figrue (line 1); the nearest is headcounts.figure
used: headcounts (line 1)
"""


def test_a_check_leaves_with_one_where_a_name_is_unknown(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.md").write_text("{% for h in headcounts %}{{ h.figrue }}{% endfor %}", encoding="utf-8")
    assert run("template", "check", "mine.md") == 1
    assert capsys.readouterr().out.split("not used")[0] == CHECKED


@pytest.mark.parametrize("kind", ["docx", "md", "html", "xlsx"])
def test_a_new_template_can_be_checked_and_filled(kind: str, report: str) -> None:
    assert run("template", "new", "--format", kind, "-o", f"mine.{kind}") == 0
    assert run("template", "check", f"mine.{kind}") == 0
    assert run("render", report, "--template", f"mine.{kind}", "-o", f"out.{kind}") == 0
    assert Path(f"out.{kind}").stat().st_size > 1000


def test_a_wrong_template_is_one_line(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.md").write_text("a\n{{ titel }}", encoding="utf-8")
    assert run("render", report, "--template", "mine.md") == 1
    assert capsys.readouterr().err == (
        "summarise: mine.md: line 2: titel is not known; the nearest is title; `summarise template check` lists all\n"
    )


def test_a_wrong_template_is_told_before_any_article_is_read(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.md").write_text("{{ titel }}", encoding="utf-8")
    assert run("sitrep", "no-such-article.txt", "--template", "mine.md") == 1
    assert "titel is not known" in capsys.readouterr().err


def test_the_template_is_not_written_over(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.md").write_text("{{ title }}", encoding="utf-8")
    assert run("render", report, "--template", "mine.md", "-o", "mine.md") == 2
    assert Path("mine.md").read_text("utf-8") == "{{ title }}"


def test_a_template_and_another_format_do_not_go_together(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.md").write_text("{{ title }}", encoding="utf-8")
    assert run("render", report, "--template", "mine.md", "--format", "docx") == 1
    assert "mine.md: fills a .md file, not docx" in capsys.readouterr().err


def test_a_starter_of_another_kind_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("template", "new", "--format", "pdf") == 2
    assert "'pdf' is none of docx, md, html, xlsx" in " ".join(capsys.readouterr().err.replace("│", " ").split())


def test_the_language_of_the_words_goes_into_the_template(report: str) -> None:
    assert run("template", "new", "-o", "mine.docx") == 0
    assert run("render", report, "--template", "mine.docx", "--report-language", "es", "-o", "out.docx") == 0
    headings = [one.text for one in docx.Document(io.BytesIO(Path("out.docx").read_bytes())).paragraphs]
    assert "Panorama de la situación" in headings
