"""Word templates beyond their text: headers, footers, footnotes, endnotes and comments are filled and checked like it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from summarise.errors import InputError, OutputError
from summarise.render import raster, render
from summarise.render.forms.checking import check
from tests.whole_report import sitrep

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
STORIES = ("header", "footer", *NOTES)
OURS = re.compile("[\ufdd0-\ufddf]")
"""What stands for links, marks and pictures until they are made."""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], str]:
    """What writes a document `t.docx` with a text in its body and one in a part of it, and gives its name."""
    monkeypatch.chdir(tmp_path)

    def made(story: str, text: str, body: str = "body") -> str:
        document = docx.Document()
        document.add_paragraph(body)
        if story in NOTES:
            document.save("bare.docx")
            _add_notes(story, f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')
        else:
            getattr(document.sections[0], story).paragraphs[0].text = text
            document.save("t.docx")
        return "t.docx"

    return made


def _add_notes(kind: str, inner: str) -> None:
    content = f'<w:{kind} xmlns:w="{W}"><w:{NOTES[kind]} w:id="2">{inner}</w:{NOTES[kind]}></w:{kind}>'
    types = f'<Override PartName="/word/{kind}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
    relation = f'<Relationship Id="rId900" Type="{RELATION}/{kind}" Target="{kind}.xml"/>'
    added = {"[Content_Types].xml": ("</Types>", types), "word/_rels/document.xml.rels": ("</Relationships>", relation)}
    with zipfile.ZipFile("bare.docx") as old, zipfile.ZipFile("t.docx", "w") as new:
        for member in old.namelist():
            end, more = added.get(member, ("", ""))
            text = old.read(member)
            new.writestr(member, text.replace(end.encode(), f"{more}{end}".encode()) if end else text)
        new.writestr(f"word/{kind}.xml", content)


def story_of(made: bytes, story: str) -> tuple[str, str]:
    """The XML of that part of a document, and of its relations."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        (name,) = (one for one in archive.namelist() if re.fullmatch(rf"word/{story}\d*\.xml", one))
        relations = f"word/_rels/{Path(name).name}.rels"
        there = relations in archive.namelist()
        return archive.read(name).decode("utf-8"), archive.read(relations).decode("utf-8") if there else ""


def shown(xml: str) -> str:
    """Its text."""
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


@pytest.mark.parametrize("story", STORIES)
def test_links_marks_and_targets_are_made_in_every_part(story: str, write: Callable[..., str]) -> None:
    text = "{{ title }} {{ sources[0].title|link(sources[0].link) }} {{ headcounts[0].source }}{{ sources[0].anchor|target }}"
    xml, relations = story_of(render(sitrep(), template=write(story, text)), story)
    assert shown(xml) == "Situation report: Syria People flee [1]"
    assert 'Target="https://example.org/1"' in relations
    assert xml.count("<w:bookmarkStart") == 1
    assert not OURS.search(xml)


@pytest.mark.parametrize("story", STORIES)
def test_a_mark_leads_to_the_body(story: str, write: Callable[..., str]) -> None:
    body = "{% for s in sources %}{% for q in s.quotes %}{{ q.anchors|target }}{% endfor %}{% endfor %}x"
    xml, _ = story_of(render(sitrep(), template=write(story, "{{ headcounts[0].source }}", body)), story)
    assert 'w:anchor="_h9_1"' in xml


@pytest.mark.parametrize("story", STORIES)
def test_a_picture_stands_in_every_part(story: str, write: Callable[..., str]) -> None:
    xml, relations = story_of(render(sitrep(), template=write(story, "{{ chart.image }}")), story)
    (embedded,) = re.findall(r'r:embed="(\w+)"', xml)
    assert re.search(rf'<Relationship [^>]*Id="{embedded}"', relations)
    assert re.search(r'Target="(/word/|\.\./|)media/image\w*\.png"', relations)


@pytest.mark.parametrize("story", STORIES)
def test_its_words_stand_where_no_picture_can_be_drawn(
    story: str, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_picture(_: object) -> bytes:
        raise OutputError("nothing draws here")

    monkeypatch.setattr(raster, "png", no_picture)
    made = render(sitrep(), template=write(story, "{{ chart.image }}", "{{ chart.alt }}"))
    assert shown(story_of(made, story)[0]) == docx.Document(io.BytesIO(made)).paragraphs[0].text != ""


PLACES = {
    "header": "header 1, paragraph 1",
    "footer": "footer 1, paragraph 1",
    "footnotes": "footnote 1, paragraph 1",
    "endnotes": "endnote 1, paragraph 1",
    "comments": "comment 1, paragraph 1",
}


@pytest.mark.parametrize(("story", "place"), PLACES.items(), ids=PLACES.keys())
def test_a_check_looks_into_every_part(story: str, place: str, write: Callable[..., str]) -> None:
    found = check(write(story, "{{ titel }} {{ kind }}"))
    assert found.lines[:3] == (
        "t.docx: 2 names, 1 of them unknown",
        f"unknown: titel ({place}); the nearest is title",
        f"used: kind ({place})",
    )


@pytest.mark.parametrize(("story", "place"), PLACES.items(), ids=PLACES.keys())
def test_an_unknown_name_is_told_in_every_part(story: str, place: str, write: Callable[..., str]) -> None:
    with pytest.raises(InputError, match=rf"^t\.docx: {place}: titel is not known; the nearest is title"):
        render(sitrep(), template=write(story, "{{ titel }}"))


@pytest.mark.parametrize("story", NOTES)
def test_notes_that_are_broken_are_told(story: str, write: Callable[..., str]) -> None:
    with pytest.raises(InputError, match=r"^t\.docx: a broken Word file .*; open it in Word and save it anew"):
        render(sitrep(), template=write(story, "</w:p>"))


@pytest.mark.parametrize("story", STORIES)
def test_every_part_is_turned_for_arabic(story: str, write: Callable[..., str]) -> None:
    xml, _ = story_of(render(sitrep(), template=write(story, "{{ text.needs }}"), language="ar"), story)
    assert xml.count("<w:bidi/>") == 1
