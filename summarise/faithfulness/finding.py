"""What is wrong with a sentence of a summary, and how it is told to people."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.faithfulness.vocabulary import vocabulary
from summarise.sitrep import Evidence

KINDS = ("number", "qualifier", "unit", "role", "group", "place", "name", "polarity", "time", "coverage")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a sentence says and its source does not.

    `words` are the sentence's, `why` explains it in one line, `evidence` is what comes nearest in the source. A `soft` one
    is a lapse of precision, such as a hedge left out; the others say what is not so.
    """

    kind: str
    words: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    soft: bool = False


def finding(
    kind: str,
    words: str,
    *,
    language: str,
    text: str | None = None,
    source: str = "",
    near: Sequence[Evidence] = (),
    soft: bool = False,
) -> Finding:
    """The finding with its explanation: the text of that name, or of its kind, in faithfulness.toml."""
    template = vocabulary(language).texts[text or kind]
    return Finding(kind, words, template.format(words=f"“{words}”", source=f"“{source}”" if source else ""), tuple(near), soft)
