"""What belongs to the web page and not to the article: links to other stories, buttons, credits, cookie lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarise import lexicon

SHORT = 12
"""A credit or a link has few words: the longest true one among 212 scraped articles has 11."""
LONGEST = 40
"""A cookie or subscription notice has at most so many words; longer ones tell something."""
FIGURE = re.compile(r"\d")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")  # "www.example.org/news"
EDGES = " \t\r\n.:;,!?…|>»«<•*-–—[](){}\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of lang/<code>/leftovers.toml, ready to look up."""

    line: frozenset[str]
    tail: frozenset[str]
    link: tuple[str, ...]
    credit: tuple[str, ...]
    caption: tuple[str, ...]
    notice: re.Pattern[str]


@cache
def words_of(language: str) -> Words | None:
    """The leftover words of a language, None where it has none."""
    if not (lexicon.LANGUAGES / language / "leftovers.toml").is_file():
        return None
    words = lexicon.load(language, "leftovers").words
    notice = "|".join(re.escape(phrase) for phrase in words["notice"])
    return Words(
        line=frozenset(words["line"]) | frozenset(words["tail"]),
        tail=frozenset(words["tail"]),
        link=words["link"],
        credit=words["credit"],
        caption=words["caption"],
        notice=re.compile(rf"(?<!\w)(?:{notice})(?!\w)"),
    )


def mark(texts: Sequence[str], language: str) -> list[bool]:
    """For each sentence of an article, in order, whether it is a leftover.

    After a tail marker ("Other news") in the second half all is; in the first half, what follows in unfinished lines.
    """
    words = words_of(language)
    if words is None:
        return [False] * len(texts)
    lowers = [" ".join(text.lower().split()) for text in texts]
    return _after_tails([_alone(lower, words) for lower in lowers], texts, lowers, words)


def _alone(lower: str, words: Words) -> bool:
    """Whether the sentence, in small letters, gives itself away, whatever stands around it."""
    if lower.strip(EDGES) in words.line:
        return True
    count = lower.count(" ") + 1
    if count <= LONGEST and lower.startswith(words.link):
        return True
    told = FIGURE.search(lower) is not None  # a figure in a caption is a fact like any other
    if not told and count <= SHORT and not finished(lower) and lower.lstrip(EDGES).startswith(words.credit):
        return True
    if (not told and count <= LONGEST and lower.startswith(words.caption)) or ADDRESS.fullmatch(lower):
        return True
    return count <= LONGEST and words.notice.search(lower) is not None


def _after_tails(marks: list[bool], texts: Sequence[str], lowers: Sequence[str], words: Words) -> list[bool]:
    half = sum(map(len, texts)) / 2
    position, tail = 0, ""
    for index, (text, lower) in enumerate(zip(texts, lowers, strict=True)):
        if lower.strip(EDGES) in words.tail:
            tail = "all" if position >= half else "lines"
        elif tail == "lines" and finished(text):
            tail = ""
        marks[index] = marks[index] or bool(tail)
        position += len(text)
    return marks


def finished(text: str) -> bool:
    """Whether a sentence ends as sentences do.

    >>> finished('They fled."'), finished("Flood in Nasir")
    (True, False)
    """
    return text.rstrip(" \"'”’»)]").endswith((".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।"))
