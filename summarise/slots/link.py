"""Which figures a rule's match speaks of: from the verb back to its subject, on to its object, and along lists.

"In Pella, 12 men and a woman from two villages were killed and six injured": the verb is linked to the figure
before it, past what is not a subject, and from there along "and"; "six" stands by its own participle.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarise.rules import LINK, Match
from summarise.slots.bare import after_list, after_noun, before_noun
from summarise.slots.chunks import Count, Item, row

LONGEST_WAY = 24
"""Items from a verb back to its figure; over that, in the project's corpora, it is another clause's."""
OBJECT_WAY = 5
"""Items from a verb on to its object."""
LONGEST_INTERRUPTION = 9
"""Items between the commas that part a noun from its object: "according to the ministry's latest data"."""
SHORT_WAY = 4
"""Items from a verb on to what was done it for: "left their homes to stay in camps"."""
LONGEST_ASIDE = 24
"""Items between the commas of a relative clause."""
LONGEST_OWNER = 4
"""Items of a name before "'s", and the thing behind it."""
MOST_JOINTS = 4
"""Items between two figures of a list: ", as well as"."""

Sets = Mapping[str, frozenset[str]]
Accepts = Callable[[Count, Match], bool]


@dataclass(frozen=True, slots=True)
class Link:
    """A figure (index of its item), and the match that speaks of it."""

    item: int
    match: Match


class Linker:
    """Links the matches of one sentence to its figures."""

    def __init__(self, items: Sequence[Item], sets: Sets, accepts: Accepts) -> None:
        self.items, self.words, self.sets, self.accepts = items, row(items), sets, accepts
        self.asides = dict(self._asides())

    def links(self, matches: Sequence[Match]) -> list[Link]:
        """All links, in the order of the figures; each figure and rule meaning once."""
        matches = self._widest([m for m in matches if not self._forbidden(m)])
        direct = [Link(i, m) for m in matches for i in self._direct(m)]
        direct += [Link(i, m) for m in matches if m.before and not self._direct(m) for i in self._shared_subject(m, direct)]
        own = {link.item for link in direct}
        listed = [Link(i, link.match) for link in direct for i in self._listed(link) if i not in own]
        linked = own | {link.item for link in listed}
        both = direct + listed
        elliptic = [Link(i, m) for i, m in self._ellipses(both) if i not in linked]
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

    def _forbidden(self, match: Match) -> bool:
        """Whether the grammar forbids a reading: "the rebels killed 20 people" says nothing of how many rebels were killed."""
        near = 6 if self.words[max(0, match.start - 1)] in self.sets["joint"] else 3
        passive = any(word in self.sets["be"] for word in self.words[max(0, match.start - near) : match.start + 1])
        voice = match.rule.means.get("voice")
        if self._not_yet(match.start) or self._conditional(match.start):
            return True
        if match.after:  # "had been held, burning 40 acres" is no passive
            apart = self.words[max(0, match.start - 1)] in self.sets["comma"]
            return voice != "any" and passive and not apart and self.words[match.start] in self.sets["predicates"]
        if voice is None or passive:
            return voice in ("participle", "passive") and self._adjective(match)
        end = match.end
        while self._either(end):  # "damaged or destroyed four barns"
            end += 2
        follower = self.items[end] if end < len(self.items) else None
        if follower is not None and (follower.count is not None or follower.word in self.sets["active_object"]):
            return True
        return self._adjective(match) or voice == "passive" and not self._after_count(match.start)

    def _not_yet(self, at: int) -> bool:
        """Whether what stands before the verb says that it did not happen: "cannot flee", "ready to leave"."""
        before = self.words[max(0, at - 2) : at]
        ordered = len(before) == 2 and before[1] in self.sets["purpose"] and before[0] in self.sets["ordered"]
        return bool(before) and before[-1] in self.sets["modal_can"] or ordered

    def _either(self, at: int) -> bool:
        """Whether "or" and another verb stand at a word."""
        pair = self.words[at : at + 2]
        return len(pair) == 2 and pair[0] in self.sets["either"] and pair[1] in self.sets["predicates"]

    def _conditional(self, at: int) -> bool:
        """Whether an "if" governs the verb: what it says has not happened."""
        clause = list(itertools.takewhile(lambda word: word not in self.sets["clause_bound"], reversed(self.words[:at])))
        return not self.sets["condition"].isdisjoint(clause)

    def _adjective(self, match: Match) -> bool:
        """Whether the participle only describes a noun: "from the flooded areas"."""
        return (
            match.start > 0
            and self.words[match.start - 1] in self.sets["adjective_before"]
            and self.words[match.start] in self.sets["predicates"]
        )

    def _after_count(self, at: int) -> bool:
        """Whether the figure, or an adverb after it, stands right before."""
        return at > 0 and (self.words[at - 1].startswith(("<", "^", ")")) or self.words[at - 1] in self.sets["degree"])

    def _direct(self, match: Match) -> list[int]:
        if match.before:
            return [*self._inside(match), *self._back(match)]
        if match.after:
            found = self._forward(match)
        else:
            return self._inside(match)[:1]
        passed = self._passed(match)
        if found is None:  # "rose to nine at dusk"; of "rose from 120 after …" the new figure is not told
            return [i for i in passed if self.words[i - 1] not in self.sets["earlier_before"]] and passed
        return [*self._inside(match), *passed, found]

    def _passed(self, match: Match) -> list[int]:
        """The figures of a number's change that the way to its last one passes: "rose to 27, up from 12", "from 34 to 31"."""
        if "{becomes}" not in match.rule.pattern or "<" in match.rule.pattern.split(LINK)[0]:
            return []
        at = range(match.start + 1, match.end)
        return [i for i in at if self._fits(i, match) and self.words[i - 1] in self.sets["number_before"]]

    def _inside(self, match: Match) -> list[int]:
        """The figures that the pattern itself holds."""
        held = match.rule.pattern.split(LINK)[0 if match.after else -1]
        return [i for i in range(match.start, match.end) if self._fits(i, match)] if "<" in held else []

    def _back(self, match: Match) -> list[int]:
        """The figure before the match that is its subject; places that only say where, on the way or in its stead."""
        at, way, own = match.start - 1, 0, self.words[match.start].startswith("^")
        other = False  # whether the way has passed "and the", which may open another clause
        where: list[int] = []
        while at >= 0 and way < LONGEST_WAY:
            count = self.items[at].count
            if count is not None and self.accepts(count, match) and (own or not self._only_where(at)):
                if own or where or not self._says_in(at):
                    return [at, *where]
                where = [at]
            elif where and self._buries(at, match):
                return []
            if own and count is not None or other and self._verb_at(at):
                return where
            other = other or self._new_subject(at)
            if at in self.asides:
                at = self.asides[at]
            elif self._ends_way(at, match.start) and at not in where:
                return where
            at, way = at - 1, way + 1
        return where

    def _buries(self, at: int, match: Match) -> bool:
        """Whether people are the subject of what is done to buildings: "12 people who died in three villages were buried"."""
        count = self.items[at].count
        built = match.rule.means.get("level") in self.sets.get("built_level", frozenset())
        return built and count is not None and count.kind in ("people", "households") and not self._only_where(at)

    def _says_in(self, at: int) -> bool:
        """Whether a figure of places only says where: "in 12 villages"."""
        count = self.items[at].count
        if count is None or count.kind != "assets" or count.single:
            return False
        place = count.head in self.sets["place_unit"] or count.head in self.sets.get("where", ())  # "in one village"
        return place and at > 0 and self.words[at - 1] in self.sets["within"]

    def _ends_way(self, at: int, verb: int) -> bool:
        """Whether the way back ends at an item: a pronoun, or a word that stops it and is no participle beside the verb."""
        count = self.items[at].count
        if count is not None:
            return count.definite and count.noun is None
        return self._stops(at) and not self._reduced(at, verb) and not self._coordinated(at, verb)

    def _new_subject(self, at: int) -> bool:
        """Whether "and the …" stands at a word: "the fields are under water and the harvest is destroyed"."""
        after = self.words[at + 1 : at + 2]
        return self.words[at] in self.sets["joint"] and not self.sets["definite_subject"].isdisjoint(after)

    def _stops(self, at: int) -> bool:
        """Whether the way back ends at a word: another clause's, or another verb with its own subject."""
        word, before = self.words[at], self.words[max(0, at - 4) : at]
        if word in self.sets["link_stop"]:
            return not (before and before[-1] in self.sets["before_as"] | self.sets["be"])
        passed = word in self.sets["passable"] or word in self.sets["degree"]
        verb = word in self.sets["predicates"] and not passed
        return verb and not set(before) & self.sets["relative"]

    def _reduced(self, at: int, verb: int) -> bool:
        """Whether the word is a participle right after its noun, before the main verb: "people trapped inside were rescued"."""
        word, last = self.words[at], self.words[max(0, at - 1)]
        participle = word in self.sets["participles"] or word.endswith(tuple(self.sets["dependent_suffix"]))
        return (
            participle
            and last.startswith(("^", "<"))
            and any(word in self.sets["be"] or word in self.sets["perfect"] for word in self.words[at + 1 : verb + 1])
        )

    def _coordinated(self, at: int, verb: int) -> bool:
        """Whether the word is the first of two participles with one subject: "a nurse was attacked and wounded"."""
        if self.words[at] not in self.sets["participles"] and self.words[at] not in self.sets["attack"]:
            return False
        passive = any(word in self.sets["be"] for word in self.words[max(0, at - 3) : at])
        return (passive or self._after_count(at)) and self._joined(at + 1, verb)

    def _only_where(self, at: int) -> bool:
        """Whether a thing or person without a figure only says where or by whom: "a bridge in the village collapsed"."""
        count = self.items[at].count
        if count is not None and count.kind == "people" and (count.single or not count.known):
            return at > 0 and self.words[at - 1] in self.sets["by_whom" if count.single else "owned_by"]
        if count is None or count.kind != "assets" or not count.single:
            return False
        if (
            count.quantity.text == count.noun and at > 2 and self.words[at - 1] in self.sets["joint"]
        ):  # "in Arbo and Sura district"
            return self.words[at - 3] in self.sets["preposition"]
        reach = 3 if count.quantity.text in self.sets["owner"] else 1
        return any(word in self.sets["preposition"] for word in self.words[max(0, at - reach) : at])

    def _forward(self, match: Match) -> int | None:
        """The figure after the match that is its object, or the first of a list that nouns without a figure open."""
        start = after_list(self.words, match.end, self.sets)
        if start > match.end:
            object_of = start < len(self.items) and self._fits(start, match) and not self._adjective(match)
            return start if object_of and not self._opens_clause(start) else None
        for at in range(match.end, min(len(self.items), match.end + OBJECT_WAY)):
            count = self.items[at].count
            if count is not None:
                if self.accepts(count, match):
                    return at
                return self._next_in_list(at, match)
            if self.words[at] in self.sets["comma"] and at == match.end:
                return self._behind_aside(at, match)
            if self.words[at] not in self.sets["object_word"] and not self._shared_object(at):
                return self._owned(at, match)
        return None

    def _owned(self, at: int, match: Match) -> int | None:
        """The thing that a name from `at` on owns: "hit Ada Moss's house"."""
        owned = next((i for i in range(at + 1, min(len(self.items), at + LONGEST_OWNER)) if self.items[i].count), None)
        if owned is None or not self._fits(owned, match) or not all(word.isalpha() for word in self.words[at:owned]):
            return None
        return owned if self.words[owned - 1] not in self.sets["predicates"] and self._owner(owned) else None

    def _owner(self, item: int) -> bool:
        count = self.items[item].count
        place = count is not None and count.head in self.sets.get("where", ())  # "hit Peru's Piura province"
        return count is not None and count.single and not place and count.quantity.text in self.sets["owner"]

    def _opens_clause(self, at: int) -> bool:
        """Whether a verb follows the list that the figure at `at` begins: "broke walls, and a barn and a mill were hit"."""
        while at < len(self.words) and (self.words[at].startswith(("<", "^")) or self.words[at] in self.sets["list_word"]):
            at += 1
        return self._verb_at(at)

    def _behind_aside(self, comma: int, match: Match) -> int | None:
        """The object right behind an aside: "the evacuation of, officials say, 900 people"."""
        within = range(comma + 1, min(len(self.items) - 1, comma + LONGEST_INTERRUPTION))
        closing = next((at for at in within if self.words[at] in self.sets["comma"]), None)
        return closing + 1 if closing is not None and self._fits(closing + 1, match) else None

    def _shared_object(self, at: int) -> bool:
        """Whether the word joins two verbs with one object: "damaged or destroyed 260 houses"."""
        joint = self.sets["joint"]
        pair = self.words[at : at + 2] if self.words[at] in joint else self.words[max(0, at - 1) : at + 1]
        return len(pair) == 2 and pair[0] in joint and pair[1] in self.sets["predicates"]

    def _next_in_list(self, at: int, match: Match) -> int | None:
        """The first figure that the rule accepts in the list that goes on after another: "14 houses and three people"."""
        for index in self._right_of(at):
            count = self.items[index].count
            if count is not None and self.accepts(count, match):
                return index
        return None

    def _shared_subject(self, match: Match, direct: Sequence[Link]) -> Iterator[int]:
        """The subject of the verb before, where "and" joins the two: "have been displaced and are staying in camps"."""
        before = [link for link in direct if link.match.before and link.match.end <= match.start]
        if not before or not self._joined(max(before, key=lambda link: link.match.end).match.end, match.start):
            return
        last = max(link.match.end for link in before)
        yield from {link.item for link in before if link.match.end == last and self._fits(link.item, match)}

    def _joined(self, start: int, end: int) -> bool:
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

    def _fits(self, item: int, match: Match) -> bool:
        count = self.items[item].count
        return count is not None and self.accepts(count, match)

    def _listed(self, link: Link) -> list[int]:
        """The other figures of the list that a linked one stands in."""
        if self.words[link.match.start].startswith("^"):
            return []
        sides = (self._left_of(link.item), self._right_of(link.item))
        return [i for side in sides for i in side if self._fits(i, link.match)]

    def _left_of(self, item: int) -> Iterator[int]:
        yield from self._along(item, -1)

    def _right_of(self, item: int) -> Iterator[int]:
        yield from self._along(item, 1)

    def _along(self, item: int, step: int) -> Iterator[int]:
        """Figures joined to the one at `item` by list words, going left or right, past nouns without a figure."""
        at, words = item + step, 0
        while 0 <= at < len(self.items) and words <= MOST_JOINTS:
            if self.items[at].count is not None:
                if not words or self._only_where(at) or self._other_single(at, item):
                    return
                if step > 0 and self._has_own_verb(at):
                    return
                yield at
                words = 0
            elif step < 0 and self.words[at] in self.sets["list_end"]:
                return
            elif self.words[at] in self.sets["list_word"] or self.words[at] in self.sets["container_word"]:
                words += 1
            elif words and step > 0 and (after := after_noun(self.words, at, self.sets)) > at:
                at, words = after - 1, 0
            elif words and step < 0 and (first := before_noun(self.words, at, self.sets)) <= at:
                at, words = first, 0
            elif not self.words[at].startswith("^"):
                return
            at += step

    def _other_single(self, at: int, item: int) -> bool:
        """Whether one thing stands beside a figure of another kind, or a known person not tied to it by "and".

        "Members of one family were killed", "12 passengers died; the driver lived".
        """
        count = self.items[at].count
        if count is not None and count.definite and at > item:
            return self.words[at - 1] not in self.sets["joint"]
        return count is not None and count.single and self.words[at] != self.words[item]

    def _has_own_verb(self, item: int) -> bool:
        """Whether a verb follows the figure at once: "and 30 were injured"."""
        after = item + 1
        while after < len(self.words) and (self.words[after].startswith("^") or self.words[after] in self.sets["degree"]):
            after += 1
        return self._verb_at(after)

    def _ellipses(self, links: Sequence[Link]) -> Iterator[tuple[int, Match]]:
        """Bare figures that repeat the verb of the one before: "10 people died in Guizhou and nine in Chongqing"."""
        linked = {link.item: link for link in links}
        last: Link | None = None
        for index, item in enumerate(self.items):
            if index in linked:
                last = linked[index]
            elif item.word in self.sets["clause_end"]:
                last = None
            elif item.count is not None and last is not None and self._elliptic(index, last):
                yield index, last.match

    def _elliptic(self, index: int, last: Link) -> bool:
        """Whether the figure has a place after it but no verb of its own, and stands in a list."""
        count = self.items[index].count
        if count is None or not self.accepts(count, last.match) or not index:
            return False
        if self.words[index - 1] not in self.sets["list_word"]:
            return count.kind == "number" and self._after_place(index)
        after = [word for word in self.words[index + 1 :] if not word.startswith("^")]
        if count.kind != "number" and after and after[0] not in self.sets["ellipsis_in"]:
            return False
        bare = not after or after[0] in self.sets["ellipsis_place"]
        return bare and (count.kind == "number" or count.kind == self._kind(last) and not self._verb_ahead(index))

    def _after_place(self, index: int) -> bool:
        """Whether the figure stands alone behind its place, in a list: "40 in Elm, in Ash 12 and in Fir nine"."""
        opening = next((at for at in range(index - 2, max(0, index - 5), -1) if self.words[at] in self.sets["ellipsis_in"]), 0)
        after = self.words[index + 1] if index + 1 < len(self.words) else "."
        alone = after in self.sets["clause_bound"] or after in self.sets["joint"]
        return alone and opening > 0 and self.words[opening - 1] in self.sets["list_word"]

    def _kind(self, link: Link) -> str:
        count = self.items[link.item].count
        return count.kind if count else ""

    def _verb_ahead(self, index: int) -> bool:
        """Whether a verb follows in the figure's own clause."""
        for word in self.words[index + 1 :]:
            if word in self.sets["clause_bound"] or word.startswith("<"):
                return False
            if word in self.sets["be"] or word in self.sets["predicates"] or word in self.sets["aux"]:
                return True
        return False

    def _asides(self) -> Iterator[tuple[int, int]]:
        """The closing comma or bracket of each aside, with the index that the way back goes on from."""
        for opening, word in enumerate(self.words):
            within = range(opening + 1, min(len(self.words), opening + LONGEST_ASIDE))
            if word in self.sets["bracket"]:
                closing = next((i for i in within if self.words[i] in self.sets["bracket_close"]), None)
            elif word in self.sets["comma"] and opening + 1 < len(self.words):
                opens = not self.sets["aside_opener"].isdisjoint(self.words[opening + 1 : opening + 4])
                if not opens and self.words[opening + 1] not in self.sets["aside_before_verb"]:
                    continue
                commas = [i for i in within if self.words[i] in self.sets["comma"]]
                closing = next((i for i in commas if self._verb_at(i + 1)), commas[0] if commas and opens else None)
            else:
                continue
            if closing is not None:
                yield closing, opening

    def _verb_at(self, at: int) -> bool:
        return at < len(self.words) and any(self.words[at] in self.sets[name] for name in ("be", "aux", "predicates"))
