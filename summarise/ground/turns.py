"""Who speaks in the paragraphs of a transcript: "DOCTOR: Since Monday this hospital has admitted 44 wounded."."""

from collections.abc import Iterator, Sequence

from summarise.ground.saying import Known
from summarise.sitrep import Attribution
from summarise.text import Sentence

LABEL = 4
"""Tokens of the longest label of a speaker."""


def turns(sentences: Sequence[Sentence], known: Known) -> dict[int, Attribution | None]:
    """The speaker of each paragraph of a transcript, None for the outlet's own people; empty where an article is none."""
    found = {paragraph: (name, words) for paragraph, name, words in _labels(sentences)}
    own = {paragraph for paragraph, (_, words) in found.items() if words[-1] in known.sets["outlet_speaker"]}
    if not own:
        return {}
    return {
        paragraph: None if paragraph in own else Attribution(name, known.kinds.of(words, words, 0, len(words) - 1) or "local")
        for paragraph, (name, words) in found.items()
    }


def _labels(sentences: Sequence[Sentence]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Paragraphs that open with capitals and a colon, with the label as written and its words in lower case."""
    last = -1
    for sentence in sentences:
        if sentence.paragraph == last:
            continue
        last = sentence.paragraph
        at = sentence.words[: LABEL + 1].index(":") if ":" in sentence.words[: LABEL + 1] else 0
        label = sentence.words[:at]
        if label and all(word.isupper() for word in label if word.isalpha()) and any(word.isalpha() for word in label):
            yield sentence.paragraph, sentence.text[: sentence.ends[at - 1] - sentence.start], sentence.lower[:at]
