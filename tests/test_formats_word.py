"""Word documents: what a reader sees, in the order of the document; a table row by row."""

import io
import re
import zipfile

import docx
import pytest

from summarise.errors import InputError
from summarise.formats import found
from summarise.formats.part import Listener, Part
from tests.made import archive

DOCUMENT = "word/document.xml"
LONG = "The road to the camp was cut by mud on Monday morning, and " * 3 + "no lorry has come since."


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(xml: str, **parts: str) -> bytes:
    """A document with this as its body, and with parts put in place."""
    made = {}
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as package:
        made = {name: package.read(name) for name in package.namelist()}
    head = made[DOCUMENT].decode("utf-8")
    made[DOCUMENT] = re.sub(r"<w:body>.*</w:body>", lambda _: f"<w:body>{xml}</w:body>", head, flags=re.DOTALL).encode("utf-8")
    return archive({**made, **parts})


def text(content: bytes, name: str = "a.docx") -> str:
    suffix = name[name.rindex(".") :]
    (item,) = found(Part(name, io.BytesIO(content), suffix), Listener(pytest.fail, pytest.fail))
    return item.record["text"]


def with_table(*rows: list[str]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    document.add_paragraph("After.")
    return saved(document)


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
BOX = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
SHOWN = {
    "paragraphs": (
        "<w:p><w:r><w:t>Flood in Oru</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Nine died.</w:t></w:r></w:p>",
        "Flood in Oru\n\nNine died.",
    ),
    "runs and breaks": (
        f"<w:p>{RUN.format('Nine ')}{RUN.format('died.')}<w:r><w:tab/><w:t>A</w:t><w:br/><w:t>B</w:t></w:r></w:p>",
        "Nine died. A\nB",
    ),
    "a link": (f"<w:p>{RUN.format('See ')}<w:hyperlink>{RUN.format('the list')}</w:hyperlink></w:p>", "See the list"),
    "changes": (
        f"<w:p>{RUN.format('Now ')}<w:ins>{RUN.format('41')}</w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        f"<w:moveFrom>{RUN.format('gone')}</w:moveFrom></w:p>",
        "Now 41",
    ),
    "a content control": (f"<w:sdt><w:sdtContent><w:p>{RUN.format('Nine died.')}</w:p></w:sdtContent></w:sdt>", "Nine died."),
    "a control in a line": (
        f"<w:p>{RUN.format('Dead: ')}<w:sdt><w:sdtContent>{RUN.format('9')}</w:sdtContent></w:sdt></w:p>",
        "Dead: 9",
    ),
    "a text box": (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>"
        f"{RUN.format('Beside it.')}</w:p>",
        "Beside it.\n\nIn the box.",
    ),
    "the mark of a note": (
        f"<w:p>{RUN.format('Some 1,200')}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
        f"{RUN.format(' fled.')}</w:p>",
        "Some 1,200 fled.",
    ),
    "a field's result, not its code": (f"<w:p><w:r><w:instrText>PAGE 7</w:instrText></w:r>{RUN.format('Nine')}</w:p>", "Nine"),
}


@pytest.mark.parametrize(("body", "expected"), SHOWN.values(), ids=SHOWN.keys())
def test_what_is_shown(body: str, expected: str) -> None:
    assert text(with_body(body)) == expected


TABLES = {
    "two columns": (with_table(["Killed", "40"], ["Injured:", "90"]), ["Killed: 40", "Injured: 90"]),
    "three columns": (with_table(["", "Killed", "Injured"], ["Oru", "12", "40"]), ["Killed  Injured", "Oru  12  40"]),
    "an empty cell": (with_table(["Killed", ""], ["", ""]), ["Killed"]),
    "one that lays out a page": (with_table([LONG, "Nine died."]), [LONG, "Nine died."]),
}


@pytest.mark.parametrize(("content", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(content: bytes, expected: list[str]) -> None:
    assert text(content).split("\n\n") == ["Before.", *expected, "After."]


def test_merged_and_nested_cells_stand_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Oru and Bendi"
    table.cell(0, 2).text = "9"
    inner = table.cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Killed", "4"
    table.cell(1, 2).text = "all"
    assert text(saved(document)) == "Oru and Bendi: 9\n\nKilled: 4  all"


def test_notes_come_last() -> None:
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    base = with_body("<w:p><w:r><w:t>Nine died.</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(base)) as package:
        made = {name: package.read(name) for name in package.namelist()}
    made = {name: part.decode("utf-8") if name.endswith((".xml", ".rels")) else part for name, part in made.items()}
    made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace("</Relationships>", relation)
    made["[Content_Types].xml"] = made["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    made["word/footnotes.xml"] = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote><w:p><w:r>'
        "<w:t>Ministry of Health, 400 in all.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    assert text(archive(made)) == "Nine died.\n\nMinistry of Health, 400 in all."


def test_title_and_day_of_the_properties_are_not_used() -> None:
    document = docx.Document()
    document.core_properties.title = "Template"
    document.add_paragraph("Nine died.")
    (item,) = found(Part("a.docx", io.BytesIO(saved(document))), Listener(pytest.fail, pytest.fail))
    assert item.record == {"text": "Nine died."}


EMPTY = saved(docx.Document())
REFUSED = {
    "no text": (EMPTY, "a.docx: no text in it; if it holds pictures of pages, run OCR first, such as ocrmypdf"),
    "another package": (
        archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
        "a.docx: this is a spreadsheet; save what it says in sentences, as .docx or .txt",
    ),
    "an archive by another name": (
        archive({"a.txt": "Nine died."}),
        "a.docx: this is not a Word document, whatever its name says; save the article as .docx or .txt",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        text(content)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        pytest.param({DOCUMENT: "<w:document"}, "a broken Word document", id="broken XML"),
        pytest.param({"[Content_Types].xml": "<Types/>"}, "a broken Word document", id="no types"),
    ],
)
def test_a_broken_document(parts: dict[str, str], kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(EMPTY)) as package:
        made = {name: package.read(name) for name in package.namelist()}
    with pytest.raises(InputError) as caught:
        text(archive({**made, **parts}))
    assert str(caught.value).startswith(f"a.docx: {kind} (")
    assert str(caught.value).endswith("); open it in Word and save it anew as .docx")
