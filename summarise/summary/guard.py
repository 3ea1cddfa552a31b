"""Lets no sentence into a summary that its sources do not bear out: a model's sentences are checked, the others quoted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from summarise.faithfulness import Finding, Source, check
from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.source import View
from summarise.reading import Reading
from summarise.sitrep import Fact, Headcount, Need, Quantity, Removed, Summary, SummarySentence
from summarise.summary.compose import candidates, facts_by_article, plain, stated
from summarise.summary.leaning import half_quoted, leans
from summarise.summary.protocol import STANDARD, Budget
from summarise.text import Document, Sentence

ABSTRACTIVE = "abstractive"
REFUSED = frozenset({"qualifier"})
"""Soft findings that refuse a sentence all the same: no bound or hedge of a figure is lost on the way into a report."""
SUPPORTS = 3
"""Sentences of the sources that a kept sentence names, at most."""
ADDS = 0.1
"""The share of a sentence's content words that each further one must add."""
MEANT = 0.3
"""The share that a sentence of a source must hold to stand in for a refused one."""
QUOTED = 2
"""Lines of the source that the explanation of a removed sentence quotes."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What sentences are held against: the articles' documents, the report's facts, and the source that they make."""

    documents: Sequence[Document]
    facts: Sequence[Fact]
    source: Source
    budget: Budget


def guard(
    summary: Summary,
    readings: Sequence[Reading],
    *,
    facts: Sequence[Fact] = (),
    budget: Budget = STANDARD,
) -> Summary:
    """The summary with what its sources bear out: a sentence of a model that says anything else is replaced or dropped.

    A sentence that is kept names the sentences that support it and the facts that it states. What is refused stands in
    `removed`, with the kind of the first finding and the lines of the source. `facts` are the report's.
    """
    if all(sentence.origin != ABSTRACTIVE for sentence in summary.sentences):
        return summary
    desk = Desk([reading.document for reading in readings], facts, Source.of(readings), budget)
    found = [(s, _refusing(check(s.text, desk.source)) if s.origin == ABSTRACTIVE else ()) for s in summary.sentences]
    kept: list[SummarySentence | None] = [None if wrong else _supported(s, desk) for s, wrong in found]
    removed = list(summary.removed)
    for at, (sentence, wrong) in enumerate(found):
        if wrong:
            kept[at] = _instead(sentence, [other for other in kept if other], desk)
            removed.append(Removed(sentence.text, wrong[0].kind, _detail(wrong)))
    sentences = tuple(sentence for sentence in kept if sentence)
    text = " ".join(sentence.text for sentence in sentences)
    return replace(summary, text=text, words=len(text.split()), sentences=sentences, removed=tuple(removed))


