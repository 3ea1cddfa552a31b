"""A report's own texts in another language: what its facts, codes and the catalogues tell; what they do not tell stays."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from summarise.render import wording
from summarise.render.filling import filled
from summarise.render.retold import retold
from summarise.render.wording import Wording
from summarise.sitrep import Caveat, Conflict, Report, Sitrep


def reworded(sitrep: Sitrep, words: Wording) -> Sitrep:
    """The report with its own texts in these words: title, disclaimer, caveats, changes, and the reasons for figures chosen.

    A text that no catalogue has is a person's, and stays as it is. The same report comes back where its texts are in these words
    already.
    """
    return replace(
        sitrep,
        report=_report(sitrep.report, words),
        changes=retold(sitrep, wording.load(sitrep.report.language), words),
        caveats=tuple(_caveat(caveat, words) for caveat in sitrep.caveats),
        conflicts=tuple(_conflict(conflict, words) for conflict in sitrep.conflicts),
    )


def _sources(table: str, key: str, text: str) -> Iterator[tuple[Wording, Mapping[str, str]]]:
    """The languages in which the text is that of the key, with what stands in its holes."""
    for code in wording.languages():
        words = wording.load(code)
        template = words.tables[table].get(key)
        values = filled(template, text) if template else None
        if values is not None:
            yield words, values


def _report(report: Report, words: Wording) -> Report:
    own = words.tables["report"]
    known = next(_sources("report", "disclaimer", report.disclaimer), None)
    return replace(report, title=_title(report, words), disclaimer=own["disclaimer"] if known else report.disclaimer)


def _title(report: Report, words: Wording) -> str:
    own, day = words.tables["report"], words.title_day(report.date)
    for source, values in _sources("report", "title", report.title):
        if values["date"] == source.title_day(report.date):
            return str(own["title"].format(date=day))
    for source, values in _sources("report", "title_with_countries", report.title):
        codes = {source.country_name(code): code for code in report.countries}
        names = values["countries"].split(source.comma)
        if values["date"] == source.title_day(report.date) and all(name in codes for name in names):
            return str(
                own["title_with_countries"].format(
                    countries=words.comma.join(words.country_name(codes[n]) for n in names), date=day
                )
            )
    return report.title


def _caveat(caveat: Caveat, words: Wording) -> Caveat:
    for source, values in _sources("caveats", caveat.code, caveat.text):
        counts = {"counts": _counts(values["counts"], source, words)} if "counts" in values else {}
        return replace(caveat, text=words.tables["caveats"][caveat.code].format(**{**values, **counts}))
    return caveat


def _counts(text: str, source: Wording, words: Wording) -> str:
    """How many names and numbers were withheld."""
    return words.comma.join(_count(part, source, words) for part in text.split(source.comma))


def _count(text: str, source: Wording, words: Wording) -> str:
    for kind, forms in source.tables["withheld"].items():
        values = next((values for form in forms.values() if (values := filled(form, text))), None)
        if values and values["count"].isdecimal():
            return words.plural("withheld", kind, int(values["count"])).format(**values)
    return text


def _conflict(conflict: Conflict, words: Wording) -> Conflict:
    for key, text in words.tables["reason"].items():
        if next(_sources("reason", key, conflict.why), None):
            return replace(conflict, why=text)
    return conflict
