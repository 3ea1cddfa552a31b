"""Figures in one coordination: "12 men, two women and a child", "10 people died in Elm and nine in Ash"."""

import itertools
from collections.abc import Iterator, Sequence

from summarise.rules import Match
from summarise.slots.bare import after_noun, before_noun
from summarise.slots.rows import Link, Row

MOST_JOINTS = 4
"""Items between two figures of a list: ", as well as"."""
PLACE_WAY = 5
"""Items from the end of a place back to its "in": "in the old port of Elm"."""
TABLE_WAY = 7
"""Items between two figures of a table, with the place of the second: "(12), and the old town (", one more."""


def listed(row: Row, link: Link) -> list[int]:
    """The other figures of the list that a linked one stands in."""
    if row.words[link.match.start].startswith("^"):
        return []
    sides = (left_of(row, link.item), right_of(row, link.item))
    return [i for side in sides for i in side if row.fits(i, link.match)]


def left_of(row: Row, item: int) -> Iterator[int]:
    yield from along(row, item, -1)


def right_of(row: Row, item: int) -> Iterator[int]:
    yield from along(row, item, 1)


def along(row: Row, item: int, step: int) -> Iterator[int]:
    """Figures joined to the one at `item` by list words, going left or right, past nouns without a figure."""
    at, words, last = item + step, 0, item
    while 0 <= at < len(row.items) and words <= MOST_JOINTS:
        if row.items[at].count is not None:
            if not words or row.only_where(at) or other_single(row, at, item):
                return
            if step > 0 and has_own_verb(row, at):
                return
            yield at
            words, last = 0, at
        elif step < 0 and (row.words[at] in row.sets["list_end"] or ends_clause(row, at)):
            return
        elif step < 0 and words == 1 and row.words[at + 1] in row.sets["joint"] and (there := over_place(row, at)):
            at = there
        elif row.words[at] in row.sets["list_word"] or row.words[at] in row.sets["container_word"] or together(row, at):
            words += 1
        elif words and step > 0 and (after := after_noun(row.words, at, row.sets)) > at:
            at, words = after - 1, 0
        elif words and step < 0 and (first := before_noun(row.words, at, row.sets)) <= at:
            at, words = first, 0
        elif step > 0 and words == 1 and row.is_single(last) and (closing := over_name(row, at)):
            at = closing
        elif not row.words[at].startswith("^"):
            return
        at += step


def together(row: Row, at: int) -> bool:
    """Whether the word is of "along with" or "together with", where the slot joins figures by it."""
    joins = row.sets.get("together", frozenset())
    return row.words[at] in joins or row.words[at] in row.sets["belonging"] and row.words[at - 1] in joins


def over_name(row: Row, at: int) -> int:
    """The comma after a name from `at` on, before "and": "his son, Ali Omar, and two nurses"; else 0."""
    end = next((i for i in range(at, min(len(row.words), at + TABLE_WAY)) if not row.words[i].isalpha()), at)
    after = row.words[end : end + 2]
    closed = len(after) > 1 and after[0] in row.sets["comma"] and after[1] in row.sets["joint"]
    return end if closed and not any(map(row.verb, row.words[at:end])) else 0


def ends_clause(row: Row, at: int) -> bool:
    """Whether a semicolon ends a clause with a verb: "12 died in Elm, nine in Ash; and 30 were hurt"."""
    return row.words[at] in row.sets["clause_end"] and any(map(row.verb, row.words[:at]))


def over_place(row: Row, at: int) -> int:
    """The item of "in" where a place begins there that ends at `at`: "900 people in Elm and 40 in Ash were hurt"; else 0."""
    for opening in range(at - 1, max(0, at - PLACE_WAY), -1):
        if row.words[opening] in row.sets["ellipsis_in"] | row.sets["belonging"]:
            return opening if row.after_count(opening) else 0
        if row.items[opening].count is not None or row.words[opening] in row.sets["clause_bound"] or row.verb_at(opening):
            return 0
    return 0


def other_single(row: Row, at: int, item: int) -> bool:
    """Whether one thing stands beside a figure of another kind, or a known person not tied to it by "and".

    "Members of one family were killed", "12 passengers died; the driver lived".
    """
    count = row.items[at].count
    if count is not None and count.definite and at > item:
        return row.words[at - 1] not in row.sets["joint"]
    return count is not None and count.single and row.words[at] != row.words[item]


