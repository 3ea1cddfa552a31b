"""How much of a sentence its source has: the content words that the best three sentences in a row hold."""

from collections.abc import Iterator, Mapping, Sequence

from summarise.faithfulness.alignment import close
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.names import named_otherwise
from summarise.faithfulness.roles import borne_out
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.support import held_by
from summarise.faithfulness.vocabulary import vocabulary

LEAST = 0.25
"""A sentence of which the best sentences of its source hold less says something else. Of sentences held against the texts of
others, 98 % hold less; of faithful paraphrases, none in 165."""
FEWEST = 4
"""Content words below which a share says nothing."""


def window(claim: View, source: Source) -> tuple[float, tuple[int, ...]]:
    """The share of the sentence's content words that up to three neighbouring sentences of the source hold, and their places.

    Fewer places where the others add nothing. Content words were found to tell faithful summaries from others about as
    well as learnt measures (FRANK, Pagnoni et al. 2021).
    """
    wanted = content(claim)
    held = {at: parts & wanted for at, parts in held_by((claim,), source).items()}
    for at, parts in _otherwise(claim, source):
        held[at] = held.get(at, set()) | parts & wanted
    rows = [row for at in held for row in _rows(source, at)]
    best = max(rows, key=lambda row: (len(_together(held, row)), -len(row), -row[0]), default=())
    return (len(_together(held, best)) / len(wanted) if wanted else 1.0), best


def _together(held: Mapping[int, set[object]], places: Sequence[int]) -> set[object]:
    return {part for at in places for part in held.get(at, ())}


def _otherwise(claim: View, source: Source) -> Iterator[tuple[int, set[object]]]:
    """What sentences of the source hold in other words: names in another form, and what is said of a figure by the slots."""
    for first, last in named_otherwise(claim, source):
        for view in source.views:
            yield view.number, {*claim.stems[first : last + 1]}
    for one, other in borne_out(claim, source):
        yield other.view.number, {*close(claim, one.numeral.first, one.numeral.last)}


def content(claim: View) -> set[object]:
    """What a sentence says: the stems of its content words, words of saying left out, and its numbers."""
    known = vocabulary(claim.language)
    words = zip(claim.sentence.lower, claim.stems, strict=True)
    return {stem for word, stem in words if stem and word not in known.sets["saying"]} | {n.value for n in claim.numerals}


def coverage_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on a sentence that the source hardly has."""
    share, places = window(claim, source)
    if share >= LEAST or places and len(content(claim)) < FEWEST:
        return
    held = {stem for at in places for stem in source.views[at].stems}
    missing = [word for word, stem in zip(claim.sentence.words, claim.stems, strict=True) if stem and stem not in held]
    near = tuple(source.views[at].evidence for at in places)
    yield finding("coverage", ", ".join(dict.fromkeys(missing)) or claim.sentence.text, language=claim.language, near=near)


def _rows(source: Source, at: int) -> Iterator[tuple[int, ...]]:
    """The sentence, with those beside it that belong to its article: after it, before it, on both sides."""
    beside = {near.number for near in source.beside(at)}
    yield (at,)
    yield from ((at, at + 1) for _ in {at + 1} & beside)
    yield from ((at - 1, at) for _ in {at - 1} & beside)
    yield from ((at - 1, at, at + 1) for _ in [1] if {at - 1, at + 1} <= beside)
