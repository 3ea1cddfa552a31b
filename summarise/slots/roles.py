"""Who needs a thing, and who gives it: the noun phrases beside what a rule matched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarise.rules import Match
from summarise.slots.items import Chunk


@dataclass(frozen=True, slots=True)
class Roles:
    """One match among the `cells` of its sentence, words and chunks, with the word classes that tell roles."""

    cells: Sequence[str | Chunk]
    words: Sequence[str]
    match: Match
    sets: Mapping[str, frozenset[str]]

    def population(self) -> Chunk | None:
        """The people who need or get the thing: named in the match, after it ("to 400 families"), or its subject."""
        covered = self.cells[self.match.start : self.match.end]
        inside = [cell for cell in covered if isinstance(cell, Chunk) and cell.kind == "who"]
        if inside:
            return inside[-1]
        after = self.after(self.match.end, "recipient")
        if after is not None:
            return after if after.kind == "who" else None
        given = self.match.rule.means["status"] == "provided" and "gets" not in self.match.rule.means and not self.passive()
        return None if given else self.before(lambda chunk: chunk.kind == "who", whole=True)

    def giver(self) -> Chunk | None:
        """Who gives the thing: the subject of a verb of giving, or what follows "by"; a name, an office or people."""
        if self.match.rule.means["status"] != "provided":
            return None
        if "gets" in self.match.rule.means:
            return self.after(self.match.end, "from")
        recipient = self.after(self.match.end, "recipient")
        struck = recipient is not None and self.words[recipient.last].lower() in self.sets["afflicted"]
        by = None if struck else self.after(self.match.end + (2 if recipient is not None else 0), "by")
        if by is None and not isinstance(self.cells[self.match.start], Chunk) and not self.passive():
            by = self.before(self.acts)
        return by

    def passive(self) -> bool:
        """Whether the match is a verb's passive, whose subject gets the thing: "families were given"."""
        at, verb = self.match.start, self.cells[self.match.start]
        while at and self.cells[at - 1] in self.sets["between_passive"]:
            at -= 1
        progressive = isinstance(verb, str) and verb.endswith(tuple(self.sets["progressive"]))
        return at > 0 and self.cells[at - 1] in self.sets["passive"] and not progressive

    def after(self, at: int, markers: str) -> Chunk | None:
        """The chunk at `at` behind a word of the class `markers`."""
        follows = self.cells[at : at + 2]
        if len(follows) == 2 and follows[0] in self.sets[markers] and isinstance(follows[1], Chunk):
            return follows[1]
        return None

    def before(self, fits: Callable[[Chunk], bool], *, whole: bool = False) -> Chunk | None:
        """The noun phrase before the match that `fits`, itself or as a `whole`; auxiliaries and adverbs are passed over."""
        at = self.match.start - 1
        while at >= 0 and self.cells[at] in self.sets["auxiliary"]:
            at -= 1
        cell = self.cells[at] if at >= 0 else None
        if not isinstance(cell, Chunk):
            return None
        phrase = self.whole(cell, at)
        return phrase if fits(phrase if whole else cell) else None

    def acts(self, chunk: Chunk) -> bool:
        """Whether a chunk can give or need: people, an office, or a name, which has a capital."""
        return chunk.kind in ("who", "official") or any(word[0].isupper() for word in self.words[chunk.first : chunk.last + 1])

    def whole(self, last: Chunk, at: int) -> Chunk:
        """The noun phrase that ends with the chunk at `at`: "people in the camp", "the Ministry of Civil Affairs"."""
        first = last
        while at > 1 and self.cells[at - 1] in self.sets["preposition"] and isinstance(self.cells[at - 2], Chunk):
            at -= 2
            first = self.cells[at]  # type: ignore[assignment]
        return Chunk(first.kind if first.kind != "item" else last.kind, first.first, last.last)
