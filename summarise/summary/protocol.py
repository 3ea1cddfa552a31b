"""What every summariser takes and gives."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarise import sitrep
from summarise.text import Document


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be, in words, in sentences, or both; None sets no limit."""

    words: int | None = 120
    sentences: int | None = None

    def allows(self, words: int, sentences: int) -> bool:
        """Whether a summary of so many words and sentences keeps within it.

        >>> Budget().allows(120, 9), Budget(words=None, sentences=3).allows(400, 4)
        (True, False)
        """
        return (self.words is None or words <= self.words) and (self.sentences is None or sentences <= self.sentences)


STANDARD = Budget()
"""What a summary may take where nothing is asked for: 120 words read in under a minute."""


class Summariser(Protocol):
    """Writes the summary of one article, or of several together."""

    @property
    def model(self) -> sitrep.Model:
        """What the report says about the model."""

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> sitrep.Summary:
        """The summary, within the budget always; empty where no sentence fits.

        `facts` are what the slots found: the sentences that state them are preferred, and name them.
        `focus` leans the choice: the name of a slot (`headcounts`, `needs` …), or words to look for.
        `superseded` are ids of facts that better ones contradict: a sentence that states one, and none on the same topic that
        holds, is taken only where there is no other.
        """
