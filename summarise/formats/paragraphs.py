"""Lines of a page, as they were set, joined into the paragraphs that they were broken from."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from summarise.breaks import BULLETS, FINAL
from summarise.formats.pages import Line

WIDE_GAP = 1.3
"""Times the usual distance of lines: a wider one parts paragraphs. Line spacing within one varies by a few hundredths."""
OTHER_SIZE = 0.1
"""Of the letters' size: headings differ by more from the text below them."""
FULL = 0.9
"""Of the widest line near by: where a line with the next word added is as long, it was broken for want of room.
Counted in characters, whose widths differ: lines of one paragraph differ by a tenth at the most, measured on set pages."""
SHORTEST = 25
"""Characters: shorter lines are items, headings and cells, not broken prose."""
MOST_FIGURES = 0.3
"""Of a line's words: a row of a table has more numbers."""
OPENS = re.compile(
    rf"[{BULLETS}*–—-]\s*\S|\(?(?:\d{{1,2}}|[a-zA-Z])[.)]\s|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[A-Z]"
)  # "- 400 homes", "2) water", "2.1 Shelter"
LEADERS = re.compile(r"(?:\.\s?){4}|…\s?…")  # "Shelter . . . . . 4", in a table of contents
BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]\Z")  # "evacua-"
RANGE = re.compile(r"\d\s?[-–]\Z")  # "50-", before "60 people"
WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")


def joined(pages: Sequence[Sequence[Line]], number_words: Collection[str] = ()) -> str:
    """The text of the pages, one line a paragraph, with a blank line between paragraphs.

    Words that were broken at the end of a line are made whole; a hyphen of their own ("flood-affected", "twenty-five") stays.
    `number_words` are those of which two make one number.
    """
    blocks = [block for page in pages for block in _blocks(page)]
    known = Counter(word.lower() for block in blocks for line in block for word in WORD.findall(line.text))
    paragraphs: list[str] = []
    before: list[Line] = []
    for block in blocks:
        for place, line in enumerate(block):
            near, last = (block, block[place - 1]) if place else (before or block, before[-1] if before else None)
            if last is not None and _goes_on(last, line, max(len(other.text) for other in near), inside=place > 0):
                paragraphs[-1] = _glued(paragraphs[-1], line.text, known, number_words)
            else:
                paragraphs.append(line.text)
        before = block
    return "\n\n".join(paragraphs)


def _blocks(page: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that follow one another at the usual distance and in one size."""
    usual = _usual_gap([line for line in page if line.text])
    blocks: list[list[Line]] = []
    last: Line | None = None
    for line in page:
        if line.text and last is not None and last.text and _adjoins(last, line, usual):
            blocks[-1].append(line)
        elif line.text:
            blocks.append([line])
        last = line
    return blocks


def _usual_gap(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in sizes of their letters."""
    gaps = [
        (above.y - below.y) / below.size
        for above, below in pairwise(lines)
        if 0 < above.y - below.y < 3 * below.size and below.size > 0
    ]
    return median(gaps) if gaps else 0.0


def _adjoins(above: Line, below: Line, usual: float) -> bool:
    same_size = abs(above.size - below.size) <= OTHER_SIZE * below.size
    return same_size and -below.size < above.y - below.y <= WIDE_GAP * usual * below.size + 0.01


def _goes_on(above: Line, below: Line, widest: int, *, inside: bool) -> bool:
    """Whether the sentence or paragraph of `above` goes on in `below`. Across blocks, only an unfinished sentence does."""
    if OPENS.match(below.text) or abs(above.size - below.size) > OTHER_SIZE * below.size:
        return False
    ended = FINAL.search(above.text) is not None
    if below.text[0].islower() and not ended:
        return True
    room = len(above.text) + 1 + len(below.text.split()[0])
    full = len(above.text) >= SHORTEST and room >= FULL * widest and not _is_row(above.text) and not _is_row(below.text)
    if not full or (ended and not inside):
        return False
    return inside or not ended and above.y <= below.y  # a new column or page: the sentence may go on at its top


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table or of contents."""
    words = text.split()
    figures = sum(word[0].isdigit() for word in words)
    return LEADERS.search(text) is not None or (len(words) > 1 and figures > MOST_FIGURES * len(words))


def _glued(text: str, line: str, known: Counter[str], number_words: Collection[str]) -> str:
    broken = BROKEN.search(text)
    if broken is None or not (line[0].isalpha() or line[0].isdigit()):
        return text + ("" if RANGE.search(text) and line[0].isdigit() else " ") + line
    second = WORD.match(line)
    rest = second.group().lower() if second else ""
    if text[-1] == "\u00ad" or (line[0].islower() and _breaks_word(broken[1], rest, known, number_words)):
        return text[:-1] + line
    return text + line


def _breaks_word(first: str, rest: str, known: Counter[str], number_words: Collection[str]) -> bool:
    """Whether the hyphen was only put in to break a word: nothing speaks for it, or the text has the word without one, too."""
    if not first.isalpha() or first.isupper() or {first.lower(), rest} <= set(number_words):
        return False  # "UN-led", "twenty-five"
    return known[first.lower() + rest] >= known[f"{first.lower()}-{rest}"]
