"""Running heads, footers and page numbers, which a PDF repeats from page to page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from statistics import median

from summarise.formats.pages import Line

EDGE = 3
"""Lines at either end of a page that are looked at, by their height on it and by the order in which they were written."""
NUMBER = re.compile(r"\d+")
MOST_NUMBERS = 4
"""In a running head: its page and their count, a day. A line with more is a row of a table, and stays."""

SAME_HEIGHT = 6.0
"""Points: running heads stand at one height; lines of text that happen to be the same seldom do."""

LEAST_KEPT = 2 / 3
"""Of the characters: where more would go, it is the pages that are alike (two copies of one letter), not their heads."""


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page, without those at its edges that stand at one height on more than half of the pages.

    They repeat if they are the same but for numbers that count up with the pages: no other figure goes.
    """
    heights: dict[str, list[float]] = {}
    for number, page in enumerate(pages):
        for place in sorted(_edges(page)):
            for key in _keys(number, page[place].text):
                heights.setdefault(key, []).append(page[place].y)
    repeated = {key: median(found) for key, found in heights.items() if _repeats(found, len(pages))}
    kept = [_kept(number, page, repeated) for number, page in enumerate(pages)]
    return kept if _characters(kept) > LEAST_KEPT * _characters(pages) else [list(page) for page in pages]


def _kept(number: int, page: Sequence[Line], repeated: Mapping[str, float]) -> list[Line]:
    edges = _edges(page)
    return [line for place, line in enumerate(page) if place not in edges or not _is_margin(number, line, repeated)]


def _characters(pages: Sequence[Sequence[Line]]) -> int:
    return sum(len(line.text) for page in pages for line in page)


def _repeats(heights: Sequence[float], pages: int) -> bool:
    usual = median(heights)
    return sum(abs(height - usual) <= SAME_HEIGHT for height in heights) > max(1, pages / 2)


def _is_margin(number: int, line: Line, repeated: Mapping[str, float]) -> bool:
    return any(abs(repeated[key] - line.y) <= SAME_HEIGHT for key in _keys(number, line.text) if key in repeated)


def _edges(page: Sequence[Line]) -> set[int]:
    """Where the lines at the edges of a page are in it."""
    said = [place for place, line in enumerate(page) if line.text]
    by_height = sorted(said, key=lambda place: page[place].y)
    return {place for order in (said, by_height) for place in (*order[:EDGE], *order[-EDGE:])}


def _keys(number: int, text: str) -> Iterator[str]:
    """The text with each of its numbers as it is, or as what it is above the page's own number.

    >>> sorted(_keys(4, "Page 5 of 9"))
    ['Page 5 of 9', 'Page 5 of page+5', 'Page page+1 of 9', 'Page page+1 of page+5']
    """
    parts = NUMBER.split(text)
    numbers = NUMBER.findall(text)
    if len(numbers) > MOST_NUMBERS or not text:
        return
    for forms in product(*((found, f"page{int(found) - number:+d}") for found in numbers)):
        yield "".join(part + form for part, form in zip(parts, (*forms, ""), strict=True))
