"""Needs as a report lists them: cluster by cluster, each item once for each status."""

from collections.abc import Sequence

from summarise.render import escape
from summarise.render.rows import Desk, Row
from summarise.sitrep import Fact, Need


def needs(desk: Desk, facts: Sequence[Fact]) -> list[Row]:
    """The clusters, those of the catalogue first, each with its items by status."""
    needs = [fact for fact in facts if isinstance(fact, Need)]
    clusters = dict.fromkeys([*desk.words.clusters, *(need.cluster for need in needs)])
    return [
        {"cluster": name, "lines": lines} for name in clusters if (lines := _lines(desk, [n for n in needs if n.cluster == name]))
    ]


def _lines(desk: Desk, needs: Sequence[Need]) -> list[Row]:
    statuses = desk.words.tables["need"]
    found = {status: _items(desk, [need for need in needs if need.status == status]) for status in statuses}
    return [{"status": statuses[status], "items": items} for status, items in found.items() if items]


def _items(desk: Desk, needs: Sequence[Need]) -> list[Row]:
    """Each thing once, under the words that were met first, with the sources that say no more, then what others add."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(need.canonical, []).append(need)
    return [_item(desk, same) for same in found.values()]


def _item(desk: Desk, same: Sequence[Need]) -> Row:
    further: dict[str, list[Need]] = {}
    for need in same:
        further.setdefault(_further(desk, need), []).append(need)
    bare = further.pop("", [])
    parts = [f"{escape.markdown(text)} {desk.marks(*said)}" for text, said in further.items()]
    if len(further) == 1 and not bare:
        (text,) = further
        shown = f"({escape.markdown(text)}) {desk.marks(*same)}"
    else:
        shown = f"{desk.marks(*bare)} ({'; '.join(parts)})" if parts else desk.marks(*bare)
    return {"item": same[0].item, "further": escape.Safe(shown.strip())}


def _further(desk: Desk, need: Need) -> str:
    """How many, for whom, by whom and where."""
    text = desk.words.tables["text"]
    parts = [
        desk.words.figure(need.quantity) if need.quantity else "",
        f"{text['for_whom']} {need.population}" if need.population else "",
        f"{text['by']} {need.by}" if need.by else "",
        desk.places(need),
    ]
    return ", ".join(part for part in parts if part)
