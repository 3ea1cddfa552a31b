"""Bytes of a file, read as text: the encoding found, no character added, dropped or moved."""

import codecs
import re
from collections.abc import Callable

from summarise.errors import InputError

BOMS = {  # the longer first: UTF-32's begins with UTF-16's
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
KINDS = {  # how files begin that hold no text
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
ARTICLE = "save the article as .txt, .html or .json"
"""What to do where an article was wanted."""
SAMPLE = 65_536
"""Bytes from which the encoding is told."""
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\0"))
MOST_CONTROLS = 0.05
"""A larger share of control characters is no text: scraped text has next to none, programs and images have a tenth."""
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")  # "é" and longer ones
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)  # <meta charset="gb2312">


def decoded(data: bytes, name: str, notice: Callable[[str], None], wanted: str = ARTICLE) -> str:
    """The text of `data`; a byte order mark belongs to the encoding, line ends stay as they are.

    Bytes that break UTF-8 here and there are read as U+FFFD, with a notice. Raises InputError, with the file's name,
    for what is not text (`wanted` says what to do) or in no encoding that can be told.
    """
    refuse_binary(data, name, wanted)
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding, name)
    if wide := _wide(data):
        return _read(data, wide, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost <= len(MULTIBYTE.findall(data)):
        notice(f"{name}: not valid UTF-8 in {lost} of its characters, the first at byte {broken.start}; read as \ufffd there")
        return text
    return _read(data, _guess(data, name), name)


def refuse_binary(data: bytes, name: str, wanted: str = ARTICLE) -> None:
    """Raises InputError, with what to do, where `data` begins like something else than text."""
    kind = next((kind for start, kind in KINDS.items() if data.startswith(start)), None)
    head = data[:SAMPLE]
    if (
        kind is None
        and not data.startswith(tuple(BOMS))
        and len(head) - len(head.translate(None, CONTROLS)) > MOST_CONTROLS * len(head)
    ):
        kind = "a binary file"
    if kind:
        raise InputError(f"{name}: this is {kind}, not text; {wanted}")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of nearly all its characters is zero (a text with some NULs has fewer)."""
    head = data[:SAMPLE]
    zeros = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(zeros) < 0.4 * len(head) or min(zeros) > 0.02 * len(head):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _guess(data: bytes, name: str) -> str:
    """The encoding of text that is not Unicode: what the page says, Western European, or what its letters look like."""
    declared = DECLARED.search(data[:4096])
    if declared and _known(declared[1].decode("ascii")):
        return declared[1].decode("ascii")
    head = data[:SAMPLE]
    high = sum(byte > 127 for byte in head)
    if high < 0.15 * len(head) and not any(byte in head for byte in b"\x81\x8d\x8f\x90\x9d"):  # undefined in cp1252
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    if best is None:
        raise InputError(f"{name}: its encoding cannot be told; save it as UTF-8")
    return best.encoding


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _read(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"{name}: not valid {encoding}; save it as UTF-8") from error
