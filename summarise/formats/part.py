"""What is read: a file, or a part of one (a member of an archive, an attachment), and what comes of it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from summarise.errors import InputError

LARGEST = 100_000_000
"""Bytes of a file that is held whole. JSON Lines and archives may be larger: they are read piece by piece."""
LONGEST = 2_000_000
"""Characters of an article. A long report has some 300,000; more is a dump of many articles, and would take a minute to read."""

Tell = Callable[[str], None]
Problem = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes to read. `place` names them in messages ("reports.zip: flood.pdf"); `within` holds the kinds around them."""

    place: str
    stream: BinaryIO
    suffix: str = ""
    within: tuple[str, ...] = ()

    def inner(self, name: str, content: bytes, kind: str) -> "Part":
        """What is called `name` inside this part, which is of that kind."""
        return Part(f"{self.place}: {name}", io.BytesIO(content), suffix_of(name), (*self.within, kind))


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a record. `ours`: made by a reader here, so that odd values are left out of it, not refused."""

    place: str
    record: Any
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told of what could not be read (`problem`), and of what was passed over or replaced (`notice`)."""

    problem: Problem
    notice: Tell


def next_line(part: Part) -> bytes:
    """The next line of a part, empty at its end. Raises InputError where it is too long to hold."""
    line = part.stream.readline(LARGEST + 1)
    refuse_large(len(line), part.place)
    return line


def whole(part: Part, start: bytes = b"") -> bytes:
    """All bytes of a part from which `start` has been read. Raises InputError where there are too many to hold."""
    content = start + part.stream.read(max(1, LARGEST + 1 - len(start)))
    refuse_large(len(content), part.place)
    return content


def refuse_large(size: int, place: str) -> None:
    """Raises InputError where that many bytes are too many to hold."""
    if size > LARGEST:
        raise InputError(f"{place}: over {LARGEST // 1_000_000} MB; split it, or write one article a line (JSON Lines)")


def suffix_of(name: str) -> str:
    """What a name ends in, in lower case.

    >>> suffix_of("in/Flood.PDF"), suffix_of("in.d/flood"), suffix_of(".hidden")
    ('.pdf', '', '')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, end = last.rpartition(".")
    return f".{end.lower()}" if dot and stem else ""
