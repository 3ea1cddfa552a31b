"""Who says it: what the summary has from one of the source's speakers, and the source from another."""

from collections.abc import Iterator

from summarise.faithfulness.alignment import ranked
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary
from summarise.ground.attribution import Speakers
from summarise.ground.gazetteer import fold
from summarise.sitrep import Attribution

LEAST = 0.5
"""The share of the summary's content words that a sentence must have to be the one it tells again."""
FEWEST = 3
"""Words that it must have at least."""
RIVAL = 0.6
"""The share of its words that a sentence of the summary's own speaker may have: with more, that one may be meant."""
SHORTEST = 4
"""Letters from which on a word of a name is more than "of" or "the"."""
INITIALS = 3
"""Capitalised words from which on a name may be told by their first letters: "IOM"."""


def speaker_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on what another says in the source, where the summary's only speaker says something else."""
    known = vocabulary(claim.language)
    if not source.speakers or not known.known or not known.sets["deny_verb"].isdisjoint(claim.sentence.lower):
        return
    own = Speakers((claim.sentence,), claim.language).all
    if len(own) != 1 or not (told := _told(claim, own[0], source)):
        return
    who, (share, view, other) = own[0], told[0]
    if _same(who, other) or _described(who, view):
        return
    theirs = next((held for held, _, one in told if _same(who, one)), None)
    if not _speaks(who, source) if theirs is None else theirs >= RIVAL * share:
        return
    near = (view.evidence,)
    yield finding("name", who.name, language=claim.language, text="speaker_other", source=other.name, near=near)


def _told(claim: View, who: Attribution, source: Source) -> list[tuple[float, View, Attribution]]:
    """The sentences that the summary may tell again, best first, with the share of its words and their speakers.

    Nothing where the best of them has no speaker, or too little in common.
    """
    names = {*_named(claim, who)}
    wanted = {stem for i, stem in enumerate(claim.stems) if stem and i not in names}
    found: list[tuple[float, View, Attribution]] = []
    for share, at in ranked(source, wanted):
        view = source.views[at]
        places = [i for i, stem in enumerate(view.stems) if stem in wanted]
        speaker = source.speakers[view.article.id].of(view.sentence, view.sentence.span(places[0], places[-1]))
        if not found and (speaker is None or share < LEAST or len(wanted & {*view.stems}) < FEWEST):
            return []
        found += [(share, view, speaker)] if speaker is not None else []
    return found


def _named(claim: View, who: Attribution) -> Iterator[int]:
    """The tokens of the summary's speaker."""
    words = who.name.split()
    for i in range(len(claim.sentence.words) - len(words) + 1):
        if claim.sentence.words[i : i + len(words)] == tuple(words):
            yield from range(i, i + len(words))


def _described(who: Attribution, view: View) -> bool:
    """Whether a sentence of the source has most of a speaker's words, as one that says who another is: "Dr Sal, the director"."""
    words = [stem for word in who.name.lower().split() if (stem := vocabulary(view.language).content(word))]
    return 2 * sum(word in view.stems for word in words) > len(words)


def _speaks(who: Attribution, source: Source) -> bool:
    """Whether the source has the speaker say something, or names them."""
    capitals = _capitals(who.name)
    return (
        bool(capitals)
        and fold(who.name.split()[-1]) in capitals & source.vocabulary
        or any(_same(who, one) for speakers in source.speakers.values() for one in speakers.all)
    )


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two names may be one speaker's: they share a word, of those with a capital where both have some, or initials."""
    ours, theirs = _capitals(one.name), _capitals(other.name)
    if ours and theirs:
        return bool(ours & theirs) or bool(_initials(one.name) & theirs or _initials(other.name) & ours)
    return not _words(one.name).isdisjoint(_words(other.name))


def _words(name: str) -> set[str]:
    """The words of a name that say something: "of" makes no two speakers one."""
    return {fold(word) for word in name.split() if len(word) >= SHORTEST}


def _capitals(name: str) -> set[str]:
    return {fold(word) for word in name.split() if word[:1].isupper()} - {""}


def _initials(name: str) -> set[str]:
    letters = "".join(word[0] for word in name.split() if word[:1].isupper())
    return {letters.lower()} if len(letters) >= INITIALS else set()
