"""The HXL file, read back and validated by libhxl."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import hxl
import pytest
from hxl.input import InputOptions, make_input

from summarise.render import render
from summarise.render.ledger.tags import TERMS
from summarise.render.wording import languages, load
from tests.test_workbook import FORMULAS, GOLDEN, IDS, golden, id_of
from tests.whole_report import poisoned, sitrep

EXPECTED = Path(__file__).parent / "expected" / "render.hxl.csv"
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
"""HXL 1.1's syntax of hashtags and attributes, in lower case."""


def read(content: str | bytes, tmp_path: Path, name: str = "report.csv") -> Any:
    """The file as libhxl has it."""
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return hxl.data(make_input(str(path), InputOptions(allow_local=True))).cache()


def faults(source: Any) -> list[str]:
    """What libhxl finds wrong; "possible outliers" are for its reader to think about."""
    found: list[str] = []

    def note(fault: Any) -> None:
        if fault.rule.severity != "info":
            found.append(f"{fault.column.display_tag}: {fault.value}: {fault.message}")

    hxl.schema(callback=note).validate(source)
    return found


def test_the_file_whole() -> None:
    assert render(sitrep(), "hxl") == EXPECTED.read_text("utf-8")


@pytest.mark.parametrize("path", GOLDEN, ids=IDS)
def test_libhxl_validates_every_golden_report(path: Path, tmp_path: Path) -> None:
    report = golden(path)
    source = read(render(report, "hxl"), tmp_path)
    assert faults(source) == []
    assert [row.get("#meta+id") for row in source] == [fact.id for fact in report.facts()]


@pytest.mark.slow
@pytest.mark.parametrize("code", languages())
def test_libhxl_reads_the_workbook_and_every_language(code: str, tmp_path: Path) -> None:
    report = golden(GOLDEN[-1])
    source = read(render(report, "xlsx", language=code), tmp_path, "report.xlsx")
    assert source.display_tags[:3] == ["#indicator+name", "#description+figure", "#indicator+value+num"]
    assert faults(read(render(report, "hxl", language=code), tmp_path)) == []


def test_who_asks_for_one_condition_gets_the_figures_to_use_and_no_other(tmp_path: Path) -> None:
    report = golden(GOLDEN[-1])
    source = read(render(report, "hxl"), tmp_path)
    found = {row.get("#meta+id"): row.get("#affected+killed") for row in source if row.get("#affected+killed")}
    standing = {row.get("#meta+id"): row.get("#status+standing") for row in source}
    assert found[id_of(report, "Of the 31 deceased")] == "31"
    assert {standing[id] for id in found} == {"used"}


def test_a_movement_that_is_a_headcount_is_counted_once(tmp_path: Path) -> None:
    report = sitrep()
    source = list(read(render(report, "hxl"), tmp_path))
    moved = next(row for row in source if row.get("#meta+headcount") == "h1")
    assert (moved.get("#affected"), moved.get("#loc+origin"), moved.get("#indicator+min")) == (None, "Darkush", "900")


def test_tags_follow_the_syntax() -> None:
    tags = list(csv.reader(io.StringIO(render(golden(GOLDEN[-1]), "hxl"))))[1]
    assert [tag for tag in tags if not TAG.fullmatch(tag)] == []
    assert len(tags) == len(set(tags))


def test_every_condition_and_term_has_its_tag() -> None:
    schema = json.loads((Path(__file__).parent.parent / "schemas" / "sitrep.schema.json").read_text("utf-8"))
    headcount = schema["$defs"]["headcount"]["properties"]
    assert {*headcount["category"]["enum"], *headcount["term"]["enum"]} - set(TERMS) == set()


@pytest.mark.parametrize("text", FORMULAS, ids=[repr(text) for text in FORMULAS])
def test_no_cell_is_a_formula(text: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(render(poisoned(sitrep(), text), "hxl"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@＝\t\r"))] == []
    assert f"'{text.strip()}" in cells


def test_a_line_break_opens_no_row(tmp_path: Path) -> None:
    bad = poisoned(sitrep(), 'a\n#affected,"\r\nb')
    assert len(list(read(render(bad, "hxl"), tmp_path))) == len(sitrep().facts())


def test_headers_of_unused_figures_say_so() -> None:
    head, tags = list(csv.reader(io.StringIO(render(golden(GOLDEN[-1]), "hxl"))))[:2]
    unused = {name for name, tag in zip(head, tags, strict=True) if tag.startswith("#indicator+unused")}
    word = load("en").word("standing", "unused")
    assert unused
    assert all(name.endswith(word) for name in unused)
