"""The whole road: articles in, one situation report out, checked against its schema."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from summarise import contract, households, lexicon
from summarise.caveats import about, is_cut_short, of_facts
from summarise.changes import changes
from summarise.duplicates import copies
from summarise.errors import ContractError, InputError
from summarise.heading import countries_of, cues_of, heading, language_of
from summarise.merging import Compared, Setting, compare, overruled
from summarise.numbering import Findings, joined, merge
from summarise.protection import protect
from summarise.reading import DEFAULT_LANGUAGE, Reading, read
from summarise.render import wording
from summarise.render.reworded import reworded
from summarise.segment import segment
from summarise.sitrep import Caveat, Damage, Fact, Headcount, Movement, Need, Sitrep, Source, to_json
from summarise.sources import fingerprints, report_id, source
from summarise.summary import Budget, Summariser, load
from summarise.summary.guard import guard
from summarise.summary.protocol import STANDARD
from summarise.text import Article, Document

Kind = TypeVar("Kind", bound=Fact)


def build_sitrep(
    articles: Iterable[Article],
    *,
    date: str,
    generated_at: str,
    summariser: Summariser | None = None,
    language: str | None = None,
    budget: Budget = STANDARD,
    focus: str | None = None,
    rules: Path | None = None,
    keep_text: bool = True,
    crisis: str | None = None,
    wanted: Callable[[Reading], bool] | None = None,
    previous: Sitrep | None = None,
    report_language: str | None = None,
    household_sizes: Path | None = None,
    keep_names: bool = False,
) -> Sitrep:
    """The report on the articles: a pure function of its arguments; the order of the articles does not matter.

    `date` is the report's day (ISO 8601), `generated_at` a date-time (RFC 3339). Without a summariser the first sentences
    serve. `language` (ISO 639-1) overrides what the articles say and what is detected. `rules` is a folder with an
    analyst's own rule files. Without `keep_text` the articles' texts stay out of the report; its quotes remain. `crisis` is the
    name of the crisis. Articles that are not `wanted` once they are read are left out. With a `previous` report the changes
    since are told. `report_language` is that of the report's own words, else that of most articles; facts and quotes stay in
    their own. `household_sizes` is a table (CSV) whose values replace those of the shipped one. Private persons' names,
    telephone numbers and e-mail addresses stay out of the report's own text, unless `keep_names`.

    Raises InputError where there is no article, a text is not Unicode, or two articles share an id, and where the previous
    report is a later one or on another crisis; ContractError where the report would not follow its schema.
    """
    day = _day(date)
    material = _read(articles, language, rules, wanted)
    known = countries_of(material.originals)
    compared = _compared(material, known, households.sizes_of(household_sizes))
    facts, writer = compared.findings.facts, summariser or load("lead")
    documents = [reading.document for reading in material.originals]
    draft = writer.summarise(
        documents,
        budget=budget,
        facts=facts,
        focus=focus,
        superseded=overruled(compared.conflicts, compared.findings.caveats),
    )
    report = Sitrep(
        report=heading(
            material.originals,
            facts,
            day=day,
            rules=rules,
            model=writer.model,
            id=report_id(material.found, date),
            generated_at=generated_at,
            crisis=crisis,
        ),
        articles=tuple(material.sources(keep_text=keep_text)),
        summary=guard(draft, material.originals, facts=facts, budget=budget),
        headcounts=_of(Headcount, facts),
        needs=_of(Need, facts),
        movements=_of(Movement, facts),
        damage=_of(Damage, facts),
        locations=compared.findings.locations,
        conflicts=compared.conflicts,
        caveats=_caveats(material, compared.findings, day),
    )
    if not keep_names:
        report = protect(report, [reading.document for reading in material.readings.values()])
    words = wording.load(report_language or report.report.language)
    report = reworded(report, words)
    if report_language:
        report = replace(report, report=replace(report.report, language=report_language))
    if previous is not None:
        before = previous if keep_names else protect(previous, _documents(previous))
        report = replace(report, changes=changes(before, report, words))
    contract.validate(to_json(report))
    return report


def _documents(report: Sitrep) -> list[Document]:
    """The articles of a report that holds their texts."""
    articles = [Article(one.id, one.text, one.title, language=one.language) for one in report.articles if one.text]
    return [Document(article, segment(article, article.language or DEFAULT_LANGUAGE)) for article in articles]


@dataclass(frozen=True, slots=True)
class _Material:
    """What came in: the articles with their fingerprints, which of them copy which, and what was read.

    Of articles with the very same text one is read; an edited copy is read too, since it may hold a figure that its original
    has not, but it is no further source.
    """

    found: Mapping[str, tuple[Article, str]]
    copied: Mapping[str, str]
    readings: Mapping[str, Reading]

    @property
    def originals(self) -> tuple[Reading, ...]:
        """What was read of the articles that are no copies."""
        return tuple(reading for id, reading in self.readings.items() if id not in self.copied)

    @property
    def articles(self) -> list[Article]:
        """The articles, in the order of the report."""
        return [article for article, _ in self.found.values()]

    def sources(self, *, keep_text: bool) -> Iterable[Source]:
        """The articles as the report lists them."""
        for id, (article, digest) in self.found.items():
            read_as = self.readings.get(id) or self.readings[self.copied[id]]
            yield source(article, digest, self.copied.get(id), read_as.document.article.language, keep_text=keep_text)


def _read(
    articles: Iterable[Article], language: str | None, rules: Path | None, wanted: Callable[[Reading], bool] | None
) -> _Material:
    """The articles read, each text once, and those left out that are not wanted."""
    found = fingerprints(sorted(articles, key=_place_in_report))
    copied = copies([article for article, _ in found.values()])
    same = {copy for copy, original in copied.items() if found[copy][1] == found[original][1]}
    dated = {id: _dated(article, copied.get(id), found) for id, (article, _) in found.items()}
    readings = {id: read(article, language=language, rules=rules) for id, article in dated.items() if id not in same}
    if wanted is None:
        return _Material(found, copied, readings)
    kept = {id: reading for id, reading in readings.items() if wanted(reading)}
    left = {id: known for id, known in found.items() if (copied[id] if id in same else id) in kept}
    if not left:
        raise InputError("no article is left of those that came in; widen --crisis, --country or the days")
    return _Material(left, {copy: original for copy, original in copied.items() if copy in left and original in left}, kept)


def _dated(article: Article, original: str | None, found: Mapping[str, tuple[Article, str]]) -> Article:
    """The article, a copy with the day of its original: what it says of Sunday is of that Sunday."""
    return replace(article, published=found[original][0].published) if original else article


def _compared(material: _Material, countries: Sequence[str], sizes: Mapping[str, households.Size]) -> Compared:
    """The facts of all articles as one report's, households with an estimate of their people."""
    every = merge([reading.findings for reading in material.readings.values()])
    starts = {id: [sentence.start for sentence in reading.document.sentences] for id, reading in material.readings.items()}
    dated = [_dated(article, material.copied.get(article.id), material.found) for article in material.articles]
    setting = Setting.made(every.facts, every.locations, countries, dated, starts)
    compared = compare(every, setting, material.copied, cues_of(language_of(material.originals)))
    found = compared.findings
    country_of = households.country_by_place(found.locations, countries)
    return replace(compared, findings=replace(found, facts=households.with_estimates(found.facts, country_of, sizes)))


