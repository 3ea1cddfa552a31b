"""Counts as chunks: a sentence becomes a row of items in which "about 400 displaced families" is one, `<households>`.

The rules of headcounts and damage read that row. Words inside a chunk stand after it as marks: `^displaced`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from summarise.lexicon import load
from summarise.quantities import Found, quantities_in
from summarise.rules import MARK
from summarise.sitrep import Quantity
from summarise.text import Sentence

LONGEST_PHRASE = 7
"""Tokens from a figure to its noun: "250 internally displaced and severely affected rural families" is about the longest."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts: tokens `first` to `last`, both included.

    `kind` is people, households, assets, thing (what no slot counts), or number where no noun follows; `noun` the words from
    token `noun_first` to the noun as written, `head` its last word in lower case. `single`: an article or "one" instead of a figure.
    `known`: the noun is in the lexicon. `partitive`: "eight of the 30".
    """

    kind: str
    quantity: Quantity
    first: int
    last: int
    noun_first: int = sys.maxsize
    noun: str | None = None
    head: str = ""
    single: bool = False
    known: bool = True
    partitive: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One element of the row: a lower-case word, a chunk such as `<people>`, or a mark such as `^displaced`."""

    word: str
    first: int
    last: int
    count: Count | None = None


@lru_cache(maxsize=512)  # the slots read one article after another; an article has some 25 sentences
def chunk(sentence: Sentence, language: str = "en") -> tuple[Item, ...]:
    """The row of items of a sentence, in its order."""
    return tuple(_Chunker(sentence, language).items())


class _Nouns:
    """The noun classes of one language."""

    def __init__(self, language: str) -> None:
        lexicon = load(language, "people")
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        self.determiners = self.sets["article"] | self.sets["possessive"] | self.sets["another"] | self.sets["definite"]
        self.prefixes = frozenset(tuple(phrase.split()) for phrase in load(language, "quantities").words["prefix"])
        self.prefix_starts = frozenset(phrase[0] for phrase in self.prefixes)
        self.measures = load(language, "quantities").word_set("measure_after")
        self.person_suffixes = tuple(self.sets["person_suffix"])
        self.predicates = predicates(language) - self.sets["verb"]
        self.plural = {
            **dict.fromkeys(self.sets["assets"], "assets"),
            **dict.fromkeys(self.sets["people"] | self.sets["event"] | self.sets["collective"], "people"),
        }
        self.plural.update(
            {**dict.fromkeys(self.sets["generic"], "people"), **dict.fromkeys(self.sets["household"], "households")}
        )
        self.singular = {**dict.fromkeys(self.sets["asset"], "assets"), **dict.fromkeys(self.sets["person"], "people")}
        self.singular.update(dict.fromkeys(self.sets["kin"] | self.sets["collective"], "people"))
        self.singular.update(
            {
                **dict.fromkeys(self.sets["household"], "households"),
                **dict.fromkeys(self.sets["generic"] | self.sets["event_one"], "people"),
            }
        )


@cache
def predicates(language: str, *, verbs: bool = True) -> frozenset[str]:
    """The first words of participles and verbs, in the classes done_… and …_verb: no noun phrase runs over them."""
    function_words = load(language, "people").word_set("stop")
    return (
        frozenset(
            phrase.split()[0]
            for slot in ("headcounts", "damage")
            for name, phrases in load(language, slot).words.items()
            if name.startswith("done_") or verbs and name.endswith("_verb")
            for phrase in phrases
        )
        - function_words
    )


