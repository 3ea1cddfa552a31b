"""Things that people need, lack or are given, where the source says another of these."""

from collections.abc import Iterator

from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.roles import PROVIDED
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.sitrep import Need

HELD_TO = PROVIDED.keys() - {"needed", "shortage"}
"""States that exclude others: what is delivered may still be needed."""


def need_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on things that the source has in another state: told as given where they are asked for."""
    ours = [fact for fact in claim.facts if isinstance(fact, Need) and fact.status in HELD_TO]
    for fact in ours:
        theirs = [(view, other) for view in source.views for other in view.facts if _same(fact, other)]
        states = {PROVIDED.get(other.status) for _, other in theirs}
        if theirs and PROVIDED[fact.status] not in states:
            view, other = theirs[0]
            state = vocabulary(claim.language).statuses[other.status]
            yield finding(
                "role", fact.evidence[0].quote, language=claim.language, text="need", source=state, near=(view.evidence,)
            )


def _same(fact: Need, other: object) -> bool:
    return isinstance(other, Need) and other.canonical == fact.canonical and other.status in PROVIDED
