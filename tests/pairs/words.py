"""The word lists of words.toml, and how one stretch of a sentence is put in another's place."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def substituted(text: str, pattern: str, other: str) -> Iterator[str]:
    """The text once for each match, that match replaced; the case of a first letter is kept.

    >>> list(substituted("More than 40 left.", "more than (?=[0-9])", ""))
    ['40 left.']
    """
    for match in _compiled(pattern).finditer(text):
        yield cased(text[: match.start()], match.expand(other)) + text[match.end() :]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, 0 if re.search("[A-Z]", pattern) else re.IGNORECASE)


def cased(before: str, written: str) -> str:
    """What stood before, and what is written now: with a capital where it begins the sentence."""
    return before + (written[:1].upper() + written[1:] if not before else written)
