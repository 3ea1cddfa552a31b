"""Facts as rows of a report: figures in words, places by name, sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarise.keyfigures import ranked
from summarise.merging import AGREED, Setting
from summarise.render import escape
from summarise.render.cells import Cell, Mark, Marked, listed, marked
from summarise.render.parts import BackgroundRow, DamageRow, HeadcountRow, MovementRow
from summarise.render.wording import Wording, languages, load
from summarise.sitrep import Damage, Evidence, Fact, Headcount, Movement, Need, Sitrep


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rows are written with: the report, its words, and the numbers of its sources."""

    sitrep: Sitrep
    words: Wording
    setting: Setting = field(init=False)
    numbers: Mapping[str, int] = field(init=False)
    agreeing: Mapping[str, tuple[Fact, ...]] = field(init=False)
    """Further readings of the same figure, by the id of the fact to use."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "setting", Setting.of(self.sitrep))
        facts = {fact.id: fact for fact in self.sitrep.facts()}
        agreed = [caveat.facts for caveat in self.sitrep.caveats if caveat.code == AGREED]
        object.__setattr__(self, "numbers", {source.id: n for n, source in enumerate(self.sitrep.articles, 1)})
        object.__setattr__(self, "agreeing", {ids[0]: tuple(facts[id] for id in ids[1:] if id in facts) for ids in agreed if ids})

    def quantity(self, fact: Fact, *, prose: bool = False) -> str:
        """The fact's figure, in prose or as a table has it, with what keeps it from being certain."""
        quantity = getattr(fact, "quantity", None)
        shown = "" if quantity is None else self.words.figure(quantity, prose=prose)
        status = self.words.word("status", fact.status)
        return f"{shown} ({status})".strip() if status else shown

    def counted(self, fact: Fact) -> str:
        """The fact's figure with its unit where that is not people, and with the people that households may be."""
        shown = self.quantity(fact)
        if not isinstance(fact, Headcount):
            return shown
        unit = "" if fact.unit == "people" else self.words.plural("plural", fact.unit, fact.quantity.value)
        counted = f"{shown} {unit}" if unit else shown
        return f"{counted} ({self.words.people(fact.people_estimate)})" if fact.people_estimate else counted

    def figure(self, fact: Fact) -> Cell:
        """The figure as a table has it, with other readings of it and links to where these stand."""
        others: dict[str, list[Fact]] = {}
        for other in self.agreeing.get(fact.id, ()):
            others.setdefault(self.counted(other), []).append(other)
        shown = self.counted(fact)
        others.pop(shown, None)
        return self.aside(shown, "also", others) if others else shown

    def aside(self, shown: str, lead: str, others: Mapping[str, Sequence[Fact]]) -> Marked:
        """A figure, and others in brackets with links to where they stand; `lead` is a key of the table `text`."""
        parts = [marked(f"{text} ", self.marks(*facts)) for text, facts in others.items()]
        lead = f"{shown} ({self.words.word('text', lead)}{self.words.colon}"
        return marked(lead, listed(parts, self.words.semicolon), ")")

    def places(self, fact: Fact) -> str:
        """The names of a fact's places."""
        names = {place.id: place.name for place in self.sitrep.locations}
        return self.words.comma.join(dict.fromkeys(names[known] for known in fact.locations if known in names))

    def marks(self, *facts: Fact) -> Marked:
        """A numbered link for each source of the facts, to the words that the first of them stands on there."""
        found: dict[int, str] = {}
        for fact in facts:
            for evidence in fact.evidence:
                if evidence.article in self.numbers:
                    found.setdefault(self.numbers[evidence.article], fact.id)
        return Marked(tuple(Mark(n, escape.anchor(id, n)) for n, id in sorted(found.items())))

    def same(self, fact: Fact) -> list[Fact]:
        """The fact, and the other readings of it with the same figure."""
        return [fact, *(other for other in self.agreeing.get(fact.id, ()) if self.counted(other) == self.counted(fact))]

    def said(self, fact: Fact) -> str:
        """Who says the fact's figure."""
        names = [self.words.attribution(other.attribution) for other in self.same(fact)]
        return self.words.semicolon.join(dict.fromkeys(name for name in names if name))

    def sources(self, fact: Fact) -> Marked:
        """The sources of the fact's figure."""
        return self.marks(*self.same(fact))


def source_marks(desk: Desk, evidence: Iterable[Evidence]) -> Marked:
    """A numbered link to each article that the evidence is from."""
    numbers = sorted({desk.numbers[e.article] for e in evidence if e.article in desk.numbers})
    return Marked(tuple(Mark(number, escape.anchor("source", number)) for number in numbers))


