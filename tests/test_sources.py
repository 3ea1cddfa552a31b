"""The articles as a report lists them."""

import hashlib

import pytest

from summarise.errors import InputError
from summarise.sitrep import Source
from summarise.sources import fingerprints, report_id, source
from summarise.text import Article

ONE, TWO = Article("a", "Four fled."), Article("b", "Five fled.")
COPY = Article("c", "Four fled.")
FOUR, FIVE = (hashlib.sha256(article.text.encode()).hexdigest() for article in (ONE, TWO))


def test_articles_keep_their_order_and_the_same_one_stands_once() -> None:
    assert fingerprints([TWO, ONE, TWO, COPY]) == {"b": (TWO, FIVE), "a": (ONE, FOUR), "c": (COPY, FOUR)}


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        pytest.param([], "no article to report on; name a file, a folder or - for stdin", id="none"),
        pytest.param(
            [ONE, Article("a", "Six fled.")], "two different articles have the id 'a'; give each its own", id="one id for two"
        ),
        pytest.param(
            [Article("a", "Four. " * 400_000)],
            "article 'a': 2,400,000 characters, over 2,000,000; split it into its articles",
            id="a dump",
        ),
        pytest.param([Article("a", " ")], r"article 'a': /text: ' ' does not match '\\S'", id="no words"),
        pytest.param(
            [Article("a", "Four.", published="May")],
            "article 'a': /published: 'May' is not valid; expected: 2024-03-05, or a date-time with its offset from UTC",
            id="no day",
        ),
        pytest.param(
            [Article("a", "Four \ud800")],
            "article 'a': a lone surrogate at character 5 is not text; replace it and try again",
            id="not text",
        ),
    ],
)
def test_what_cannot_be_reported_on(articles: list[Article], message: str) -> None:
    with pytest.raises(InputError) as caught:
        fingerprints(articles)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("article", "keep_text", "duplicate_of", "text"),
    [(ONE, True, None, "Four fled."), (COPY, False, "a", None)],
    ids=["original", "copy"],
)
def test_an_entry(article: Article, keep_text: bool, duplicate_of: str | None, text: str | None) -> None:
    assert source(article, FOUR, duplicate_of, "en", keep_text=keep_text) == Source(
        id=article.id,
        title=None,
        publisher=None,
        url=None,
        published=None,
        language="en",
        sha256=FOUR,
        characters=10,
        duplicate_of=duplicate_of,
        text=text,
    )


def test_the_report_id_stands_for_articles_and_day() -> None:
    ids = [
        report_id(fingerprints(articles), day)
        for articles, day in (([ONE], "2024-06-01"), ([ONE], "2024-06-02"), ([TWO], "2024-06-01"))
    ]
    assert len(set(ids)) == 3
    assert report_id(fingerprints([ONE, ONE]), "2024-06-01") == ids[0] == "10c7cd23-a3a8-5c81-9497-7f4b2388a25c"
