"""Dates in a sentence, read against the article's day.

A small grammar over tokens, not dateparser: that takes 0.3 s to import and milliseconds a phrase, and reads one moment where
a report needs intervals ("in the last 24 hours", "since early last week").
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarise.ground.datewords import Known, Read, Reference, known
from summarise.ground.relative import Relative
from summarise.sitrep import When
from summarise.text import Article, Sentence, Span

DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\Z")  # "17", "3rd"
YEAR = re.compile(r"(?:19|20)\d\d\Z")  # "2013"
ISO = re.compile(r"((?:19|20)\d\d)-(\d\d?)-(\d\d?)\Z")  # "2013-09-26"
NUMERIC = re.compile(r"(\d\d?)[/.](\d\d?)[/.]((?:19|20)\d\d)\Z")  # "26/09/2013", the day first
LONG = re.compile(r"\d\S{3}")  # "2013", "9/26/2013": what may be a year or a date in figures
AHEAD = 45
"""Days that a date without a year may lie ahead before it means the year before: warnings and plans look a month ahead."""
DATELINE = 5
"""Tokens within which a dateline has its day: "October 15, 2014 (JUBA) –", "HAIKOU, Dec. 15, 2013"."""
SINCE = 8
"""Tokens before a date within which "since" makes it a beginning: "since the long rains began in March"."""
OPENING = 4
"""Sentences of an article whose full dates may tell its year where nothing else does."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date at tokens `first` to `last` (inclusive); `grain` is day, week, month, year, hours or part.

    `year` is the one written or meant, None where it cannot be told; `stated` whether it is written.
    """

    first: int
    last: int
    span: Span
    when: When
    grain: str
    year: int | None = None
    stated: bool = False
    since: bool = False


def reference(article: Article, sentences: Sequence[Sentence], language: str = "en") -> Reference:
    """The article's own day, or the year that the full dates of its opening tell."""
    if day := article.day:
        return Reference(day, day.year, day)
    nothing = Reference(None, None)
    found = [(s, d) for s in sentences[:OPENING] if not s.leftover for d in dates(s, nothing, language)]
    full = [(s, d) for s, d in found if d.stated and d.year and d.grain != "year"]
    days = [
        date.fromisoformat(d.when.end) for s, d in full if d.grain == "day" and d.when.end and s.index < 2 and d.first < DATELINE
    ]
    return Reference(None, max((d.year for _, d in full if d.year), default=None), max(days, default=None))


def dates(sentence: Sentence, against: Reference, language: str = "en") -> list[Date]:
    """The dates of a sentence, in order."""
    words = known(language)
    if words.cues.isdisjoint(sentence.lower) and not LONG.search(sentence.text):
        return []
    reader = _Reader(sentence, against, words)
    found: list[Date] = []
    last = -1
    for i, word in enumerate(sentence.lower):
        if i > last and (word[0].isdigit() or word in words.first) and (made := reader.at(i)) is not None:
            found.append(made)
            last = made.last
    return found


