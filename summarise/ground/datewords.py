"""The words that dates are made of, and what they are read against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from summarise.ground.phrases import Phrases
from summarise.lexicon import load

Interval = tuple[date | None, date | None]
Read = tuple[int, Interval, str, int | None, bool]
"""The last token, the days, the grain, the year and whether it is stated."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of dates.toml."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, int]
    numbers: Mapping[str, int]
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    cues: frozenset[str]
    first: frozenset[str]


@cache
def known(language: str) -> Known:
    """The words that dates are made of in a language."""
    lexicon = load(language, "dates")
    months, weekdays, units, numbers = (lexicon.tables[name] for name in ("months", "weekdays", "units", "numbers"))
    classes = {name: frozenset(words) for name, words in lexicon.words.items()}
    relative = classes["today"] | classes["yesterday"] | classes["overnight"] | classes["last"] | classes["this"] | classes["ago"]
    return Known(
        months,
        weekdays,
        units,
        numbers,
        classes,
        {name: Phrases(lexicon.words[name]) for name in ("aside", "as_of")},
        frozenset({*months, *weekdays, *relative}),
        frozenset({*months, *weekdays, *relative, *numbers}),
    )


@dataclass(frozen=True, slots=True)
class Reference:
    """What an article's dates are read against: its day, None where it is not known, and at least its year.

    `near` is its day or else that of its dateline: enough to tell old from new, not to read "on Sunday".
    """

    day: date | None
    year: int | None
    near: date | None = None
