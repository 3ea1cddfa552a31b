"""Passives that have no auxiliary of their own before the movement word, and by whom it was done."""

from summarise.slots.ends import Ends
from summarise.slots.movers import Group, Subject
from summarise.slots.phrases import Phrase, Reader
from summarise.slots.triggers import Trigger


def agent_of(reader: Reader, trigger: Trigger) -> Phrase | None:
    """The people of "abandoned by its residents", after a verb that has no other passive."""
    if trigger.rule.means.get("passive") != "no" or not reader.is_in("by_agent", trigger.end):
        return None
    phrase = reader.starting.get(trigger.end + 1)
    return phrase if phrase and phrase.kind == "people" else None


def reduced_passive(reader: Reader, trigger: Trigger, group: Group, subject: Subject, ends: Ends) -> bool:
    """Whether a participle right after the people is their passive: "nine workers taken to hospital"."""
    people = subject.phrase is not None and subject.phrase.kind == "people" and subject.phrase.last == group.start
    finite = any(reader.is_in("auxiliary", at) for at in range(group.start + 1, trigger.start))
    return people and not finite and ends.mover is None and reader.is_in("passive_form", trigger.start)


def coordinated_passive(reader: Reader, trigger: Trigger, subject: Subject) -> bool:
    """Whether the word shares the auxiliary of an earlier participle: "were injured and taken to"."""
    if subject.phrase is None or reader.words[trigger.start].endswith(reader.nouns.active_endings):
        return False
    if subject.shared:
        return any(reader.is_in("be", at) for at in range(subject.phrase.last + 1, trigger.start))
    listed = reader.is_in("joining", subject.phrase.first - 1) or reader.is_in("comma", subject.phrase.first - 1)
    return listed and subject.phrase.counted == trigger.start - 1 and _passive_before(reader, subject.phrase.first)


def _passive_before(reader: Reader, at: int) -> bool:
    """Whether the verb of the clause part before token `at` is a passive: "60 are being hosted by relatives and …"."""
    at = next((i for i in range(at - 1, -1, -1) if reader.is_in("be", i) or reader.is_in("hard_stop", i)), 0)
    while reader.is_in("be", at) or reader.is_in("adverb", at):
        at += 1
        if at < len(reader.words) and reader.nouns.verbal(reader.words[at]):
            return True
    return False
