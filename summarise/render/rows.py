"""Facts as rows of a report: figures in words, places by name, sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarise.render import escape
from summarise.render.wording import Wording
from summarise.sitrep import Conflict, Damage, Evidence, Fact, Headcount, Movement, Need, Quantity, Sitrep, Source

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rows are written with: the report, its words, and the numbers of its sources."""

    sitrep: Sitrep
    words: Wording
    numbers: Mapping[str, int]

    def quantity(self, fact: Fact, quantity: Quantity | None, *, prose: bool = False) -> str:
        """The figure, in prose or as a table has it, with what keeps it from being certain."""
        status = self.words.word("status", fact.status)
        shown = "" if quantity is None else self.words.figure(quantity, prose=prose)
        return f"{shown} ({status})".strip() if status else shown

    def places(self, fact: Fact) -> str:
        """The names of a fact's places."""
        names = {place.id: place.name for place in self.sitrep.locations}
        return ", ".join(dict.fromkeys(names[known] for known in fact.locations if known in names))

    def marks(self, fact: Fact) -> escape.Safe:
        """A numbered link for each source of a fact, to the words it stands on."""
        numbers = sorted({self.numbers[evidence.article] for evidence in fact.evidence if evidence.article in self.numbers})
        return escape.Safe(" ".join(f"[[{number}]](#{escape.anchor(fact.id, number)})" for number in numbers))

    def common(self, fact: Fact) -> dict[str, Any]:
        """The columns that every fact has."""
        said = self.words.attribution(fact.attribution)
        return {"place": self.places(fact), "when": self.words.when(fact.when), "attribution": said, "source": self.marks(fact)}


def superseded(conflicts: Iterable[Conflict]) -> frozenset[str]:
    """The facts that a conflict was decided against.

    >>> sorted(superseded([Conflict(("h1", "h2"), "value", 3, 5, "h2", ""), Conflict(("h3", "h4"), "value", 3, 5, None, "")]))
    ['h1']
    """
    decided = [between for between in conflicts if between.recommended]
    return frozenset(fact for between in decided for fact in between.facts if fact != between.recommended)


def source_marks(desk: Desk, evidence: Iterable[Evidence]) -> escape.Safe:
    """A numbered link to each article that the evidence is from."""
    numbers = sorted({desk.numbers[e.article] for e in evidence if e.article in desk.numbers})
    return escape.Safe(" ".join(f"[[{number}]](#{escape.anchor('source', number)})" for number in numbers))


def headcounts(desk: Desk, facts: Sequence[Fact]) -> list[Row]:
    """Rows by category, in the catalogue's order; a subset stands right after the figure it is part of."""
    counts = [fact for fact in facts if isinstance(fact, Headcount)]
    order = {name: i for i, name in enumerate(desk.words.tables["category"])}
    whole = {h.id for h in counts}
    heads = sorted(counts, key=lambda h: (h.part_of in whole, order.get(h.category, len(order))))
    seen: dict[str, Row] = {}
    for head in heads:  # a subset is met again, already seen, unless two name each other
        _family(desk, head, counts, seen, subset=False)
    return list(seen.values())


def _family(desk: Desk, head: Headcount, counts: Sequence[Headcount], seen: dict[str, Row], *, subset: bool) -> None:
    """Adds the rows of a figure and of its subsets, all the way down, to `seen`."""
    if head.id in seen:
        return
    seen[head.id] = _headcount(desk, head, subset)
    for part in counts:
        if part.part_of == head.id:
            _family(desk, part, counts, seen, subset=True)


def _headcount(desk: Desk, fact: Headcount, subset: bool) -> Row:
    words = desk.words
    finer = [words.word("term", fact.term) if fact.term != fact.category else "", words.word("basis", fact.basis)]
    detail = ", ".join(part for part in finer if part)
    group = f"{words.word('text', 'of_whom')} {fact.group or ''}".strip() if subset else fact.group or ""
    estimate = f" ({words.people(fact.people_estimate)})" if fact.people_estimate else ""
    return {
        "category": words.word("category", fact.category) + (f" ({detail})" if detail else ""),
        "figure": desk.quantity(fact, fact.quantity) + estimate,
        "group": group,
        "unit": words.word("unit", fact.unit),
        **desk.common(fact),
    }


def movement(desk: Desk, fact: Movement) -> Row:
    """The row of one movement."""
    return {
        "type": desk.words.word("movement", fact.type),
        "group": fact.who or "",
        "figure": desk.quantity(fact, fact.quantity),
        "origin": fact.origin.text if fact.origin else "",
        "destination": fact.destination.text if fact.destination else "",
        "mode": fact.mode or "",
        **desk.common(fact),
    }


def damage(desk: Desk, fact: Damage) -> Row:
    """The row of one damaged asset."""
    level = desk.words.word("level", fact.level)
    return {"asset": fact.asset, "level": level, "figure": desk.quantity(fact, fact.quantity), **desk.common(fact)}


