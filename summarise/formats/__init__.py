"""Everything that articles come in: one module a kind, told apart by content, then by name.

A reader gives the articles of a part as records (`Found`), what is inside it as further parts (the members of an archive,
what is attached to a letter), and an error for each that could not be read while the others go on.
"""

import io
from collections.abc import Iterator

from summarise.errors import InputError
from summarise.formats import archive, kinds, pdf, plain, word
from summarise.formats.part import Found, Listener, Part, next_line, whole
from summarise.formats.part import Problem as Problem
from summarise.formats.part import Tell as Tell
from summarise.formats.plain import Item

SUFFIXES = frozenset({
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".json", ".jsonl", ".ndjson", ".pdf", ".docx",
    ".rss", ".atom", ".xml", ".eml", ".zip",
})  # fmt: skip
"""What is taken from a folder, an archive or a letter by its name; a file that is named itself may be called anything."""


def found(part: Part, listener: Listener) -> Iterator[Found]:
    """The articles of a part and of all that is inside it. Raises InputError where the part itself cannot be read.

    What is inside it and cannot be read is handed to `listener.problem`, and the others go on; what is neither known by its name
    nor a document (pictures, most of all) is passed over with a notice.
    """
    passed: list[str] = []
    for item in _items(part, listener):
        if isinstance(item, Found):
            yield item
        elif isinstance(item, InputError):
            listener.problem(item)
        elif _is_passed(item):
            passed.append(item.place.removeprefix(f"{part.place}: "))
        else:
            yield from _inside(item, listener)
    if passed:
        listener.notice(f"{part.place}: passed over, as no kind that articles come in: {', '.join(passed)}")


def _inside(part: Part, listener: Listener) -> Iterator[Found]:
    try:
        yield from found(part, listener)
    except InputError as error:
        listener.problem(error)


def _items(part: Part, listener: Listener) -> Iterator[Item]:
    """What a part gives, by its kind."""
    first = next_line(part)
    kind = kinds.told(first, part.suffix)
    if kind == "pdf":
        yield from pdf.read(part, first, listener)
    elif kind == "zip":
        yield from _packed(part, first)
    else:
        yield from plain.read(part, first, listener)


def _packed(part: Part, start: bytes) -> Iterator[Item]:
    """What a ZIP file gives: a Word document is one, too."""
    stream = part.stream if part.stream.seekable() else io.BytesIO(whole(part, start))
    with archive.opened(stream, part.place) as packed:
        if kinds.packed(packed.namelist(), part.place, part.suffix) == "word":
            yield from word.read(stream, part.place)
        else:
            yield from archive.read(packed, part)


def _is_passed(part: Part) -> bool:
    start = part.stream.read(kinds.START)
    part.stream.seek(0)
    return kinds.is_passed(start, part.suffix, SUFFIXES)