def _refusing(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings for which a sentence is refused, the hard ones first."""
    return tuple(sorted((one for one in found if not one.soft or one.kind in REFUSED), key=lambda one: one.soft))


def _detail(found: Sequence[Finding]) -> str:
    """What is wrong, and the lines of the source that come nearest."""
    lines = dict.fromkeys(" ".join(span.quote.split()) for one in found for span in one.evidence)
    return " ".join([*dict.fromkeys(one.why for one in found), *(f"«{line}»" for line in [*lines][:QUOTED])])


def _supported(sentence: SummarySentence, desk: Desk) -> SummarySentence:
    """The sentence with its evidence and the facts that it states; an extractive one as it is."""
    if sentence.origin != ABSTRACTIVE:
        return sentence
    views = desk.source.read(sentence.text)
    supports = _supports(views, desk.source)
    said = _facts(views, supports, desk)
    return replace(sentence, evidence=tuple(view.evidence for view in supports), facts=said)


def _supports(views: Sequence[View], source: Source) -> list[View]:
    """The sentences of the sources that hold the sentence's words between them, the best first, in the order of the text."""
    wanted = {stem for view in views for stem in view.stems if stem} | {str(n.value) for view in views for n in view.numerals}
    whole, chosen = len(wanted), list[View]()
    while wanted and len(chosen) < SUPPORTS:
        gains = [(len(wanted & _holds(source.views[at])), -at) for _, at in _with_numbers(wanted, source)]
        gain, at = max(gains, default=(0, 0))
        if not gain or chosen and gain < ADDS * whole:
            break
        chosen.append(source.views[-at])
        wanted -= _holds(chosen[-1])
    return sorted(chosen or source.views[:1], key=lambda view: view.number)


def _with_numbers(wanted: Collection[str], source: Source) -> list[tuple[float, int]]:
    found = ranked(source, wanted)
    known = {at for _, at in found}
    return found + [(0.0, v.number) for v, n in source.numerals if str(n.value) in wanted and v.number not in known]


def _holds(view: View) -> set[str]:
    return {stem for stem in view.stems if stem} | {str(n.value) for n in view.numerals}


def _facts(views: Sequence[View], supports: Sequence[View], desk: Desk) -> tuple[str, ...]:
    """The ids of the report's facts that the sentence states: what its supports state, as far as it says so too."""
    own = [fact for view in views for fact in view.facts]
    there = [fact for view in supports for fact in stated(desk.facts, view.article.id, view.sentence)]
    return tuple(dict.fromkeys(fact.id for fact in there if any(_same(fact, said) for said in own)))


def _same(fact: Fact, said: Fact) -> bool:
    """Whether two facts say one thing of one figure, or of one thing."""
    if type(fact) is not type(said):
        return False
    if isinstance(fact, Need) and isinstance(said, Need):
        return fact.canonical == said.canonical
    if isinstance(fact, Headcount) and isinstance(said, Headcount) and fact.category != said.category:
        return False
    one, other = _quantity(fact), _quantity(said)
    return one is not None and other is not None and _near(one.value, other.value) or one is other is None


def _quantity(fact: Fact) -> Quantity | None:
    quantity: Quantity | None = getattr(fact, "quantity", None)
    return quantity


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= 0.05 * max(one, other)


def _instead(sentence: SummarySentence, others: Sequence[SummarySentence], desk: Desk) -> SummarySentence | None:
    """The sentence of the sources that the refused one meant, as a quotation; None where none fits."""
    views = desk.source.read(sentence.text)
    wanted = {stem for view in views for stem in view.stems if stem}
    own = [fact for view in views for fact in view.facts]
    used = {" ".join(plain_text.split()) for other in others for plain_text in (other.text, *(e.quote for e in other.evidence))}
    by_article, open_to = facts_by_article(desk.facts), {(n, s.index) for n, s in candidates(desk.documents)}
    options = [(share, at) for share, at in ranked(desk.source, wanted) if share >= MEANT]
    weighed = sorted(options, key=lambda option: (-_worth(option, own, desk), option[1]))
    words, count = sum(len(other.text.split()) for other in others), len(others)
    for _, at in weighed:
        view = desk.source.views[at]
        text = plain(view.sentence)
        listed = (_number(view, desk), view.sentence.index) in open_to
        if not listed or text in used or " ".join(view.sentence.text.split()) in used or _unfit(view.sentence, view):
            continue
        if desk.budget.allows(words + len(text.split()), count + 1):
            facts = stated(by_article.get(view.article.id, ()), view.article.id, view.sentence)
            return SummarySentence(text, "extractive", tuple(fact.id for fact in facts), (view.evidence,))
    return None


def _worth(option: tuple[float, int], own: Sequence[Fact], desk: Desk) -> float:
    """How much of the refused sentence a source's sentence says: its words, and facts of the kinds that it tried to state."""
    share, at = option
    kinds = {_kind(fact) for fact in own}
    return share + (0.3 if kinds & {_kind(fact) for fact in desk.source.views[at].facts} else 0.0)


def _kind(fact: Fact) -> object:
    return fact.category if isinstance(fact, Headcount) else type(fact)


def _unfit(sentence: Sentence, view: View) -> bool:
    return leans(sentence, view.article.language) or half_quoted(sentence)


def _number(view: View, desk: Desk) -> int:
    """The number of the article's document."""
    return next(n for n, document in enumerate(desk.documents) if document.article.id == view.article.id)
