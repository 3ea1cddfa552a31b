"""The sentences that pairs are made of, each with the paragraph it stands in and the half it belongs to."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .figures import values

TESTS = Path(__file__).parent.parent
SLOTS = ("headcounts", "damage", "needs", "movements")
PLAIN = re.compile(r'(?!.* [–—-] )(?!.*\b14 death)(?!.*evacuation of, )[A-Z0-9][^"“”•|:;()\n\[\]]{25,330}\.')
"""A sentence that can stand alone: "Floods hit seven provinces.", no heading, list or quotation."""
LEANING = re.compile(
    r"(He|She|It|They|Their|His|Her|We|This|These|Those|Of (these|the)|But|And|Another|Others|Some (were|have|of)|Most (of|were)|"
    r"Many|Both|Neither|Further|In one case|Not everybody|One in|That|Such|Among|Until|Then|Here|Each|Until|Under|There is one)\b"
)
"""How a sentence begins that leans on the one before."""
END = re.compile(r"(?:(?<=[a-z0-9%”][.!?])|(?<=[A-Z]{2}[.!?]))[ ”]+(?=[A-Z0-9“\"])|(?<=[.!?]”) +(?=[A-Z0-9“])")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, the facts its corpus gives it, and the sentences before and after it where it comes from an article."""

    text: str
    group: str
    facts: tuple[Mapping[str, Any], ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def rank(*words: str) -> str:
    """A digest by which choices are made: the same for ever, and no other choice moves when a sentence is added."""
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def half_of(group: str, salt: str = "half 3") -> str:
    """The half to which all pairs from one group of sentences belong; the salt is one that leaves the halves alike in size."""
    return ("develop", "kept")[int(rank(salt, group), 16) % 2]


@cache
def sentences() -> tuple[Sentence, ...]:
    """All that can be restated or falsified, each text once."""
    return tuple({sentence.text: sentence for sentence in [*_corpus(), *_articles()]}.values())


def _corpus() -> Iterator[Sentence]:
    for slot in SLOTS:
        for line in (TESTS / "corpora" / "en" / f"{slot}.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            text = case["text"]
            if (
                PLAIN.fullmatch(text)
                and not END.search(text)
                and re.search(r"[a-z]{3}\d|[a-z][A-Z]{2}|[a-z]{4}[A-Z]", text) is None
            ):
                yield Sentence(text, text, tuple({**fact, "slot": slot} for fact in case[slot]))


def _articles() -> Iterator[Sentence]:
    for group, text in _texts():
        for paragraph in paragraphs(text):
            for number, sentence in enumerate(paragraph):
                if PLAIN.fullmatch(sentence) and not LEANING.match(sentence) and len(paragraph) > 1:
                    before, after = paragraph[max(0, number - 2) : number], paragraph[number + 1 : number + 3]
                    yield Sentence(sentence, group, (), tuple(before), tuple(after))


def paragraphs(text: str) -> Iterator[list[str]]:
    """The sentences of each paragraph; a paragraph of one sentence goes to the one after it."""
    kept: list[str] = []
    for block in re.split(r"\n+", text):
        if block.endswith((".", "”")) and not block.startswith(("•", "-", "–")) and ":" not in block[:40]:
            kept += END.split(block)
            if len(kept) > 2:
                yield kept
                kept = []
        else:
            kept = []
    if kept:
        yield kept


def _texts() -> Iterator[tuple[str, str]]:
    """Articles with the group they belong to: the reports of one crisis repeat each other and stay in one half."""
    for path in sorted((TESTS / "crises").glob("*/2*.json")):
        yield f"crisis {path.parent.name}", json.loads(path.read_text("utf-8"))["text"]
    for path in sorted((TESTS / "articles").iterdir()):
        text = path.read_text("utf-8")
        if path.suffix == ".txt":
            yield path.stem, text
        elif path.suffix in (".json", ".jsonl"):
            for line in text.splitlines() if path.suffix == ".jsonl" else [text]:
                yield path.stem, json.loads(line)["text"]


@cache
def pool(half: str) -> tuple[str, ...]:
    """Corpus sentences of one half that can stand beside others."""
    return tuple(s.text for s in sentences() if not s.before + s.after and half_of(s.group) == half and not LEANING.match(s.text))


@cache
def surroundings(sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and after it: its article's own sentences, else one to four others about other things."""
    if sentence.before or sentence.after:
        return sentence.before, sentence.after
    digest = int(rank("around", sentence.text), 16)
    wanted, earlier = 1 + digest % 4, digest // 4 % 3
    others: list[str] = []
    for other in sorted(pool(half_of(sentence.group)), key=lambda other: rank(sentence.text, other)):
        if len(others) < wanted and all(apart(other, one) for one in [sentence.text, *others]):
            others.append(other)
    return tuple(others[:earlier]), tuple(others[earlier:])


def apart(one: str, other: str) -> bool:
    """Whether two sentences share no figure, no name and few words, so that neither says anything of the other's matter."""
    mine, theirs = set(_marks(one)), set(_marks(other))
    return one != other and not mine & theirs and len(_content(one) & _content(other)) < 2


def _marks(text: str) -> Iterable[str]:
    return [str(value) for value in values(text)] + re.findall(r"(?<!^)\b[A-Z][\w'-]+", text)


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{5,}", text.lower()) if word not in ("people", "about", "their", "after", "which")}
