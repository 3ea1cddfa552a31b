"""The JSON documents of a file."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarise.documents import documents
from summarise.errors import InputError

GOOD = {
    "an object": ('{"a": 1}', [("", {"a": 1})]),
    "an object over lines": ('{\n"a": 1\n}\n', [("", {"a": 1})]),
    "a byte order mark": ('\ufeff{"a": 1}', [("", {"a": 1})]),
    "one a line": ('{"a": 1}\n\n{"a": 2}\n', [(": line 1", {"a": 1}), (": line 3", {"a": 2})]),
}
BAD = {
    "empty": (b" \n", ": empty; a sitrep is a JSON object"),
    "not JSON": (b"{'a': 1}", ": line 1: broken JSON (Expecting property name enclosed in double quotes); correct it there"),
    "a bad line": (b'{"a": 1}\n{"a":\n', ": line 2: broken JSON (Expecting value); correct it there"),
    "an image": (b"\x89PNG\r\n", ": this is an image, not text; give a report as JSON; `summarise sitrep … -o FILE` writes one"),
}


@pytest.mark.parametrize(("text", "expected"), GOOD.values(), ids=GOOD.keys())
def test_documents(tmp_path: Path, text: str, expected: list[tuple[str, Any]]) -> None:
    file = tmp_path / "file.json"
    file.write_text(text, encoding="utf-8")
    assert list(documents(file, pytest.fail, pytest.fail)) == [(f"{file}{place}", data) for place, data in expected]


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_no_document(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(content)
    problems: list[InputError] = []
    list(documents(file, pytest.fail, problems.append))
    assert [str(problem) for problem in problems] == [f"{file}{message}"]


def test_what_is_wanted_instead_can_be_said(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(b"\x89PNG\r\n")
    problems: list[InputError] = []
    list(documents(file, pytest.fail, problems.append, wanted="write it down"))
    assert [str(problem) for problem in problems] == [f"{file}: this is an image, not text; write it down"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"[1]")))
    assert list(documents("-", pytest.fail, pytest.fail)) == [("standard input", [1])]
