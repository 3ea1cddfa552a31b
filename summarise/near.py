"""Rules that almost matched: what stands in a sentence that tells no fact, and what was missing for one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarise.patterns import Element, Elements
from summarise.quantities import quantities_in
from summarise.rules import Match, rule_book
from summarise.sitrep import Fact
from summarise.slots.chunks import Item, chunk, row, without_assets
from summarise.slots.goings import read_going
from summarise.slots.items import Line
from summarise.slots.link import Linker
from summarise.slots.lists import chunks
from summarise.slots.needs import grammar_of
from summarise.slots.phrases import Nouns, Reader
from summarise.slots.rows import Sets
from summarise.slots.said import link_sets
from summarise.slots.triggers import triggers_in
from summarise.text import Sentence

MOST = 3
"""Rules shown of one slot in one sentence: those that stand first in its file."""
REACH = 10
"""Tokens within which the words of a rule must stand to be worth showing."""
NEEDED = ("people", "households", "number")
"""What a figure counts that no rule speaks of and that is still worth showing."""


@dataclass(frozen=True, slots=True)
class Near:
    """The words of a rule on the tokens `first` to `last` of a sentence; `missing` names what the fact lacked (near.toml).

    `rule` is None for a figure that no rule speaks of.
    """

    sentence: Sentence
    slot: str
    rule: str | None
    first: int
    last: int
    missing: str


def near_misses(
    sentences: Sequence[Sentence], facts: Sequence[Fact], *, language: str = "en", extra: Path | None = None
) -> tuple[Near, ...]:
    """The rules that almost matched, in the order of the sentences; `facts` are those that were found."""
    told = [span.start for fact in facts for span in fact.evidence]
    silent = (s for s in sentences if not s.leftover and not any(s.start <= at < s.end for at in told))
    return tuple(near for sentence in silent for near in _in_sentence(sentence, language, extra))


def _in_sentence(sentence: Sentence, language: str, extra: Path | None) -> Iterator[Near]:
    found = [near for slot, look in LOOKS.items() for near in _first(look(sentence, slot, language, extra))]
    yield from found
    if not found:
        counts = (item.count for item in chunk(sentence, language) if item.count and item.count.kind in NEEDED)
        yield from (Near(sentence, "headcounts", None, c.first, c.last, "rule") for c in counts if not c.single)


def _first(found: Iterator[Near]) -> list[Near]:
    """Those that share no word with one before them, and not more than MOST."""
    kept: list[Near] = []
    for near in found:
        if all(near.last < other.first or other.last < near.first for other in kept):
            kept.append(near)
    return kept[:MOST]


def _counted(sentence: Sentence, slot: str, language: str, extra: Path | None) -> Iterator[Near]:
    """Rules on figures: headcounts and damage."""
    items, sets = chunk(sentence, language), link_sets(language, slot, extra)
    if slot == "headcounts":
        items = without_assets(items, sentence)
    for match in rule_book(language, slot, extra).matches(row(items)):
        first, last = items[match.start].first, items[match.end - 1].last
        yield Near(sentence, slot, match.rule.name, first, last, _unlinked(match, items, sets))


def _unlinked(match: Match, items: Sequence[Item], sets: Sets) -> str:
    """Why no figure is linked to a match: the link is tried again with what may have forbidden it left out."""
    linker, needs = Linker(items, sets, lambda count, match: True), match.rule.means.get("needs")
    if not any(item.count for item in items):
        return "no_figure"
    if needs and not any(item.word.lstrip("^") in sets[needs] for item in items):
        return "context"
    if linker.links([match]):
        return "kind"
    voices = {"voice": "any"} if match.after else {}
    means = {key: value for key, value in match.rule.means.items() if key != "voice"} | voices
    return "active" if linker.links([replace(match, rule=replace(match.rule, means=means))]) else "apart"


def _needed(sentence: Sentence, slot: str, language: str, extra: Path | None) -> Iterator[Near]:
    """Rules on needs whose words all stand, in their order, without the thing."""
    items = any(part.kind == "item" for part in chunks(Line(grammar_of(language, extra), sentence)))
    book = rule_book(language, slot, extra)
    told = zip(book.lexicon.rules, book.variants, strict=True) if book.triggered(sentence.lower) else ()
    for rule, variants in told:
        place = None if rule.means["status"] == "none" else _standing(variants, sentence.lower)
        if place:
            yield Near(sentence, slot, rule.name, *place, "item_apart" if items else "no_item")


def _standing(variants: Iterable[Elements], words: Sequence[str]) -> tuple[int, int] | None:
    """The first and last token of a rule's words, where all of them stand; chunks such as `<item>` are left out."""
    for elements in variants:
        needed = (e.phrases for e in elements if isinstance(e, Element) and e.required)
        wanted = [phrases for phrases in needed if not any(phrase[0].startswith("<") for phrase in phrases)]
        places: list[tuple[int, int]] = []
        for phrases in wanted:
            start = places[-1][1] + 1 if places else 0
            found = (
                (at, at + len(p) - 1) for at in range(start, len(words)) for p in phrases if tuple(words[at : at + len(p)]) == p
            )
            places += [place] if (place := next(found, None)) else []
        if wanted and len(places) == len(wanted) and places[-1][1] - places[0][0] <= REACH:
            return places[0][0], places[-1][1]
    return None


def _going(sentence: Sentence, slot: str, language: str, extra: Path | None) -> Iterator[Near]:
    """Movement words by which nobody goes anywhere."""
    book = rule_book(language, slot, extra)
    nouns = Nouns(book.lexicon)
    triggers = triggers_in(sentence, book, nouns)
    taken = {at for trigger in triggers for at in range(trigger.start, trigger.end)}
    for match in book.matches(sentence.lower):
        if not taken & set(range(match.start, match.end)):
            yield Near(sentence, slot, match.rule.name, match.start, match.end - 1, "name")
    reader = Reader(sentence, nouns, quantities_in(sentence, language), taken)
    for trigger in triggers:
        missing = "no_place" if read_going(reader, trigger) else "nobody"
        yield Near(sentence, slot, trigger.rule.name, trigger.start, trigger.end - 1, missing)


LOOKS: Mapping[str, Callable[[Sentence, str, str, Path | None], Iterator[Near]]] = {
    "headcounts": _counted,
    "damage": _counted,
    "needs": _needed,
    "movements": _going,
}
