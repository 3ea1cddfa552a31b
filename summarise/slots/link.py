"""Which figures a rule's match speaks of: from the verb back to its subject, on to its object, and along lists.

"In Pella, 12 men and a woman from two villages were killed and six injured": the verb is linked to the figure
before it, past what is not a subject, and from there along "and"; "six" stands by its own participle.
"""

from collections.abc import Iterator, Sequence

from summarise.patterns import LINK
from summarise.rules import Match
from summarise.slots.chunks import Item
from summarise.slots.rows import Accepts, Link, Row, Sets
from summarise.slots.series import ellipses, listed
from summarise.slots.voice import forbidden
from summarise.slots.ways import asides, back, forward


class Linker:
    """Links the matches of one sentence to its figures."""

    def __init__(self, items: Sequence[Item], sets: Sets, accepts: Accepts) -> None:
        self.row = Row(items, sets, accepts)
        self.asides = dict(asides(self.row))

    def links(self, matches: Sequence[Match]) -> list[Link]:
        """All links, in the order of the figures; each figure and rule meaning once."""
        matches = self._widest([m for m in matches if not forbidden(self.row, m)])
        found = [(m, self._direct(m)) for m in matches]
        direct = [Link(i, m) for m, items in found for i in items]
        direct += [Link(i, m) for m, items in found if m.before and not items for i in self._shared_subject(m, direct)]
        own = {link.item for link in direct}
        beside = [Link(i, link.match) for link in direct for i in listed(self.row, link) if i not in own]
        linked = own | {link.item for link in beside}
        both = direct + beside
        elliptic = [Link(i, m) for i, m in ellipses(self.row, both) if i not in linked]
        return sorted(both + elliptic, key=lambda link: link.item)

    def _widest(self, matches: Sequence[Match]) -> list[Match]:
        """Matches without those that lie inside a longer one of the same direction."""

        def inside(a: Match, b: Match) -> bool:
            return (
                a is not b
                and "weak" not in b.rule.means
                and b.start <= a.start
                and a.end <= b.end
                and (a.end - a.start) < (b.end - b.start)
                and bool(a.before) == bool(b.before)
            )

        return [m for m in matches if not any(inside(m, other) for other in matches)]

    def _direct(self, match: Match) -> list[int]:
        if match.before:
            return [*self._inside(match), *back(self.row, self.asides, match)]
        if match.after:
            found = forward(self.row, match)
        else:
            return self._inside(match)[-1:]
        passed = self._passed(match)
        passed = [i for i in passed if self._own(match, i)]
        found = found if found is None or self._own(match, found) else None
        if found is None:  # "rose to nine at dusk"; of "rose from 120 after …" the new figure is not told
            return [i for i in passed if self.row.words[i - 1] not in self.row.sets["earlier_before"]] and passed
        return [*self._inside(match), *passed, found]

    def _passed(self, match: Match) -> list[int]:
        """The figures of a number's change that the way to its last one passes: "rose to 27, up from 12", "from 34 to 31"."""
        if "{becomes}" not in match.rule.pattern or "<" in match.rule.pattern.split(LINK)[0]:
            return []
        at = range(match.start + 1, match.end)
        return [i for i in at if self.row.fits(i, match) and self.row.words[i - 1] in self.row.sets["number_before"]]

    def _own(self, match: Match, item: int) -> bool:
        """Whether a figure is that of the number which the label names: "the number of dead at 12 and that of injured at 40"."""
        label = next((name.strip("{}") for name in match.rule.pattern.split() if name.startswith("{label_")), None)
        if label is None or "{count_noun}" not in match.rule.pattern:
            return True
        numbers = [at for at in range(match.start, match.end) if self.row.words[at] in self.row.sets["count_noun"]]
        own = max((at for at in numbers if at < item), default=match.start)
        return len(numbers) < 2 or not self.row.sets[label].isdisjoint(self.row.words[own:item])

    def _inside(self, match: Match) -> list[int]:
        """The figures that the pattern itself holds."""
        held = match.rule.pattern.split(LINK)[0 if match.after else -1]
        return [i for i in range(match.start, match.end) if self.row.fits(i, match)] if "<" in held else []

    def _shared_subject(self, match: Match, direct: Sequence[Link]) -> Iterator[int]:
        """The subject of the verb before, where "and" joins the two: "have been displaced and are staying in camps"."""
        before = [link for link in direct if link.match.before and link.match.end <= match.start]
        if not before or not self.row.joined(max(before, key=lambda link: link.match.end).match.end, match.start):
            return
        last = max(link.match.end for link in before)
        yield from {link.item for link in before if link.match.end == last and self.row.fits(link.item, match)}
