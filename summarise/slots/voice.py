"""What the grammar forbids a rule to say: the active for the passive, what has not happened, a mere adjective."""

import itertools

from summarise.rules import Match
from summarise.slots.rows import Row


def forbidden(row: Row, match: Match) -> bool:
    """Whether the grammar forbids a reading: "the rebels killed 20 people" says nothing of how many rebels were killed."""
    near = 6 if row.words[max(0, match.start - 1)] in row.sets["joint"] else 3
    passive = any(word in row.sets["be"] for word in row.words[max(0, match.start - near) : match.start + 1])
    voice = match.rule.means.get("voice")
    if not_yet(row, match.start) or conditional(row, match.start) or match.before and labels(row, match):
        return True
    if match.after:
        if in_figures(row, match):
            return True
        verb = row.words[match.start]
        active = voice == "any" or verb.endswith(tuple(row.sets["dependent_suffix"]))
        apart = row.words[max(0, match.start - 1)] in row.sets["comma"]  # "had been held, burning 40 acres" is no passive
        return not active and passive and not apart and verb in row.sets["predicates"]
    if voice is None or passive:
        return voice in ("participle", "passive") and adjective(row, match)
    end = match.end
    while row.either(end):  # "damaged or destroyed four barns"
        end += 2
    follower = row.items[end] if end < len(row.items) else None
    if (
        follower is not None
        and not in_figures(row, match)
        and (follower.count is not None or follower.word in row.sets["active_object"])
    ):
        return True
    return adjective(row, match) or voice == "passive" and not row.after_count(match.start)


def labels(row: Row, match: Match) -> bool:
    """Whether the participle is the label of the next figure: "missing: 3, displaced: 40"."""
    inside = match.start > 0 and match.end < len(row.words)
    return inside and row.words[match.end] in row.sets["label_mark"] and row.words[match.start - 1] in row.sets["comma"]


def in_figures(row: Row, match: Match) -> bool:
    """Whether the verb ends one of several figures in a row: "900 people affected 310 people displaced 12 deaths"."""
    after = match.end
    if not row.after_noun(match.start) or after >= len(row.items) or row.items[after].count is None:
        return False
    while after + 1 < len(row.words) and row.words[after + 1].startswith("^"):
        after += 1
    following = row.words[after + 1] if after + 1 < len(row.words) else "."
    return following in row.sets["participles"] or row.words[after].removeprefix("^") in row.sets["death_head"]


def not_yet(row: Row, at: int) -> bool:
    """Whether what stands before the verb says that it did not happen: "cannot flee", "were not reached", "ready to leave"."""
    before = row.words[max(0, at - 2) : at]
    ordered = len(before) == 2 and before[1] in row.sets["purpose"] and before[0] in row.sets["ordered"]
    return bool(before) and before[-1] in row.sets["modal_can"] or ordered or denied(row, at)


def denied(row: Row, at: int) -> bool:
    """Whether "not" stands before the auxiliaries of a passive: "have not been reached"."""
    first = at
    while first and row.words[first - 1] in row.sets["be"]:
        first -= 1
    return 0 < first < at and row.words[first - 1] in row.sets["denial"]


def conditional(row: Row, at: int) -> bool:
    """Whether an "if" governs the verb: what it says has not happened."""
    clause = list(itertools.takewhile(lambda word: word not in row.sets["clause_bound"], reversed(row.words[:at])))
    return not row.sets["condition"].isdisjoint(clause)


def adjective(row: Row, match: Match) -> bool:
    """Whether the participle only describes a noun: "from the flooded areas"."""
    return (
        match.start > 0
        and row.words[match.start - 1] in row.sets["adjective_before"]
        and row.words[match.start] in row.sets["predicates"]
    )
