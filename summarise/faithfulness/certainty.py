"""What the source tells as planned, possible or unconfirmed, and the sentence as a fact."""

from collections.abc import Iterator
from functools import cache

from summarise import lexicon
from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.polarity import denials
from summarise.faithfulness.roles import borne_out
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.phrases import Phrases

LEAST = 0.6
"""The share of a sentence's content words that the source's must have to be compared."""
REACH = 4
"""Tokens after a cue within which the word stands that it makes uncertain."""
STATUSES = ("planned", "unconfirmed")


def certainty_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on what is told as more certain than the source tells it."""
    best = ranked(source, claim.stems)
    if not best or best[0][0] < LEAST or not _has_cues(claim.language):
        return
    same = {other.view.number for _, other in borne_out(claim, source)}
    view = source.views[next((at for _, at in best if at in same), best[0][1])]
    ours, theirs = uncertain(claim), uncertain(view)
    if not vocabulary(claim.language).sets["foreseen"].isdisjoint(claim.sentence.lower):
        return
    for stem, at in theirs.items():
        if (
            ours
            or not _as_done(claim, stem, view, at)
            or any(_sure(source.views[place], stem) for share, place in best if share >= LEAST)
        ):
            continue
        words, said = claim.sentence.words[claim.stems.index(stem)], view.text(*at)
        yield finding("polarity", words, language=claim.language, text="planned", source=said, near=(view.evidence,))
        return


def uncertain(view: View) -> dict[str, tuple[int, int]]:
    """The stems that a cue makes uncertain, with the tokens from the cue to the word."""
    found: dict[str, tuple[int, int]] = {}
    lower, cues = view.sentence.lower, _cues(view.language)
    i = 0
    while i < len(lower):
        length = cues.length(lower, i) if i == 0 or view.sentence.words[i].islower() or not lower[i].isalpha() else 0
        after = range(i + length, min(i + length + REACH, len(lower))) if length else range(0)
        for at in after:
            if view.stems[at] and view.sentence.words[at][0].islower():
                found.setdefault(view.stems[at], (i, at))
            if lower[at] not in vocabulary(view.language).sets["auxiliary"]:
                break
        i += length or 1
    return found


def _as_done(claim: View, stem: str, view: View, told: tuple[int, int]) -> bool:
    """Whether the claim has the word in another form than the source, or after "was" and the like; "may have drowned" is done."""
    lower, sets = claim.sentence.lower, vocabulary(claim.language).sets
    past, (first, at) = sets["past"], told
    denied = {i for denial in denials(claim) for i in range(denial.at, denial.last + 1)}  # "has not yet approved"
    places = [i for i, own in enumerate(claim.stems) if own == stem and i not in denied]
    if not sets["perfect"].isdisjoint(view.sentence.lower[first:at]):
        return bool(places)
    places = [i for i in places if lower[i] not in sets["scheduled"]]
    return any(lower[i] != view.sentence.lower[at] or not past.isdisjoint(lower[max(0, i - 3) : i]) for i in places)


def _sure(view: View, stem: str) -> bool:
    """Whether a sentence has the word somewhere as certain."""
    last = uncertain(view).get(stem, (-1, -1))[1]
    return any(own == stem and at != last for at, own in enumerate(view.stems))


@cache
def _cues(language: str) -> Phrases:
    words = lexicon.load(language, "status").words
    return Phrases(phrase for status in STATUSES for phrase in words[status])


def _has_cues(language: str) -> bool:
    return vocabulary(language).known and (lexicon.LANGUAGES / language / "status.toml").is_file()
