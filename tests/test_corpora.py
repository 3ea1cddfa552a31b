"""The sentence corpora: every case read for real, all its facts compared whole. tests/corpora/README.md says what a case is."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from summarise.reading import facts_of
from summarise.segment import segment
from summarise.sitrep import to_json
from summarise.slots import SLOTS
from summarise.text import Article

CORPORA = Path(__file__).parent / "corpora"
CASES = [
    (path.parent.name, path.stem, number, json.loads(line))
    for path in sorted(CORPORA.rglob("*.jsonl"))
    if path.stem in SLOTS
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
]
KEYS: Mapping[str, Sequence[str]] = {
    "headcounts": ("quantity", "unit", "category", "term", "group", "part_of", "status"),
    "damage": ("quantity", "asset", "level"),
    "needs": ("item", "canonical", "cluster", "status", "quantity"),
    "movements": ("type", "who", "quantity", "origin", "destination", "mode", "status"),
}
"""What a case says of a fact; a term only where a finer one is unmistakable."""
LEAST = 400
"""Sentences in all corpora together; fewer would say little of how the rules do on text that we do not have."""


def cases() -> list[object]:
    """One for each case; what is known to fail carries its reason and must go on failing until the mark is taken off."""
    return [
        pytest.param(
            code,
            slot,
            case,
            id=f"{slot}-{number}: {case['text'][:60]}",
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for code, slot, number, case in CASES
    ]


def found_in(text: str, language: str, slot: str) -> list[dict[str, Any]]:
    """The facts of one slot as a corpus writes them: `part_of` as a place in the list, a movement's ends and figure as words."""
    article = Article("a", text)
    facts = facts_of(article, segment(article, language), language)
    found = [to_json(fact) for fact in facts if fact.id.startswith(slot[0])]
    ids = [fact["id"] for fact in found]
    for fact in found:
        if fact.get("part_of"):
            fact["part_of"] = ids.index(fact["part_of"])
        if slot == "movements":
            fact.update({key: fact[key] and fact[key]["text"] for key in ("quantity", "origin", "destination")})
    return found


def seen(facts: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> list[dict[str, Any]]:
    """The keys that are judged, the facts in an order of their own: that of two facts on one figure means nothing.

    A subset has the figure of its whole instead of a place in the list, which that order would change.
    """
    rows = [{key: fact[key] for key in keys if key in fact} for fact in facts]
    for row in rows:
        if row.get("part_of") is not None:
            row["part_of"] = facts[row["part_of"]]["quantity"]["text"]
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def judged(found: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]], slot: str) -> list[dict[str, Any]]:
    """What was found, without the terms of facts of which the case gives none."""
    silent = {fact["quantity"]["text"] + fact["category"] for fact in expected if slot == "headcounts" and "term" not in fact}
    return seen(
        [
            {k: v for k, v in fact.items() if k != "term" or fact["quantity"]["text"] + fact["category"] not in silent}
            for fact in found
        ],
        KEYS[slot],
    )


@pytest.mark.parametrize(("language", "slot", "case"), cases())
def test_all_facts_of_a_case(language: str, slot: str, case: dict[str, Any]) -> None:
    assert judged(found_in(case["text"], language, slot), case[slot], slot) == seen(case[slot], KEYS[slot])


def test_the_corpora_are_wide() -> None:
    assert len({case["text"] for _, _, _, case in CASES}) >= LEAST
    assert {slot for _, slot, _, case in CASES if not case[slot]} == set(SLOTS)
