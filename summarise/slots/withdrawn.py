"""Whether a figure is taken back where it stands: withdrawn, corrected to a lower one, or called false."""

from collections.abc import Sequence
from functools import cache

from summarise.lexicon import load
from summarise.text import Sentence

NOUN_REACH = 8
"""Tokens from "withdrew" to the noun that says what of: "withdrew on Friday its earlier list"."""
OPENING = 7
"""Tokens of a sentence in which it may say that the one before is false: "All of these reports are simply false"."""


def is_withdrawn(sentence: Sentence, first: int, last: int, figures: frozenset[int], language: str = "en") -> bool:
    """Whether the figure on tokens `first` to `last` is taken back; `figures` holds the first token of every figure."""
    sets, words = _sets(language), sentence.lower
    if sets["sign"].isdisjoint(words):
        return False
    lowered = words[first - 1 : first] and words[first - 1] in sets["starting_from"]
    before = words[_start(words, first, figures - {first} if not lowered else frozenset(), sets["clause_end"]) : first]
    after = words[last + 1 : _end(words, last + 1, sets["clause_end"])]
    if lowered and _said_of(before, sets["lower"], sets["claim_noun"]) and _to_another(words, first, last, figures, sets):
        return True
    if _said_of(before, sets["withdraw"], sets["claim_noun"]) or _phrase_in(before, _phrases(language, "withdrawn_before")):
        return True
    return not sets["claim_noun"].isdisjoint(before) and _phrase_in(after, _phrases(language, "withdrawn_after"))


def called_false(sentences: Sequence[Sentence], language: str = "en") -> frozenset[int]:
    """The indices of the sentences of which the next one says that they are false: "This is untrue."."""
    sets, false = _sets(language), _phrases(language, "withdrawn_after")
    opened = (s for s in sentences if s.lower and s.lower[0] in sets["referring"])
    return frozenset(s.index - 1 for s in opened if _refers(s.lower, sets, false))


def _refers(words: Sequence[str], sets: dict[str, frozenset[str]], false: tuple[str, ...]) -> bool:
    """Whether a sentence opens with a pronoun, or a word for claims, and calls it false."""
    subject = 1
    while subject < len(words) and (words[subject] in sets["referring"] or words[subject] in sets["claim_noun"]):
        subject += 1
    line = f" {' '.join(words[subject:OPENING])} "
    return any(line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalpha() for phrase in false)


def _start(words: Sequence[str], at: int, figures: frozenset[int], ends: frozenset[str]) -> int:
    """The token after the last figure or end of a clause before token `at`."""
    while at and at - 1 not in figures and words[at - 1] not in ends:
        at -= 1
    return at


def _end(words: Sequence[str], at: int, ends: frozenset[str]) -> int:
    while at < len(words) and words[at] not in ends:
        at += 1
    return at


def _said_of(words: Sequence[str], verbs: frozenset[str], nouns: frozenset[str]) -> bool:
    """Whether one of the verbs governs one of the nouns: "withdraws the figure", "its toll was lowered"."""
    said = [at for at, word in enumerate(words) if word in verbs]
    return any(not nouns.isdisjoint(words[max(0, at - NOUN_REACH) : at + NOUN_REACH + 1]) for at in said)


def _to_another(words: Sequence[str], first: int, last: int, figures: frozenset[int], sets: dict[str, frozenset[str]]) -> bool:
    """Whether another figure stands beside "from 60", after "to": "from 60 to 46", "to 46 from 60"."""
    near = range(max(1, first - 4), min(len(words), last + 5))
    return any(at in figures and words[at - 1] in sets["going_to"] for at in near if at != first)


def _phrase_in(words: Sequence[str], phrases: tuple[str, ...]) -> bool:
    line = f" {' '.join(words)} "
    return any(phrase in line for phrase in phrases)


@cache
def _phrases(language: str, name: str) -> tuple[str, ...]:
    """The phrases of a class, with the spaces around them."""
    return tuple(f" {phrase} " for phrase in load(language, "status").words[name])


@cache
def _sets(language: str) -> dict[str, frozenset[str]]:
    """The word classes, and `sign`: one of these words stands in every sentence that takes a figure back."""
    lexicon = load(language, "status")
    sets = {name: lexicon.word_set(name) for name in lexicon.words}
    phrases = (phrase.split() for name in ("withdrawn_before", "withdrawn_after") for phrase in lexicon.words[name])
    keys = frozenset(max(phrase, key=len) for phrase in phrases)
    return sets | {"sign": keys | sets["withdraw"] | sets["lower"]}
