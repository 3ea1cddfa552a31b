"""What a user names as input: files, folders, globs and standard input, opened one after the other."""

import glob
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from summarise.errors import InputError

STDIN = "-"
NAMED = 5
"""Of the files of a folder that are passed over: more are only counted."""


def paths(named: str | Path, suffixes: Collection[str], notice: Callable[[str], None] | None = None) -> list[Path | None]:
    """The files an input stands for, sorted; None is standard input. Raises InputError where there is none.

    From a folder, files with these suffixes are taken; `notice` is told of the others. What is named may be called anything.
    """
    if str(named) == STDIN:
        return [None]
    if not str(named):
        raise InputError("an input without a name; write a file, a folder, a pattern or -")
    path = Path(named)
    if path.is_dir():
        return _inside(path, suffixes, notice)
    if path.exists():
        return [path]
    if not glob.has_magic(str(named)):
        raise InputError(f"{named}: no such file; check the name")
    found = [Path(name) for name in sorted(glob.glob(str(named), recursive=True))]  # noqa: PTH207 (Path.glob takes no absolute pattern)
    files: list[Path | None] = [path for path in found if path.is_file()]
    if not files:
        raise InputError(f"{named}: no file matches; check the pattern")
    return files


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """The file as bytes, or standard input. Raises InputError where it cannot be read."""
    if path is None:
        if sys.stdin is None:  # a program that was started without one
            raise InputError("standard input: closed; name a file instead of -")
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:  # on opening, or on reading later
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def _inside(folder: Path, suffixes: Collection[str], notice: Callable[[str], None] | None) -> list[Path | None]:
    """Files of known kinds in the folder and those below it; nothing hidden."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_hidden(path, folder)]
    found: list[Path | None] = [path for path in files if path.suffix.lower() in suffixes]
    if not found:
        raise InputError(f"{folder}: the folder holds no article; expected files ending in {', '.join(sorted(suffixes))}")
    others = [str(path.relative_to(folder)) for path in files if path.suffix.lower() not in suffixes]
    if others and notice is not None:
        more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
        notice(f"{folder}: passed over, as no kind that articles come in: {', '.join(others[:NAMED])}{more}")
    return found


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