def needs(desk: Desk, facts: Sequence[Fact]) -> list[Row]:
    """The clusters, those of the catalogue first, each with its items by status."""
    needs = [fact for fact in facts if isinstance(fact, Need)]
    clusters = dict.fromkeys([*desk.words.clusters, *(need.cluster for need in needs)])
    return [
        {"cluster": name, "lines": lines} for name in clusters if (lines := _lines(desk, [n for n in needs if n.cluster == name]))
    ]


def _lines(desk: Desk, needs: Sequence[Need]) -> list[Row]:
    statuses = desk.words.tables["need"]
    found = {status: [_item(desk, need) for need in needs if need.status == status] for status in statuses}
    return [{"status": statuses[status], "items": items} for status, items in found.items() if items]


def _item(desk: Desk, need: Need) -> Row:
    text = desk.words.tables["text"]
    figure = desk.words.figure(need.quantity) if need.quantity else ""
    further = [
        figure,
        f"{text['for_whom']} {need.population}" if need.population else "",
        f"{text['by']} {need.by}" if need.by else "",
        desk.places(need),
    ]
    return {"item": need.item, "further": "; ".join(part for part in further if part), "source": desk.marks(need)}


def entry(desk: Desk, fact: Fact) -> Row:
    """A fact of any kind, for a list."""
    figure = desk.quantity(fact, getattr(fact, "quantity", None), prose=True)
    return {"label": label(desk.words, fact), "figure": figure, **desk.common(fact)}


def label(words: Wording, fact: Fact) -> str:
    """What a fact is about, in a few words: its figure stands elsewhere."""
    match fact:
        case Headcount():
            unit = words.word("unit", fact.unit) if fact.unit != "people" else ""
            return " ".join(part for part in (words.word("category", fact.category), fact.group, unit) if part)
        case Damage():
            return f"{fact.asset} {words.word('level', fact.level)}"
        case Need():
            return f"{fact.item} {words.word('need', fact.status).lower()}"
        case Movement():
            ends = " → ".join(place.text for place in (fact.origin, fact.destination) if place)
            return f"{words.word('movement', fact.type)} {ends}"
    return fact.id


def conflict(desk: Desk, between: Conflict) -> Row:
    """A conflict, with each figure in it and the one used."""
    facts = [fact for fact in desk.sitrep.facts() if fact.id in between.facts]
    chosen = next((fact for fact in facts if fact.id == between.recommended), None)
    span = [desk.words.number(value) for value in (between.low, between.high) if value is not None]
    return {
        "kind": desk.words.word("conflict", between.kind),
        "facts": [entry(desk, fact) for fact in facts],
        "range": " – ".join(dict.fromkeys(span)),
        "used": entry(desk, chosen) if chosen else None,
        "why": between.why,
    }


def caveat(desk: Desk, text: str, ids: Sequence[str]) -> Row:
    """A caveat, with links to what the facts it speaks of stand on."""
    marks = [desk.marks(fact) for fact in desk.sitrep.facts() if fact.id in ids]
    return {"text": text, "marks": escape.Safe(" ".join(dict.fromkeys(marks)))}


def gaps(desk: Desk, facts: Sequence[Fact]) -> dict[str, str]:
    """What nobody said: categories without a figure and clusters without an item. Silence is a gap, never a zero."""
    said = {fact.category for fact in facts if isinstance(fact, Headcount)}
    covered = {fact.cluster for fact in facts if isinstance(fact, Need)}
    figures = [desk.words.word("category", name).lower() for name in desk.words.expected if name not in said]
    clusters = [name for name in desk.words.clusters if name not in covered]
    return {"figures": ", ".join(figures), "clusters": "; ".join(clusters)}


def source(desk: Desk, article: Source) -> Row:
    """An article in the list of sources, with its quotes."""
    number = desk.numbers[article.id]
    return {
        "number": number,
        "anchor": escape.anchor("source", number),
        "title": article.title or desk.words.word("text", "no_title"),
        "publisher": article.publisher,
        "published": desk.words.day(article.published) if article.published else None,
        "link": escape.address(article.url),
        "url": article.url,
        "duplicate_of": desk.numbers.get(article.duplicate_of or ""),
        "quotes": _quotes(desk, article.id, number),
    }


def _quotes(desk: Desk, article: str, number: int) -> list[Row]:
    """What the facts stand on in one article, in its order: each quote once, with the facts that it carries."""
    quotes: dict[tuple[int, int, str], list[str]] = {}
    for fact in desk.sitrep.facts():
        for evidence in fact.evidence:
            if evidence.article == article:
                quotes.setdefault((evidence.start, evidence.end, evidence.quote), []).append(fact.id)
    met: set[str] = set()
    rows: list[Row] = []
    for (_, _, quote), ids in sorted(quotes.items()):
        rows.append(
            {"quote": quote, "ids": ", ".join(ids), "anchors": [escape.anchor(name, number) for name in ids if name not in met]}
        )
        met.update(ids)
    return rows
