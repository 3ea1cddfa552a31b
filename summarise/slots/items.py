"""What rules on needs speak of: things and people, and the words of a language by which they are told."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from summarise.lexicon import Lexicon, load
from summarise.text import Sentence

SHORTEST_PLURAL = 3
"""Words of so few letters keep an ending that looks like a plural's ("gas", "ors")."""
SHORTEST_VERB = 4
"""Words of so few letters have a verb's ending by chance ("bed", "seed", "king")."""
PART = re.compile(r"['’]s?|[-–]|[^\s\-–'’]+")  # "women's kits" → women, 's, kits: as tokenisers cut words
NUMBER = re.compile(r"\d[\d,.]*")  # "2,000"
HYPHENS = "-–"
PLAIN, LIGHT, HYPHEN, WHO, OFFICIAL = 1, 2, 4, 8, 16
"""What a word may be in a noun phrase: part of a name, a determiner or number, a hyphen, people, authorities; bits for speed."""
REMEMBERED = 50_000
"""Words whose reading is kept; 212 scraped articles have 22,000 different runs of letters."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: tokens `left` to `last` with its number and determiners; the words themselves start at `first`.

    `head` is the word that it shares with the next thing of a list: "kits" for "health" in "health and hygiene kits".
    """

    left: int
    first: int
    last: int
    canonical: str
    cluster: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to `last` that rules see as one word: `kind` is item, who, official, thing, or count for a bare figure."""

    kind: str
    first: int
    last: int
    items: tuple[Item, ...] = ()


class Grammar:
    """The names and word classes of one language, laid out for look-up. `reserved` words belong to the rules."""

    def __init__(self, lexicon: Lexicon, reserved: Collection[str]) -> None:
        self.plurals: list[tuple[str, str]] = [(end, tail) for end, tail in lexicon.tables["plurals"]]
        self.verb_endings = tuple(lexicon.tables["verb_endings"])
        self.participle_endings = tuple(lexicon.tables["participle_endings"])
        self.adverb_endings = tuple(lexicon.tables["adverb_endings"])
        self.unknown_cluster: str = lexicon.tables["unknown_cluster"]
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        self.stops = self.sets["function"] | set(reserved)
        self.hedges = sorted((tuple(phrase.split()) for phrase in lexicon.words["hedge"]), key=len, reverse=True)
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

    def ends_as_verb(self, word: str) -> bool:
        """Whether a lower-case word has an ending of verbs, which short ones have by chance ("bed", "seed")."""
        return word.endswith(self.verb_endings) and len(word) > SHORTEST_VERB

    def is_measure(self, word: str) -> bool:
        """Whether a lower-case word counts what follows it: "boxes" of soap."""
        return self.singular(word) in self.sets["measure"]

    def is_concrete(self, item: Item) -> bool:
        """Whether people can need it at all: "progress" and "rain" are no things."""
        return item.canonical not in self.sets["abstract"]


class Line:
    """The words of one sentence, and what each may be in a noun phrase. `keys` are the words without plural endings."""

    def __init__(self, grammar: Grammar, sentence: Sentence) -> None:
        self.grammar, self.sentence = grammar, sentence
        self.words, self.lower = sentence.words, sentence.lower
        self.keys = [grammar.singular(word) for word in self.lower]
        self.kinds = [grammar.kind(word) for word in self.lower]
        self.opening = self._opening()

    def _opening(self) -> int:
        """The comma that ends what opens the sentence: "After the river burst its banks, blankets …"; -1 without one."""
        sets = self.grammar.sets
        if not self.lower or self.lower[0] not in sets["fronting"] or "," not in self.lower:
            return -1
        commas = [at for at, word in enumerate(self.lower) if word == ","]
        second = commas[1] if len(commas) > 1 else len(self.lower)
        next_part = self.lower[commas[0] + 1 : second]
        if second == len(self.lower) or not sets["finite"].isdisjoint(next_part):
            return commas[0]
        return -1 if sets["closer"].isdisjoint(next_part) else second  # "After sending food, soap and tents, they left"

    def is_who(self, at: int) -> bool:
        return bool(self.kinds[at] & WHO)

    def is_verbal(self, at: int) -> bool:
        """Whether the word looks like a verb's form ("cooked food", "filtering water"), which is no part of a name."""
        return self.is_plain(at) and not self.is_who(at) and self.grammar.ends_as_verb(self.lower[at])

    def is_participle(self, at: int) -> bool:
        return self.is_verbal(at) and self.lower[at].endswith(self.grammar.participle_endings)

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
def grammar(language: str, reserved: frozenset[str]) -> Grammar:
    """The grammar of a language, for rules that use the words `reserved`."""
    return Grammar(load(language, "items"), reserved)
