"""Whether what a summary says of a figure is what the source says of it: what is counted, in what condition, where, when."""

from collections.abc import Collection, Iterator

from summarise.faithfulness.alignment import FEWEST, close
from summarise.faithfulness.counted import miscounted
from summarise.faithfulness.datekeys import keys
from summarise.faithfulness.mention import Mention, Mismatch, conditions, distance
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.qualifiers import matches
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.gazetteer import fold
from summarise.sitrep import Damage, Fact, Headcount, Movement, Need

FORCED = frozenset({"displaced", "evacuated", "refugees", "sheltered", "homeless"})
"""Conditions that one text calls by one name and another by the other: people who had to leave home."""
LOOSE = frozenset({"affected", "at_risk", "in_need"})
"""Conditions that say little of people: one may stand for another."""
LIVING = frozenset({"sheltered", "assisted"})
"""Conditions in which the injured, the sick and the displaced may be as well, and not those who are GONE."""
GONE = frozenset({"killed", "missing"})
UNSURE = frozenset({"planned", "unconfirmed"})
"""Statuses of what may be: told with "could" it is no more certain."""
TOTAL = 6
"""Tokens before a figure in which it is called a total: "the toll for the week to"."""
WEAKER = {"affected": {"destroyed", "damaged", "flooded"}}
"""Levels of damage that may be put for others."""
NEAR = 0.05
"""How far a rounded figure may lie from the source's."""
PROVIDED = {"needed": "needed", "shortage": "needed", "provided": "provided", "blocked": "blocked"}


def mismatches(claim: Mention, found: Mention, source: Source) -> Iterator[Mismatch]:
    """In what the two differ, the number itself and its hedge aside."""
    known = vocabulary(claim.view.language)
    one, other = claim.numeral, found.numeral
    if one.unit != other.unit and not _unit_left_out(one, found):
        yield Mismatch("unit")
        return
    yield from miscounted(claim, found, source, known)
    yield from _conditions(claim, found, source)
    yield from _where(claim, found)
    yield from _when(claim, found)


def agrees(claim: Mention, found: Mention) -> bool:
    """Whether the slots read the same condition, level or thing on both sides."""
    ours = {_identity(fact) for fact in claim.numeral.facts} - {None}
    theirs = {_identity(fact) for fact in found.numeral.facts} - {None}
    return bool(ours & theirs)


def verbatim(claim: Mention, found: Mention) -> bool:
    """Whether the source has all the words that stand in one stretch with the claim's number around its own."""
    words = close(claim.view, claim.numeral.first, claim.numeral.last)
    return len(words) >= FEWEST and words <= close(found.view, found.numeral.first, found.numeral.last)


def agrees_with(numeral: Numeral, fact: Fact) -> bool:
    """Whether a fact of the source is one that rests on the number: of the same condition or thing, and about the same value."""
    quantity = getattr(fact, "quantity", None)
    if quantity is None or abs(quantity.value - numeral.value) > NEAR * max(quantity.value, numeral.value):
        return False
    if isinstance(fact, Movement):
        return any(isinstance(own, Movement) for own in numeral.facts)
    return _identity(fact) in {_identity(own) for own in numeral.facts} - {None}


def borne_out(claim: View, source: Source) -> list[tuple[Mention, Mention]]:
    """The claim's numbers of which the source says the same, by the slots, each with the source's."""
    pairs = [(Mention(claim, own), Mention(view, n)) for own in claim.numerals if own.facts for view, n in source.numerals]
    return [(one, other) for one, other in pairs if matches(one.numeral, other.numeral) and agrees(one, other)]


def _identity(fact: Fact) -> object:
    if isinstance(fact, Headcount):
        return fact.category
    if isinstance(fact, Damage):
        return (fact.level, fact.asset)
    return (fact.canonical, PROVIDED[fact.status]) if isinstance(fact, Need) and fact.status in PROVIDED else None


