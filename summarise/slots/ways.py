"""The way from a verb back to its subject, and on to its object, past what only says where, by whom or when."""

from collections.abc import Iterator, Mapping

from summarise.rules import Match
from summarise.slots.bare import after_list
from summarise.slots.rows import Row
from summarise.slots.series import right_of
from summarise.slots.voice import adjective

LONGEST_WAY = 24
"""Items from a verb back to its figure; over that, in the project's corpora, it is another clause's."""
OBJECT_WAY = 5
"""Items from a verb on to its object."""
DESCRIBING = 3
"""Words from the first that describes a person to the role: "senior appeals judge"."""
LONGEST_INTERRUPTION = 9
"""Items between the commas that part a noun from its object: "according to the ministry's latest data"."""
LONGEST_ASIDE = 24
"""Items between the commas of a relative clause."""
LONGEST_PLACE = 4
"""Words of a place in a table."""
LONGEST_OWNER = 4
"""Items of a name before "'s", and the thing behind it."""


def back(row: Row, aside: Mapping[int, int], match: Match) -> list[int]:
    """The figure before the match that is its subject; places that only say where, on the way or in its stead."""
    at, way, own = match.start - 1, 0, row.words[match.start].startswith("^")
    other = False  # whether the way has passed "and the", which may open another clause
    where: list[int] = []
    while at >= 0 and way < LONGEST_WAY:
        count = row.items[at].count
        if count is not None and row.accepts(count, match) and (own or not row.only_where(at)):
            if match.rule.means.get("subject") and at and row.words[at - 1] in row.sets["preposition"]:
                return []  # "seeds for 300 families arrived"
            if own or where or not says_in(row, at):
                return [at, *where]
            where = [at]
        elif where and buries(row, at, match):
            return []
        if own and count is not None or other and row.verb_at(at) or some_of(row, at):
            return where
        other = other or new_subject(row, at)
        if at in aside:
            at = aside[at]
        elif ends_way(row, at, match.start) and at not in where:
            return where
        at, way = at - 1, way + 1
    return where


def buries(row: Row, at: int, match: Match) -> bool:
    """Whether people are the subject of what is done to buildings: "12 people who died in three villages were buried"."""
    count = row.items[at].count
    built = match.rule.means.get("level") in row.sets.get("built_level", frozenset())
    return built and count is not None and count.kind in ("people", "households") and not row.only_where(at)


def some_of(row: Row, at: int) -> bool:
    """Whether the subject are only some of those before: "400 fled, most of whom returned", "…, of whom most returned"."""
    if row.words[at] not in row.sets["of_them"] or at == 0:
        return False
    return not row.sets["some_of"].isdisjoint([*row.words[max(0, at - 2) : at], *row.words[at + 1 : at + 2]])


def says_in(row: Row, at: int) -> bool:
    """Whether a figure of places only says where: "in 12 villages"."""
    count = row.items[at].count
    if count is None or count.kind != "assets" or count.single:
        return False
    place = count.head in row.sets["place_unit"] or count.head in row.sets.get("where", ())  # "in one village"
    return place and at > 0 and row.words[at - 1] in row.sets["within"]


def ends_way(row: Row, at: int, verb: int) -> bool:
    """Whether the way back ends at an item: a pronoun, or a word that stops it and is no participle beside the verb."""
    count = row.items[at].count
    if count is not None:
        return count.definite and count.noun is None
    return stops(row, at) and not reduced(row, at, verb) and not coordinated(row, at, verb)


def new_subject(row: Row, at: int) -> bool:
    """Whether "and the …" stands at a word: "the fields are under water and the harvest is destroyed"."""
    after = row.words[at + 1 : at + 2]
    return row.words[at] in row.sets["joint"] and not row.sets["definite_subject"].isdisjoint(after)


