"""What places there are: countries and subdivisions (pycountry), cities (cities.tsv), and names of lang/<code>/places.toml."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from summarise.lexicon import Lexicon, load

CITIES = Path(__file__).parent / "cities.tsv"
UNDECOMPOSED = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "ə": "a", "ħ": "h"}
)
"""Letters that Unicode does not take apart into a plain one and its mark."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; `country` is ISO 3166 alpha-3, `alias` marks a city under another of its names."""

    name: str
    kind: str
    country: str | None
    pcode: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    alias: bool = False


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The letters and digits of a word, lower case, without marks.

    >>> fold("N’Djaména"), fold("Đà"), fold("St.")
    ('ndjamena', 'da', 'st')
    """
    lower = word.lower()
    if lower.isascii() and lower.isalnum():
        return lower
    plain = unicodedata.normalize("NFKD", lower.translate(UNDECOMPOSED))
    return "".join(c for c in plain if c.isalnum())


def key_of(name: str) -> str:
    """The form under which a name is looked up.

    >>> key_of("Port-au-Prince"), key_of("Sana'a")
    ('port au prince', 'sanaa')
    """
    return " ".join(filter(None, (fold(word) for word in name.replace("-", " ").replace("–", " ").replace("/", " ").split())))


class Gazetteer:
    """Names to entries; `longest[word]` is how many words the longest name has that begins with `word`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.iso2: dict[str, str] = {}
        self.countries: dict[str, Entry] = {}
        self._named: dict[str, list[Entry]] = defaultdict(list)
        self._read_countries(lexicon)
        self._read_subdivisions(lexicon)
        for key, meaning in lexicon.tables["regions"].items():
            country, kind = meaning.split()
            self._named[key_of(key)].append(Entry(key, kind, country))
        text = CITIES.read_text(encoding="utf-8")
        self._cities = dict(line.split("\t", 1) for line in text.split("\n") if line)
        self.demonyms = {word: code for code, words in lexicon.tables["demonyms"].items() for word in words}
        self.longest: dict[str, int] = {}
        for key in (*self._named, *self._cities, *self.demonyms, *map(key_of, lexicon.tables["cities"])):
            if " " in key:
                head, count = key[: key.index(" ")], key.count(" ") + 1
                if count > self.longest.get(head, 1):
                    self.longest[head] = count
        self._other = {key_of(name): key_of(city) for name, city in lexicon.tables["cities"].items()}
        self._found: dict[str, tuple[Entry, ...]] = {}

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places of that name: countries, subdivisions and regions first, then cities, the largest first; a nationality."""
        if key not in self._found:
            rows = self._cities.get(self._other.get(key, key))
            cities = [] if rows is None else [self._city(row) for row in rows.split("\t")]
            people = [Entry(key, "people", self.demonyms[key])] if key in self.demonyms else []
            self._found[key] = tuple(people) or (*self._named.get(key, ()), *cities)
        return self._found[key]

    def _city(self, row: str) -> Entry:
        name, country, number, lat, lon, population = row.lstrip("~").split("|")
        code = self.iso2.get(country)
        return Entry(name, "city", code, None, int(number), float(lat), float(lon), int(population), row.startswith("~"))

    def _read_countries(self, lexicon: Lexicon) -> None:
        aliases = lexicon.tables["countries"]
        for row in _rows("iso3166-1.json", "3166-1"):
            code = row["alpha_3"]
            self.iso2[row["alpha_2"]] = code
            entry = Entry(row.get("common_name", row["name"]), "country", code)
            names = {row["name"], row.get("common_name", ""), row.get("official_name", "")}
            self._add_country(entry, {*names, *aliases.get(code, ())})
        for code in aliases.keys() - self.countries.keys():
            self._add_country(Entry(aliases[code][0], "country", code), aliases[code])

    def _add_country(self, entry: Entry, names: Iterable[str]) -> None:
        self.countries[entry.country or ""] = entry
        for key in {key_of(name) for name in names} - {""}:
            self._named[key].append(entry)

    def _read_subdivisions(self, lexicon: Lexicon) -> None:
        entries: dict[str, Entry] = {}
        for row in _rows("iso3166-2.json", "3166-2"):
            country = self.iso2.get(row["code"][:2])
            entry = Entry(row["name"], "admin2" if "parent" in row else "admin1", country, row["code"])
            entries[row["code"]] = entry
            for key in _subdivision_keys(row["name"]):
                self._named[key].append(entry)
        for name, code in lexicon.tables["subdivisions"].items():
            if code in entries:
                self._named[key_of(name)].append(entries[code])


def _subdivision_keys(name: str) -> Iterator[str]:
    """A subdivision's keys: its name without what stands in brackets; with an article ("Al Anbār") also without it."""
    whole = key_of(name.split("[")[0].split("(")[0].split(",")[0])
    yield whole


def _rows(file: str, key: str) -> list[dict[str, str]]:
    """The rows of a table of pycountry; its own classes take five times as long to make."""
    import pycountry

    rows: list[dict[str, str]] = json.loads(Path(pycountry.DATABASE_DIR, file).read_text(encoding="utf-8"))[key]
    return rows


@cache
def gazetteer(language: str) -> Gazetteer:
    """The gazetteer with the names of a language."""
    return Gazetteer(load(language, "places"))
