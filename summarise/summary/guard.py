"""Lets no sentence into a summary that its sources do not bear out: a model's sentences are checked, quotations pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarise.faithfulness import Finding, Source, check
from summarise.faithfulness.finding import finding
from summarise.faithfulness.source import View
from summarise.faithfulness.support import states, supports
from summarise.reading import Reading
from summarise.sitrep import Evidence, Fact, Removed, Summary, SummarySentence
from summarise.summary.compose import headline, on_one_line, stated
from summarise.summary.protocol import STANDARD, Budget
from summarise.summary.standin import stand_in

ABSTRACTIVE = "abstractive"
REFUSED = frozenset({"qualifier"})
"""Soft findings that refuse a sentence all the same: no bound or hedge of a figure is lost on the way into a report."""
QUOTED = 2
"""Lines of the source that the explanation of a removed sentence quotes."""


@dataclass(frozen=True)
class Desk:
    """What sentences are held against: the articles as read, and the facts of the report."""

    readings: Sequence[Reading]
    facts: Sequence[Fact]

    @cached_property
    def source(self) -> Source:
        """The articles' sentences, indexed when the first sentence has to be checked."""
        return Source.of(self.readings)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The articles' texts by their ids."""
        return {reading.document.article.id: reading.document.article.text for reading in self.readings}


def guard(summary: Summary, readings: Sequence[Reading], *, facts: Sequence[Fact] = (), budget: Budget = STANDARD) -> Summary:
    """The summary with what its sources bear out: a model's sentence that says anything else is replaced or dropped.

    A sentence that is kept names the sentences that support it and the facts that it states. One that is refused gives way to
    the sentence of the sources that it meant, or to none, and stands in `removed` with the kind of the first finding and the
    lines of the source. A sentence that is called a quotation and is none is checked like a model's. `facts` are the report's.
    """
    desk = Desk(readings, facts)
    kept: list[SummarySentence | None] = []
    refused: list[tuple[int, SummarySentence, tuple[Finding, ...]]] = []
    for at, sentence in enumerate(s for s in summary.sentences if s.text.strip()):
        wrong = () if is_quoted(sentence, desk.texts) else refusing(sentence.text, desk.source)
        kept.append(None if wrong else _supported(sentence, desk))
        refused += [(at, sentence, wrong)] if wrong else []
    for at, sentence, _ in refused:
        kept[at] = stand_in(sentence.text, [other for other in kept if other], readings, desk.source, facts=facts, budget=budget)
    sentences = tuple(sentence for sentence in kept if sentence)
    removed = (*summary.removed, *(Removed(sentence.text, wrong[0].kind, _detail(wrong)) for _, sentence, wrong in refused))
    text = " ".join(sentence.text for sentence in sentences)
    return replace(_headed(summary, desk), text=text, words=len(text.split()), sentences=sentences, removed=removed)


def is_quoted(sentence: SummarySentence, texts: Mapping[str, str]) -> bool:
    """Whether a sentence is a quotation: extractive, and its text that of its one evidence, on one line."""
    if sentence.origin == ABSTRACTIVE or len(sentence.evidence) != 1:
        return False
    span = sentence.evidence[0]
    found = texts.get(span.article, "")[span.start : span.end]
    return found == span.quote and on_one_line(span.quote) == sentence.text


def refusing(sentence: str, source: Source) -> tuple[Finding, ...]:
    """The findings for which a sentence is refused, the hard ones first; also one that nothing in the source supports."""
    found = [one for one in check(sentence, source) if not one.soft or one.kind in REFUSED]
    if not found and not supports(source.read(sentence), source):
        return (finding("coverage", sentence, language=source.language),)
    return tuple(sorted(found, key=lambda one: one.soft))


def _supported(sentence: SummarySentence, desk: Desk) -> SummarySentence:
    """The sentence with its evidence and the facts that it states; a quotation as it is."""
    if is_quoted(sentence, desk.texts):
        return sentence
    views = desk.source.read(sentence.text)
    near = supports(views, desk.source)
    return SummarySentence(sentence.text, ABSTRACTIVE, _stated(views, near, desk.facts), tuple(view.evidence for view in near))


def _stated(views: Sequence[View], near: Sequence[View], facts: Sequence[Fact]) -> tuple[str, ...]:
    """The ids of the facts that the supporting sentences state, as far as the sentence itself states them too."""
    there = dict.fromkeys(fact for view in near for fact in stated(facts, view.article.id, view.sentence))
    return tuple(fact.id for fact in there if any(states(view, fact) for view in views))


def _detail(found: Sequence[Finding]) -> str:
    """What is wrong, and the lines of the source that come nearest."""
    spans: tuple[Evidence, ...] = tuple(span for one in found for span in one.evidence)
    lines = [*dict.fromkeys(" ".join(span.quote.split()) for span in spans)][:QUOTED]
    return " | ".join([*dict.fromkeys(one.why for one in found), *lines])


def _headed(summary: Summary, desk: Desk) -> Summary:
    """The summary with its headline, or with a title or a sentence of its sources where the headline says something else."""
    documents = [reading.document for reading in desk.readings]
    titles = [" ".join((document.article.title or "").split()) for document in documents]
    if not summary.headline or summary.headline in (*titles, *(on_one_line(s.text) for d in documents for s in d.sentences)):
        return summary
    if not refusing(summary.headline, desk.source):
        return summary
    return replace(summary, headline=headline(documents, (view.sentence for view in desk.source.views)))