@cache
def _nouns(language: str) -> _Nouns:
    return _Nouns(language)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase after a figure: what it counts, its last token, and whether the noun is known."""

    kind: str
    last: int
    start: int
    known: bool = True
    partitive: bool = False


class _Chunker:
    """Walks over one sentence."""

    def __init__(self, sentence: Sentence, language: str) -> None:
        self.sentence, self.words, self.nouns = sentence, sentence.lower, _nouns(language)
        self.found = {found.first: found for found in quantities_in(sentence, language)}
        self.sets = self.nouns.sets

    def items(self) -> Iterator[Item]:
        at = 0
        while at < len(self.words):
            counts = list(self.counts_at(at))
            for count in counts:
                yield Item(f"<{count.kind}>", count.first, count.last, count)
                for token in range(count.noun_first, count.last + 1):
                    if self.words[token] not in self.sets["hyphen"]:
                        yield Item(MARK + self.words[token], token, token)
            if not counts:
                yield Item(self.words[at], at, at)
            at = counts[-1].last + 1 if counts else at + 1

    def counts_at(self, at: int) -> Iterator[Count]:
        """The counts that start at token `at`: one, or several after "no deaths or injuries"."""
        if at in self.found:
            yield self.figure(self.found[at])
        elif self.prefixed(at) in self.found:
            yield replace(self.figure(self.found[self.prefixed(at)]), first=at)
        elif self.words[at] in self.sets["no"]:
            yield from self.none_of(at)
        elif self.words[at] in self.nouns.determiners:
            yield from self.single(at)

    def prefixed(self, at: int) -> int:
        """The token after a phrase such as "another" or "a total of"; -1 where none stands at `at`."""
        if self.words[at] not in self.nouns.prefix_starts:
            return -1
        return next((at + n for n in range(4, 0, -1) if self.words[at : at + n] in self.nouns.prefixes), -1)

    def figure(self, found: Found) -> Count:
        """The count of a figure: with the noun phrase after it, or a bare number."""
        after = found.last + 1
        if self.is_share(found.first):
            return Count("thing", found.quantity, found.first, found.last)
        if found.quantity.qualifier == "vague" and after < len(self.words) and self.words[after] in self.sets["vague_of"]:
            after += 1
        phrase = self.strong(after) or self.phrase(after, found.quantity.value == 1)
        if not found.quantity.value:
            last = phrase.last if phrase and phrase.partitive else found.last
            return Count("people", found.quantity, found.first, last)
        if phrase is None or phrase.kind == "number":
            nominal = self.predicate_noun(phrase.last + 1 if phrase else after)
            phrase = nominal or phrase
        if phrase is None:
            return Count("number", found.quantity, found.first, found.last)
        if phrase.last + 1 < len(self.words) and self.words[phrase.last + 1] in self.sets["per"]:
            phrase = replace(phrase, kind="thing")
        return self.count(found.quantity, found.first, self.with_crop(phrase))

    def with_crop(self, phrase: _Phrase) -> _Phrase:
        """A measure of land with what grows on it: "hectares of crops", "km of road"."""
        words, last = self.words, phrase.last
        if words[last] not in self.sets["land"] or last + 2 >= len(words) or words[last + 1] not in self.sets["of"]:
            return phrase
        end = next((at for at in range(last + 2, min(len(words), last + 5)) if self.ends(at, False)), min(len(words), last + 5))
        return replace(phrase, last=end - 1) if end > last + 2 else phrase

    def is_share(self, first: int) -> bool:
        """Whether the figure is only the whole of a share or a population: "70 percent of the 12,000 inhabitants"."""
        before = self.words[max(0, first - 4) : first]
        if not before or not (before[-1] in self.sets["of"] or " ".join(before[-2:]) in self.sets["partitive"]):
            return False
        return bool(set(before) & self.sets["share"]) or before[-2:-1] != () and before[-2] in self.sets["populated"]

    def strong(self, at: int) -> _Phrase | None:
        """The noun of "3,500-strong community"."""
        if at + 2 < len(self.words) and self.words[at] in self.sets["hyphen"] and self.words[at + 1] in self.sets["strong"]:
            return _Phrase("people", at + 2, at + 2)
        return None

    def predicate_noun(self, at: int) -> _Phrase | None:
        """The noun that a bare figure is said to be: "22 were women"; the figure is then a subset."""
        if at + 1 < len(self.words) and self.words[at] in self.sets["predicate_be"]:
            phrase = self.phrase(at + 1)
            if phrase is not None and phrase.kind == "people" and phrase.known:
                return replace(phrase, partitive=True)
        return None

    def count(self, quantity: Quantity, first: int, phrase: _Phrase, single: bool = False) -> Count:
        noun = self.written(phrase.start, phrase.last)
        head = self.words[phrase.last]
        return Count(phrase.kind, quantity, first, phrase.last, phrase.start, noun, head, single, phrase.known, phrase.partitive)

    def written(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]

    def phrase(self, at: int, one: bool = False) -> _Phrase | None:
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
        if at < len(words) and words[at] in self.sets["length"] and words[at + 1 : at + 2] and words[at + 1] in self.sets["of"]:
            return _Phrase("assets", at, at)
        kind, last = self.head(at, one and not partitive)
        if last is None:
            return _Phrase("number", at - 1, start, True, True) if partitive and at not in self.found else None
        return (
            _Phrase(kind, last, start, kind != "unknown", partitive)
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
            elif self.ends(token, one) or last is not None and not (self.name(last) and self.noun_follows(token, one)):
                break
            token += 1
        if last is None and at < token and not self.predicate(token - 1):
            last = token - 1
        return kind, last

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
        return table.get(pair) or table.get(word)

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
        return any(self.words[at] in self.sets["hyphen"] for at in (token - 1, token, token + 1) if 0 <= at < len(self.words))

    def predicate(self, token: int) -> bool:
        word = self.words[token]
        return word in self.nouns.predicates or word in self.sets["verb"] or word.endswith("ly")

    def noun_follows(self, token: int, one: bool) -> bool:
        """Whether a known noun stands within three tokens, with no function word between: "displaced Syrian families"."""
        for after in range(token + 1, min(len(self.words), token + 4)):
            if self.kind(after, one) or self.words[after] in self.sets["not_people"]:
                return True
            if self.words[after] in self.sets["stop"]:
                return False
        return False

    def unknown(self, start: int, last: int, partitive: bool) -> _Phrase | None:
        """A phrase whose noun no class has: people, perhaps, where it is a plural or a name; the slot decides."""
        while last >= start and self.predicate(last):
            last -= 1
        word = self.words[last]
        if last < start or word in self.sets["not_people"] or word in self.nouns.measures:
            return _Phrase("thing", last, start, False) if last >= start else None
        if word in self.sets["others"]:
            return None
        if partitive:
            return _Phrase("thing", last, start, False, partitive)
        if word.endswith(self.nouns.person_suffixes) and self.words[last].isalpha():
            return _Phrase("people", last, start)
        return (
            _Phrase("people", last, start, False)
            if word.endswith("s") or self.sentence.words[last][0].isupper()
            else _Phrase("thing", last, start, False)
        )

    def single(self, at: int) -> Iterator[Count]:
        """One person or asset without a figure: "a five-year-old girl", "his son", "another"."""
        words, article = self.words, self.words[at] in self.sets["article"]
        start = at + 1
        kind, last, token = None, None, start
        while token < min(len(words), at + LONGEST_PHRASE):
            known = self.nouns.singular.get(words[token])
            if known:
                kind, last = known, token
            elif last is not None or self.ends(token, True):
                break
            token += 1
        if words[at] in self.sets["another"] and last is None and words[start : start + 1] and self.stands_alone(start):
            yield Count("number", Quantity(self.written(at, at), 1, 1, 1, "exact"), at, at)
        if last is None or kind is None:
            return
        if kind != "assets" and (self.words[at] in self.sets["definite"] or self.apposition(at)):
            return
        if kind == "people" and not article and words[last] not in self.sets["kin"] and words[at] not in self.sets["another"]:
            return
        text = self.written(at, at)
        yield self.count(Quantity(text, 1, 1, 1, "exact"), at, _Phrase(kind, last, start), single=True)

    def apposition(self, at: int) -> bool:
        """Whether the phrase only says who a named person is: "Nguyen, a local official"."""
        return at > 1 and self.words[at - 1] in self.sets["comma"] and self.name(at - 2)

    def stands_alone(self, at: int) -> bool:
        """Whether a verb follows "another" at once: "another was missing"."""
        return self.words[at] in self.sets["be"] or self.words[at] in self.nouns.predicates

    def none_of(self, at: int) -> Iterator[Count]:
        """Zero of each noun of a list: "no deaths or injuries", "no reports of any casualties"."""
        token = at + 1
        counts: list[Count] = []
        while token < len(self.words) and self.words[token] in self.sets["no_filler"] and token < at + LONGEST_PHRASE:
            token += 1
        while token < len(self.words) and (kind := self.kind(token, False) or self.kind(token, True)) in ("people", "assets"):
            first = at if not counts else token
            counts.append(self.count(Quantity(self.written(at, at), 0, 0, 0, "exact"), first, _Phrase(kind, token, token)))
            if token + 2 >= len(self.words) or self.words[token + 1] not in self.sets["no_or"]:
                break
            token += 2
        yield from counts


def without_assets(items: Sequence[Item], sentence: Sentence) -> tuple[Item, ...]:
    """The row with assets that have no figure as plain words: "taken to <assets> ^hospital" → "taken to the hospital"."""
    plain: list[Item] = []
    asset = False
    for item in items:
        if item.count is not None:
            asset = item.count.kind == "assets" and item.count.single
            item = replace(item, word=sentence.lower[item.first], count=None) if asset else item
        elif asset and item.word.startswith(MARK):
            item = replace(item, word=item.word.removeprefix(MARK))
        plain.append(item)
    return tuple(plain)


def row(items: Sequence[Item]) -> list[str]:
    """The items' words, for the rules."""
    return [item.word for item in items]
