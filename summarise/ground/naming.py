"""The sources that one sentence names, and what each is the source of."""

from collections.abc import Callable, Iterator

from summarise.ground.names import Name, Names, Phrase
from summarise.ground.saying import Known, Said
from summarise.sitrep import Attribution
from summarise.text import Sentence

QUOTED = (",", '"', "”", "’", "''")
"""What stands before a verb whose subject follows it."""
ENDS = (",", ".", ";", ":", "!", "?", '"', "”", "''", ")", "–", "—", "--")
"""What stands behind a verb that closes what its subject said: "…, police said."."""
OWNER = ("barrier", "determiner", "auxiliary", "owner_after")
"""Word classes that stand before the owner of an account: "according to government figures"."""
TOLD = 7
"""Tokens of the longest object of "told": "told a radio station in the capital"."""
NEXT = 6
"""Tokens behind "the ministry's figure of" within which its number stands."""
GIVEN = 3
"""Tokens behind a verb of giving within which a number must stand, and behind that what it counts: "now gives 27 dead"."""


class Naming:
    """One sentence: where it names sources."""

    def __init__(self, sentence: Sentence, known: Known, learn: Callable[[str], str]) -> None:
        self.sentence, self.known = sentence, known
        self.words, self.lower = sentence.words, sentence.lower
        self.names = Names(sentence, known, learn)
        self._end = len(self.words) - 1

    def said(self) -> Iterator[Said]:
        """The sources that the sentence names, in the order of the words that tell them."""
        for i, word in enumerate(self.lower):
            if word in self.known.cues and (found := self._cue(i)) is not None:
                yield found

    def pronoun(self) -> str | None:
        """The class of the pronoun that says something, where one does: "he said", "it now gives 46 dead"."""
        is_ = self.names.is_
        if self.known.pronouns.isdisjoint(self.lower):
            return None
        for i in range(1, len(self.lower)):
            if not (is_(i, "saying") or is_(i, "reporting", "giving") and self._speaks(i)):
                continue
            before = self._subject_end(i)
            for name in ("person_pronoun", "body_pronoun"):
                if is_(before, name):
                    return name
            if self.words[i - 1] in QUOTED and is_(i + 1, "person_pronoun"):
                return "person_pronoun"
        return None

    def _cue(self, i: int) -> Said | None:
        is_, length = self.names.is_, self._length
        if is_(i, "open_bracket"):
            return self._bracket(i)
        if words := length("according", i):
            return self._according(i, i + words)
        if words := length("citing", i):
            return self._made(self._after(i + words, typed=False), (0, self._end), cited=True)
        if words := length("done_by", i):
            return self._made(self._after(i + words, typed=True), (0, self._end))
        if self.lower[i] == ":":
            return self._before_colon(i)
        if is_(i, "saying", "reporting", "giving") and not self._is_verb(i):
            return self._account(i) if length("account", i) else None
        if is_(i, "saying"):
            found = self._inverted(i, typed=False) or self._subject(i, typed=False)
            return self._made(found, self._reach(i, found))
        if (is_(i, "reporting", "giving") or length("speaking_of", i)) and self._speaks(i):
            found = self._inverted(i, typed=True) or self._subject(i, typed=True)
            if found is not None:
                return self._made(found, (0, self._end) if self._relates(i, found) else self._reach(i, found))
        return self._account(i) if length("account", i) else None

    def _is_verb(self, i: int) -> bool:
        """Whether a word may be a verb with a subject of its own: not "Port Said", ", adding that", "declared an emergency"."""
        if self.words[i][0].isupper() and i and self.words[i - 1][0].isupper():
            return False
        if self.names.is_(i, "solemn") and not (self.names.is_(i + 1, "that") or self._closes(i)):
            return False
        return not self.names.is_(i, "progressive") or self.names.is_(i - 1, "passive")

    def _length(self, name: str, i: int) -> int:
        return self.known.phrases[name].length(self.lower, i) if name in self.known.openers.get(self.lower[i], ()) else 0

    def _speaks(self, i: int) -> bool:
        """Whether a verb that also has other subjects may be one of speaking here: not "people reported missing"."""
        if self.names.is_(i, "giving"):
            return any(self._gives(j) for j in range(i + 1, min(i + GIVEN, self._end) + 1))
        return not (self.names.is_(i, "participle") and self.names.is_(i + 1, "outcome"))

    def _gives(self, j: int) -> bool:
        """Whether a number of people is given at a token: "27 dead", "its toll"."""
        if self.names.is_(j, "outcome_noun"):
            return True
        counts = any(self.names.is_(k, "outcome") for k in range(j + 1, j + 1 + GIVEN))
        return counts and (self.lower[j][0].isdigit() or self.names.is_(j, "number"))

    def _reach(self, verb: int, found: Name | None) -> tuple[int, int]:
        """What a verb's subject is the source of: what stands before where the verb closes it, else what follows the name."""
        return (0, verb) if self._closes(verb) else (verb if found is None else min(found.first, verb), self._end)

    def _closes(self, verb: int) -> bool:
        """Whether a verb ends what was said: "…, police said.", "…, she told Radio Kotto on Friday."."""
        i = verb + 1
        if self.names.is_(verb, "telling"):
            return self._stops(i)
        while True:
            if self.names.is_time(i) and not self.names.is_(i, "number") or self.names.is_(i, "timing", "between"):
                i += 1
            elif i <= self._end and (words := self._length("manner", i)):
                i += words
            else:
                break
        if self.names.is_(i, "by_way"):  # "said in a message to reporters,"
            return self._stops(i)
        return i > self._end or self.words[i] in (*ENDS, "(") or self._inverts(verb)

    def _stops(self, i: int) -> bool:
        """Whether a clause ends soon behind token i, without another verb."""
        ahead = range(i, min(i + TOLD, self._end) + 1)
        stop = next((j for j in ahead if self.words[j] in ENDS or self.names.is_(j, "that", "auxiliary")), self._end + 1)
        return stop > self._end or self.words[stop] in ENDS

    def _relates(self, verb: int, found: Name) -> bool:
        """Whether a clause tells of the number before it: "the list of 64 people that the county published on Sunday"."""
        before = found.first - 1 - self.names.is_(found.first - 1, "the")
        counts = verb < self._end and (self.lower[verb + 1][0].isdigit() or self.names.is_(verb + 1, "number", "that"))
        return self.names.is_(before, "that", "relative") and not counts

    def _according(self, i: int, start: int) -> Said | None:
        """ "According to police, 12 died" speaks for what follows, "12 died, according to police" for what stands before."""
        opens = i == 0 or self.words[i - 1] in (".", ":", "–", "—", "--", ";") or self.names.is_(i - 1, "opening")
        return self._made(self._after(start, typed=False), (i, self._end) if opens else (0, i))

    def _before_colon(self, colon: int) -> Said | None:
        """The source that opens a sentence: "The nurse spoke of her night: “We lost …", "The ministry: 19 people dead."."""
        phrase = self.names.leading(0)
        quotes = self.names.is_(colon + 1, "open_quote", "straight_quote")
        if phrase is None or not quotes and phrase[1] != colon - 1:
            return None
        found = self.names.name(phrase, context=self.names.apposed(phrase[1]), typed=not quotes)
        return None if found is not None and not quotes and found.kind == "media" else self._made(found, (colon, self._end))

    def _subject(self, verb: int, *, typed: bool) -> Name | None:
        """The source before a verb: "Health officials in Pella, a port in the north, said"."""
        end = self._subject_end(verb)
        if end < 0:
            return None
        if self.words[end] == ",":
            return self._around(end, typed=typed)
        if self.names.is_(end, "joined"):  # "The ministry declared an emergency and said"
            phrase = self.names.leading(0)
            return self.names.name(phrase, typed=True) if phrase else None
        phrase = self.names.before(end)
        if phrase is None:
            return None
        found = self.names.name(phrase, typed=typed, plain=not typed)
        if phrase[0] > 1 and self.words[phrase[0] - 1] == "," and (found is None or not found.kind):
            return self._listed(phrase[0] - 2, phrase[1]) or found
        return found

    def _subject_end(self, verb: int) -> int:
        """The last token before a verb and what belongs to it, -1 where that is passive: "were later reported"."""
        end = verb - 1
        passive = False
        while end >= 0 and self.names.is_(end, "between"):
            passive = passive or self.names.is_(end, "passive")
            end -= 1
        return -1 if passive and not self.names.is_(verb, "progressive") else end

    def _around(self, comma: int, *, typed: bool) -> Name | None:
        """The source before an insertion in commas: "The Observatory, which watches the strait, said"."""
        i = comma - 1
        while i > 0 and self.words[i] not in (",", '"', "“", "”"):
            i -= 1
        if i <= 0 or self.words[i] != "," or self.words[i - 1] in QUOTED or self.names.is_(i + 1, "auxiliary", "passive"):
            return None
        apposed = self.names.name((i + 1, comma - 1), typed=False) if self.words[comma - 1][:1].isupper() else None
        phrase = self.names.before(i - 1)
        found = self.names.name(phrase, context=comma - 1, typed=typed, plain=not typed) if phrase else None
        named = found is not None and (found.kind or self.words[found.last][:1].isupper())
        if apposed is not None and not named and all(self.words[j][:1].isupper() for j in range(i + 1, comma)):
            return apposed if not typed or apposed.kind else None
        return found

    def _listed(self, before: int, end: int) -> Name | None:
        """A name with a comma in it: "the Ministry of Water, Energy and Irrigation"."""
        phrase = self.names.before(before)
        inside = any(self.names.is_(i, "joined") for i in range(before + 2, end))
        if phrase is None or not inside or not self.names.kind(*phrase) or not self.words[before][:1].isupper():
            return None
        return self.names.name((phrase[0], end), typed=True)

    def _inverts(self, verb: int) -> bool:
        """Whether the subject of a verb follows it: "…, said Nikola Nikolov, head of …", not "X, which …, said the army had"."""
        phrase = self.names.after(verb + 1) if verb and self.words[verb - 1] in QUOTED else None
        if phrase is None or self.names.is_(verb, "telling") or self.names.is_(verb + 1, "pronoun", "that"):
            return False
        after = phrase[1] + 1
        return after > self._end or self.words[after] in (*ENDS, "(") or self.names.is_(after, "after_subject", "timing")

    def _inverted(self, verb: int, *, typed: bool) -> Name | None:
        return self._after(verb + 1, typed=typed) if self._inverts(verb) else None

    def _after(self, start: int, *, typed: bool) -> Name | None:
        """The source that begins at a token."""
        phrase = self.names.after(start)
        if phrase is None:
            return None
        return self.names.name(phrase, context=self.names.apposed(phrase[1]), typed=typed)

    def _account(self, i: int) -> Said | None:
        """The source of what is given out: "figures from the ministry", "IDMC's estimate", "The latest Government update"."""
        last = i + self._length("account", i) - 1
        binds = self.names.is_(last + 1, "of")
        reach = (i, min(last + NEXT, self._end)) if binds and not self.names.is_(last + 1, "given_by") else (0, self._end)
        given = last + 1 + self.names.is_(last + 1, "done")
        if self.names.is_(given, "given_by") and (found := self._after(given + 1, typed=True)) is not None:
            return self._made(found, (0, self._end))
        return self._made(self._owner(i), reach)

    def _owner(self, i: int) -> Name | None:
        """Whose account it is: the noun phrase before it, or for "its count" the subject of the clause."""
        start = i
        while start > 0 and i - start < NEXT and not self.names.is_(start - 1, *OWNER):
            start -= 1
        if not self.names.is_(start - 1, "their"):
            owned = [j for j in range(start, i) if self.names.is_(j, "possessive") and not self.names.kind(j, i)]
            phrase = self.names.before(owned[0] - 1) if owned else (start, i - 1)
            return self.names.name(phrase, typed=True) if phrase and phrase[0] <= phrase[1] else None
        while start > 0 and not self.names.is_(start - 1, "barrier"):
            start -= 1
        found: Phrase | None = self.names.leading(start)
        return self.names.name(found, typed=True) if found else None

    def _bracket(self, i: int) -> Said | None:
        """A source in brackets behind its figure: "11 people missing (Central African Red Cross)"."""
        phrase = self.names.after(i + 1)
        if i == 0 or phrase is None or phrase[0] > i + 2 or not self.words[phrase[0]][:1].isupper():
            return None
        after = phrase[1] + 1
        dated = self.words[after : after + 1] == (",",) and any(map(self.names.is_time, range(after + 1, after + 5)))
        if not dated and (self.words[after : after + 1] not in ((")",), ("]",), (";",)) or self._is_short(i, phrase)):
            return None
        found = self.names.name(phrase, typed=True)
        if found is None or not dated and found.kind == "media":
            return None
        opened = [j for j in range(i) if self.names.is_(j, "open_bracket")]
        return self._made(found, (max(opened, default=0), i), strict=True)

    def _is_short(self, i: int, phrase: Phrase) -> bool:
        """Whether brackets hold the short form of the name before them: "Humanitarian Data Centre (HDC)"."""
        return phrase[0] == phrase[1] and self.words[i - 1][:1].isupper() and self.words[phrase[0]].isupper()

    def _made(self, found: Name | None, reach: tuple[int, int], *, cited: bool = False, strict: bool = False) -> Said | None:
        if found is None:
            return None
        span = self.sentence.span(found.first, found.last)
        name = self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]
        return Said(span, Attribution(name, found.kind or "unknown"), found.person, reach, cited, strict)
