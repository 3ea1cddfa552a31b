"""How many a place can hold, which is no count of who is there: "room for 3,000 refugees"."""

from collections.abc import Sequence

from summarise.slots.chunks import Item
from summarise.slots.rows import Sets

REACH = 5
"""Items before "to house" within which the place that is to hold them stands: "facilities in the south to house 300"."""
LONGEST = 3
"""Words of the longest phrase of capacity: "capable of housing"."""
ABLE = 3
"""Items before "accommodate" in which "can" or "able to" stands."""


def is_capacity(items: Sequence[Item], item: int, sets: Sets) -> bool:
    """Whether the figure at an item is how many a place can hold: "can accommodate 5,000 evacuees", "a camp to house 300"."""
    words = [" ".join(other.word for other in items[max(0, item - length) : item]) for length in range(1, LONGEST + 1)]
    if not sets["capacity"].isdisjoint(words):
        return True
    if item < 2 or items[item - 1].word not in sets["hold"]:
        return False
    before = [other.word for other in items[max(0, item - 1 - REACH) : item - 1]]
    able = not sets["able"].isdisjoint(before[-ABLE:])
    return able or before[-1] in sets["purpose"] and not sets["holds"].isdisjoint(word.lstrip("^") for word in before)
