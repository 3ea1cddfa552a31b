"""Cuts what is to be read into portions that a model can take, at the ends of sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarise.summary.generative import Aim, Writer

APART = 2
"""Tokens that a sentence, or a label, may cost more among others than alone: the space before it, a line break."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one article, under a label that says which."""

    label: str
    sentences: tuple[str, ...]


Unit = tuple[int, str]
"""The number of a passage, and a sentence of it."""


def portions(passages: Sequence[Passage], writer: "Writer", aim: "Aim") -> list[list[Passage]]:
    """The passages in portions of about the same size, each of which fits; every sentence is in one, in order.

    A sentence that does not fit alone is cut at a space.
    """
    if writer.fits(passages, aim):
        return [list(passages)]
    labels = [writer.tokens(passage.label) + APART for passage in passages]
    room = max(1, writer.room(aim) - max(labels) - APART)
    units = [(n, piece) for n, p in enumerate(passages) for s in p.sentences for piece in _pieces(p, s, writer, aim)]
    costs = [writer.tokens(piece) + APART for _, piece in units]
    total = sum(costs) + sum(labels)
    share = total / max(1, -(-total // room))
    found: list[list[Passage]] = []
    start = 0
    while start < len(units):
        end = _end(units, costs, labels, start, share, room)
        while end > start + 1 and not writer.fits(_joined(passages, units[start:end]), aim):
            end -= 1
        found.append(_joined(passages, units[start:end]))
        start = end
    return found


def _end(units: Sequence[Unit], costs: Sequence[int], labels: Sequence[int], start: int, share: float, room: int) -> int:
    """Where the portion that begins at `start` ends: once it has its share, or before it has more than there is room for."""
    used, end, last = 0, start, -1
    while end < len(units) and used < share:
        cost = costs[end] + (labels[units[end][0]] if units[end][0] != last else 0)
        if used and used + cost > room:
            break
        used, last, end = used + cost, units[end][0], end + 1
    return end


def _pieces(passage: Passage, sentence: str, writer: "Writer", aim: "Aim") -> Iterator[str]:
    """The sentence, or where it does not fit its halves, and theirs, cut at the space nearest to the middle."""
    if len(sentence) < 2 or writer.fits([replace(passage, sentences=(sentence,))], aim):
        yield sentence
        return
    middle = len(sentence) // 2
    before, after = sentence.rfind(" ", 0, middle), sentence.find(" ", middle)
    cut = min((at for at in (before, after) if at > 0), key=lambda at: abs(at - middle), default=middle)
    for half in (sentence[:cut].strip(), sentence[cut:].strip()):
        if half:
            yield from _pieces(passage, half, writer, aim)


def _joined(passages: Sequence[Passage], units: Sequence[Unit]) -> list[Passage]:
    return [
        replace(passages[number], sentences=tuple(sentence for _, sentence in own))
        for number, own in groupby(units, key=lambda unit: unit[0])
    ]
