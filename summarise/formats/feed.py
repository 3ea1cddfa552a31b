"""RSS and Atom feeds saved as files: one article an entry, as long as the feed has it (many hold only the opening)."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarise.errors import InputError
from summarise.formats.fragment import text_of
from summarise.formats.moments import day_of
from summarise.formats.part import Found, Listener, Tell

FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>\s*)*<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z/!]")
LANGUAGE = re.compile(r"[a-zA-Z]{2}(?=[-_]|\Z)")  # "en-us"


def is_feed(head: str) -> bool:
    """Whether what a file begins with is a feed.

    >>> is_feed('<?xml version="1.0"?><!-- saved --><rss version="2.0">'), is_feed("<html><body>rss")
    (True, False)
    """
    return FEED.match(head) is not None


def read(content: bytes, place: str, listener: Listener) -> Iterator[Found]:
    """The feed's entries as articles. Raises InputError where there is none; a feed that is cut short is a problem besides."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)  # a stream: never a URL
    if not feed.entries:
        raise InputError(f"{place}: the feed holds no entry; save it anew, or save the articles themselves")
    if END.search(content.rstrip(b"\0")) is None:
        listener.problem(InputError(f"{place}: the feed is cut short in or after entry {len(feed.entries)}; save it anew"))
    elif feed.bozo and hasattr(feed.bozo_exception, "getLineNumber"):
        listener.notice(f"{place}: line {feed.bozo_exception.getLineNumber()}: broken XML; read as well as it can be")
    for number, entry in enumerate(feed.entries, 1):
        record = _record(entry, feed.feed, f"{place}: entry {number}", listener.notice)
        if record["text"]:
            yield Found(f"{place}: entry {number}", record, ours=True)
        else:
            listener.problem(InputError(f"{place}: entry {number}: no text in it; save the article itself"))


def _record(entry: Mapping[str, Any], feed: Mapping[str, Any], place: str, notice: Tell) -> dict[str, Any]:
    """The entry; its title serves as the text where it has no other."""
    title = " ".join(_plain(entry.get("title_detail") or {}).split())
    bodies = [_plain(body) for body in (*entry.get("content", ()), entry.get("summary_detail") or {})]
    language = LANGUAGE.match(feed.get("language") or "")
    return {
        "id": entry.get("id"),
        "text": max(bodies, key=len).strip() or title,  # the first of equals: the content, then the summary
        "title": title,
        "url": entry.get("link"),
        "publisher": (entry.get("source") or {}).get("title") or feed.get("title"),
        "published": day_of(entry.get("published") or entry.get("updated"), place, notice),
        "language": language and language.group().lower(),
    }


def _plain(detail: Mapping[str, Any]) -> str:
    """The text of an element, by what the feed says of it or what it looks like."""
    value = detail.get("value") or ""
    if TAG.search(value) and detail.get("type") != "text/plain":
        return text_of(value)
    return value if detail.get("type") == "text/plain" else html.unescape(value)
