"""Where results go: standard output, or a file that is there whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from summarise.errors import OutputError


@contextmanager
def opened(target: str) -> Iterator[TextIO]:
    """A stream to write to, in UTF-8 with plain newlines; `-` is standard output.

    A file is written beside its target and takes its place once it is complete; where anything goes wrong, the target
    stays as it was. Raises OutputError where it cannot be written.
    """
    if not target:
        raise OutputError("an output without a name; write a file, or - for standard output")
    path = Path(target).resolve()
    try:
        with _stdout() if target == "-" else _device(path) if path.exists() and not path.is_file() else _whole(path) as stream:
            yield stream
    except BrokenPipeError:  # the reader has left, and needs no word about it
        raise
    except OSError as error:
        place = "standard output" if target == "-" else target
        raise OutputError(f"{place}: cannot be written ({error.strerror or error}); choose another place with -o") from error


def write(content: str | bytes, target: str) -> None:
    """Writes the text, or the bytes of a format that is none, as `opened` does. Raises OutputError for bytes on a terminal."""
    if isinstance(content, bytes) and target == "-" and sys.stdout is not None and sys.stdout.isatty():
        raise OutputError("standard output: this format is nothing for a terminal; write it into a file with -o")
    with opened(target) as stream:
        if isinstance(content, bytes):
            stream.buffer.write(content)
        else:
            stream.write(content)


@contextmanager
def _stdout() -> Iterator[TextIO]:
    if sys.stdout is None:
        raise OutputError("standard output: closed; choose another place with -o")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    yield sys.stdout
    sys.stdout.flush()


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _device(path: Path) -> TextIO:
    """A pipe or /dev/null cannot be replaced: it is written to as it is."""
    return path.open("w", encoding="utf-8", newline="\n")
