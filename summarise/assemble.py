"""The whole road: articles in, one situation report out, checked against its schema."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import summarise
from summarise import contract, lexicon
from summarise.caveats import about, is_cut_short, of_facts
from summarise.crisis import crisis_of
from summarise.errors import ContractError
from summarise.ground.gazetteer import gazetteer
from summarise.lexicon import Lexicon
from summarise.numbering import Findings, joined, merge
from summarise.period import period_of
from summarise.reading import DEFAULT_LANGUAGE, Reading, read, rules_version
from summarise.sitrep import Caveat, Damage, Fact, Generator, Headcount, Model, Movement, Need, Report, Sitrep, to_json
from summarise.sources import fingerprints, originals, report_id, source
from summarise.summary import Budget, Summariser, load
from summarise.text import Article

STANDARD = Budget()
NAMED_COUNTRIES = 3
"""A title that names more countries than this is no longer read."""
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
) -> Sitrep:
    """The report on the articles: a pure function of its arguments.

    `date` is the report's day (ISO 8601), `generated_at` a date-time (RFC 3339). Without a summariser the first sentences
    serve. `language` (ISO 639-1) overrides what the articles say and what is detected. `rules` is a folder with an
    analyst's own rule files. Without `keep_text` the articles' texts stay out of the report; its quotes remain.

    Raises InputError where there is no article, a text is not Unicode, or two articles share an id; ContractError where
    the report would not follow its schema.
    """
    day = _day(date)
    found = fingerprints(articles)
    first = originals(found)
    readings = {id: read(found[id][0], language=language, rules=rules) for id in first.values()}
    merged = merge([reading.findings for reading in readings.values()])
    documents = [reading.document for reading in readings.values()]
    writer = summariser or load("lead")
    report = Sitrep(
        report=_report(tuple(readings.values()), merged, day, rules, writer.model, report_id(found, date), generated_at),
        articles=tuple(
            source(article, digest, first[digest], readings[first[digest]].document.article.language, keep_text=keep_text)
            for article, digest in found.values()
        ),
        summary=writer.summarise(documents, budget=budget, facts=merged.facts, focus=focus),
        headcounts=_of(Headcount, merged.facts),
        needs=_of(Need, merged.facts),
        movements=_of(Movement, merged.facts),
        damage=_of(Damage, merged.facts),
        locations=merged.locations,
        caveats=_caveats(tuple(readings.values()), merged, day),
    )
    contract.validate(to_json(report))
    return report


def _day(date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError as error:
        raise ContractError(f"/report/date: {date!r} is not a day; write it as 2024-03-05") from error


def _of(kind: type[Kind], facts: Sequence[Fact]) -> tuple[Kind, ...]:
    return tuple(fact for fact in facts if isinstance(fact, kind))


def _report(
    readings: Sequence[Reading], found: Findings, day: datetime.date, rules: Path | None, model: Model, id: str, generated_at: str
) -> Report:
    """The report's own data."""
    language = _language(readings)
    words = _words(language)
    published = [reading.document.article.day for reading in readings]
    versions = {code: rules_version(code, rules) for code in sorted({r.rules for r in readings if r.rules})}
    return Report(
        id=id,
        title=_title(readings, day, words),
        date=day.isoformat(),
        period=period_of(found.facts, published, day),
        language=language,
        crisis=crisis_of([reading.document for reading in readings if reading.rules], words),
        countries=_countries(readings),
        generated_at=generated_at,
        generator=Generator("summarise", summarise.__version__, model, versions),
        disclaimer=words.tables["disclaimer"],
    )


def _language(readings: Sequence[Reading]) -> str:
    """The language of most articles, the first of equals."""
    known = Counter(reading.document.article.language or DEFAULT_LANGUAGE for reading in readings)
    return known.most_common(1)[0][0]


def _words(language: str) -> Lexicon:
    """The fixed words of a report in that language, or else in the default one."""
    return lexicon.load(language if language in lexicon.languages() else DEFAULT_LANGUAGE, "assemble")


def _countries(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The countries of all articles: those of most articles first, then by their rank in an article."""
    shares = Counter[str]()
    for reading in readings:
        shares.update({code: 1 / rank for rank, code in enumerate(reading.countries, 1)})
    return tuple(sorted(shares, key=lambda code: (-round(shares[code], 6), code)))


def _title(readings: Sequence[Reading], day: datetime.date, words: Lexicon) -> str:
    """The title, with the countries that most articles are mainly about."""
    main = Counter(reading.countries[0] for reading in readings if reading.countries)
    if not main:
        return str(words.tables["title"].format(date=day.isoformat()))
    known = gazetteer(words.language).countries
    names = ", ".join(_natural(known[code].name) for code, _ in main.most_common(NAMED_COUNTRIES))
    return str(words.tables["title_with_countries"].format(countries=names, date=day.isoformat()))


def _natural(name: str) -> str:
    """A name of ISO 3166 in the order in which it is spoken.

    >>> _natural("Congo, The Democratic Republic of the"), _natural("Chad")
    ('The Democratic Republic of the Congo', 'Chad')
    """
    return " ".join(reversed(name.split(", ")))


def _caveats(readings: Sequence[Reading], merged: Findings, day: datetime.date) -> tuple[Caveat, ...]:
    """The caveats of grounding, of single facts, of articles and of the report as a whole."""
    words = _words(_language(readings))
    texts = words.tables["caveats"]
    published = {r.document.article.id: r.document.article.day for r in readings}
    found = [*merged.caveats, *of_facts(merged.facts, day, published, words)]
    for reading in readings:
        article, sentences = reading.document.article, reading.document.sentences
        found += [about(article, "truncated_article", texts)] if is_cut_short(sentences, words) else []
        found += [about(article, "unsupported_language", texts)] if reading.rules is None else []
    if merged.facts and len(readings) == 1:
        found.append(Caveat("single_source", texts["single_source"]))
    return joined(found)