def has_own_verb(row: Row, item: int) -> bool:
    """Whether a verb follows the figure at once: "and 30 were injured"."""
    after = item + 1
    while after < len(row.words) and (row.words[after].startswith("^") or row.words[after] in row.sets["degree"]):
        after += 1
    return row.verb_at(after)


def ellipses(row: Row, links: Sequence[Link]) -> Iterator[tuple[int, Match]]:
    """Bare figures that repeat the verb of the one before: "10 people died in Guizhou and nine in Chongqing"."""
    linked = {link.item: link for link in links}
    last: Link | None = None
    for index, item in enumerate(row.items):
        if index in linked:
            last = linked[index]
        elif item.word in row.sets["clause_end"] and not opens_parts(row, index) and not goes_on(row, index, last):
            last = None
        elif item.count is not None and last is not None and elliptic(row, index, last):
            last = Link(index, last.match)
            yield index, last.match


def goes_on(row: Row, at: int, last: Link | None) -> bool:
    """Whether what follows a semicolon has no verb of its own: "12 people died in Elm; in Ash, nine"; or it parts a table."""
    if row.words[at] not in row.sets["list_word"] or last is None:
        return False
    part = itertools.takewhile(lambda word: word not in row.sets["clause_end"], row.words[at + 1 :])
    return in_table(last) or not any(row.verb(word) for word in part)


def in_table(link: Link) -> bool:
    """Whether the rule only names the first of several figures, each behind its place: "Deaths: Elm 12, Ash nine"."""
    return link.match.rule.means.get("places") == "yes"


def behind_place(row: Row, index: int, last: Link) -> bool:
    """Whether the figure stands behind a place, in a list with the one before: "in Elm (12), Ash (nine) and Fir (two)"."""
    between = [word for word in row.words[last.item + 1 : index] if not word.startswith("^")]
    listed = any(word in row.sets["list_word"] for word in between[:2])
    return listed and TABLE_WAY > len(between) > 1 and not any(row.verb(word) for word in between)


def opens_parts(row: Row, at: int) -> bool:
    """Whether a word stands between a figure's clause and its parts: "eight died: three in Elm and five in Ash"."""
    after = row.words[at + 1 : at + 2]
    return row.words[at] in row.sets["breakdown"] and after == ["<number>"]


def elliptic(row: Row, index: int, last: Link) -> bool:
    """Whether the figure has a place after it but no verb of its own, and stands in a list."""
    count = row.items[index].count
    if count is None or not row.accepts(count, last.match) or not index:
        return False
    if in_table(last) and behind_place(row, index, last):
        return True
    if row.words[index - 1] not in row.sets["list_word"] and not opens_parts(row, index - 1):
        return count.kind == "number" and after_place(row, index)
    after = [word for word in row.words[index + 1 :] if not word.startswith("^")]
    if count.kind != "number" and after and after[0] not in row.sets["ellipsis_in"]:
        return False
    bare = not after or after[0] in row.sets["ellipsis_place"]
    if row.words[index - 1] in row.sets["clause_end"] and verb_ahead(row, index):
        return False
    return bare and (count.kind == "number" or count.kind == row.kind(last) and not verb_ahead(row, index))


def after_place(row: Row, index: int) -> bool:
    """Whether the figure stands alone behind its place, in a list: "40 in Elm, in Ash 12 and in Fir nine"."""
    opening = next((at for at in range(index - 2, max(0, index - 5), -1) if row.words[at] in row.sets["ellipsis_in"]), 0)
    after = row.words[index + 1] if index + 1 < len(row.words) else "."
    alone = after in row.sets["clause_bound"] or after in row.sets["joint"]
    return alone and opening > 0 and row.words[opening - 1] in row.sets["list_word"]


def verb_ahead(row: Row, index: int) -> bool:
    """Whether a verb follows in the figure's own clause."""
    for word in row.words[index + 1 :]:
        if word in row.sets["clause_bound"] or word.startswith("<"):
            return False
        if row.verb(word):
            return True
    return False
