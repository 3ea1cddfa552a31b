"""Whether a figure belongs to an earlier event or is a general statistic."""

from collections.abc import Sequence

from summarise.ground.dates import Date, Reference
from summarise.text import Sentence, Span


class Background:
    """What of an article is background: prepared once, asked for each fact."""

    def __init__(
        self, sentences: Sequence[Sentence], dates: Sequence[Sequence[Date]], against: Reference, language: str = "en"
    ) -> None:
        self.sentences, self.dates, self.against = sentences, dates, against

    def is_background(self, sentence: Sentence, span: Span) -> bool:
        """Whether what stands at `span` of the sentence is about another event or time than the article's."""
        return False
