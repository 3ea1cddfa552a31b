"""Formulas of Excel templates: they follow the rows that come in, or are refused with their cell."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from summarise.errors import InputError
from summarise.render import render
from summarise.render.forms.checking import check
from summarise.render.page import page
from summarise.render.wording import load
from tests.whole_report import sitrep

ROWS = len(page(sitrep(), load("en")).headcounts)
"""How often the repeated row 3 below stands."""
LAST = 2 + ROWS
TAGS = {"A3": "{{ headcounts.figure }}", "B3": "{{ headcounts.fact.quantity.value }}"}

Write = Callable[..., Any]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """What writes `t.xlsx`: a sheet `S` whose third row repeats, these cells, those of another sheet `O'K`, and names."""
    monkeypatch.chdir(tmp_path)

    def made(cells: Mapping[str, Any], other: Mapping[str, Any] | None = None, names: Mapping[str, str] | None = None) -> Any:
        book = openpyxl.Workbook()
        book.active.title = "S"
        sheets = ((book.active, {**TAGS, **cells}), (book.create_sheet("O'K"), other or {}))
        for sheet, own in sheets:
            for place, value in own.items():
                sheet[place] = value
        for name, text in (names or {}).items():
            book.defined_names[name] = DefinedName(name, attr_text=text)
        book.save("t.xlsx")
        return book

    return made


def filled(**changes: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(replace(sitrep(), **changes), template="t.xlsx")))


IN_THE_ROW = {
    "its own cells, and one that stays": ("=B3*$B$1", "=B{n}*$B$1"),
    "its own range": ("=SUM(B3:D3)", "=SUM(B{n}:D{n})"),
    "its own sheet, named": ("=S!B3", "=S!B{n}"),
    "a running total": ("=SUM(B$3:B3)", "=SUM(B$3:B{n})"),
    "what is left": ("=SUM(B3:B$3)", "=SUM(B{n}:B${last})"),
    "a share of all": ("=B3/SUM(B$3:B$3)", "=B{n}/SUM(B$3:B${last})"),
    "a share of a total below": ("=B3/B$5", "=B{n}/B${below}"),
    "the first": ("=B3-B$3", "=B{n}-B$3"),
    "another sheet": ("=B3*'O''K'!B$1", "=B{n}*'O''K'!B$1"),
    "a text that looks like a cell": ('=B3&"B3"', '=B{n}&"B3"'),
}  # fmt: skip


@pytest.mark.parametrize(("formula", "shown"), IN_THE_ROW.values(), ids=IN_THE_ROW.keys())
def test_formulas_of_the_row_go_with_it(formula: str, shown: str, write: Write) -> None:
    write({"C3": formula, "A5": "below"})
    sheet = filled()["S"]
    assert ROWS > 2
    assert [sheet.cell(n, 3).value for n in range(3, LAST + 1)] == [
        shown.format(n=n, last=LAST, below=LAST + 2) for n in range(3, LAST + 1)
    ]


ELSEWHERE = {
    "a total": ("=SUM(B3:B3)", "=SUM(B3:B{last})"),
    "a fixed total": ("=SUM($B$3:$B$3)", "=SUM($B$3:$B${last})"),
    "a range that begins above": ("=SUM(B2:B3)", "=SUM(B2:B{last})"),
    "a range around": ("=SUM(A1:B4)", "=SUM(A1:B{last1})"),
    "a range written from below": ("=SUM(B4:B2)", "=SUM(B{last1}:B2)"),
    "a range above": ("=SUM(B1:B2)", "=SUM(B1:B2)"),
    "a cell above": ("=B1*2", "=B1*2"),
    "a fixed cell above": ("=$B$1", "=$B$1"),
    "a cell below": ("=B4+$B$4", "=B{last1}+$B${last1}"),
    "whole columns": ("=SUM(B:B)", "=SUM(B:B)"),
    "the whole row": ("=SUM(3:3)", "=SUM(3:{last})"),
    "another sheet's cells": ("='O''K'!B3+'O''K'!B9", "='O''K'!B3+'O''K'!B9"),
    "another file's cells": ("=[1]S!B3+SUM([1]S!B3:B4)", "=[1]S!B3+SUM([1]S!B3:B4)"),
    "columns of a table": ("=SUM(T[[a]:[b]],T[#Data])", "=SUM(T[[a]:[b]],T[#Data])"),
    "a number and a text": ('=10+3&"B4"', '=10+3&"B4"'),
    "a name that ends in a number": ("=rate9*LOG10(B4)", "=rate9*LOG10(B{last1})"),
    "small letters": ("=sum(b3:b3)", "=sum(b3:b{last})"),
}  # fmt: skip


@pytest.mark.parametrize(("formula", "shown"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
@pytest.mark.parametrize(("cell", "moved"), [("D1", False), ("D5", True)], ids=["above", "below"])
def test_formulas_elsewhere_follow(cell: str, moved: bool, formula: str, shown: str, write: Write) -> None:
    write({cell: formula})
    assert filled()["S"].cell(LAST + 2 if moved else 1, 4).value == shown.format(last=LAST, last1=LAST + 1)


def test_formulas_of_another_sheet_follow(write: Write) -> None:
    write({}, {"A1": "=SUM(S!B3:B3)", "A9": "=SUM(B3:B3)+S!A7"})
    other = filled()["O'K"]
    assert (other["A1"].value, other["A9"].value) == (f"=SUM(S!B3:B{LAST})", f"=SUM(B3:B3)+S!A{LAST + 4}")


def test_names_follow(write: Write) -> None:
    write({"D5": "=SUM(figures)*rate"}, names={"figures": "S!$B$3:$B$3", "rate": "S!$B$1", "end": "S!$B$7", "two": "2"})
    book = filled()
    assert {name: own.attr_text for name, own in book.defined_names.items()} == {
        "figures": f"S!$B$3:$B${LAST}",
        "rate": "S!$B$1",
        "end": f"S!$B${LAST + 4}",
        "two": "2",
    }
    assert book["S"].cell(LAST + 2, 4).value == "=SUM(figures)*rate"


def test_two_rows_that_repeat(write: Write) -> None:
    write({"C3": "=B3*2", "A4": "{{ headcounts.figure }}", "C4": "=C4+SUM(C$3:C$3)", "C6": "=SUM(C3:C4)"})
    sheet = filled()["S"]
    assert [sheet.cell(n, 3).value for n in (3, LAST, LAST + 1, LAST + ROWS, LAST + ROWS + 2)] == [
        "=B3*2",
        f"=B{LAST}*2",
        f"=C{LAST + 1}+SUM(C$3:C${LAST})",
        f"=C{LAST + ROWS}+SUM(C$3:C${LAST})",
        f"=SUM(C3:C{LAST + ROWS})",
    ]


def test_tables_filters_and_looks_follow(write: Write) -> None:
    from openpyxl.formatting.rule import CellIsRule, FormulaRule
    from openpyxl.worksheet.datavalidation import DataValidation

    book = write({"A2": "figure", "B2": "value"})
    sheet = book["S"]
    sheet.add_table(Table(displayName="T", ref="A2:B3"))
    sheet.conditional_formatting.add("B3", CellIsRule("greaterThan", ["9"]))
    sheet.conditional_formatting.add("B5", FormulaRule(["$B5>$B$1"]))
    sheet.print_area = "A1:D5"
    choice = DataValidation("list", formula1="$B$3:$B$3")
    choice.add("C3")
    choice.add("C1")
    sheet.add_data_validation(choice)
    book.save("t.xlsx")
    made = filled()["S"]
    assert made.tables["T"].ref == f"A2:B{LAST}"
    assert [(str(look.sqref), look.rules[0].formula) for look in made.conditional_formatting] == [
        (f"B3:B{LAST}", ["9"]),
        (f"B{LAST + 2}", [f"$B{LAST + 2}>$B$1"]),
    ]
    assert made.print_area == f"'S'!$A$1:$D${LAST + 2}"
    assert made.data_validations.dataValidation[0].formula1 == f"$B$3:$B${LAST}"
    assert sorted(str(made.data_validations.dataValidation[0].sqref).split()) == ["C1", f"C3:C{LAST}"]


def test_a_row_of_nothing_has_no_formula(write: Write) -> None:
    write({"A3": "{{ damage.asset }}", "B3": "{{ damage.figure }}", "C3": "=B3*2", "D3": "own"})
    assert [cell.value for cell in filled(damage=())["S"][3]] == ["Looked for, none found.", None, None, "own"]


def test_a_sheet_whose_rows_do_not_repeat_is_left(write: Write) -> None:
    write({"A3": "{{ title }}", "B3": "own", "C3": "=B1*INDIRECT(B2)", "D5": "=B3"})
    sheet = filled()["S"]
    assert (sheet["C3"].value, sheet["D5"].value) == ("=B1*INDIRECT(B2)", "=B3")


REFUSED = {
    "a cell above, from the row": ("C3", "=B3*B1", "B1 is not in the row itself, which repeats; write B$1 if it stays"),
    "a cell below, from the row": ("C3", "=B3/B5", "B5 is not in the row itself, which repeats; write B$5 if it stays"),
    "a range from above": ("C3", "=SUM($B1:B3)", "$B1:B3 is not in the row itself, which repeats; write $B$1:B3 if it"),
    "another sheet": ("C3", "='O''K'!B3", "'O''K'!B3 is not in the row itself, which repeats; write 'O''K'!B$3 if it"),
    "another file": ("C3", "=B3*[1]S!B3", "[1]S!B3 is not in the row itself, which repeats; write [1]S!B$3 if it stays"),
    "one cell of the row": ("D5", "=SUM(B3)", "B3 is one cell of a row that repeats; write B3:B3 for all of them"),
    "one fixed cell of it": ("D5", "=S!$B$3*2", "S!$B$3 is one cell of a row that repeats; write S!$B$3:$B$3 for"),
    "several sheets": ("D5", "=SUM(S:T!B3)", "S:T!B3 goes over several sheets, and cannot follow rows that are added"),
    "a cell named by a text": ("D5", '=INDIRECT("B4")', "INDIRECT(…) cannot follow rows that are added; write a range"),
    "a cell at a distance": ("D5", "=OFFSET(B4,1,0)", "OFFSET(…) cannot follow rows that are added; write a range"),
    "a range up to a function": ("D5", "=SUM(B1:INDEX(B:B,4))", "B1:INDEX(…) cannot follow rows that are added"),
    "a range from a function": ("D5", "=SUM(INDEX(B:B,4):B5)", ":B5 cannot follow rows that are added; write a range"),
    "what is no formula": ("D5", "=SUM(B3:B3))", "a formula that is not understood; correct it"),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "formula", "told"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("use", [check, lambda name: render(sitrep(), template=name)], ids=["check", "fill"])
def test_what_cannot_follow_is_refused_with_its_cell(
    use: Callable[[str], Any], cell: str, formula: str, told: str, write: Write
) -> None:
    write({cell: formula})
    with pytest.raises(InputError) as caught:
        use("t.xlsx")
    assert str(caught.value).startswith(f"t.xlsx: sheet 'S', cell {cell}: {told}")
    assert "\n" not in str(caught.value)


def test_an_array_formula_is_refused(write: Write) -> None:
    write({"D5": ArrayFormula("D5:D6", "=B1:B2*2")})
    with pytest.raises(InputError, match=r"^t\.xlsx: sheet 'S', cell D5: an array formula; write one for each cell$"):
        check("t.xlsx")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("S!$B$3", "S!$B$3 is one cell of a row that repeats; write ", id="one cell of the row"),
        pytest.param("S!B4", "S!B4 has no $; write its cells with them", id="a cell that depends on where it is used"),
    ],
)
def test_a_name_that_cannot_follow_is_refused(text: str, told: str, write: Write) -> None:
    write({}, names={"mine": text})
    with pytest.raises(InputError) as caught:
        check("t.xlsx")
    assert str(caught.value).startswith(f"t.xlsx: name 'mine': {told}")
