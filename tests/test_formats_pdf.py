"""PDF: lines become paragraphs, running heads go, no figure changes, and every fault is one line."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from summarise.errors import InputError
from summarise.formats import found
from summarise.formats.margins import without_margins
from summarise.formats.pages import Line
from summarise.formats.paragraphs import joined
from summarise.formats.part import Listener, Part
from tests.made import pdf, set_lines

NUMBERS = frozenset({"twenty", "five"})


def text(content: bytes, notice=pytest.fail, problem=pytest.fail) -> str:
    (item,) = found(Part("a.pdf", io.BytesIO(content)), Listener(problem, notice))
    return item.record["text"]


def refusal(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        text(content)
    return str(caught.value)


def page(*lines: str, sizes: tuple[float, ...] = ()) -> list[Line]:
    """Lines at the usual distance; an empty one leaves a gap."""
    placed = [Line(line, 72, 760 - 13 * number, 11) for number, line in enumerate(lines) if line]
    return [Line(line.text, line.x, line.y, size) for line, size in zip(placed, sizes or [11] * len(placed), strict=True)]


WRAPPED = (
    "Some 1,200 people were displaced by the flood in the lower town of Oru on",
    "Sunday night, and 340 houses were destroyed, the mayor said. The hospital was",
    "evacuated at dawn.",
)
PARAGRAPHS = {
    "wrapped lines": (
        [page(*WRAPPED)],
        "Some 1,200 people were displaced by the flood in the lower town of Oru on Sunday night, and 340 houses were destroyed, "
        "the mayor said. The hospital was evacuated at dawn.",
    ),
    "a gap parts paragraphs": (
        [page("Nine people died when the river rose in the night of Sunday in the old town.", "", "", "Some 400 fled to Bendi.")],
        "Nine people died when the river rose in the night of Sunday in the old town.\n\nSome 400 fled to Bendi.",
    ),
    "a gap within a sentence": (
        [page("Nine people died when the river rose in", "", "", "the night of Sunday.")],
        "Nine people died when the river rose in the night of Sunday.",
    ),
    "a heading": (
        [page("Humanitarian needs", *WRAPPED)],
        "Humanitarian needs\n\nSome 1,200 people were displaced by the flood in the lower town of Oru on Sunday night, and 340 "
        "houses were destroyed, the mayor said. The hospital was evacuated at dawn.",
    ),
    "a heading as wide as the text": (
        [page("Floods in the lower town of Oru leave thousands of people without a roof", *WRAPPED[2:], sizes=(16, 11))],
        "Floods in the lower town of Oru leave thousands of people without a roof\n\nevacuated at dawn.",
    ),
    "items": (
        [page("What people lack most of all, in the order in which they were asked about it:", "• 400 tents", "• 9 pumps")],
        "What people lack most of all, in the order in which they were asked about it:\n\n• 400 tents\n\n• 9 pumps",
    ),
    "rows of a table": (
        [page("Province of Oru, north 12 40", "Province of Bendi, south 3 7", "Province of Kesh, east 41 90")],
        "Province of Oru, north 12 40\n\nProvince of Bendi, south 3 7\n\nProvince of Kesh, east 41 90",
    ),
    "a table of contents": (
        [page("1.1 Shelter . . . . . . . . . . . . . . . . . . . 4", "1.2 Water . . . . . . . . . . . . . . . . . . . . . 9")],
        "1.1 Shelter . . . . . . . . . . . . . . . . . . . 4\n\n1.2 Water . . . . . . . . . . . . . . . . . . . . . 9",
    ),
    "on the next page": (
        [page(*WRAPPED[:2]), page(*WRAPPED[2:])],
        "Some 1,200 people were displaced by the flood in the lower town of Oru on Sunday night, and 340 houses were destroyed, "
        "the mayor said. The hospital was evacuated at dawn.",
    ),
    "a broken word": (
        [page("The evacuation went on for three days, and on the last of them another evacua-", "tion began.")],
        "The evacuation went on for three days, and on the last of them another evacuation began.",
    ),
    "a word with a hyphen of its own": (
        [page("Work began in flood-affected towns, and the mayors of three of the flood-", "affected towns met.")],
        "Work began in flood-affected towns, and the mayors of three of the flood-affected towns met.",
    ),
    "a number in words": (
        [page("When the roof of the school fell in on Sunday night it was found that twenty-", "five people were in it.")],
        "When the roof of the school fell in on Sunday night it was found that twenty-five people were in it.",
    ),
    "a soft hyphen": ([page("The hospital was evacu\xad", "ated.")], "The hospital was evacuated."),
    "a name": (
        [page("Food came on the same day from the depot at the airport, which is run by a UN-", "led mission.")],
        "Food came on the same day from the depot at the airport, which is run by a UN-led mission.",
    ),
    "a range": (
        [page("When the roof of the school fell in on Sunday night it was said that about 50–", "60 people were in it.")],
        "When the roof of the school fell in on Sunday night it was said that about 50–60 people were in it.",
    ),
}


@pytest.mark.parametrize(("pages", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_lines_are_joined(pages: list[list[Line]], expected: str) -> None:
    assert joined(pages, NUMBERS) == expected


HEAD, FOOT = 800.0, 30.0
MARGINS = {
    "a head and a page number": ([["Report 5", "A.", "Page 1 of 2"], ["Report 5", "B.", "Page 2 of 2"]], [["A."], ["B."]]),
    "a number alone": ([["x", "A.", "7"], ["y", "B.", "8"], ["z", "C.", "9"]], [["x", "A."], ["y", "B."], ["z", "C."]]),
    "figures that only look like one": (
        [["x", "A.", "40 dead"], ["y", "B.", "53 dead"], ["z", "C.", "60 dead"]],
        [["x", "A.", "40 dead"], ["y", "B.", "53 dead"], ["z", "C.", "60 dead"]],
    ),
    "on half of the pages": ([["x", "A.", "1"], ["x", "B.", "5"], ["y", "C.", "9"], ["z", "D.", "3"]], None),
    "one page": ([["Report 5", "A.", "1"]], None),
}


@pytest.mark.parametrize(("pages", "expected"), MARGINS.values(), ids=MARGINS.keys())
def test_running_heads_go(pages: list[list[str]], expected: list[list[str]] | None) -> None:
    """Each page is its head, its text and its foot."""
    placed = [[Line(head, 72, HEAD), Line(f"{body * 90}", 72, 400), Line(foot, 72, FOOT)] for head, body, foot in pages]
    kept = [[line.text[:2] if len(line.text) > 90 else line.text for line in lines] for lines in without_margins(placed)]
    assert kept == (expected or pages)


def test_the_same_words_at_another_height_stay() -> None:
    pages = [[Line("Nine died.", 72, 500), Line("A.", 72, 400)], [Line("Nine died.", 72, 700), Line("B.", 72, 400)]]
    assert without_margins(pages) == pages


def test_pages_that_are_alike_stay() -> None:
    letter = [Line("Ministry of Health", 72, HEAD), Line("Nine people died in Oru.", 72, 400), Line("Bendi", 72, FOOT)]
    assert without_margins([letter, letter]) == [letter, letter]


def test_a_whole_report() -> None:
    title, end = set_lines(["Floods in Oru"], top=780, size=18), set_lines(["Some 340 houses are under water."], top=690)
    first = [(72, 810, 9, "Situation report 5"), *title, *set_lines(WRAPPED), *end, (300, 30, 9, "page 1 of 2")]
    second = [(72, 810, 9, "Situation report 5"), *set_lines(["Nine people died in Bendi."]), (300, 30, 9, "page 2 of 2")]
    assert text(pdf(first, second)).split("\n\n") == [
        "Floods in Oru",
        "Some 1,200 people were displaced by the flood in the lower town of Oru on Sunday night, and 340 houses were destroyed, "
        "the mayor said. The hospital was evacuated at dawn.",
        "Some 340 houses are under water.",
        "Nine people died in Bendi.",
    ]


START, REST = b"BT /F1 11 Tf 1 0 0 1 72 700 Tm (Some 1,200) Tj /F1 7 Tf ", b"/F1 11 Tf 1 0 0 1 136 700 Tm ( people fled, 3) Tj ET"
MARKS = {
    "by text rise": b"BT /F1 11 Tf 72 700 Td (Some 1,200) Tj /F1 7 Tf 5 Ts (2) Tj 0 Ts /F1 11 Tf ( people fled, 3) Tj ET",
    "a little above": START + b"1 0 0 1 128 704 Tm (2) Tj " + REST,
    "high above": START + b"1 0 0 1 128 707 Tm (2) Tj " + REST,
    "at a distance": START + b"1 0 0 1 132 704 Tm (2) Tj " + REST,
    "several": START + b"1 0 0 1 128 704 Tm (2,3) Tj " + REST,
}


@pytest.mark.parametrize("content", MARKS.values(), ids=MARKS.keys())
def test_marks_of_notes_change_no_figure(content: bytes) -> None:
    assert text(pdf([content])) == "Some 1,200 people fled, 3"


def test_small_figures_that_are_no_marks_stay() -> None:
    """A label with its figure in smaller type beside it, and a note by its mark."""
    label = [(72, 700, 18, "Killed"), (200, 700, 11, "40")]
    assert text(pdf([*label, (72, 600, 7, "2"), (80, 597, 9, "Ministry of Health")])) == "Killed 40\n\n2 Ministry of Health"


@pytest.mark.parametrize("matrix", [b"1 0 0 -1 0 842 cm", b".1 0 0 .1 0 0 cm"], ids=["upside down", "scaled"])
def test_pages_drawn_in_other_units(matrix: bytes) -> None:
    upside = b"-1" in matrix
    first, second = (
        (b"1 0 0 -1 72 100 Tm", b"1 0 0 -1 72 160 Tm") if upside else (b"10 0 0 10 720 7000 Tm", b"10 0 0 10 720 6400 Tm")
    )
    content = b"q " + matrix + b" BT /F1 11 Tf " + first + b" (Nine died.) Tj " + second + b" (Some 400 fled.) Tj ET Q"
    assert text(pdf([content])) == "Nine died.\n\nSome 400 fled."


def scanned() -> str:
    return " /XObject << /Im1 << /Type /XObject /Subtype /Image /Width 1 /Height 1 >> >>"


def encrypted(password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(set_lines(WRAPPED)))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


AES = pdf(set_lines(WRAPPED)).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <%s> /U <%s> /OE <%s> /UE <%s> "
    b"/Perms <%s> /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"
    % (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16),
)
LOCKED = "a.pdf: encrypted; save it without a password or other protection"
REFUSED = {
    "a password": (encrypted("secret"), LOCKED),
    "AES": (AES, LOCKED),
    "no text": (pdf([b"0 0 m"]), "a.pdf: no text in it; save the article as .txt or .docx"),
    "a scan": (pdf([b"0 0 m"], extra=scanned()), "a.pdf: no text in it, only pictures; run OCR first, such as ocrmypdf"),
    "fonts without letters": (
        pdf([(72, 700, 11, "\x01\x02\x03\x04 ab \x05")]),
        "a.pdf: its fonts do not say which letters they show; run OCR first, such as ocrmypdf --force-ocr",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    assert refusal(content) == message


@pytest.mark.parametrize("content", [b"%PDF-1.7\n\x00\x01", pdf(set_lines(WRAPPED))[:300]], ids=["nothing in it", "cut short"])
def test_a_broken_file(content: bytes) -> None:
    shown = refusal(content)
    assert shown.startswith("a.pdf: a broken PDF (")
    assert shown.endswith("); get it anew, or print it as a PDF")


def test_a_file_that_is_only_locked_against_changes_is_read() -> None:
    assert text(encrypted("")).startswith("Some 1,200 people were displaced")


def test_pages_without_text_are_named() -> None:
    notices: list[str] = []
    said = text(pdf([(72, 700, 11, "Nine died.")], [b"0 0 m"], [b"0 0 m"], extra=scanned()), notice=notices.append)
    assert (said, notices) == (
        "Nine died.",
        ["a.pdf: pages 2, 3 are without text, only pictures; to read them, run OCR, such as ocrmypdf"],
    )


def test_a_broken_page_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from summarise.formats import pdf as module

    known = module.lines_of
    seen: list[object] = []

    def lines_of(one):
        seen.append(one)
        return known(one) if len(seen) != 2 else [][0]

    monkeypatch.setattr(module, "lines_of", lines_of)
    problems: list[InputError] = []
    pages = [[(72, 700, 11, f"Nine died in {place}.")] for place in ("Oru", "Bendi", "Kesh")]
    assert text(pdf(*pages), problem=problems.append) == "Nine died in Oru.\n\nNine died in Kesh."
    assert [str(problem) for problem in problems] == ["a.pdf: page 2 is broken and not read; print the file as a PDF anew"]
