"""Places that stand with a word that the source puts to another place: "airstrikes on Tarn" for "airstrikes on Velo"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.faithfulness.datekeys import has_dates, keys
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.gazetteer import fold
from summarise.ground.mentions import mentions

WITHIN = 4
"""Tokens between the preposition and the name: "on the town of"."""
BEHIND = 10
"""Tokens after the preposition in which the source may name further places: "in Velo, a town in the district of Tarn"."""
REACH = 5
"""Tokens before the preposition in which the word stands that it binds the place to."""
AREAS = ("country", "people")
SAME = {"into": "to", "onto": "to", "towards": "to", "toward": "to"}


@dataclass(frozen=True, slots=True)
class Bond:
    """A preposition at token `at`, the stem of the word before it, and the name behind it at tokens `first` to `last`."""

    at: int
    word: str
    preposition: str
    first: int
    last: int
    name: str


def bond_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on a name that the source has elsewhere, while it puts another one with the same words."""
    if not has_dates(claim.language) or not vocabulary(claim.language).known:
        return
    areas = {m.key for m in mentions(claim.sentence, claim.language) if any(entry.kind in AREAS for entry in m.entries[:1])}
    here, there = _folded((claim,)), _folded(source.views)
    for own in bonds(claim):
        if own.name in areas or f" {own.name} " not in there:
            continue
        same = (own.word, own.preposition)
        theirs = [(view, bond) for view in source.views for bond in bonds(view) if (bond.word, bond.preposition) == same]
        if not theirs or any(own.name in _behind(view, bond) for view, bond in theirs):
            continue
        view, bond = theirs[0]
        if f" {bond.name} " not in here:
            words, said = claim.text(own.first, own.last), view.text(bond.first, bond.last)
            yield finding("place", words, language=claim.language, text="place_other", source=said, near=(view.evidence,))
            return


def bonds(view: View) -> list[Bond]:
    """The names of a sentence with what binds them to a word before; none where a mark stands between."""
    sets, sentence, found = vocabulary(view.language).sets, view.sentence, list[Bond]()
    for at in (i for i, word in enumerate(sentence.lower) if word in sets["binding"]):
        near = range(at + 1, min(at + 1 + WITHIN, len(sentence.words)))
        ends = sets["binding"] | sets["locating"] - sets["partitive"]
        first = next((i for i in near if not sentence.words[i].islower() or sentence.lower[i] in ends), None)
        if first is None or not sentence.words[first][0].isupper() or keys(sentence.words[first], view.language):
            continue
        last = first
        while last + 1 < len(sentence.words) and sentence.words[last + 1][0].isupper():
            last += 1
        before = range(at - 1, max(-1, at - 1 - REACH), -1)
        word = next((i for i in before if view.stems[i] and sentence.words[i].islower()), None)
        name = " ".join(map(fold, sentence.words[first : last + 1]))
        if word is not None and not keys(name, view.language):  # "on Friday" is no place
            found.append(Bond(at, view.stems[word], SAME.get(sentence.lower[at], sentence.lower[at]), first, last, name))
    return found


def _folded(views: Sequence[View]) -> str:
    """All words, folded, a space on both sides of each."""
    return f" {' '.join(fold(word) for view in views for word in view.sentence.words)} "


def _behind(view: View, bond: Bond) -> str:
    """The words behind the preposition, near enough to be meant by it too."""
    return " ".join(map(fold, view.sentence.words[bond.at + 1 : bond.at + 1 + BEHIND]))
