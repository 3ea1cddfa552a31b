"""Responses of the ReliefWeb API: each report an article, whatever part of a response was saved."""

import io
import json
from typing import Any

import pytest

from summarise.errors import InputError
from summarise.formats import found
from summarise.formats.part import Found, Listener, Part

FIELDS = {
    "title": "Oru: Floods, Flash Update No. 5",
    "body": "**At least 1,200** people fled.\n\n* 400 tents\n* 9 pumps\n\nKilled: 9\nInjured: 40",
    "date": {"original": "2024-03-05T00:00:00+00:00", "created": "2024-03-06T08:12:00+00:00"},
    "source": [{"id": 1503, "name": "UN Office for the Coordination of Humanitarian Affairs"}, {"name": "Oru Red Cross"}],
    "country": [{"iso3": "moz", "name": "Mozambique"}],
    "url": "https://reliefweb.int/node/7",
    "language": [{"code": "en", "name": "English"}],
}
RECORD = {
    "id": "7",
    "text": "At least 1,200 people fled.\n\n- 400 tents\n\n- 9 pumps\n\nKilled: 9\nInjured: 40",
    "title": "Oru: Floods, Flash Update No. 5",
    "url": "https://reliefweb.int/node/7",
    "publisher": "UN Office for the Coordination of Humanitarian Affairs; Oru Red Cross",
    "published": "2024-03-05T00:00:00+00:00",
    "language": "en",
}
ITEM = {"id": "7", "score": 1, "fields": FIELDS, "href": "https://api.reliefweb.int/v2/reports/7"}


def read(content: Any, problem=pytest.fail, name: str = "a.json") -> list[Found]:
    text = content if isinstance(content, str) else json.dumps(content)
    return list(found(Part(name, io.BytesIO(text.encode("utf-8")), name[1:]), Listener(problem, pytest.fail)))


def changed(**fields: Any) -> dict[str, Any]:
    return {"data": [{**ITEM, "fields": {**FIELDS, **fields}}]}


RESPONSES = {
    "a list": ({"time": 3, "href": "x", "count": 1, "data": [ITEM]}, "a.json: report 1", RECORD),
    "one report": ({"data": ITEM}, "a.json: report 1", RECORD),
    "an item": (ITEM, "a.json", RECORD),
    "its fields": ({"id": 7, **FIELDS}, "a.json", {**RECORD, "id": 7}),
    "an array of items": ([ITEM], "a.json: article 1", RECORD),
}


@pytest.mark.parametrize(("content", "place", "record"), RESPONSES.values(), ids=RESPONSES.keys())
def test_responses(content: Any, place: str, record: dict[str, Any]) -> None:
    assert read(content) == [Found(place, record, ours=True)]


def test_one_a_line() -> None:
    lines = json.dumps(ITEM) + "\n" + json.dumps({**FIELDS, "id": "8"}) + "\n" + json.dumps({"id": "9", "text": "Nine died."})
    assert read(lines, name="a.jsonl") == [
        Found("a.jsonl: line 1", RECORD, ours=True),
        Found("a.jsonl: line 2", {**RECORD, "id": "8"}, ours=True),
        Found("a.jsonl: line 3", {"id": "9", "text": "Nine died."}),
    ]


CHANGED = {
    "HTML": ({"body-html": "<p>Nine <em>died</em>.</p><p>400 fled.</p>"}, {"text": "Nine died.\n\n400 fled."}),
    "empty HTML": ({"body-html": " "}, {}),
    "the day it was posted": ({"date": {"created": "2024-03-06T08:12:00+00:00"}}, {"published": "2024-03-06T08:12:00+00:00"}),
    "no day": ({"date": None}, {"published": None}),
    "no source": ({"source": []}, {"publisher": None}),
    "several languages": ({"language": [{"code": "en"}, {"code": "fr"}]}, {"language": None}),
    "no code for the language": ({"language": [{"code": "ot"}]}, {"language": None}),
    "an address to read by": ({"url_alias": "https://reliefweb.int/report/oru"}, {"url": "https://reliefweb.int/report/oru"}),
}


@pytest.mark.parametrize(("fields", "expected"), CHANGED.values(), ids=CHANGED.keys())
def test_fields(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert read(changed(**fields)) == [Found("a.json: report 1", {**RECORD, **expected}, ours=True)]


WITHOUT_TEXT = {
    "no body": ({"body": None}, "no body; ask the API for it, with fields[include][]=body-html or profile=full"),
    "a file": (
        {"body": "", "file": [{"url": "https://reliefweb.int/a.pdf"}]},
        "its text is only in a file; download it and name it as an input: https://reliefweb.int/a.pdf",
    ),
}


@pytest.mark.parametrize(("fields", "message"), WITHOUT_TEXT.values(), ids=WITHOUT_TEXT.keys())
def test_a_report_without_text_is_named_and_the_others_go_on(fields: dict[str, Any], message: str) -> None:
    problems: list[InputError] = []
    content = {"data": [*changed(**fields)["data"], ITEM]}
    assert read(content, problems.append) == [Found("a.json: report 2", RECORD, ours=True)]
    assert [str(problem) for problem in problems] == [f"a.json: report 1: {message}"]


def test_items_without_fields() -> None:
    problems: list[InputError] = []
    assert read({"data": [{"id": "7", "href": "x"}]}, problems.append) == []
    assert [str(p) for p in problems] == [
        "a.json: report 1: no body; ask the API for it, with fields[include][]=body-html or profile=full"
    ]


def test_an_empty_response() -> None:
    with pytest.raises(InputError, match=r"^a\.json: the response holds no report; ask for others$"):
        read({"data": []})
