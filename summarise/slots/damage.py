"""Damage: buildings and other assets destroyed, damaged, flooded or affected, each with its figure and its rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from summarise.lexicon import load
from summarise.rules import Match, rule_book
from summarise.sitrep import Damage, Fact
from summarise.slots.chunks import Count, Item, chunk, figures_in, last_noun
from summarise.slots.clause import evidence
from summarise.slots.rows import Link
from summarise.slots.said import link_sets, links_in
from summarise.slots.status import status_of
from summarise.slots.withdrawn import called_false, is_withdrawn
from summarise.text import Article, Sentence

OWNED = re.compile(r"\A[a-z][\w\s-]*['’]s\s+(?=\w)")  # "town's only clinic", but "St John's Church"
AFFECTED = "affected"
"""The level that says least."""
NOT_DESCRIBING = (
    "link_stop",
    "predicates",
    "be",
    "aux",
    "preposition",
    "clause_bound",
    "list_word",
    "container_word",
    "relative",
)
"""Classes of words that never describe a noun of a list."""


def fill(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    language: str = "en",
    extra: Path | None = None,
    known: Sequence[Fact] = (),
) -> tuple[Damage, ...]:
    """The damage of an article in text order, ids d1, d2 …"""
    reader = _Reader(article, language, extra)
    found = [(sentence.index, fact) for sentence in sentences if not sentence.leftover for fact in reader.read(sentence)]
    false = called_false(sentences, language) if found else ()
    denied = [fact if at not in false else replace(fact, status="denied") for at, fact in found]
    return tuple(replace(fact, id=f"d{number}") for number, fact in enumerate(denied, 1))


class _Reader:
    """Reads one article, sentence by sentence."""

    def __init__(self, article: Article, language: str, extra: Path | None) -> None:
        self.article, self.language = article, language
        self.book = rule_book(language, "damage", extra)
        self.sets = link_sets(language, "damage", extra) | {
            name: load(language, "people").word_set(name) for name in ("assets", "asset")
        }
        self.places = self.sets["place_unit"] | self.sets["where"]
        self.sets["not_describing"] = frozenset().union(*(self.sets[name] for name in NOT_DESCRIBING))

    def read(self, sentence: Sentence) -> Iterator[Damage]:
        """The damage of one sentence."""
        if not self.book.triggered(sentence.lower):
            return
        items = chunk(sentence, self.language)
        if not any(item.count and item.count.kind in ("assets", "number") for item in items):
            return
        links = links_in(items, self.book, self.sets, self._accepts, "level")
        worse = {link.item for link in links if link.match.rule.means["level"] != AFFECTED}
        for link in links:
            if self._is_whole(link.item, items, links) or self._of_another(link, items):
                continue
            count, named = items[link.item].count, self._named(link, items)
            lesser = link.match.rule.means["level"] == AFFECTED and link.item in worse
            if lesser and named is not None and named.head not in self.places:
                continue  # "30 farms were hit, suffering major damage" are 30 damaged
            if count is None or named is None or named.noun is None or self._led_by("threat", link.match.start, items):
                continue
            if link.match.rule.means.get("dwellings") == "no" and named.head in self.sets["dwelling_unit"]:
                continue  # homes without power are households without a service: they stand undamaged
            yield self._damage(link, count, named, items, sentence)

    def _is_whole(self, at: int, items: Sequence[Item], links: Sequence[Link]) -> bool:
        """Whether another figure says how many of it were hit: "of the 300 houses, 210 were destroyed"."""
        told = [link.match for link in links if link.item == at]
        parts = (items[link.item].count for link in links if link.item > at and link.match in told)
        return self._opens_with_of(at, items) and any(part is not None and part.kind == "number" for part in parts)

    def _opens_with_of(self, at: int, items: Sequence[Item]) -> bool:
        """Whether a clause begins with "of" and the assets at an item."""
        of = at > 0 and items[at - 1].word in self.sets["of"]
        return of and (at == 1 or items[at - 2].word in self.sets["part_start"])

    def _of_another(self, link: Link, items: Sequence[Item]) -> bool:
        """Whether a list goes on from what only describes a noun: "flood-hit areas, including 180 tents" given there."""
        goes_on = "{goes_on}" in link.match.rule.pattern
        return goes_on and link.match.start > 0 and items[link.match.start - 1].word in self.sets["hyphen"]

    def _led_by(self, words: str, at: int, items: Sequence[Item]) -> bool:
        """Whether a word of a class leads the verb at item `at`: "could be flooded", "at risk of being flooded"."""
        while at > 0 and items[at - 1].word in self.sets["verb_link"]:
            at -= 1
        return at > 0 and items[at - 1].word in self.sets[words]

    def _accepts(self, count: Count, match: Match) -> bool:
        """Whether a rule may speak of this figure; of "the village" only what is more than being hit."""
        if count.kind == "number":
            return match.rule.means.get("bare") != "no" and (not count.partitive or count.known)
        if count.kind != "assets" or count.noun is None or not count.noun[0].isalnum():  # "two-storey houses" are not two
            return False
        if not count.single:
            return not (count.partitive and match.rule.pattern.endswith("}") and "^" in match.rule.pattern)
        named = count.quantity.text == count.noun
        definite = (named or count.quantity.text.lower() in self.sets["definite"]) and count.head in self.sets["where"]
        if match.rule.means.get("single") == "no":
            return False
        described = "^{done" in match.rule.pattern and count.head in self.sets["where"]
        return not (self._vague(count) or described or definite and not self._certain(match, named))

    def _vague(self, count: Count) -> bool:
        """Whether the noun says too little alone: "an area", "the system"; "a sewerage system" says enough."""
        words = (count.noun or "").lower().split()
        if count.head not in self.sets["not_single"] or len(words) > 1 and " ".join(words[-2:]) in self.sets["asset"]:
            return False
        return count.head not in self.sets["made_of"] or self.sets["works"].isdisjoint(words[:-1])

    def _certain(self, match: Match, named: bool) -> bool:
        """Whether a rule says enough of "the village" to count it: by a verb, and more than that it was hit."""
        told = match.before is not None or named and match.rule.means.get("place") != "no"
        return told and match.rule.means["level"] in self.sets["telling_level"]

    def _named(self, link: Link, items: Sequence[Item]) -> Count | None:
        """The count that names the asset: a bare figure's is its label or the last one before it, unless people stand nearer."""
        count = items[link.item].count
        if count is None or count.kind != "number":
            return count
        label = [item for item in items[link.match.start : link.match.end] if item.word in self.sets["assets"]]
        between = (item.count for item in items[link.match.end : link.item] if item.count is not None)
        if label and not any(other.kind == "assets" and not other.single for other in between):
            return replace(count, noun=label[0].word, first=label[0].first)
        wholes = [item.count for at, item in enumerate(items[: link.item]) if item.count and self._opens_with_of(at, items)]
        if wholes and wholes[-1].kind == "assets":
            return wholes[-1]
        last = last_noun(items, link.item, self.sets["preposition"])
        place = (
            last is not None and last.single and last.head in self.sets["where"]
        )  # "the storm passed the island, 12 were hurt"
        return last if last is not None and last.kind == "assets" and not place else None

    def _damage(self, link: Link, count: Count, named: Count, items: Sequence[Item], sentence: Sentence) -> Damage:
        first = min(named.first, count.first, items[link.match.start].first)
        last = max(count.last, items[link.match.end - 1].last)
        noun = _without(named.noun or "", self.sets["not_group"] | self.sets["participles"] | self.sets["degree"])
        noun = noun if named.single else singular(noun, self.sets)
        figures = figures_in(items)
        taken_back = is_withdrawn(sentence, count.first, count.last, figures, self.language)
        unsure = self._led_by("unsure", link.match.start, items)
        return Damage(
            id="",
            evidence=(evidence(self.article, sentence, (first, last), link.match.rule.name, sets=self.sets, figures=figures),),
            status="denied" if taken_back else "unconfirmed" if unsure else status_of(sentence, first, last, self.language),
            asset=noun,
            level=self._level(link, count, items),
            quantity=count.quantity,
        )

    def _level(self, link: Link, count: Count, items: Sequence[Item]) -> str:
        """What the rule says; of places where houses were destroyed only that they are affected."""
        level = link.match.rule.means["level"]
        inside = link.item > 0 and items[link.item - 1].word in self.sets["within"] and count.head in self.places
        return AFFECTED if inside and not count.single and level in self.sets["built_level"] else level


def _without(noun: str, words: frozenset[str]) -> str:
    """The noun phrase without leading words that say nothing of the asset ("other", "more", "damaged", "the town's")."""
    parts = OWNED.sub("", noun).split()
    while len(parts) > 1 and parts[0].lower() in words:
        parts.pop(0)
    return " ".join(parts)


def singular(noun: str, sets: dict[str, frozenset[str]]) -> str:
    """The phrase with its head noun in the singular: "hectares of crops" → "hectare of crops"."""
    head, of, rest = noun.partition(" of ")
    for suffix, tail in (("ies", "y"), *((es, es[:-2]) for es in sets["singular_es"]), ("s", "")):
        if head.lower().endswith(suffix) and not head.lower().endswith("ss"):
            return head[: -len(suffix)] + tail + of + rest
    return noun
