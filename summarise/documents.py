"""The JSON documents in what a user names: one a file, or one a line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarise.decoding import decoded
from summarise.errors import InputError
from summarise.inputs import opened, paths
from summarise.records import is_lines, parsed


def documents(named: str | Path, notice: Callable[[str], None]) -> Iterator[tuple[str, Any]]:
    """Each document with the place that names it: the file, or `file: line N` in JSON Lines.

    Raises InputError where a file cannot be read, is empty, or is not JSON. `notice` is told of broken UTF-8.
    """
    for path in paths(named):
        name = str(path or "standard input")
        with opened(path) as stream:
            text = decoded(stream.read(), name, notice)
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if not lines:
            raise InputError(f"{name}: empty; a sitrep is a JSON object")
        if len(lines) > 1 and is_lines(lines[0][1]):
            yield from ((f"{name}: line {number}", parsed(line, name, number)) for number, line in lines)
        else:
            yield name, parsed(text, name)
