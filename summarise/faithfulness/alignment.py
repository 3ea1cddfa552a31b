"""Which words stand with a number, a name or a date, and how well they meet those that stand with another."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

NEXT, FAR = 0.4, 0.15
"""What a word weighs one stretch of a sentence away, and farther, where a word of the same stretch weighs 1."""
HALF = 0.5
"""What the words of the very stretch weigh at least."""
NEAR = 4
"""Tokens around within which a word weighs in full, in whatever stretch: beyond, half."""
ASIDE = frozenset(",()")
FEWEST = 2
"""Words that must fit another figure, place or date for this one to be called exchanged."""

Context = Mapping[str, float]


def context(view: View, first: int, last: int, without: Collection[int] = ()) -> dict[str, float]:
    """The content words around tokens `first` to `last`, by weight: those of its own stretch of the sentence most."""
    known = vocabulary(view.language)
    stretch = stretches(view)
    own = stretch[first]
    weights: dict[str, float] = {}
    for i, stem in enumerate(view.stems):
        if not stem or first <= i <= last or i in without or view.sentence.lower[i] in known.sets["saying"]:
            continue
        apart = abs(stretch[i] - own)
        weight = 1.0 if not apart else NEXT if apart == 1 else FAR
        distance = first - i if i < first else i - last
        weight *= 1.0 if distance <= NEAR else 0.5
        weights[stem] = max(weights.get(stem, 0.0), weight)
    return weights


def close(view: View, first: int, last: int) -> frozenset[str]:
    """The stems in the very stretch of tokens `first` to `last`."""
    return frozenset(stem for stem, weight in context(view, first, last).items() if weight >= HALF)


def stretches(view: View) -> list[int]:
    """For each token the number of its stretch: what stands between commas, "and", "but" and the like; "Ali, 13, said" is one."""
    ends = vocabulary(view.language).sets["stretch"]
    aside = {i for n in view.numerals if n.bare for i in (n.first - 1, n.last + 1)}
    numbers, at = [], 0
    for i, word in enumerate(view.sentence.lower):
        at += word in ends and not (i in aside and word in ASIDE)
        numbers.append(at)
    return numbers


def agreement(claim: Context, source: Context) -> float:
    """The share of the claim's context, by weight, that the source's has too; 0 where the claim has none."""
    whole = sum(claim.values())
    return sum(min(weight, source.get(stem, 0.0)) for stem, weight in claim.items()) / whole if whole else 0.0


def recall(claim: Context, stems: Collection[str]) -> float:
    """The share of the claim's context, by weight, whose words stand among the stems."""
    whole = sum(claim.values())
    return sum(weight for stem, weight in claim.items() if stem in stems) / whole if whole else 0.0


def shared(claim: Context, stems: Collection[str]) -> int:
    """How many words of the claim's context stand among the stems."""
    return sum(stem in stems for stem in claim)


def ranked(source: Source, stems: Iterable[str]) -> list[tuple[float, int]]:
    """The source's sentences by the share of the stems that they hold, best first, each with its place."""
    wanted = {*stems} - {""}
    counts: dict[int, int] = {}
    for stem in wanted:
        for at in source.by_stem.get(stem, ()):
            counts[at] = counts.get(at, 0) + 1
    return sorted(((count / len(wanted), at) for at, count in counts.items()), key=lambda pair: (-pair[0], pair[1]))


def around(source: Source, at: int) -> frozenset[str]:
    """The stems of a sentence and of those beside it."""
    return frozenset(stem for view in (source.views[at], *source.beside(at)) for stem in view.stems if stem)


def quoted(views: Sequence[View], most: int = 2) -> tuple[View, ...]:
    """The first few of the views, each once."""
    return tuple({view.number: view for view in views}.values())[:most]
