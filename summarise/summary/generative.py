"""What models that write have in common: articles in, in parts that fit; drafts out, joined, summarised again, and cut to length.

The sentences are drafts: nothing here checks them against the articles.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from summarise import sitrep
from summarise.segment import segment
from summarise.summary.compose import Pick, candidates, facts_by_article, headline, plain, stated
from summarise.summary.days import days_of
from summarise.summary.features import bag, bag_of, overlap
from summarise.summary.outdated import outdated
from summarise.summary.portions import Passage, portions
from summarise.summary.protocol import STANDARD, Budget
from summarise.text import Article, Document, Sentence

LEAST_PART = 60
"""Words that the summary of a part has at least: with fewer, two sentences of news do not fit."""
SENTENCE_WORDS = 25
"""What a sentence takes where only a number of sentences is asked for: news sentences have 20 to 25 words."""
MARKUP = re.compile(r"\*\*|__|^#+\s+|<n>", re.MULTILINE)
"""Bold type and headings of Markdown; <n> is the line break of PEGASUS."""
LABEL_WORDS = 30
"""A day, a publisher and a title have no more; what else a feed puts into them is not worth the room."""
OURS = "en"
"""The language by whose rules a text is split where its own is not known."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked of the model: at most so many words, and sentences where these are counted."""

    words: int
    sentences: int | None = None
    focus: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What the model wrote; not `finished` where it was cut off in the middle."""

    text: str
    finished: bool = True


class Writer(Protocol):
    """A model with its tokenizer: what it reads, counts and writes. `labelled` where it reads which article is which."""

    @property
    def labelled(self) -> bool:
        """Whether the labels of passages are read."""

    def tokens(self, text: str) -> int:
        """How many tokens a text has."""

    def room(self, aim: Aim) -> int:
        """How many tokens of passages one input holds."""

    def fits(self, passages: Sequence[Passage], aim: Aim) -> bool:
        """Whether one input holds the passages."""

    def write(self, passages: Sequence[Passage], aim: Aim) -> Draft:
        """The summary of passages that fit."""


@dataclass(frozen=True, slots=True)
class Generative:
    """Has a model write the summary; long input in portions, whose summaries are joined, and summarised again if too long."""

    model: sitrep.Model
    writer: Writer

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> sitrep.Summary:
        """The drafts, within the budget always; empty where no sentence fits. `facts` only tell what is out of date."""
        passages = material(documents, outdated(facts, documents, superseded), facts, labelled=self.writer.labelled)
        language = next((document.article.language for document in documents), None) or OURS
        aim = _aim(passages, budget, focus)
        written = self._written(passages, aim, language) if aim.words else []
        kept = _within(written, budget)
        text = " ".join(kept)
        sentences = tuple(sitrep.SummarySentence(sentence, "abstractive", (), ()) for sentence in kept)
        return sitrep.Summary(headline(documents, _nearest(documents, text)), text, len(text.split()), sentences)

    def _written(self, passages: Sequence[Passage], aim: Aim, language: str) -> list[str]:
        """The sentences of the summary. Each round leaves less to read; what does not shrink is left as it is."""
        parts = portions(passages, self.writer, aim)
        share = aim if len(parts) == 1 else replace(aim, words=max(aim.words // len(parts), min(LEAST_PART, aim.words)))
        drafts = [self._sentences(part, share, language) for part in parts]
        joined = list(dict.fromkeys(sentence for draft in drafts for sentence in draft))
        if len(parts) == 1 or sum(map(_words, joined)) <= aim.words or len(parts) >= sum(len(p.sentences) for p in passages):
            return joined
        notes = [Passage("", tuple(draft)) for draft in drafts if draft]
        if sum(map(_length, notes)) >= sum(map(_length, passages)):
            return joined
        return self._written(notes, aim, language)

    def _sentences(self, passages: Sequence[Passage], aim: Aim, language: str) -> list[str]:
        """What the model writes on passages that fit: its sentences, without headings, and without a last one that is cut off."""
        draft = self.writer.write(passages, aim)
        text = MARKUP.sub(lambda found: "\n" if found[0] == "<n>" else "", draft.text).strip()
        found = segment(Article("draft", text), language)
        if not draft.finished:  # its figure may be half of one: "3." of "3.5 million"
            found = found[:-1]
        body = [sentence for sentence in found if not (sentence.headline or sentence.text.endswith(":"))]
        return [plain(sentence) for sentence in body or found]


def material(
    documents: Sequence[Document], old: Collection[str], facts: Sequence[sitrep.Fact], *, labelled: bool = False
) -> list[Passage]:
    """What the model is given to read: of each article, the newest first, the sentences that a summary may hold.

    A sentence that states only figures that are out of date (`old`) is left out, unless there is nothing else.
    """
    own, days, picks = facts_by_article(facts), days_of(documents), candidates(documents)

    def holds(pick: Pick) -> bool:
        article = documents[pick[0]].article.id
        said = {fact.id for fact in stated(own.get(article, ()), article, pick[1])}
        return not said or not said <= set(old)

    by_article: dict[int, list[str]] = {}
    for number, sentence in [pick for pick in picks if holds(pick)] or picks:
        by_article.setdefault(number, []).append(plain(sentence))
    order = sorted(by_article, key=lambda n: days.age(documents[n].article.day))
    return [Passage(_label(documents[n].article) if labelled else "", tuple(by_article[n])) for n in order]


def _label(article: Article) -> str:
    """An article's day, publisher and title, as far as they are known."""
    day = article.day.isoformat() if article.day else None
    known = ", ".join(part for part in (day, article.publisher, article.title) if part)
    return " ".join(known.split()[:LABEL_WORDS])


def _aim(passages: Sequence[Passage], budget: Budget, focus: str | None) -> Aim:
    """What to ask for: no more words than the articles have."""
    asked = budget.words
    if asked is None:
        asked = SENTENCE_WORDS * budget.sentences if budget.sentences else STANDARD.words or 0
    return Aim(min(asked, sum(map(_length, passages))), budget.sentences, focus)


def _within(sentences: Sequence[str], budget: Budget) -> list[str]:
    """The sentences that fit, from the first that does up to the next that does not."""
    kept: list[str] = []
    words = 0
    for sentence in sentences:
        if budget.allows(words + _words(sentence), len(kept) + 1):
            kept.append(sentence)
            words += _words(sentence)
        elif kept:
            break
    return kept


def _nearest(documents: Sequence[Document], text: str) -> list[Sentence]:
    """The articles' sentences, those most like the summary first: a headline is never the model's own."""
    meant = bag_of(text)
    return sorted((sentence for _, sentence in candidates(documents)), key=lambda s: -round(overlap(meant, bag(s)), 6))


def _words(text: str) -> int:
    return len(text.split())


def _length(passage: Passage) -> int:
    return sum(map(_words, passage.sentences))


def new_tokens(aim: Aim, tokens: int, words: int, *, least: float = 0.0) -> tuple[int, int]:
    """The fewest and the most tokens to write for so many words; `tokens` of the source has so many `words`.

    A quarter is added to the most, so that a last sentence can end. `least` is the share that must be written.
    """
    each = max(1.0, tokens / max(1, words))
    return int(aim.words * each * least), math.ceil(aim.words * each * 1.25) + 8
