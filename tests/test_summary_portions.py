"""Cutting what is read into portions that fit."""

import pytest

from summarise.summary.generative import Aim, Draft
from summarise.summary.portions import Passage, portions


class Words:
    """A writer that reads so many words at once."""

    labelled = False

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def tokens(self, text: str) -> int:
        return len(text.split())

    def room(self, aim: Aim) -> int:
        return self.limit

    def fits(self, passages, aim: Aim) -> bool:
        return sum(self.tokens(s) for passage in passages for s in passage.sentences) <= self.limit

    def write(self, passages, aim: Aim) -> Draft:
        raise AssertionError("only cut")


def passage(label: str, count: int, words: int = 6) -> Passage:
    """A passage of sentences that are all different."""
    return Passage(label, tuple(f"{label}{n} " + "word " * (words - 2) + "end." for n in range(count)))


def said(found) -> list[tuple[str, str]]:
    """Each sentence of the portions with its label, in order."""
    return [(p.label, sentence) for portion in found for p in portion for sentence in p.sentences]


def test_what_fits_is_one_portion() -> None:
    every = [passage("a", 2), passage("b", 1)]
    assert portions(every, Words(18), Aim(30)) == [every]


@pytest.mark.parametrize("limit", [12, 17, 24, 40, 100])
def test_every_sentence_is_in_one_portion_that_fits(limit: int) -> None:
    every, writer = [passage("a", 9), passage("b", 1), passage("c", 5)], Words(limit)
    found = portions(every, writer, Aim(30))
    assert said(found) == [(p.label, sentence) for p in every for sentence in p.sentences]
    assert [portion for portion in found if not writer.fits(portion, Aim(30))] == []


def test_portions_are_of_about_the_same_size() -> None:
    sizes = [sum(len(p.sentences) for p in portion) for portion in portions([passage("a", 10)], Words(60), Aim(30))]
    assert sizes == [10]
    sizes = [sum(len(p.sentences) for p in portion) for portion in portions([passage("a", 10)], Words(59), Aim(30))]
    assert sizes == [5, 5]


def test_a_sentence_that_does_not_fit_is_cut_at_spaces() -> None:
    long = " ".join(f"word{n}" for n in range(50))
    found = portions([Passage("a", (long,))], Words(16), Aim(30))
    assert [len(sentence.split()) <= 16 for _, sentence in said(found)] == [True] * len(said(found))
    assert " ".join(sentence for _, sentence in said(found)) == long


def test_a_word_without_an_end_is_cut_too() -> None:
    class Letters(Words):
        def tokens(self, text: str) -> int:
            return len(text)

    found = portions([Passage("a", ("x" * 100,))], Letters(30), Aim(30))
    assert "".join(sentence for _, sentence in said(found)) == "x" * 100
    assert max(len(sentence) for _, sentence in said(found)) <= 30
