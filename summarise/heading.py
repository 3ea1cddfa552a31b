"""What a report says of itself: title, day, period, language, crisis, countries, and what made it."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import summarise
from summarise import lexicon
from summarise.crisis import crisis_of
from summarise.ground.gazetteer import gazetteer
from summarise.lexicon import Lexicon
from summarise.period import period_of
from summarise.reading import DEFAULT_LANGUAGE, Reading, rules_version
from summarise.sitrep import Fact, Generator, Model, Report

NAMED_COUNTRIES = 3
"""A title that names more countries than this is no longer read."""


def heading(
    readings: Sequence[Reading],
    facts: Sequence[Fact],
    *,
    day: datetime.date,
    rules: Path | None,
    model: Model,
    id: str,
    generated_at: str,
    crisis: str | None = None,
) -> Report:
    """The report's own data; `crisis` is the name that the user gives it."""
    language = language_of(readings)
    cues = cues_of(language)
    texts = lexicon.load(cues.language, "report").tables["report"]
    published = [reading.document.article.day for reading in readings]
    versions = {code: rules_version(code, rules) for code in sorted({r.rules for r in readings if r.rules})}
    return Report(
        id=id,
        title=_title(readings, day, texts, cues.language),
        date=day.isoformat(),
        period=period_of(facts, published, day),
        language=language,
        crisis=replace(crisis_of([reading.document for reading in readings if reading.rules], cues), name=crisis),
        countries=countries_of(readings),
        generated_at=generated_at,
        generator=Generator("summarise", summarise.__version__, model, versions),
        disclaimer=texts["disclaimer"],
    )


def language_of(readings: Sequence[Reading]) -> str:
    """The language of most articles, the first of equals."""
    known = Counter(reading.document.article.language or DEFAULT_LANGUAGE for reading in readings)
    return known.most_common(1)[0][0]


def cues_of(language: str) -> Lexicon:
    """The cues by which articles in that language, or else in the default one, become one report."""
    return lexicon.load(language if language in lexicon.languages() else DEFAULT_LANGUAGE, "assemble")


def countries_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The countries of all articles: those of most articles first, then by their rank in an article."""
    shares = Counter[str]()
    for reading in readings:
        shares.update({code: 1 / rank for rank, code in enumerate(reading.countries, 1)})
    return tuple(sorted(shares, key=lambda code: (-round(shares[code], 6), code)))


def _title(readings: Sequence[Reading], day: datetime.date, texts: Mapping[str, str], language: str) -> str:
    """The title, with the countries that most articles are mainly about."""
    main = Counter(reading.countries[0] for reading in readings if reading.countries)
    if not main:
        return texts["title"].format(date=day.isoformat())
    known = gazetteer(language).countries
    names = ", ".join(_natural(known[code].name) for code, _ in main.most_common(NAMED_COUNTRIES))
    return texts["title_with_countries"].format(countries=names, date=day.isoformat())


def _natural(name: str) -> str:
    """A name of ISO 3166 in the order in which it is spoken.

    >>> _natural("Congo, The Democratic Republic of the"), _natural("Chad")
    ('The Democratic Republic of the Congo', 'Chad')
    """
    return " ".join(reversed(name.split(", ")))
