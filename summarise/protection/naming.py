"""The names of persons in a sentence, and whether they stand there in a public function or as private persons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summarise import lexicon
from summarise.ground.cues import KINDS
from summarise.ground.gazetteer import Gazetteer, gazetteer, key_of
from summarise.ground.phrases import Phrases
from summarise.text import Sentence

HYPHENS = "-‐‑"
LONGEST = 5
"""Words of the longest name of a person; longer stretches of capitals are headings and bodies."""
NEAR = 8
"""Tokens before a name, or of an aside after it, in which what the person is may stand."""
FAR = 24
"""As NEAR, where a comma sets the name off: offices have long names."""
QUOTES = '"“”‘’'
STOPS = '.;:“”"'
OLDEST = 120
"""Years: a larger number behind a name is no age."""
LARGE = 300_000
"""People of a city whose name is rather a place's than a person's."""
LISTS = ("un", "rcrc", "ngo", "media", "monitor", "armed_group")
"""Word classes of attribution.toml that name bodies."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which names are judged."""

    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]
    bodies: frozenset[str]
    places: Gazetteer


@cache
def words_of(language: str) -> Words:
    """The words of protection.toml, with those of people, places and sources that other files have."""
    own, people = lexicon.load(language, "protection"), lexicon.load(language, "people")
    places, sources = lexicon.load(language, "places"), lexicon.load(language, "attribution")
    sets = {name: own.word_set(name) for name in own.words}
    kinds = chain.from_iterable(places.words[name] for name in (*KINDS, "organisation", "direction"))
    return Words(
        sets={
            **sets,
            "kin_of": people.word_set("kin"),
            "saying": sources.word_set("saying") | sets["said"],
            "quote": frozenset('",“”«»'),
        },
        phrases={
            "named_as": Phrases(own.words["named_as"]),
            "suffered": Phrases(own.words["suffered"]),
            "body": Phrases(name.casefold() for kind in LISTS for name in sources.words[kind]),
        },
        bodies=frozenset(kinds) | sets["body"],
        places=gazetteer(language),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence; `verdict` is `public`, `private`, `speaks` (a person, of whom nothing else is said) or empty."""

    name: str
    verdict: str


class Reader:
    """One sentence: the names in it, and what is said of them."""

    def __init__(self, sentence: Sentence, words: Words) -> None:
        self.sentence, self.known = sentence, words
        self.words, self.lower = sentence.words, sentence.lower

    def mentions(self) -> Iterator[Mention]:
        """The names of persons with a verdict, in order; none in headings, where capitals say nothing."""
        if self.sentence.leftover or self.sentence.headline:
            return
        before, end = "", -1
        for first, last in self._runs():
            joined = before == "private" and first == end + 2 and self._is(end + 1, "joined")  # "as Maria Lopez and José Lopez"
            mention = self._mention(first, last, "private" if joined else "")
            before, end = mention.verdict if mention else "", last
            if mention is not None:
                yield mention

    def _is(self, i: int, name: str) -> bool:
        return 0 <= i < len(self.lower) and self.lower[i] in self.known.sets[name]

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words; hyphens and particles join them."""
        i, count = 0, len(self.words)
        while i < count:
            if not self._capital(i):
                i += 1
                continue
            last = i
            while (following := self._following(last)) is not None:
                last = following
            while last + 2 < count and self.words[last + 1] in HYPHENS and self.words[last + 2].isalpha():
                last += 2  # "Al-gaderey"
            yield i, last
            i = last + 1

    def _capital(self, i: int) -> bool:
        word = self.words[i]
        return word[0].isupper() and (word[1:].lower() == word[1:] or not word.isupper())

    def _following(self, i: int) -> int | None:
        for j in range(i + 1, min(i + 4, len(self.words))):
            if self._capital(j):
                return j
            if self.words[j] not in HYPHENS and not self._is(j, "particle"):
                return None
        return None

    def _mention(self, first: int, last: int, otherwise: str) -> Mention | None:
        """The name in a run, without the words of rank and function that open it, and the verdict on it."""
        start, rank = self._start(first, last)
        if start > last or last - start >= LONGEST or not self._personal(start, last, rank):
            return None
        verdict = self._verdict(first, start, last, rank) or otherwise
        if verdict == "private" and last == start and not self._stands_alone(first, last):
            return None
        return Mention(self._name(start, last), verdict) if verdict else None

    def _stands_alone(self, first: int, last: int) -> bool:
        """Whether one word is the whole name: "Fatma, a teacher, said", but not "a migrant Bru settlement"."""
        ends = last + 1 < len(self.words) and self.words[last + 1] in ",("
        return ends or self._is(last + 1, "saying") or self._is(last + 1, "possessor") or self._is_kin(first)

    def _start(self, first: int, last: int) -> tuple[int, str]:
        """The first token of the name itself, and the rank before it: public, private or title."""
        start, rank = first, ""
        for i in range(first, last + 1):
            kind = "title" if self._is(i, "title") else self._role(i)
            if kind and (kind != "private" or i == 0):  # "Refugee Affairs" is a ministry, "Farmer Ali" opens a sentence
                start, rank = i + 1, rank if rank == "public" else kind
            elif i == start and (self._is(i, "opening") or self._is_nationality(i)):
                start = i + 1
        return start, rank

    def _role(self, i: int) -> str:
        """Whether the token is a noun of a public function, or of another kind of person."""
        if self._is(i, "public"):
            return "public"
        return "private" if self._is(i, "private") else ""

    def _is_nationality(self, i: int) -> bool:
        found = self.known.places.find(key_of(self.words[i]))
        return bool(found) and found[0].kind == "people"

    def _personal(self, start: int, last: int, rank: str) -> bool:
        """Whether the run can be a person's name: no body, no storm, and no place but behind a title or a role."""
        tokens = self.lower[start : last + 1]
        if self._is(start - 1, "thing") or any(word in self.known.bodies or self._is_thing(word) for word in tokens):
            return False
        shouted = any(self.words[i].isupper() and len(self.words[i].rstrip(".")) > 1 for i in range(start, last + 1))
        if shouted or self.known.phrases["body"].within(self.lower, start, last):
            return False
        told = self._is(last + 2, "relative") and self._befalls(last + 3)  # "Prosper, who is hiding"
        return told or bool(rank or self._role(start - 1)) or not self.known.places.find(key_of(self._name(start, last)))

    def _is_thing(self, word: str) -> bool:
        return word in self.known.sets["thing"]

    def _name(self, start: int, last: int) -> str:
        span = self.sentence.span(start, last)
        return " ".join(self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start].split())

    def _verdict(self, first: int, start: int, last: int, rank: str) -> str:
        role = rank if rank in ("public", "private") else self._before(first)
        if role or self._is(start - 1, "locative"):
            return role
        if role := self._after(last):
            return role
        if self._suffers(first, last) or self._kin(first, last):
            return "private"
        if rank == "title":
            return "speaks"
        if last == start or self._opens_with_place(start):
            return ""
        return "speaks" if self._speaks(first, last) and self._pronoun() or self._acts(first, last) else ""

    def _opens_with_place(self, start: int) -> bool:
        """Whether the first word is a country, a region or a large city: "London Ambulance said"."""
        found = self.known.places.find(key_of(self.words[start]))
        return any(entry.kind != "city" or entry.population >= LARGE for entry in found)

    def _before(self, first: int) -> str:
        """What the words before a name call the person: "pensioner X", "the head of the clinic, X"."""
        i = first - 1
        if role := self._role(i - (i > 0 and self.words[i] in QUOTES)):
            return role
        comma = i >= 0 and self.words[i] == ","
        for j in range(i - 1, max(i - (FAR if comma else NEAR), -1), -1):
            if self.words[j] in STOPS or self._is(j, "saying") or self._is(j, "barrier"):
                return ""
            role = self._role(j)
            if role == "public" and (comma or self._is(j + 1, "of_function")) or role and comma and i - j <= NEAR:
                return role
        return ""

    def _after(self, last: int) -> str:
        """What an aside after a name calls the person: "X, 34, a mother of four"; an age alone is private, too."""
        i = last + 1
        if i + 1 >= len(self.words) or self.words[i] not in (",", "("):
            return "public" if self._is(i, "for_body") and self._names_body(i + 1) else ""
        told = self._behind_age(i)
        if told is None:
            return self._aside(i + 1)
        listed = self._is(told, "joined") and not self._is(told + 1, "possessor")  # "Um Baru (34) and Kutum (12)"
        follows = told < len(self.words) and self.words[told].islower() and not listed
        return self._aside(told) or ("private" if follows else "")

    def _behind_age(self, i: int) -> int | None:
        """The token behind the age that stands in brackets or between commas from token i on; None where there is none."""
        aged = self.words[i + 1].isdecimal() and int(self.words[i + 1]) <= OLDEST
        return i + 3 if aged and i + 2 < len(self.words) and self.words[i + 2] in (",", ")") else None

    def _aside(self, i: int) -> str:
        """What an aside calls the person, by its first noun of a person, or by what it tells: "who lives in …"."""
        if self._is(i, "relative"):
            return "private" if self._befalls(i + 1) else ""
        if not (self._is(i, "aside") or self._role(i) or i < len(self.words) and self.words[i][0].isupper()):
            return ""
        if self._is(i, "for_body") and self._names_body(i + 1):
            return "public"
        for j in range(i, min(i + NEAR, len(self.words))):
            if self.words[j] in STOPS or self.words[j] == "," or self._is(j, "saying") or j > i + 1 and self._is_verb(j):
                return ""
            if role := self._role(j):
                return "" if role == "private" and self._is(j + 1, "saying") else role  # "Gadain, a farmer said, is empty"
        return ""

    def _is_verb(self, i: int) -> bool:
        return self._is(i, "verb") or any(self.lower[i].endswith(end) for end in self.known.sets["verb_suffix"])

    def _names_body(self, i: int) -> bool:
        """Whether an organisation is named within the next words: "the Solomon Islands Red Cross", "UNHCR"."""
        for j in range(i, min(i + NEAR, len(self.words))):
            word = self.words[j]
            if word[0].isupper() and (self.lower[j] in self.known.bodies or word.isupper() and len(word) > 1):
                return True
            if not (word[0].isupper() or self._is(j, "aside") or self._is(j, "of_function")):
                return False
        return False

    def _befalls(self, i: int) -> bool:
        return i < len(self.lower) and self.known.phrases["suffered"].length(self.lower, i) > 0

    def _suffers(self, first: int, last: int) -> bool:
        """Whether something befell the person, or a body, a girl or a boy is called by the name."""
        named = self.known.phrases["named_as"]
        before = any(i >= 0 and i + named.length(self.lower, i) == first for i in range(first - 3, first))
        called = self._is(first - 1, "called") and any(self._role(i) for i in range(max(first - 4, 0), first - 1))
        befalls = self._befalls(last + 1) or self._befalls(self._behind_aside(last + 1))
        return last > first and (befalls or before or called)

    def _behind_aside(self, i: int) -> int:
        """The token behind the clause in commas that begins at token i: ", who worked there, was"; i itself without one."""
        if self.words[i : i + 1] != (",",) or not self._is(i + 1, "relative"):
            return i
        return next((j + 1 for j in range(i + 2, min(i + FAR, len(self.words))) if self.words[j] == ","), i)

    def _kin(self, first: int, last: int) -> bool:
        """Whether the person is somebody's kin, or has kin: "her son X", "X's mother", "X and her son"."""
        has = self._is(last + 1, "possessor") and self._is(last + 2, "kin")
        along = self._is(last + 1, "joined") and self._is(last + 2, "possessor") and self._is(last + 3, "kin")
        return self._is_kin(first) or (has or along) and last > first

    def _is_kin(self, first: int) -> bool:
        return self._is(first - 1, "kin_of") and self._is(first - 2, "possessor")

    def _speaks(self, first: int, last: int) -> bool:
        behind = self._is(first - 1, "saying") and first > 1 and self._is(first - 2, "quote")
        return self._is(last + 1, "saying") or behind

    def _acts(self, first: int, last: int) -> bool:
        """Whether a sentence that begins with the name goes on with "he" or "she"."""
        begins = first == 0 or not self.words[first - 1][0].isalnum() and self.words[first - 1] not in ",("
        follows = last + 1 < len(self.words) and self.words[last + 1].islower()
        return begins and follows and any(word in self.known.sets["third_person"] for word in self.lower[last + 1 :])

    def _pronoun(self) -> bool:
        return any(word in self.known.sets["person_pronoun"] for word in self.lower)
