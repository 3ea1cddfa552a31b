"""PDF: the text of its pages, without running heads, its lines joined into paragraphs.

Its own title and dates are not used: writers leave those of a template, and the day on which a file was made is not the day
that its article belongs to. The title comes from the text; the day stays unknown.
"""

import io
import logging
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from summarise import lexicon
from summarise.errors import InputError
from summarise.formats.margins import without_margins
from summarise.formats.pages import Line, lines_of
from summarise.formats.paragraphs import joined
from summarise.formats.part import LONGEST, Found, Listener, Part, whole

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else Python prints what it has to say of a file

LETTER = re.compile(r"[^\W\d_]")
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
MOST_UNREADABLE = 0.2
"""Of the characters: with more, the fonts do not say which letters their shapes stand for. A text has next to none."""
ENCRYPTED = "encrypted; save it without a password or other protection"


def read(part: Part, start: bytes, listener: Listener) -> Iterator[Found]:
    """The PDF as one article. Raises InputError where it is encrypted, broken, or has no text."""
    reader = _opened(whole(part, start), part.place)
    pages: list[list[Line]] = []
    pictures: list[int] = []
    broken: list[int] = []
    characters = 0
    for number in range(1, _count(reader, part.place) + 1):
        lines = _lines(reader, number)
        if lines is None:
            broken.append(number)
            continue
        pages.append(lines)
        if not any(LETTER.search(line.text) for line in lines) and _has_picture(reader.pages[number - 1]):
            pictures.append(number)
        characters += sum(len(line.text) for line in lines)
        if characters > LONGEST:
            raise InputError(f"{part.place}: over {LONGEST:,} characters; split it into its articles")
    text = joined(without_margins(pages), _number_words())
    _refuse_textless(text, part.place, broken, pictures)
    if broken:
        listener.problem(InputError(f"{part.place}: {_named(broken)} broken and not read; print the file as a PDF anew"))
    if pictures:
        listener.notice(f"{part.place}: {_named(pictures)} without text, only pictures; to read them, run OCR, such as ocrmypdf")
    yield Found(part.place, {"text": text}, ours=True)


def _opened(content: bytes, place: str) -> "PdfReader":
    """The reader of a PDF that anybody may open. Raises InputError where it is broken or asks for a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")  # many are only locked against changes
    except (DependencyError, FileNotDecryptedError) as error:  # AES needs another package, which is not worth its size
        raise InputError(f"{place}: {ENCRYPTED}") from error
    except _faults() as error:
        raise InputError(f"{place}: a broken PDF ({_reason(error)}); get it anew, or print it as a PDF") from error
    if locked:
        raise InputError(f"{place}: {ENCRYPTED}")
    return reader


def _count(reader: "PdfReader", place: str) -> int:
    try:
        return len(reader.pages)
    except _faults() as error:
        raise InputError(f"{place}: a broken PDF ({_reason(error)}); get it anew, or print it as a PDF") from error


def _lines(reader: "PdfReader", number: int) -> list[Line] | None:
    """The lines of a page, counted from 1; None where it is broken."""
    try:
        return lines_of(reader.pages[number - 1])
    except _faults():
        return None


def _has_picture(page: "PageObject") -> bool:
    """Whether a page shows a picture: what a scanner makes."""
    try:
        return any(item.get_object().get("/Subtype") == "/Image" for item in page["/Resources"]["/XObject"].values())  # type: ignore[index]
    except _faults():
        return False


def _refuse_textless(text: str, place: str, broken: Sequence[int], pictures: Sequence[int]) -> None:
    if not LETTER.search(text):
        if broken:
            raise InputError(f"{place}: a broken PDF (none of its pages can be read); get it anew, or print it as a PDF")
        only = ", only pictures; run OCR first, such as ocrmypdf" if pictures else "; save the article as .txt or .docx"
        raise InputError(f"{place}: no text in it{only}")
    if len(UNREADABLE.findall(text)) > MOST_UNREADABLE * len(text):
        raise InputError(f"{place}: its fonts do not say which letters they show; run OCR first, such as ocrmypdf --force-ocr")


def _named(pages: Sequence[int]) -> str:
    """The pages, with their verb.

    >>> _named([3]), _named([1, 2, 9])
    ('page 3 is', 'pages 1, 2, 9 are')
    """
    return f"page{'s' * (len(pages) > 1)} {', '.join(map(str, pages))} {'are' if len(pages) > 1 else 'is'}"


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__


@cache
def _faults() -> tuple[type[Exception], ...]:
    """What pypdf raises for broken files: its documentation says that besides its own errors it may be any."""
    from pypdf.errors import PyPdfError

    return (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        NotImplementedError,
        AssertionError,
        OSError,
        zlib.error,
    )


@cache
def _number_words() -> frozenset[str]:
    """Words of which two make one number ("twenty-five"), in all languages with rules."""
    tables = [lexicon.load(code, "quantities").tables for code in lexicon.languages()]
    return frozenset(word for table in tables for name in ("tens", "ones") for word in table.get(name, ()))
