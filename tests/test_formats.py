"""What a file is, told by its content; what is inside archives; nothing is lost, and every fault is one line."""

import io
import json
import zipfile
from collections.abc import Callable

import docx
import pytest

from summarise.errors import InputError
from summarise.formats import archive as archives
from summarise.formats import found
from summarise.formats import part as parts
from summarise.formats.part import Found, Listener, Part, suffix_of
from tests.made import archive, letter, pdf, set_lines


def word() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Nine people died.")
    document.save(stream)
    return stream.getvalue()


PAGE = "<html><body><article><h1>Flood</h1>{}</article></body></html>".format(
    "".join(f"<p>{count} people died in the flood in Oru, and many more fled to the camp at Bendi.</p>" for count in (9, 12, 30))
)
FEED = "<rss version='2.0'><channel><item><title>T</title><description>Nine people died.</description></item></channel></rss>"
DOCUMENTS: dict[str, bytes] = {
    "PDF": pdf(set_lines(["Nine people died."])),
    "Word": word(),
    "letter": letter("Nine people died."),
    "feed": FEED.encode(),
    "JSON": b'{"text": "Nine people died."}',
    "JSON Lines": b'{"text": "Nine people died."}\n{"text": "Nine people died."}\n',
    "ReliefWeb": b'{"data": [{"id": "7", "fields": {"body": "Nine people died."}}]}',
    "text": b"Nine people died.",
    "archive": archive({"a.txt": "Nine people died."}),
}


def read(
    content: bytes, name: str = "a", problem: Callable = pytest.fail, notice: Callable = pytest.fail, stream: type = io.BytesIO
) -> list[Found]:
    return list(found(Part(name, stream(content), suffix_of(name)), Listener(problem, notice)))


def texts(content: bytes, name: str = "a", **listeners: Callable) -> dict[str, str]:
    """The texts by what names them behind the file's own name."""
    return {item.place.removeprefix(f"{name}: "): item.record["text"] for item in read(content, name, **listeners)}


