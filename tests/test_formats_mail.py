"""Letters: their own text with their day, what they quote without one, what is attached; no private name as a publisher."""

import io
from email.message import EmailMessage

import pytest

from summarise.errors import InputError
from summarise.formats import found
from summarise.formats.mail import is_mail
from summarise.formats.part import Listener, Part
from summarise.formats.sender import publisher_of
from summarise.formats.thread import Letter, parted
from tests.made import archive, letter, pdf, set_lines

OWN = {"text": "Nine people died.", "title": "Floods in Oru", "publisher": "OCHA", "published": "2024-03-05T23:30:00-05:00"}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def read(content: bytes, problem=pytest.fail, notice=pytest.fail, name: str = "a.eml") -> dict[str, dict]:
    return {item.place: item.record for item in found(Part(name, io.BytesIO(content), name[1:]), Listener(problem, notice))}


BODIES = {
    "plain": (letter("Nine people died.\n"), OWN),
    "both": (letter("Nine people died.", "<p>Nine <b>people</b> died.</p>"), OWN),
    "HTML only": (letter(None, "<p>Nine <b>people</b> died.</p>"), OWN),
    "a plain text that says nothing": (
        letter("See HTML.", f"<p>Nine people died.</p><p>{'Water is short. ' * 9}</p>"),
        {**OWN, "text": "Nine people died.\n\n" + ("Water is short. " * 9).strip()},
    ),
    "an answer": (letter("Nine people died.", Subject="RE: Fwd: Floods in Oru"), OWN),
    "no day": (letter("Nine people died.", Date=""), {**OWN, "published": None}),
    "no zone": (letter("Nine people died.", Date="Tue, 05 Mar 2024 23:30:00 -0000"), {**OWN, "published": "2024-03-05"}),
    "an encoded subject": (letter("Nine people died.", Subject="Überschwemmung"), {**OWN, "title": "Überschwemmung"}),
    "an encoding that is not known": (
        letter("Zoë and Bjørn said: nine died.").replace(b'"utf-8"', b'"x-none"'),
        {**OWN, "text": "Zoë and Bjørn said: nine died."},
    ),
    "flowed": (
        letter("Nine people \ndied.\n\nSome 400 \nfled.").replace(b'charset="utf-8"', b'charset="utf-8"; format="flowed"'),
        {**OWN, "text": "Nine people died.\n\nSome 400 fled."},
    ),
}


@pytest.mark.parametrize(("content", "expected"), BODIES.values(), ids=BODIES.keys())
def test_letters(content: bytes, expected: dict) -> None:
    assert read(content) == {"a.eml": expected}


def test_a_date_that_cannot_be_read() -> None:
    notices: list[str] = []
    assert read(letter("Nine people died.").replace(b"Tue, 05 Mar 2024 23:30:00 -0500", b"some day"), notice=notices.append) == {
        "a.eml": {**OWN, "published": None}
    }
    assert notices == ["a.eml: the date 'some day' cannot be read; the article goes on without a day"]


@pytest.mark.parametrize("sender", [b"<<<@,;:>", b"=?utf-8?q?=FF?= <a@b", b'"a\\', b"\xff\xfe", b"a@[1.2"])
def test_odd_senders_stop_nothing(sender: bytes) -> None:
    content = letter("Nine people died.").replace(b"OCHA <news@unocha.org>", sender)
    assert {**read(content)["a.eml"], "publisher": ""} == {**OWN, "publisher": ""}


def test_what_is_attached_is_read() -> None:
    content = letter(
        "Nine people died.",
        attached={
            "report.pdf": pdf(set_lines(["Some 400 fled."])),
            "more.zip": archive({"a.txt": "Two died."}),
            "inner.eml": letter("Six died.", Subject="Kesh"),
            "map.png": PNG,
            "table.xlsx": archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
        },
    )
    problems: list[InputError] = []
    notices: list[str] = []
    assert read(content, problems.append, notices.append) == {
        "a.eml": OWN,
        "a.eml: report.pdf": {"text": "Some 400 fled."},
        "a.eml: more.zip: a.txt": {"text": "Two died."},
        "a.eml: inner.eml": {**OWN, "text": "Six died.", "title": "Kesh"},
    }
    assert [str(p) for p in problems] == [
        "a.eml: table.xlsx: this is a spreadsheet; save what it says in sentences, as .docx or .txt"
    ]
    assert notices == ["a.eml: passed over, as no kind that articles come in: map.png"]


def test_a_letter_that_forwards_a_letter_as_a_file() -> None:
    outer, inner = EmailMessage(), EmailMessage()
    inner["From"], inner["Date"], inner["Subject"] = "x@ocha.example", "Mon, 04 Mar 2024 08:00:00 +0000", "Earlier"
    inner.set_content("Six died.")
    outer["From"], outer["Date"], outer["Subject"] = "y@ocha.example", "Tue, 05 Mar 2024 08:00:00 +0000", "Later"
    outer.set_content("Nine died.")
    outer.add_attachment(inner)
    assert [(r["text"], r["published"]) for r in read(outer.as_bytes()).values()] == [
        ("Nine died.", "2024-03-05T08:00:00+00:00"),
        ("Six died.", "2024-03-04T08:00:00+00:00"),
    ]


