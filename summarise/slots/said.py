"""What the rules say of the figures of one sentence: matches, linked and chosen among."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from summarise.lexicon import load
from summarise.rules import Match, RuleBook, rule_book
from summarise.slots.chunks import Item, row
from summarise.slots.link import Linker
from summarise.slots.nouns import predicates
from summarise.slots.rows import Accepts, Link, Sets

NEAR = 8
"""Items around a match in which the word that its rule `needs` must stand."""


def links_in(items: Sequence[Item], book: RuleBook, sets: Sets, accepts: Accepts, meaning: str) -> list[Link]:
    """The links of one sentence, in the order of its figures: one for each figure and value of `meaning`.

    Rules that are `weak` speak only where nothing else is said of the figure, those with `unless` not beside the
    meanings it names, those with `needs` only where a word of that class stands near.
    """
    matches = [m for m in book.matches(row(items)) if _has_needed(m, items, sets)]
    return list(_chosen(Linker(items, sets, accepts).links(matches), meaning)) if matches else []


def _has_needed(match: Match, items: Sequence[Item], sets: Sets) -> bool:
    needed = match.rule.means.get("needs")
    near = items[max(0, match.start - NEAR) : match.end + NEAR]
    return needed is None or any(item.word.lstrip("^") in sets[needed] for item in near)


def _chosen(links: Sequence[Link], meaning: str) -> Iterator[Link]:
    said = {(link.item, link.match.rule.means[meaning]) for link in links}
    kept = [link for link in links if not any((link.item, other) in said for other in _unless(link))]
    strong = {link.item for link in kept if "weak" not in link.match.rule.means}
    seen: set[tuple[int, str]] = set()
    for link in kept:
        key = (link.item, link.match.rule.means[meaning])
        if key not in seen and ("weak" not in link.match.rule.means or link.item not in strong):
            seen.add(key)
            yield link


def _unless(link: Link) -> list[str]:
    return link.match.rule.means.get("unless", "").split()


@cache
def link_sets(language: str, slot: str, extra: Path | None) -> dict[str, frozenset[str]]:
    """The word classes of links.toml and of the slot's own file, and `predicates`, the first words of all verbs."""
    lexicons = (load(language, "links"), rule_book(language, slot, extra).lexicon)
    return {name: lexicon.word_set(name) for lexicon in lexicons for name in lexicon.words} | {
        "predicates": predicates(language),
        "participles": predicates(language, verbs=False),
    }
