"""Numbers written in ways that are not read as numbers, such as "40-50" or "40k": each part must be the source's."""

from collections.abc import Iterator

from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.written import EDGES, is_odd, parts


def digit_findings(claim: View, source: Source) -> Iterator[Finding]:
    """What is written with digits or signs for numbers, is no plain number, and has a part that the source does not have."""
    for written in claim.sentence.text.split():
        bare = written.strip(EDGES)
        if not is_odd(bare) or bare.casefold() in source.odd_words:
            continue
        if not set(parts(bare)) <= source.values:
            yield finding("number", bare, language=claim.language)
