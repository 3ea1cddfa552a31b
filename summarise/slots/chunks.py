"""Counts as chunks: a sentence becomes a row of items in which "about 400 displaced families" is one, `<households>`.

The rules of headcounts and damage read that row. Words inside a chunk stand after it as marks: `^displaced`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarise.quantities import Found, quantities_in
from summarise.rules import MARK
from summarise.sitrep import Quantity
from summarise.slots.counted import LONGEST_PHRASE, Counted, CountedReader
from summarise.slots.nouns import nouns_of
from summarise.text import Sentence

LONGEST_NAME = 6
"""Words of a building's name: "Hill Top Mixed Primary School" has five."""


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what it counts: tokens `first` to `last`, both included.

    `kind` is people, households, assets, thing (what no slot counts), or number where no noun follows. `noun` holds the
    words from token `noun_first` to the noun as written, `head` its last word in lower case. `single`: an article or
    "one" instead of a figure, `definite`: "the" or a pronoun, which only names one told of before. `known`: the noun is in
    the lexicon. `partitive`: "eight of the 30".
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
    definite: bool = False


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


class _Chunker:
    """Walks over one sentence."""

    def __init__(self, sentence: Sentence, language: str) -> None:
        self.sentence, self.words, self.nouns = sentence, sentence.lower, nouns_of(language)
        self.found = {found.first: found for found in quantities_in(sentence, language)}
        self.reader = CountedReader(sentence, language, self.found)
        self.sets = self.nouns.sets

    def items(self) -> Iterator[Item]:
        at, starters, written = 0, self.nouns.starters, self.sentence.words
        while at < len(self.words):
            word = self.words[at]
            if at not in self.found and word not in starters and not written[at][0].isupper() and not self.opens_item(at):
                yield Item(word, at, at)
                at += 1
                continue
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
        elif self.words[at] in self.sets["pronoun_one"]:
            yield Count("people", self.one(at), at, at, single=True, definite=True)
        elif self.words[at] in self.nouns.persons and self.headline_person(at):
            yield self.count(self.one(at), at, Counted("people", at, at), single=True)
        elif self.opens_item(at) and (last := self.headline_asset(at)) is not None:
            yield self.count(self.one(last), at, Counted("assets", last, at), single=True)
        elif self.reader.name(at):
            yield from self.named(at)

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
        phrase = self.reader.strong(after) or self.reader.phrase(after, found.quantity.value == 1)
        if not found.quantity.value:
            last = phrase.last if phrase and phrase.partitive else found.last
            return Count("people", found.quantity, found.first, last)
        if phrase is None or phrase.kind == "number":
            nominal = self.reader.predicate_noun(phrase.last + 1 if phrase else after)
            phrase = nominal or phrase
        if phrase is None:
            others = after < len(self.words) and self.words[after] in self.sets["others"]
            return Count("number", found.quantity, found.first, after if others else found.last)
        if phrase.last + 1 < len(self.words) and self.words[phrase.last + 1] in self.sets["per"]:
            phrase = replace(phrase, kind="thing")
        return self.count(found.quantity, found.first, self.reader.with_crop(phrase))

    def is_share(self, first: int) -> bool:
        """Whether the figure is only the whole of a share or a population: "70 percent of the 12,000 inhabitants".

        So is what follows "out of": "900 hectares out of 1,200 hectares".
        """
        before = self.words[max(0, first - 4) : first]
        if " ".join(before[-2:]) in self.sets["whole_after"] and any(
            at in self.found for at in range(max(0, first - 6), first - 2)
        ):
            return True
        if before and before[-1] in self.sets["genitive"]:  # "half of the town's 400 houses"
            return " ".join(before[:2]) in self.sets["partitive"] and self.words[first - 5] in self.sets["share"]
        if not before or not (before[-1] in self.sets["of"] or " ".join(before[-2:]) in self.sets["partitive"]):
            return False
        return bool(set(before) & self.sets["share"]) or before[-2:-1] != () and before[-2] in self.sets["populated"]

    def count(self, quantity: Quantity, first: int, phrase: Counted, single: bool = False) -> Count:
        noun = self.written(phrase.start, phrase.last)
        head = self.words[phrase.last]
        return Count(phrase.kind, quantity, first, phrase.last, phrase.start, noun, head, single, phrase.known, phrase.partitive)

    def written(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]

    def single(self, at: int) -> Iterator[Count]:
        """One person or asset without a figure: "a five-year-old girl", "his son", "another"."""
        words, start = self.words, at + 1
        kind, last, token = None, None, start
        reach = LONGEST_PHRASE + 4 if self.reader.hyphened(start) else LONGEST_PHRASE  # "a 150-year-old stone bridge"
        while token < min(len(words), at + reach):
            known = self.reader.kind(token, True) or self.person_of(token)
            if known:
                kind, last = known, token
            elif self.reader.ends(token, True) or last is not None and not self.reader.noun_follows(token, True):
                break
            token += 1
        if words[at] in self.sets["another"] and last is None and words[start : start + 1] and self.stands_alone(start):
            yield Count("number", self.one(at), at, at)
        if last is None or kind is None:
            return
        if not self.is_head(last) or kind != "assets" and not self.is_someone(at, last, kind):
            return
        definite = kind != "assets" and words[at] in self.sets["definite"]
        yield replace(self.count(self.one(at), at, Counted(kind, last, start), single=True), definite=definite)

    def is_someone(self, at: int, last: int, kind: str) -> bool:
        """Whether the determiner at `at` and the noun at `last` are one person or household, told of for their own sake."""
        opener, noun = self.words[at], self.words[last]
        if self.apposition(at) or opener in self.sets["definite"] and noun not in self.nouns.persons:
            return False
        return kind != "people" or noun in self.sets["kin"] or opener not in self.sets["possessive"]

    def one(self, first: int, last: int | None = None) -> Quantity:
        """One, as the words from `first` to `last` say it without a figure."""
        return Quantity(self.written(first, first if last is None else last), 1, 1, 1, "exact")

    def is_head(self, last: int) -> bool:
        """Whether the noun phrase ends with the noun: "the Czech", and not "the Czech town"."""
        after = self.words[last + 1] if last + 1 < len(self.words) else ""
        if after in self.sets["genitive"]:
            return False
        verb = after in self.sets["after_head"] or after.endswith(self.nouns.verb_suffixes)
        return verb or not after.isalpha() or self.reader.ends(last + 1, True)

    def person_of(self, token: int) -> str | None:
        """People where the noun is a person's only before "of": "the head of the clinic"."""
        if self.words[token] not in self.sets["person_of"]:
            return None
        return "people" if not self.sets["of"].isdisjoint(self.words[token + 1 : token + 2]) else None

    def headline_person(self, at: int) -> bool:
        """Whether a noun without an article is one person with a participle behind: "Driver hurt in blast"."""
        bare = not at or self.words[at - 1] not in self.sets["stop"] or self.words[at - 1] in self.sets["clause_start"]
        return bare and " ".join(self.words[at + 1 : at + 2]) in self.nouns.participles

    def opens_item(self, at: int) -> bool:
        """Whether an asset or a participle begins an item of a list or a clause, without an article."""
        return self.words[at] in self.nouns.headline_starters and (not at or self.words[at - 1] in self.sets["item_start"])

    def headline_asset(self, at: int) -> int | None:
        """The token of an asset that stands alone with its participle, no article before: "- collapsed road", "Mill flooded"."""
        done = self.nouns.damage_participles
        noun = at + 1 if self.words[at] in done else at
        if noun >= len(self.words) or self.words[noun] not in self.sets["asset"]:
            return None
        after = self.words[noun + 1] if noun + 1 < len(self.words) else "."
        glued = self.sentence.ends[noun : noun + 1] == self.sentence.starts[noun + 1 : noun + 2]
        alone = glued or not after.isalpha() or after in self.sets["stop"]
        return noun if (alone if noun > at else after in done) else None

    def named(self, at: int) -> Iterator[Count]:
        """One building by its name: "Hill Top School", "Sura bridge"."""
        end = at
        while (
            end < len(self.words)
            and end < at + LONGEST_NAME
            and self.reader.name(end)
            and self.words[end] not in self.sets["stop"]
        ):
            end += 1
        if end == at:
            return
        heads = [token for token in (end, end - 1) if token > at and token < len(self.words)]
        head = next((token for token in heads if self.names_one(token, end)), None)
        if head is not None:
            yield self.count(self.one(at, head), at, Counted("assets", head, at), single=True)

    def names_one(self, token: int, end: int) -> bool:
        """Whether the noun is a building's, or a place's that stands after its name in lower case: "Sura district"."""
        return self.words[token] in self.sets["building"] or token == end and self.words[token] in self.sets["place_noun"]

    def apposition(self, at: int) -> bool:
        """Whether the phrase only says who a named person is: "Nguyen, a local official"."""
        return at > 1 and self.words[at - 1] in self.sets["comma"] and self.reader.name(at - 2)

    def stands_alone(self, at: int) -> bool:
        """Whether a verb follows "another" at once: "another was missing"."""
        return self.words[at] in self.sets["be"] or self.words[at] in self.nouns.predicates

    def none_of(self, at: int) -> Iterator[Count]:
        """Zero of each noun of a list: "no deaths or injuries", "no reports of any casualties"."""
        token = at + 1
        counts: list[Count] = []
        while token < len(self.words) and self.words[token] in self.sets["no_filler"] and token < at + LONGEST_PHRASE:
            token += 1
        while token < len(self.words) and (kind := self.reader.kind(token, False) or self.reader.kind(token, True)) in (
            "people",
            "assets",
        ):
            first = at if not counts else token
            counts.append(self.count(Quantity(self.written(at, at), 0, 0, 0, "exact"), first, Counted(kind, token, token)))
            if token + 2 >= len(self.words) or self.words[token + 1] not in self.sets["no_or"]:
                break
            token += 2
        yield from counts


