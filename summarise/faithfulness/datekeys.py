"""What the words of a date name: weekdays, days of a month, months, years."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarise import lexicon
from summarise.ground.datewords import known
from summarise.tokens import tokens

YEAR = re.compile(r"(?:19|20)\d\d")  # "2013"
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")  # "17", "3rd"

Keys = dict[str, frozenset[str]]
"""What a date names, by grain: weekday, day, month, year, span (a time counted from now)."""


@lru_cache(maxsize=4096)
def keys(text: str, language: str) -> Keys:
    """The weekdays, days of a month, months and years in the words of a date."""
    if not has_dates(language):
        return {}
    words, lower = tokens(text, language)[0], known(language)
    found: dict[str, set[str]] = {}
    for at, word in enumerate(map(str.lower, words)):
        if word in lower.weekdays:
            found.setdefault("weekday", set()).add(str(lower.weekdays[word]))
        elif word in lower.months:
            found.setdefault("month", set()).add(str(lower.months[word]))
        elif YEAR.fullmatch(word):
            found.setdefault("year", set()).add(word)
        elif (day := DAY.fullmatch(word)) and _beside_month([w.lower() for w in words], at, language):
            found.setdefault("day", set()).add(day[1])
    if span := _span([word.lower() for word in words], language):
        found["span"] = {span}
    return {grain: frozenset(values) for grain, values in found.items()}


def _span(words: Sequence[str], language: str) -> str:
    """A time counted from now: "last 7" of "in the past week", "this 365" of "this year"; "" without one."""
    lower = known(language)
    unit = next((i for i, word in enumerate(words) if lower.units.get(word)), None)
    if unit is None:
        return ""
    number = next(
        (lower.numbers[w] if w in lower.numbers else int(w) for w in words[:unit] if w in lower.numbers or w.isdigit()), 1
    )
    side = next((name for name in ("last", "this", "next", "ago") if not lower.classes[name].isdisjoint(words)), "")
    return f"{side} {number * lower.units[words[unit]]}" if side else ""


def _beside_month(words: Sequence[str], at: int, language: str) -> bool:
    months = known(language).months
    return any(word in months for word in words[max(0, at - 2) : at + 5])


def has_dates(language: str) -> bool:
    """Whether lang/ has the words that dates of the language are made of."""
    return (lexicon.LANGUAGES / language / "dates.toml").is_file()
