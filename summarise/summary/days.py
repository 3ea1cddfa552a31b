"""How new each article of a report is: what is new today leads."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarise.sitrep import Fact
from summarise.text import Document


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a report's articles, earliest first, each once; none where nothing is older than the rest."""

    known: tuple[date, ...]

    def age(self, day: date | None) -> int:
        """How many of the days come after the first that can tell of this one; 0 for no day: what is not dated is taken for new.

        >>> days = Days((date(2024, 3, 4), date(2024, 3, 6)))
        >>> days.age(date(2024, 3, 4)), days.age(date(2024, 3, 5))
        (1, 0)
        """
        return max(0, len(self.known) - 1 - bisect_left(self.known, day)) if day else 0

    def weight(self, day: date | None) -> float:
        """1 for the last day, a half for the one before, a third …

        On event timelines (`python -m summarise.bench timelines`) its square root, its square and a weight that halves with each
        day are no better; without any, ROUGE-1 is 5 points lower.
        """
        return 1 / (1 + self.age(day))


def day_of(fact: Fact, published: date | None) -> date | None:
    """The day of a fact in an article of that day: what it says of an earlier day is as old as that day."""
    end = date.fromisoformat(fact.when.end) if fact.when and fact.when.end else None
    return min((day for day in (published, end) if day), default=None)


def days_of(documents: Sequence[Document]) -> Days:
    """The days of the articles, where there are several."""
    known = sorted({document.article.day for document in documents if document.article.day})
    return Days(tuple(known) if len(known) > 1 else ())