def headcounts(desk: Desk, facts: Sequence[Fact]) -> tuple[HeadcountRow, ...]:
    """Rows by category, in the catalogue's order, the figure on top first; a subset stands right after what it is part of."""
    counts = [fact for fact in facts if isinstance(fact, Headcount)]
    order = {name: i for i, name in enumerate(desk.words.tables["category"])}
    standing = {figure.fact.id: n for n, figure in enumerate(ranked(desk.sitrep))}
    whole = {h.id for h in counts}
    last = len(order), len(standing)
    heads = sorted(counts, key=lambda h: (h.part_of in whole, order.get(h.category, last[0]), standing.get(h.id, last[1])))
    seen: dict[str, HeadcountRow] = {}
    for head in heads:  # a subset is met again, already seen, unless two name each other
        _family(desk, head, counts, seen, subset=False)
    return tuple(seen.values())


def _family(desk: Desk, head: Headcount, counts: Sequence[Headcount], seen: dict[str, HeadcountRow], *, subset: bool) -> None:
    """Adds the rows of a figure and of its subsets, all the way down, to `seen`."""
    if head.id in seen:
        return
    seen[head.id] = _headcount(desk, head, subset)
    for part in counts:
        if part.part_of == head.id:
            _family(desk, part, counts, seen, subset=True)


def _headcount(desk: Desk, fact: Headcount, subset: bool) -> HeadcountRow:
    words = desk.words
    group = f"{words.word('text', 'of_whom')} {fact.group or ''}".strip() if subset else group_of(words, fact)
    return HeadcountRow(
        category=condition(words, fact, fact.basis),
        figure=desk.figure(fact),
        group=group,
        place=desk.places(fact),
        when=words.when(fact.when),
        attribution=desk.said(fact),
        source=desk.sources(fact),
        fact=fact,
    )


def condition(words: Wording, fact: Headcount, basis: str) -> str:
    """The category, with the finer term and the kind of figure where they say more."""
    finer = [words.word("term", fact.term) if fact.term != fact.category else "", words.word("basis", basis)]
    detail = words.comma.join(part for part in finer if part)
    return words.word("category", fact.category) + (f" ({detail})" if detail else "")


def group_of(words: Wording, fact: Headcount) -> str:
    """The people that the figure is of, where the category does not say it already ("refugees")."""
    known = (words, *map(load, languages()))  # the group is in the article's language, the category in the report's
    said = {one.word("category", fact.category).casefold() for one in known}
    return "" if (fact.group or "").casefold() in said else fact.group or ""


def movement(desk: Desk, fact: Movement) -> MovementRow:
    """The row of one movement."""
    return MovementRow(
        type=desk.words.word("movement", fact.type),
        group=fact.who or "",
        figure=desk.figure(fact),
        origin=fact.origin.text if fact.origin else "",
        destination=fact.destination.text if fact.destination else "",
        mode=fact.mode or "",
        place=desk.places(fact),
        when=desk.words.when(fact.when),
        attribution=desk.said(fact),
        source=desk.sources(fact),
        fact=fact,
    )


def damage(desk: Desk, fact: Damage) -> DamageRow:
    """The row of one damaged asset."""
    return DamageRow(
        asset=fact.asset,
        level=desk.words.word("level", fact.level),
        figure=desk.figure(fact),
        place=desk.places(fact),
        when=desk.words.when(fact.when),
        attribution=desk.said(fact),
        source=desk.sources(fact),
        fact=fact,
    )


def background(desk: Desk, fact: Fact) -> BackgroundRow:
    """A fact of any kind, for a list."""
    return BackgroundRow(
        label=label(desk.words, fact),
        figure=desk.quantity(fact, prose=True),
        place=desk.places(fact),
        when=desk.words.when(fact.when),
        attribution=desk.said(fact),
        source=desk.sources(fact),
        fact=fact,
    )


def way(words: Wording, fact: Movement) -> str:
    """Where from and where to, as far as it is known."""
    if fact.origin and fact.destination:
        return str(words.tables["label"]["way"]).format(origin=fact.origin.text, destination=fact.destination.text)
    return "".join(place.text for place in (fact.origin, fact.destination) if place)


def label(words: Wording, fact: Fact) -> str:
    """What a fact is about, in a few words: its figure stands elsewhere."""
    forms = words.tables["label"]
    match fact:
        case Headcount():
            category, group = words.word("category", fact.category), group_of(words, fact)
            unit = words.word("unit", fact.unit) if fact.unit != "people" else ""
            of = " ".join(part for part in (group, unit) if part)
            return str(forms["counted"]).format(category=category, of=of) if of else category
        case Damage():
            return str(forms["damaged"]).format(asset=fact.asset, level=words.word("level", fact.level))
        case Need():
            return str(forms["need"]).format(item=fact.item, status=words.word("need", fact.status).lower())
        case Movement():
            return str(forms["movement"]).format(type=words.word("movement", fact.type), ends=way(words, fact))
    return fact.id
