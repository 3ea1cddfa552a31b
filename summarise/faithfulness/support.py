"""The sentences of the source that bear a sentence out, and the facts that it states."""

from collections.abc import Collection, Iterator, Sequence

from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.roles import agrees_with
from summarise.faithfulness.source import Source, View
from summarise.sitrep import Fact, Need

MOST = 3
"""Sentences that are named, at most."""
ADDS = 2
"""Words that each further one must add, or one number."""


def supports(views: Sequence[View], source: Source) -> list[View]:
    """The sentences of the source that hold the sentence's words and numbers between them, in the order of the text.

    `views` is the sentence as it was read. The one that holds most comes first, then those that add most to it.
    """
    held = held_by(views, source)
    missing, chosen = {part for parts in held.values() for part in parts}, list[int]()
    while missing and len(chosen) < MOST:
        best = max(held, key=lambda at: (len(held[at] & missing), -at))
        if chosen and not _adds(held[best] & missing):
            break
        chosen.append(best)
        missing -= held[best]
    return [source.views[at] for at in sorted(chosen)]


def _adds(parts: Collection[object]) -> bool:
    return len(parts) >= ADDS or any(isinstance(part, float) for part in parts)


def states(view: View, fact: Fact) -> bool:
    """Whether a sentence, as it was read, states a fact of its source: the same figure of the same, or the same thing."""
    if isinstance(fact, Need) and fact.quantity is None:
        return any(isinstance(own, Need) and own.canonical == fact.canonical for own in view.facts)
    return any(agrees_with(numeral, fact) for numeral in view.numerals)


def held_by(views: Sequence[View], source: Source) -> dict[int, set[object]]:
    """For each sentence of the source what it holds of the sentence's words and numbers."""
    held: dict[int, set[object]] = {}
    for stem in {stem for view in views for stem in view.stems if stem}:
        for at in source.by_stem.get(stem, ()):
            held.setdefault(at, set()).add(stem)
    for at, value in _numbers(views, source):
        held.setdefault(at, set()).add(value)
    return held


def _numbers(views: Sequence[View], source: Source) -> Iterator[tuple[int, float]]:
    for own in (numeral for view in views for numeral in view.numerals):
        yield from ((view.number, own.value) for view, other in source.numerals if matches(own, other))
