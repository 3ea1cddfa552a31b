"""What is text: JSON and JSON Lines, feeds, web pages, letters, and plain text."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from summarise.decoding import BOMS, decoded, refuse_binary
from summarise.errors import InputError
from summarise.formats import feed, mail, reliefweb
from summarise.formats.kinds import refuse_office
from summarise.formats.part import Found, Listener, Part, next_line, whole
from summarise.records import is_json, is_lines, parsed, records
from summarise.web import is_page, page_record

LINES = (".jsonl", ".ndjson")
HEAD = 4096
"""Characters from which a file's kind is told."""
LETTER = re.compile(r"\w")
"""What an article has at least one of: spaces, marks of direction and NULs are none."""

Item = Found | Part | InputError


def read(part: Part, first: bytes, listener: Listener) -> Iterator[Item]:
    """The articles of a part that is neither a PDF nor an archive; `first` is its first line, which has been read."""
    second = next_line(part)
    refuse_office(first, part.place)
    if b"\0" not in first and (part.suffix in LINES or second.strip() and is_lines(first.decode("utf-8-sig", "replace"))):
        refuse_binary(first, part.place)
        yield from _lines(chain((first, second), iter(partial(next_line, part), b"")), part.place, listener)
        return
    content = whole(part, first + second)
    if mail.is_mail(content[: mail.HEAD], part.suffix):
        yield from mail.read(part, content, listener)
    elif feed.is_feed(_head(content)):
        yield from feed.read(content, part.place, listener)
    else:
        yield from _text(decoded(content, part.place, listener.notice), part, listener)


def _text(text: str, part: Part, listener: Listener) -> Iterator[Item]:
    place, suffix, head = part.place, part.suffix, text[:HEAD]
    if not LETTER.search(text) and not (text.strip() and is_json(head, suffix)):
        raise InputError(f"{place}: empty; there is no article in it")
    if is_page(head, suffix):
        yield Found(place, page_record(text, place), ours=True)
    elif suffix in LINES or _is_lines(text):  # in UTF-16
        yield from _lines(text.encode("utf-8", "surrogatepass").split(b"\n"), place, listener)
    elif is_json(head, suffix):
        for here, record in records(parsed(text, place), place):
            yield from _record(record, here)
    elif head.lstrip().startswith("<?xml") or (suffix == ".xml" and head.lstrip().startswith("<")):
        raise InputError(f"{place}: XML that is neither a feed nor a web page; save the article as .txt or .html")
    else:
        yield Found(place, {"text": text})


def _lines(lines: Iterable[bytes], place: str, listener: Listener) -> Iterator[Item]:
    """JSON Lines, a line at a time: a file may be larger than the memory."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            here = f"{place}: line {number}"
            try:
                value = parsed(decoded(line, here, listener.notice).rstrip(), place, number)
            except InputError as error:
                yield error
            else:
                yield from _record(value, here)
    if empty:
        raise InputError(f"{place}: empty; there is no article in it")


def _record(record: Any, place: str) -> Iterator[Item]:
    yield from reliefweb.found(record, place) if reliefweb.is_response(record) else [Found(place, record)]


def _is_lines(text: str) -> bool:
    first, _, rest = text.partition("\n")
    return bool(rest.strip()) and is_lines(first)


def _head(content: bytes) -> str:
    """What a file begins with, enough to see what markup it is in."""
    encoding = next((encoding for mark, encoding in BOMS.items() if content.startswith(mark)), "utf-8")
    return content[:HEAD].decode(encoding, "replace").lstrip("\ufeff")
