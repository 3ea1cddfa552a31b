"""What is written with signs for numbers, whether it is read as a number or not: "40-50", "40k", "4e5", "40½", "④", "4OO"."""

import re
import unicodedata
from collections.abc import Iterator

PLAIN = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")  # "1,200", "6.4": what the other checks read
GLUED = re.compile(r"(\d+(?:[.,]\d+)*)(k|m|mn|bn|b)(?![^\W\d_])", re.IGNORECASE)  # "40k", "2.5m"
TIMES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
EDGES = "()[]{}<>\"'“”‘’«».,:;!?…$€£¥%~+-–—"
"""What stands around a written number and is no part of it."""


def is_odd(text: str) -> bool:
    """Whether a written word has a sign for a number in it and is not just a number in digits.

    >>> [word for word in ("40", "1,200", "40k", "40-50", "4OO", "④", "四", "forty") if is_odd(word)]
    ['40k', '40-50', '4OO', '④', '四']
    """
    return any(map(_is_numeric, text)) and not (text.isascii() and PLAIN.fullmatch(text))


def parts(text: str) -> Iterator[float]:
    """The values of what is written in one word; a sign that is no digit has a value that no plain number has.

    >>> list(parts("40-50")), list(parts("2.5m")), list(parts("40½")), list(parts("7.8-magnitude"))
    ([40.0, 50.0], [2500000.0], [-1.0], [7.8])
    """
    if any(_is_numeric(sign) and not sign.isdecimal() for sign in text):
        yield -1.0
        return
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    for found in GLUED.finditer(plain):
        yield value(found[1]) * TIMES[found[2].lower()]
    yield from (value(found) for found in PLAIN.findall(GLUED.sub(" ", plain)))


def value(digits: str) -> float:
    """The value of a number in digits; a comma or a space stands between thousands.

    >>> value("1,200"), value("6.4"), value("1.2.3")
    (1200.0, 6.4, 123.0)
    """
    bare = re.sub(r"[^\d.]", "", digits)
    return float(bare) if bare.count(".") < 2 else float(bare.replace(".", ""))


def _is_numeric(sign: str) -> bool:
    return sign.isnumeric()
