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
SOFT_HYPHEN = "\u00ad"
LONGEST_WORD = 60
"""Characters at the end of a line that are looked at."""
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
    words = (word.lower() for page in pages for line in page for word in WORD.findall(line.text))
    known = Counter(words) if hyphenated else None
    pieces: list[str] = []
    last: Line | None = None
    before = 0  # the widest line of the block above
    for block in (block for page in pages for block in _blocks(page)):
        widest = max(len(line.text) for line in block)
        for place, line in enumerate(block):
            if last is None:
                pieces.append(line.text)
            elif not _goes_on(last, line, widest if place else before, inside=place > 0):
                pieces += "\n\n", line.text
            elif _breaks_word(last.text, line.text, known, number_words):
                pieces[-1:] = pieces[-1][:-1], line.text
            else:
                pieces += _space(last.text, line.text), line.text
            last = line
        before = widest
    return "".join(pieces)


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
    ended = FINAL.search(above.text[-LONGEST_WORD:]) is not None
    if below.text[0].islower() and not ended and (len(above.text) >= SHORTEST or BROKEN.search(above.text[-LONGEST_WORD:])):
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


def _space(above: str, below: str) -> str:
    """What stands between two lines that are joined: nothing behind the hyphen of a word or the dash of a range."""
    hyphen = BROKEN.search(above[-LONGEST_WORD:]) and below[0].isalnum()
    return "" if hyphen or (RANGE.search(above[-3:]) and below[0].isdigit()) else " "


def _breaks_word(above: str, below: str, known: Counter[str] | None, number_words: Collection[str]) -> bool:
    """Whether the hyphen at the end of a line was only put in to break a word.

    It was if nothing speaks for it, or if the text has the word without one, too. `known` counts the words of the text.
    """
    broken = BROKEN.search(above[-LONGEST_WORD:])
    if broken is None or above[-1] == SOFT_HYPHEN or known is None or not below[0].islower():
        return broken is not None and above[-1] == SOFT_HYPHEN
    first, rest = broken[1], WORD.match(below)
    second = rest.group().lower() if rest else ""
    if not first.isalpha() or first.isupper() or {first.lower(), second} <= set(number_words):
        return False  # "UN-led", "twenty-five"
    return known[first.lower() + second] >= known[f"{first.lower()}-{second}"]
