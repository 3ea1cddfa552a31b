"""The labelled pairs of source and summary: those made are what the script makes now, the halves never share a source."""

import json
from collections import Counter
from pathlib import Path

import pytest
from pairs.make import MADE, WANTED, lines
from pairs.sentences import half_of

HANDWRITTEN = MADE.with_name("handwritten.jsonl")
HAND_SALT = "hand 9520"
"""What the half of a handwritten source is drawn with: of 20,000 numbers the one that shares out the labels most evenly."""
FIELDS = ["id", "source", "summary", "label", "half"]


def read(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.slow
def test_made_is_what_the_script_makes() -> None:
    assert MADE.read_text("utf-8").splitlines() == lines(), "renew it: python -m tests.pairs.make"


@pytest.mark.parametrize("path", [MADE, HANDWRITTEN], ids=lambda path: path.stem)
class TestEachFile:
    def test_ids_are_unique_and_fields_the_same(self, path: Path) -> None:
        pairs = read(path)
        assert len({pair["id"] for pair in pairs}) == len(pairs)
        assert {tuple(pair) for pair in pairs} == {tuple(FIELDS)}

    def test_labels_are_known(self, path: Path) -> None:
        assert {pair["label"] for pair in read(path)} == set(WANTED)

    def test_no_source_is_in_both_halves(self, path: Path) -> None:
        sources = {half: {pair["source"] for pair in read(path) if pair["half"] == half} for half in ("develop", "kept")}
        assert sources["develop"] & sources["kept"] == set()

    def test_each_label_is_halved(self, path: Path) -> None:
        pairs = read(path)
        shares = {
            label: sum(pair["half"] == "kept" for pair in pairs if pair["label"] == label) / count
            for label, count in Counter(pair["label"] for pair in pairs).items()
        }
        assert {label: share for label, share in shares.items() if not 0.4 <= share <= 0.6} == {}

    def test_no_pair_stands_twice(self, path: Path) -> None:
        assert [key for key, count in Counter((p["source"], p["summary"]) for p in read(path)).items() if count > 1] == []

    def test_nothing_unfaithful_is_a_part_of_its_source(self, path: Path) -> None:
        assert [pair["id"] for pair in read(path) if pair["label"] != "faithful" and pair["summary"] in pair["source"]] == []


@pytest.mark.parametrize(
    ("path", "faithful", "others"), [(MADE, 330, 52), (HANDWRITTEN, 90, 11)], ids=lambda value: getattr(value, "stem", str(value))
)
def test_there_are_enough_of_each_label(path: Path, faithful: int, others: int) -> None:
    counts = Counter(pair["label"] for pair in read(path))
    assert {label: n for label, n in counts.items() if n < (faithful if label == "faithful" else others)} == {}


def test_no_sentence_of_one_half_stands_in_the_other() -> None:
    texts = {half: " ".join(p["source"] for p in read(MADE) if p["half"] == half) for half in ("develop", "kept")}
    unchanged = [p for p in read(MADE) if p["label"] == "faithful" and p["summary"] in p["source"]]
    assert [p["id"] for p in unchanged if p["summary"] in texts["kept" if p["half"] == "develop" else "develop"]] == []


def test_the_half_of_a_handwritten_source_is_drawn() -> None:
    assert [pair["id"] for pair in read(HANDWRITTEN) if pair["half"] != half_of(pair["source"], HAND_SALT)] == []
