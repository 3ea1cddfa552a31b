"""Figures that the source gives in other words: a time in another unit, a multiple as a verb, what can be reckoned."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from summarise.faithfulness.datekeys import keys
from summarise.faithfulness.enumerations import listed
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.slots.nouns import nouns_of

NEAR = 0.05
"""How far two times of a month and more may lie apart: a month is 30 or 31 days. 25 hours are no day."""
MONTH = 28 * 24
"""Hours of the shortest month."""
MOST = 3
"""Figures that are added up, at most."""


def said_otherwise(numeral: Numeral, source: Source) -> bool:
    """Whether the source has the figure in another unit of time, or as a verb: "in a decade" for ten years, "tripled"."""
    known = vocabulary(source.language)
    hours = known.hours.get(numeral.unit)
    if hours:
        wanted = numeral.value * hours
        return any(abs(wanted - other) <= NEAR * other * (wanted >= MONTH) for other in _times(source, known.hours))
    stems = known.multiples.get(_factor(numeral), frozenset())
    words = known.groups.get(numeral.value, frozenset()) if not numeral.unit else frozenset()
    told = any(stem in source.by_stem for stem in stems) or not words.isdisjoint(source.vocabulary)
    return told or any(listed(numeral, view) for view in source.views)


def reckoned(numeral: Numeral, source: Source) -> View | None:
    """The sentence from whose figures this one can be reckoned: their sum, difference or share; None without one."""
    for view in source.views:
        if any(matches(numeral, made) for made in _results(numeral, view)):
            return view
    return None


def _results(numeral: Numeral, view: View) -> Iterator[Numeral]:
    """What can be reckoned from the figures of a sentence, as figures like the one that is looked for."""
    if numeral.unit == "percent":
        for one, other in combinations((n for n in view.numerals if n.value and n.unit != "percent"), 2):
            share = 100 * min(one.value, other.value) / max(one.value, other.value)
            yield from (_made(numeral, value) for value in (share, 100 - share))
        return
    own = [n for n in view.numerals if n.value and n.unit == numeral.unit]
    parts = [n for n in own if (n.kind == numeral.kind or n.noun == numeral.noun) and not _compared(n, view)]
    sums = [sum(n.value for n in some) for size in range(2, MOST + 1) for some in combinations(parts, size)]
    pairs = [(one, other) for one, other in combinations(own, 2) if _compared(one, view) or _compared(other, view)]
    differences = [abs(one.value - other.value) for one, other in pairs]
    led = [n.value + 1 for n in _led(view, parts)]
    yield from (_made(numeral, value) for value in (*sums, *differences, *led) if value)


def _compared(numeral: Numeral, view: View) -> bool:
    """Whether a figure is a part, a whole or an end of a change: "four of the 28", "up from 5,100"."""
    lower, words = view.sentence.lower, vocabulary(view.language).sets["compared"]
    before = (*lower[max(0, numeral.first - 2) : numeral.first], *lower[numeral.first : numeral.at])
    return not words.isdisjoint((*before, *lower[numeral.last + 1 : numeral.last + 2]))


def _made(numeral: Numeral, value: float) -> Numeral:
    return replace(numeral, value=value, low=value, high=value, qualifier="exact", spelled=False)


def _factor(numeral: Numeral) -> float:
    """By what a figure multiplies, 0 where it does not."""
    return numeral.value if numeral.unit == "times" else numeral.value / 100 if numeral.unit == "percent" else 0


def _times(source: Source, hours: Mapping[str, float]) -> Iterator[float]:
    """The lengths of time in the source, in hours: "six weeks", "a decade", "in the past month"."""
    units = vocabulary(source.language).units
    for view, dates in zip(source.views, source.dates, strict=True):
        yield from (n.value * hours[n.unit] for n in view.numerals if n.unit in hours)
        yield from (hours[unit] for word in view.sentence.lower if (unit := units.get((word,), "")) in hours)
        yield from _told(view)
        weekdays = {day for date in dates for day in keys(date.when.text, source.language).get("weekday", ())}
        yield len(weekdays) * hours["day"]
        spans = (span for date in dates for span in keys(date.when.text, source.language).get("span", ()))
        yield from (float(span.split()[-1]) * hours["day"] for span in spans)


def _told(view: View) -> Iterator[float]:
    """The lengths that are told in other words: "the first half of the year", "its hundredth day"."""
    known, lower = vocabulary(view.language), view.sentence.lower
    for at, word in enumerate(lower):
        yield from (hours for phrase, hours in known.lengths.items() if lower[at : at + len(phrase)] == phrase)
        unit = known.units.get(lower[at + 1 : at + 2], "")
        if word in known.ordinals and unit in known.hours:
            yield known.ordinals[word] * known.hours[unit]


def _led(view: View, parts: list[Numeral]) -> Iterator[Numeral]:
    """The figures that follow one more person: "the driver and five passengers"."""
    lower = view.sentence.lower
    if not vocabulary(view.language).known:
        return iter(())
    person, joint = nouns_of(view.language).sets["person"], vocabulary(view.language).sets["joint"]
    return (n for n in parts if n.first > 1 and lower[n.first - 1] in joint and lower[n.first - 2] in person)
