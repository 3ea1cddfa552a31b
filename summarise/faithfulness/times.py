"""Days, months and years that the source does not give, or gives for something else."""

from collections.abc import Iterator, Sequence

from summarise.faithfulness.alignment import FEWEST, around, close, context, recall, shared
from summarise.faithfulness.datekeys import Keys, has_dates, keys
from summarise.faithfulness.finding import Finding, finding
from summarise.faithfulness.source import Source, View, reference_of
from summarise.ground.dates import Date, dates
from summarise.ground.datewords import known
from summarise.sitrep import Evidence

MARGIN = 0.3
"""How much better the source's words must fit another date than this one for this one to be called wrong."""
LEAST = 0.5
"""How well they must fit the other, at least."""


def time_findings(claim: View, source: Source) -> Iterator[Finding]:
    """Findings on the dates of a summary's sentence."""
    if not has_dates(claim.language):
        return
    index = source.dates
    for date in dates(claim.sentence, reference_of(claim.article), claim.language):
        named = keys(date.when.text, claim.language)
        if not named or any(_same_days(date, named, d, source.language) for own in index for d in own):
            continue
        holders = [at for at, own in enumerate(index) if any(_meets(named, keys(d.when.text, source.language)) for d in own)]
        if not holders and not _written(named, source) and not _unsure(named, source):
            yield finding("time", date.when.text, language=claim.language, near=_nearest(claim, date, index, source))
        elif holders and (rival := _rival(claim, date, named, index, holders, source)):
            view, words = rival
            yield finding("time", date.when.text, language=claim.language, text="time_other", source=words, near=(view.evidence,))


def _meets(named: Keys, other: Keys) -> bool:
    """Whether two dates may be one: no grain that both name differs, and one at least is the same."""
    shared = named.keys() & other.keys()
    return bool(shared) and all(named[grain] & other[grain] for grain in shared)


def _same_days(date: Date, named: Keys, other: Date, language: str) -> bool:
    """Whether two dates are known to be the same days, and no weekday says otherwise."""
    if date.when.start is None or (date.when.start, date.when.end) != (other.when.start, other.when.end):
        return False
    theirs = keys(other.when.text, language)
    return all(named[grain] & theirs[grain] for grain in named.keys() & theirs.keys())


def _written(named: Keys, source: Source) -> bool:
    """Whether a year or a month that is all that is named stands in the source, though not as a date: "mid-May"."""
    if named.keys() == {"month"}:
        months = known(source.language).months
        parts = (part for view in source.views for word in view.sentence.lower for part in word.split("-"))
        return named["month"] <= {str(months[part]) for part in parts if part in months}
    return named.keys() == {"year"} and all(year in source.written for year in named["year"])


def _unsure(named: Keys, source: Source) -> bool:
    """Whether the source may mean that time by other words: a weekday by "today", where the article's own day is not known."""
    if named.keys() == {"span"}:
        return True
    dated = all(view.article.day for view in source.views)
    return (
        named.keys() == {"weekday"}
        and not dated
        and any(not keys(d.when.text, source.language) for own in source.dates for d in own)
    )


def _rival(
    claim: View, date: Date, named: Keys, index: Sequence[Sequence[Date]], holders: Sequence[int], source: Source
) -> tuple[View, str] | None:
    """A sentence of the source that fits the words around the date much better than those that have it, with its own date."""
    words = context(claim, date.first, date.last)
    if not close(claim, date.first, date.last):
        return None
    best = max(recall(words, around(source, at)) for at in holders)
    for at, own in enumerate(index):
        if at in holders or not own:
            continue
        fit = recall(words, {*source.views[at].stems})
        other = next((d for d in own if keys(d.when.text, source.language).keys() & named.keys()), None)
        if other is not None and fit >= LEAST and fit - best >= MARGIN and shared(words, source.views[at].stems) >= FEWEST:
            return source.views[at], other.when.text
    return None


def _nearest(claim: View, date: Date, index: Sequence[Sequence[Date]], source: Source) -> list[Evidence]:
    """The sentence with a date that fits the words around this one best."""
    words = context(claim, date.first, date.last)
    dated = [(recall(words, {*source.views[at].stems}), -at) for at, own in enumerate(index) if own]
    return [source.views[-max(dated)[1]].evidence] if dated else []
