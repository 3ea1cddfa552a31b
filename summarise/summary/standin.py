"""The sentence of the sources that a refused sentence meant, to stand in its place."""

from collections.abc import Iterator, Sequence

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.source import Source, View
from summarise.reading import Reading
from summarise.sitrep import Fact, Headcount, SummarySentence
from summarise.summary.compose import candidates, plain, stated
from summarise.summary.leaning import half_quoted, leans
from summarise.summary.protocol import Budget

MEANT = 0.3
"""The share of the refused sentence's words that one of a source must hold to stand in for it."""
SAME_FACT = 0.3
"""What it is worth, on that scale, to state a fact of a kind that the refused sentence tried to state."""


def stand_in(
    text: str,
    others: Sequence[SummarySentence],
    readings: Sequence[Reading],
    source: Source,
    *,
    facts: Sequence[Fact],
    budget: Budget,
) -> SummarySentence | None:
    """The best sentence that says what `text` tried to, as a quotation; None where none fits within the budget.

    `others` are the sentences of the summary so far: none of theirs is taken, and one that leans on an unseen one neither.
    """
    views = source.read(text)
    used = {taken for other in others for taken in (other.text, *(_line(span.quote) for span in other.evidence))}
    words = sum(len(other.text.split()) for other in others)
    for view in _meant(views, source, _open(readings)):
        quoted = plain(view.sentence)
        if {quoted, _line(view.sentence.text)} & used:
            continue
        if budget.allows(words + len(quoted.split()), len(others) + 1):
            ids = tuple(fact.id for fact in stated(facts, view.article.id, view.sentence))
            return SummarySentence(quoted, "extractive", ids, (view.evidence,))
    return None


def _meant(views: Sequence[View], source: Source, open_to: set[tuple[str, int]]) -> Iterator[View]:
    """The sentences of the sources that the refused one may have meant, the likeliest first."""
    kinds = {_kind(fact) for view in views for fact in view.facts}

    def worth(option: tuple[float, int]) -> tuple[float, int]:
        share, at = option
        shared = any(_kind(fact) in kinds for fact in source.views[at].facts)
        return -(share + SAME_FACT * shared), at

    wanted = [stem for view in views for stem in view.stems]
    for share, at in sorted(ranked(source, wanted), key=worth):
        view = source.views[at]
        alone = not leans(view.sentence, view.article.language) and not half_quoted(view.sentence)
        if share >= MEANT and alone and (view.article.id, view.sentence.index) in open_to:
            yield view


def _open(readings: Sequence[Reading]) -> set[tuple[str, int]]:
    """The sentences that a summary may hold, by article and position."""
    documents = [reading.document for reading in readings]
    return {(documents[number].article.id, sentence.index) for number, sentence in candidates(documents)}


def _kind(fact: Fact) -> object:
    return fact.category if isinstance(fact, Headcount) else type(fact)


def _line(text: str) -> str:
    return " ".join(text.split())