def stops(row: Row, at: int) -> bool:
    """Whether the way back ends at a word: another clause's, or another verb with its own subject."""
    word, before = row.words[at], row.words[max(0, at - 4) : at]
    if row.is_partitive(at - 1) or before[-1:] and before[-1] in row.sets["hyphen"]:  # "two of the injured", "worst-hit"
        return False
    if before[-1:] and before[-1] in row.sets["purpose"] and not row.sets["participles"].isdisjoint(before[-2:-1]):
        return False  # "people forced to flee"
    if word in row.sets["link_actor"] and not row.sets["belonging"].isdisjoint(before):  # "the chief of the forces"
        return False
    if word in row.sets["link_stop"]:
        return not (before and before[-1] in row.sets["before_as"] | row.sets["be"] | row.sets["perfect"])
    passed = word in row.sets["passable"] or word in row.sets["degree"]
    verb = word in row.sets["predicates"] and not passed
    return verb and not set(before) & row.sets["relative"]


def reduced(row: Row, at: int, verb: int) -> bool:
    """Whether the word is a participle right after its noun, before the main verb: "people trapped inside were rescued"."""
    word, last = row.words[at], row.words[max(0, at - 1)]
    if last in row.sets["comma"] and at > 1:  # "people, displaced in May, have been …"
        last = row.words[at - 2]
    if last in row.sets["bracket_close"]:  # "900 people (180 families) displaced in May are …"
        last = "^"
    participle = word in row.sets["participles"] or word.endswith(tuple(row.sets["dependent_suffix"]))
    return (
        participle
        and last.startswith(("^", "<"))
        and any(word in row.sets["be"] or word in row.sets["perfect"] for word in row.words[at + 1 : verb + 1])
    )


def coordinated(row: Row, at: int, verb: int) -> bool:
    """Whether the word is the first of two verbs with one subject: "was attacked and wounded", "12 fled and were hurt"."""
    if not any(row.words[at] in row.sets[name] for name in ("participles", "attack")) and not row.after_count(at):
        return False
    passive = any(word in row.sets["be"] for word in row.words[max(0, at - 3) : at])
    return (passive or row.after_count(at)) and row.joined(at + 1, verb)


def forward(row: Row, match: Match) -> int | None:
    """The figure after the match that is its object, or the first of a list that nouns without a figure open.

    Where the rule says `next`, as those of tables do, only a bare one at once, or behind a place.
    """
    if match.rule.means.get("next"):
        at = first_in_table(row, match.end) if match.rule.means["next"] == "place" else match.end
        return at if row.words[at : at + 1] == ["<number>"] and row.fits(at, match) else None
    start = after_list(row.words, match.end, row.sets)
    if start > match.end:
        object_of = start < len(row.items) and row.fits(start, match) and not adjective(row, match)
        return start if object_of and not opens_clause(row, start) else None
    for at in range(match.end, min(len(row.items), match.end + OBJECT_WAY)):
        count = row.items[at].count
        if count is not None:
            if row.accepts(count, match):
                return at
            return None if count.named else next_in_list(row, at, match)
        if at == match.end and (row.words[at] in row.sets["comma"] or row.words[at] in row.sets["bracket"]):
            return behind_aside(row, at, match)
        if row.words[at] not in row.sets["object_word"] and not shared_object(row, at) and not describes(row, at):
            return owned(row, at, match)
    return None


def first_in_table(row: Row, at: int) -> int:
    """The item after the words of a place, and a dash: "Deaths: Old Elm – 12"."""
    last = min(len(row.words), at + LONGEST_PLACE)
    end = next((i for i in range(at, last) if not row.words[i].isalpha() or row.verb(row.words[i])), last)
    return end + 1 if row.words[end : end + 1] and row.words[end] in row.sets["breakdown"] else end


def owned(row: Row, at: int, match: Match) -> int | None:
    """The thing that a name from `at` on owns: "hit Ada Moss's house"."""
    thing = next((i for i in range(at + 1, min(len(row.items), at + LONGEST_OWNER)) if row.items[i].count), None)
    if thing is None or not row.fits(thing, match) or not all(word.isalpha() for word in row.words[at:thing]):
        return None
    return thing if row.words[thing - 1] not in row.sets["predicates"] and has_owner(row, thing) else None


