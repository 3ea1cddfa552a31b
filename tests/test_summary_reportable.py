"""What is worth reporting of a crisis."""

import json

import pytest

from summarise.sitrep import Damage, Evidence, Quantity
from summarise.summary import features, reportable
from summarise.text import Sentence
from summarise.tokens import tokens

np = pytest.importorskip("numpy")
TEXTS = ["Two bridges fell in Orsk.", "two bridges fell in Orsk today", "@orsknews pray for #Orsk http://x.example/1 …"]


def rows(*texts: str, stated=((), (), ())) -> list[dict[str, float]]:
    sentences = [Sentence(n, text, 0, len(text), *tokens(text, "en"), paragraph=n) for n, text in enumerate(texts)]
    vectors = np.eye(3, dtype=np.float32)[[0, 0, 1]][: len(texts)]
    return reportable.rows(sentences, [features.bag(s) for s in sentences], vectors, stated)


def test_marks_of_posts_are_told() -> None:
    marks = ("tags", "mentions", "links", "cut", "small")
    assert [[name for name in marks if row[name]] for row in rows(*TEXTS)] == [
        [],
        ["small"],
        ["tags", "mentions", "links", "cut"],
    ]


def test_what_others_say_too_is_echoed() -> None:
    assert [row["echoed"] for row in rows(*TEXTS)] == [0.5, 0.5, 0.0]


def test_facts_are_counted_by_slot() -> None:
    fell = Damage(
        id="d1", evidence=(Evidence("a", 0, 1, "T"),), asset="bridge", level="destroyed", quantity=Quantity("Two", 2, 2, 2)
    )
    first = rows(*TEXTS, stated=((fell,), (), ()))[0]
    assert {slot: first[slot] for slot in ("headcounts", "needs", "movements", "damage")} == {
        "headcounts": 0,
        "needs": 0,
        "movements": 0,
        "damage": 0.5,
    }


def test_one_sentence_echoes_nothing() -> None:
    assert [row["echoed"] for row in rows("Two bridges fell in Orsk.", stated=((),))] == [0.0]


def test_every_weight_is_of_a_feature_and_the_vector_is_as_wide_as_the_encoder() -> None:
    known = reportable.weights()
    assert set(known.features) == set(rows(*TEXTS)[0])
    assert len(known.vector) == 384


def test_the_weights_say_what_they_are_from() -> None:
    assert "MIT" in json.loads(reportable.WEIGHTS.read_text(encoding="utf-8"))["trained_on"]


def test_scores_rank_by_features_and_by_what_lies_off_the_mean() -> None:
    weights = reportable.Weights({"told": 1.0}, (2.0, 0.0))
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    assert reportable.scores([{"told": 0.5}, {"told": 1.0}], vectors, weights) == pytest.approx([1.5, 0.0])
