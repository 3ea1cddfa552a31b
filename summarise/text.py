"""What is read: articles and their sentences. Offsets count Unicode code points, start inclusive, end exclusive."""

import re
from dataclasses import dataclass, field
from datetime import date

UNSEEN = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens, joiners and marks of direction, which web pages put into words: no part of the word."""
YEARS = range(1000, 9000)
"""Of days that an article can have: 0001-01-01 and 9999-12-31 are what databases write for a day that is not known."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character.

        >>> Span(0, 4).overlaps(Span(3, 9)), Span(0, 4).overlaps(Span(4, 9))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came in; its text is never changed."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None

    @property
    def day(self) -> date | None:
        """The day of `published`, None where it is not known.

        >>> Article("a", "Flood", published="2024-03-05T23:10:00Z").day
        datetime.date(2024, 3, 5)
        """
        known = date.fromisoformat(self.published[:10]) if self.published else None
        return known if known and known.year in YEARS else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, with its tokens.

    `text == article.text[start:end]`; token i is `article.text[starts[i]:ends[i]]` and `words[i]` as written.
    `paragraph` counts from 0. `leftover` marks what belongs to the web page, not to the article
    ("Other news", "Read more"): it becomes neither a summary sentence nor a fact.
    """

    index: int
    text: str
    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraph: int = 0
    leftover: bool = False
    headline: bool = False
    lower: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        lower = tuple(map(str.lower, self.words))
        if not self.text.isascii() and UNSEEN.search(self.text):
            lower = tuple(UNSEEN.sub("", word) or word for word in lower)
        object.__setattr__(self, "lower", lower)

    def span(self, first: int, last: int) -> Span:
        """The article span of the tokens `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[last])


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences; `article.language` (ISO 639-1) says whose word lists serve it."""

    article: Article
    sentences: tuple[Sentence, ...]
