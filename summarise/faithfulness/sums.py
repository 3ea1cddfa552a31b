"""Figures that a sentence of the source lists side by side, told together: "58 on Tuesday and 23 on Wednesday" are 81."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarise.faithfulness.mention import Mention
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.roles import mismatches
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.slots.nouns import nouns_of

APART = 12
"""Tokens between two figures of one list, at most: "36 people from the lake at Odra on Friday and a further 13"."""
NEAR = 5
"""Tokens behind the last figure in which the name stands that belongs to it."""
OWN = ("place", "time")
FEWEST = 2
LONGEST = 4
"""Figures of the longest list that is told together."""


def told_together(claim: Mention, source: Source) -> bool:
    """Whether a list of the source adds up to the figure, each of its figures telling of what the claim tells."""
    if claim.numeral.unit or claim.numeral.qualifier == "range" or not vocabulary(source.language).known:
        return False
    return any(_of(claim, view, some, source) for view in source.views for some in _lists(view))


def _of(claim: Mention, view: View, some: Sequence[Numeral], source: Source) -> bool:
    """Whether the figures add up to the claim's, and none of them is of others or of another matter."""
    value = sum(n.value for n in some) + _single(view, some)
    whole = replace(some[0], value=value, low=value, high=value, qualifier="exact", spelled=False)
    if len(some) + _single(view, some) < FEWEST or not matches(claim.numeral, whole):
        return False
    found = (_of_others(claim, Mention(view, n), source) for n in some)
    return not any(found) and not _names_a_part(claim.view, view, some)


def _of_others(claim: Mention, part: Mention, source: Source) -> bool:
    """Whether a part tells of others or of another matter; each may be of a place and a day of its own, or be named too."""
    if part.numeral.noun and part.numeral.noun[-1] in claim.view.stems and part.numeral.noun != claim.numeral.noun:
        return False  # "7,500 tents and blankets"
    return any(mismatch.kind not in OWN for mismatch in mismatches(claim, part, source))


def _names_a_part(claim: View, view: View, some: Sequence[Numeral]) -> bool:
    """Whether the claim has some of the names that stand with the figures: 22 in Tarn and seven in Velo are not 29 in Tarn."""
    places = range(some[0].first, min(some[-1].last + NEAR, len(view.stems)))
    names = {view.stems[i] for i in places if view.sentence.words[i][0].isupper()} - {""}
    return not names.isdisjoint(claim.stems) and not names <= {*claim.stems}


def _lists(view: View) -> Iterator[tuple[Numeral, ...]]:
    """The figures of each list, and of each part of one; a figure alone too, which one person may lead."""
    counted = [n for n in view.numerals if not n.unit and n.value and n.qualifier != "range"]
    for at in range(len(counted)):
        yield (counted[at],)
        for end in range(at + 1, min(at + LONGEST, len(counted))):
            if not _joined(view, counted[end - 1], counted[end]):
                break
            yield tuple(counted[at : end + 1])


def _joined(view: View, one: Numeral, other: Numeral) -> bool:
    """Whether only what belongs to the first stands between two figures, and a word that joins them."""
    between = view.sentence.lower[one.last + 1 : other.first]
    sets = vocabulary(view.language).sets
    compared = sets["compared"] - sets["partitive"]
    near = (*between[-2:], *view.sentence.lower[other.first : other.at])
    joins = any(word in sets["list_joint"] or word in sets["joint"] for word in between)
    return (
        len(between) <= APART
        and joins
        and compared.isdisjoint(near)
        and (sets["clause_word"] - sets["joint"]).isdisjoint(between)
    )


def _single(view: View, some: Sequence[Numeral]) -> int:
    """How many single persons stand beside the list: "the driver and five passengers", "two nurses and a newborn"."""
    sets, persons = vocabulary(view.language).sets, nouns_of(view.language).sets["person"] | nouns_of(view.language).sets["kin"]
    before = view.sentence.lower[max(0, some[0].first - 2) : some[0].first]
    behind = view.sentence.lower[some[-1].last + 1 + len(some[-1].noun) :][:3]
    led = len(before) == 2 and before[0] in persons and before[1] in sets["joint"]
    trailed = len(behind) == 3 and behind[0] in sets["joint"] and behind[1] in sets["one_length"] and behind[2] in persons
    return led + trailed
