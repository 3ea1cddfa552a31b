"""Figures in English text, and which of them count something."""

import re
from collections.abc import Iterator
from functools import cache

ONES = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: value for value, word in enumerate(ONES)} | {
    (ten if not one else f"{ten}-{ONES[one]}"): 10 * tens + one for tens, ten in enumerate(TENS, 2) for one in range(10)
}
"""English words of the numbers to 99."""
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
FIGURE = re.compile(
    r"(?<![\w$€£.,:+-])(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (?P<scale>million|thousand))?(?![\w,]*\d)(?!\w)"
    rf"|\b(?P<word>{'|'.join(sorted(SMALL, key=len, reverse=True))})\b(?!-)(?: (?P<wordscale>hundred|thousand|million))?",
    re.IGNORECASE,
)
"""A figure in digits or words: "1,240", "2.1 million", "Thirty thousand", "seven"."""


def value(match: re.Match[str]) -> float:
    """What a figure amounts to."""
    scale = match["scale"] or match["wordscale"]
    size = float(match["digits"].replace(",", "")) if match["digits"] else SMALL[match["word"].lower()]
    return size * SCALES.get((scale or "").lower(), 1)


@cache
def values(text: str) -> tuple[float, ...]:
    """All figures of a text."""
    return tuple(value(match) for match in FIGURE.finditer(text))


COUNT = re.compile(
    r" (?!(million|thousand|hundred|per|degrees|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|times|votes|"
    r"years?|months?|weeks?|hours?|days?|minutes|to|and|or|in|on|at|from|of|after|as|by|US|was|were|is|have|has)\b)[a-z]"
)
"""What follows a figure that counts something."""
NAMED = re.compile(
    r"(?:\bat|way|Road|Route|Room|Resolution|No\.|day|magnitude|[Pp]hase|age|[A-Za-z]-|to|from|[Bb]etween|by|than one|\d,?)\s?$"
)
"""What stands before a figure that names, dates or measures."""
LOOSE = re.compile(r"( (were|was|people|have|of them|on)\b|\.$|,)")
"""What follows a figure whose noun is left out: "another 40."; small ones are left alone."""


def counts(text: str) -> Iterator[re.Match[str]]:
    """Figures that count something, no years, dates, ages or names of roads."""
    for match in FIGURE.finditer(text):
        year = match["digits"] and re.fullmatch(r"(19|20)\d\d", match["digits"])
        after = text[match.end() :]
        counting = COUNT.match(after) or LOOSE.match(after) and value(match) > 9
        if counting and not year and value(match) >= 2 and not NAMED.search(text[: match.start()]):
            yield match