def without_assets(items: Sequence[Item], sentence: Sentence, verbs: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """The row with assets that have no figure as plain words: "taken to <assets> ^hospital" → "taken to the hospital".

    What looks like one of the `verbs` stays marked: "an agency-run clinic".
    """
    plain: list[Item] = []
    asset = False
    for item in items:
        if item.count is not None:
            asset = item.count.kind == "assets" and item.count.single
            item = replace(item, word=sentence.lower[item.first], count=None) if asset else item
        elif asset and item.word.startswith(MARK) and item.word.removeprefix(MARK) not in verbs:
            item = replace(item, word=item.word.removeprefix(MARK))
        plain.append(item)
    return tuple(plain)


def figures_in(items: Sequence[Item]) -> frozenset[int]:
    """The first token of each figure of a row, single persons and things aside."""
    return frozenset(item.count.first for item in items if item.count is not None and not item.count.single)


def last_noun(items: Sequence[Item], end: int, where: frozenset[str]) -> Count | None:
    """The last figure with a noun before item `end`, those after a word of `where` aside ("in 14 provinces")."""
    for at in range(end - 1, -1, -1):
        count = items[at].count
        says_where = at > 0 and items[at - 1].word in where
        if count is not None and count.kind not in ("number", "thing") and not (says_where or count.definite):
            return count
    return None


def row(items: Sequence[Item]) -> list[str]:
    """The items' words, for the rules."""
    return [item.word for item in items]
