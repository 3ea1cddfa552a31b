"""Ingest: what comes in, plain text, web pages, JSON and JSON Lines, becomes articles."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from summarise import breaks
from summarise.decoding import decoded, refuse_binary
from summarise.errors import InputError
from summarise.inputs import opened, paths
from summarise.records import checked, is_json, is_lines, parsed, records
from summarise.segment import headline
from summarise.text import Article
from summarise.web import is_page, page_record

ID_DIGITS = 12
"""Of the sha256 of a text without an id of its own; the contract fixes it."""
LINES = (".jsonl", ".ndjson")
LETTER = re.compile(r"\w")
"""What an article has at least one of: spaces, marks of direction and NULs are none."""
HEAD = 4096
"""Characters from which a file's kind and a title are told."""

Tell = Callable[[str], None]
Problem = Callable[[InputError], None]


def read_articles(
    inputs: Iterable[str | Path],
    *,
    strict: bool = False,
    problem: Problem | None = None,
    notice: Tell | None = None,
) -> Iterator[Article]:
    """The articles of files, folders, globs and "-" (standard input), in the order named, one at a time.

    What an input holds is told by its content, then by its name. An article that comes twice is given once.
    `strict` refuses keys that an article does not have. `notice` gets one line on what was passed over or replaced:
    unknown keys, second copies, lone surrogates and broken UTF-8 (read as U+FFFD, so that no offset moves).

    Raises InputError for what cannot be read, and for two different articles with one id; with `problem` the error
    is handed over instead and the other articles go on.
    """
    reader = _Reader(strict, problem or _refuse, notice or _ignore)
    for named in inputs:
        yield from reader.each(named)


def make_article(record: dict[str, Any]) -> Article:
    """The article of a checked record; without an id or a title they come from its text.

    >>> make_article({"text": "Flood in Oru\\n\\nNine people died."}).title
    'Flood in Oru'
    """
    text = record["text"]
    given, title = record.get("id"), (record.get("title") or "").strip()
    return Article(
        id=text_id(text) if given is None else str(given),
        text=text,
        title=title or first_line_title(text),
        url=record.get("url"),
        publisher=record.get("publisher"),
        published=record.get("published"),
        language=record.get("language"),
    )


def text_id(text: str) -> str:
    """The id of a text that has none of its own: the first 12 hex digits of its sha256 as UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:ID_DIGITS]


def first_line_title(text: str) -> str | None:
    """The first line where it reads like a headline and a line break, not only spaces, parts it from what follows."""
    head = text[:HEAD]
    lines = breaks.lines(head, breaks.Words())
    if len(lines) < 2 or not breaks.LINE_ENDS.search(head, lines[0].end, lines[1].start):
        return None
    first = head[lines[0].start : lines[0].end]
    if head[lines[1].start].islower():  # the first line goes on
        return None
    return " ".join(first.split()) if " " in first and headline(first, first=True) else None


class _Reader:
    """Reads input after input; knows the ids it has met and the keys it has named."""

    def __init__(self, strict: bool, problem: Problem, notice: Tell) -> None:
        self.strict, self.problem, self.notice = strict, problem, notice
        self._met: dict[str, tuple[str, str]] = {}  # id: (digest of its text, where)
        self._named: set[str] = set()

    def each(self, named: str | Path) -> Iterator[Article]:
        """The articles of one input."""
        try:
            files = paths(named)
        except InputError as error:
            self.problem(error)
            return
        for path in files:
            try:
                with opened(path) as stream:
                    yield from self._file(
                        stream, "standard input" if path is None else str(path), path.suffix.lower() if path else ""
                    )
            except InputError as error:
                self.problem(error)

    def _file(self, stream: BinaryIO, name: str, suffix: str) -> Iterator[Article]:
        first, second = stream.readline(), stream.readline()
        refuse_binary(first, name)
        if b"\0" not in first and (suffix in LINES or (second.strip() and is_lines(first.decode("utf-8-sig", "replace")))):
            yield from self._lines(chain([first, second], stream), name)
            return
        text = decoded(first + second + stream.read(), name, self.notice)
        if not text.strip() or not LETTER.search(text) and not is_json(text[:HEAD], suffix):
            raise InputError(f"{name}: empty; there is no article in it")
        head = text[:HEAD]
        if is_page(head, suffix):
            yield from self._records([(name, page_record(text, name))])
        elif suffix in LINES or _is_lines(text):  # in UTF-16
            yield from self._lines(text.encode("utf-8", "surrogatepass").split(b"\n"), name)
        elif is_json(head, suffix):
            yield from self._records(records(parsed(text, name), name))
        else:
            yield from self._records([(name, {"text": text})])

    def _lines(self, lines: Iterable[bytes], name: str) -> Iterator[Article]:
        """JSON Lines, a line at a time: a file may be larger than the memory."""
        empty = True
        for number, line in enumerate(lines, 1):
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                empty = False
                yield from self._records(self._line(line, name, number))
        if empty:
            raise InputError(f"{name}: empty; there is no article in it")

    def _line(self, line: bytes, name: str, number: int) -> Iterator[tuple[str, Any]]:
        place = f"{name}: line {number}"
        try:
            value = parsed(decoded(line, place, self.notice).rstrip(), name, number)
        except InputError as error:
            self.problem(error)
        else:
            yield place, value

    def _records(self, found: Iterable[tuple[str, Any]]) -> Iterator[Article]:
        for place, record in found:
            try:
                article = self._article(record, place)
            except InputError as error:
                self.problem(error)
            else:
                if article is not None:
                    yield article

    def _article(self, record: Any, place: str) -> Article | None:
        """The record as an article, None where it has come before."""
        known, lost, unknown = checked(record, place)
        if unknown and self.strict:
            raise InputError(f"{place}: unknown keys: {', '.join(unknown)}; take them out, or read without --strict")
        new = sorted(set(unknown) - self._named)
        if new:
            self.notice(f"{place}: unknown keys are ignored: {', '.join(new)}")
            self._named.update(new)
        if lost:
            self.notice(f"{place}: halves of characters (lone surrogates) are read as \ufffd: {lost}")
        return self._once(make_article(known), place)

    def _once(self, article: Article, place: str) -> Article | None:
        digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
        before = self._met.setdefault(article.id, (digest, place))
        if before == (digest, place):
            return article
        if before[0] != digest:
            raise InputError(f"{place}: another article ({before[1]}) has the id {article.id!r} too; give each its own")
        self.notice(f"{place}: the article {article.id!r} has come before ({before[1]}); it is read once")
        return None


def _is_lines(text: str) -> bool:
    first, _, rest = text.partition("\n")
    return bool(rest.strip()) and is_lines(first)


def _refuse(error: InputError) -> None:
    raise error


def _ignore(line: str) -> None:
    """Passes over a notice that nobody asked for."""
