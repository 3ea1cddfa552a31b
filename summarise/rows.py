"""Rows of data to measure on or to learn from: JSON Lines, each row with the fields that are asked for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args

from summarise.errors import InputError
from summarise.records import SURROGATE

Row = Mapping[str, Any]
Kind = type | UnionType | Sequence["Fields"]
"""A type, several (`str | None`), or `[fields]`: a list of one object and more with these; `date` is text that starts so."""
Fields = Mapping[str, Kind]

GIVEN: Fields = {"id": str | int | None, "title": str | None, "url": str | None, "published": date | None}
"""What an article may have besides its text."""
WORDS: Mapping[type, str] = {str: "text", int: "number", date: "day", bool: "true or false", list: "list", NoneType: "null"}
ABSENT = object()


def rows_of(file: Path, fields: Fields) -> list[Row]:
    """The rows of a JSON Lines file. Raises InputError, with the line, where one lacks a field, and where there is none."""
    return [row for _, row in placed_rows(file, fields)]


def placed_rows(file: Path, fields: Fields) -> list[tuple[str, Row]]:
    """The rows with the places that name them, `FILE:LINE`. Raises InputError as `rows_of` does."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")  # a line's other separators may stand in a text
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); name a file with one JSON object a line") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not text in UTF-8; name a file with one JSON object a line") from error
    places = ((f"{file}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())
    rows = [(place, _row(line, place, fields)) for place, line in places]
    if not rows:
        raise InputError(f"{file}: empty; write one JSON object a line")
    return rows


def _row(line: str, place: str, fields: Fields) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error}); write one object a line") from error
    if not isinstance(row, Mapping):
        raise InputError(f"{place}: not an object; write one {{…}} a line")
    if SURROGATE.search(json.dumps(row, ensure_ascii=False)):
        raise InputError(f"{place}: half of a character (a lone surrogate); write it whole")
    asked = {**{name: kind for name, kind in GIVEN.items() if name in row}, **fields}
    problem = next(_lacking(row, asked), None)
    if problem:
        raise InputError(f"{place}: no {problem}; a row has {', '.join(fields)}")
    return row


def _lacking(row: Row, fields: Fields, above: str = "") -> Iterator[str]:
    """What is missing or of another kind, such as `text 'days/0/update'`."""
    for name, kind in fields.items():
        value, pointer = row.get(name, ABSENT), f"{above}{name}"
        if isinstance(kind, (type, UnionType)):
            if not _is(value, kind):
                yield f"{_told(kind)} {pointer!r}"
        elif not isinstance(value, list) or not value:
            yield f"list of objects {pointer!r}"
        else:
            yield from _within(value, kind[0], pointer)


def _is(value: Any, kind: type | UnionType) -> bool:
    return isinstance(value, kind) or date in _each(kind) and isinstance(value, str) and _is_day(value[:10])


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _each(kind: type | UnionType) -> tuple[type, ...]:
    return get_args(kind) or (kind,)


def _within(values: Sequence[Any], fields: Fields, above: str) -> Iterator[str]:
    for number, value in enumerate(values):
        if isinstance(value, Mapping):
            yield from _lacking(value, fields, f"{above}/{number}/")
        else:
            yield f"object '{above}/{number}'"


def _told(kind: type | UnionType) -> str:
    """The kind in words.

    >>> _told(int), _told(str | None)
    ('number', 'text or null')
    """
    return " or ".join(WORDS[one] for one in _each(kind))
