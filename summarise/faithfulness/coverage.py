"""How much of a sentence its source has: the content words that the best two sentences in a row hold."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import close
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.names import named_otherwise
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.roles import borne_out
from summarise.faithfulness.source import Source, View
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
    stems = content(claim)
    held: dict[int, set[str]] = {}
    for stem in stems:
        for at in source.by_stem.get(stem, ()):
            held.setdefault(at, set()).add(stem)
    for view, numeral in source.numerals:
        for own in claim.numerals:
            if matches(own, numeral):
                held.setdefault(view.number, set()).add(str(own.value))
    for first, last in named_otherwise(claim, source):
        for at in held:
            held[at] |= stems & {*claim.stems[first : last + 1]}
    for one, other in borne_out(claim, source):
        held.setdefault(other.view.number, set()).update(stems & close(claim, one.numeral.first, one.numeral.last))
    best: tuple[int, int, int] = (0, 0, 0)
    places: tuple[int, ...] = ()
    for at in sorted(held):
        for pair in ((at,), (at, at + 1)):
            if len(pair) > 1 and not _neighbours(source, at):
                continue
            words = len(held[at].union(*(held.get(other, set()) for other in pair[1:])))
            if (words, -len(pair), -at) > best:
                best, places = (words, -len(pair), -at), pair
    return (best[0] / len(stems) if stems else 1.0), places


def content(claim: View) -> set[str]:
    """What a sentence says: the stems of its content words, words of saying left out, and its numbers."""
    known = vocabulary(claim.language)
    words = zip(claim.sentence.lower, claim.stems, strict=True)
    return {stem for word, stem in words if stem and word not in known.sets["saying"]} | {str(n.value) for n in claim.numerals}


def coverage_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on a sentence that the source hardly has."""
    share, places = window(claim, source)
    stems = content(claim)
    if share >= LEAST or len(stems) < FEWEST:
        return
    held = {stem for at in places for stem in source.views[at].stems}
    missing = [word for word, stem in zip(claim.sentence.words, claim.stems, strict=True) if stem and stem not in held]
    near = tuple(source.views[at].evidence for at in places)
    yield finding("coverage", ", ".join(dict.fromkeys(missing)), language=claim.language, near=near)


def _neighbours(source: Source, at: int) -> bool:
    return at + 1 < len(source.views) and source.views[at].article.id == source.views[at + 1].article.id
