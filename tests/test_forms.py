"""Users' own templates: what fills them, what they are told when they are wrong, and what they cannot do."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.styles import Font

from summarise.errors import InputError
from summarise.render import render
from summarise.render.forms.checking import check
from summarise.render.forms.starters import STARTERS
from summarise.render.forms.template import known_filters
from summarise.render.forms.variables import table
from tests.test_workbook import FORMULAS
from tests.whole_report import poisoned, sitrep

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Any], str]:
    """What writes a template into a folder of its own and gives its name: text, paragraphs of a document, cells of a sheet."""
    monkeypatch.chdir(tmp_path)

    def made(name: str, content: Any) -> str:
        if isinstance(content, bytes):
            Path(name).write_bytes(content)
        elif name.endswith(".docx"):
            document = docx.Document()
            for text in content:
                document.add_paragraph(text)
            document.save(name)
        elif name.endswith(".xlsx"):
            book = openpyxl.Workbook()
            for place, value in content.items():
                book.active[place] = value
            book.save(name)
        else:
            Path(name).write_text(content, encoding="utf-8")
        return name

    return made


def filled(name: str, **options: Any) -> Any:
    """What a template gives with the whole report, in a form to be read."""
    made = render(options.pop("report", sitrep()), template=name, **options)
    if name.endswith(".docx"):
        return [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    if name.endswith(".xlsx"):
        return [list(row) for row in openpyxl.load_workbook(io.BytesIO(made)).active.iter_rows(values_only=True)]
    return made


@pytest.mark.parametrize("kind", STARTERS)
def test_a_starter_fills_at_once_and_has_no_unknown_name(kind: str, write: Callable[[str, Any], str]) -> None:
    name = write(f"mine.{kind}", STARTERS[kind]())
    assert check(name).lines[0].endswith("names, none of them unknown")
    assert filled(name)


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_starter_has_every_key_figure_with_its_sources(kind: str, write: Callable[[str, Any], str]) -> None:
    shown = filled(write(f"mine.{kind}", STARTERS[kind]()))
    link = {"md": "[[1]](#h1-1)", "html": '<a class="mark" href="#h1-1">[1]</a>'}[kind]
    assert f"more than 900 (others say: 400 (unconfirmed) {link.replace('h1-1', 'h4-1')})" in shown
    assert link in shown
    assert {"md": '<a id="h1-1"></a>', "html": '<a id="h1-1"></a>'}[kind] in shown


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        pytest.param("t.md", "{{ title }}|{{ headcounts[0].source }}", "Situation report: Syria|[[1]](#h9-1)", id="Markdown"),
        pytest.param("t.html", "<b>{{ title }}</b>{{ headcounts[0].source }}", '<b>Situation report: Syria</b><a class="mark" '
                     'href="#h9-1">[1]</a>', id="a page"),
        pytest.param("t.txt", "{{ title|upper }} {{ headcounts[0].source }}", "SITUATION REPORT: SYRIA [1]", id="text"),
        pytest.param("t.txt", "{% for p in header %}{{ p.name }}{{ colon }}{{ p.value }}\n{% endfor %}", "Date: 4 March 2025\n"
                     "Period: 2 March 2025 to 4 March 2025\nCountries: Syria (SYR)\nCrisis: Syria · conflict\n", id="a loop"),
        pytest.param("t.txt", "{{ sources[0].title|link(sources[0].link) }}", "People flee (https://example.org/1)", id="a link"),
        pytest.param("t.txt", "{{ text.other_figures|fill(others=3) }}", "further figures: 3", id="a hole of the catalogue"),
        pytest.param("t.txt", "{{ map.image or map.notes|first }}", "No map: no figure and no movement has a place whose "
                     "coordinates are known.", id="no map"),
        pytest.param("t.txt", "{{ sources[0].duplicate_of }}|", "|", id="what is not stated"),
        pytest.param("t.md", "{% macro b(x) %}**{{ x }}**{% endmacro %}{{ b('*') ~ '*' }}", "**\\***\\*", id="a macro"),
    ],
)  # fmt: skip
def test_text_templates(name: str, text: str, shown: str, write: Callable[[str, Any], str]) -> None:
    assert filled(write(name, text)) == shown


def test_the_pictures_stand_in_a_page(write: Callable[[str, Any], str]) -> None:
    assert filled(write("t.html", "{{ chart.image }}")).startswith("<svg")


def test_a_language_is_that_of_the_words(write: Callable[[str, Any], str]) -> None:
    assert filled(write("t.txt", "{{ text.needs }} {{ language }}"), language="fr") == "Besoins par secteur fr"


def test_word_templates(write: Callable[[str, Any], str]) -> None:
    name = write(
        "t.docx", ["{{ title }}", "{%p for n in needs %}", "{{ n.cluster }}: {{ n.lines[0].status }}", "{%p endfor %}", "end"]
    )
    assert filled(name) == ["Situation report: Syria", "Health: Lacking", "Shelter: Needed", "end"]


def test_marks_lead_nowhere_where_the_sources_are_not_shown(write: Callable[[str, Any], str]) -> None:
    made = render(sitrep(), template=write("t.docx", ["{{ headcounts[0].source }}"]))
    assert [len(one.hyperlinks) for one in docx.Document(io.BytesIO(made)).paragraphs] == [0]
    made = render(
        sitrep(), template=write("t.docx", ["{{ headcounts[0].source }}", "{{ sources[0].quotes[7].anchors|target }}x"])
    )
    assert "h8-1" in sitrep_anchors()
    assert [one.text for one in docx.Document(io.BytesIO(made)).paragraphs] == ["[1]", "x"]


def sitrep_anchors() -> set[str]:
    from summarise.render.page import page
    from summarise.render.wording import load

    return {anchor for source in page(sitrep(), load("en")).sources for quote in source.quotes for anchor in quote.anchors}


def test_excel_rows_stand_once_for_each_thing(write: Callable[[str, Any], str]) -> None:
    cells = {
        "A1": "{{ title }}",
        "B1": "{{ report.date }}",
        "A2": "{{ damage.asset }}",
        "B2": "{{ damage.fact.quantity.value }}",
        "C2": "as said by {{ damage.attribution or '?' }}",
        "A3": "after",
    }
    found = filled(write("t.xlsx", cells))
    assert found[0][1].date().isoformat() == "2025-03-04"
    assert [row[:3] for row in found[1:]] == [["house", 12, "as said by ?"], ["after", None, None]]


def test_excel_rows_go_through_lists_in_lists(write: Callable[[str, Any], str]) -> None:
    cells = {"A1": "{{ needs.cluster }}", "B1": "{{ needs.lines.status }}", "C1": "{{ needs.lines.items.item }}", "D1": "own"}
    assert filled(write("t.xlsx", cells)) == [
        ["Health", "Lacking", "fuel", "own"],
        ["Shelter", "Needed", "tents", "own"],
        ["Shelter", "Given or on the way", "tents", "own"],
    ]


def test_excel_rows_keep_their_look_and_move_what_is_below(write: Callable[[str, Any], str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B1"] = "{{ headcounts.figure }}", "below", "own"
    sheet["A1"].font, sheet["A1"].number_format = Font(bold=True), "0.0"
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 30, 50
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A2:C2")
    book.save("t.xlsx")
    made = openpyxl.load_workbook(io.BytesIO(render(sitrep(), template="t.xlsx"))).active
    last = made.max_row
    assert (made.cell(last, 1).value, made.row_dimensions[last].height) == ("below", 50)
    assert [(made.cell(n, 1).font.bold, made.cell(n, 2).value, made.row_dimensions[n].height) for n in range(1, last)] == [
        (True, "own", 30)
    ] * (last - 1)
    assert {str(one) for one in made.merged_cells.ranges} == {f"B{n}:C{n}" for n in range(1, last)} | {f"A{last}:C{last}"}


def test_an_excel_row_without_anything_says_so(write: Callable[[str, Any], str]) -> None:
    bare = replace(sitrep(), damage=())
    assert filled(write("t.xlsx", {"A1": "{{ damage.asset }}", "B1": "{{ damage.figure }}"}), report=bare) == [
        ["Looked for, none found."]
    ]


def test_the_same_report_gives_the_same_bytes(write: Callable[[str, Any], str]) -> None:
    for name in (write("t.docx", ["{{ title }}"]), write("t.xlsx", {"A1": "{{ title }}"})):
        assert render(sitrep(), template=name) == render(sitrep(), template=name)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
"""How a file begins that has a password."""
WRONG = {
    "a name": ("t.md", "a\n{{ titel }}", "t.md: line 2: titel is not known; the nearest is title; "),
    "a field": (
        "t.md",
        "{% for h in headcounts %}\n{{ h.figrue }}{{ h.plce }}{% endfor %}",
        "t.md: line 2: headcounts.figrue is not known; the nearest is headcounts.figure; 1 more are not known; ",
    ),
    "a list for one of it": (
        "t.txt",
        "{{ headcounts.figure }}",
        "t.txt: line 1: headcounts.figure is not known; the nearest is headcounts[0].figure; ",
    ),
    "a word": ("t.html", "{{ text.highlihgts }}", "text.highlihgts is not known; the nearest is text.highlights; "),
    "a filter": ("t.md", "\n\n{{ title|uper }}", "t.md: line 3: there is no filter 'uper'; the nearest is 'upper'; correct it"),
    "a statement": ("t.md", "{% fro x in y %}", "t.md: line 1: Encountered unknown tag 'fro'"),
    "a loop without an end": ("t.md", "{% for h in headcounts %}", "t.md: line 1: Unexpected end of template."),
    "another file": ("t.md", "{% include '/etc/passwd' %}", "t.md: line 1: include is not for templates; write its text here"),
    "a list written": ("t.md", "x\n{{ headcounts }}", "t.md: line 2: a list or a record cannot be written; "),
    "arithmetic": ("t.md", "{{ 1 / 0 }}", "t.md: line 1: division by zero; correct the template"),
    "a paragraph of a document": (
        "t.docx",
        ["one", "{{ title }}", "{{ sumary }}"],
        "t.docx: paragraph 3: sumary is not known",
    ),
    "a tag across paragraphs": ("t.docx", ["one {{", "title }}"], "t.docx: paragraph 1: a tag does not end there ('one {{')"),
    "very many tags without an end": ("t.docx", ["}}" + "{{" * 100_000], "t.docx: paragraph 1: a tag does not end there"),
    "a document that never ends": ("t.docx", ["{% for i in range(10**9) %}x{% endfor %}"], "t.docx: paragraph 1: the number"),
    "a workbook that never ends": ("t.xlsx", {"A1": "{{ 'a' * 10**10 }}"}, "t.xlsx: sheet 'Sheet', cell A1: the number"),
    "a cell": ("t.xlsx", {"B4": "{{ titel }}"}, "t.xlsx: sheet 'Sheet', cell B4: titel is not known; the nearest is title"),
    "a field of a row": (
        "t.xlsx",
        {"A1": "{{ damage.aset }}"},
        "t.xlsx: sheet 'Sheet', cell A1: damage.aset is not known; the nearest is damage.asset",
    ),
    "two lists in a row": (
        "t.xlsx",
        {"A1": "{{ damage.asset }}", "B1": "{{ headcounts.figure }}"},
        "t.xlsx: sheet 'Sheet', cell A1: its row looks into damage and headcounts; give each list a row of its own",
    ),
    "no UTF-8": ("t.md", b"a\n\xff", "t.md: line 2: not UTF-8; save it anew with that encoding"),
    "no archive": ("t.docx", b"PK no", "t.docx: not a Word file, or a broken one; open it in Word and save it anew"),
    "a password": ("t.docx", OLE, "t.docx: has a password, or is of an old Word; "),
    "a locked workbook": ("t.xlsx", OLE, "t.xlsx: has a password, or is of an old Excel; "),
    "another ending": ("t.pptx", b"x", "t.pptx: no template that can be filled; give one that ends in .docx, .md, "),
    "too large": ("t.md", "x" * 1_000_001, "t.md: over 1,000,000 characters of text and layout; leave some of it out"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_in_one_line_with_its_place(
    name: str, content: Any, told: str, write: Callable[[str, Any], str]
) -> None:
    with pytest.raises(InputError) as caught:
        filled(write(name, content))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_workbook_is_no_document(write: Callable[[str, Any], str]) -> None:
    Path(write("t.xlsx", {"A1": "x"})).rename("t.docx")
    with pytest.raises(InputError, match=r"t\.docx: not a Word file, whatever its name says"):
        filled("t.docx")


def test_a_broken_part_is_told(write: Callable[[str, Any], str]) -> None:
    write("t.docx", ["x"])
    with zipfile.ZipFile("t.docx") as old, zipfile.ZipFile("u.docx", "w") as new:
        for member in old.namelist():
            new.writestr(member, b"<w:document" if member == "word/document.xml" else old.read(member))
    with pytest.raises(InputError, match=r"u\.docx: a broken Word file .*; open it in Word and save it anew"):
        filled("u.docx")


def test_a_document_type_is_refused(write: Callable[[str, Any], str]) -> None:
    write("t.docx", ["x"])
    with zipfile.ZipFile("t.docx") as old, zipfile.ZipFile("u.docx", "w") as new:
        for member in old.namelist():
            start = b'<!DOCTYPE x [<!ENTITY a "b">]>' if member == "word/document.xml" else b""
            new.writestr(member, start + old.read(member))
    with pytest.raises(InputError, match=r"u\.docx: word/document\.xml declares a document type"):
        filled("u.docx")


def test_a_missing_template_is_told() -> None:
    with pytest.raises(InputError, match=r"gone\.md: cannot be read \(No such file or directory\); name a file that is there"):
        render(sitrep(), template="gone.md")


def test_another_format_than_the_templates_is_refused(write: Callable[[str, Any], str]) -> None:
    with pytest.raises(InputError, match=r"t\.md: fills a \.md file, not docx; leave --format out"):
        render(sitrep(), "docx", template=write("t.md", "x"))


ENDLESS = {
    "a range": "{% for i in range(10**9) %}x{% endfor %}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9) %}" + "{% endfor %}" * 3,
    "a macro that calls itself": "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
    "a macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "a loop that calls itself": "{% for i in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
    "brackets": "{{ " + "(" * 50_000 + "1" + ")" * 50_000 + " }}",
    "blocks in blocks": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    "a text times": "{{ 'a' * 10**10 }}",
    "a power": "{{ 10**10**10 }}",
    "a square of squares": "{% set x = 9 %}" + "{% set x = x * x %}" * 60 + "{{ x }}",
    "doubled texts": "{% set x = 'a' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}",
    "doubled blocks": "{% set x = 'aaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60 + "{{ x }}",
    "doubled by a macro": "{% macro d(s) %}{{ s }}{{ s }}{% endmacro %}{% set x = 'a' %}" + "{% set x = d(x) %}" * 60 + "{{ x }}",
    "doubled by a filter": "{% set x = '{a}{a}' %}" + "{% set x = '{a}{a}'|fill(a=x) %}" * 60 + "{{ x }}",
    "doubled lists": "{% set x = [1] %}" + "{% set x = x + x %}" * 60,
    "lists of lists": "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x == x }}",
    "a wide format": "{{ '%99999999999d' % 1 }}",
    "joined": "{{ range(99999)|map('string')|join('" + "x" * 5000 + "') }}",
    "replaced": "{{ ('" + "a" * 90_000 + "')|replace('a', '" + "b" * 90_000 + "') }}",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_would_never_end_ends(text: str, write: Callable[[str, Any], str]) -> None:
    with pytest.raises(InputError, match=r"^t\.txt: "):
        filled(write("t.txt", text))


CLOSED = {
    "classes": "{{ ''.__class__ }}",
    "classes by a key": "{{ ''['__class__'] }}",
    "classes by a filter": "{{ title|attr('__class__') }}",
    "methods of a text": "{{ title.upper() }}",
    "formats": "{{ '{0.__class__}'.format(title) }}",
    "methods of a record": "{{ report.__init__ }}",
    "globals of a function": "{{ range.__globals__ }}",
    "the template itself": "{{ self }}",
    "chance": "{{ [1,2]|random }}",
    "markup": "{{ title|safe }}",
}


@pytest.mark.parametrize("text", CLOSED.values(), ids=CLOSED.keys())
def test_there_is_no_way_out(text: str, write: Callable[[str, Any], str]) -> None:
    with pytest.raises(InputError, match=r"^t\.html: "):
        filled(write("t.html", text))


HOSTILE = "{{ 7*7 }}</td><script>x</script>{% for %}*[a](b)\x00\x1b\u202e"
INERT = {
    "t.md": r"{{ 7\*7 }}\</td\>\<script\>x\</script\>{% for %}\*\[a\](b)" + "\ufffd" * 3,
    "t.html": "{{ 7*7 }}&lt;/td&gt;&lt;script&gt;x&lt;/script&gt;{% for %}*[a](b)" + "\ufffd" * 3,
    "t.txt": "{{ 7*7 }}</td><script>x</script>{% for %}*[a](b)" + "\ufffd" * 3,
}


@pytest.mark.parametrize(("name", "shown"), INERT.items(), ids=INERT.keys())
def test_hostile_text_is_inert(name: str, shown: str, write: Callable[[str, Any], str]) -> None:
    bad = poisoned(sitrep(), HOSTILE)
    assert filled(write(name, "{{ sources[0].quotes[0].quote }}"), report=bad) == shown


@pytest.mark.parametrize("text", [*FORMULAS, HOSTILE], ids=repr)
def test_hostile_text_is_inert_in_cells(text: str, write: Callable[[str, Any], str]) -> None:
    name = write("t.xlsx", {"A1": "{{ title }}", "B1": "{{ title }} and more", "C1": "= {{ title }}"})
    made = openpyxl.load_workbook(io.BytesIO(render(poisoned(sitrep(), text), template=name))).active
    assert [cell.data_type for cell in made[1]] == ["s", "s", "s"]
    assert [cell.value for cell in made[1] if cell.value.startswith(tuple("=+-@＝"))] == []


CHECKED = """\
t.md: 6 names, 2 of them unknown
unknown: titel (line 1); the nearest is title
unknown: headcounts.figrue (line 2; line 3); the nearest is headcounts.figure
used: headcounts (line 2)
used: headcounts.place (line 2)
used: text.needs (line 4)
used: needs (line 4)"""


def test_a_check_lists_all(write: Callable[[str, Any], str]) -> None:
    text = (
        "{{ titel }}\n{% for h in headcounts %}{{ h.figrue }} {{ h.place }}\n{{ h.figrue }}{% endfor %}\n"
        "{{ text.needs }}{% for n in needs %}{% endfor %}"
    )
    found = check(write("t.md", text))
    used = {"headcounts", "headcounts.place", "text", "needs"}
    left = [name for name, _ in table() if name not in used and (name.split(".")[0] in used or "." not in name)]
    left = [name for name in left if not any(name.startswith(f"{other}.") for other in left)]
    assert found.is_wrong
    assert "\n".join(line for line in found.lines if not line.startswith("not used")) == CHECKED
    assert [line.removeprefix("not used: ") for line in found.lines if line.startswith("not used")] == left


def test_a_check_knows_paragraphs_tables_headers_and_cells(write: Callable[[str, Any], str]) -> None:
    document = docx.Document()
    document.add_paragraph("x")
    document.add_paragraph("{{ title }}")
    grid = document.add_table(rows=2, cols=2)
    grid.cell(1, 0).text, grid.cell(1, 1).text = "{{ kind }}", "{{ kidn }}"
    document.sections[0].header.paragraphs[0].text = "{{ label }}"
    document.save("t.docx")
    assert list(check("t.docx").lines[:5]) == [
        "t.docx: 4 names, 1 of them unknown",
        "unknown: kidn (table 1, row 2, cell 2); the nearest is kind",
        "used: title (paragraph 2)",
        "used: kind (table 1, row 2, cell 1)",
        "used: label (header 1, paragraph 1)",
    ]


def documented(readme: str) -> str:
    """The README with the names and filters that the code has."""
    rows = "\n".join(f"| `{name}` | {note} |" for name, note in table())
    names = re.sub(
        r"(?s)(\| name \| what it holds \|\n\|---\|---\|\n).*?(?=</details>)", lambda found: f"{found[1]}{rows}\n\n", readme
    )
    known = ", ".join(f"`{name}`" for name in known_filters())
    return re.sub(r"Filters: .*\.\n", lambda _: f"Filters: {known}.\n", names)


def test_the_readme_lists_names_and_filters() -> None:
    assert documented(README.read_text("utf-8")) == README.read_text("utf-8")


if __name__ == "__main__":
    README.write_text(documented(README.read_text("utf-8")), encoding="utf-8")