def test_a_saved_web_page() -> None:
    page = "<html><body><article><h1>Flood in Oru</h1>{}</article></body></html>".format(
        "".join(
            f"<p>Nine people died in Oru on Sunday, and {count} fled to the camp at Bendi, he said.</p>"
            for count in (400, 300, 20)
        )
    )
    content = letter(None, page, Snapshot_Content_Location="https://press.example/1", From="<Saved by Blink>")
    (record,) = read(content, name="a.mhtml").values()
    assert (record["url"], record["text"].split("\n\n")[1]) == (
        "https://press.example/1",
        "Nine people died in Oru on Sunday, and 400 fled to the camp at Bendi, he said.",
    )


EARLIER = "On Mon, 4 Mar 2024 at 10:12, Amina Yusuf\n<amina@mail.example> wrote:\n"
FORWARD = "From: OCHA <x@ocha.example>\nDate: Mon, 4 Mar 2024 10:12\nSubject: Oru\nTo: me@mail.example\n"
THREADS = {
    "nothing quoted": ("Nine died.", Letter("Nine died.", "")),
    "an answer": (f"Nine died.\n\n{EARLIER}> Six\n> died.\n", Letter("Nine died.", "Six\n\ndied.")),
    "answers between": ("> Six died.\n\nNine.\n\n> 400 fled.\n\nNo, 500.", Letter("Nine.\n\nNo, 500.", "Six died.\n\n400 fled.")),
    "quoted twice": ("Nine.\n>> Six.\n> > Five.\n> Four.", Letter("Nine.", "Six.\n\nFive.\n\nFour.")),
    "more than": ("Nine died.\n> 400 fled.", Letter("Nine died.\n\n> 400 fled.", "")),
    "forwarded": (
        f"See below.\n\n---------- Forwarded message ---------\n{FORWARD}\nSix died.",
        Letter("See below.", "Six died."),
    ),
    "forwarded without a word": (f"{FORWARD}\nSix died.", Letter("", "Six died.")),
    "a forward that is quoted": ("> " + FORWARD.strip().replace("\n", "\n> ") + "\n> \n> Six died.", Letter("", "Six died.")),
    "wrapped lines": (
        "Nine people were killed when the roof of a flood-\naffected school in the town\nfell in.\nSee you",
        Letter("Nine people were killed when the roof of a flood-affected school in the town fell in.\n\nSee you", ""),
    ),
    "a signature": ("Nine died.\n\n-- \nAmina Yusuf\n+258 84 000 000\n", Letter("Nine died.", "")),
    "a line that ends with a colon": ("So far:\n> 9 died\n> 4 hurt", Letter("So far:", "9 died\n\n4 hurt")),
    "line ends of Windows": ("Nine died.\r\n> Six\r\n> died.\r\n", Letter("Nine died.", "Six\n\ndied.")),
}


@pytest.mark.parametrize(("text", "expected"), THREADS.values(), ids=THREADS.keys())
def test_threads(text: str, expected: Letter) -> None:
    assert parted(text) == expected


def test_what_a_letter_quotes_has_no_day_and_no_publisher() -> None:
    notices: list[str] = []
    assert read(letter(f"Nine people died.\n\n{EARLIER}> Six\n> died.\n"), notice=notices.append) == {
        "a.eml": OWN,
        "a.eml: earlier message": {"text": "Six\n\ndied.", "title": "Floods in Oru"},
    }
    assert notices == ["a.eml: the earlier message in it is read as an article of its own, whose day is not known"]


@pytest.mark.parametrize(
    ("sender", "organization", "expected"),
    [
        pytest.param("OCHA <news@unocha.org>", None, "OCHA", id="initials in the domain"),
        pytest.param("Oru Press <desk@oru-press.example>", None, "Oru Press", id="the domain's name"),
        pytest.param("World Food Programme <x@news.wfp.org>", None, "World Food Programme", id="its initials"),
        pytest.param("Amina Yusuf <amina@ndma.gov.ng>", None, "ndma.gov.ng", id="a person at an organisation"),
        pytest.param("Amina Yusuf <a@unocha.org>", "OCHA Mozambique", "OCHA Mozambique", id="the field that names it"),
        pytest.param("Amina Yusuf <amina.yusuf@gmail.com>", None, None, id="a private mailbox"),
        pytest.param("Amina <x@aminatours.example>", None, "aminatours.example", id="a first name in the domain"),
        pytest.param("", None, None, id="nobody"),
    ],
)
def test_publishers(sender: str, organization: str | None, expected: str | None) -> None:
    message = EmailMessage()
    message["From"] = sender
    if organization:
        message["Organization"] = organization
    assert publisher_of(message) == expected


REFUSED = {
    "nothing in it": (letter(""), "a.eml: no text in it; save the article as .txt"),
    "encrypted": (
        b"From: x@y.example\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
        "a.eml: encrypted; save it decrypted",
    ),
    "a mailbox": (
        b"From x@y.example Tue Mar 5 2024\nFrom: x@y.example\nSubject: x\n\nA.\n"
        b"\nFrom z@y.example Tue Mar 5 08:00:00 2024\nFrom: z\n\nB.\n",
        "a.eml: a mailbox of several letters; save each as .eml",
    ),
}


@pytest.mark.parametrize(("content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("head", "suffix", "expected"),
    [
        pytest.param(letter("x"), ".txt", True, id="a letter by another name"),
        pytest.param(b"From: the mayor\nDate: 5 March\n\nNine died.", ".txt", False, id="a text that looks like one"),
        pytest.param(b"Flood in Oru: nine dead\n\nNine died.", ".eml", False, id="a text with its name"),
        pytest.param(b"Nine died.", ".eml", False, id="no header"),
    ],
)
def test_is_mail(head: bytes, suffix: str, expected: bool) -> None:
    assert is_mail(head, suffix) is expected
