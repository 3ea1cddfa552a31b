"""A number in its sentence, and in what another is not the same."""

from dataclasses import dataclass

from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.source import View
from summarise.sitrep import Headcount


@dataclass(frozen=True, slots=True)
class Mismatch:
    """In what a figure of the source is not the summary's: the kind of finding and the name of its text."""

    kind: str
    text: str | None = None
    said: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in its sentence."""

    view: View
    numeral: Numeral


def conditions(numeral: Numeral) -> set[str]:
    """The conditions of the people that a number counts."""
    return {fact.category for fact in numeral.facts if isinstance(fact, Headcount)}


def distance(numeral: Numeral, at: int) -> int:
    """The tokens from a number to another token, 0 within it."""
    return max(numeral.first - at, at - numeral.last, 0)
