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
FULL = 0.85
"""Of the widest line near by: where a line with the next word added is as long, it was broken for want of room.
Counted in characters, whose widths differ. On 40 articles set in one and two columns 0.8 and 0.9 err more often."""
SHORTEST = 25
"""Characters: shorter lines are items, headings and cells, not broken prose."""
OPENS = re.compile(
    rf"[{BULLETS}*–—-]\s*\S|\(?(?:\d{{1,2}}|[a-zA-Z])[.)]\s|\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+[A-Z]"
)  # "- 400 homes", "2) water", "2.1 Shelter"
LEADERS = re.compile(r"(?:\.\s?){4}|…\s?…")  # "Shelter . . . . . 4", in a table of contents
BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]\Z")  # "evacua-"
RANGE = re.compile(r"\d\s?[-–]\Z")  # "50-", before "60 people"
WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")


def unwrapped(text: str) -> str:
    """Text that was wrapped by hand or by a mail program, one line a paragraph; such text breaks no word.

    >>> unwrapped("Nine people were killed when the roof of a flood-\\naffected school fell in.\\n\\nKilled: 9\\nInjured: 4")
    'Nine people were killed when the roof of a flood-affected school fell in.\\n\\nKilled: 9\\n\\nInjured: 4'
    """
    return joined([[Line(line.strip(), 0, -float(number), 1) for number, line in enumerate(text.split("\n"))]], hyphenated=False)


def joined(pages: Sequence[Sequence[Line]], number_words: Collection[str] = (), *, hyphenated: bool = True) -> str:
    """The text of the pages, one line a paragraph, with a blank line between paragraphs.

    Where it is `hyphenated`, words that were broken at the end of a line are made whole; a hyphen of their own stays
    ("flood-affected", "twenty-five"). `number_words` are those of which two make one number.
    """
    blocks = [block for page in pages for block in _blocks(page)]
    words = (word.lower() for block in blocks for line in block for word in WORD.findall(line.text))
    known = Counter(words) if hyphenated else None
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
    if below.text[0].islower() and not ended and (len(above.text) >= SHORTEST or BROKEN.search(above.text)):
        return True
    room = len(above.text) + 1 + len(below.text.split()[0])
    full = len(above.text) >= SHORTEST and room >= FULL * widest and not _are_rows(above.text, below.text)
    if not full or (ended and not inside):
        return False
    return inside or not ended and above.y <= below.y  # a new column or page: the sentence may go on at its top


def _are_rows(above: str, below: str) -> bool:
    """Whether two lines are rows of a table or of contents, not prose."""
    if LEADERS.search(above) or LEADERS.search(below):
        return True
    ends = [[word[0].isdigit() for word in line.split()[-2:]] for line in (above, below)]
    return all(end[-1] for end in ends) or any(end == [True, True] for end in ends)


def _glued(text: str, line: str, known: Counter[str] | None, number_words: Collection[str]) -> str:
    """The text with a line added; `known` counts the words of the whole, and is None where none was broken."""
    broken = BROKEN.search(text)
    if broken is None or not (line[0].isalpha() or line[0].isdigit()):
        return text + ("" if RANGE.search(text) and line[0].isdigit() else " ") + line
    second = WORD.match(line)
    rest = second.group().lower() if second else ""
    if text[-1] == "\u00ad" or (known is not None and line[0].islower() and _breaks_word(broken[1], rest, known, number_words)):
        return text[:-1] + line
    return text + line


def _breaks_word(first: str, rest: str, known: Counter[str], number_words: Collection[str]) -> bool:
    """Whether the hyphen was only put in to break a word: nothing speaks for it, or the text has the word without one, too."""
    if not first.isalpha() or first.isupper() or {first.lower(), rest} <= set(number_words):
        return False  # "UN-led", "twenty-five"
    return known[first.lower() + rest] >= known[f"{first.lower()}-{rest}"]
