"""What a sentence affirms and what it denies, word by word: "not open" and "closed" are one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarise.faithfulness.alignment import stretches
from summarise.faithfulness.polarity import denials
from summarise.faithfulness.source import View
from summarise.faithfulness.vocabulary import vocabulary

BEFORE = 4
"""Tokens before a word in which "refused to" or "failed to" denies it."""
WORD = "="
"""What stands before a stem that is a matter of its own."""
OWNING = (("'s",), ("’s",), ("'",), ("’",))
LONGEST = 4
"""Words of the longest phrase that is one way or the other."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is said at tokens `first` to `last`: a thing that may be one way or the other, or the stem of a word; and which."""

    concept: str
    affirmed: bool
    first: int
    last: int


def signs(view: View) -> list[Sign]:
    """All that a sentence affirms or denies; of a word without a contrary, only what is plainly the one or the other."""
    denied, averted, negative = _denied(view), _averted(view), negative_stretches(view)
    stretch, heads, found = stretches(view), _heads(view), list[Sign]()
    for first, last, concept, affirmed in _said(view):
        if not concept.startswith(WORD):
            found.append(Sign(concept, affirmed != (first in denied ^ averted), first, last))
        elif first in heads - averted or first not in denied and stretch[first] not in negative:
            found.append(Sign(concept, first not in denied, first, last))
        else:
            found += [Sign(concept, True, first, last), Sign(concept, False, first, last)]
    return found


def negative_stretches(view: View) -> frozenset[int]:
    """The stretches of a sentence in which anything is denied, lacking or averted."""
    known, lower, stretch = vocabulary(view.language), view.sentence.lower, stretches(view)
    words = known.sets["negation"] | known.sets["denying"] | known.sets["averting"] | known.sets["losing"]
    return frozenset(stretch[i] for i, word in enumerate(lower) if word in words or known.lacking.length(lower, i))


def _denied(view: View) -> frozenset[int]:
    """The tokens that a denial turns into the contrary."""
    return frozenset(i for denial in denials(view) for i in range(denial.at + 1, denial.last + 1))


def _heads(view: View) -> frozenset[int]:
    """The first word that each denial denies: "leaks" of "no trace of leaks"."""
    signs_of = {_stem(word, view.language) for word in vocabulary(view.language).sets["evidence"]}
    denied = ((denial, [stem for stem in denial.stems if stem not in signs_of]) for denial in denials(view))
    found = [(denial, stems[0]) for denial, stems in denied if stems]
    return frozenset(i for denial, head in found for i in range(denial.at + 1, denial.last + 1) if view.stems[i] == head)


def _averted(view: View) -> frozenset[int]:
    """The tokens that a word of refusal or failure before them turns into the contrary."""
    known, lower, stretch = vocabulary(view.language).sets, view.sentence.lower, stretches(view)
    cues = [i for i, word in enumerate(lower) if word in known["averting"] or " ".join(lower[i : i + 2]) in known["still_to"]]
    return frozenset(i for at in cues for i in range(at + 1, min(at + 1 + BEFORE, len(lower))) if stretch[i] == stretch[at])


def _said(view: View) -> Iterator[tuple[int, int, str, bool]]:
    """Each word, and each phrase that is one way or the other: its tokens, the matter, and whether it affirms it."""
    listed, lower = _listed(view.language), view.sentence.lower
    numbers = {i for n in view.numerals for i in range(n.first, n.last + 1)}
    for i, word in enumerate(lower):
        for length in range(min(LONGEST, len(lower) - i), 0, -1):
            key = " ".join(lower[i : i + length]) if length > 1 else _stem(word, view.language)
            if key in listed and not view.sentence.words[i][0].isupper():
                for concept, affirmed in listed[key]:
                    yield i, i + length - 1, concept, affirmed
                break
        owner = lower[i + 1 : i + 2] in OWNING  # who denies "a passenger's account" does not deny the passenger
        if view.stems[i] and view.sentence.words[i].islower() and i not in numbers and not owner:
            yield i, i, WORD + view.stems[i], True


@cache
def _listed(language: str) -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for concept, sides in vocabulary(language).opposites.items():
        for affirmed, words in zip((True, False), sides, strict=True):
            for word in words:
                key = word if " " in word else _stem(word, language)
                if (concept, affirmed) not in found.setdefault(key, []):
                    found[key].append((concept, affirmed))
    return found


def _stem(word: str, language: str) -> str:
    return vocabulary(language).stem(word)