@pytest.mark.parametrize("name", ["a", "a.txt", "a.pdf", "a.bin"])
@pytest.mark.parametrize("content", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_kind_is_told_by_its_content(content: bytes, name: str) -> None:
    assert {item.record["text"] for item in read(content, name)} == {"Nine people died."}


@pytest.mark.parametrize("name", ["PDF", "Word", "archive"])
def test_a_stream_that_goes_one_way(name: str) -> None:
    """Standard input, where it is a pipe."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    assert [item.record["text"] for item in read(DOCUMENTS[name], stream=Pipe)] == ["Nine people died."]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "a spreadsheet": (
        archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        "this is a spreadsheet; save what it says in sentences, as .docx or .txt",
    ),
    "slides": (archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "this is a presentation; save it as a PDF"),
    "OpenDocument": (
        archive({"mimetype": "x", "content.xml": ""}),
        "this is an OpenDocument file; save it as .docx, or as a PDF",
    ),
    "an old Word document": (OLE + "WordDocument".encode("utf-16-le"), "this is an old Word document; save it as .docx"),
    "an old spreadsheet": (
        OLE + "Workbook".encode("utf-16-le"),
        "this is a spreadsheet; save what it says in sentences, as .docx or .txt",
    ),
    "a locked document": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "this is an encrypted Office document; save it without a password",
    ),
    "an Outlook message": (OLE + "__substg1.0_".encode("utf-16-le"), "this is an Outlook message; save it as .eml"),
    "RTF": (b"{\\rtf1 Nine died.}", "this is an RTF document; save it as .docx"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "this is an image, not text; save the article as .txt, .html or .json"),
    "an empty archive": (archive({}), "the archive is empty; there is no article in it"),
    "a folder in an archive": (archive({"in/": ""}), "the archive is empty; there is no article in it"),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("name", ["a.pdf", "a"])
def test_other_kinds_are_refused_with_what_to_do(content: bytes, message: str, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content, name)
    assert str(caught.value) == f"{name}: {message}"


def test_an_archive_is_read_member_by_member() -> None:
    members = {
        "b.txt": "Two died.",
        "in/a.json": json.dumps({"id": "x", "text": "Three died."}),
        "in/letter": letter("Four died."),
        "../../c.txt": "Five died.",
        "__MACOSX/._b.txt": b"\0\0",
        ".hidden/d.txt": "Six died.",
        "logo.png": b"\x89PNG",
        "style.css": "p {}",
        "report.dat": pdf(set_lines(["Seven died."])),
    }
    notices: list[str] = []
    assert texts(archive(members), notice=notices.append) == {
        "../../c.txt": "Five died.",
        "b.txt": "Two died.",
        "in/a.json": "Three died.",
        "in/letter": "Four died.",
        "report.dat": "Seven died.",
    }
    assert notices == ["a: passed over, as no kind that articles come in: logo.png, style.css"]


def test_what_is_broken_in_an_archive_is_named_and_the_others_are_read() -> None:
    made = archive(
        {
            "1.pdf": b"%PDF-1.7\nno more",
            "2.docx": archive({"a": "x"}),
            "3.xlsx": archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
            "4.zip": archive({"a.txt": "Two died."}),
            "5.json": '{"text": ',
            "6.txt": "",
            "7.jsonl": '{"text": "Three died."}\n{"text":\n',
            "8.txt": "Nine died.",
        }
    )
    problems: list[InputError] = []
    assert texts(made, problem=problems.append) == {"7.jsonl: line 1": "Three died.", "8.txt": "Nine died."}
    assert [" ".join(str(problem).split()) for problem in problems] == [
        "a: 1.pdf: a broken PDF (Stream has ended unexpectedly); get it anew, or print it as a PDF",
        "a: 2.docx: this is not a Word document, whatever its name says; save the article as .docx or .txt",
        "a: 3.xlsx: this is a spreadsheet; save what it says in sentences, as .docx or .txt",
        "a: 4.zip: an archive in an archive; unpack it first",
        "a: 5.json: line 1: broken JSON (Expecting value); correct it there",
        "a: 6.txt: empty; there is no article in it",
        "a: 7.jsonl: line 2: broken JSON (Expecting value); correct it there",
    ]


def test_the_first_fault_is_raised_where_nobody_listens() -> None:
    def refuse(error: InputError) -> None:
        raise error

    with pytest.raises(InputError, match=r"^a: b\.txt: empty; there is no article in it$"):
        read(archive({"b.txt": "", "c.txt": "Nine died."}), problem=refuse)


def test_a_member_whose_bytes_were_changed() -> None:
    made = archive({"a.txt": "Nine people died.", "b.txt": "Two died."}, zipfile.ZIP_STORED).replace(
        b"Nine people", b"None people", 1
    )
    problems: list[InputError] = []
    assert texts(made, problem=problems.append) == {"b.txt": "Two died."}
    assert [str(problem) for problem in problems] == [
        "a: a.txt: broken in the archive (Bad CRC-32 for file 'a.txt'); get it anew"
    ]


def locked(content: bytes, *names: str) -> bytes:
    """The archive with its members marked as encrypted, in both of their headers."""
    made = bytearray(content)
    for name in names:
        for signature, flags, at in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
            start = made.find(signature)
            while made[start + at : start + at + len(name)] != name.encode():
                start = made.find(signature, start + 1)
            made[start + flags] |= 1
    return bytes(made)


def test_a_member_with_a_password() -> None:
    made = locked(archive({"a.txt": "Nine died.", "b.txt": "Two died."}), "a.txt")
    problems: list[InputError] = []
    assert texts(made, problem=problems.append) == {"b.txt": "Two died."}
    assert [str(p) for p in problems] == ["a: a.txt: encrypted; unpack it with its password and name the file"]


def test_an_archive_with_a_password() -> None:
    with pytest.raises(InputError) as caught:
        read(locked(archive({"a.txt": "Nine died."}), "a.txt"))
    assert str(caught.value) == "a: encrypted; unpack it with its password and name the files"


@pytest.mark.parametrize("content", [archive({"a.txt": "Nine died."})[:-8], b"PK\x03\x04", b"PK\x03\x04" + bytes(99)])
def test_an_archive_that_is_cut_short(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^a: a broken ZIP file, cut short as it seems \(.+\); get it anew$"):
        read(content)


BOMBS = {
    "too many": ("MOST_MEMBERS", 1, {"a.txt": "A.", "b.txt": "B."}, "a: 2 files in it, over 1; split it"),
    "too large": (
        "MOST_BYTES",
        3_000_000,
        {"a.txt": b"x" * 2_000_000, "b.txt": b"x" * 2_000_000},
        "a: 4 MB when unpacked, over 3; split it",
    ),
    "too well packed": (
        "RATIO_FROM",
        100_000,
        {"a.txt": bytes(200_000)},
        "a: a.txt unpacks to over 250 times its size, which no report does",
    ),
}


@pytest.mark.parametrize(("limit", "value", "members", "message"), BOMBS.values(), ids=BOMBS.keys())
def test_bombs(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, members: dict[str, bytes], message: str) -> None:
    monkeypatch.setattr(archives, limit, value)
    with pytest.raises(InputError) as caught:
        read(archive(members))
    assert str(caught.value) == message


TOO_LARGE = "over 0 MB; split it, or write one article a line (JSON Lines)"
LARGE = {
    "text": (b"Nine people died. " * 9, "a: " + TOO_LARGE),
    "lines": (b"Nine people died.\n" * 9, "a: " + TOO_LARGE),
    "a PDF": (DOCUMENTS["PDF"], "a: " + TOO_LARGE),
    "a line of JSON": (b'{"text": "A."}\n{"text": "' + b"x" * 99 + b'"}', "a: " + TOO_LARGE),
}


@pytest.mark.parametrize(("content", "message"), LARGE.values(), ids=LARGE.keys())
def test_what_is_too_large_to_hold_is_refused(monkeypatch: pytest.MonkeyPatch, content: bytes, message: str) -> None:
    monkeypatch.setattr(parts, "LARGEST", 99)
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == message


def test_json_lines_may_be_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LARGEST", 99)
    lines = [json.dumps({"text": f"{count} people died."}) for count in range(20)]
    assert len(read("\n".join(lines).encode())) == 20
