"""What exchanging sentences does to a choice, beside trying every set."""

import random
from itertools import combinations

import pytest

from summarise.summary import Budget
from summarise.summary.exchange import improved
from summarise.summary.selection import FACT, REDUNDANCY, SAME, Option, choose

COUNT = 9
WORDS = 60


def drawn(seed: int) -> tuple[list[Option], list[list[float]]]:
    """Options and how like they are."""
    draw = random.Random(seed)
    options = [
        Option(
            words=draw.randint(5, 30),
            salience=round(draw.random(), 2),
            facts={draw.randint(1, 8): draw.choice([1.0, 3.0]) for _ in range(draw.randint(0, 3))},
            needs=number - 1 if number and draw.random() < 0.2 else None,
        )
        for number in range(COUNT)
    ]
    near = [[draw.choice([0.0, 0.3, 0.7, 0.9]) for _ in options] for _ in options]
    return options, [[1.0 if a == b else near[min(a, b)][max(a, b)] for b in range(COUNT)] for a in range(COUNT)]


def value(options, near, chosen) -> float:
    """What a set is worth, by its definition."""
    facts = {name: max(options[n].facts.get(name, 0) for n in chosen) for n in chosen for name in options[n].facts}
    likest = {n: max((near[n][m] for m in chosen if m != n), default=0) for n in chosen}
    return sum(options[n].salience * (1 - REDUNDANCY * likest[n]) for n in chosen) + FACT * sum(facts.values())


def sound(options, near, chosen) -> bool:
    """Whether a set keeps to the budget, has what it leans on and says nothing twice."""
    return (
        sum(options[n].words for n in chosen) <= WORDS
        and all(options[n].needs in (None, *chosen) for n in chosen)
        and all(near[a][b] < SAME for a, b in combinations(chosen, 2))
    )


@pytest.mark.parametrize("seed", range(30))
def test_no_set_that_differs_in_two_sentences_is_better(seed):
    options, near = drawn(seed)
    likeness = near.__getitem__
    start = choose(options, Budget(words=WORDS), likeness)
    found = improved(options, start, Budget(words=WORDS), likeness)
    others = [set(s) for size in range(COUNT) for s in combinations(range(COUNT), size) if sound(options, near, s)]
    close = [s for s in others if len(set(found) - s) <= 2 and len(s - set(found)) <= 2]
    assert sound(options, near, found) or not sound(options, near, start)  # the greedy choice lets what it leans on repeat
    assert value(options, near, found) >= max(value(options, near, s) for s in [set(start), *close]) - 1e-6


def test_two_short_sentences_take_the_place_of_a_long_one():
    options = [Option(20, 1.0), Option(10, 0.7), Option(10, 0.7)]
    apart = [[float(a == b) for b in range(3)] for a in range(3)]
    assert choose(options, Budget(words=20), apart.__getitem__) == [0]
    assert improved(options, [0], Budget(words=20), apart.__getitem__) == [1, 2]


def test_what_cannot_stand_alone_comes_in_only_with_what_it_leans_on():
    options = [Option(10, 0.5), Option(10, 0.1), Option(10, 2.0, needs=1)]
    apart = [[float(a == b) for b in range(3)] for a in range(3)]
    assert improved(options, [0], Budget(words=20), apart.__getitem__) == [2, 1]
    assert improved(options, [0], Budget(words=10), apart.__getitem__) == [0]


def test_an_option_that_does_not_stand_is_not_brought_in():
    options = [Option(10, 0.5), Option(10, 2.0, stands=False)]
    apart = [[float(a == b) for b in range(2)] for a in range(2)]
    assert improved(options, [0], Budget(words=20), apart.__getitem__) == [0]


def test_no_choice_stays_none():
    assert improved([], [], Budget(words=20), [].__getitem__) == []
