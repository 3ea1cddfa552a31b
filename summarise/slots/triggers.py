"""The movement words of a sentence: which rule each is of, and which are none."""

from dataclasses import dataclass

from summarise.lexicon import Rule
from summarise.rules import Match, RuleBook
from summarise.slots.phrases import Nouns
from summarise.text import Sentence

CONTENT, RUNNING = 4, 3
"""A sentence with three lower-case words of four letters or more is running text: headlines in capitals have fewer."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or words by which a rule tells a movement: tokens `start` to `end` (exclusive)."""

    rule: Rule
    start: int
    end: int

    @property
    def noun(self) -> bool:
        """Whether it is a noun ("evacuation") and not a verb."""
        return self.rule.means["frame"] == "noun"

    @property
    def needs(self) -> str:
        """The end without which it tells nothing: origin, destination, either; "join" where it only adds to another."""
        return self.rule.means["needs"]


def triggers_in(sentence: Sentence, book: RuleBook, nouns: Nouns) -> list[Trigger]:
    """The movement words, none inside another; a noun before another noun ("evacuation centre") is none."""
    kept: list[Trigger] = []
    for trigger in sorted(map(_trigger, book.matches(sentence.lower)), key=lambda t: (t.start, -t.end)):
        words = (*sentence.lower, ".")
        following, last = words[trigger.end], words[trigger.end - 1]
        alone = trigger.end - trigger.start == 1
        soldiers = alone and nouns.kind(last) == "armed" and not _counts(following, nouns)
        named = soldiers or following in nouns.sets["notice"] or _named(sentence, trigger.start)
        compound = following[0].isalpha() and following not in nouns.breaks and last not in nouns.sets["preposition"]
        if not (trigger.noun and compound or named) and (not kept or trigger.start >= kept[-1].end):
            kept.append(trigger)
    return kept


def _named(sentence: Sentence, at: int) -> bool:
    """Whether the word is part of a name ("Red Cross"), in a sentence that is no headline in capitals."""
    capitals = at > 0 and sentence.words[at].istitle() and sentence.words[at - 1][0].isupper()
    return capitals and sum(word.islower() and len(word) >= CONTENT for word in sentence.words) >= RUNNING


def _counts(word: str, nouns: Nouns) -> bool:
    """Whether the word can open an object of "forces", which else are soldiers: a figure or people."""
    return word[0].isdigit() or nouns.kind(word) == "people"


def _trigger(match: Match) -> Trigger:
    """The match as a trigger; of "the displaced were from" only the last word, as what stands before is the mover."""
    start = match.end - 1 if match.rule.means["frame"] == "state" else match.start
    return Trigger(match.rule, start, match.end)
