"""Steps over nouns that no figure counts, in a list with some that one does: "crops, public buildings and 12 bridges"."""

from collections.abc import Mapping, Sequence

Sets = Mapping[str, frozenset[str]]
MOST_WORDS = 3
"""Words before such a noun that describe it: "several small public" buildings."""
LONGEST_LIST = 16
"""Words of the nouns before the first figure."""


def after_noun(words: Sequence[str], at: int, sets: Sets) -> int:
    """The index after the noun without a figure that starts at `at`; `at` itself where none does, or the slot knows none."""
    if "list_noun" not in sets:
        return at
    for end in range(at, min(at + MOST_WORDS + 1, len(words))):
        if is_noun(words[end], sets):
            while end + 1 < len(words) and is_noun(words[end + 1], sets):
                end += 1
            return end + 1
        if not _describes(words[end], sets):
            return at
    return at


def before_noun(words: Sequence[str], at: int, sets: Sets) -> int:
    """The index of the first word of the noun without a figure that ends at `at`; `at + 1` where none does."""
    if not is_noun(words[at], sets):
        return at + 1
    first = at
    while first > max(0, at - MOST_WORDS) and _describes(words[first - 1], sets):
        first -= 1
    return first


def is_noun(word: str, sets: Sets) -> bool:
    """Whether the word is a plural or a mass that may be destroyed; never where the slot knows none."""
    return "list_noun" in sets and (word in sets["list_noun"] or word in sets["assets"])


def after_list(words: Sequence[str], start: int, sets: Sets) -> int:
    """The index after a list of such nouns and its last joining word; `start` where no list stands there.

    >>> sets = {"list_noun": frozenset({"crops"}), "assets": frozenset({"roads"}), "list_word": frozenset({",", "and"})}
    >>> sets |= {"not_describing": frozenset()}
    >>> after_list(["crops", ",", "roads", "and", "<assets>"], 0, sets)
    4
    """
    at = start
    while at < min(len(words), start + LONGEST_LIST):
        after = after_noun(words, at, sets)
        if after == at:
            break
        at = after
        while at < len(words) and words[at] in sets["list_word"]:
            at += 1
        if at == after:
            return start
    return at


def _describes(word: str, sets: Sets) -> bool:
    return word.isalpha() and word not in sets["not_describing"]
