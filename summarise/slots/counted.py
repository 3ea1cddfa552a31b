"""The noun phrase that a figure counts: "400 internally displaced families", "eight of the 30 villages"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from summarise.quantities import Found
from summarise.slots.nouns import nouns_of
from summarise.text import Sentence

LONGEST_PHRASE = 7
"""Tokens from a figure to its noun: "250 internally displaced and severely affected rural families" is about the longest."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase after a figure: what it counts, its last token, and whether the noun is known."""

    kind: str
    last: int
    start: int
    known: bool = True
    partitive: bool = False


class CountedReader:
    """Reads the noun phrases of one sentence; `found` holds its quantities by their first token."""

    def __init__(self, sentence: Sentence, language: str, found: Mapping[int, Found]) -> None:
        self.sentence, self.words, self.found = sentence, sentence.lower, found
        self.nouns = nouns_of(language)
        self.sets = self.nouns.sets
        hyphen = self.sets["hyphen"]
        self.hyphens = frozenset(at for at, word in enumerate(self.words) if word in hyphen and self.tied(at))

    def with_crop(self, phrase: Counted) -> Counted:
        """A measure of land with what grows on it: "hectares of crops", "km of road"."""
        words, last = self.words, phrase.last
        if words[last] not in self.sets["land"] or last + 2 >= len(words) or words[last + 1] not in self.sets["of"]:
            return phrase
        end = next((at for at in range(last + 2, min(len(words), last + 5)) if self.ends(at, False)), min(len(words), last + 5))
        return replace(phrase, last=end - 1) if end > last + 2 else phrase

    def strong(self, at: int) -> Counted | None:
        """The noun of "3,500-strong community"."""
        if at + 2 < len(self.words) and self.words[at] in self.sets["hyphen"] and self.words[at + 1] in self.sets["strong"]:
            return Counted("people", at + 2, at + 2)
        return None

    def predicate_noun(self, at: int) -> Counted | None:
        """The noun that a bare figure is said to be: "22 were women"; the figure is then a subset."""
        if at + 1 < len(self.words) and self.words[at] in self.sets["predicate_be"]:
            phrase = self.phrase(at + 1)
            if phrase is not None and phrase.kind == "people" and phrase.known:
                return replace(phrase, partitive=True)
        return None

    def phrase(self, at: int, one: bool = False) -> Counted | None:
        """The noun phrase that a figure counts, from token `at`; None where none stands there."""
        words, partitive = self.words, False
        pair = " ".join(words[at : at + 2])
        if pair in self.sets["partitive"]:
            at, partitive = at + 2, True
            owned = next((token for token in range(at, at + 4) if token in self.found), None)
            at = (
                at
                if owned is None
                or any(self.words[token] in self.sets["stop"] - self.sets["possessive"] for token in range(at, owned))
                else self.found[owned].last + 1
            )
        start = at
        if at < len(words) and words[at] in self.sets["others"]:
            at += 1
        if at + 1 < len(words) and words[at] in self.sets["length"] and words[at + 1] in self.sets["of"]:
            return Counted("assets", at, at)
        if at + 1 < len(words) and words[at] in self.sets["square"] and words[at + 1] in self.sets["length"]:
            return Counted("assets", at + 1, at)
        kind, last = self.head(at, one and not partitive)
        if last is None:
            return Counted("number", at - 1, start, True, True) if partitive and at not in self.found else None
        return (
            Counted(kind, last, start, kind != "unknown", partitive)
            if kind != "unknown"
            else self.unknown(start, last, partitive)
        )

    def head(self, at: int, one: bool) -> tuple[str, int | None]:
        """The kind and last token of the noun phrase that starts at `at`; kind `unknown` for a noun that no class has."""
        words = self.words
        kind, last, token = "unknown", None, at
        while token < min(len(words), at + LONGEST_PHRASE):
            token = self.over_bracket(token, one)
            known = self.kind(token, one)
            if known:
                kind, last = known, token
            elif last is None and self.joins(at, token, one) or last is not None and self.owns(token, one):
                pass
            elif self.ends(token, one) or last is not None and not ((one or self.name(last)) and self.noun_follows(token, one)):
                break
            token += 1
        if last is None and at < token and not self.predicate(token - 1):
            last = token - 1
        return kind, last

    def joins(self, start: int, token: int, one: bool) -> bool:
        """Whether the token joins two words that describe one noun: "12 primary and secondary schools"."""
        words = self.words
        if not start < token < len(words) - 2 or words[token] not in self.sets["joining"] or token + 1 in self.found:
            return False
        described = not self.kind(token + 1, one) and not self.ends(token + 1, one) and not self.predicate(token - 1)
        after = token + 2
        return described and (bool(self.kind(after, one)) or self.joins(token, after, one))

    def owns(self, token: int, one: bool) -> bool:
        """Whether the token marks the people before it as owners of what is counted: "90 fishermen's families"."""
        if self.words[token] not in self.sets["owner_mark"] or token + 1 >= len(self.words):
            return False
        return self.sentence.ends[token - 1] == self.sentence.starts[token] and self.kind(token + 1, one) is not None

    def over_bracket(self, token: int, one: bool) -> int:
        """The token after a bracket that stands before the noun: "8 international (one British) staff"; else `token`."""
        if self.words[token] not in self.sets["bracket"]:
            return token
        closing = next(
            (
                at
                for at in range(token, min(len(self.words), token + 2 * LONGEST_PHRASE))
                if self.words[at] in self.sets["bracket_close"]
            ),
            token,
        )
        return closing + 1 if closing > token and closing + 1 < len(self.words) and self.kind(closing + 1, one) else token

    def kind(self, token: int, one: bool) -> str | None:
        """What the noun at `token` counts, by the longest phrase that ends there."""
        word = self.words[token]
        pair = f"{self.words[token - 1]} {word}" if token else word
        table = self.nouns.singular if one else self.nouns.plural
        known = table.get(pair) or table.get(word)
        return known if known or one or word not in self.sets["unmarked"] else self.unmarked(token)

    def unmarked(self, token: int) -> str | None:
        """People where a noun stands alone in the singular behind a larger figure, as agencies abroad write: "14 death"."""
        after = self.words[token + 1] if token + 1 < len(self.words) else "."
        return None if after.isalpha() and after not in self.sets["stop"] or after in self.sets["hyphen"] else "people"

    def ends(self, token: int, one: bool) -> bool:
        """Whether a noun phrase ends before `token`: a function word, a verb, or a participle that no noun follows."""
        word = self.words[token]
        if self.hyphened(token) or word in self.sets["genitive"] and self.noun_follows(token, one):
            return False
        if word in self.sets["stop"] or token in self.found:
            return not (word in self.nouns.predicates and self.noun_follows(token, one))
        return self.predicate(token) and not self.noun_follows(token, one)

    def name(self, token: int) -> bool:
        """Whether the token is a name, which may describe the noun after it: "three Chinese fishing boats"."""
        return self.sentence.words[token][0].isupper()

    def hyphened(self, token: int) -> bool:
        """Whether the token is part of a compound: "middle-aged", "five-year-old"."""
        return bool(self.hyphens) and not self.hyphens.isdisjoint((token - 1, token, token + 1))

    def tied(self, at: int) -> bool:
        """Whether no space stands on either side of the token: "- 40 hens died - collapsed road" has no compound."""
        starts, ends = self.sentence.starts, self.sentence.ends
        return 0 < at < len(starts) - 1 and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]

    def predicate(self, token: int) -> bool:
        word = self.words[token]
        return word in self.nouns.predicates or word in self.sets["verb"] or word.endswith(self.nouns.adverb_suffixes)

    def noun_follows(self, token: int, one: bool) -> bool:
        """Whether a known noun stands within three tokens, with no function word between: "displaced Syrian families"."""
        for after in range(token + 1, min(len(self.words), token + 4)):
            if self.kind(after, one) or self.words[after] in self.sets["not_people"]:
                return True
            if self.words[after] in self.sets["stop"] or after in self.found:
                return False
        return False

    def unknown(self, start: int, last: int, partitive: bool) -> Counted | None:
        """A phrase whose noun no class has: people, perhaps, where it is a plural or a name; the slot decides."""
        while last >= start and self.predicate(last):
            last -= 1
        word = self.words[last]
        if last < start or word in self.sets["not_people"] or word in self.nouns.measures:
            return Counted("thing", last, start, False) if last >= start else None
        if word in self.sets["others"]:
            return None
        if partitive:
            return Counted("thing", last, start, False, partitive)
        if word.endswith(self.nouns.person_suffixes) and self.words[last].isalpha():
            return Counted("people", last, start)
        plural = word.endswith("s") or self.sentence.words[last][0].isupper()
        one = word.endswith(self.nouns.one_suffixes) and f"{word}s" not in self.sets["not_people"]
        return Counted("people" if plural or one else "thing", last, start, False)
