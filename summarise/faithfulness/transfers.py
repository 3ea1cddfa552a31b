"""Who does what to whom, told the other way round: the giver as the one who is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.slots.nouns import nouns_of

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
    told = _transfers(claim) if vocabulary(claim.language).known else []
    near = [source.views[at] for share, at in ranked(source, claim.stems)[:LOOKED_AT] if share >= LEAST] if told else []
    theirs = [(view, other) for view in near for other in _transfers(view)]
    for one in told:
        if any(one.giver & other.giver or one.getter & other.getter for _, other in theirs):
            continue
        for view, other in theirs:
            if one.giver & other.getter or one.getter & other.giver:
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
        before = frozenset(_persons(view, range(_start(view, i), i)))
        behind = frozenset(_persons(view, range(i + 1, _end(view, i))))
        found.append(Transfer(i, before, behind) if gives else Transfer(i, behind, before))
    return found


def _passive(view: View, at: int) -> bool:
    """Whether "was" or "been" makes what stands before the verb its object."""
    sets, lower = vocabulary(view.language).sets, view.sentence.lower
    before = lower[max(0, at - 2) : at]
    return any(word in sets["past"] and word not in sets["perfect"] for word in before)


def _persons(view: View, places: range) -> Iterator[str]:
    """The stems of names and of words for people."""
    people = nouns_of(view.language).sets["people"]
    words = view.sentence
    return (view.stems[i] for i in places if view.stems[i] and (words.words[i][0].isupper() or words.lower[i] in people))


def _start(view: View, at: int) -> int:
    """Where the clause of a verb begins."""
    ends = vocabulary(view.language).sets["clause"]
    return next((i + 1 for i in range(at - 1, -1, -1) if view.sentence.lower[i] in ends), 0)


def _end(view: View, at: int) -> int:
    ends = vocabulary(view.language).sets["clause"] - {"and", "or", ","}
    return next((i for i in range(at + 1, len(view.sentence.lower)) if view.sentence.lower[i] in ends), len(view.sentence.lower))
