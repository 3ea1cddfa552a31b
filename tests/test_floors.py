"""Scores that must not fall unseen: tests/floors.json pins those of the rules on sentences that their writers do not read.

`python -m tests.test_floors` pins what is measured now. It refuses to lower a floor without `--lower`: that is a change
of its own, with its reason.
"""

import argparse
import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarise.articles import make_article
from summarise.evaluate.mentions import score_article, total
from summarise.reading import read
from summarise.sitrep import to_json
from summarise.slots import SLOTS

HERE = Path(__file__).parent
CORPUS = HERE / "corpora" / "en" / "heldout.jsonl"
FLOORS = HERE / "floors.json"
RATES = ("precision", "recall", "f1")
TOLERANCE = 1e-9
"""Rates are shares of whole numbers: what differs by less is the same share."""
GIVEN = ("id", "text", "title", "url", "published")
"""What a reader of the article would have; the rest of a case is the annotation."""

Rates = dict[str, dict[str, float]]


def fingerprint() -> str:
    """The sha256 of the corpus, whatever the ends of its lines."""
    return hashlib.sha256(CORPUS.read_text("utf-8").encode()).hexdigest()


@cache
def measured() -> Rates:
    """Strict precision, recall and F1 of every slot on the corpus."""
    cases = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    scores = total(score_article(case, facts_in(case)) for case in cases)
    return {slot: {rate: getattr(score, rate) for rate in RATES} for slot, score in scores.items()}


def facts_in(case: dict[str, Any]) -> list[dict[str, Any]]:
    article = make_article({key: case[key] for key in GIVEN})
    return [to_json(fact) for fact in read(article, language="en").findings.facts]


def pinned() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    return data


def lowered(old: Rates, new: Rates) -> list[str]:
    """What fell: one line for each rate."""
    return [
        f"{slot} {rate}: {floor:.4f} -> {new[slot][rate]:.4f}"
        for slot, floors in old.items()
        for rate, floor in floors.items()
        if new[slot][rate] < floor - TOLERANCE
    ]


def renew(*, lower: bool = False) -> list[str]:
    """Pins what is measured now; what would fall, and then nothing is written unless `lower` allows it."""
    fallen = lowered(pinned()["strict"], measured()) if FLOORS.exists() else []
    if not fallen or lower:
        data = {"corpus": CORPUS.relative_to(HERE).as_posix(), "sha256": fingerprint(), "strict": measured()}
        FLOORS.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8", newline="\n")
    return [] if lower else fallen


def test_the_corpus_is_the_one_that_was_measured() -> None:
    assert pinned()["sha256"] == fingerprint(), "the corpus has changed; python -m tests.test_floors pins its scores anew"


@pytest.mark.parametrize("slot", SLOTS)
def test_no_score_has_fallen(slot: str) -> None:
    assert lowered({slot: pinned()["strict"][slot]}, measured()) == []


def test_a_floor_is_not_lowered_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    high = {"sha256": "", "strict": {slot: dict.fromkeys(RATES, 1.0) for slot in SLOTS}}
    file = tmp_path / "floors.json"
    file.write_text(json.dumps(high), encoding="utf-8")
    here = sys.modules[__name__]
    monkeypatch.setattr(here, "FLOORS", file)
    monkeypatch.setattr(here, "measured", lambda: {slot: dict.fromkeys(RATES, 0.5) for slot in SLOTS})
    assert renew()[0] == "headcounts precision: 1.0000 -> 0.5000"
    assert json.loads(file.read_text("utf-8")) == high
    assert renew(lower=True) == []
    assert pinned()["strict"]["needs"] == dict.fromkeys(RATES, 0.5)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Pins the scores of the rules on the corpus that their writers do not read.")
    parser.add_argument("--lower", action="store_true", help="pin them even where one has fallen")
    if refused := renew(lower=parser.parse_args().lower):
        parser.exit(1, "\n".join([*refused, "nothing was written: these have fallen (--lower pins them all the same)"]) + "\n")
