"""Things that a summary names and of whose kind the source has no word: an invented cause, outcome, agent or weapon."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summarise import lexicon
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Themes:
    """The things of a language by the first word of their phrase, each with its theme; and what speaks of each theme."""

    by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    spoken: Mapping[str, tuple[frozenset[str], tuple[str, ...]]]


def novelty_findings(claim: View, source: Source) -> Iterator[Finding]:
    """A finding on each thing of which the source does not speak in any way."""
    known, lower = themes(claim.language), claim.sentence.lower
    for i, word in enumerate(lower):
        for phrase, theme in known.by_first.get(word, ()):
            if lower[i : i + len(phrase)] == phrase and not _named(claim, i) and not _spoken_of(known, theme, source):
                yield finding("coverage", claim.text(i, i + len(phrase) - 1), language=claim.language)


def _named(claim: View, i: int) -> bool:
    """Whether a word is capitalised: a name's, which is the names' business."""
    return claim.sentence.words[i][0].isupper() and any(word[0].isalnum() for word in claim.sentence.words[:i])


def _spoken_of(known: Themes, theme: str, source: Source) -> bool:
    """Whether the source has a word of the theme, as such or within another: "floodwater", "wheatfields"."""
    stems, phrases = known.spoken[theme]
    cut = vocabulary(source.language).stem
    return (
        not stems.isdisjoint(source.by_stem)
        or not stems.isdisjoint(cut(word) for word in source.vocabulary)
        or any(phrase in source.line for phrase in phrases)
    )


@cache
def themes(language: str) -> Themes:
    """The things of a language, read once; none where it has no list of them."""
    if not (lexicon.LANGUAGES / language / "themes.toml").is_file():
        return Themes({}, {})
    cut = vocabulary(language).stem
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    spoken: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
    for theme, (things, hints) in lexicon.load(language, "themes").tables["themes"].items():
        for thing in things:
            phrase = tuple(thing.split())
            by_first.setdefault(phrase[0], []).append((phrase, theme))
        single = [word for word in (*things, *hints) if " " not in word]
        spoken[theme] = (
            frozenset(map(cut, single)),
            tuple(word for word in (*things, *hints) if not word.isalpha() or len(word) > 4),
        )
    return Themes(by_first, spoken)
