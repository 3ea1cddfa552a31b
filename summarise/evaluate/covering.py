"""Whether a summary says what a phrase says."""

from summarise.evaluate.case import Case
from summarise.evaluate.kept import states
from summarise.faithfulness import Source, check, window
from summarise.faithfulness.coverage import content
from summarise.reading import read
from summarise.text import Article

WHOLE = 0.999
"""The share of a phrase's content words that two neighbouring sentences must hold: all, as far as floats tell."""


def uncovered(phrase: str, case: Case) -> str:
    """Why the summary does not say it; empty where it does.

    It does where it states the phrase's facts, or has all its content words and figures in two neighbouring sentences, and
    says nothing against it: then the phrase would be a summary of the summary. A hedge more or less is left to the check
    against the source.
    """
    reading = read(Article("summary", case.summary, language=case.language), language=case.language)
    index = Source.of([reading])
    views = index.read(phrase)
    facts = [fact for view in views for fact in view.facts]
    if facts and all(any(states(said, fact, case.words) for said in reading.findings.facts) for fact in facts):
        return ""
    against = [finding for finding in check(phrase, index) if not finding.soft]
    if against:
        return against[0].why.replace("the source", "the summary")
    held = {stem for view in index.views for stem in content(view)}
    lacking = dict.fromkeys(
        word for view in views for word, stem in zip(view.sentence.words, view.stems, strict=True) if stem and stem not in held
    )
    if lacking:
        return f"it lacks {', '.join(lacking)}"
    return "" if all(window(view, index)[0] >= WHOLE for view in views) else "its words stand in different sentences"
