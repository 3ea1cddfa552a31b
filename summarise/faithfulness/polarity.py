"""What a sentence denies and its source says, or the other way round."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

REACH = 8
"""Tokens after a denial in which what it denies stands."""
DENIED_WORDS = 3
"""Content words after a denial that it is held to deny."""
LEAST = 0.5
"""The share of the claim's content words that a sentence of the source must have to be compared."""
SHARE = 0.6
"""The share of the denied words that the other side must have."""
CLOSE = 0.8
"""A sentence that has so much of what the best one has may be meant as well."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial at token `at`, and the stems of what it denies, the nearest first."""

    at: int
    last: int
    stems: tuple[str, ...]


def polarity_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on denials that were dropped or put in."""
    stems = [stem for stem in claim.stems if stem]
    if not stems:
        return
    best = ranked(source, stems)
    if not best or best[0][0] < LEAST:
        return
    views = [source.views[at] for share, at in best if share >= CLOSE * best[0][0]]
    yield from _dropped(claim, views)
    yield from _added(claim, views)


def denials(view: View) -> list[Denial]:
    """The denials of a sentence."""
    known, lower = vocabulary(view.language), view.sentence.lower
    cues = known.sets["negation"]
    return [_denial(view, i) for i, word in enumerate(lower) if word in cues and not _idiom(view, i)]


def _idiom(view: View, i: int) -> bool:
    known, lower = vocabulary(view.language), view.sentence.lower
    return bool(known.not_denying.length(lower, i)) or bool(i and known.not_denying.length(lower, i - 1))


def _denial(view: View, at: int) -> Denial:
    known, lower = vocabulary(view.language), view.sentence.lower
    stems, last = list[str](), at
    for i in range(at + 1, min(len(lower), at + 1 + REACH)):
        if lower[i] in known.sets["clause"] and (i > at + 1 or not lower[i].isalpha()):
            break
        if view.stems[i] and lower[i] not in known.sets["between_denial"]:
            stems.append(view.stems[i])
            last = i
        if len(stems) == DENIED_WORDS:
            break
    return Denial(at, last, tuple(stems))


def _dropped(claim: View, views: list[View]) -> Iterator[Finding]:
    """The source denies what the sentence says."""
    ours = {stem for stem in claim.stems if stem}
    if denials(claim) or _denies_otherwise(claim):
        return
    for denial in denials(views[0]):
        head = denial.stems[:1]
        if not head or head[0] not in ours or sum(stem in ours for stem in denial.stems) < SHARE * len(denial.stems):
            continue
        if any(_says(view, head[0]) for view in views):
            continue
        words = claim.text(*_stretch(claim, denial.stems))
        said = views[0].text(denial.at, denial.last)
        yield finding("polarity", words, language=claim.language, text="polarity_dropped", source=said, near=(views[0].evidence,))
        return


def _added(claim: View, views: list[View]) -> Iterator[Finding]:
    """The sentence denies what the source says."""
    if any(denials(view) or _denies_otherwise(view) for view in views):
        return
    for denial in denials(claim):
        said = sum(stem in views[0].stems for stem in denial.stems)
        if denial.stems and denial.stems[0] in views[0].stems and said >= SHARE * len(denial.stems):
            near = (views[0].evidence,)
            words, said = claim.text(denial.at, denial.last), views[0].sentence.text
            yield finding("polarity", words, language=claim.language, text="polarity_added", source=said, near=near)
            return


def _says(view: View, stem: str) -> bool:
    """Whether a sentence has the word outside of every denial."""
    denied = {at for denial in denials(view) for at in range(denial.at, denial.last + 1)}
    return any(own == stem and at not in denied for at, own in enumerate(view.stems))


def _denies_otherwise(view: View) -> bool:
    """Whether a sentence says a lack or a refusal without "not"."""
    return not vocabulary(view.language).sets["denying"].isdisjoint(view.sentence.lower)


def _stretch(claim: View, stems: tuple[str, ...]) -> tuple[int, int]:
    at = [i for i, stem in enumerate(claim.stems) if stem in stems]
    return min(at), max(at)
