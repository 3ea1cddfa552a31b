"""What is read: articles and their sentences. Offsets count Unicode code points, start inclusive, end exclusive."""

from dataclasses import dataclass, field

SOFT_HYPHEN = "\xad"
"""Web pages break words with it: it is no part of the word."""


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
        object.__setattr__(self, "lower", tuple(word.lower().replace(SOFT_HYPHEN, "") for word in self.words))

    def span(self, first: int, last: int) -> Span:
        """The article span of the tokens `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[last])
