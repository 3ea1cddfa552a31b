"""Which figure of a sentence a place is told of: "200 homes in Gao and 300 in Mopti"."""

from collections.abc import Mapping, Sequence

from summarise.ground.places import Named
from summarise.quantities import quantities_in
from summarise.text import Sentence, Span

NEAR = 8
"""Tokens between a figure and its place, without a comma: "five people died in a landslide in Gao"."""
LISTED = 2
"""Tokens between two places of one figure: "in Gao and in Mopti"."""


def told_of(sentence: Sentence, places: Sequence[Named], language: str) -> Mapping[Span, Span]:
    """The figure that each place stands close behind, both as characters; places that stand elsewhere are left out."""
    figures = quantities_in(sentence, language)
    told: dict[Span, Span] = {}
    before: tuple[int, Span] | None = None
    for place in places:
        first, last = place.mention.first, place.mention.last
        figure = next((found for found in reversed(figures) if found.last < first), None)
        listed = before is not None and first - before[0] - 1 <= LISTED
        if figure is None:
            continue
        span = sentence.span(figure.first, figure.last)
        between = sentence.words[figure.last + 1 : first]
        behind = place.mention.locative and len(between) <= NEAR and "," not in between
        if behind or listed and before is not None and before[1] == span:
            told[place.mention.span], before = span, (last, span)
    return told
