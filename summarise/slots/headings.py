"""Headings of lists: the lines under "Urgent needs" tell what is needed, though none of them says so."""

from collections.abc import Iterator, Sequence

from summarise.slots.items import Grammar, Line
from summarise.slots.things import name_at
from summarise.text import Sentence

CUES = ("needed", "lacking", "given")
"""The kinds of headings: each a word class of its phrases and, with a colon, a mark for the rules: no token of a text."""
LONGEST_HEADING = 8
"""Words of a heading that needs no colon; more is a headline, which tells of an event."""
LONGEST_ENTRY = 15
"""Words of a line without a bullet that is still one of a list."""


def marks(sentences: Sequence[Sentence], grammar: Grammar) -> Iterator[str]:
    """For each sentence the mark of the heading that it stands under as a line of its list ("needed:"), else nothing."""
    mark, paragraph = "", -1
    for sentence in sentences:
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        heading = heading_of(sentence, grammar) if opens else ""
        if heading:
            mark = heading
        elif mark and opens and not is_entry(sentence, grammar):
            mark = ""
        yield mark if opens and not heading else ""


def heading_of(sentence: Sentence, grammar: Grammar) -> str:
    """The mark for what stands below, where the sentence is a heading of a kind that the rules know."""
    if not (sentence.text.endswith(":") or sentence.headline and len(sentence.words) <= LONGEST_HEADING):
        return ""
    words = [word for word in sentence.lower if word[0].isalnum()]
    told = f" {' '.join(words)} "
    cues = ((cue, f" {phrase} ") for cue in CUES for phrase in grammar.sets[f"heading_{cue}"])
    return next((f"{cue}:" for cue, phrase in cues if told.startswith(phrase) or told.endswith(phrase)), "")


def is_entry(sentence: Sentence, grammar: Grammar) -> bool:
    """Whether the sentence is a line of a list: with a bullet, or short with a thing at its start."""
    if sentence.lower[0] in grammar.sets["bullet"]:
        return True
    if len(sentence.lower) > LONGEST_ENTRY or sentence.text.isupper():
        return False
    line = Line(grammar, sentence)
    first = next((at for at in range(len(line.lower)) if not line.is_light(at)), 0)
    return any(name_at(line, at) is not None for at in range(first, min(first + 2, len(line.lower))))
