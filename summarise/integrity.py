"""What no JSON Schema can say of a report: that its ids, references and quotes hold together."""

from collections.abc import Iterator, Mapping
from typing import Any

SLOTS = ("headcounts", "needs", "movements", "damage")

Data = Mapping[str, Any]


def faults(report: Data) -> list[str]:
    """What does not hold together in a report that follows the schema, each as `<JSON pointer>: <message>`."""
    return [*_repeated(report), *_dangling(report), *_misquoted(report)]


def evidence(report: Data) -> Iterator[tuple[str, Data]]:
    """Every evidence span of the report, with its JSON pointer."""
    holders = [(f"/{slot}/{number}", fact) for slot in SLOTS for number, fact in enumerate(report[slot])]
    holders += [(f"/summary/sentences/{number}", sentence) for number, sentence in enumerate(report["summary"]["sentences"])]
    for pointer, holder in holders:
        for number, span in enumerate(holder["evidence"]):
            yield f"{pointer}/evidence/{number}", span


def _repeated(report: Data) -> Iterator[str]:
    """Ids that stand twice, spans that stand twice in one fact."""
    for key in (*SLOTS, "locations", "articles"):
        seen: set[str] = set()
        for number, item in enumerate(report[key]):
            if item["id"] in seen:
                yield f"/{key}/{number}/id: {item['id']!r} stands twice"
            seen.add(item["id"])
            spans = [(span["article"], span["start"], span["end"]) for span in item.get("evidence", ())]
            if len(set(spans)) < len(spans):
                yield f"/{key}/{number}/evidence: a span stands twice"


def _dangling(report: Data) -> Iterator[str]:
    """References to ids that the report does not have."""
    headcounts = {fact["id"] for fact in report["headcounts"]}
    facts = {fact["id"] for slot in SLOTS for fact in report[slot]}
    places = {place["id"] for place in report["locations"]}
    articles = {article["id"] for article in report["articles"]}
    known = [
        *((pointer, target, headcounts) for pointer, target in _headcount_links(report)),
        *((pointer, target, facts) for pointer, target in _fact_links(report)),
        *((pointer, target, places) for pointer, target in _place_links(report)),
        *((f"{pointer}/article", span["article"], articles) for pointer, span in evidence(report)),
        *((f"/articles/{n}/duplicate_of", a["duplicate_of"], articles) for n, a in enumerate(report["articles"])),
    ]
    for pointer, target, ids in known:
        if target is not None and target not in ids:
            yield f"{pointer}: {target!r} is not in this report"


def _headcount_links(report: Data) -> Iterator[tuple[str, str | None]]:
    yield from ((f"/headcounts/{n}/part_of", fact["part_of"]) for n, fact in enumerate(report["headcounts"]))
    yield from ((f"/movements/{n}/headcount", fact["headcount"]) for n, fact in enumerate(report["movements"]))


def _fact_links(report: Data) -> Iterator[tuple[str, str | None]]:
    holders = [(f"/{key}/{n}", item) for key in ("conflicts", "caveats") for n, item in enumerate(report[key])]
    holders += [(f"/summary/sentences/{n}", sentence) for n, sentence in enumerate(report["summary"]["sentences"])]
    for pointer, holder in holders:
        yield from ((f"{pointer}/facts/{n}", target) for n, target in enumerate(holder["facts"]))
    yield from ((f"/conflicts/{n}/recommended", conflict["recommended"]) for n, conflict in enumerate(report["conflicts"]))
    yield from ((f"/changes/{n}/fact", change["fact"]) for n, change in enumerate(report["changes"]))


def _place_links(report: Data) -> Iterator[tuple[str, str | None]]:
    for slot in SLOTS:
        for number, fact in enumerate(report[slot]):
            yield from ((f"/{slot}/{number}/locations/{n}", target) for n, target in enumerate(fact["locations"]))
    for number, fact in enumerate(report["movements"]):
        for end in ("origin", "destination"):
            yield f"/movements/{number}/{end}/location", (fact[end] or {}).get("location")
    yield from ((f"/locations/{n}/parent", place["parent"]) for n, place in enumerate(report["locations"]))


def _misquoted(report: Data) -> Iterator[str]:
    """Quotes that are not the article's text at their offsets; articles without text cannot be checked."""
    texts = {article["id"]: article["text"] for article in report["articles"] if "text" in article}
    for pointer, span in evidence(report):
        text = texts.get(span["article"])
        if text is not None and text[span["start"] : span["end"]] != span["quote"]:
            yield f"{pointer}/quote: not the article's text from {span['start']} to {span['end']}"
