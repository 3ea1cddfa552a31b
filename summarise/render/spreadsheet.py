"""What Excel can hold, and a workbook saved so that the same content gives the same bytes."""

import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST = 32_767
"""Characters in a cell (Excel's specifications and limits); openpyxl cuts the rest off without a word."""
LONGEST_LINK = 2_079
"""Characters in the address of a link; Excel takes a workbook with a longer one for broken."""
FIRST_YEAR = 1901
"""Excel's days begin in 1900, which it takes for a leap year."""
MOST = 10**15
"""Excel keeps 15 digits of a number; a longer one is written as text."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can give its members."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what Excel takes for a character by its code ("_x0041_"); ECMA-376 22.9.2.19 has a code for the stroke itself."""
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that did not fit its cell: where, and how many characters were left out."""

    sheet: str
    cell: str
    left: int


def as_date(value: date) -> bool:
    """Whether Excel knows the day."""
    return value.year >= FIRST_YEAR


def as_number(value: float) -> bool:
    """Whether Excel keeps all digits of the number."""
    return abs(value) < MOST


def fitted(text: str, sign: str) -> tuple[str, int]:
    """The text, cut with a sign at its end where it is too long for a cell, and how many characters are left out.

    >>> fitted("short", "…"), [len(part) if isinstance(part, str) else part for part in fitted("x" * 40_000, "…")]
    (('short', 0), [32767, 7234])
    """
    text = _ESCAPE.sub("_x005F_", text)
    size = len(text.encode("utf-16-le")) // 2  # Excel counts UTF-16 units
    if size <= LONGEST:
        return text, 0
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(sign))].decode("utf-16-le", "ignore")
    return kept + sign, len(text) - len(kept)


def saved(book: "Workbook", moment: str) -> bytes:
    """The workbook as a file; `moment` (RFC 3339) stands for the time at which it was saved."""
    stream = BytesIO()
    book.save(stream)
    return still(stream.getvalue(), moment)


def at(moment: str) -> datetime:
    """The moment (RFC 3339) in UTC, without a zone, as Office files have it; EPOCH for what is none.

    >>> at("2026-03-01T02:30:00+03:00"), at("soon")
    (datetime.datetime(2026, 2, 28, 23, 30), datetime.datetime(1980, 1, 1, 0, 0))
    """
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return datetime(*EPOCH)  # noqa: DTZ001


def still(content: bytes, moment: str) -> bytes:
    """An Office file without the clock in it: its members have one fixed date, its properties the given moment."""
    stamp = at(moment).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            kept = old.read(member)
            if member.filename == "docProps/core.xml":
                kept = _MOMENTS.sub(rb"\g<1>" + stamp + rb"\g<2>", kept)
            entry = zipfile.ZipInfo(member.filename, EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, kept)
    return made.getvalue()
