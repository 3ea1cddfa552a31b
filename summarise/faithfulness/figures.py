"""Figures that the source does not give, or gives otherwise: for others, in another unit, more or less exactly."""

from collections.abc import Iterator, Sequence

from summarise.faithfulness.alignment import FEWEST, Context, agreement, close, context, shared
from summarise.faithfulness.equivalents import reckoned, said_otherwise
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.mention import Mention, Mismatch
from summarise.faithfulness.numerals import Numeral
from summarise.faithfulness.qualifiers import contradicts, differs, matches, rounds, same
from summarise.faithfulness.roles import agrees, mismatches
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

MARGIN = 0.3
"""How much better the words around a figure must fit another figure of the source for its own to be called exchanged."""
LEAST = 0.45
"""How well they must fit the other, at least."""
SHARE = 0.75
"""The share of the words in the figure's stretch that must stand with another, where none stands with its own."""
FIT = 0.8
"""How well the words around a figure fit its own where no other can be meant."""
SMALLEST_WRITTEN = 100
"""From here on the same digits are the same figure: smaller ones stand in dates and names too often."""
Mismatches = tuple[Mismatch, ...]


def figure_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on the numbers of a summary's sentence."""
    for numeral in claim.numerals:
        if numeral.value == 0 or numeral.value == 1 and numeral.spelled:
            continue
        yield from _of(Mention(claim, numeral), source)


def _of(claim: Mention, source: Source) -> Iterator[Finding]:
    """Findings on one number."""
    numeral = claim.numeral
    words = context(claim.view, numeral.first, numeral.last)
    found = [Mention(view, n) for view, n in source.numerals if matches(numeral, n)]
    if not found:
        if numeral.qualifier == "range" and _ends_given(numeral, source) or _written(numeral, source):
            return
        if said_otherwise(numeral, source):
            return
        if view := reckoned(numeral, source):
            near = (view.evidence,)
            yield finding("number", numeral.text, language=claim.view.language, text="number_reckoned", near=near, soft=True)
            return
        yield _nowhere(claim, source, words)
        return
    best, wrong = min(((f, tuple(mismatches(claim, f, source))) for f in found), key=lambda pair: _order(claim, words, *pair))
    if wrong and wrong[0].kind == "unit" and said_otherwise(numeral, source):
        return
    for mismatch in wrong[:1]:
        yield _told(claim, best, mismatch)
    other = None if wrong else _in_list(claim, found) if agrees(claim, best) else _exchanged(claim, found, source, words)
    if other is not None:
        yield _told(claim, other, Mismatch("role"))
        return
    if not any(not mismatch.soft for mismatch in wrong) and _hedged_otherwise(claim, found, best, source):
        yield _told(claim, best, Mismatch("qualifier", soft=not contradicts(numeral, best.numeral)))


def _ends_given(numeral: Numeral, source: Source) -> bool:
    """Whether the source gives both ends of what may be a change rather than a range: "from 21 to at least 29"."""
    values = {n.value for _, n in source.numerals}
    return numeral.low in values and numeral.high in values


def _written(numeral: Numeral, source: Source) -> bool:
    """Whether the source has the very digits, though read as something else: "(1900 beneficiaries)", which looks like a year."""
    digits = "".join(character for character in numeral.text if character.isdigit())
    return (
        numeral.qualifier == "exact"
        and numeral.value >= SMALLEST_WRITTEN
        and digits == str(int(numeral.value))
        and digits in source.written
    )


def _order(claim: Mention, words: Context, found: Mention, wrong: Mismatches) -> tuple[int, int, bool, float, int]:
    """By what is wrong, then by whether the value is the same, then by the words around."""
    near = agreement(words, context(found.view, found.numeral.first, found.numeral.last))
    hard = sum(not mismatch.soft for mismatch in wrong)
    return hard, len(wrong), not same(claim.numeral, found.numeral), -near - agrees(claim, found), found.view.number


def _hedged_otherwise(claim: Mention, found: Sequence[Mention], best: Mention, source: Source) -> bool:
    """Whether no mention of the figure that may be meant has the claim's hedge."""
    meant = [f for f in found if f is best or not any(not m.soft for m in mismatches(claim, f, source))]
    return all(differs(claim.numeral, f.numeral) for f in meant)


def _exchanged(claim: Mention, found: Sequence[Mention], source: Source, words: Context) -> Mention | None:
    """Another figure of the source that the words around this one fit much better; None where they fit its own."""
    if any(not f.numeral.noun for f in found):
        words = {stem: weight for stem, weight in words.items() if stem not in claim.numeral.noun}
    if not words or max(agreement(words, _context(f)) for f in found) >= FIT:
        return None
    whole = _whole(claim)
    if not _close(claim) or whole and any(same(whole, n) for f in found for n in f.view.numerals):
        return None
    rivals = [r for r in map(Mention, *zip(*source.numerals, strict=True)) if _may_be(claim.numeral, r.numeral, found)]
    rivals = [r for r in rivals if not (whole and same(whole, r.numeral))]
    if turned := _turned(claim, found, rivals):
        return turned
    own = max(agreement(words, _context(f)) for f in found)
    contexts = [(_context(r), r) for r in rivals]
    plain = {stem: weight for stem, weight in words.items() if stem not in _names(claim.view)}
    fits = [
        (agreement(words, c), r)
        for c, r in contexts
        if shared(words, c) >= FEWEST and shared(plain, c) and not _has_own(claim, c, r, words)
    ]
    fit, best = max(fits, key=lambda pair: (pair[0], -pair[1].view.number), default=(0.0, None))
    return best if fit >= LEAST and fit - own >= MARGIN else None


