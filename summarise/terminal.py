"""What the command line says to the person at the terminal. Only here, and through `writing`, is anything shown."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarise.errors import SummariseError

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDE = 160
"""Columns of a table that goes to a file or another program."""


def tell(line: str) -> None:
    """Says something in one line on stderr."""
    sys.stderr.write(f"summarise: {' '.join(line.split())}\n")


@contextmanager
def errors_told() -> Iterator[None]:
    """Says an error of ours in one line and leaves with 1; nothing is said where whoever read our output has left."""
    try:
        yield
        sys.stdout.flush()
    except SummariseError as error:
        tell(str(error))
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing may be said at exit either
        sys.exit(1)


def say(*lines: str) -> None:
    """Writes lines to standard output."""
    from summarise.writing import write

    write("".join(f"{line}\n" for line in lines), "-")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their widest cell; the last is not padded, so that lines can be cut or searched."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads) - 1)]
    say(*("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in (heads, *rows)))


def show(tables: Sequence["RenderableType"], output: str) -> None:
    """Tables with frames, as wide as the terminal, or wide enough for all where there is none."""
    from rich.console import Console

    from summarise.writing import opened

    with opened(output) as stream:
        console = Console(file=stream, width=None if stream.isatty() else WIDE)
        for table in tables:
            console.print(table)
