"""Whether a summary says what its source says: figures, names, places, times and denials, sentence by sentence."""

from collections.abc import Callable, Iterator

from summarise.faithfulness.bound import bond_findings
from summarise.faithfulness.certainty import certainty_findings
from summarise.faithfulness.contrasts import contrast_findings
from summarise.faithfulness.coverage import coverage_findings, window
from summarise.faithfulness.deeds import deed_findings
from summarise.faithfulness.digits import digit_findings
from summarise.faithfulness.durations import duration_findings
from summarise.faithfulness.figures import figure_findings
from summarise.faithfulness.finding import KINDS, Finding
from summarise.faithfulness.names import name_findings
from summarise.faithfulness.oppositions import opposition_findings
from summarise.faithfulness.places import place_findings
from summarise.faithfulness.polarity import polarity_findings
from summarise.faithfulness.shares import share_findings
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.speakers import speaker_findings
from summarise.faithfulness.things import need_findings
from summarise.faithfulness.times import time_findings
from summarise.faithfulness.transfers import transfer_findings
from summarise.faithfulness.whereabouts import whereabouts_findings

__all__ = ["CHECKS", "KINDS", "Finding", "Source", "check", "window"]

Check = Callable[[View, Source], Iterator[Finding]]
CHECKS: dict[str, Check] = {
    "figures": figure_findings,
    "digits": digit_findings,
    "shares": share_findings,
    "names": name_findings,
    "places": place_findings,
    "bonds": bond_findings,
    "whereabouts": whereabouts_findings,
    "needs": need_findings,
    "transfers": transfer_findings,
    "deeds": deed_findings,
    "speakers": speaker_findings,
    "polarity": polarity_findings,
    "oppositions": opposition_findings,
    "certainty": certainty_findings,
    "contrasts": contrast_findings,
    "times": time_findings,
    "durations": duration_findings,
    "coverage": coverage_findings,
}
"""What is looked at, in the order in which it is told."""


def check(sentence: str, source: Source) -> tuple[Finding, ...]:
    """What the sentence says and the source does not; the same words are found fault with once for each kind."""
    found = [one for view in source.read(sentence) for look in CHECKS.values() for one in look(view, source)]
    return tuple({(one.kind, one.words): one for one in reversed(found)}.values())[::-1]
