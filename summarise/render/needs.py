"""Needs as a report lists them: cluster by cluster, each item once for each status."""

from collections.abc import Sequence

from summarise.render.cells import listed, marked
from summarise.render.parts import Cluster, NeedItem, NeedLine
from summarise.render.rows import Desk
from summarise.sitrep import Fact, Need


def needs(desk: Desk, facts: Sequence[Fact]) -> tuple[Cluster, ...]:
    """The clusters, those of the catalogue first, each with its items by status."""
    needs = [fact for fact in facts if isinstance(fact, Need)]
    clusters = dict.fromkeys([*desk.words.clusters, *(need.cluster for need in needs)])
    return tuple(
        Cluster(desk.words.word("cluster", name), lines, name)
        for name in clusters
        if (lines := _lines(desk, [n for n in needs if n.cluster == name]))
    )


def _lines(desk: Desk, needs: Sequence[Need]) -> tuple[NeedLine, ...]:
    statuses = desk.words.tables["need"]
    found = {status: _items(desk, [need for need in needs if need.status == status]) for status in statuses}
    return tuple(NeedLine(statuses[status], items, status) for status, items in found.items() if items)


def _items(desk: Desk, needs: Sequence[Need]) -> tuple[NeedItem, ...]:
    """Each thing once, under the words that were met first, with the sources that say no more, then what others add."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(need.canonical, []).append(need)
    return tuple(_item(desk, same) for same in found.values())


def _item(desk: Desk, same: Sequence[Need]) -> NeedItem:
    further: dict[str, list[Need]] = {}
    for need in same:
        further.setdefault(_further(desk, need), []).append(need)
    bare = further.pop("", [])
    parts = [marked(f"{text} ", desk.marks(*said)) for text, said in further.items()]
    if len(further) == 1 and not bare:
        (text,) = further
        shown = marked(f"({text}) ", desk.marks(*same))
    else:
        shown = (
            marked(desk.marks(*bare), " (" if bare else "(", listed(parts, desk.words.semicolon), ")")
            if parts
            else desk.marks(*bare)
        )
    return NeedItem(same[0].item, shown, tuple(same))


def _further(desk: Desk, need: Need) -> str:
    """How many, for whom, by whom and where."""
    text = desk.words.tables["text"]
    parts = [
        desk.words.figure(need.quantity) if need.quantity else "",
        f"{text['for_whom']} {need.population}" if need.population else "",
        f"{text['by']} {need.by}" if need.by else "",
        desk.places(need),
    ]
    return desk.words.comma.join(part for part in parts if part)
