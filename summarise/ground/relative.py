"""Dates that are told from the article's day: "yesterday", "last week", "in the last 24 hours", "two weeks ago"."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from summarise.ground.datewords import Interval, Known, Read, Reference

COUNT = re.compile(r"\d{1,3}\Z")  # "24" in "the last 24 hours"
CLAUSE = 10
"""Tokens before a day within which "will" may stand."""
FARTHEST = 300_000
"""Days back that the calendar can still tell."""


class Relative:
    """The relative dates of one sentence's lower-case tokens."""

    def __init__(self, lower: Sequence[str], against: Reference, words: Known) -> None:
        self.lower, self.against, self.known = lower, against, words

    def read(self, i: int) -> Read | None:
        """The relative date that begins at token i."""
        if self._is(i, "today"):
            return i, self._back(0), "day", self.against.year, False
        if self._is(i, "yesterday"):
            return i, self._back(1), "day", self.against.year, False
        if self._is(i, "overnight"):
            return i, self._back(1, 2), "day", self.against.year, False
        return self._ago(i) or self._last(i) or self._this(i)

    def _count(self, i: int) -> int | None:
        word = self._word(i)
        return int(word) if COUNT.match(word) else self.known.numbers.get(word)

    def _ago(self, i: int) -> Read | None:
        """ "two weeks ago", "a year earlier"."""
        count, days = self._count(i), self.known.units.get(self._word(i + 1))
        if count is None or days is None or not self._is(i + 2, "ago"):
            return None
        return i + 2, self._back(count * days), _grain(days), self._year_back(count * days), False

    def _last(self, i: int) -> Read | None:
        """ "last week", "in the last 24 hours", "over the past few days"."""
        if not self._is(i, "last"):
            return None
        if (days := self.known.units.get(self._word(i + 1))) is not None and self._word(i) not in self.known.classes["the"]:
            return self._last_unit(i, days)
        if self._is(i + 1, "part_of_day"):
            return i + 1, self._back(1), "day", self.against.year, False
        if self._is(i + 1, "season"):
            return i + 1, (None, None), "part", None, False
        j = i + 1 + (self._word(i + 1) in self.known.numbers and self._word(i + 2) in self.known.numbers)
        count, days = self._count(j), self.known.units.get(self._word(j + 1))
        if count is None or days is None:
            return None
        length = max(1, -(-count // 24)) if days == 0 else count * days
        return j + 1, self._until_now(length), "hours" if days == 0 else "part", self.against.year, False

    def _last_unit(self, i: int, days: int) -> Read:
        """ "last week" is the calendar's week, month or year before; "the past week" the days up to now."""
        day, running = self.against.day, not self._is(i, "just")
        if running or days not in (7, 30, 365):
            year = self._year_back(365) if days == 365 and not running else self.against.year
            return i + 1, self._until_now(max(1, days)), "part", year, False
        if day is None:
            return i + 1, (None, None), _grain(days), self._year_back(days) if days == 365 else self.against.year, False
        if days == 7:
            return i + 1, self._back(day.weekday() + 7, 7), "week", day.year, False
        year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
        if days == 30:
            return i + 1, (date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])), "month", year, False
        return i + 1, (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)), "year", day.year - 1, False

    def _this(self, i: int) -> Read | None:
        """ "this month", "this year" up to the article's day."""
        days = self.known.units.get(self._word(i + 1))
        if not self._is(i, "this") or days is None or days not in (7, 30, 365):
            return None
        day = self.against.day
        if day is None:
            return i + 1, (None, None), _grain(days), self.against.year, False
        start = {7: day - timedelta(days=day.weekday()), 30: day.replace(day=1), 365: day.replace(month=1, day=1)}[days]
        return i + 1, (start, day), _grain(days), day.year, False

    def _until_now(self, days: int) -> Interval:
        return self._back(days, days + 1)

    def _year_back(self, days: int) -> int | None:
        if self.against.day is not None:
            return (self.against.day - timedelta(days=min(days, FARTHEST))).year
        return None if self.against.year is None else self.against.year - days // 365

    def weekday(self, i: int) -> Read | None:
        """The last such day on or before the article's; the next one where it is to come: "will be closed on Monday"."""
        number = self.known.weekdays.get(self._word(i))
        if number is None:
            return None
        last = i + 1 if self._is(i + 1, "part_of_day") else i
        since = (self.against.day.weekday() - number) % 7 if self.against.day else 0
        if since and self._to_come(i):
            since -= 7
        return last, self._back(since), "day", self.against.year, False

    def _to_come(self, i: int) -> bool:
        """Whether the clause before a day speaks of what will be."""
        for word in reversed(self.lower[max(0, i - CLAUSE) : i]):
            if word in self.known.classes["future"]:
                return True
            if word in self.known.classes["clause"]:
                return False
        return False

    def _back(self, days: int, length: int = 1) -> Interval:
        """The interval of `length` days that begins `days` before the article's, unknown where the calendar does not reach."""
        if self.against.day is None or days >= self.against.day.toordinal():
            return None, None
        start = self.against.day - timedelta(days=days)
        return start, start + timedelta(days=length - 1)

    def _is(self, i: int, name: str) -> bool:
        return 0 <= i < len(self.lower) and self.lower[i] in self.known.classes[name]

    def _word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""


def _grain(days: int) -> str:
    return "year" if days >= 365 else "month" if days >= 30 else "week" if days >= 7 else "day"
