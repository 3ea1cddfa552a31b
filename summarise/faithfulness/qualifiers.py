"""Whether two figures are the same, rounded, or hedged in the same way."""

import math

from summarise.faithfulness.numerals import Numeral

ROUNDED = 0.05
"""How far a rounded figure may lie from the exact one: "about 400" for 398, "nearly 1,200" for 1,187."""
BOUND = 0.15
"""How far below the figure a bound may lie: "more than 1,000" for 1,120."""
BOUND_IN_WORDS = 0.25
"""The same of a bound in words, which are coarse: "more than a thousand" for 1,300."""
PART = 5
"""How many hundredths a share may lie from the part that it is called: "almost half" for 46 per cent."""
SMALLEST_ROUNDED = 10
LOWER, UPPER, LOOSE = ("at_least", "more_than"), ("up_to", "less_than"), ("approximately", "vague")

STRICTER = (("more_than", "at_least"), ("less_than", "up_to"))
"""Bounds that exclude the very figure, where the source's do not: "more than 45" for "at least 45"."""


def matches(claim: Numeral, source: Numeral) -> bool:
    """Whether a person could write the claim's figure for the source's, hedges aside."""
    if claim.qualifier == "range" or source.qualifier == "range":
        return _ranges(claim, source)
    if claim.qualifier == "vague":
        return source.value >= claim.low and source.value < 10 * claim.low if source.qualifier != "vague" else same(claim, source)
    if source.qualifier == "vague":
        return False
    return same(claim, source) or rounds(claim, source) or _parts(claim, source)


def _parts(claim: Numeral, source: Numeral) -> bool:
    """Whether one is a part in words and the other about that share: "less than a quarter" for 22 per cent."""
    if claim.unit != "percent" or source.unit != "percent" or claim.spelled == source.spelled:
        return False
    off = claim.value - source.value
    return abs(off) <= PART and not (claim.qualifier in LOWER and off > 0 or claim.qualifier in UPPER and off < 0)


def same(claim: Numeral, source: Numeral) -> bool:
    """Whether both give one value."""
    return math.isclose(claim.value, source.value)


def rounds(claim: Numeral, source: Numeral) -> bool:
    """Whether the claim's figure is the source's, rounded; a bound may lie somewhat farther off on its side."""
    if source.value < SMALLEST_ROUNDED:
        return False
    off = (claim.value - source.value) / max(claim.value, source.value)
    bound = BOUND_IN_WORDS if claim.spelled else BOUND
    low = -bound if claim.qualifier in LOWER else 0.0 if claim.qualifier in UPPER else -ROUNDED
    high = BOUND if claim.qualifier in UPPER else 0.0 if claim.qualifier in LOWER else ROUNDED
    return low <= off <= high and digits(claim.value) < digits(source.value)


def digits(value: float) -> int:
    """Significant digits: 1 of 400, 3 of 398."""
    return len(f"{value:.3f}".replace(".", "").strip("0")) or 1


def differs(claim: Numeral, source: Numeral) -> bool:
    """Whether the claim leaves out a hedge of the source, puts another in its place, or adds a bound.

    "About" may be added to an exact figure, and stands beside a rounded one.
    """
    one, other = claim.qualifier, source.qualifier
    if claim.nearly and other == "exact" and same(claim, source):
        return True
    if _kind(one) == _kind(other):
        if (one, other) in STRICTER:
            return same(claim, source)
        return not same(claim, source) and one == "exact" and other != "range"
    if one == "vague" or _implied(claim, source) or _parts(claim, source):
        return False
    if "range" in (one, other):
        return not (one in LOWER and claim.value == source.low or one in UPPER and claim.value == source.high)
    if claim.definite and (one, other) == ("exact", "approximately"):
        return False
    if other == "exact":
        return one != "approximately" and (same(claim, source) or not rounds(claim, source))
    return True


def _implied(claim: Numeral, source: Numeral) -> bool:
    """Whether the claim's lower bound holds wherever the source's figure does: "more than 12,000" for "about 12,480"."""
    if claim.qualifier not in LOWER or source.qualifier not in ("exact", "approximately"):
        return False
    return claim.value < source.value or (claim.qualifier, source.qualifier) == ("at_least", "exact") and same(claim, source)


def contradicts(claim: Numeral, source: Numeral) -> bool:
    """Whether the claim bounds the figure from the other side: "more than 900" for "up to 900"."""
    return {_kind(claim.qualifier), _kind(source.qualifier)} == {"lower", "upper"}


def _kind(qualifier: str) -> str:
    return "lower" if qualifier in LOWER else "upper" if qualifier in UPPER else qualifier


def _ranges(claim: Numeral, source: Numeral) -> bool:
    if claim.qualifier == source.qualifier:
        return (claim.low, claim.high) == (source.low, source.high)
    if claim.qualifier == "range":
        return False
    return (
        claim.value in (source.low, source.high)
        or claim.qualifier in LOOSE
        and source.low <= claim.value <= (source.high or math.inf)
    )
