"""What stands before a thing and counts it: determiners, figures, measures ("40 boxes of"), money ("$5 million worth of")."""

import re

from summarise.slots.items import NUMBER, Line

MOST_LIGHT = 6
"""Determiners, numbers and measures before a name ("more than 2,000 boxes of")."""
MOST_BRACKETED = 7
"""Tokens of a bracket between a measure and "of", with both its signs ("18,000 lb (8.2 metric tons) of rice")."""
PRICE = re.compile(r"[^\W\d]{0,3}\d[\d,.]*[^\W\d]{0,2}")  # "41.1", "php41.1", "1.05m"


def left_of(line: Line, start: int, floor: int) -> int:
    """Where determiners, numbers, measures and money before a name start."""
    at = start
    while at > floor and start - at < 2 * MOST_LIGHT:
        if is_compound(line, at - 1, floor):
            at -= 3
        elif line.is_light(at - 1) or line.is_hyphen(at - 1) or line.is_participle(at - 1):
            at -= 1
        else:
            before = measured_from(line, at, floor)
            before = at - hedge_before(line, at) if before is None else before
            if before == at:
                break
            at = before
    return at


def is_compound(line: Line, at: int, floor: int) -> bool:
    """Whether a compound word that a hyphen makes ends with token `at` ("insecticide-treated")."""
    return at - 2 >= floor and line.is_glued(at - 1) and line.sentence.ends[at - 1] == line.sentence.starts[at]


def hedge_before(line: Line, at: int) -> int:
    """How many words before the number at token `at` hedge it."""
    if at == len(line.lower) or NUMBER.fullmatch(line.lower[at]) is None:
        return 0
    return next((len(h) for h in line.grammar.hedges if line.lower[max(0, at - len(h)) : at] == h), 0)


def measured_from(line: Line, at: int, floor: int) -> int | None:
    """Where the measure or the money starts whose "of" stands before token `at`; a bracket before the "of" is passed over."""
    sets, end = line.grammar.sets, unbracketed(line, at - 2, floor)
    if end < floor:
        return None
    if line.lower[at - 1] in sets["link"] and line.keys[end] in sets["measure"]:
        return end - 1 if end > floor and line.lower[end - 1] in sets["measure_kind"] else end
    if line.lower[at - 1] not in sets["priced_in"]:
        return None
    return money_from(line, unbracketed(line, end - 1, floor) if line.lower[end] in sets["priced"] else end, floor)


def unbracketed(line: Line, end: int, floor: int) -> int:
    """The token before the bracket that ends at `end`, else `end` itself."""
    opens = range(max(floor, end - MOST_BRACKETED), end) if end >= floor and line.lower[end] == ")" else ()
    return next((at - 1 for at in reversed(opens) if line.lower[at] == "("), end)


def money_from(line: Line, end: int, floor: int) -> int | None:
    """Where the sum of money starts that ends with token `end` ("$5 million", "PHP41.1 million", "200 dollars"), if one does."""
    sets, at = line.grammar.sets, end
    while at > floor and line.lower[at] in sets["scale"] | sets["currency"]:
        at -= 1
    if at < floor or PRICE.fullmatch(line.lower[at]) is None:
        return None
    if at > floor and line.lower[at - 1] in sets["currency"]:
        return at - 1
    told = not line.lower[at][0].isdigit() or not sets["currency"].isdisjoint(line.lower[at + 1 : end + 1])
    return at if told else None
