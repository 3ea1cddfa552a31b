"""What stands behind a report, at its end: caveats, gaps, and the articles with the quotes that its facts stand on."""

from collections.abc import Sequence

from summarise.render import escape
from summarise.render.rows import Desk, Row, source_marks
from summarise.sitrep import Caveat, Fact, Headcount, Need, Source


def caveat(desk: Desk, said: Caveat) -> Row:
    """A caveat, with links to the articles of the facts that it speaks of."""
    spans = [span for fact in desk.sitrep.facts() if fact.id in said.facts for span in fact.evidence]
    return {"text": said.text, "marks": source_marks(desk, spans)}


def gaps(desk: Desk, facts: Sequence[Fact]) -> dict[str, str]:
    """What nobody said: categories without a figure and clusters without an item. Silence is a gap, never a zero."""
    said = {fact.category for fact in facts if isinstance(fact, Headcount)}
    covered = {fact.cluster for fact in facts if isinstance(fact, Need)}
    figures = [desk.words.word("category", name).lower() for name in desk.words.expected if name not in said]
    clusters = [name for name in desk.words.clusters if name not in covered]
    return {"figures": ", ".join(figures), "clusters": "; ".join(clusters)}


def source(desk: Desk, article: Source) -> Row:
    """An article in the list of sources, with its quotes."""
    number = desk.numbers[article.id]
    return {
        "number": number,
        "anchor": escape.anchor("source", number),
        "title": article.title or desk.words.word("text", "no_title"),
        "publisher": article.publisher,
        "published": desk.words.day(article.published) if article.published else None,
        "link": escape.address(article.url),
        "url": article.url,
        "duplicate_of": desk.numbers.get(article.duplicate_of or ""),
        "quotes": _quotes(desk, article.id, number),
    }


def _quotes(desk: Desk, article: str, number: int) -> list[Row]:
    """What the facts stand on in one article, in its order: each quote once, with the facts that it carries."""
    quotes: dict[tuple[int, int, str], list[str]] = {}
    for fact in desk.sitrep.facts():
        for evidence in fact.evidence:
            if evidence.article == article:
                quotes.setdefault((evidence.start, evidence.end, evidence.quote), []).append(fact.id)
    met: set[str] = set()
    rows: list[Row] = []
    for (_, _, quote), ids in sorted(quotes.items()):
        rows.append(
            {"quote": quote, "ids": ", ".join(ids), "anchors": [escape.anchor(name, number) for name in ids if name not in met]}
        )
        met.update(ids)
    return rows
