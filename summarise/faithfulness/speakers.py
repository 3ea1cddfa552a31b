"""Who says so: what one speaker of the source said, put to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

BEFORE, BEHIND = 5, 6
"""Tokens before a word of saying, and behind "according to", in which the name of who speaks stands."""
LEAST = 0.5
"""The share of what is said that a sentence of the source must have to be where it was said."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, at tokens `first` to `last`, by the stems of the name."""

    first: int
    last: int
    names: frozenset[str]


def speaker_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on a speaker of the claim, where the source has one by name for what was said, and that one is another."""
    own = next(iter(speakers(claim)), None)
    if own is None or not all(name in source.by_stem for name in own.names):
        return
    said = [stem for i, stem in enumerate(claim.stems) if stem and not own.first <= i <= own.last and stem not in own.names]
    for share, at in ranked(source, said)[:1]:
        theirs = list(speakers(source.views[at]))
        if share < LEAST or not theirs or own.names & {*source.views[at].stems}:
            return
        if any(own.names & {*view.stems} and _holds(view, said) for view in source.beside(at)):
            return
        view, other = source.views[at], theirs[0]
        words, told = claim.text(own.first, own.last), view.text(other.first, other.last)
        yield finding("group", words, language=claim.language, text="contrast", source=told, near=(view.evidence,))


def speakers(view: View) -> Iterator[Speaker]:
    """Those who speak by name in a sentence: "Ada Holm said", "according to Ada Holm", "said Ada Holm"."""
    known, lower = vocabulary(view.language), view.sentence.lower
    leads = {tuple(phrase.split()) for phrase in known.sets["according"]}
    for i, word in enumerate(lower):
        places = range(0)
        if word in known.sets["speaking"]:
            behind = view.sentence.words[i + 1 : i + 2]
            named = bool(behind) and behind[0][0].isupper()
            places = range(i + 1, min(i + 1 + BEHIND, len(lower))) if named else range(max(0, i - BEFORE), i)
        elif lower[i : i + 2] in leads:
            places = range(i + 2, min(i + 2 + BEHIND, len(lower)))
        names = _names(view, places)
        if names:
            yield Speaker(names[0], names[-1], frozenset(view.stems[j] for j in names))


def _names(view: View, places: range) -> list[int]:
    """The tokens of names among those places; the word that opens the sentence is none."""
    titles = vocabulary(view.language).sets["titles"]
    words = view.sentence.words
    return [i for i in places if i and view.stems[i] and words[i][0].isupper() and view.sentence.lower[i] not in titles]


def _holds(view: View, said: list[str]) -> bool:
    """Whether a sentence has half of what is said too."""
    return len({*said} & {*view.stems}) >= LEAST * len({*said})
