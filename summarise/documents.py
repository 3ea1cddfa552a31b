"""The JSON documents in what a user names: one a file, or one a line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from summarise.decoding import decoded
from summarise.errors import InputError
from summarise.inputs import opened, paths
from summarise.records import is_lines, parsed

JSON = (".json", ".jsonl", ".ndjson")
"""What is taken from a folder."""
REPORT = "give a report as JSON; `summarise sitrep … -o FILE` writes one"
"""What to do where a report was wanted."""


def documents(
    named: str | Path, notice: Callable[[str], None], problem: Callable[[InputError], None], wanted: str = REPORT
) -> Iterator[tuple[str, Any]]:
    """Each document with the place that names it: the file, or `file: line N` in JSON Lines.

    What cannot be read, is empty, or is not JSON is handed to `problem`, and the others go on. `notice` is told of broken UTF-8,
    `wanted` says what to do instead of giving a file that is not text.
    """
    try:
        files = paths(named, JSON)
    except InputError as error:
        problem(error)
        return
    for path in files:
        name = str(path or "standard input")
        try:
            with opened(path) as stream:
                text = decoded(stream.read(), name, notice, wanted)
        except InputError as error:
            problem(error)
        else:
            yield from _parts(text, name, problem)


def _parts(text: str, name: str, problem: Callable[[InputError], None]) -> Iterator[tuple[str, Any]]:
    """The documents of one file."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    several = len(lines) > 1 and is_lines(lines[0][1])
    if not lines:
        problem(InputError(f"{name}: empty; a sitrep is a JSON object"))
    for number, part in lines if several else [(1, text)] if lines else []:
        try:
            value = parsed(part, name, number)
        except InputError as error:
            problem(error)
        else:
            yield f"{name}: line {number}" if several else name, value