def _place_in_report(article: Article) -> tuple[bool, str, str, str]:
    """By day, then by title: the report on some articles is the same in whatever order they come."""
    return article.published is None, article.published or "", article.title or "", article.id


def _day(date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError as error:
        raise ContractError(f"/report/date: {date!r} is not a day; write it as 2024-03-05") from error


def _of(kind: type[Kind], facts: Sequence[Fact]) -> tuple[Kind, ...]:
    return tuple(fact for fact in facts if isinstance(fact, kind))


def _caveats(material: _Material, merged: Findings, day: datetime.date) -> tuple[Caveat, ...]:
    """The caveats of grounding, of single facts, of articles and of the report as a whole."""
    cues = cues_of(language_of(material.originals))
    texts = lexicon.load(cues.language, "report").tables["caveats"]
    published = {article.id: article.day for article in material.articles}
    found = [*merged.caveats, *of_facts(merged.facts, day, published, cues), *households.caveats(merged.facts, texts)]
    for reading in material.originals:
        article, sentences = reading.document.article, reading.document.sentences
        found += [about(article, "truncated_article", texts)] if is_cut_short(sentences, cues) else []
        found += [about(article, "unsupported_language", texts)] if reading.rules is None else []
    if merged.facts and len(material.originals) == 1:
        found.append(Caveat("single_source", texts["single_source"]))
    return joined(found)
