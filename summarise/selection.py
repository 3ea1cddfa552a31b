"""Which articles a report is about: those of its days, its country and its crisis."""

from datetime import date
from functools import cache

from summarise.crisis import GLIDE, TYPES
from summarise.lexicon import load
from summarise.reading import DEFAULT_LANGUAGE, Reading
from summarise.summary.features import bag_of
from summarise.text import Article

STEM = 5
"""Letters by which words for any crisis are held to be one: "flood" and "flooding", "fight" and "fighting"."""


def in_period(article: Article, since: date | None, until: date | None) -> bool:
    """Whether the article is of these days, both included; one whose day is not known is kept."""
    if article.day is None:
        return True
    return (since is None or since <= article.day) and (until is None or article.day <= until)


def is_about(reading: Reading, country: str | None, crisis: str | None) -> bool:
    """Whether an article names the country (ISO 3166 alpha-3), and the crisis: its GLIDE number, or a word of its name.

    Words for any crisis ("floods", "fighting") count only in a name that has no others: an article on the "Tana River floods"
    need not say "floods", and one that does may be on another flood.
    """
    if country is not None and country not in reading.countries:
        return False
    if crisis is None:
        return True
    article = reading.document.article
    text = f"{article.title or ''}\n{article.text}"
    if GLIDE.fullmatch(crisis):
        return crisis in text
    name, said = set(bag_of(crisis)), set(bag_of(text))
    own = {word for word in name if word[:STEM] not in _general()}
    return bool(own & said) if own else bool({word[:STEM] for word in name} & {word[:STEM] for word in said})


@cache
def _general() -> frozenset[str]:
    """The stems of words for any crisis ("floods", "fighting", "emergency")."""
    words = load(DEFAULT_LANGUAGE, "assemble")
    return frozenset(word[:STEM] for name in (*TYPES, "any_crisis") for word in words.word_set(name))