def _whole(claim: Mention) -> Numeral | None:
    """The figure of which the claim's is a part: of "nine of the 52 pupils" the 52, with which the words behind it go."""
    of = vocabulary(claim.view.language).sets["partitive"]
    after = claim.view.sentence.lower[claim.numeral.last + 1 : claim.numeral.last + 2]
    near = range(claim.numeral.last + 2, claim.numeral.last + 4)
    return next((n for n in claim.view.numerals if n.first in near), None) if not of.isdisjoint(after) else None


def _has_own(claim: Mention, words: Context, other: Mention, own: Context) -> bool:
    """Whether the claim gives the other figure too, with words that fit it no less than those of this one."""
    given = (n for n in claim.view.numerals if same(n, other.numeral))
    return any(agreement(context(claim.view, n.first, n.last), words) >= agreement(own, words) for n in given)


def _turned(claim: Mention, found: Sequence[Mention], rivals: Sequence[Mention]) -> Mention | None:
    """Another figure that has the words of this one's stretch in its own, where this one has none of them in the source."""
    tight = close(claim.view, claim.numeral.first, claim.numeral.last) - {*claim.numeral.noun}
    names = _names(claim.view)
    said, turned = tight - names, None
    if len(tight) >= FEWEST and not any(tight & {*f.view.stems} for f in found):
        turned = next((r for r in rivals if len(tight & {*r.view.stems}) >= SHARE * len(tight)), None)
    if not turned and tight and not any(tight & _close(f) for f in found):
        beside = rivals if len(tight) >= FEWEST else [r for r in rivals if any(r.view is f.view for f in found)]
        turned = next((r for r in beside if tight <= _close(r)), None)
    if not turned and said and not any(said & _close(f) for f in found):
        beside = [r for r in rivals if not r.numeral.noun and any(r.view is f.view for f in found)]
        turned = next((r for r in beside if said <= _close(r)), None)
    return turned


def _names(view: View) -> frozenset[str]:
    """The stems of a sentence's names, and of what names are made of: "province"."""
    titles, words = vocabulary(view.language).sets["titles"], zip(view.stems, view.sentence.words, strict=True)
    return frozenset(stem for stem, word in words if word[0].isupper() or word in titles)


def _close(mention: Mention) -> frozenset[str]:
    return close(mention.view, mention.numeral.first, mention.numeral.last)


def _in_list(claim: Mention, found: Sequence[Mention]) -> Mention | None:
    """Another bare figure that a list has beside the name that this one stands with: "in Tarn 11 and in Velo six"."""
    names = _names(claim.view)
    tight = _close(claim)
    if not claim.numeral.bare or not tight or not tight <= names or any(tight & _close(f) for f in found):
        return None
    others = [Mention(f.view, n) for f in found for n in f.view.numerals if n.bare and not same(n, claim.numeral)]
    return next((other for other in others if tight <= _close(other)), None)


def _context(mention: Mention) -> Context:
    return context(mention.view, mention.numeral.first, mention.numeral.last)


def _may_be(claim: Numeral, other: Numeral, found: Sequence[Mention]) -> bool:
    """Whether another figure of the source could be meant: of the same unit, of the same things or of none that are named."""
    if not other.value or other.unit != claim.unit or any(same(other, f.numeral) for f in found):
        return False
    return claim.kind == "number" or other.kind in (claim.kind, "number")


def _nowhere(claim: Mention, source: Source, words: Context) -> Finding:
    """The finding on a number that the source does not give, with the figure that seems to be meant."""
    numeral = claim.numeral
    rivals = [(agreement(words, context(v, n.first, n.last)) + 0.2 * (n.kind == numeral.kind), v, n) for v, n in source.numerals]
    rivals = [rival for rival in rivals if rival[0] >= LEAST and rival[2].unit == numeral.unit]
    if not rivals:
        return finding("number", numeral.text, language=claim.view.language)
    _, view, near = max(rivals, key=lambda rival: (rival[0], -rival[1].number))
    rounded = rounds(numeral, near)
    return finding(
        "number",
        numeral.text,
        language=claim.view.language,
        text="number_near",
        source=near.text,
        near=(view.evidence,),
        soft=rounded,
    )


def _told(claim: Mention, found: Mention, mismatch: Mismatch) -> Finding:
    """The finding that a mismatch is."""
    numeral, view = claim.numeral, found.view
    source = mismatch.said or (found.numeral.text if mismatch.kind == "qualifier" else _phrase(found))
    words = numeral.text if mismatch.kind == "qualifier" else _phrase(claim)
    return finding(
        mismatch.kind,
        words,
        language=claim.view.language,
        text=mismatch.text,
        source=source,
        near=(view.evidence,) if view.number >= 0 else (),
        soft=mismatch.soft,
    )


def _phrase(mention: Mention) -> str:
    """The number with the words that belong to it: those of its fact, else those right around it."""
    facts = mention.numeral.facts
    if facts:
        return min((fact.evidence[0].quote for fact in facts), key=len)
    words = mention.view.sentence.words
    return mention.view.text(max(0, mention.numeral.first - 3), min(len(words) - 1, mention.numeral.last + 4))
