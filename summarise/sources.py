"""The articles as a report lists them: distinct, and fingerprinted."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import fields

from summarise import contract
from summarise.errors import InputError
from summarise.sitrep import Source
from summarise.text import Article

LONGEST = 2_000_000
"""Characters. A long report has some 300,000; more is a dump of many articles, and would take a minute to read."""


def fingerprints(articles: Iterable[Article]) -> dict[str, tuple[Article, str]]:
    """Each article with the sha256 of its text, by its id, in the order given; the same article twice stands once.

    Raises InputError where there is none, where one breaks its schema, is too long or not Unicode, or where two share an id.
    """
    found: dict[str, tuple[Article, str]] = {}
    for article in articles:
        _check(article)
        digest = _digest(article)
        if article.id in found and found[article.id][1] != digest:
            raise InputError(f"two different articles have the id {article.id!r}; give each its own")
        found.setdefault(article.id, (article, digest))
    if not found:
        raise InputError("no article to report on; name a file, a folder or - for stdin")
    return found


def source(article: Article, digest: str, original: str | None, language: str | None, *, keep_text: bool) -> Source:
    """The article's entry in a report; `original` is the id of the article that it copies, if any."""
    return Source(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        language=language,
        sha256=digest,
        characters=len(article.text),
        duplicate_of=original,
        text=article.text if keep_text else None,
    )


def report_id(found: Mapping[str, tuple[Article, str]], day: str) -> str:
    """The UUID (version 5) of these articles on that day."""
    lines = [day, *(f"{id} {digest}" for id, (_, digest) in found.items())]
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(lines)))


def _check(article: Article) -> None:
    """Articles may come from a caller, not only from files: what they hold is judged here."""
    if len(article.text) > LONGEST:
        raise InputError(
            f"article {article.id!r}: {len(article.text):,} characters, over {LONGEST:,}; split it into its articles"
        )
    faults = contract.problems({field.name: getattr(article, field.name) for field in fields(article)}, "article")
    if faults:
        raise InputError(f"article {article.id!r}: {faults[0]}")


def _digest(article: Article) -> str:
    try:
        encoded = article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"article {article.id!r}: a lone surrogate at character {error.start} is not text; replace it and try again"
        ) from error
    return hashlib.sha256(encoded).hexdigest()
