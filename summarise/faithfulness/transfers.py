"""Who does what to whom, told the other way round: the giver as the one who is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

LEAST = 0.4
"""The share of a sentence's content words that the source's must have to be compared."""
LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Transfer:
    """A verb of giving with the stems of who gives and of who gets, as far as they stand before and behind it."""

    at: int
    giver: frozenset[str]
    getter: frozenset[str]


def transfer_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on givers and getters that the source has the other way round."""
    told = _transfers(claim)
    for share, at in ranked(source, claim.stems)[:LOOKED_AT] if told else ():
        view = source.views[at]
        for one in told:
            if share >= LEAST and (other := next((t for t in _transfers(view) if _turned(one, t)), None)):
                words, said = claim.text(0, len(claim.sentence.words) - 1), view.text(max(0, other.at - 6), other.at)
                yield finding("role", words, language=claim.language, text="ends", source=said, near=(view.evidence,))
                return


def _transfers(view: View) -> list[Transfer]:
    """The verbs of giving and getting in the active voice, each with both sides."""
    sets, lower = vocabulary(view.language).sets, view.sentence.lower
    found: list[Transfer] = []
    for i, word in enumerate(lower):
        gives = word in sets["give_verb"]
        if not gives and word not in sets["receive_verb"] or _passive(view, i):
            continue
        before = frozenset(_names(view, range(_start(view, i), i)))
        behind = frozenset(_names(view, range(i + 1, _end(view, i))))
        found.append(Transfer(i, before, behind) if gives else Transfer(i, behind, before))
    return found


def _turned(one: Transfer, other: Transfer) -> bool:
    """Whether a giver of the one gets in the other, and gives nothing there, or the other way round."""
    gives = bool(one.giver & other.getter) and not one.giver & other.giver
    gets = bool(one.getter & other.giver) and not one.getter & other.getter
    return gives or gets


def _passive(view: View, at: int) -> bool:
    """Whether "was" or "been" makes what stands before the verb its object."""
    sets, lower = vocabulary(view.language).sets, view.sentence.lower
    before = lower[max(0, at - 2) : at]
    return any(word in sets["past"] and word not in PERFECT for word in before)


PERFECT = frozenset({"has", "have", "had", "did"})


def _names(view: View, places: range) -> Iterator[str]:
    return (view.stems[i] for i in places if view.stems[i])


def _start(view: View, at: int) -> int:
    """Where the clause of a verb begins."""
    ends = vocabulary(view.language).sets["clause"]
    return next((i + 1 for i in range(at - 1, -1, -1) if view.sentence.lower[i] in ends), 0)


def _end(view: View, at: int) -> int:
    ends = vocabulary(view.language).sets["clause"] - {"and", "or", ","}
    return next((i for i in range(at + 1, len(view.sentence.lower)) if view.sentence.lower[i] in ends), len(view.sentence.lower))
