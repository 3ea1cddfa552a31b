"""Sentences of an article, with their tokens; the text is never altered."""

from summarise import breaks, leftovers
from summarise.text import Article, Sentence
from summarise.tokens import tokens

TITLE_WORDS = 20
"""Words of the longest headline: of the titles of 212 scraped articles, 99 in 100 have no more."""
FEW_WORDS = 8
"""A line of no more words that ends without a full stop is a heading, whatever its capitals."""


def segment(article: Article, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences in the article's order: they do not overlap and hold every character that is not white space.

    A paragraph is a line: what a break of lines, or a run of spaces that stands for one, sets apart.
    Sentences longer than `breaks.LONGEST` characters are cut at a comma or a space.
    """
    text, words = article.text, breaks.words_of(language)
    lines = breaks.lines(text, words)
    spans = [(span, number) for number, line in enumerate(lines) for span in breaks.sentences(text, line, words)]
    parts = [text[span.start : span.end] for span, _ in spans]
    marks = leftovers.mark(parts, language)
    return tuple(
        Sentence(
            index,
            part,
            span.start,
            span.end,
            *tokens(part, language, span.start),
            paragraph=number,
            leftover=leftover,
            headline=not leftover and span == lines[number] and len(lines) > 1 and headline(part, first=not number),
        )
        for index, (part, (span, number), leftover) in enumerate(zip(parts, spans, marks, strict=True))
    )


def headline(line: str, *, first: bool) -> bool:
    """Whether a line reads like a heading: no full stop, and few words or capitals throughout unless it is the first."""
    if line[-1] in ",;" or leftovers.finished(line) or not (line[0].isalnum() or line[0] in "\"'“‘«"):
        return False
    words = line.split()
    if len(words) > TITLE_WORDS or not any(character.isalpha() for character in line):
        return False
    return first or len(words) <= FEW_WORDS or line.isupper() or line.istitle()
