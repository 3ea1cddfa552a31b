"""E-mail saved as a file (.eml), and web pages saved as one file (.mhtml), which are made like it.

A letter gives an article of its own text, with its day, one of what it quotes or forwards, whose day is not known, and what is
attached to it.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from summarise.decoding import decoded
from summarise.errors import InputError
from summarise.formats.fragment import text_of
from summarise.formats.moments import day_of
from summarise.formats.part import Found, Listener, Part, Tell
from summarise.formats.sender import field, publisher_of
from summarise.formats.thread import Letter, parted
from summarise.web import page_record

KIND = "letter"
HEAD = 65_536
"""Bytes within which the header ends: each server on the way and each signature adds to it, up to some 20,000."""
HEADERS = re.compile(rb"(?:From [^\n]*\n)?((?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+)\r?(?:\n|\Z)")  # fields, then a blank line
NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
OURS = frozenset(b"from to date subject message-id mime-version received return-path delivered-to reply-to".split())
TRANSPORT = frozenset(b"message-id mime-version received return-path delivered-to".split())
"""Fields that only a mail program writes."""
MBOX = re.compile(rb"\n\r?\nFrom \S+@\S+ [^\n]*\d{4}\r?\n")  # where a further letter begins
PREFIX = re.compile(r"\A(?:(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs)\s*:\s*)+", re.IGNORECASE)  # "Fwd: Re: "
STUB = 0.2
"""Of the HTML's length: a plain text that is shorter only says that there is HTML to be read."""
LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
DEEPEST = 3
"""Letters within letters: a chain of forwards has seldom more than two."""


def is_mail(head: bytes, suffix: str) -> bool:
    """Whether a file begins with the header of a letter: two of its fields, or three, one of transport, under another name.

    >>> is_mail(b"From: OCHA\\nDate: 5 March 2024\\n\\nNine died.", ".eml"), is_mail(b"From: OCHA\\nDate: 5 May\\n\\n9.", ".txt")
    (True, False)
    """
    header = HEADERS.match(head)
    if header is None:
        return False
    names = OURS.intersection(name.lower() for name in NAME.findall(header[1]))
    return len(names) > 1 if suffix in (".eml", ".mht", ".mhtml") else len(names) > 2 and not names.isdisjoint(TRANSPORT)


def read(part: Part, content: bytes, listener: Listener) -> Iterator[Found | Part]:
    """The articles of a letter, then what is attached to it. Raises InputError where it is encrypted or holds nothing."""
    if MBOX.search(content):
        raise InputError(f"{part.place}: a mailbox of several letters; save each as .eml")
    if part.within.count(KIND) >= DEEPEST:
        raise InputError(f"{part.place}: a letter in a letter in a letter; save it by itself")
    message = message_from_bytes(content, policy=policy.default)
    if message.get_content_type() in LOCKED:
        raise InputError(f"{part.place}: encrypted; save it decrypted")
    if "Snapshot-Content-Location" in message:
        yield _page(message, part.place, listener.notice)
        return
    yield from _told(message, part, listener)


def _told(message: EmailMessage, part: Part, listener: Listener) -> Iterator[Found | Part]:
    letter = _letter(message, part.place, listener.notice)
    attached = list(_attached(message))
    if not (letter.own or letter.quoted or attached):
        raise InputError(f"{part.place}: no text in it; save the article as .txt")
    title = PREFIX.sub("", field(message, "Subject"))
    if letter.own:
        record = {"text": letter.own, "title": title, "publisher": publisher_of(message)}
        day = day_of(field(message, "Date"), part.place, listener.notice)
        yield Found(part.place, {**record, "published": day}, ours=True)
    if letter.quoted:
        listener.notice(f"{part.place}: the earlier message in it is read as an article of its own, whose day is not known")
        yield Found(f"{part.place}: earlier message", {"text": letter.quoted, "title": title}, ours=True)
    for name, inner in attached:
        yield part.inner(name, inner, KIND)


def _letter(message: EmailMessage, place: str, notice: Tell) -> Letter:
    """The text of the letter, from its plain text, or from its HTML where that says much more."""
    plain, page = (_body(message, kind) for kind in ("plain", "html"))
    shown = text_of(_text(page, place, notice)) if page is not None else ""
    said = _text(plain, place, notice) if plain is not None else ""
    if plain is None or len(said.strip()) < STUB * len(shown):
        return parted(shown)
    flowed = str(plain.get_param("format", "")).lower() == "flowed"
    return parted(said, flowed=flowed, joiner="" if str(plain.get_param("delsp", "")).lower() == "yes" else " ")


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    found = message.get_body((kind,))
    return found if isinstance(found, EmailMessage) else None


def _text(body: EmailMessage, place: str, notice: Tell) -> str:
    """The text of a part, in the encoding that it names, or else in the one that it shows."""
    content = body.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(body.get_content_charset("utf-8"))
    except (UnicodeDecodeError, LookupError):
        return decoded(content, place, notice)


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The names and contents of what is attached; letters are given as they would be saved."""
    for number, item in enumerate(message.iter_attachments() if message.is_multipart() else (), 1):
        name = " ".join((item.get_filename() or f"attachment {number}").split())
        content = item.get_payload(decode=True)
        if item.get_content_type() == "message/rfc822":
            yield name if name.lower().endswith(".eml") else f"{name}.eml", item.get_content().as_bytes(policy=policy.compat32)
        elif isinstance(content, bytes):
            yield name, content


def _page(message: EmailMessage, place: str, notice: Tell) -> Found:
    """The article of a web page that was saved with its pictures in one file."""
    page = next((item for item in message.walk() if item.get_content_type() == "text/html"), None)
    if not isinstance(page, EmailMessage):
        raise InputError(f"{place}: no page in it; save the page as .html")
    record = page_record(_text(page, place, notice), place)
    return Found(place, {**record, "url": record["url"] or field(message, "Snapshot-Content-Location")}, ours=True)
