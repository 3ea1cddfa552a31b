"""Needs: what people lack, ask for, are given, or cannot be reached with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from summarise.lexicon import Rule
from summarise.quantities import Found, quantities_in
from summarise.rules import Match, RuleBook, rule_book
from summarise.sitrep import Evidence, Fact, Need, Quantity
from summarise.slots import headings, items
from summarise.slots.items import Chunk, Grammar, Item, Line
from summarise.slots.lists import chunks as chunks_of
from summarise.slots.lists import things_in
from summarise.slots.roles import Roles
from summarise.text import Article, Sentence

NAME = "needs"
WORD = re.compile(r"[^\s|?*+(){}]+")  # the words of "{be} ( handed|given )? out"
LONGEST_QUOTE = 300
"""Characters; a clause beyond that is no help to a reader who checks a fact."""
PARTS_APART = 15
"""Tokens between a sum and its parts ("…, including 50 tents"); what is farther tells of something else."""
ANY_CHUNK = "<any>"
"""What `unless_next` of a rule names where any noun phrase after it takes the sense away; else it names a word class."""
NO_NEED = "none"
"""The status of rules that claim a thing only to say that nobody needs it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that a rule found in a sentence; `first` to `last` are the tokens that tell it."""

    item: Item
    match: Match
    first: int
    last: int
    population: Chunk | None
    giver: Chunk | None
    name: str = ""
    """The words of a thing that was named before, and here only counted: tents where "40 more are needed"."""


def fill(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    language: str = "en",
    extra: Path | None = None,
    known: Sequence[Fact] = (),
) -> tuple[Need, ...]:
    """The needs of an article in text order, ids n1, n2 …; a thing told twice in one sentence is two needs."""
    grammar, needs = grammar_of(language, extra), []
    marks = headings.marks(sentences, grammar)
    for sentence, before, mark in zip(sentences, (None, *sentences), marks, strict=False):
        told = () if sentence.leftover else told_in(sentence, language, extra, mark=mark, before=before)
        figures = quantities_in(sentence, language) if any(one.item.left < one.item.first for one in told) else ()
        needs += [_need(article, sentence, one, figures, grammar) for one in told if one.match.rule.means["status"] != NO_NEED]
    return tuple(replace(need, id=f"n{number}") for number, need in enumerate(needs, 1))


def told_in(
    sentence: Sentence, language: str, extra: Path | None, *, mark: str = "", before: Sentence | None = None
) -> tuple[Told, ...]:
    """The things that rules find in one sentence, in text order; the first rule of the file that claims a thing has it.

    `mark` is that of the heading which the sentence stands under, `before` the sentence before it, if any.
    """
    book = rule_book(language, NAME, extra)
    if not mark and not book.triggered(sentence.lower):
        return ()
    claims: dict[int, Told] = {}
    for told in _told(book, sentence, grammar_of(language, extra), mark, before):
        implied = "item" in told.match.rule.means
        if not implied or not any(_same(told, other) for other in claims.values()):
            claims.setdefault(told.item.last, told)
    named = tuple(told for _, told in sorted(claims.items()))
    parts = _parts(Line(grammar_of(language, extra), sentence), named)
    return tuple(sorted((*named, *parts), key=lambda told: told.item.last))


def _parts(line: Line, named: Sequence[Told]) -> Iterator[Told]:
    """The parts of a sum that is told of before, at some distance: "supplies worth 40,000 euros, including 50 tents"."""
    sets, claimed = line.grammar.sets, {told.item.last for told in named}
    if not named or sets["inclusive"].isdisjoint(line.lower):
        return
    for chunk in chunks_of(line):
        if chunk.kind != "item" or not chunk.first or line.lower[chunk.first - 1] not in sets["inclusive"]:
            continue
        near = (told for told in reversed(named) if 0 < chunk.first - told.last < PARTS_APART)
        whole = next((told for told in near if told.item.canonical in sets["sums_up"]), None)
        if whole is not None and claimed.isdisjoint(item.last for item in chunk.items):
            yield from (replace(whole, item=item, last=chunk.last, name="") for item in chunk.items)


def _same(told: Told, other: Told) -> bool:
    """Whether the one, which is implied, is what the other names: "power blackouts" is one lack of electricity."""
    return told.item.canonical == other.item.canonical and told.first <= other.last and other.first <= told.last


def _told(book: RuleBook, sentence: Sentence, grammar: Grammar, mark: str, before: Sentence | None) -> Iterator[Told]:
    line = Line(grammar, sentence)
    cells = _cells(sentence, chunks_of(line))
    if mark:
        cells = _marked(cells, mark)
    contents = [cell for cell, _, _ in cells]
    for match in book.matches([cell if isinstance(cell, str) else f"<{cell.kind}>" for cell in contents]):
        if _goes_on((*contents, "")[match.end], match, book):
            continue
        covered = cells[match.start : match.end]
        first, last = covered[0][1], covered[-1][2]
        chunks = [cell for cell, _, _ in covered if isinstance(cell, Chunk)]
        roles = Roles(contents, sentence.words, match, grammar.sets)
        if "refers" in match.rule.means:
            yield from _counted(line, cells, match, before, roles)
            continue
        for item in _items(line, chunks, match, first, last):
            yield Told(item, match, first, last, roles.population(), roles.giver())


def _counted(
    line: Line, cells: Sequence[tuple[str | Chunk, int, int]], match: Match, before: Sentence | None, roles: Roles
) -> Iterator[Told]:
    """What the figure at the start of a match counts: the last thing named before it, here or in the sentence before."""
    _, at, _ = cells[match.start]
    named = _last_item(line, [cell for cell, _, _ in cells[: match.start] if isinstance(cell, Chunk)])
    if named is None and before is not None:
        line = Line(line.grammar, before)
        named = _last_item(line, chunks_of(line))
    if named is not None and line.grammar.is_concrete(named) and _concerns(match.rule, named, line.grammar):
        name = " ".join((*line.words[named.first : named.last + 1], named.head)).rstrip()
        item = replace(named, left=at, first=at + 1, last=at)
        yield Told(item, match, at, cells[match.end - 1][2], roles.population(), None, name)


def _last_item(line: Line, chunks: Sequence[Chunk]) -> Item | None:
    """The last thing named, where it is one of many: people told of after it would be what a figure counts."""
    named = next((chunk for chunk in reversed(chunks) if chunk.kind in ("item", "who")), None)
    if named is None or named.kind != "item" or line.keys[named.last] == line.lower[named.last]:
        return None
    return named.items[-1]


def _cells(sentence: Sentence, chunks: Sequence[Chunk]) -> list[tuple[str | Chunk, int, int]]:
    """The sentence as rules see it: words and chunks, each with its first and last token."""
    cells: list[tuple[str | Chunk, int, int]] = []
    at = 0
    for chunk in chunks:
        cells += [(sentence.lower[i], i, i) for i in range(at, chunk.first)]
        cells.append((chunk, chunk.first, chunk.last))
        at = chunk.last + 1
    return cells + [(sentence.lower[i], i, i) for i in range(at, len(sentence.lower))]


def _marked(cells: Sequence[tuple[str | Chunk, int, int]], mark: str) -> list[tuple[str | Chunk, int, int]]:
    """The cells of a line of a list, with the mark of its heading in the place of its bullet."""
    opens = next((at for at, (cell, _, _) in enumerate(cells) if isinstance(cell, Chunk) or cell[0].isalnum()), 0)
    return [(mark, cells[opens][1], cells[opens][1]), *cells[opens:]]


def _goes_on(cell: str | Chunk, match: Match, book: RuleBook) -> bool:
    """Whether what follows takes the sense away: "Relief Services donated clothes" tells of no services."""
    unless = match.rule.means.get("unless_next")
    if unless is None or isinstance(cell, Chunk):
        return unless == ANY_CHUNK and isinstance(cell, Chunk) and cell.kind != "count"
    return unless != ANY_CHUNK and cell in book.lexicon.word_set(unless)


def _items(line: Line, chunks: Sequence[Chunk], match: Match, first: int, last: int) -> Iterator[Item]:
    """The things that a match is about: what its rule names, else those it covers; `only` keeps to a class of things."""
    means, listed = match.rule.means, "<item>" in match.rule.pattern
    grammar, unnamed = line.grammar, chunks[-1:] if "<thing>" in match.rule.pattern else ()
    told = [chunk for chunk in chunks if chunk.kind == "item" or chunk.kind == "thing" and chunk in unnamed]
    things = [item for chunk in told for item in things_in(line, chunk) if grammar.is_concrete(item)]
    wanted = [item for item in things if _concerns(match.rule, item, grammar)]
    if "item" not in means:
        yield from wanted
    elif wanted or not listed:
        yield replace(grammar.named_item(means["item"]), left=first, first=first, last=wanted[0].last if wanted else last)


def _concerns(rule: Rule, item: Item, grammar: Grammar) -> bool:
    """Whether a rule is about such a thing: some are about one class `only`, and some classes need a rule of their own."""
    only, sets = rule.means.get("only"), grammar.sets
    if only is not None:
        return item.canonical in sets[only]
    if item.canonical in sets.get(rule.means.get("except", ""), ()):
        return False
    if item.canonical in sets["centre"] or item.canonical in sets["dwelling"] or item.canonical in sets["effort"]:
        return False
    return rule.means["status"] != "provided" or item.canonical not in sets["responder"]


def _need(article: Article, sentence: Sentence, told: Told, figures: Sequence[Found], grammar: Grammar) -> Need:
    item, means = told.item, told.match.rule.means
    span = sentence.span(*_clause(sentence, told, grammar.sets["clause_bound"]))
    words = sentence.span(item.first, item.last)
    evidence = Evidence(article.id, span.start, span.end, article.text[span.start : span.end], told.match.rule.name)
    return Need(
        id="",
        evidence=(evidence,),
        item=told.name or means.get("item", " ".join((article.text[words.start : words.end], item.head)).rstrip()),
        canonical=item.canonical,
        cluster=item.cluster,
        status=means["status"],
        quantity=_quantity(sentence, item, figures, grammar),
        population=_text(article, sentence, told.population),
        by=_text(article, sentence, told.giver),
    )


def _clause(sentence: Sentence, told: Told, bounds: frozenset[str]) -> tuple[int, int]:
    """The tokens of the clause around a find; its own tokens where the clause is too long for a quote."""
    first, last = told.first, told.last
    start, end = sentence.ends[last] - LONGEST_QUOTE, sentence.starts[first] + LONGEST_QUOTE
    while first and sentence.lower[first - 1] not in bounds and sentence.starts[first] > start:
        first -= 1
    while last + 1 < len(sentence.lower) and sentence.lower[last + 1] not in bounds and sentence.ends[last] < end:
        last += 1
    fits = sentence.ends[last] - sentence.starts[first] <= LONGEST_QUOTE
    return (first, last) if fits else (told.first, told.last)


def _quantity(sentence: Sentence, item: Item, figures: Sequence[Found], grammar: Grammar) -> Quantity | None:
    """The figure in the thing's own phrase; its text keeps what is counted: "40 tonnes" of flour."""
    found = next((figure for figure in figures if item.left <= figure.last < item.first), None)
    if found is None:
        return None
    if not grammar.is_measure(sentence.lower[found.last + 1]):
        return found.quantity
    span = sentence.span(found.first, found.last + 1)
    return replace(found.quantity, text=sentence.text[span.start - sentence.start : span.end - sentence.start])


def _text(article: Article, sentence: Sentence, chunk: Chunk | None) -> str | None:
    if chunk is None:
        return None
    span = sentence.span(chunk.first, chunk.last)
    return article.text[span.start : span.end]


@cache
def grammar_of(language: str, extra: Path | None) -> Grammar:
    """The noun phrases of a language as the rules on needs see them: the rules' own words stay words."""
    lexicon = rule_book(language, NAME, extra).lexicon
    patterns = (*(phrase for words in lexicon.words.values() for phrase in words), *(rule.pattern for rule in lexicon.rules))
    return items.grammar(language, frozenset(word for pattern in patterns for word in WORD.findall(pattern)))
