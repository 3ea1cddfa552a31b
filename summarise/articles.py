"""Ingest: what comes in, of whatever kind, becomes articles, each with an id and none twice."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from summarise import breaks
from summarise.errors import InputError
from summarise.formats import SUFFIXES, Problem, Tell, found
from summarise.formats.part import LONGEST, Found, Listener, Part, suffix_of
from summarise.inputs import opened, paths
from summarise.records import checked, fitted
from summarise.segment import headline
from summarise.text import Article

ID_DIGITS = 12
"""Of the sha256 of a text without an id of its own; the contract fixes it."""
HEAD = 4096
"""Characters in which a title is looked for."""


def read_articles(
    inputs: Iterable[str | Path],
    *,
    strict: bool = False,
    problem: Problem | None = None,
    notice: Tell | None = None,
) -> Iterator[Article]:
    """The articles of files, folders, globs and "-" (standard input), in the order named, one at a time.

    What an input holds is told by its content, then by its name; archives and letters give all articles in them. One that comes
    twice is given once. `strict` refuses keys that an article does not have. `notice` gets one line on what was passed over or
    replaced: files of other kinds, unknown keys, second copies, days that cannot be read, lone surrogates and broken UTF-8 (read
    as U+FFFD, so that no offset moves).

    Raises InputError for what cannot be read, and for two different articles with one id; with `problem` the error
    is handed over instead and the other articles go on.
    """
    reader = _Reader(strict, Listener(problem or _refuse, notice or _ignore))
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

    def __init__(self, strict: bool, listener: Listener) -> None:
        self.strict, self.listener = strict, listener
        self._met: dict[str, tuple[str, str]] = {}  # id: (digest of its text, where)
        self._named: set[str] = set()

    def each(self, named: str | Path) -> Iterator[Article]:
        """The articles of one input."""
        try:
            files = paths(named, SUFFIXES, self.listener.notice)
        except InputError as error:
            self.listener.problem(error)
            return
        for path in files:
            try:
                with opened(path) as stream:
                    yield from self._file(stream, path)
            except InputError as error:
                self.listener.problem(error)

    def _file(self, stream: BinaryIO, path: Path | None) -> Iterator[Article]:
        part = Part(str(path), stream, suffix_of(path.name)) if path else Part("standard input", stream)
        for item in found(part, self.listener):
            try:
                article = self._article(item)
            except InputError as error:
                self.listener.problem(error)
            else:
                if article is not None:
                    yield article

    def _article(self, item: Found) -> Article | None:
        """The record as an article, None where it has come before."""
        place, notice = item.place, self.listener.notice
        record, odd = fitted(item.record) if item.ours else (item.record, [])
        if odd:
            notice(f"{place}: left out, as not in a form that is known: {', '.join(odd)}")
        known, lost, unknown = checked(record, place)
        if unknown and self.strict:
            raise InputError(f"{place}: unknown keys: {', '.join(unknown)}; take them out, or read without --strict")
        new = sorted(set(unknown) - self._named)
        if new:
            notice(f"{place}: unknown keys are ignored: {', '.join(new)}")
            self._named.update(new)
        if lost:
            notice(f"{place}: halves of characters (lone surrogates) are read as \ufffd: {lost}")
        article = make_article(known)
        if len(article.text) > LONGEST:
            raise InputError(f"{place}: {len(article.text):,} characters, over {LONGEST:,}; split it into its articles")
        return self._once(article, item)

    def _once(self, article: Article, item: Found) -> Article | None:
        place, notice = item.place, self.listener.notice
        digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
        before = self._met.setdefault(article.id, (digest, place))
        if before == (digest, place):
            return article
        if before[0] == digest:
            notice(f"{place}: the article {article.id!r} has come before ({before[1]}); it is read once")
            return None
        if item.ours:  # another version of a feed's entry, or another feed that counts from 1, too
            notice(f"{place}: another text ({before[1]}) has the id {article.id!r} too; it gets one of its own")
            return self._once(replace(article, id=digest[:ID_DIGITS]), item)
        raise InputError(f"{place}: another article ({before[1]}) has the id {article.id!r} too; give each its own")


def _refuse(error: InputError) -> None:
    raise error


def _ignore(line: str) -> None:
    """Passes over a notice that nobody asked for."""
