"""Lets no sentence into a summary that its sources do not bear out: a model's sentences are checked, quotations pass."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarise.errors import ContractError
from summarise.faithfulness import Finding, Source, check
from summarise.faithfulness.finding import finding
from summarise.faithfulness.source import View
from summarise.faithfulness.support import states, supports
from summarise.reading import Reading
from summarise.sitrep import Evidence, Fact, Removed, Summary, SummarySentence
from summarise.summary.compose import headline, on_one_line, stated
from summarise.summary.protocol import STANDARD, Budget
from summarise.summary.standin import stand_in
from summarise.text import Sentence

ABSTRACTIVE = "abstractive"
SURROGATE = re.compile("[\ud800-\udfff]")
REFUSED = frozenset({"qualifier", "number"})
"""Soft findings that refuse a sentence all the same: a report loses no bound of a figure, and reckons none from others."""
LONGEST = 2000
"""Characters of a sentence that can be checked: news has none of 500, and what is longer no reader can hold against anything."""
SHOWN = 80
"""Characters of one that is too long which its explanation quotes."""
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
    def sentences(self) -> Mapping[tuple[str, int, int], Sentence]:
        """The articles' sentences, by the article's id, their start and their end."""
        documents = [reading.document for reading in self.readings]
        return {(document.article.id, s.start, s.end): s for document in documents for s in document.sentences}

    def quoted(self, sentence: SummarySentence) -> Sentence | None:
        """The sentence of an article that one of the summary quotes, whole and on one line; None where it quotes none."""
        if sentence.origin == ABSTRACTIVE or len(sentence.evidence) != 1:
            return None
        span = sentence.evidence[0]
        found = self.sentences.get((span.article, span.start, span.end))
        return found if found and found.text == span.quote and on_one_line(span.quote) == sentence.text else None


def guard(summary: Summary, readings: Sequence[Reading], *, facts: Sequence[Fact] = (), budget: Budget = STANDARD) -> Summary:
    """The summary with what its sources bear out: a model's sentence that says anything else is replaced or dropped.

    A sentence that is kept names the sentences that support it and the facts that it states. One that is refused gives way to
    the sentence of the sources that it meant, or to none, and stands in `removed` with the kind of the first finding and the
    lines of the source. A sentence that is called a quotation and is none is checked like a model's. `facts` are the report's.
    """
    _refuse_malformed(summary)
    desk = Desk(readings, facts)
    kept: list[SummarySentence | None] = []
    refused: list[tuple[int, SummarySentence, tuple[Finding, ...]]] = []
    for at, sentence in enumerate(s for s in summary.sentences if s.text.strip()):
        wrong = () if desk.quoted(sentence) else refusing(sentence.text, desk.source)
        kept.append(None if wrong else _supported(sentence, desk))
        refused += [(at, sentence, wrong)] if wrong else []
    for at, sentence, _ in refused:
        kept[at] = stand_in(sentence.text, [other for other in kept if other], readings, desk.source, facts=facts, budget=budget)
    sentences = tuple(sentence for sentence in kept if sentence)
    removed = (*summary.removed, *(Removed(sentence.text, wrong[0].kind, _detail(wrong)) for _, sentence, wrong in refused))
    text = " ".join(sentence.text for sentence in sentences)
    return replace(_headed(summary, desk), text=text, words=len(text.split()), sentences=sentences, removed=removed)


def _refuse_malformed(summary: Summary) -> None:
    """Raises ContractError where a summariser gave something else than a summary of texts."""
    known = isinstance(summary, Summary) and isinstance(summary.sentences, tuple)
    texts = [summary.headline, *(getattr(one, "text", None) for one in summary.sentences)] if known else [None]
    if not all(isinstance(text, str) and SURROGATE.search(text) is None for text in texts):
        raise ContractError("/summary: the summariser gave no Summary whose headline and sentences are Unicode text; correct it")


def refusing(sentence: str, source: Source) -> tuple[Finding, ...]:
    """The findings for which a sentence is refused, the hard ones first; also one that nothing in the source supports."""
    if len(sentence) > LONGEST:
        return (finding("coverage", f"{sentence[:SHOWN]}…", language=source.language, text="too_long"),)
    found = [one for one in check(sentence, source) if not one.soft or one.kind in REFUSED]
    if not found and not supports(source.read(sentence), source):
        return (finding("coverage", sentence, language=source.language),)
    return tuple(sorted(found, key=lambda one: one.soft))


def _supported(sentence: SummarySentence, desk: Desk) -> SummarySentence:
    """The sentence with its evidence and the facts that it states; a quotation as it is."""
    quoted = desk.quoted(sentence)
    if quoted:
        own = stated(desk.facts, sentence.evidence[0].article, quoted)
        return replace(sentence, facts=tuple(fact.id for fact in own))
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
