"""Who did what to whom, told the other way round: the same verb, with the doer as the one it was done to."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View
from summarise.faithfulness.vocabulary import vocabulary

REACH = 12
"""Tokens before and behind a verb in which those stand whom it speaks of."""
VERB_ENDING = "ed"


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb at token `at`, and the stems of who does it, and of whom or what it is done to."""

    at: int
    stem: str
    doers: frozenset[str]
    done_to: frozenset[str]

    def turned(self, other: "Deed") -> bool:
        """Whether the other has both sides in each other's place."""
        return bool(self.doers & other.done_to - other.doers and self.done_to & other.doers - other.done_to)

    def agrees(self, other: "Deed") -> bool:
        """Whether one side is in its own place, and in no other."""
        return bool(self.doers & other.doers - other.done_to or self.done_to & other.done_to - other.doers)


def deed_findings(claim: View, source: Source) -> Iterator[Finding]:
    """The finding on the first deed that the source tells the other way round, and nowhere as the claim does."""
    if not vocabulary(claim.language).known:
        return
    for own in deeds(claim):
        places = source.by_stem.get(own.stem, ())
        theirs = [(source.views[at], deed) for at in places for deed in deeds(source.views[at]) if deed.stem == own.stem]
        turned = [(view, deed) for view, deed in theirs if own.turned(deed) or _exchanged(own, deed, claim, source)]
        if turned and not any(own.agrees(deed) and (view, deed) not in turned for view, deed in theirs):
            view, deed = turned[0]
            words, said = _around(claim, own.at), _around(view, deed.at)
            yield finding("role", words, language=claim.language, text="ends", source=said, near=(view.evidence,))
            return


def _exchanged(own: Deed, other: Deed, claim: View, source: Source) -> bool:
    """Whether two do the same to the same, each of them told of by both sides: "Peru offered tents and Chile sent boats"."""
    if not own.done_to & other.done_to or own.doers & other.doers:
        return False
    return all(doer in source.by_stem for doer in own.doers) and all(doer in claim.stems for doer in other.doers)


def deeds(view: View) -> list[Deed]:
    """What a sentence tells as done by somebody to somebody, active ("rebels attacked villagers") or passive ("by rebels")."""
    return [deed for at in range(1, len(view.stems)) if _is_verb(view, at) and (deed := _deed(view, at))]


def _is_verb(view: View, at: int) -> bool:
    """Whether a token is a past form that tells of somebody doing something to somebody: not "36 wounded civilians", "died"."""
    sets, lower, word = vocabulary(view.language).sets, view.sentence.lower, view.sentence.lower[at]
    if not view.stems[at] or word in sets["undergone"] or not (word.endswith(VERB_ENDING) or word in sets["past_form"]):
        return False
    return lower[at - 1] not in sets["before_noun"] and not any(n.first <= at - 1 <= n.last for n in view.numerals)


def _deed(view: View, at: int) -> Deed | None:
    """The deed of the verb at a token, None where only one side is told: "was signed", "an accord signed on Friday"."""
    before, behind = _before(view, at), _behind(view, at)
    sets, lower = vocabulary(view.language).sets, view.sentence.lower
    by = next((i for i in behind if lower[i] in sets["by"]), None)
    left, right = _stems(view, before), _stems(view, behind if by is None else _whole(view, range(by + 1, behind.stop)))
    if by is not None and (_passive(view, at) or by <= at + 2):
        left, right = right, left
    elif _passive(view, at) or behind and lower[behind.start] in sets["no_object"]:
        return None
    doers, done_to = left - right, right - left
    return Deed(at, view.stems[at], doers, done_to) if doers and done_to else None


def _whole(view: View, places: range) -> range:
    """The tokens up to the first comma: who did it, in "turned away by Malta, a ship has landed"."""
    return range(places.start, next((i for i in places if view.sentence.lower[i] == ","), places.stop))


def _stems(view: View, places: range) -> frozenset[str]:
    return frozenset(view.stems[i] for i in places) - {""}


def _before(view: View, at: int) -> range:
    """The tokens before the verb, as far as no word that opens a clause stands between."""
    ends = vocabulary(view.language).sets["clause_word"]
    first = next(
        (i + 1 for i in range(at - 1, max(-1, at - REACH - 1), -1) if view.sentence.lower[i] in ends), max(0, at - REACH)
    )
    return range(first, at)


def _behind(view: View, at: int) -> range:
    ends = vocabulary(view.language).sets["clause_word"]
    stop = min(len(view.stems), at + 1 + REACH)
    return range(at + 1, next((i for i in range(at + 1, stop) if view.sentence.lower[i] in ends), stop))


def _passive(view: View, at: int) -> bool:
    """Whether "was" or "being" stands right before the verb, an adverb between at most."""
    return not vocabulary(view.language).sets["being"].isdisjoint(view.sentence.lower[max(0, at - 2) : at])


def _around(view: View, at: int) -> str:
    return view.text(max(0, at - 5), min(len(view.stems) - 1, at + 5))
