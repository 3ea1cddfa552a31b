"""How much of a sentence its source has: the content words that the best two sentences in a row hold."""

from collections.abc import Iterator, Mapping, Sequence

from summarise.faithfulness.alignment import close
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.names import named_otherwise
from summarise.faithfulness.roles import borne_out
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.support import held_by
from summarise.faithfulness.vocabulary import vocabulary

LEAST = 0.3
"""A sentence of which the best two sentences of its source hold less says something else."""
FEWEST = 4
"""Content words below which a share says nothing."""


def window(claim: View, source: Source) -> tuple[float, tuple[int, ...]]:
    """The share of the sentence's content words that two neighbouring sentences of the source hold, and their places.

    One place where the second sentence adds nothing. Content words were found to tell faithful summaries from others about as
    well as learnt measures (FRANK, Pagnoni et al. 2021).
    """
    wanted = content(claim)
    held = {at: parts & wanted for at, parts in held_by((claim,), source).items()}
    for at, parts in _otherwise(claim, source):
        held[at] = held.get(at, set()) | parts & wanted
    pairs = [(at,) for at in held] + [(at, at + 1) for at in held if _neighbours(source, at)]
    best = max(pairs, key=lambda pair: (len(_together(held, pair)), -len(pair), -pair[0]), default=())
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


def _neighbours(source: Source, at: int) -> bool:
    return at + 1 < len(source.views) and source.views[at].article.id == source.views[at + 1].article.id
