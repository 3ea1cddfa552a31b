"""Names in a sentence that may be places: what the gazetteer knows, and what the words around a name say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarise.ground.cues import Words, words_of
from summarise.ground.gazetteer import Entry, Gazetteer, fold, gazetteer
from summarise.ground.runs import HYPHENS, Found, Runs
from summarise.text import Sentence, Span

TYPES = {"quarter": "district", "other_place": "other"}
HEADLINE = 0.7
"""Share of the words of four letters or more that are capitalised from which on capitals say nothing about names."""
DASHES = "-–—"
DATELINE = 14
"""Tokens within which a dateline ends."""
OPENING = 4
"""Sentences that may begin with a dateline: headlines may stand before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `first` to `last` (inclusive) of a sentence; `text` holds it with its direction and kind of place.

    `entries` are what it may mean, none for an unknown name. `role`: place, near (where another is), dateline, body (its
    authorities), people (a nationality) or actor (a country that gives, leads or lends its name). `leads`: it opens the
    sentence ("In Aceh, …").
    """

    sentence: int
    first: int
    last: int
    span: Span
    text: str
    key: str
    entries: tuple[Entry, ...]
    kind: str = ""
    part: bool = False
    locative: bool = False
    role: str = "place"
    leads: bool = False


def mentions(sentence: Sentence, language: str = "en") -> list[Mention]:
    """The names of a sentence that are, or may be, places or nationalities, in order."""
    finder = _Finder(sentence, gazetteer(language), words_of(language))
    named: list[Mention] = []
    for first, last, found in finder.runs:
        named += finder.in_run(first, last, found, named[-1] if named else None)
    return named


class _Finder:
    """The state of one sentence: its tokens and what they are."""

    def __init__(self, sentence: Sentence, names: Gazetteer, known: Words) -> None:
        self.sentence, self.known = sentence, known
        self.words, self.lower = sentence.words, sentence.lower
        self.runs = Runs(sentence, names, known)
        self.capital, self._tight = self.runs.capital, self.runs.tight
        self.dateline = self._dateline() if 0 <= sentence.index < OPENING else -1

    @cached_property
    def headline(self) -> bool:
        """Whether the sentence is written in capitals or title case."""
        long = [word[0].isupper() for word in self.words if len(word) >= 4 and word[0].isalpha()]
        return len(long) > 2 and sum(long) >= HEADLINE * len(long)

    def in_run(self, first: int, last: int, found: Sequence[Found], before: Mention | None) -> Iterator[Mention]:
        """The mentions in a run: its known names, or the run as an unknown name; `before` is the sentence's last so far."""
        covered = {i for f, end, _, _ in found for i in range(f, end + 1)}
        strange = [i for i in range(first, last + 1) if i not in covered and self.runs.strange(i, first)]
        if strange and not self.headline:
            yield from self._mixed(first, last, found, strange, before)
        else:
            yield from (m for name in found if (m := self._mention(*name)) is not None)

    def _mixed(
        self, first: int, last: int, found: Sequence[Found], strange: Sequence[int], before: Mention | None
    ) -> Iterator[Mention]:
        """A run with words that are no known place: an organisation, a person, or an unknown place."""
        for f, end, key, entries in found:
            if entries[0].kind in ("country", "people", "admin1"):
                beside = any(f - 2 < i < end + 2 for i in strange)
                made = self._mention(f, end, key, entries)
                if made is not None:
                    yield replace(made, role="actor") if beside and made.role == "place" else made
        start = min(strange[0], found[0][0]) if found else strange[0]
        words = {self.lower[i] for i in range(max(0, start - 1), last + 1)}
        if words & self.known.organisation or found and found[0][3][0].kind in ("country", "people"):
            return
        unknown = self._unknown(start, last, listed=before is not None and self._continues(before, start, last))
        if unknown is not None and (unknown.kind or not words & self.known.person):
            yield unknown

    def _continues(self, before: Mention, first: int, last: int) -> bool:
        """Whether a name stands in a list of places: "Lusaka, Mbozi and Kafue"."""
        between = self.lower[before.last + 1 : first]
        joined = first == last and 0 < len(between) <= 2 and all(word in self.known.joining for word in between)
        closed = (
            last + 1 >= len(self.words) or not self.words[last + 1][0].isalnum() or self.lower[last + 1] in self.known.joining
        )
        return joined and closed and before.role == "place" and (before.locative or not before.entries)

    def _unknown(self, first: int, last: int, *, listed: bool) -> Mention | None:
        """The run as a place that the gazetteer lacks, where the words around it say that it is one."""
        while first <= last and (self.lower[first] in self.known.article or not self.capital[first]):
            first += 1
        while last > first and (self.lower[last] in self.known.kinds or self.lower[last] in self.known.no_place):
            last -= 1
        name = self.words[first : last + 1]
        if not name or self.lower[first] in self.known.no_place:
            return None
        if (
            len(name) == 1
            and (name[0].isupper() or len(name[0]) < 3)
            or self.known.ordinary.issuperset(self.lower[first : last + 1])
        ):
            return None
        if self.known.faith.issuperset(self.lower[first : last + 1]):
            return self._house(first, last)
        mention = self._placed(first, last, " ".join(map(fold, name)), ())
        before = self.lower[self._before(first)] if self._before(first) >= 0 else ""
        said = mention.last + 1 < len(self.words) and self.lower[mention.last + 1] in self.known.speaking
        if self._is_body(mention.last):
            return replace(mention, role="body") if mention.kind else None
        return mention if mention.kind or listed or (before in self.known.inside and not said) else None

    def _house(self, first: int, last: int) -> Mention | None:
        """A house by its faith, where it only says where something is: "in the Catholic mission"."""
        before = self._before(first)
        if self.lower[last + 1 : last + 2] == () or self.lower[last + 1] not in self.known.faith_house:
            return None
        if before < 0 or self.lower[before] not in self.known.inside:
            return None
        made = self._placed(first, last + 1, " ".join(map(fold, self.words[first : last + 2])), ())
        return replace(made, kind="other")

    def _before(self, first: int) -> int:
        """The token before a name, its article, direction and compounds ("rebel-held") left out."""
        i = first - 1
        while i >= 0:
            if i > 1 and self.words[i - 1] in HYPHENS and self._tight(i):
                i -= 3
            elif self.lower[i] in self.known.article or self.lower[i] in self.known.direction or self.words[i] in HYPHENS:
                i -= 1
            else:
                break
        return i

    def _mention(self, first: int, last: int, key: str, entries: tuple[Entry, ...]) -> Mention | None:
        """A known name as a mention, or None where it is an ordinary word or a person."""
        kind = entries[0].kind
        made = self._placed(first, last, key, entries)
        if kind == "people":
            return replace(made, role="people")
        if self._is_actor(first, last):
            return replace(made, role="actor")
        if self._is_body(made.last):
            return replace(made, role="body")
        if self._is_aside(made.first):
            made = replace(made, role="near")
        if kind == "country":
            return made
        if first <= self.dateline:
            return replace(made, role="dateline")
        before = self._before(first)
        previous = self.lower[before] if before >= 0 else ""
        if key in self.known.common and not (made.kind and made.last > last):
            return None
        if key in self.known.ordinary and (self.headline or not first) and not (made.locative or made.kind):
            return None  # "Stranded" in a heading
        if self.headline and len(key) < 4:
            return None
        if not made.kind and (previous in self.known.person or self._speaks(last)):
            return None
        return made

    def _joins_direction(self, i: int) -> bool:
        """Whether token i is the hyphen of "north-eastern"."""
        return i > 0 and self.words[i] in HYPHENS and self._tight(i) and self.lower[i - 1] in self.known.direction

    def _speaks(self, last: int) -> bool:
        return last + 1 < len(self.words) and self.lower[last + 1] in self.known.speaking

    def _is_actor(self, first: int, last: int) -> bool:
        following = self.lower[last + 1 : last + 3]
        if len(following) == 2 and following[0] in HYPHENS:
            return following[1] in self.known.actor
        if following and following[0] in self.known.currency:
            return True
        return bool(following) and following[0] in self.known.organisation and self.capital[last + 1]

    def _is_aside(self, first: int) -> bool:
        """Whether a place only tells where another is: "north of Cairo", "bordering Nepal"."""
        if first and self.lower[first - 1] in self.known.aside:
            return True
        return first > 1 and self.lower[first - 1] in self.known.of and self.lower[first - 2] in self.known.direction

    def _is_body(self, last: int) -> bool:
        """Whether a place's authorities are meant: "Coahuila state officials", "Haiti's Department of Civil Protection"."""
        i = last + 1
        if i < len(self.words) and self.lower[i] in self.known.possessive:
            return any(
                self.capital[j] and self.lower[j] in self.known.organisation | self.known.body
                for j in range(i + 1, min(i + 5, len(self.words)))
            )
        return i < len(self.words) and self.lower[i] in self.known.body

    def _dateline(self) -> int:
        """The last token of what stands before a story, -1 without one: "GENEVA, 5 May –", "LANZHOU (Xinhua) --", "PRAGUE—"."""
        for i, word in enumerate(self.words[:DATELINE]):
            if i and (word[0] in DASHES and not self._between_names(i) or word == ":" and self.words[i - 1].isupper()):
                return i
            if not (self.capital[i] or word[0].isdigit() or not word[0].isalnum() or self.lower[i] in self.known.particle):
                break
        return -1

    def _between_names(self, i: int) -> bool:
        """Whether a dash belongs to a compound name: "Port-au-Prince"."""
        return self.words[i] == "-" and self._tight(i) and i + 1 < len(self.words) and self._tight(i + 1)

    def _placed(self, first: int, last: int, key: str, entries: tuple[Entry, ...]) -> Mention:
        """The mention with its direction before and its kind of place after or before the name."""
        start, end, part = first, last, False
        while start > 0 and (self.lower[start - 1] in self.known.direction or self._joins_direction(start - 1)):
            start, part = start - 1, True
        kind = ""
        for length in (3, 2, 1) if last + 1 < len(self.words) and self.lower[last + 1] in self.known.kind_starts else ():
            words = " ".join(self.lower[last + 1 : last + 1 + length])
            if words in self.known.kinds and last + length < len(self.words):
                kind, end = self.known.kinds[words], last + length if not words.endswith("s") else last
                break
        if not kind and first > 1:
            noun = first - 1 if self.lower[first - 1] not in self.known.of else first - 2
            if self.lower[noun] in self.known.kinds and self.lower[first - 1] != "in":
                kind = self.known.kinds[self.lower[noun]]
        before = self._before(first)
        locative = before >= 0 and (self.lower[before] in self.known.locative or self.lower[before] in self.known.of)
        span = self.sentence.span(start, end)
        text = self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]
        leads = before in (0, 1) and locative and end + 1 < len(self.words) and self.words[end + 1] == ","
        return Mention(
            self.sentence.index, start, end, span, text, key, entries, TYPES.get(kind, kind), part, locative, leads=leads
        )
