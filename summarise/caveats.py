"""What a reader must be told about figures and articles before relying on them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from summarise.lexicon import Lexicon, load
from summarise.sitrep import Caveat, Damage, Fact, Headcount, Movement, Need
from summarise.text import Article, Sentence

OLD = timedelta(days=31)
"""A figure from before this is called old: daily reports look back a month at the most."""
LONG_ENOUGH = 8
"""Words from which on a last line without a full stop is a sentence cut short, not a caption or a signature."""


def of_facts(facts: Sequence[Fact], day: date, published: Mapping[str, date | None], cues: Lexicon) -> list[Caveat]:
    """The caveats on single facts, each kind once with the ids it concerns; `published` by article id."""
    texts: Mapping[str, str] = load(cues.language, "report").tables["caveats"]
    unsplit = cues.word_set("unsplit")
    kinds = {
        "casualties_unsplit": [fact.id for fact in facts if _is_unsplit(fact, unsplit)],
        "old_figure": [fact.id for fact in facts if _is_old(fact, day, published)],
        "vague_figure": [fact.id for fact in facts if _is_vague(fact)],
    }
    return [Caveat(code, texts[code], tuple(ids)) for code, ids in kinds.items() if ids]


def is_cut_short(sentences: Sequence[Sentence], lexicon: Lexicon) -> bool:
    """Whether the article stops in mid-sentence; leftovers of its web page do not count."""
    body = [sentence for sentence in sentences if not sentence.leftover]
    if not body:
        return False
    last = body[-1]
    end = last.text.rstrip()
    if end.endswith(lexicon.words["cut_short"]):
        return True
    # A name or a number at the end is a signature or a telephone number as a rule.
    return (
        not last.headline
        and len(body) > 1
        and len(last.words) >= LONG_ENOUGH
        and (last.words[-1].islower() or end[-1] in ",;-–(")
    )


def about(article: Article, code: str, texts: Mapping[str, str]) -> Caveat:
    """A caveat on a whole article."""
    return Caveat(code, texts[code].format(article=article.title or article.id))


def _is_unsplit(fact: Fact, unsplit: frozenset[str]) -> bool:
    if not isinstance(fact, Headcount) or fact.category != "killed" or not fact.quantity.value:
        return False
    return not unsplit.isdisjoint(word for span in fact.evidence for word in span.quote.lower().split())


def _is_vague(fact: Fact) -> bool:
    quantity = fact.quantity if isinstance(fact, (Headcount, Damage, Need, Movement)) else None
    return quantity is not None and quantity.qualifier == "vague"


def _is_old(fact: Fact, day: date, published: Mapping[str, date | None]) -> bool:
    """Whether the fact's own time, or else its articles' day, lies long before the report's."""
    if fact.background:
        return False
    if fact.when and (fact.when.end or fact.when.start):  # "since 2022" has no end, and goes on
        return fact.when.end is not None and day - date.fromisoformat(fact.when.end) > OLD
    days = [published[span.article] for span in fact.evidence]
    return all(known is not None and day - known > OLD for known in days)
