"""The report as a PDF."""

import io
import sys

import pytest

from summarise.errors import OutputError
from summarise.render import render
from summarise.sitrep import Sitrep
from tests.test_webpage import HOSTILE, whole
from tests.whole_report import poisoned

MISSING = "WeasyPrint or resvg-py is not installed"


def written(report: Sitrep, code: str = "en") -> bytes:
    pytest.importorskip("weasyprint", reason=MISSING, exc_type=ImportError)
    pytest.importorskip("resvg_py", reason=MISSING)
    made = render(report, "pdf", language=code)
    assert isinstance(made, bytes)
    return made


def text_of(pdf: bytes) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.slow
def test_the_report_is_on_paper_with_its_label_and_its_quotes() -> None:
    shown = text_of(written(whole()))
    parts = ("Situation report: Syria", "AI-generated, not reviewed by a person.", "more than 900", "Shells destroyed 12 houses")
    assert [part for part in parts if part not in shown] == []


@pytest.mark.slow
def test_the_same_report_is_the_same_file() -> None:
    assert written(whole()) == written(whole())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["markup", "style", "a template", "controls and marks that reorder"])
def test_hostile_text_is_only_shown(name: str) -> None:
    from pypdf import PdfReader

    made = written(poisoned(whole(), HOSTILE[name]))
    assert not PdfReader(io.BytesIO(made)).attachments
    assert b"/JavaScript" not in made
    assert "49" not in text_of(made) or name != "a template"


@pytest.mark.slow
def test_where_pictures_cannot_be_drawn_their_words_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    pytest.importorskip("weasyprint", reason=MISSING, exc_type=ImportError)
    made = render(whole(), "pdf")
    assert isinstance(made, bytes)
    shown = text_of(made)
    assert "Chart of the key figures. Killed, 2 or 5; Displaced" in shown
    assert "The picture is left out" in shown


def test_without_weasyprint_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(OutputError, match=r"pip install 'summarise\[pdf\]', or print --format html from a browser$"):
        render(whole(), "pdf")
