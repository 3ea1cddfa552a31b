"""The workbook read back: every figure a number, every day a date, every text inert, nothing lost without a word."""

import io
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from summarise.figures import set_aside
from summarise.render import render
from summarise.render.page import page
from summarise.render.spreadsheet import LONGEST, LONGEST_LINK
from summarise.render.wording import load
from summarise.sitrep import Sitrep, from_json
from tests.whole_report import poisoned, sitrep

GOLDEN = sorted((Path(__file__).parent / "crises").glob("*/expected/*.json"))
IDS = [f"{path.parts[-3]} {path.stem}" for path in GOLDEN]
NAMES = ["Key figures", "Headcounts", "Needs", "Movements", "Damage", "Sources", "Conflicts", "About"]


def golden(path: Path) -> Sitrep:
    return from_json(Sitrep, json.loads(path.read_text("utf-8")))


def id_of(report: Sitrep, words: str) -> str:
    """The first headcount whose quote has the words."""
    return next(fact.id for fact in report.headcounts if words in fact.evidence[0].quote)


def book_of(report: Sitrep, code: str = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(report, "xlsx", language=code)))


def rows(book: openpyxl.Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their hashtags."""
    sheet = book[name]
    tags = [cell.value for cell in sheet[2]]
    return [dict(zip(tags, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=3)]


def test_the_sheets() -> None:
    assert book_of(sitrep()).sheetnames == NAMES


@pytest.mark.parametrize("path", GOLDEN, ids=IDS)
def test_every_key_figure_is_there_with_its_number(path: Path) -> None:
    report = golden(path)
    expected = [
        (str(row.figure), None if row.standing.disputed else row.fact.quantity.value, row.fact.id)
        for row in page(report, load("en")).key_figures
    ]
    found = [
        (row["#description+figure"], row["#indicator+value+num"], row["#meta+id"]) for row in rows(book_of(report), "Key figures")
    ]
    assert found == expected


@pytest.mark.parametrize("path", GOLDEN[-1:], ids=IDS[-1:])
def test_every_fact_has_one_row_and_its_numbers(path: Path) -> None:
    report = golden(path)
    book = book_of(report)
    found = {
        row["#meta+id"]: (row["#indicator+value+num"], row["#indicator+min+num"], row["#indicator+max+num"])
        for name in NAMES[1:5]
        for row in rows(book, name)
    }
    none = None, None, None
    quantities = {fact.id: getattr(fact, "quantity", None) for fact in report.facts()}
    assert found == {id: (one.value, one.min, one.max) if one else none for id, one in quantities.items()}


def test_what_is_not_used_says_so() -> None:
    report = golden(GOLDEN[-1])
    found = {row["#meta+id"]: row["#status+standing"] for row in rows(book_of(report), "Headcounts")}
    aside = set_aside(report)
    assert aside & set(found)
    assert {found[id] for id in aside & set(found)} <= {"another figure is used", "earlier event or general figure"}
    assert found[id_of(report, "Of the 31 deceased")] == "used"


def test_days_are_dates_and_sources_links() -> None:
    book = book_of(golden(GOLDEN[-1]))
    first = book["Sources"][3]
    assert [cell.value for cell in first][:4] == [
        1, "Ministry of Interior", "Press statement on the breach of the Hola dyke", datetime.fromisoformat("2026-04-21"),
    ]  # fmt: skip
    assert first[4].hyperlink.target == first[4].value
    assert first[3].number_format == "yyyy-mm-dd"
    tags = [cell.value for cell in book["Key figures"][2]]
    source = book["Key figures"][3][tags.index("#meta+source+num")]
    assert (source.value, source.hyperlink.location) == ("19, 20, 21, 22, 23", "'Sources'!A21")


def test_sheets_are_set_up() -> None:
    report = golden(GOLDEN[-1])
    sheet = book_of(report)["Headcounts"]
    tags = [cell.value for cell in sheet[2]]
    value = sheet[3][tags.index("#indicator+value+num")]
    assert (sheet.freeze_panes, value.number_format) == ("B3", "#,##0")
    assert sheet.auto_filter.ref == f"A2:AF{len(report.headcounts) + 2}"
    assert sheet.column_dimensions[sheet.cell(1, tags.index("#description+quote") + 1).column_letter].width == 60


def test_arabic_sheets_run_from_right_to_left() -> None:
    book = book_of(sitrep(), "ar")
    assert {sheet.sheet_view.rightToLeft for sheet in book} == {True}
    assert book.sheetnames[0] == "الأرقام الرئيسية"


def test_the_label_stands_on_every_printed_page() -> None:
    book = book_of(sitrep())
    assert {sheet.oddHeader.left.text for sheet in book} == {"AI-generated, not reviewed by a person"}
    assert book["About"]["B2"].value == "AI-generated, not reviewed by a person. Check every figure."


FORMULAS = ['=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS, ids=[repr(text) for text in FORMULAS])
def test_no_cell_is_a_formula(text: str) -> None:
    book = book_of(poisoned(sitrep(), text))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.value.startswith(tuple("=+-@＝"))] == []
    assert any(cell.value == f"'{text.strip()}" for cell in cells)


def test_controls_and_excels_own_escapes_are_shown() -> None:
    report = sitrep()
    bad = replace(report, articles=(replace(report.articles[0], title="a\x07b\x1b[31m\u202ec \ufffe _x0041_"),))
    assert rows(book_of(bad), "Sources")[0]["#meta+title"] == "a\ufffdb\ufffd[31m\ufffdc \ufffd _x005F_x0041_"


def test_what_is_too_long_is_cut_and_named() -> None:
    report = sitrep()
    book = book_of(replace(report, articles=(replace(report.articles[0], title="x" * 40_000),)))
    cell = book["Sources"]["C3"].value
    assert (len(cell), cell[-8:]) == (LONGEST, "x… [cut]")
    last = [row[1].value for row in book["About"].iter_rows()][-1]
    assert last == "Sources, C3: too long for a cell; 7,240 characters are left out at its end"


def test_long_addresses_are_no_links() -> None:
    report = sitrep()
    url = "https://example.org/" + "a" * LONGEST_LINK
    cell = book_of(replace(report, articles=(replace(report.articles[0], url=url),)))["Sources"]["E3"]
    assert (cell.value, cell.hyperlink) == (url, None)


def test_numbers_beyond_excels_digits_stay_whole() -> None:
    report = sitrep()
    large = replace(report.headcounts[0].quantity, value=10**18 + 1, min=10**18 + 1)
    book = book_of(replace(report, headcounts=(replace(report.headcounts[0], quantity=large), *report.headcounts[1:])))
    assert rows(book, "Headcounts")[0]["#indicator+value+num"] == str(10**18 + 1)


def test_days_before_excels_first_stay_text() -> None:
    report = sitrep()
    book = book_of(replace(report, articles=(replace(report.articles[0], published="1871-03-18"),)))
    assert rows(book, "Sources")[0]["#date+reported"] == "1871-03-18"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sitrep(), "xlsx") == render(sitrep(), "xlsx")
