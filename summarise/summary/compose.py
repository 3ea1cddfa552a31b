"""From chosen sentences to the summary that the report holds."""

import re
from collections.abc import Iterable, Sequence

from summarise.sitrep import Evidence, Fact, Summary, SummarySentence
from summarise.summary.days import days_of
from summarise.summary.features import bag_of
from summarise.text import Document, Sentence

HEADLINE_WORDS = 20
"""A sentence up to this long can stand as a headline: 19 in 20 titles of the news read for this were no longer."""
LIST_MARK = re.compile(r"^(?:[•▪●○◦‣·*–-]|\d{1,2}[.)](?= [^\W\d_]))\s+(?=\S)")
"""• or - before an item, or its number: "2. The bridge is open." """

Pick = tuple[int, Sentence]
"""A document's number, and a sentence of it."""


def candidates(documents: Sequence[Document]) -> list[Pick]:
    """The sentences that a summary may hold, in order: no leftovers and headlines, unless there is nothing else."""
    every = [(number, sentence) for number, document in enumerate(documents) for sentence in document.sentences]
    body = [(number, s) for number, s in every if not s.leftover and not s.headline]
    return body or [(number, s) for number, s in every if not s.leftover] or every


def plain(sentence: Sentence) -> str:
    """The sentence on one line, its runs of white space collapsed, without the mark of a list before it."""
    return on_one_line(sentence.text)


def on_one_line(text: str) -> str:
    """A sentence's text as a summary holds it.

    >>> on_one_line("• Two bridges\\n  fell.")
    'Two bridges fell.'
    """
    return LIST_MARK.sub("", " ".join(text.split()))


def length(sentence: Sentence) -> int:
    """Its white-space-separated words."""
    return len(sentence.text.split())


def stated(facts: Iterable[Fact], article: str, sentence: Sentence) -> tuple[Fact, ...]:
    """The facts of which at least half of one evidence span lies in the sentence."""
    return tuple(fact for fact in facts if any(_half_inside(e, article, sentence) for e in fact.evidence))


def facts_by_article(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts that stand on each article, by its id."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for article in dict.fromkeys(evidence.article for evidence in fact.evidence):
            found.setdefault(article, []).append(fact)
    return found


def compose(documents: Sequence[Document], picks: Sequence[Pick], facts: Sequence[Fact], headline: str) -> Summary:
    """The summary of the picked sentences, given best first: what is new first, then what came before in the order of time."""
    ordered = _in_order(documents, picks)
    sentences = tuple(_summary_sentence(documents[number].article.id, sentence, facts) for number, sentence in ordered)
    text = " ".join(sentence.text for sentence in sentences)
    return Summary(headline=headline, text=text, words=len(text.split()), sentences=sentences)


def headline(documents: Sequence[Document], ranked: Iterable[Sentence]) -> str:
    """The article's title (of several the most central, weighed by its day), else the best-ranked short sentence, else the
    best; may be empty."""
    titled = [document.article for document in documents if document.article.title and document.article.title.strip()]
    if titled:
        central, days = _centrality([frozenset(bag_of(article.title or "")) for article in titled]), days_of(documents)
        best = max(range(len(titled)), key=lambda n: round(central[n] * days.weight(titled[n].day), 6))
        return " ".join((titled[best].title or "").split())
    texts = [plain(sentence) for sentence in ranked]
    return next((text for text in texts if len(text.split()) <= HEADLINE_WORDS), texts[0] if texts else "")


def _in_order(documents: Sequence[Document], picks: Sequence[Pick]) -> list[Pick]:
    """The last day's articles, then the others from the first day on; of one day that with the best pick first."""
    days, ranks = days_of(documents), dict[int, int]()
    for rank, (number, _) in enumerate(picks):
        ranks.setdefault(number, rank)

    def place(pick: Pick) -> tuple[bool, int, int, int]:
        age = days.age(documents[pick[0]].article.day)
        return age > 0, -age, ranks[pick[0]], pick[1].index

    return sorted(picks, key=place)


def _summary_sentence(article: str, sentence: Sentence, facts: Sequence[Fact]) -> SummarySentence:
    evidence = Evidence(article, sentence.start, sentence.end, sentence.text)
    ids = tuple(fact.id for fact in stated(facts, article, sentence))
    return SummarySentence(plain(sentence), "extractive", ids, (evidence,))


def _half_inside(evidence: Evidence, article: str, sentence: Sentence) -> bool:
    shared = min(evidence.end, sentence.end) - max(evidence.start, sentence.start)
    return evidence.article == article and 2 * shared >= evidence.end - evidence.start


def _centrality(titles: Sequence[frozenset[str]]) -> list[float]:
    """How much each title has in common with all: the sum of the Jaccard indices of their words."""
    return [sum(len(one & other) / (len(one | other) or 1) for other in titles) for one in titles]
