"""How many of those spoken of: "most of the wells" where the source says "a few of the wells"."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

REACH = 4
"""Tokens after a word of how many in which its noun stands: "all of the city's wells"."""
APART = 2
"""Steps between two words of how many from which on they do not say the same: "some" may be "many", and is not "most"."""


@dataclass(frozen=True, slots=True)
class Share:
    """A word of how many at token `at`, its step from few (1) to all (5), and the stem of the noun it stands with."""

    at: int
    step: int
    noun: str
    last: int


def share_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on words of how many, where the source has none that comes near for the same noun."""
    for own in shares(claim):
        places = source.by_stem.get(own.noun, ())
        theirs = [(source.views[at], other) for at in places for other in shares(source.views[at]) if other.noun == own.noun]
        if theirs and all(abs(own.step - other.step) >= APART for _, other in theirs):
            view, other = theirs[0]
            words, said = claim.text(own.at, own.last), view.text(other.at, other.last)
            yield finding("qualifier", words, language=claim.language, source=said, near=(view.evidence,))


def shares(view: View) -> list[Share]:
    """The words of how many of a sentence that stand before a noun."""
    steps, found = vocabulary(view.language).steps, list[Share]()
    for at, word in enumerate(view.sentence.lower):
        if word not in steps or at and view.sentence.lower[at - 1] in vocabulary(view.language).sets["no_share"]:
            continue
        if any(n.first <= at + 1 <= n.last for n in view.numerals):  # "some 3,100 people"
            continue
        near = range(at + 1, min(at + 1 + REACH, len(view.stems)))
        noun = next((i for i in near if view.stems[i] and view.sentence.lower[i] not in steps), None)
        if noun is not None and not any(n.first <= noun <= n.last for n in view.numerals):
            found.append(Share(at, steps[word], view.stems[noun], noun))
    return found
