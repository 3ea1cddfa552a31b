"""Who said it."""

from collections.abc import Sequence

from summarise.sitrep import Attribution
from summarise.text import Sentence, Span


class Speakers:
    """Who says what in an article: prepared once, asked for each fact."""

    def __init__(self, sentences: Sequence[Sentence], language: str = "en") -> None:
        self.sentences = sentences

    def of(self, sentence: Sentence, span: Span) -> Attribution | None:
        """Who said what stands at `span` of the sentence, None where nobody is named."""
        return None
