"""Whether two figures count the same: people or households, which people, which things."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import around, close
from summarise.faithfulness.mention import Mention, Mismatch, conditions, distance
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.source import Source
from summarise.faithfulness.vocabulary import Vocabulary, vocabulary
from summarise.sitrep import Headcount

COUNTED = ("people", "households")


def miscounted(claim: Mention, found: Mention, source: Source, known: Vocabulary) -> Iterator[Mismatch]:
    """What is counted: people or households, which people, which things."""
    one, other = claim.numeral, found.numeral
    if {_body(one), _body(other)} == {"people", "households"}:
        yield Mismatch("unit")
        return
    if not one.noun or {*one.noun} & {*other.noun}:
        return
    if one.kind == "people" and _body(other) == "people" and one.known:
        if not _same_people(one, other, source, known, found):
            yield Mismatch("group")
    elif not other.noun:
        return
    elif conditions(one) and other.kind == "thing" and not conditions(other) and one.known:
        yield Mismatch("group")
    elif one.known and other.known and "people" in (one.kind, other.kind) and not _told_of(one, found):
        yield Mismatch("group" if one.kind == "people" else "role")
    elif (one.head not in known.sets["anything"] and other.head not in known.sets["anything"]) and (
        _stem_of_another(one, found) or one.kind == other.kind == "assets"
    ):
        yield Mismatch("role")


def _body(numeral: Numeral) -> str:
    """People or households, by the noun or by the facts that rest on a bare number; "" for anything else."""
    if numeral.kind in COUNTED or numeral.kind != "number":
        return numeral.kind if numeral.kind in COUNTED else ""
    return next((fact.unit for fact in numeral.facts if isinstance(fact, Headcount)), "")


def _same_people(one: Numeral, other: Numeral, source: Source, known: Vocabulary, found: Mention) -> bool:
    """Whether the claim's people may be the source's: any people, a wider word, or one that is used of them near by."""
    sets = known.sets
    if one.head in sets["dead"]:
        said = close(found.view, other.first, other.last) | {*other.noun}
        return "killed" in conditions(other) or not said.isdisjoint(map(known.stem, sets["dead"]))
    if one.head in sets["anyone"] - sets["narrow"] - sets["loose"] or other.head in known.wider.get(one.head, ()):
        return True
    open_to = not other.noun or other.head in sets["anyone"] - sets["narrow"]
    if one.head in sets["loose"] or other.noun and _of_setting(one, source, known):
        return open_to
    if one.noun[-1] in found.view.stems and (other.noun or not _counted_before(one.noun[-1], found)):
        return (open_to or not other.known) and _nearest(one.noun[-1], found)
    if not other.noun:  # "41 patients depended on it and four had died"
        return one.noun[-1] in around(source, found.view.number) or not _counted_apart(one, source)
    return False


def _of_setting(one: Numeral, source: Source, known: Vocabulary) -> bool:
    """Whether the source tells of what makes people so, and counts none by that word: passengers of a bus that 30 people took."""
    setting = known.settings.get(one.head, frozenset())
    return not setting.isdisjoint(source.vocabulary) and not any(one.noun[-1] in n.noun for _, n in source.numerals)


def _counted_before(stem: str, found: Mention) -> bool:
    """Whether the last noun counted before a bare number is that one: "41 patients depended on it and four had died"."""
    counted = [n for n in found.view.numerals if n.noun and n.last < found.numeral.first]
    return bool(counted) and stem in counted[-1].noun


def _counted_apart(one: Numeral, source: Source) -> bool:
    """Whether the source counts the claim's people, or others, by another figure."""
    return one.noun[-1] in source.by_stem or any(n.noun and n.known and n.kind == "people" for _, n in source.numerals)


def _nearest(stem: str, found: Mention) -> bool:
    """Whether the source's sentence has a word with no other number nearer than this one."""
    bounding, lower = vocabulary(found.view.language).sets["bounding"], found.view.sentence.lower
    places = [i for i, own in enumerate(found.view.stems) if own == stem]
    numerals = [n for n in found.view.numerals if n is found.numeral or not (n.bare and lower[n.first] in bounding)]
    return any(distance(found.numeral, i) == min(distance(n, i) for n in numerals) for i in places)


def _stem_of_another(one: Numeral, found: Mention) -> bool:
    """Whether what the claim counts is what another number of the source's sentence counts."""
    return any(one.noun[-1] in n.noun for n in found.view.numerals if n is not found.numeral)


def _told_of(one: Numeral, found: Mention) -> bool:
    """Whether what is counted is a thing of which the source's sentence speaks as well: "412 gunshot victims"."""
    return one.kind == "thing" and not {*one.noun}.isdisjoint(found.view.stems)
