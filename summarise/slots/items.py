"""Finds what rules speak of in a sentence: things people need (with their lists), people, and other noun phrases."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from summarise.lexicon import Lexicon, load
from summarise.text import Sentence

MOST_WORDS = 3
"""Words before the head that still belong to a name; more is a sentence that lost its punctuation."""
MOST_LIGHT = 6
"""Determiners, numbers and measures before a name ("more than 2,000 boxes of")."""
MOST_BETWEEN = 5
"""Words between two things of a list (", as well as"), a short bracket included."""
SHORTEST_PLURAL = 3
"""Words of so few letters keep an ending that looks like a plural's ("gas", "ors")."""
PART = re.compile(r"['’]s?|[-–]|[^\s\-–'’]+")  # "women's kits" → women, 's, kits: as tokenisers cut words
NUMBER = re.compile(r"\d[\d,.]*")  # "2,000"


HYPHENS = "-–"
PLAIN, LIGHT, HYPHEN, WHO, OFFICIAL = 1, 2, 4, 8, 16
"""What a word may be in a noun phrase: part of a name, a determiner or number, a hyphen, people, authorities; bits for speed."""
REMEMBERED = 50_000
"""Words whose reading is kept; 212 scraped articles have 22,000 different runs of letters."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: tokens `left` to `last` with its number and determiners; the words themselves start at `first`."""

    left: int
    first: int
    last: int
    canonical: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last` that rules see as one word: `kind` is item, who, official or thing."""

    kind: str
    first: int
    last: int
    items: tuple[Item, ...] = ()


class Chunker:
    """The names and word classes of one language, laid out for look-up. `reserved` words belong to the rules."""

    def __init__(self, lexicon: Lexicon, reserved: Collection[str]) -> None:
        self.plurals: list[tuple[str, str]] = [(end, tail) for end, tail in lexicon.tables["plurals"]]
        self.verb_endings = tuple(lexicon.tables["verb_endings"])
        self.adverb_endings = tuple(lexicon.tables["adverb_endings"])
        self.unknown_cluster: str = lexicon.tables["unknown_cluster"]
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        self.stops = self.sets["function"] | set(reserved)
        self.hedges = sorted((tuple(phrase.split()) for phrase in lexicon.words["hedge"]), key=len, reverse=True)
        self.linked = {(word,) for word in self.sets["link"]}
        self.singular = lru_cache(REMEMBERED)(self._singular)
        self.kind = lru_cache(REMEMBERED)(self._kind)
        self.names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for cluster, entries in lexicon.tables["clusters"].items():
            for canonical, names in entries.items():
                for name in (canonical, *names):
                    parts = tuple(self.singular(part) for part in PART.findall(name.lower()))
                    self.names.setdefault(parts[0], []).append((parts, canonical, cluster))
        for known in self.names.values():
            known.sort(key=lambda entry: -len(entry[0]))

    def _singular(self, word: str) -> str:
        """The word without its plural ending; names and text are read by the same rule, so it need not be a true singular."""
        pairs = self.plurals if len(word) > SHORTEST_PLURAL else ()
        end, tail = next(((end, tail) for end, tail in pairs if word.endswith(end)), ("", ""))
        return word[: len(word) - len(end)] + tail

    def _kind(self, word: str) -> int:
        """What a lower-case word may be in a noun phrase, whatever stands around it."""
        sets, kind = self.sets, 0
        if self.singular(word) in sets["people"] or word in sets["people"]:
            kind |= WHO
        if self.singular(word) in sets["official"]:
            kind |= OFFICIAL
        if word in sets["light"] or NUMBER.fullmatch(word):
            kind |= LIGHT
        if word in HYPHENS:
            kind |= HYPHEN
        adverb = word.endswith(self.adverb_endings) and word not in sets["adjective"] and not kind & WHO
        if word[0].isalpha() and word not in self.stops and not kind & LIGHT and not adverb:
            kind |= PLAIN
        return kind

    def named_item(self, name: str) -> Item:
        """The thing `name`, for a rule that implies it; its tokens are for the caller to set."""
        key = tuple(self.singular(part) for part in PART.findall(name))
        entry = next((e for e in self.names.get(key[0], ()) if e[0] == key), (key, name, self.unknown_cluster))
        return Item(0, 0, 0, entry[1], entry[2])

    def is_measure(self, word: str) -> bool:
        """Whether a lower-case word counts what follows it: "boxes" of soap."""
        return self.singular(word) in self.sets["measure"]

    def is_concrete(self, item: Item) -> bool:
        """Whether people can need it at all: "progress" and "rain" are no things."""
        return item.canonical not in self.sets["abstract"]

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        """The chunks of a sentence, in order and apart from one another."""
        return Reading(self, sentence).chunks()


class Reading:
    """One sentence while it is read."""

    def __init__(self, grammar: Chunker, sentence: Sentence) -> None:
        self.grammar, self.sentence = grammar, sentence
        self.words, self.lower = sentence.words, sentence.lower
        self.keys = [grammar.singular(word) for word in self.lower]
        self.kinds = [grammar.kind(word) for word in self.lower]

    def chunks(self) -> list[Chunk]:
        """Lists of things, then people, then what is left."""
        found = self.lists(self.things())
        taken = {at for chunk in found for at in range(chunk.first, chunk.last + 1)}
        found += self.runs(taken)
        return sorted(found, key=lambda chunk: chunk.first)

    def things(self) -> list[Item]:
        """The things that the lexicon names, each with what stands before it."""
        items: list[Item] = []
        for first, last, canonical, cluster in self.named():
            floor = items[-1].last + 1 if items else 0
            if self.is_head(first, last):
                start = self.name_start(first, last, floor)
                if self.in_title(start, last):
                    continue
                items.append(Item(self.left_of(start, floor), start, last, canonical, cluster))
        return items

    def named(self) -> Iterator[tuple[int, int, str, str]]:
        """Names of the lexicon, the longest at each place; neighbours are one compound with the last one's meaning."""
        at, open_name = 0, None
        while at < len(self.keys):
            name = self.name_at(at)
            if name is None:
                at += 1
                continue
            if open_name and open_name[1] + 1 == name[0]:
                name = (open_name[0], *name[1:])
            elif open_name:
                yield open_name
            open_name, at = name, name[1] + 1
        if open_name:
            yield open_name

    def name_at(self, at: int) -> tuple[int, int, str, str] | None:
        for parts, canonical, cluster in self.grammar.names.get(self.keys[at], ()):
            if tuple(self.keys[at : at + len(parts)]) == parts:
                return at, self.packed(at + len(parts) - 1), canonical, cluster
        return None

    def packed(self, last: int) -> int:
        """The token of the packing that follows the name as its head ("food packets", "water bottles"), else `last`."""
        at = last + 1
        packing = at < len(self.keys) and self.keys[at] in self.grammar.sets["packing"]
        return at if packing and self.lower[at + 1 : at + 2] not in self.grammar.linked else last

    def is_head(self, first: int, last: int) -> bool:
        """Whether the name is a thing here: no verb ("to help them"), no part of another noun ("aid workers")."""
        sets = self.grammar.sets
        before = self.lower[first - 1] if first else ""
        after = self.lower[last + 1] if last + 1 < len(self.lower) else ""
        if (
            first == last
            and self.lower[last] in sets["verbal"]
            and (before in sets["verb_before"] or after in sets["verb_after"])
        ):
            return False
        if self.lower[last] in sets["never"] or self.in_bracket(first, last):
            return False
        if self.is_glued(last + 1):
            return False
        if self.is_plain(last + 1) and self.words[last + 1].islower():
            return after.endswith(self.grammar.verb_endings)
        return True

    def in_title(self, first: int, last: int) -> bool:
        """Whether the name belongs to that of an office or a programme: "Social Services" after "Department of"."""
        capitals = [word[0].isupper() for word in self.words[max(0, first - 2) : last + 2]]
        if not self.words[last][0].isupper():
            return False
        named_after = last + 1 < len(self.words) and self.is_plain(last + 1) and capitals[-1]
        return named_after or first > 1 and self.lower[first - 1] in self.grammar.sets["link"] and capitals[0]

    def in_bracket(self, first: int, last: int) -> bool:
        """Whether the name stands alone in brackets, as an abbreviation of what was named before them."""
        return self.lower[max(0, first - 1) : first] == ("(",) and self.lower[last + 1 : last + 2] == (")",)

    def name_start(self, first: int, last: int, floor: int) -> int:
        """Where the name starts when the words before it that describe it are counted in."""
        at = first
        while at > floor and first - at < 2 * MOST_WORDS:
            if self.is_plain(at - 1) and not self.kinds[at - 1] & (WHO | OFFICIAL) and not self.is_verbal(at - 1):
                at -= 1
            elif self.joins(at, first, last, floor):
                at -= 2
            else:
                break
        return at

    def joins(self, at: int, first: int, last: int, floor: int) -> bool:
        """Whether the token before `at` ties the one before it to the name: a hyphen, or a shared head."""
        if self.is_hyphen(at - 1):
            return at - 2 >= floor and self.lower[at - 2] not in self.grammar.sets["separator"]
        return at < last and self.shares_head(at - 1, floor)

    def shares_head(self, at: int, floor: int) -> bool:
        """Whether token `at` joins two words that describe one head ("construction and gardening tools")."""
        if (
            self.lower[at] not in self.grammar.sets["joiner"]
            or at - 1 < floor
            or not self.is_plain(at - 1)
            or self.is_who(at - 1)
        ):
            return False
        governed = at - 1 == floor or not self.is_plain(at - 2)
        return (
            governed and self.name_at(at - 1) is None and self.keys[at - 1] == self.lower[at - 1] and self.words[at - 1].islower()
        )

    def left_of(self, start: int, floor: int) -> int:
        """Where determiners, numbers and measures before a name start."""
        at, sets = start, self.grammar.sets
        while at > floor and start - at < MOST_LIGHT:
            if self.is_light(at - 1) or self.is_hyphen(at - 1) or self.is_verbal(at - 1):
                at -= 1
            elif self.lower[at - 1] in sets["link"] and at - 2 >= floor and self.keys[at - 2] in sets["measure"]:
                at -= 2
            else:
                length = self.hedge_before(at)
                if not length:
                    break
                at -= length
        return at

    def hedge_before(self, at: int) -> int:
        """How many words before the number at token `at` hedge it."""
        if at == len(self.lower) or NUMBER.fullmatch(self.lower[at]) is None:
            return 0
        return next((len(h) for h in self.grammar.hedges if self.lower[max(0, at - len(h)) : at] == h), 0)

    def lists(self, items: Sequence[Item]) -> list[Chunk]:
        """Things joined by commas and the like as one chunk each, unknown things between them included."""
        chunks: list[Chunk] = []
        for item in items:
            joined = self.between(chunks[-1].items[-1], item) if chunks else None
            if joined is None:
                chunks.append(Chunk("item", item.left, item.last, (item,)))
            else:
                chunks[-1] = replace(chunks[-1], last=item.last, items=(*chunks[-1].items, *joined, item))
        return [self.closed(chunk) for chunk in chunks if not self.describes_agent(chunk.last + 1)]

    def describes_agent(self, at: int) -> bool:
        """Whether someone at token `at` is described by the list before it ("a water and hygiene (WASH) specialist")."""
        if self.lower[at : at + 1] == ("(",):
            at = self.after_separators(at)
        return at < len(self.keys) and self.keys[at] in self.grammar.sets["agent"]

    def between(self, before: Item, item: Item) -> tuple[Item, ...] | None:
        """The unknown things between two things of one list; None where they are not of one list."""
        unknown: list[Item] = []
        at = before.last + 1
        while at < item.left:
            after = self.after_separators(at)
            if after == at:
                return None
            if after >= item.left:
                return tuple(unknown)
            other = self.unknown_at(after)
            if other is None or other.last >= item.left:
                return None
            unknown.append(other)
            at = other.last + 1
        return tuple(unknown) if at > before.last + 1 or unknown else None

    def closed(self, chunk: Chunk) -> Chunk:
        """The chunk with an unknown last thing of its list ("tents and canopies"), which must be a plural."""
        start = chunk.last + 1
        after = self.after_separators(start)
        if after == start or self.lower[after - 1] not in self.grammar.sets["closer"] or self.lower[start] == "(":
            return chunk
        other = self.unknown_at(after)
        if other is None or self.keys[other.last] == self.lower[other.last] or self.words[other.last][0].isupper():
            return chunk
        return replace(chunk, last=other.last, items=(*chunk.items, other))

    def after_separators(self, at: int) -> int:
        """The token after the words that join a list, a bracket among them; `at` itself where there are none."""
        end = at
        while end < len(self.lower) and end - at < MOST_BETWEEN:
            if self.lower[end] == "(" and ")" in self.lower[end : end + MOST_BETWEEN]:
                end = self.lower.index(")", end) + 1
            elif self.lower[end] in self.grammar.sets["separator"]:
                end += 1
            else:
                break
        return end

    def unknown_at(self, at: int) -> Item | None:
        """A thing outside the lexicon that starts, with its number or determiner, at token `at`."""
        first = at
        while first < len(self.lower) and first - at < MOST_LIGHT:
            link = self.keys[first] in self.grammar.sets["measure"] and first + 1 < len(self.lower)
            if link and self.lower[first + 1] in self.grammar.sets["link"]:
                first += 2
            elif self.is_light(first):
                first += 1
            else:
                break
        last = first
        while self.is_plain(last) and not self.kinds[last] & (WHO | OFFICIAL) and last - first < MOST_WORDS:
            last += 1
        if last == first or self.is_plain(last) or self.keys[last - 1] in self.grammar.sets["agent"]:
            return None
        return self.unknown(at, first, last - 1)

    def unknown(self, left: int, first: int, last: int) -> Item:
        """A thing that no entry names as it stands: its last word's entry, else the word itself."""
        name = self.name_at(last)
        canonical, cluster = name[2:] if name else (self.keys[last], self.grammar.unknown_cluster)
        return Item(left, first, last, canonical, cluster)

    def runs(self, taken: set[int]) -> Iterator[Chunk]:
        """People, and runs of other plain words, among the tokens that are not `taken`."""
        start = None
        for at, kind in enumerate([*self.kinds, 0]):
            inside = kind & (PLAIN | LIGHT | HYPHEN) and at not in taken
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                if any(kind & PLAIN for kind in self.kinds[start:at]):
                    yield self.run(start, at - 1)
                start = None

    def run(self, first: int, last: int) -> Chunk:
        for at in range(last, first - 1, -1):
            if self.kinds[at] & (WHO | OFFICIAL):
                return Chunk("who" if self.is_who(at) else "official", first, last)
        if self.is_verbal(last):
            return Chunk("thing", first, last)
        start = next(at for at in range(first, last + 1) if self.is_plain(at))
        return Chunk("thing", first, last, (self.unknown(first, start, last),))

    def is_who(self, at: int) -> bool:
        return bool(self.kinds[at] & WHO)

    def is_verbal(self, at: int) -> bool:
        """Whether the word looks like a verb's form ("cooked food", "filtering water"), which is no part of a name."""
        return self.is_plain(at) and not self.is_who(at) and self.lower[at].endswith(self.grammar.verb_endings)

    def is_light(self, at: int) -> bool:
        return bool(self.kinds[at] & LIGHT)

    def is_hyphen(self, at: int) -> bool:
        return bool(self.kinds[at] & HYPHEN)

    def is_glued(self, at: int) -> bool:
        """Whether a hyphen at token `at` stands without a space before it ("water-borne")."""
        return at < len(self.kinds) and self.is_hyphen(at) and self.sentence.ends[at - 1] == self.sentence.starts[at]

    def is_plain(self, at: int) -> bool:
        """Whether a noun or an adjective may stand at token `at`: no function word, no word of the rules."""
        return 0 <= at < len(self.kinds) and bool(self.kinds[at] & PLAIN)


@cache
def chunker(language: str, reserved: frozenset[str]) -> Chunker:
    """The chunker of a language, for rules that use the words `reserved`."""
    return Chunker(load(language, "items"), reserved)
