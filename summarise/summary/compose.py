"""From chosen sentences to the summary that the report holds."""

from collections.abc import Iterable, Sequence

from summarise.sitrep import Evidence, Fact, Summary, SummarySentence
from summarise.summary.protocol import Document
from summarise.text import Sentence

HEADLINE_WORDS = 20
"""A sentence up to this long can stand as a headline: 19 in 20 titles of the news read for this were no longer."""

Pick = tuple[int, Sentence]
"""A document's number, and a sentence of it."""


def candidates(documents: Sequence[Document]) -> list[Pick]:
    """The sentences that a summary may hold, in order: no leftovers and headlines, unless there is nothing else."""
    every = [(number, sentence) for number, document in enumerate(documents) for sentence in document.sentences]
    body = [(number, s) for number, s in every if not s.leftover and not s.headline]
    return body or [(number, s) for number, s in every if not s.leftover] or every


def plain(sentence: Sentence) -> str:
    """The sentence on one line, its runs of white space collapsed."""
    return " ".join(sentence.text.split())


def length(sentence: Sentence) -> int:
    """Its white-space-separated words."""
    return len(sentence.text.split())


def stated(facts: Iterable[Fact], article: str, sentence: Sentence) -> tuple[Fact, ...]:
    """The facts of which at least half of one evidence span lies in the sentence."""
    return tuple(fact for fact in facts if any(_half_inside(e, article, sentence) for e in fact.evidence))


def compose(documents: Sequence[Document], picks: Sequence[Pick], facts: Sequence[Fact], headline: str) -> Summary:
    """The summary of the picked sentences, in the order of the articles and of their texts."""
    ordered = sorted(picks, key=lambda pick: (pick[0], pick[1].index))
    sentences = tuple(_summary_sentence(documents[number].article.id, sentence, facts) for number, sentence in ordered)
    text = " ".join(sentence.text for sentence in sentences)
    return Summary(headline=headline, text=text, words=len(text.split()), sentences=sentences)


def headline(documents: Sequence[Document], ranked: Iterable[Sentence]) -> str:
    """The article's title (of several the most central), else the best-ranked short sentence, else the best; may be empty."""
    titles = [" ".join(d.article.title.split()) for d in documents if d.article.title and d.article.title.strip()]
    if titles:
        return max(titles, key=lambda title: sum(_shared(title, other) for other in titles))
    best = [plain(sentence) for sentence in ranked]
    return next((text for text in best if len(text.split()) <= HEADLINE_WORDS), best[0] if best else "")


def _summary_sentence(article: str, sentence: Sentence, facts: Sequence[Fact]) -> SummarySentence:
    evidence = Evidence(article, sentence.start, sentence.end, sentence.text)
    ids = tuple(fact.id for fact in stated(facts, article, sentence))
    return SummarySentence(plain(sentence), "extractive", ids, (evidence,))


def _half_inside(evidence: Evidence, article: str, sentence: Sentence) -> bool:
    shared = min(evidence.end, sentence.end) - max(evidence.start, sentence.start)
    return evidence.article == article and 2 * shared >= evidence.end - evidence.start


def _shared(one: str, other: str) -> float:
    """The share of their words that two titles have in common (Jaccard), rounded so that ties are ties."""
    words, others = set(one.lower().split()), set(other.lower().split())
    return round(len(words & others) / len(words | others), 6)
