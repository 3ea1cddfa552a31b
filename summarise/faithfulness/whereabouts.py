"""Names that stand with what the source tells of others: read from the stretch of a sentence in which each stands."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import stretches
from summarise.faithfulness.datekeys import has_dates
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.ground.gazetteer import fold
from summarise.ground.mentions import Mention, mentions

FEWEST = 2
"""Words of the claim's stretch that must stand with the other place."""
LEAST = 0.5
"""The share of them that must."""


def whereabouts_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on a place of the claim whose stretch the source has with another place, and never with this one."""
    if not has_dates(claim.language):
        return
    named = [mention for mention in mentions(claim.sentence, claim.language) if mention.role in ("place", "near")]
    own = {i for mention in named for i in range(mention.first, mention.last + 1)}
    for mention in named:
        words = _with(claim, mention) - {claim.stems[i] for i in own}
        if len(words) < FEWEST:
            continue
        held = max((len(words & with_it) for with_it in _held(mention, source)), default=-1)
        rival = _rival(words, mention, {m.key for m in named}, source) if held == 0 else None
        if rival:
            view, other = rival
            yield finding("place", mention.text, language=claim.language, text="place_other", source=other, near=(view.evidence,))
            return


def _with(view: View, mention: Mention) -> frozenset[str]:
    """The words in the stretch of a name."""
    stretch = stretches(view)
    return frozenset(s for i, s in enumerate(view.stems) if s and stretch[i] == stretch[mention.first]) - {""}


def _held(mention: Mention, source: Source) -> Iterator[frozenset[str]]:
    """The words in each stretch of the source that has the name, and in the stretches right after it."""
    for view in source.views:
        keys, wanted, stretch = [*map(fold, view.sentence.words)], mention.key.split(), stretches(view)
        for at in (i for i in range(len(keys)) if keys[i : i + len(wanted)] == wanted):
            yield frozenset(s for i, s in enumerate(view.stems) if s and stretch[at] <= stretch[i] <= stretch[at] + 1)


def _rival(words: frozenset[str], mention: Mention, others: set[str], source: Source) -> tuple[View, str] | None:
    """The stretch of the source with another place that has most of the words."""
    found = [
        (len(words & _with(view, other)), -view.number, other.text)
        for view, own in zip(source.views, source.places, strict=True)
        for other in own
        if other.role in ("place", "near") and other.key not in others and other.key != mention.key
    ]
    fit, number, text = max(found, default=(0, 0, ""))
    return (source.views[-number], text) if fit >= FEWEST and fit >= LEAST * len(words) else None
