"""How figures, days and names read in a report; the words are lang/<code>/report.toml's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from summarise import lexicon
from summarise.render import escape
from summarise.sitrep import Attribution, PeopleEstimate, Quantity, When

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of one language's reports."""

    language: str
    tables: Mapping[str, Any]
    expected: tuple[str, ...]
    clusters: tuple[str, ...]

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self.tables["script"]["rtl"])

    def word(self, table: str, key: str) -> str:
        """The word for a key of the schema; the key itself where the language has none."""
        return str(self.tables[table].get(key, key))

    def number(self, value: int, *, prose: bool = False) -> str:
        """The number in digits; in prose with words under ten and round millions."""
        own = self.tables["number"]
        if prose and value < len(own["small"]):
            return str(own["small"][value])
        if prose and value >= MILLION and value % (MILLION // 10) == 0:
            form = "millions" if value / MILLION >= own["many"] else "million"
            return str(own[form]).format(value=self._digits(f"{value / MILLION:,.1f}".removesuffix(".0")))
        return self._digits(f"{value:,}")

    def _digits(self, number: str) -> str:
        """A number as Python writes it, with the marks of this language."""
        own = self.tables["number"]
        return number.translate({ord(","): own["thousands"], ord("."): own["decimal"]})

    def plural(self, table: str, name: str, value: int) -> str:
        """The word of that name as it is after a number, by the plural forms of Unicode's CLDR.

        >>> load("en").plural("plural", "households", 1), load("ar").plural("plural", "households", 5)
        ('household', 'أسر')
        """
        from babel import Locale

        forms = self.tables[table][name]
        return str(forms.get(Locale(self.language).plural_form(value), forms["other"]))

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return str(self.tables["mark"]["comma"])

    @property
    def semicolon(self) -> str:
        """What stands between the parts of a list that have commas."""
        return str(self.tables["mark"]["semicolon"])

    @property
    def colon(self) -> str:
        """What stands between a name and what belongs to it."""
        return str(self.tables["mark"]["colon"])

    def country_name(self, code: str) -> str:
        """The country's short name; the code where it is not known.

        >>> load("en").country_name("COD"), load("fr").country_name("KEN"), load("es").country_name("AB9")
        ('The Democratic Republic of the Congo', 'Kenya', 'AB9')
        """
        return str(self.tables["country"].get(code) or _country_name(code, self.language))

    def country(self, code: str) -> str:
        """The country's short name, with its code.

        >>> load("en").country("COD"), load("en").country("AB9")
        ('The Democratic Republic of the Congo (COD)', 'AB9')
        """
        name = self.country_name(code)
        return name if name == code else f"{name} ({code})"

    def figure(self, quantity: Quantity, *, prose: bool = False) -> str:
        """The figure with its qualifier in words; a vague one as the article has it."""
        if quantity.qualifier not in self.tables["qualifier"]:
            text = escape.one_line(quantity.text)
            return text[:1].lower() + text[1:]
        top = quantity.value if quantity.max is None else quantity.max
        numbers = {"value": quantity.value, "min": quantity.min, "max": top}
        shown = {name: self.number(value, prose=prose) for name, value in numbers.items()}
        return self.word("qualifier", quantity.qualifier).format(**shown)

    def people(self, estimate: PeopleEstimate) -> str:
        """How many people a number of households may be."""
        kind = "approximately" if estimate.min == estimate.max else "range"
        shown = self.figure(Quantity("", estimate.max, estimate.min, estimate.max, kind))
        return f"{shown} {self.plural('plural', 'people', estimate.max)}"

    def day(self, iso: str) -> str:
        """An ISO date, or the date of a date-time, written out.

        >>> load("en").day("2025-03-04")
        '4 March 2025'
        """
        return self._template("day", iso)

    def short_day(self, iso: str, today: str) -> str:
        """The day; its year only where that is not today's.

        >>> load("en").short_day("2025-03-04", "2025-03-05"), load("en").short_day("2024-12-31", "2025-01-01")
        ('4 March', '31 December 2024')
        """
        return self._template("short" if iso[:4] == today[:4] else "day", iso)

    def title_day(self, iso: str) -> str:
        """The day as a report's title has it.

        >>> load("en").title_day("2025-03-04"), load("fr").title_day("2025-03-04")
        ('2025-03-04', '4 mars 2025')
        """
        return str(self.tables["date"]["title"]).format(iso=iso, day=self.day(iso))

    def tick(self, iso: str) -> str:
        """The day in the few letters that an axis has room for.

        >>> load("en").tick("2025-09-04")
        '4 Sep'
        """
        months = self.tables["date"]["short_months"]
        return str(self.tables["date"]["short"]).format(
            day=_day(iso[8:10], self.tables["date"]["first"]), month=months[int(iso[5:7]) - 1]
        )

    def span(self, start: str | None, end: str | None) -> str:
        """The days from start to end; one day, a whole month or a whole year once.

        >>> load("en").span("2024-02-01", "2024-02-29"), load("en").span("2016-01-01", "2016-12-31")
        ('February 2024', '2016')
        """
        if start and end and (whole := _whole(start, end)):
            return self._template(whole, start)
        days = [self.day(iso) for iso in dict.fromkeys((start, end)) if iso]
        return str(self.tables["date"]["span"]).format(start=days[0], end=days[1]) if len(days) == 2 else "".join(days)

    def _template(self, form: str, iso: str) -> str:
        year, month, day = iso[:10].split("-")
        own = self.tables["date"]
        return str(own[form]).format(day=_day(day, own["first"]), month=own["months"][int(month) - 1], year=year)

    def when(self, when: When | None) -> str:
        """The time of a fact: its days where they are known, else its words."""
        if when is None:
            return ""
        return self.span(when.start, when.end) or when.text

    def attribution(self, said: Attribution | None) -> str:
        """Who said it, with what they are where the name does not tell."""
        if said is None:
            return ""
        kind = self.word("attribution", said.type)
        return f"{said.name} ({kind})" if kind and kind.lower() not in said.name.lower() else said.name


def _day(day: str, first: str) -> str:
    """The day of a month in digits, without a nought before them."""
    return first if int(day) == 1 else str(int(day))


def _whole(start: str, end: str) -> str | None:
    """`month` or `year` where the two days are the first and the last of one."""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    after = last + timedelta(days=1) if last < date.max else last
    if first.day != 1 or after.day != 1 or first.year != last.year:
        return None
    return "month" if first.month == last.month else "year" if (first.month, last.month) == (1, 12) else None


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages in which a report can be written, sorted; few of them have rules to read with."""
    return tuple(sorted(path.parent.name for path in lexicon.LANGUAGES.glob("*/report.toml")))


@cache
def load(language: str) -> Wording:
    """The words of a language's reports; English where it has none of its own."""
    code = language if language in languages() else "en"
    keys = lexicon.load("en", "report").words  # names of the schema and of needs.toml, not words of a language
    return Wording(code, lexicon.load(code, "report").tables, keys["expected"], keys["clusters"])


@cache
def _country_name(code: str, language: str) -> str:
    """The name of ISO 3166 in English; in other languages Unicode's CLDR, since pycountry's translations have faults and gaps."""
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        return code
    if language != "en":
        from babel import Locale

        return str(Locale(language).territories[found.alpha_2])
    name = getattr(found, "common_name", found.name)
    return " ".join(reversed(name.split(", ", 1)))  # ISO 3166 puts what is looked up first: "Palestine, State of"
