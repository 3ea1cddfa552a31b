"""Formulas of a template's workbook, made to follow the rows that a repeated row brings in.

In the repeated row a reference to the row itself goes with each of its copies, and one with a `$` stays. Elsewhere a reference
to a row below moves down, one above stays, and a range over the repeated row grows over all of its copies. What could mean
either is refused: a figure that is quietly wrong is worse than none.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of a sheet (ECMA-376; Excel's own limits)."""
REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^'!]+)!)?(?P<from>\$?[A-Za-z]{0,3}\$?\d+)(?::(?P<to>\$?[A-Za-z]{0,3}\$?\d+))?"
)
END = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d+)")
COLUMNS = re.compile(r"(?:(?:'(?:[^']|'')+'|[^'!:]+)!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}")
UNSEEN = ("INDIRECT(", "OFFSET(")
"""Functions that make references of their own, which nothing here can see."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The rows that come in below a repeated row of a sheet."""

    sheet: str
    row: int
    more: int


@dataclass(frozen=True, slots=True)
class _Reference:
    """A cell, or the two ends of a range, of a sheet; each is what stands before its row, whether that is fixed, and the row."""

    prefix: str
    sheet: str
    ends: tuple[tuple[str, bool, int], ...]


def followed(formula: str, sheet: str, growth: Growth, copy: int | None = None) -> str:
    """The formula of a cell of a sheet after the growth; `copy` counts those of the repeated row, the first being 0.

    >>> followed("=SUM(B3:B3)*B1+B5", "S", Growth("S", 3, 2))
    '=SUM(B3:B5)*B1+B7'
    >>> followed("=B3*$B$1+SUM(B$3:B3)/SUM(B$3:B$3)", "S", Growth("S", 3, 2), 1)
    '=B4*$B$1+SUM(B$3:B4)/SUM(B$3:B$5)'
    """
    made = _tokens(formula)
    return "=" + "".join(_written(token.value, sheet, growth, copy) if _is_range(token) else token.value for token in made)


def is_relative(formula: str) -> bool:
    """Whether a cell in it has no fixed row, so that it depends on where the formula stands."""
    found = (_read(token.value, "") for token in _tokens(formula) if _is_range(token))
    return any(not fixed for one in found if one for _, fixed, _ in one.ends)


def area(text: str, growth: Growth) -> str:
    """Areas of the growing sheet, with spaces between them, after the growth; a cell of the repeated row is one of them.

    >>> area("A1 B3 C3:D4", Growth("S", 3, 2))
    'A1:A1 B3:B5 C3:D6'
    """
    ranges = (one if ":" in one else f"{one}:{one}" for one in text.split())
    return " ".join(_written(one, growth.sheet, growth, None) for one in ranges)


def unsafe(formula: str, sheet: str, row: int | None, repeated: Mapping[str, Collection[int]]) -> str | None:
    """Why a formula cannot follow, and what to do; None where it can. `row` is its own where it stands in a repeated row."""
    try:
        tokens = _tokens(formula)
    except (ValueError, IndexError):
        return "a formula that is not understood; correct it"
    for token in tokens:
        if token.type == "FUNC" and (token.value.upper().removeprefix("_XLFN.").startswith(UNSEEN) or ":" in token.value):
            return f"{token.value}…) cannot follow rows that are added; write a range"
        told = _unsafe_reference(token.value, sheet, row, repeated) if _is_range(token) else None
        if told:
            return told
    return None


def _tokens(formula: str) -> "list[Token]":
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    try:
        return list(Tokenizer(formula).items)
    except TokenizerError as error:
        raise ValueError(str(error)) from error


def _is_range(token: "Token") -> bool:
    return bool(token.type == "OPERAND" and token.subtype == "RANGE")


def _read(text: str, sheet: str) -> _Reference | None:
    """The reference; None for what is none that moves: a name, whole columns, a column of a table."""
    found = REFERENCE.fullmatch(text)
    if found is None:
        return None
    prefix = found["sheet"] or ""
    ends = tuple(_end(end) for end in (found["from"], found["to"]) if end)
    if any(end is None for end in ends) or (found["to"] is None and not re.match(r"\$?[A-Za-z]", found["from"])):
        return None
    named = prefix[:-1].strip("'").replace("''", "'") if prefix else sheet
    return _Reference(prefix, named, tuple(end for end in ends if end))


def _end(text: str) -> tuple[str, bool, int] | None:
    from openpyxl.utils import column_index_from_string

    found = END.fullmatch(text)
    if found is None:
        return None
    fixed_column, column, fixed, row = found.groups()
    if not column:  # a whole row: its one dollar stands before the number
        return "", bool(fixed_column or fixed), int(row)
    try:
        known = column_index_from_string(column) <= LAST_COLUMN
    except ValueError:
        known = False
    return (f"{fixed_column}{column}", bool(fixed), int(row)) if known else None


def _written(text: str, sheet: str, growth: Growth, copy: int | None) -> str:
    """The reference after the growth."""
    found = _read(text, sheet)
    if found is None or found.sheet.casefold() != growth.sheet.casefold():
        return text
    lower = max(range(len(found.ends)), key=lambda n: (found.ends[n][2], n))
    moved = (
        f"{before}{'$' * fixed}{_row(row, fixed, len(found.ends) > 1 and n == lower, growth, copy)}"
        for n, (before, fixed, row) in enumerate(found.ends)
    )
    return found.prefix + ":".join(moved)


def _row(row: int, fixed: bool, is_lower: bool, growth: Growth, copy: int | None) -> int:
    """Where a row is after the growth; for the lower end of a range, the repeated row is the last of its copies."""
    if copy is not None and not fixed:
        return row + copy
    moves = row > growth.row or (is_lower and row == growth.row)
    return min(row + growth.more, LAST_ROW) if moves else row


def _unsafe_reference(text: str, sheet: str, row: int | None, repeated: Mapping[str, Collection[int]]) -> str | None:
    found = _read(text, sheet)
    if found is None:
        bare = re.sub(r"\[.*\]", "", text)
        odd = ":" in bare and not COLUMNS.fullmatch(text)
        return f"{text} cannot follow rows that are added; write a range" if odd else None
    if ":" in found.prefix:
        return f"{text} goes over several sheets, and cannot follow rows that are added; name each sheet"
    own = found.sheet.casefold() == sheet.casefold()
    others = [end for end in found.ends if row is not None and not end[1] and (end[2] != row or not own)]
    if others:
        return _refused(text, found, others)
    rows = {name.casefold(): numbers for name, numbers in repeated.items()}.get(found.sheet.casefold(), ())
    if len(found.ends) == 1 and found.ends[0][2] in rows and not (own and found.ends[0][2] == row):
        return f"{text} is one cell of a row that repeats; write {text}:{text.removeprefix(found.prefix)} for all of them"
    return None


def _refused(text: str, found: _Reference, others: list[tuple[str, bool, int]]) -> str:
    stays = ":".join(f"{before}{'$' * (fixed or (before, fixed, row) in others)}{row}" for before, fixed, row in found.ends)
    return f"{text} is not in the row itself, which repeats; write {found.prefix}{stays} if it stays the same in each"