def has_owner(row: Row, item: int) -> bool:
    count = row.items[item].count
    place = count is not None and count.head in row.sets.get("where", ())  # "hit Peru's Piura province"
    return count is not None and count.single and not place and count.quantity.text in row.sets["owner"]


def opens_clause(row: Row, at: int) -> bool:
    """Whether a verb follows the list that the figure at `at` begins: "broke walls, and a barn and a mill were hit"."""
    while at < len(row.words) and (row.words[at].startswith(("<", "^")) or row.words[at] in row.sets["list_word"]):
        at += 1
    return row.verb_at(at)


def behind_aside(row: Row, opening: int, match: Match) -> int | None:
    """The object right behind an aside: "the evacuation of, officials say, 900 people", "feeds (daily) 900 people"."""
    within = range(opening + 1, min(len(row.items) - 1, opening + LONGEST_INTERRUPTION))
    ends = row.sets["comma"] if row.words[opening] in row.sets["comma"] else row.sets["bracket_close"]
    closing = next((at for at in within if row.words[at] in ends), None)
    return closing + 1 if closing is not None and row.fits(closing + 1, match) else None


def shared_object(row: Row, at: int) -> bool:
    """Whether the word joins two verbs with one object: "damaged or destroyed 260 houses"."""
    joint = row.sets["joint"]
    pair = row.words[at : at + 2] if row.words[at] in joint else row.words[max(0, at - 1) : at + 1]
    return len(pair) == 2 and pair[0] in joint and pair[1] in row.sets["predicates"]


def describes(row: Row, at: int) -> bool:
    """Whether a word only describes the object: "killed senior judge Ana Lopes", "killed a family of six"."""
    if row.words[at] in row.sets["group_head"]:
        return not row.sets["belonging"].isdisjoint(row.words[at + 1 : at + 2])
    counts = (item.count for item in row.items[at + 1 : at + 1 + DESCRIBING])
    count = next((count for count in counts if count is not None), None)
    other = any(row.words[at] in row.sets[name] for name in ("preposition", "list_word", "subset_opener", "clause_bound"))
    return count is not None and count.named and not other


def next_in_list(row: Row, at: int, match: Match) -> int | None:
    """The first figure that the rule accepts in the list that goes on after another: "14 houses and three people"."""
    for index in right_of(row, at):
        count = row.items[index].count
        if count is not None and row.accepts(count, match):
            return index
    return None


def asides(row: Row) -> Iterator[tuple[int, int]]:
    """The closing comma or bracket of each aside, with the index that the way back goes on from."""
    for opening, word in enumerate(row.words):
        within = range(opening + 1, min(len(row.words), opening + LONGEST_ASIDE))
        if word in row.sets["bracket"]:
            closing = next((i for i in within if row.words[i] in row.sets["bracket_close"]), None)
        elif word in row.sets["comma"] and opening + 1 < len(row.words):
            opens = not row.sets["aside_opener"].isdisjoint(row.words[opening + 1 : opening + 4])
            if not opens and row.words[opening + 1] not in row.sets["aside_before_verb"]:
                continue
            commas = [i for i in within if row.words[i] in row.sets["comma"] and not in_list(row, opening, i)]
            closing = next((i for i in commas if row.verb_at(i + 1)), commas[0] if commas and opens else None)
        else:
            continue
        if closing is not None:
            yield closing, opening


def in_list(row: Row, opening: int, comma: int) -> bool:
    """Whether a comma parts a list of a clause within the aside: ", with a road where 12 bridges, dams and locks were lost"."""
    clause = row.sets["relative"] | row.sets["link_stop"]
    return not clause.isdisjoint(row.words[opening:comma]) and not row.sets["joint"].isdisjoint(row.words[comma + 2 : comma + 3])
