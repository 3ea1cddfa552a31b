"""What stands in a cell of a report, free of any format's markup: text, and marks that lead to the words it stands on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A link to what a statement stands on: the number of the article in the list of sources, and the anchor there."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with marks in it. Empty where it has no pieces; as a string it has the marks' numbers in square brackets.

    >>> str(Marked(("about 400 (also: 420 ", Mark(1, "h1-1"), Mark(2, "h4-2"), ")")))
    'about 400 (also: 420 [1] [2])'
    """

    pieces: tuple[str | Mark, ...] = ()

    def __str__(self) -> str:
        return self.written(str, lambda mark: f"[{mark.number}]")

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def written(self, text: Callable[[str], str], mark: Callable[[Mark], str]) -> str:
        """The cell in a format's markup: its text and its marks as these functions write them, a space between two marks."""
        parts: list[str] = []
        for n, piece in enumerate(self.pieces):
            if isinstance(piece, Mark):
                parts.append(f" {mark(piece)}" if n and isinstance(self.pieces[n - 1], Mark) else mark(piece))
            else:
                parts.append(text(piece))
        return "".join(parts)


Cell = str | Marked


def marked(*cells: Cell) -> Marked:
    """The cells one after the other; texts that meet become one piece.

    >>> marked("400", " ", Marked((Mark(1, "h1-1"),)))
    Marked(pieces=('400 ', Mark(number=1, anchor='h1-1')))
    """
    pieces: list[str | Mark] = []
    for piece in (piece for cell in cells for piece in ((cell,) if isinstance(cell, str) else cell.pieces)):
        if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        elif piece:
            pieces.append(piece)
    return Marked(tuple(pieces))


def listed(cells: Iterable[Cell], separator: str = "; ") -> Marked:
    """The cells with a separator between them."""
    parts = [part for cell in cells for part in (separator, cell)]
    return marked(*parts[1:])
