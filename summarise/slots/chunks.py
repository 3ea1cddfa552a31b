"""Counts as chunks: a sentence becomes a row of items in which "about 400 displaced families" is one, `<households>`.

The rules of headcounts and damage read that row. Words inside a chunk stand after it as marks: `^displaced`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarise.patterns import MARK
from summarise.quantities import Found, quantities_in
from summarise.sitrep import Quantity
from summarise.slots.counted import LONGEST_PHRASE, Counted, CountedReader
from summarise.slots.nouns import nouns_of
from summarise.slots.persons import person_named
from summarise.slots.singles import building, headline_asset, headline_person, opens_item, single_phrase
from summarise.slots.uncounted import is_age, is_share, labels_next
from summarise.text import Sentence


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

    @property
    def named(self) -> bool:
        """Whether it is a person by name."""
        return self.definite and self.noun_first == self.first


@dataclass(slots=True)  # a row has thirty of them; frozen ones take twice as long to make
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
        self.last: Count | None = None

    def items(self) -> Iterator[Item]:
        starters, found, written, at = self.nouns.starters, self.found, self.sentence.words, 0
        hyphens = self.sets["hyphen"]
        for here, word in enumerate(self.words):
            if here < at:
                continue
            counts: Sequence[Count] = ()
            if word in starters or here in found or written[here][0].isupper():
                counts = tuple(self.counts_at(here))
            if not counts:
                yield Item(word, here, here)
                continue
            self.last = counts[-1]
            at = self.last.last + 1
            for count in counts:
                yield Item(f"<{count.kind}>", count.first, count.last, count)
                inner = range(count.noun_first, count.last + 1)
                yield from (Item(MARK + self.words[token], token, token) for token in inner if self.words[token] not in hyphens)

    def counts_at(self, at: int) -> Iterator[Count]:
        """The counts that start at token `at`: one, or several after "no deaths or injuries"."""
        if at in self.found:
            found = self.found[at]
            none = tuple(self.none_of(at)) if not found.quantity.value and found.first == found.last else ()
            yield from none or (self.figure(found),)
        elif (figure := self.prefixed(at)) in self.found:
            yield replace(self.figure(self.found[figure]), first=at)
        elif self.words[at] in self.sets["no"]:
            yield from self.none_of(at)
        elif self.words[at] in self.sets["both"]:
            yield from self.both(at)
        elif self.words[at] in self.nouns.determiners:
            strong = at + 1 in self.found and self.reader.strong(self.found[at + 1].last + 1)  # "a 14-strong crew"
            yield from (replace(self.figure(self.found[at + 1]), first=at),) if strong else self.single(at)
        elif self.words[at] in self.sets["pronoun_one"]:
            yield Count("people", self.one(at), at, at, single=True, definite=True)
        elif self.words[at] in self.nouns.persons and (headline_person(self.reader, at) or self.second_kin(at)):
            yield self.count(self.one(at), at, Counted("people", at, at), single=True)
        elif opens_item(self.reader, at) and (last := headline_asset(self.reader, at)) is not None:
            yield self.count(self.one(last), at, Counted("assets", last, at), single=True)
        elif (person := person_named(self.reader, at)) is not None and not self.names_last(at):
            yield self.person(*person)
        elif self.reader.name(at) and (named := building(self.reader, at)) is not None:
            yield self.count(self.one(at, named.last), at, named, single=True)

    def both(self, at: int) -> Iterator[Count]:
        """The two of "both pilots", not of "both men and women"."""
        phrase = self.reader.phrase(at + 1)
        if phrase is None or not phrase.known or phrase.kind not in ("people", "assets", "households"):
            return
        if self.sets["joining"].isdisjoint(self.words[phrase.last + 1 : phrase.last + 2]):
            yield self.count(replace(self.one(at), value=2, min=2, max=2), at, phrase)

    def person(self, first: int, last: int) -> Count:
        """One person by name; the noun is the role before it, if any."""
        role = self.words[first] if self.words[first] in self.nouns.persons else ""
        noun = self.written(first, first) if role else None
        return Count("people", self.one(first, last), first, last, first, noun, role, single=True, definite=True)

    def second_kin(self, at: int) -> bool:
        """Whether a token is the second of two who share an article: "a father and son"."""
        last, kin = self.last, self.sets["kin"]
        joined = last is not None and last.last == at - 2 and self.words[at - 1] in self.sets["joining"]
        return joined and last is not None and last.single and {last.head, self.words[at]} <= kin

    def names_last(self, at: int) -> bool:
        """Whether a name only says who the one person before its comma is: "a guard, officer Ana Lopes"."""
        last = self.last
        return (
            last is not None
            and last.single
            and last.last + 1 < at <= last.last + LONGEST_PHRASE
            and (self.words[last.last + 1] in self.sets["comma"])
        )

    def single(self, at: int) -> Iterator[Count]:
        """One person or asset behind a determiner, "another" alone included."""
        phrase, opener = single_phrase(self.reader, at), self.words[at]
        if phrase is not None:
            definite = phrase.kind != "assets" and opener in self.sets["definite"]
            two = self.words[phrase.last] in self.sets["pair"]  # "an elderly couple"
            quantity = replace(self.one(at), value=2, min=2, max=2) if two else self.one(at)
            yield replace(self.count(quantity, at, phrase, single=True), definite=definite)
        elif opener in self.sets["another"] and self.words[at + 1 : at + 2] and self.stands_alone(at + 1):
            yield Count("number", self.one(at), at, at)

    def prefixed(self, at: int) -> int:
        """The token after a phrase such as "another" or "a total of"; -1 where none stands at `at`."""
        if self.words[at] not in self.nouns.prefix_starts:
            return -1
        return next((at + n for n in range(4, 0, -1) if self.words[at : at + n] in self.nouns.prefixes), -1)

    def figure(self, found: Found) -> Count:
        """The count of a figure: with the noun phrase after it, or a bare number."""
        after = found.last + 1
        decade = after < len(self.words) and self.words[after] in self.sets["genitive"]  # "in their 70's"
        if decade or is_share(self.reader, found.first, self.found) or is_age(self.reader, found):
            return Count("thing", found.quantity, found.first, found.last)
        if labels_next(self.reader, found.first, after):
            return Count("number", found.quantity, found.first, found.last)
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

    def count(self, quantity: Quantity, first: int, phrase: Counted, single: bool = False) -> Count:
        noun = self.written(phrase.start, phrase.last)
        head = self.words[phrase.last]
        return Count(phrase.kind, quantity, first, phrase.last, phrase.start, noun, head, single, phrase.known, phrase.partitive)

    def written(self, first: int, last: int) -> str:
        start = self.sentence.start
        return self.sentence.text[self.sentence.starts[first] - start : self.sentence.ends[last] - start]

    def one(self, first: int, last: int | None = None) -> Quantity:
        """One, as the words from `first` to `last` say it without a figure."""
        return Quantity(self.written(first, first if last is None else last), 1, 1, 1, "exact")

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
