"""What stands behind a report, at its end: caveats, gaps, and the articles with the quotes that its facts stand on."""

from collections.abc import Sequence

from summarise.render import escape
from summarise.render.parts import Gaps, Line, Quote, SourceEntry
from summarise.render.rows import Desk, source_marks
from summarise.sitrep import Caveat, Fact, Headcount, Need, Source


def caveat(desk: Desk, said: Caveat) -> Line:
    """A caveat, with links to the articles of the facts that it speaks of."""
    spans = [span for fact in desk.sitrep.facts() if fact.id in said.facts for span in fact.evidence]
    return Line(said.text, source_marks(desk, spans))


def gaps(desk: Desk, facts: Sequence[Fact]) -> Gaps:
    """What nobody said: categories without a figure and clusters without an item. Silence is a gap, never a zero."""
    said = {fact.category for fact in facts if isinstance(fact, Headcount)}
    covered = {fact.cluster for fact in facts if isinstance(fact, Need)}
    figures = [desk.words.word("category", name).lower() for name in desk.words.expected if name not in said]
    clusters = [desk.words.word("cluster", name) for name in desk.words.clusters if name not in covered]
    return Gaps(desk.words.comma.join(figures), desk.words.semicolon.join(clusters))


def source(desk: Desk, article: Source) -> SourceEntry:
    """An article in the list of sources, with its quotes."""
    number = desk.numbers[article.id]
    return SourceEntry(
        number=number,
        anchor=escape.anchor("source", number),
        title=article.title or desk.words.word("text", "no_title"),
        publisher=article.publisher or "",
        published=desk.words.day(article.published) if article.published else "",
        link=escape.web(article.url),
        url=article.url,
        duplicate_of=desk.numbers.get(article.duplicate_of or ""),
        quotes=_quotes(desk, article.id, number),
        article=article,
    )


def _quotes(desk: Desk, article: str, number: int) -> tuple[Quote, ...]:
    """What the facts stand on in one article, in its order: each quote once, with the facts that it carries."""
    quotes: dict[tuple[int, int, str], list[str]] = {}
    for fact in desk.sitrep.facts():
        for evidence in fact.evidence:
            if evidence.article == article:
                quotes.setdefault((evidence.start, evidence.end, evidence.quote), []).append(fact.id)
    met: set[str] = set()
    found: list[Quote] = []
    for (start, end, quote), ids in sorted(quotes.items()):
        anchors = tuple(escape.anchor(name, number) for name in ids if name not in met)
        found.append(Quote(quote, tuple(ids), anchors, start, end))
        met.update(ids)
    return tuple(found)
