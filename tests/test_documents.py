"""JSON documents of a file."""

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
    "one a line": ('{"a": 1}\n\n{"a": 2}\n', [(":1", {"a": 1}), (":3", {"a": 2})]),
}
BAD = {
    "empty": (b" \n", ": empty; a sitrep is a JSON object"),
    "not JSON": (b"{'a': 1}", ": not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    "a bad line": (b'{"a": 1}\n{"a":\n', ":2: not JSON: Expecting value: line 1 column 6 (char 5)"),
    "not UTF-8": (b'{"a": "\xe9"}', ": not UTF-8 (byte 7); a sitrep is JSON in UTF-8"),
    "too deep": (b"[" * 200_000, ": nested too deep to be a sitrep"),
}


@pytest.mark.parametrize(("text", "expected"), GOOD.values(), ids=GOOD.keys())
def test_documents(tmp_path: Path, text: str, expected: list[tuple[str, Any]]) -> None:
    file = tmp_path / "file.json"
    file.write_text(text, encoding="utf-8")
    assert list(documents(str(file))) == [(f"{file}{place}", data) for place, data in expected]


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_no_document(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(documents(str(file)))
    assert str(caught.value) == f"{file}{message}"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.json: cannot be read \(No such file or directory\)$"):
        list(documents(str(tmp_path / "none.json")))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"[1]")))
    assert list(documents("-")) == [("-", [1])]
