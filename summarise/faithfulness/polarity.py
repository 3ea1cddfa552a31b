"""What a sentence denies and its source says, or the other way round."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.alignment import ranked, stretches
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

REACH = 8
"""Tokens after a denial in which what it denies stands."""
DENIED_WORDS = 3
"""Content words after a denial that it is held to deny."""
AVERTED = 2
"""Tokens before a word in which what says that it did not come to it stands: "escaped serious damage"."""
LEAST = 0.5
"""The share of the claim's content words that a sentence of the source must have to be compared."""
SHARE = 0.6
"""The share of the denied words that the other side must have."""
ALIKE = 0.85
"""A sentence that has so many of the claim's words says the same but for a denial."""
FEWEST = 4
"""Content words below which that tells nothing."""
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
    cues = known.sets["negation"] | known.sets["deny_verb"]
    return [_denial(view, i) for i, word in enumerate(lower) if word in cues and not _idiom(view, i)]


def _idiom(view: View, i: int) -> bool:
    known, lower = vocabulary(view.language), view.sentence.lower
    return bool(known.not_denying.length(lower, i)) or bool(i and known.not_denying.length(lower, i - 1))


def _denial(view: View, at: int) -> Denial:
    """The denial at token `at`; of words such as "reported" only where nothing else is denied."""
    known, lower = vocabulary(view.language), view.sentence.lower
    strong, weak = list[int](), list[int]()
    at_that = _whole_clause(view, at)
    for i in range(at_that + 1, min(len(lower), at_that + 1 + REACH)):
        if lower[i] in known.sets["clause"] and (i > at_that + 1 or not lower[i].isalpha()):
            break
        if view.stems[i]:
            (weak if lower[i] in known.sets["between_denial"] else strong).append(i)
        if len(strong) == DENIED_WORDS:
            break
    places = strong or weak[:1]
    return Denial(at, max(places, default=at), tuple(view.stems[i] for i in places))


def _whole_clause(view: View, at: int) -> int:
    """The token before what is denied: after "no evidence that", "denied that", "denied reports of"; else the denial's own."""
    known, lower = vocabulary(view.language).sets, view.sentence.lower
    i = at + 1
    while i < len(lower) and i <= at + 3 and (lower[i] in known["evidence"] or lower[i] in known["between_denial"]):
        i += 1
    told = (
        i < len(lower)
        and lower[i] in known["clause"]
        and lower[i].isalpha()
        and (i == at + 1 or lower[i - 1] in known["evidence"])
    )
    return i if told else at


def _dropped(claim: View, views: list[View]) -> Iterator[Finding]:
    """The best sentence of the source denies what the claim says."""
    ours = {stem for stem in claim.stems if stem}
    for denial in denials(views[0]):
        head = denial.stems[0] if denial.stems else ""
        held = sum(stem in ours for stem in denial.stems)
        if any({*denial.stems} & {*own.stems} for own in denials(claim)):
            continue
        if (
            head in ours
            and not any(s == head and w[0].isupper() for s, w in zip(views[0].stems, views[0].sentence.words, strict=True))
            and held >= SHARE * len(denial.stems)
            and _says(claim, head)
            and not any(_says(view, head) for view in views)
        ):
            words = claim.text(*_stretch(claim, denial.stems))
            said = views[0].text(denial.at, denial.last)
            yield finding(
                "polarity", words, language=claim.language, text="polarity_dropped", source=said, near=(views[0].evidence,)
            )
            return


def _added(claim: View, views: list[View]) -> Iterator[Finding]:
    """The claim denies what the best sentence of the source says."""
    theirs = {stem for stem in views[0].stems if stem}
    content = {*claim.stems} - {""}
    alike = len(content) >= FEWEST and len(content & theirs) >= ALIKE * len(content)
    if claim.numerals and not any(matches(one, other) for one in claim.numerals for other in views[0].numerals):
        return
    for denial in denials(claim):
        head = denial.stems[0] if denial.stems else ""
        held = sum(stem in theirs for stem in denial.stems)
        doubtful = any(_denies(view, head) or not alike and _negative(view) for view in views)
        if head in theirs and held >= SHARE * len(denial.stems) and not doubtful:
            words, said = claim.text(denial.at, denial.last), " ".join(views[0].sentence.text.split())
            yield finding(
                "polarity", words, language=claim.language, text="polarity_added", source=said, near=(views[0].evidence,)
            )
            return


def _denies(view: View, stem: str) -> bool:
    """Whether a sentence denies the word somewhere, or has it beside a word of lack or refusal only."""
    return any(stem in denial.stems for denial in denials(view)) or stem in view.stems and not _says(view, stem)


def _negative(view: View) -> bool:
    """Whether a sentence denies anything, or speaks of a loss, which may be another word for what the claim denies."""
    sets = vocabulary(view.language).sets
    words = sets["losing"] | sets["denying"] | sets["negation"] | sets["averting"]
    return not words.isdisjoint(view.sentence.lower)


def _says(view: View, stem: str) -> bool:
    """Whether a sentence has the word outside of every denial, with no word of lack or refusal in its stretch."""
    denied = {at for denial in denials(view) for at in range(denial.at, denial.last + 1)}
    stretch, lower = stretches(view), view.sentence.lower
    known = vocabulary(view.language)
    words = [i for i, word in enumerate(lower) if word in known.sets["denying"]]
    phrases = [i for i in range(len(lower)) if known.lacking.length(lower, i)]

    def lacks(at: int) -> bool:
        """Whether a word of lack stands in the token's stretch, "out of" before it, or "escaped" right before it."""
        return (
            not known.sets["averting"].isdisjoint(lower[max(0, at - AVERTED) : at])
            or any(stretch[i] == stretch[at] and i != at for i in words)
            or any(stretch[i] == stretch[at] and i < at for i in phrases)
        )

    return any(own == stem and at not in denied and not lacks(at) for at, own in enumerate(view.stems))


def _stretch(claim: View, stems: tuple[str, ...]) -> tuple[int, int]:
    at = [i for i, stem in enumerate(claim.stems) if stem in stems]
    return min(at), max(at)
