"""Words that the sentence has in the place of others of its source, where both cannot be so."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import permutations

from summarise.faithfulness.alignment import ranked, stretches
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.names import is_place, named_otherwise
from summarise.faithfulness.polarity import denials
from summarise.faithfulness.roles import borne_out
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.slots.nouns import nouns_of

LEAST = 0.6
"""The share of a sentence's content words that the source's must have for the two to be set side by side."""
FEWEST = 3
"""Content words that the two must share, at least."""
LOOKED_AT = 5
"""Sentences of the source that are tried, those first that have most of the words."""
LONGEST = 4
"""Tokens of the longest stretch that stands in the place of another."""

Swap = tuple[range, range]
"""Tokens of the sentence, and those of the source's in whose place they stand."""


def contrast_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on words that stand for their opposites, and on names that stand for others."""
    best = ranked(source, claim.stems)[:LOOKED_AT]
    if not best:
        return
    beside = max((source.views[at] for _, at in best), key=lambda view: (_same_tokens(claim, view), -view.number))
    if _same_tokens(claim, beside) >= LEAST * len(claim.sentence.words):
        meant = {i for first, last in named_otherwise(claim, source) for i in range(first, last + 1)}
        for ours, theirs in _swaps(claim, beside):
            yield from _names(claim, [i for i in ours if i not in meant], beside, theirs)
            yield from _people(claim, ours, beside, theirs)
            yield from _opposites(claim, ours, beside, theirs)
    if best[0][0] >= LEAST and best[0][0] * len({*claim.stems} - {""}) >= FEWEST:
        kinds = ("polarity", "qualifier") if borne_out(claim, source) else ("role", "polarity", "qualifier")
        yield from _unheard(claim, source.views[best[0][1]], source, kinds)


def _same_tokens(claim: View, view: View) -> int:
    """How many tokens of the sentence stand in the other in the same order."""
    matcher = SequenceMatcher(None, claim.sentence.lower, view.sentence.lower, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _swaps(claim: View, view: View) -> Iterator[Swap]:
    """The stretches that stand in each other's place where the two are laid side by side."""
    for tag, i, j, k, m in SequenceMatcher(None, claim.sentence.lower, view.sentence.lower, autojunk=False).get_opcodes():
        if tag == "replace" and j - i <= LONGEST:
            yield range(i, j), range(k, min(m, k + LONGEST))


def _names(claim: View, ours: Sequence[int], view: View, theirs: range) -> Iterator[Finding]:
    """A name in the place of another: each capitalised, neither in the other sentence."""
    mine = [i for i in ours if claim.stems[i] and claim.sentence.words[i][0].isupper() and claim.stems[i] not in view.stems]
    other = [i for i in theirs if view.stems[i] and view.sentence.words[i][0].isupper() and view.stems[i] not in claim.stems]
    if mine and other and mine[0] > 0 and other[0] > 0:
        words, said = claim.text(mine[0], mine[-1]), view.text(other[0], other[-1])
        kind = "place" if is_place(words, claim) or is_place(words, view) or is_place(said, view) else "name"
        yield finding(kind, words, language=claim.language, text="place_other", source=said, near=(view.evidence,))


def _people(claim: View, ours: range, view: View, theirs: range) -> Iterator[Finding]:
    """A group of people in the place of another."""
    if not vocabulary(claim.language).known:
        return
    known, nouns = vocabulary(claim.language), nouns_of(claim.language)
    named = nouns.sets["people"] - known.sets["anyone"]
    mine = [i for i in ours if claim.sentence.lower[i] in named and claim.stems[i] not in view.stems]
    other = [i for i in theirs if view.sentence.lower[i] in named and view.stems[i] not in claim.stems]
    wider = known.wider.get(claim.sentence.lower[mine[0]], frozenset()) if mine else frozenset()
    if mine and other and wider.isdisjoint(view.sentence.lower[i] for i in other):
        words, said = claim.sentence.words[mine[0]], view.sentence.words[other[0]]
        yield finding("group", words, language=claim.language, text="contrast", source=said, near=(view.evidence,))


def _opposites(claim: View, ours: range, view: View, theirs: range) -> Iterator[Finding]:
    measured = {i for n in claim.numerals for i in range(n.first, n.last + 1)}
    mine = {claim.stems[i] or vocabulary(claim.language).stem(claim.sentence.lower[i]): i for i in ours if i not in measured}
    other = {view.stems[i] or vocabulary(claim.language).stem(view.sentence.lower[i]): i for i in theirs}
    for kind, groups in vocabulary(claim.language).contrasts.items():
        for group in groups:
            for one, two in permutations(group, 2):
                if not (one & mine.keys() and two & other.keys()) or one & other.keys() or two & mine.keys():
                    continue
                words, said = (
                    claim.sentence.words[mine[min(one & mine.keys())]],
                    view.sentence.words[other[min(two & other.keys())]],
                )
                yield finding(kind, words, language=claim.language, text="contrast", source=said, near=(view.evidence,))
                return


def _unheard(claim: View, view: View, source: Source, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """A word that the source nowhere has, and whose opposite stands in the sentence that comes nearest."""
    for kind in kinds:
        for group in vocabulary(claim.language).contrasts[kind]:
            if any(stem in source.by_stem for stem in claim.stems if any(stem in one for one in group)):
                continue
            for one, two in permutations(group, 2):
                mine = [i for i, stem in enumerate(claim.stems) if stem in one]
                other = [i for i, stem in enumerate(view.stems) if stem in two]
                if not mine or one & source.by_stem.keys() or _denied(claim, mine) != _denied(view, other):
                    continue
                if _of_one_matter(claim, mine, view, other):
                    words, said = claim.sentence.words[mine[0]], view.sentence.words[other[0]]
                    yield finding(kind, words, language=claim.language, text="contrast", source=said, near=(view.evidence,))


def _denied(view: View, places: Sequence[int]) -> bool:
    """Whether one of the words is denied: "no longer allowed" is banned."""
    return any(denial.at <= at <= denial.last for denial in denials(view) for at in places)


def _of_one_matter(claim: View, ours: Sequence[int], view: View, theirs: Sequence[int]) -> bool:
    """Whether the stretches of two words have another word in common, so that both may tell of the same."""
    mine, other = stretches(claim), stretches(view)
    near = [{s for j, s in enumerate(claim.stems) if s and mine[j] == mine[i]} for i in ours]
    told = [{s for j, s in enumerate(view.stems) if s and other[j] == other[i]} for i in theirs]
    return any(one & two for one in near for two in told)
