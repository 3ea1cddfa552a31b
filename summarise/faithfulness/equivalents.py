"""Figures that the source gives in other words: a time in another unit, a multiple as a verb, a sum of what it lists."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.slots.nouns import nouns_of

NEAR = 0.05
"""How far two times may lie apart: a month is 30 or 31 days."""
MOST = 3
"""Figures that are added up, at most."""
COUNTED = ("people", "households", "assets", "thing")


def said_otherwise(numeral: Numeral, source: Source) -> bool:
    """Whether the source has the figure in another unit of time, or as a verb: "in a decade" for ten years, "tripled"."""
    known = vocabulary(source.language)
    hours = known.hours.get(numeral.unit)
    if hours:
        wanted = numeral.value * hours
        return any(abs(wanted - other) <= NEAR * other for view in source.views for other in _times(view, known.hours))
    stems = known.multiples.get(_factor(numeral), frozenset())
    return any(stem in source.by_stem for stem in stems)


def summed(numeral: Numeral, source: Source) -> View | None:
    """The sentence whose figures of people, or of the same things, add up to this one; None without one."""
    for view in source.views:
        parts = [n for n in view.numerals if not n.unit and n.value and (n.kind == numeral.kind or n.noun == numeral.noun)]
        sums = (sum(n.value for n in some) for size in range(2, MOST + 1) for some in combinations(parts, size))
        if numeral.kind in COUNTED and (numeral.value in sums or any(numeral.value == n.value + 1 for n in _led(view, parts))):
            return view
    return None


def _factor(numeral: Numeral) -> float:
    """By what a figure multiplies, 0 where it does not."""
    return numeral.value if numeral.unit == "times" else numeral.value / 100 if numeral.unit == "percent" else 0


def _times(view: View, hours: Mapping[str, float]) -> Iterator[float]:
    """The lengths of time in a sentence, in hours, "a decade" among them."""
    yield from (n.value * hours[n.unit] for n in view.numerals if n.unit in hours)
    units = vocabulary(view.language).units
    yield from (hours[unit] for word in view.sentence.lower if (unit := units.get((word,), "")) in hours)


def _led(view: View, parts: list[Numeral]) -> Iterator[Numeral]:
    """The figures that follow one more person: "the driver and five passengers"."""
    lower = view.sentence.lower
    person, joint = nouns_of(view.language).sets["person"], vocabulary(view.language).sets["joint"]
    return (n for n in parts if n.first > 1 and lower[n.first - 1] in joint and lower[n.first - 2] in person)
