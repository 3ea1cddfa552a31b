"""A sheet of a workbook before it is written: columns with their words and HXL tags, and rows of plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """What a cell shows, and where it leads: an address of the web, or a row of the sheet of sources."""

    shown: str | int
    url: str | None = None
    source: int | None = None


Value = str | int | float | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its name in the catalogue's table `sheet`, its hashtag, and its width in characters."""

    key: str
    tag: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; `key` is that of its name in the catalogue's table `sheets`."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
