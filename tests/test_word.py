"""The Word document read back: every figure, every mark leads to its quote, styles are Word's, text is inert."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from summarise.render import render, word_template
from summarise.render.page import page
from summarise.render.wording import languages, load
from summarise.sitrep import Sitrep
from tests.test_workbook import GOLDEN, IDS, golden
from tests.whole_report import poisoned, sitrep


def document(report: Sitrep, code: str = "en") -> Document:
    return docx.Document(io.BytesIO(render(report, "docx", language=code)))


@cache
def last(code: str = "en") -> Document:
    """The document of the largest golden report: to be read only."""
    return document(golden(GOLDEN[-1]), code)


def paragraphs(made: Document) -> Iterator[str]:
    """The text of each paragraph, those of tables and links among them."""
    for paragraph in made.element.body.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def table(made: Document, heading: str) -> list[list[str]]:
    """The rows of the table that follows a heading."""
    found = False
    for block in made.iter_inner_content():
        if isinstance(block, docx.table.Table) and found:
            return [[cell.text for cell in row.cells] for row in block.rows]
        if not isinstance(block, docx.table.Table) and block.style.name == "Heading 1":
            found = block.text == heading
    return []


def test_the_shipped_template_is_what_its_script_builds() -> None:
    assert word_template.FILE.read_bytes() == word_template.build()


@pytest.mark.slow
@pytest.mark.parametrize("path", GOLDEN, ids=IDS)
def test_every_key_figure_stands_in_its_table(path: Path) -> None:
    report = golden(path)
    expected = [
        [row.category, str(row.figure), row.place, row.as_of, row.attribution, str(row.source)]
        for row in page(report, load("en")).key_figures
    ]
    assert table(document(report), "Key figures")[1:] == expected


@pytest.mark.slow
@pytest.mark.parametrize("code", languages())
def test_every_headcount_movement_and_damage_stands_in_its_table(code: str) -> None:
    made, words = last(code), load(code)
    shown = page(golden(GOLDEN[-1]), words)
    text = words.tables["text"]
    figures = {name: [str(row.figure) for row in getattr(shown, name)] for name in ("headcounts", "movements", "damage")}
    at = {"headcounts": 1, "movements": 2, "damage": 2}
    found = {name: [row[at[name]].rstrip("\u200f") for row in table(made, text[name])[1:]] for name in figures}
    assert found == figures


def test_every_mark_leads_to_its_quote() -> None:
    made = last()
    body = made.element.body
    bookmarks = {mark.get(qn("w:name")): mark.getparent() for mark in body.iter(qn("w:bookmarkStart"))}
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert targets - set(bookmarks) == set()
    there = {name: "".join(text.text for text in paragraph.iter(qn("w:t"))) for name, paragraph in bookmarks.items()}
    quote = "Volunteers gave first aid to 28 injured people"
    injured, assisted = (fact.id for fact in golden(GOLDEN[-1]).headcounts if fact.evidence[0].quote == quote)
    assert there[f"_{injured}_6"] == f"{injured}, {assisted}: “{quote}”"
    assert there["_source_1"].startswith("1.")


def test_bookmarks_are_unique() -> None:
    body = last().element.body
    for key in ("w:id", "w:name"):
        found = [mark.get(qn(key)) for mark in body.iter(qn("w:bookmarkStart"))]
        assert len(found) == len(set(found))


def test_sources_link_to_the_web() -> None:
    made = document(sitrep())
    targets = [relation.target_ref for relation in made.part.rels.values() if relation.reltype.endswith("/hyperlink")]
    assert targets == ["https://example.org/1"]


def test_it_is_made_of_styles() -> None:
    made = last()
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert styles >= {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "List Bullet",
        "Caption",
        "Disclaimer",
        "Source",
        "Source Quote",
    }
    assert {one.style.name for one in made.tables} == {"Sitrep Table"}
    marks = {run.rPr.style for link in made.element.body.iter(qn("w:hyperlink")) for run in link.iter(qn("w:r"))}
    assert marks == {"SourceMark", "Hyperlink"}


def test_headings_step_down_one_at_a_time() -> None:
    levels = [int(one.style.name[-1]) for one in last().paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_table_heads_stand_on_every_page_and_rows_stay_whole() -> None:
    for one in last().tables:
        own = [row._tr.trPr for row in one.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in own] == [True] + [False] * (len(own) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in own)


def test_the_label_is_in_the_header_and_the_page_in_the_footer() -> None:
    section = document(sitrep()).sections[0]
    assert section.header.paragraphs[0].text == "AI-generated, not reviewed by a person"
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


LOCALES = {"ar": ("en-GB", "ar-SA"), "en": ("en-GB", "ar-SA"), "es": ("es-ES", "ar-SA"), "fr": ("fr-FR", "ar-SA")}


@pytest.mark.parametrize("code", languages())
def test_the_document_says_its_language(code: str) -> None:
    made = document(sitrep(), code)
    lang = next(made.styles.element.iter(qn("w:rPrDefault"))).find(qn("w:rPr")).find(qn("w:lang"))
    assert (lang.get(qn("w:val")), lang.get(qn("w:bidi"))) == LOCALES[code]
    assert made.core_properties.language == code


def test_arabic_runs_from_right_to_left() -> None:
    made = document(sitrep(), "ar")
    heading = next(one for one in made.paragraphs if one.style.name == "Heading 1")
    assert heading._p.pPr.find(qn("w:bidi")) is not None
    assert all(one._tbl.tblPr.find(qn("w:bidiVisual")) is not None for one in made.tables)
    quote = next(one for one in made.paragraphs if one.style.name == "Source Quote")
    assert quote._p.pPr.find(qn("w:bidi")) is None  # it is English, and reads as such


def test_a_latin_name_does_not_draw_numbers_to_its_side() -> None:
    """The day of a source that follows its Latin title is one that is read from the right."""
    source = next(one for one in document(sitrep(), "ar").paragraphs if one.style.name == "Source")
    assert source.text == "1.\tWire\u200f، People flee\u200f، 3 آذار/مارس 2025"


def test_english_does_not() -> None:
    body = document(sitrep()).element
    assert [next(body.iter(qn(name)), None) for name in ("w:bidi", "w:rtl", "w:bidiVisual")] == [None, None, None]


HOSTILE = {
    "markup": "</w:t></w:r><w:r><w:t>x</w:t></w:r><b>&lt;&amp;\"'",
    "a template": "{{ 7*7 }} {% for x in range(9) %}y{% endfor %} {_{ 7*7 }_} {# c #}",
    "controls": "a\x00\x07\x1b[31mb\x0cc\x9f\ud800",
    "marks that reorder": "a\u202eb\u2066c\u200fd",
    "a program's own characters": "\ufdd0mh1-1\ufdd2x\ufdd1 \ufdd0 \ufffe\uffff",
    "line breaks": "a\n\nb\r\nc\td\x0be",
    "a long word": "x" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_shown_never_obeyed(text: str) -> None:
    from summarise.render import escape

    plain, bad = document(poisoned(sitrep(), "word")), document(poisoned(sitrep(), text))
    assert len(bad.tables) == len(plain.tables)
    assert len(list(paragraphs(bad))) == len(list(paragraphs(plain)))
    assert any(escape.one_line(text) in shown for shown in paragraphs(bad))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd"])
def test_only_web_addresses_become_links(url: str) -> None:
    report = sitrep()
    made = document(replace(report, articles=(replace(report.articles[0], url=url),)))
    assert [one for one in made.part.rels.values() if one.reltype.endswith("/hyperlink")] == []


def pictures(made: Document) -> list[Any]:
    return [one.get("descr") for one in made.element.body.iter(qn("wp:docPr"))]


def test_pictures_have_their_words() -> None:
    pytest.importorskip("resvg_py", reason="pictures need the extra charts")
    assert [alt.split(".")[0] for alt in pictures(last())] == [
        "Map of figures and movements whose places are known",
        "Chart of the key figures",
    ]


def test_without_the_extra_the_words_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    made = document(golden(GOLDEN[-1]))
    assert pictures(made) == []
    assert any(text.startswith("Chart of the key figures. Killed, 31;") for text in paragraphs(made))


def test_where_nothing_is_located_a_note_says_so() -> None:
    assert "No map: no figure and no movement has a place whose coordinates are known." in list(paragraphs(document(sitrep())))


def test_sections_without_anything_say_so_or_are_not_there() -> None:
    report = replace(sitrep(), headcounts=(), needs=(), movements=(), damage=(), conflicts=(), caveats=(), changes=())
    made = document(report)
    headings = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "Highlights", "Key figures", "Situation overview", "All figures on people", "Displacement and movements",
        "Needs by cluster", "Damage", "Caveats and information gaps", "Sources", "Method",
    ]  # fmt: skip
    assert (list(paragraphs(made)).count("Looked for, none found."), made.tables) == (5, [])


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sitrep(), "docx") == render(sitrep(), "docx")


def test_no_clock_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(render(sitrep(), "docx"))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2025-03-04T12:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.slow
def test_a_thousand_facts_take_less_than_ten_seconds() -> None:
    import time

    report = json.loads(render(sitrep(), "json"))
    heads = [{**report["headcounts"][5], "id": f"h{n}"} for n in range(10, 1010)]
    from summarise.sitrep import from_json

    large = from_json(Sitrep, {**report, "headcounts": report["headcounts"] + heads})
    start = time.process_time()
    assert len(table(document(large), "All figures on people")) > 1000
    assert time.process_time() - start < 10
