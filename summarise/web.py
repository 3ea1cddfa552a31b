"""The article of a web page: its text without the boilerplate, its title, date and publisher."""

import re
from collections.abc import Mapping
from typing import Any

from summarise.errors import InputError

PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<(?:html|head|body|title|meta|article|main|div|section|p|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)  # "</p>"
NOTE_MARK = re.compile(
    r"<sup\b[^<>]*>(?:\s|</?\w[^<>]*>){0,9}[\[(]?\d{1,3}(?:\s?,\s?\d{1,3})*[\])]?(?:\s|</?\w[^<>]*>){0,9}</sup>", re.IGNORECASE
)  # "1,200<sup><a href='#2'>2</a></sup> people": without its tags the mark would change the figure
DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""How the day is looked for: what the page states, no guess from its text, and no clock to cap it."""

MOST_TAGS = 200_000
"""Of a page: an article's has some thousands. The time that it takes to find the article grows with them."""


def is_page(head: str, suffix: str) -> bool:
    """Whether what a file begins with is a web page; its name counts where it has tags further down.

    >>> is_page("<!DOCTYPE html><p>Flood", ""), is_page("Flood in <b>Oru</b>", ".txt"), is_page("Flood in <b>Oru</b>", ".html")
    (True, False, True)
    """
    return PAGE.match(head) is not None or (suffix in (".html", ".htm", ".xhtml") and TAG.search(head) is not None)


def page_record(page: str, name: str) -> dict[str, Any]:
    """The article as a JSON record would give it; its text has a blank line between paragraphs.

    Raises InputError where the page holds no article.
    """
    from trafilatura import bare_extraction

    if page.count("<") > MOST_TAGS:
        raise InputError(f"{name}: a page of over {MOST_TAGS:,} tags is no article; save the article's text as .txt")
    found = bare_extraction(NOTE_MARK.sub("", page), with_metadata=True, include_comments=False, date_extraction_params=DATES)
    record: Mapping[str, Any] = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    text = record.get("text")
    if not text or not text.strip():
        raise InputError(f"{name}: no article found in the page; save the article's text as .txt")
    return {
        "text": text.replace("\n", "\n\n"),
        "title": record.get("title"),
        "url": record.get("url"),
        "publisher": record.get("sitename") or record.get("hostname"),
        "published": record.get("date"),
    }
