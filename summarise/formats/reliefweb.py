"""Responses of the ReliefWeb API (version 2, and 1, which has the same fields): one article a report.

https://apidoc.reliefweb.int: `{"data": [{"id": …, "fields": {"title": …, "body": …, "body-html": …, "date": {"original": …},
"source": [{"name": …}], "url": …, "language": [{"code": …}]}}]}`. `body` is Markdown.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from summarise.errors import InputError
from summarise.formats.fragment import text_of
from summarise.formats.part import Found

OTHER = "ot"
"""ReliefWeb's code for languages that it has no code for; ISO 639-1 does not have it."""


def is_response(value: Any) -> bool:
    """Whether a JSON value is a response, one item of its data, or the fields of one.

    >>> is_response({"data": [{"id": "7", "fields": {"title": "Flood"}}]}), is_response({"text": "Flood", "data": []})
    (True, False)
    """
    if not isinstance(value, Mapping) or "text" in value:
        return False
    if "data" in value:
        data = value["data"]
        items = _listed(data) if isinstance(data, (list, Mapping)) else [None]
        return not items or any(_is_item(item) for item in items)
    return _is_item(value) or "body-html" in value or ("body" in value and isinstance(value.get("date"), Mapping))


def found(value: Mapping[str, Any], place: str) -> Iterator[Found | InputError]:
    """The reports as articles; an error for each that holds no text. Raises InputError where there is none at all."""
    items = _listed(value["data"]) if "data" in value else [value]
    if not items:
        raise InputError(f"{place}: the response holds no report; ask for others")
    for number, item in enumerate(items, 1):
        here = f"{place}: report {number}" if "data" in value else place
        fields = item.get("fields", {} if "href" in item else item)
        text = _text(fields)
        yield Found(here, _record(item, fields, text), ours=True) if text else InputError(f"{here}: {_lack(fields)}")


def _is_item(value: Any) -> bool:
    return isinstance(value, Mapping) and (isinstance(value.get("fields"), Mapping) or "id" in value and "href" in value)


def _listed(data: Any) -> list[Mapping[str, Any]]:
    """The items of `data`, which is one where a single report was asked for."""
    return data if isinstance(data, list) else [data]


def _text(fields: Mapping[str, Any]) -> str:
    """The body as plain text, from its HTML where that was asked for too."""
    if isinstance(page := fields.get("body-html"), str) and (text := text_of(page)):
        return text
    body = fields.get("body")
    if not isinstance(body, str):
        return ""
    from markdown_it import MarkdownIt

    return text_of(MarkdownIt("commonmark", {"breaks": True}).enable("table").render(body))


def _record(item: Mapping[str, Any], fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    date = fields.get("date")
    day = (date.get("original") or date.get("created")) if isinstance(date, Mapping) else None
    codes = [code for code in _each(fields, "language", "code") if code != OTHER]
    return {
        "id": item.get("id") or fields.get("id"),
        "text": text,
        "title": fields.get("title"),
        "url": fields.get("url_alias") or fields.get("url"),
        "publisher": "; ".join(_each(fields, "source", "name")) or None,
        "published": day,
        "language": codes[0] if len(codes) == 1 else None,
    }


def _each(fields: Mapping[str, Any], name: str, key: str) -> list[str]:
    values = fields.get(name)
    items = values if isinstance(values, list) else [values]
    return [item[key] for item in items if isinstance(item, Mapping) and isinstance(item.get(key), str)]


def _lack(fields: Mapping[str, Any]) -> str:
    """What is missing, and what to do."""
    files = _each(fields, "file", "url") or _each(fields, "file", "filename")
    if files:
        return f"its text is only in a file; download it and name it as an input: {files[0]}"
    return "no body; ask the API for it, with fields[include][]=body-html or profile=full"