def _unit_left_out(one: Numeral, found: Mention) -> bool:
    """Whether a number without a unit may be one with it: "aged 5" and "five-year-old", "5,000 in fines", "$5,000"."""
    other = found.numeral
    if one.unit and other.unit or "percent" in (one.unit, other.unit):
        return False
    before = found.view.sentence.lower[max(0, other.first - 1)]
    aged = one.unit == "year" and before in vocabulary(found.view.language).sets["age_before"]  # "a boy of four"
    return one.bare or other.bare or aged or not one.unit and not one.known and not {*one.noun}.isdisjoint(found.view.stems)


def _dead(claim: Mention, theirs: Collection[str]) -> bool:
    """Whether the claim's words say of its figure that these people died: "44 of them did not survive"."""
    dying = set(map(vocabulary(claim.view.language).stem, vocabulary(claim.view.language).sets["dead"]))
    return "killed" in theirs and not dying.isdisjoint(close(claim.view, claim.numeral.first, claim.numeral.last))


def _conditions(claim: Mention, found: Mention, source: Source) -> Iterator[Mismatch]:
    ours, theirs = conditions(claim.numeral), conditions(found.numeral)
    if verbatim(claim, found):
        return
    levels, known = _levels(claim.numeral), _levels(found.numeral)
    same = _same_condition(ours, theirs, claim.numeral, source) or _dead(claim, theirs) or _both(ours, theirs, found)
    if ours and theirs and not same:
        yield Mismatch("role")
    if levels and known and not levels & known and not any(known & WEAKER.get(level, set()) for level in levels):
        yield Mismatch("role")
    if ours and known and not theirs or levels and theirs and not known:
        yield Mismatch("role")
    others = [n for n in found.view.numerals if n.value != claim.numeral.value]
    if ours and not theirs and any(ours & conditions(n) for n in others) and not _total(found) and not _compared(found):
        yield Mismatch("role")
    needs, had = _needs(claim), _needs(found)
    if needs and had and not needs & had:
        yield Mismatch("role")
    said, told = _statuses(claim.numeral), _statuses(found.numeral)
    foreseen = vocabulary(claim.view.language).sets["foreseen"]
    if told and told <= UNSURE and (told == {"planned"} and GONE & theirs or not foreseen.isdisjoint(claim.view.sentence.lower)):
        return
    if said and told and not said & told and ("reported" not in told or "denied" in said):
        status = min(told)
        yield Mismatch("polarity", "status", vocabulary(claim.view.language).statuses[status])


def _same_condition(ours: Collection[str], theirs: Collection[str], numeral: Numeral, source: Source) -> bool:
    """Whether the conditions may be one; two names for one are not where the source uses the claim's for another figure."""
    if {*ours} & {*theirs} or LOOSE & {*ours} or LIVING & {*ours} and not GONE & {*theirs}:
        return True
    if not (FORCED & {*ours} and FORCED & {*theirs}):
        return False
    return not any({*ours} & conditions(n) and n.value != numeral.value for _, n in source.numerals)


def _both(ours: Collection[str], theirs: Collection[str], found: Mention) -> bool:
    """Whether the source's sentence tells both of its only people, who live: "six people who were trapped have been rescued"."""
    if GONE & {*ours, *theirs} or sum(n.kind == "people" and bool(conditions(n)) for n in found.view.numerals) > 1:
        return False
    stem = vocabulary(found.view.language).stem
    return any(stem(condition) in found.view.stems for condition in ours)


def _total(found: Mention) -> bool:
    """Whether the source's figure adds to one before it: "bringing the total to 900"."""
    before = found.view.sentence.lower[max(0, found.numeral.first - TOTAL) : found.numeral.first]
    return not vocabulary(found.view.language).sets["totals"].isdisjoint(before)


def _compared(found: Mention) -> bool:
    """Whether the source's figure is set against another of the same: "713, against 540 a year ago"."""
    before = found.view.sentence.lower[max(0, found.numeral.first - 1) : found.numeral.first]
    return not vocabulary(found.view.language).sets["against"].isdisjoint(before)


