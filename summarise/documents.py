"""JSON documents of a file: one, or one a line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarise.errors import InputError


def documents(file: str) -> Iterator[tuple[str, Any]]:
    """Each JSON document of the file (`-` is stdin) with the place that names it: the file, or `file:line` in JSON Lines.

    Raises InputError where the file cannot be read, is empty, or is not JSON.
    """
    text = _text(file)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise InputError(f"{file}: empty; a sitrep is a JSON object")
    if len(lines) > 1 and _is_json(lines[0][1]):
        yield from ((f"{file}:{number}", _parsed(line, f"{file}:{number}")) for number, line in lines)
    else:
        yield file, _parsed(text, file)


def _text(file: str) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig") if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 (byte {error.start}); a sitrep is JSON in UTF-8") from error


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"{place}: not JSON: {error}") from error
    except RecursionError as error:
        raise InputError(f"{place}: nested too deep to be a sitrep") from error