class _Reader:
    """One sentence, read token by token."""

    def __init__(self, sentence: Sentence, against: Reference, words: Known) -> None:
        self.sentence, self.against, self.known = sentence, against, words
        self.lower = sentence.lower
        self._relative = Relative(self.lower, against, words)

    def at(self, i: int) -> Date | None:
        """The date that begins at token i, with the preposition and words before it taken in."""
        read = self._between(i) or self._range(i) or self._single(i)
        if read is None:
            return None
        last, (start, end), grain, year, stated = read
        first = self._widen(i)
        since = self._since(i, first) and not self._tells(last)
        if since:
            end = self.against.day
        span = self.sentence.span(first, last)
        text = self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]
        when = When(start.isoformat() if start else None, end.isoformat() if end else None, text)
        return Date(first, last, span, when, grain, year, stated, since)

    def _is(self, i: int, name: str) -> bool:
        return 0 <= i < len(self.lower) and self.lower[i] in self.known.classes[name]

    def _word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def _widen(self, i: int) -> int:
        """The first token of the date's words: "early", "since", "the"."""
        while i > 0 and (self._is(i - 1, "part_of") or self._word(i - 1) == "-" and self._is(i - 2, "part_of")):
            i -= 1
        return i - 1 if self._is(i - 1, "since") else i

    def _since(self, i: int, first: int) -> bool:
        """Whether a date begins a time that goes on: "since early March", "since the rains began in March"."""
        if any(self._is(j, "strict_since") for j in range(max(0, first - 3), i + 1)):
            return True
        for j in range(first - 1, max(first - SINCE, -1), -1):
            if self._is(j, "strict_since"):
                return True
            if self._word(j) in ",;:" or self._word(j)[0].isdigit() or self._word(j) in self.known.cues:
                return False
        return False

    def _tells(self, last: int) -> bool:
        """Whether a clause tells of that time itself: "since 2019, when 61 people drowned"."""
        return self._is(last + 1, "when") or self._word(last + 1) == "," and self._is(last + 2, "when")

    def _between(self, i: int) -> Read | None:
        """ "between the evening of 9 March and the morning of 12 March", "from Monday to Friday"."""
        if not self._is(self._before_hour(i), "bounds"):
            return None
        first = self._range(i) or self._single(i)
        if first is None or first[2] != "day" or not self._is(first[0] + 1, "until"):
            return None
        j = first[0] + 2
        while self._is(j, "hour"):
            j += 1
        second = self._range(j) or self._single(j)
        if second is None or second[2] != "day":
            return None
        start, end = first[1][0], second[1][1]
        ordered = start is not None and end is not None and start <= end
        return (second[0], (start, end), "day", second[3], second[4]) if ordered or start is None and end is None else None

    def _before_hour(self, i: int) -> int:
        """The last token before a date and the hour that stands with it: "the evening of"."""
        i -= 1
        while self._is(i, "hour"):
            i -= 1
        return i

    def _range(self, i: int) -> Read | None:
        """ "14 and 15 October", "26 September to 3 October", "9-12 June"."""
        day = self._day_number(i)
        if day and self._is(i + 1, "until") and self._day_number(i + 2) and (rest := self._day_month(i + 2)):
            last, (start, end), grain, year, stated = rest
            return (last, (start.replace(day=day) if start and day <= start.day else start, end), grain, year, stated)
        first = self._day_month(i) or self._month_day(i)
        if first and self._is(first[0] + 1, "until"):
            second = self._day_month(first[0] + 2) or self._month_day(first[0] + 2)
            if second:
                start = first[1][0]
                if start and second[1][1] and second[4] and not first[4]:
                    start = _on(second[3], start.month, start.day)
                return (second[0], (start, second[1][1]), "day", second[3], second[4])
        return first

    def _single(self, i: int) -> Read | None:
        return self._numeric(i) or self._month(i) or self._weekday(i) or self._year(i) or self._relative.read(i)

    def _weekday(self, i: int) -> Read | None:
        """ "Thursday 12 March", "Saturday, 25 April 2026", "Monday"."""
        if self._word(i) not in self.known.weekdays:
            return None
        j = i + 1 + (self._word(i + 1) == ",")
        return self._day_month(j) or self._month_day(j) or self._relative.weekday(i)

    def _day_number(self, i: int) -> int | None:
        match = DAY_NUMBER.match(self._word(i))
        return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None

    def _year_at(self, i: int) -> tuple[int, int | None]:
        """The last token and the year of ", 2013" or "of last year" at token i; the token before i and None without one."""
        if self._word(i) == "," and YEAR.match(self._word(i + 1)):
            return i + 1, int(self._word(i + 1))
        if YEAR.match(self._word(i)):
            return i, int(self._word(i))
        j = i + self._is(i, "of")
        near = self.against.near.year if self.against.near else self.against.year
        if near is not None and self._is(j, "counted_year") and self._word(j + 1) in self.known.classes["year"]:
            return j + 1, near - self._is(j, "just")
        return i - 1, None

    def _day_month(self, i: int) -> Read | None:
        """ "17 September 2013", "17th of September"."""
        day = self._day_number(i)
        j = i + 1 + self._is(i + 1, "of")
        month = self.known.months.get(self._word(j))
        return self._full(j, day, month) if day and month else None

    def _month_day(self, i: int) -> Read | None:
        """ "September 17, 2013"."""
        month, day = self.known.months.get(self._word(i)), self._day_number(i + 1)
        return self._full(i + 1, day, month) if day and month and self._named_month(i) else None

    def _full(self, j: int, day: int, month: int) -> Read:
        last, year = self._year_at(j + 1)
        stated = year is not None
        year = year or self._likely_year(month, day)
        on = _on(year, month, day)
        return last, (on, on), "day", year, stated

    def _numeric(self, i: int) -> Read | None:
        if match := ISO.match("".join(self.lower[i : i + 5])):
            last, (year, month, day) = i + 4, (int(part) for part in match.groups())
        elif match := NUMERIC.match(self._word(i)):
            last, (day, month, year) = i, (int(part) for part in match.groups())
        else:
            return None
        on = _on(year, month, day)
        return None if on is None else (last, (on, on), "day", year, True)

    def _named_month(self, i: int) -> bool:
        """Whether a month's word is one here: "may" and "march" are capitalised."""
        return self.sentence.words[i][:1].isupper()

    def _month(self, i: int) -> Read | None:
        """ "November 2014", "in November"."""
        month = self.known.months.get(self._word(i))
        if month is None or not self._named_month(i):
            return None
        last, year = self._year_at(i + 1)
        stated = year is not None
        if not stated and len(self._word(i)) < 4 and not (self._is(i - 1, "on") or self._is(i - 1, "part_of")):
            return None
        if i == 0 and not stated and not self._is(i - 1, "on"):
            return None
        past = self._is(i - 1, "last")
        year = year or self._likely_year(month, 1)
        if past and not stated and year and self.against.day and self.against.day.month == month:
            year -= 1
        if year is None:
            return last, (None, None), "month", None, False
        return last, (date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])), "month", year, stated

    def _likely_year(self, month: int, day: int) -> int | None:
        """The year of a month and day without one: the latest that the article can speak of."""
        today = self.against.day or self.against.near
        if today is None:
            return self.against.year
        candidate = _on(today.year, month, day)
        late = candidate is not None and candidate > today + timedelta(days=AHEAD)
        return today.year - late

    def _year(self, i: int) -> Read | None:
        word = self._word(i)
        if not YEAR.match(word) or not (self._is(i - 1, "before_year") or self._word(i - 1) in ("(", "-", "–")):
            return None
        year = int(word)
        return i, (date(year, 1, 1), date(year, 12, 31)), "year", year, True


def _on(year: int | None, month: int, day: int) -> date | None:
    """The day, None where the year is not known or the calendar lacks it."""
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
