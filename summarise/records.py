"""JSON and JSON Lines of articles: records read, tidied and checked against schemas/article.schema.json."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from summarise import contract
from summarise.errors import InputError

JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")  # '{"text"' or '[ {', and not "[Update] Flood in Oru"
IN_URLS = "%/:?#[]@!$&'()*+,;=~"
"""What a URL may hold as it is (RFC 3986); anything else is percent-encoded."""
SURROGATE = re.compile("[\ud800-\udfff]")


def is_json(head: str, suffix: str) -> bool:
    """Whether what a file begins with is JSON, by its look, or by its name where it has one of JSON's."""
    return JSON_START.match(head) is not None or suffix in (".json", ".jsonl", ".ndjson")


def is_lines(first: str) -> bool:
    """Whether the first line of JSON is a record of its own, so that each line is one."""
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def parsed(text: str, place: str, line: int = 1) -> Any:
    """The JSON value of `text`, which begins on line `line` of the place. Raises InputError with the line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: line {line + error.lineno - 1}: broken JSON ({error.msg}); correct it there") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: line {line}: JSON that cannot be read ({error}); write one article as one object") from error


def records(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """The records of a JSON document with their places: one article, or an array of them."""
    if not isinstance(value, list):
        yield place, value
        return
    if not value:
        raise InputError(f"{place}: the array holds no article; write them as objects with a text")
    yield from ((f"{place}: article {number}", record) for number, record in enumerate(value, 1))


def checked(record: Any, place: str) -> tuple[dict[str, Any], int, list[str]]:
    """The record's known keys, how many lone surrogates were replaced in them, and its unknown keys.

    A day with a time but no offset from UTC keeps its day, a URL its form with the rest of Unicode percent-encoded.
    Raises InputError where the record does not follow the schema.
    """
    if not isinstance(record, dict):
        raise InputError(f'{place}: an article is an object with a "text", not {_kind(record)}')
    known = contract.schema("article")["properties"]
    tidied, lost = _unicode({key: value for key, value in record.items() if key in known})
    tidied = _tidied(tidied)
    problems = contract.problems(tidied, "article")
    if problems:
        raise InputError(f"{place}: {problems[0]}; correct it as schemas/article.schema.json says")
    return tidied, lost, [key for key in record if key not in known]


def fitted(record: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The record without the values that the schema would refuse and an article can do without, and what each of them was."""
    tidied = _tidied(record)
    wrong = [key for key in FORMS if contract.problems({"text": "x", key: tidied.get(key)}, "article")]
    return {key: value for key, value in record.items() if key not in wrong}, [f"{key} {tidied[key]!r}" for key in wrong]


def _unicode(record: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """The record with each lone surrogate (half of a character, which no encoding can write) made U+FFFD, and their count."""
    lost = sum(len(SURROGATE.findall(value)) for value in record.values() if isinstance(value, str))
    if not lost:
        return dict(record), 0
    return {key: SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for key, value in record.items()}, lost


def _tidied(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with empty strings (but for the text) made null, and dates, languages and URLs in their standard forms."""
    tidied: dict[str, Any] = {key: None if value == "" and key != "text" else value for key, value in record.items()}
    for key, form in FORMS.items():
        value = tidied.get(key)
        if isinstance(value, str):
            tidied[key] = form(value.strip())
    return tidied


def _moment(published: str) -> str:
    """RFC 3339 where the offset from UTC is stated, else the day; what is no ISO date stays, for the schema to refuse.

    >>> _moment("2024-03-05 08:30:00"), _moment("2024-03-05T08:30:00Z")
    ('2024-03-05', '2024-03-05T08:30:00Z')
    """
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return published.replace(" ", "T", 1) if moment.tzinfo else moment.date().isoformat()


def _code(language: str) -> str:
    """The language without its country.

    >>> _code("en-GB")
    'en'
    """
    return re.split("[-_]", language.lower())[0]


def _url(url: str) -> str:
    return quote(url, safe=IN_URLS)


FORMS: Mapping[str, Callable[[str], str]] = {"url": _url, "published": _moment, "language": _code}
"""What brings a value into the form that the schema asks for."""


def _kind(value: Any) -> str:
    return {list: "an array", str: "a string", bool: "true or false", type(None): "null"}.get(type(value), "a number")