def _levels(numeral: Numeral) -> set[str]:
    return {fact.level for fact in numeral.facts if isinstance(fact, Damage)}


def _needs(mention: Mention) -> set[str]:
    """The states of the things that the number counts."""
    known, noun = vocabulary(mention.view.language), {*mention.numeral.noun}
    needs = (fact for fact in mention.numeral.facts if isinstance(fact, Need) and fact.status in PROVIDED)
    return {PROVIDED[fact.status] for fact in needs if noun & {known.stem(word) for word in fact.item.lower().split()}}


def _statuses(numeral: Numeral) -> set[str]:
    return {fact.status for fact in numeral.facts if not isinstance(fact, Need | Movement)}


def _where(claim: Mention, found: Mention) -> Iterator[Mismatch]:
    """Places of the two figures that do not lie in each other; the source's figure may have a place that its slots missed."""
    ours, theirs = _places(claim), _places(found)
    seats = vocabulary(claim.view.language).seats
    if not {*map(type, claim.numeral.facts)} & {*map(type, found.numeral.facts)}:
        return  # where somebody went is not where they were seized
    if any(_names_it(claim.view, place[0]) for place in theirs) or any(
        seats.get(one[0]) in other for one in ours for other in theirs
    ):
        return
    if not ours or not theirs or any(_meet(one, other, claim) for one in ours for other in theirs):
        return
    if not any(_beside(name, found) for name, *_ in ours):
        yield Mismatch("place", "place_other", _names(found))


def _names_it(view: View, name: str) -> bool:
    """Whether a sentence has the name: which of its places the figure goes with is then told by the words around."""
    return f" {name} " in f" {' '.join(filter(None, map(fold, view.sentence.words)))} "


def _places(mention: Mention) -> list[tuple[str, ...]]:
    ids = dict.fromkeys(place for fact in mention.numeral.facts for place in fact.locations)
    return [mention.view.lineage[id] for id in ids if id in mention.view.lineage]


def _meet(one: tuple[str, ...], other: tuple[str, ...], claim: Mention) -> bool:
    """Whether one place may lie in the other: its name shares a word with the other's or with what that lies in."""
    kinds = vocabulary(claim.view.language).sets["titles"]
    for inner, outer in ((one[0], other), (other[0], one)):
        for name in outer:
            ours, theirs = {*inner.split()}, {*name.split()}
            apart = (ours ^ theirs) & kinds
            if (ours & theirs) - kinds and not (apart & ours and apart & theirs):
                return True
    return False


def _beside(name: str, found: Mention) -> bool:
    """Whether the name stands in the source's sentence, with no other number nearer than this one."""
    keys_, wanted = [*map(fold, found.view.sentence.words)], name.split()
    places = [i for i in range(len(keys_)) if keys_[i : i + len(wanted)] == wanted]
    return any(distance(found.numeral, i) == min(distance(n, i) for n in found.view.numerals) for i in places)


def _names(mention: Mention) -> str:
    facts = mention.numeral.facts
    return facts[0].evidence[0].quote if facts else mention.view.sentence.text


def _when(claim: Mention, found: Mention) -> Iterator[Mismatch]:
    """Days, months or years of the two figures that are not the same."""
    for fact in claim.numeral.facts:
        for other in found.numeral.facts:
            if fact.when is None or other.when is None or type(fact) is not type(other):
                continue
            ours, theirs = keys(fact.when.text, claim.view.language), keys(other.when.text, claim.view.language)
            if fact.when.text in found.view.sentence.text and other.when.text in claim.view.sentence.text:
                continue  # both name both: which figure is of which the words around tell
            shared = ours.keys() & theirs.keys()
            same_days = fact.when.start is not None and (fact.when.start, fact.when.end) == (other.when.start, other.when.end)
            if shared and not same_days and any(ours[grain].isdisjoint(theirs[grain]) for grain in shared):
                yield Mismatch("time", "time_other", other.when.text)
                return
