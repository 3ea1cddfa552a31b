"""Keeps the names, telephone numbers and e-mail addresses of private persons out of the report's own text.

The sources' own data (their titles, links and texts) stay as they are; quotes are trimmed where a name can be cut off.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from summarise import lexicon
from summarise.lexicon import Lexicon
from summarise.protection.naming import words_of
from summarise.protection.persons import private_persons
from summarise.protection.trimming import trimmed
from summarise.protection.veil import Veil
from summarise.reading import DEFAULT_LANGUAGE
from summarise.sitrep import Caveat, Damage, Fact, Headcount, Movement, Need, Place, Sitrep, Summary
from summarise.text import Document

AnyFact = TypeVar("AnyFact", bound=Fact)


def protect(report: Sitrep, documents: Sequence[Document]) -> Sitrep:
    """The report without private names, numbers and addresses in its own text, and with a caveat that counts them.

    `documents` are the articles that were read: they tell who is a private person. No figure is changed.
    """
    persons = {person.name: person for code, found in _read(documents).items() for person in private_persons(found, code)}
    language = report.report.language if _has_words(report.report.language) else DEFAULT_LANGUAGE
    veil = Veil(tuple(persons.values()), words_of(language), lexicon.load(language, "protection"))
    covered = replace(
        report,
        summary=_summary(report.summary, veil),
        headcounts=tuple(_fact(fact, veil) for fact in report.headcounts),
        needs=tuple(_fact(fact, veil) for fact in report.needs),
        movements=tuple(_fact(fact, veil) for fact in report.movements),
        damage=tuple(_fact(fact, veil) for fact in report.damage),
        locations=tuple(replace(place, name=veil.whole(place.name)) for place in report.locations),
        conflicts=tuple(replace(conflict, why=veil.text(conflict.why)) for conflict in report.conflicts),
        changes=tuple(replace(change, text=veil.text(change.text)) for change in report.changes),
        caveats=tuple(replace(caveat, text=veil.text(caveat.text)) for caveat in report.caveats),
    )
    return replace(covered, caveats=(*covered.caveats, *veil.caveats(), *_not_sought(report.summary, documents, veil.texts)))


def _read(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """The articles by language, of those languages that have the words to tell who is a private person."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        if _has_words(code := document.article.language or DEFAULT_LANGUAGE):
            found.setdefault(code, []).append(document)
    return found


def _has_words(language: str) -> bool:
    return language in lexicon.languages() and (lexicon.LANGUAGES / language / "protection.toml").is_file()


def _not_sought(summary: Summary, documents: Sequence[Document], texts: Lexicon) -> tuple[Caveat, ...]:
    """The caveat on sentences of the summary in languages whose names are not known; none where there is no such."""
    cited = {evidence.article for sentence in summary.sentences for evidence in sentence.evidence}
    languages = {d.article.language or DEFAULT_LANGUAGE for d in documents if d.article.id in cited}
    unread = ", ".join(sorted(code for code in languages if not _has_words(code)))
    text = lexicon.load(texts.language, "report").tables["caveats"]["names_not_sought"]
    return (Caveat("names_not_sought", text.format(languages=unread)),) if unread else ()


def _summary(summary: Summary, veil: Veil) -> Summary:
    """The summary covered: headline, sentences and the whole, with its words counted anew; the evidence stays."""
    sentences = tuple(replace(sentence, text=veil.text(sentence.text)) for sentence in summary.sentences)
    joined = " ".join(sentence.text for sentence in summary.sentences)
    text = " ".join(sentence.text for sentence in sentences) if summary.text == joined else veil.text(summary.text)
    removed = tuple(replace(one, text=veil.text(one.text), detail=veil.text(one.detail)) for one in summary.removed)
    return Summary(veil.text(summary.headline), text, len(text.split()), sentences, removed)


def _fact(fact: AnyFact, veil: Veil) -> AnyFact:
    """The fact covered, with its quotes trimmed."""
    return replace(trimmed(fact, veil.holds, veil.texts.language), **_covered(fact, veil))


def _covered(fact: Fact, veil: Veil) -> dict[str, Any]:
    """The words of a fact that may name somebody."""
    said = fact.attribution and replace(fact.attribution, name=veil.text(fact.attribution.name))
    match fact:
        case Headcount():
            # of one person known by name the figure is the name
            own = {"group": veil.maybe(fact.group), "quantity": replace(fact.quantity, text=veil.whole(fact.quantity.text))}
        case Need():
            own = {"population": veil.maybe(fact.population), "by": veil.maybe(fact.by)}
        case Movement():
            ends = {"origin": _place(fact.origin, veil), "destination": _place(fact.destination, veil)}
            return {"attribution": said, "who": veil.maybe(fact.who), **ends}
        case Damage():
            own = {"asset": veil.text(fact.asset)}
        case _:
            own = {}
    return {"attribution": said, **own}


def _place(place: Place | None, veil: Veil) -> Place | None:
    return replace(place, text=veil.text(place.text)) if place else None
