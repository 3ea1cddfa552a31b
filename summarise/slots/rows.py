"""A sentence's row of items with its word classes: what the grammar of figures asks about one place in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarise.rules import Match
from summarise.slots.chunks import Count, Item, row

SHORT_WAY = 4
"""Items from a verb on to what was done it for: "left their homes to stay in camps"."""

Sets = Mapping[str, frozenset[str]]
Accepts = Callable[[Count, Match], bool]


@dataclass(frozen=True, slots=True)
class Link:
    """A figure (index of its item), and the match that speaks of it."""

    item: int
    match: Match


class Row:
    """The items of one sentence, their words, and which figures a rule may speak of."""

    def __init__(self, items: Sequence[Item], sets: Sets, accepts: Accepts) -> None:
        self.items, self.words, self.sets, self.accepts = items, row(items), sets, accepts

    def fits(self, item: int, match: Match) -> bool:
        count = self.items[item].count
        return count is not None and self.accepts(count, match)

    def kind(self, link: Link) -> str:
        count = self.items[link.item].count
        return count.kind if count else ""

    def is_single(self, at: int) -> bool:
        count = self.items[at].count
        return count is not None and count.single

    def is_partitive(self, at: int) -> bool:
        """Whether a figure stands there that ends with "of the"."""
        count = self.items[at].count if at >= 0 else None
        return count is not None and count.partitive and count.kind == "number"

    def verb_at(self, at: int) -> bool:
        return at < len(self.words) and self.verb(self.words[at])

    def verb(self, word: str) -> bool:
        return any(word in self.sets[name] for name in ("be", "aux", "predicates"))

    def either(self, at: int) -> bool:
        """Whether "or" and another verb stand at a word."""
        pair = self.words[at : at + 2]
        return len(pair) == 2 and pair[0] in self.sets["either"] and pair[1] in self.sets["predicates"]

    def after_count(self, at: int) -> bool:
        """Whether the figure, or an adverb after it, stands right before."""
        return at > 0 and (self.words[at - 1].startswith(("<", "^", ")")) or self.words[at - 1] in self.sets["degree"])

    def after_noun(self, at: int) -> bool:
        """Whether a figure with its noun stands right before."""
        return at > 1 and self.words[at - 1].startswith("^")

    def only_where(self, at: int) -> bool:
        """Whether a thing or person without a figure only says where or by whom: "a bridge in the village collapsed"."""
        count = self.items[at].count
        if count is not None and count.kind == "households" and count.quantity.value == 1:
            return one_family(self.items, at, self.sets)
        if count is not None and count.kind == "people" and (count.single or not count.known):
            named = self.words[at - 1] if at else ""
            return named in self.sets["by_whom" if count.single else "owned_by"] or count.single and self.speaks(at)
        if count is None or count.kind != "assets":
            return False
        if not count.single:
            return at > 0 and self.words[at - 1] in self.sets["linking"]  # "the bridge linking the two towns fell"
        if (
            count.quantity.text == count.noun and at > 2 and self.words[at - 1] in self.sets["joint"]
        ):  # "in Arbo and Sura district"
            return self.words[at - 3] in self.sets["preposition"]
        reach = 3 if count.quantity.text in self.sets["owner"] else 1
        before = self.words[max(0, at - reach) : at]
        return not self.sets["preposition"].isdisjoint(before) or not self.sets["connecting"].isdisjoint(before)

    def speaks(self, at: int) -> bool:
        """Whether who stands at a word said what stands before: "…, said a man", not "police said a man"."""
        inverted = at > 1 and self.words[at - 2] in self.sets["quote_end"]
        return at > 0 and self.words[at - 1] in self.sets["said"] and (inverted or at == 1)

    def joined(self, start: int, end: int) -> bool:
        """Whether "and", or the comma of ", living in camps", leads straight to the verb at `end`, with no figure between."""
        between = self.words[start:end]
        tail = between[-4:]
        if len(between) <= SHORT_WAY and between[-1:] and between[-1] in self.sets["purpose"]:
            return self.sets["clause_bound"].isdisjoint(between) and self.sets["joint"].isdisjoint(between)
        hangs_on = not self.sets["comma"].isdisjoint(tail[-1:]) and self.words[end].endswith(tuple(self.sets["dependent_suffix"]))
        joints = [at for at, word in enumerate(tail) if word in self.sets["joint"]]
        last = max(joints, default=len(tail) if hangs_on else None)
        return (
            last is not None
            and self.sets["adjective_before"].isdisjoint(tail[last:])
            and not any(self.items[i].count for i in range(start, end))
            and not set(between) & self.sets["clause_end"]
        )


def one_family(items: Sequence[Item], index: int, sets: Sets) -> bool:
    """Whether the figure is a household that only says whose members another one counts: "three members of a family"."""
    count = items[index].count
    household = count is not None and count.kind == "households" and count.quantity.value == 1
    return household and index > 0 and items[index - 1].word in sets["family_of"]
