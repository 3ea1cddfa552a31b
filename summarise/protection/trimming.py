"""Trims a fact's quotes to the clause that carries it, where the rest names a private person."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from summarise.reading import facts_of
from summarise.segment import segment
from summarise.sitrep import Evidence, Fact, Place
from summarise.text import Article

CLAUSES = re.compile(r"[,;:–—\"“”]\s*|\s+-\s+")  # "said X, whose house burnt": where a quote may be cut
OUTSIDE = frozenset(
    {"id", "evidence", "background", "attribution", "locations", "when", "part_of", "headcount", "people_estimate", "basis"}
)
"""Fields that other sentences decide: not to be compared when one clause is read alone."""

AnyFact = TypeVar("AnyFact", bound=Fact)


def trimmed(fact: AnyFact, holds_name: Callable[[str], bool], language: str) -> AnyFact:
    """The fact with each quote that holds a private name cut to its longest run of clauses without one that still says it.

    Number, who and what are never cut: what is left, read alone, must give the same fact; else the quote stays whole.
    """
    if not any(holds_name(evidence.quote) for evidence in fact.evidence):
        return fact
    cut = (_cut(evidence, fact, holds_name, language) for evidence in fact.evidence)
    spans = {(evidence.article, evidence.start, evidence.end): evidence for evidence in cut}
    return replace(fact, evidence=tuple(spans.values()))


def _cut(evidence: Evidence, fact: Fact, holds_name: Callable[[str], bool], language: str) -> Evidence:
    """The longest trimmed quote that gives the fact; the quote itself where it holds no name, or none does."""
    if not holds_name(evidence.quote):
        return evidence
    for start, end in _stretches(evidence.quote):
        quote = evidence.quote[start:end]
        if not holds_name(quote) and _says(quote, fact, language):
            return replace(evidence, start=evidence.start + start, end=evidence.start + end, quote=quote)
    return evidence


def _stretches(quote: str) -> Iterator[tuple[int, int]]:
    """Runs of whole clauses, shorter than the quote, the longest first and of equals the earlier."""
    cuts = list(CLAUSES.finditer(quote))
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(quote)]
    runs = [(start, end) for start in starts for end in ends if start < end and (start, end) != (0, len(quote))]
    yield from sorted(runs, key=lambda run: (run[0] - run[1], run[0]))


def _says(quote: str, fact: Fact, language: str) -> bool:
    """Whether the words alone give the same fact."""
    article = Article("", quote)
    return _content(fact) in [_content(found) for found in facts_of(article, segment(article, language), language)]


def _content(fact: Fact) -> tuple[type[Fact], dict[str, Any]]:
    values = {field.name: getattr(fact, field.name) for field in fields(fact) if field.name not in OUTSIDE}
    return type(fact), {name: value.text if isinstance(value, Place) else value for name, value in values.items()}
