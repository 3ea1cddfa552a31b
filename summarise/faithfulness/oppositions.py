"""What the sentence affirms and the source denies of the same matter, or the other way round, in whatever words."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import stretches
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.signs import Sign, signs
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

LEAST = 0.5
"""The share of the words around that a sentence of the source must have to speak of the same."""
FEWEST = 2
"""Words around that it must have, at least."""
CLOSE = 0.75
"""A sentence that has so much of what the best one has may be meant as well."""


def opposition_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on the first matter that the source tells the contrary of."""
    if not vocabulary(claim.language).known:
        return
    theirs = [(view, sign) for view in source.views for sign in signs(view)]
    ours = signs(claim)
    for own in ours:
        told = [(view, sign) for view, sign in theirs if sign.concept == own.concept and _of_same_figures(claim, own, view)]
        told = [(view, sign) for view, sign in told if not _of_some(view, sign)]
        if any(s.concept == own.concept and s.affirmed != own.affirmed for s in ours):
            continue
        meant = _meant(claim, own, told)
        if meant and all(sign.affirmed != own.affirmed for _, sign in meant):
            view, sign = meant[0]
            words, said = claim.text(own.first, own.last), view.text(max(0, sign.first - 3), sign.last)
            yield finding("polarity", words, language=claim.language, text="contrast", source=said, near=(view.evidence,))
            return


def _of_same_figures(claim: View, own: Sign, view: View) -> bool:
    """Whether the source's sentence has a figure of the stretch, if any: "24 of 28" may be closed where four are open."""
    stretch = stretches(claim)
    figures = [n for n in claim.numerals if stretch[n.at] == stretch[own.first]]
    return not figures or any(matches(one, other) for one in figures for other in view.numerals)


def _of_some(view: View, sign: Sign) -> bool:
    """Whether the source says it of some alone, so that of others the contrary is so: "only 11 of the 60 pumps work"."""
    restricting, lower = vocabulary(view.language).sets["restricting"], view.sentence.lower
    stretch = stretches(view)
    return any(lower[max(0, n.first - 1)] in restricting and stretch[n.at] == stretch[sign.first] for n in view.numerals)


def _meant(claim: View, own: Sign, told: list[tuple[View, Sign]]) -> list[tuple[View, Sign]]:
    """Those of the source's that have most of the words around the claim's."""
    stretch = stretches(claim)
    around = {
        stem for i, stem in enumerate(claim.stems) if stem and stretch[i] == stretch[own.first] and not own.first <= i <= own.last
    }
    fits = [(len(around & {*view.stems}), view, sign) for view, sign in told]
    most = max((fit for fit, *_ in fits), default=0)
    if most < FEWEST or most < LEAST * len(around):
        return []
    return [(view, sign) for fit, view, sign in fits if fit >= CLOSE * most]
