"""An article's text cut where its facts begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.sitrep import Evidence, Fact
from summarise.text import Article


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that lies in the same facts throughout; `ends` are the facts whose evidence ends with it."""

    start: int
    end: int
    facts: tuple[Fact, ...]
    ends: tuple[Fact, ...] = ()


def cut(article: Article, facts: Sequence[Fact]) -> tuple[Piece, ...]:
    """The whole text in pieces, in order: the starts and ends of all evidence are the cuts.

    Evidence of another article, and what lies outside the text, is left out.

    >>> from summarise.sitrep import Fact
    >>> one, two = (Fact(id=i, evidence=(Evidence("a", s, e, ""),)) for i, s, e in (("h1", 0, 4), ("n1", 2, 6)))
    >>> [(p.start, p.end, [f.id for f in p.facts]) for p in cut(Article("a", "12345678"), [one, two])]
    [(0, 2, ['h1']), (2, 4, ['h1', 'n1']), (4, 6, ['n1']), (6, 8, [])]
    """
    length = len(article.text)
    spans = [(e, fact) for fact in facts for e in fact.evidence if e.article == article.id and 0 <= e.start < e.end <= length]
    edges = sorted({0, length, *(e.start for e, _ in spans), *(e.end for e, _ in spans)})
    return tuple(_piece(spans, start, end) for start, end in pairwise(edges))


def _piece(spans: Sequence[tuple[Evidence, Fact]], start: int, end: int) -> Piece:
    inside = [(e, fact) for e, fact in spans if e.start <= start and end <= e.end]
    return Piece(start, end, _once(fact for _, fact in inside), _once(fact for e, fact in inside if e.end == end))


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())
