"""What kind of crisis the articles are about, from the words that they use."""

import re
from collections.abc import Iterator, Sequence

from summarise.lexicon import Lexicon
from summarise.sitrep import Crisis
from summarise.text import Document

TYPES = ("conflict", "disaster", "epidemic")
TITLE_WEIGHT = 3
"""A title names the event; a sentence further down may only compare with another. Judged by eye on agency news."""
LEAST = 2
"""Fewer sentences with a cue tell nothing."""
SECOND_SHARE = 0.6
"""A second type this strong makes the crisis complex: floods in a war zone, cholera in camps."""
GLIDE = re.compile(r"\b[A-Z]{2}-\d{4}-\d{6}-[A-Z]{3}\b")  # "EQ-2023-000015-TUR"


def crisis_of(documents: Sequence[Document], lexicon: Lexicon) -> Crisis:
    """The crisis: its type, `unknown` where the words do not tell, and the first GLIDE number in the texts."""
    found = (match.group() for document in documents for match in GLIDE.finditer(document.article.text))
    return Crisis(None, _type(documents, lexicon), next(found, None))


def _type(documents: Sequence[Document], lexicon: Lexicon) -> str:
    cues = {name: lexicon.word_set(name) for name in TYPES}
    scores = dict.fromkeys(TYPES, 0)
    for words, weight in _passages(documents):
        for name in TYPES:
            scores[name] += weight * (not cues[name].isdisjoint(words))
    first, second, _ = sorted(TYPES, key=lambda name: (-scores[name], name))
    if scores[first] < LEAST:
        return "unknown"
    complex_ = scores[second] >= max(LEAST + 1, SECOND_SHARE * scores[first])
    return "complex" if complex_ else first


def _passages(documents: Sequence[Document]) -> Iterator[tuple[Sequence[str], int]]:
    """The lower-case words of each title and sentence, and what they weigh."""
    for document in documents:
        yield (document.article.title or "").lower().split(), TITLE_WEIGHT
        for sentence in document.sentences:
            if not sentence.leftover:
                yield sentence.lower, 1
