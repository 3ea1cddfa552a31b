"""Which places an article's names mean, decided by its other places, and the locations of a report."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarise.ground.gazetteer import Entry, gazetteer, key_of
from summarise.ground.mentions import Mention, mentions
from summarise.sitrep import Location
from summarise.text import Sentence, Span

COUNTRY_WEIGHTS = {"place": 2.0, "body": 1.5, "near": 1.0, "dateline": 1.0, "people": 1.0, "actor": 0.4}
"""What a mention says of the article's country: most as a place, least where it is who acts; tuned on labelled excerpts."""
LOCATIVE = 1.5
"""How much more a country weighs after a preposition of place: "in Austria"."""
FIRST = 1.5
"""How much more a mention in the first sentence or title weighs."""
CITY = 1.5
"""A city or subdivision as evidence of its country."""
SIZES = {"country": 12.0, "admin1": 5.7, "other": 6.0, "admin2": 4.6}
"""What a kind weighs against cities, whose weight is the logarithm of their population: a province as a city of 500,000."""
LARGE = 300_000
"""A city of this size may be named without its country ("in Mosul"); smaller ones need a hint."""
SHARE = 0.5
"""Share of all evidence that makes a country the one an unknown place lies in."""
MAIN_CITY = 3
"""Mentions from which on a city is what an article is about, and its districts are the city's."""
APART = ("camp", "river")
"""Kinds of places that are not the place whose name they bear."""
NOWHERE = "none"
"""The country of a region that lies in several."""
UNKNOWN = Entry("", "unknown", None)
"""Stands for a place that is not the one of that name in the gazetteer: "Potsdam care centre" in another country."""
Votes = dict[str | None, float]
"""Evidence for each country."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and the entry it means, None for a name that the gazetteer lacks."""

    mention: Mention
    entry: Entry | None

    @property
    def country(self) -> str | None:
        """The country of its entry, ISO 3166 alpha-3."""
        return None if self.entry is None or self.entry.country == NOWHERE else self.entry.country

    @property
    def located(self) -> bool:
        """Whether it is a place rather than a nationality or a body."""
        return self.mention.role in ("place", "near", "dateline", "body")


def named_places(sentences: Sequence[Sentence], language: str = "en") -> tuple[Named, ...]:
    """The names in the sentences that mean places or nationalities, in order, each resolved by the others."""
    found = [m for sentence in sentences if not sentence.leftover for m in mentions(sentence, language)]
    votes = _votes(found)
    resolved = [(m, _choose(m, votes)) for m in found]
    kept = [Named(m, None if e is UNKNOWN else e) for m, e in resolved if not m.entries or e is not None]
    return tuple(kept)


def countries(named: Iterable[Named]) -> tuple[str, ...]:
    """The countries that the places lie in, ISO 3166 alpha-3, the one the article is most about first."""
    scores: dict[str, float] = defaultdict(float)
    for place in named:
        if place.country is not None:
            scores[place.country] += _weight(place.mention, place.entry)
    return tuple(sorted(scores, key=lambda code: (-round(scores[code], 3), code)))


def _weight(mention: Mention, entry: Entry | None) -> float:
    weight = COUNTRY_WEIGHTS[mention.role]
    if entry is not None and entry.kind not in ("country", "people"):
        weight *= CITY / 2 if mention.role == "place" else 1
    if mention.role == "place" and mention.locative:
        weight *= LOCATIVE
    return weight * (FIRST if mention.sentence <= 0 else 1)


def _votes(found: Iterable[Mention]) -> Votes:
    """Evidence for countries from the names that can only lie in one, or that only one country's place could bear."""
    votes: dict[str | None, float] = defaultdict(float)
    for mention in found:
        codes = {entry.country for entry in mention.entries if entry.country != NOWHERE}
        if mention.entries and (mention.entries[0].kind in ("country", "people")):
            votes[mention.entries[0].country] += 1 if mention.role == "actor" else 3
        else:
            for code in codes:
                votes[code] += 1 / len(codes)
    return votes


def _choose(mention: Mention, votes: Votes) -> Entry | None:
    """What a name means by the article's other places and the noun beside it; None where it is no place."""
    if not mention.entries:
        return None
    best = max(mention.entries, key=lambda entry: _fit(entry, mention, votes))
    if best.kind == "country" and mention.kind == "river":
        return UNKNOWN
    if best.kind == "city" and mention.kind in ("camp", "river", "other"):
        return best if votes.get(best.country, 0) >= max(votes.values()) else UNKNOWN
    supported = votes.get(best.country, 0) > 1 / len({e.country for e in mention.entries}) + 0.01
    if best.kind != "city" or supported or mention.kind or best.population >= LARGE or mention.locative:
        return best
    return None


def _fit(entry: Entry, mention: Mention, votes: Votes) -> float:
    size = SIZES.get(entry.kind) or math.log10(entry.population + 10)
    known = min(votes.get(entry.country, 0), 6)
    kind = 0.0
    if mention.kind in ("admin1", "admin2", "district"):
        kind = 4.0 if entry.kind.startswith("admin") else -4.0 if entry.kind == "country" else 0.0
    elif mention.kind == "city":
        kind = 4.0 if entry.kind == "city" else 0.0
    return size + known + kind - entry.alias


class Atlas:
    """The locations of an article: each place once, in order of first mention, then the places that they lie in."""

    def __init__(self, named: Sequence[Named], language: str) -> None:
        self.named = [place for place in named if place.located]
        self._names = gazetteer(language)
        order = countries(named)
        self._main = order[0] if order and _share(named, order[0]) >= SHARE else None
        self._city = _main_city(self.named, self._main)
        self._locations: dict[object, Location] = {}
        self._unknown: set[str] = set()
        self.ids: dict[Span, str] = {}
        lying: list[tuple[object, int]] = []
        for number, place in enumerate(self.named):
            key = self._key(place)
            if key not in self._locations:
                self._add(key, self._made(place))
                lying.append((key, number))
            elif self._locations[key].type == "unknown" and place.mention.kind:
                self._locations[key] = replace(self._locations[key], name=place.mention.text, type=place.mention.kind)
            elif self._locations[key].name.isupper() and not place.mention.text.isupper():  # of a dateline or heading
                self._locations[key] = replace(self._locations[key], name=place.mention.text)
            self.ids[place.mention.span] = self._locations[key].id
        for key, number in lying:  # after all that is named, so that a parent has the name that the text gives it
            self._link(key, number)

    def locations(self) -> tuple[Location, ...]:
        """All locations, with ids l1, l2 …"""
        return tuple(self._locations.values())

    def unlocated(self) -> frozenset[str]:
        """The ids of the places that the gazetteer lacks."""
        return frozenset(self._unknown)

    def _key(self, place: Named) -> object:
        mention = place.mention
        if place.entry is None and not mention.part and mention.kind not in APART:
            return mention.key
        if place.entry is None or mention.part or not _same_kind(mention, place.entry):
            return key_of(mention.text)
        return _entry_key(place.entry)

    def _made(self, place: Named) -> Location:
        """A location without its id and parent: the gazetteer's, or one that only the text describes."""
        mention, entry = place.mention, place.entry
        if entry is not None and self._key(place) == _entry_key(entry):
            return _located(entry, mention.text)
        kind = mention.kind or ("other" if entry is not None else "unknown")
        return Location(id="", name=mention.text, type=kind, country=place.country)

    def _link(self, key: object, number: int) -> None:
        """Gives a location the place that it lies in, and that place's country where its own is not known."""
        made, place = self._locations[key], self.named[number]
        if place.entry is None:
            self._unknown.add(made.id)
            parent = self._around(number, made.type)
        elif key == _entry_key(place.entry):
            parent = self._country(place.entry)
        else:
            parent = place.entry if place.mention.part or place.entry.kind == "country" else self._country(place.entry)
        if parent is not None:
            country = made.country or (None if parent.country == NOWHERE else parent.country)
            self._locations[key] = replace(made, parent=self._entry(parent), country=country)

    def _country(self, entry: Entry) -> Entry | None:
        return None if entry.kind == "country" else self._names.countries.get(entry.country or "")

    def _entry(self, entry: Entry) -> str:
        """The id of a gazetteer's place, added with its own parents where the text does not name it."""
        key = _entry_key(entry)
        if key not in self._locations:
            self._add(key, _located(entry, entry.name))
            country = self._country(entry)
            if country is not None:
                self._locations[key] = replace(self._locations[key], parent=self._entry(country))
        return self._locations[key].id

    def _around(self, number: int, kind: str) -> Entry | None:
        """What an unknown place lies in: the place named right after it, the article's city for a quarter, its country."""
        here = self.named[number].mention
        for after in self.named[number + 1 : number + 2]:
            near = after.mention.sentence == here.sentence and after.mention.first - here.last <= 4
            if after.entry is not None and near and after.mention.locative:
                return after.entry
        if kind == "district" and self._city is not None:
            return self._city
        return self._names.countries.get(self._main or "")

    def _add(self, key: object, made: Location) -> None:
        self._locations[key] = replace(made, id=f"l{len(self._locations) + 1}")


def _entry_key(entry: Entry) -> object:
    return entry.pcode or entry.geonames_id or (entry.kind, entry.name)


def _located(entry: Entry, name: str) -> Location:
    """A gazetteer's place, under the name that the text gives it."""
    country = None if entry.country == NOWHERE else entry.country
    return Location(
        id="",
        name=name,
        type=entry.kind,
        country=country,
        pcode=entry.pcode,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
    )


def _same_kind(mention: Mention, entry: Entry) -> bool:
    """Whether the noun beside a name fits the entry: the camp beside a city, or its province, is another place."""
    if not mention.kind or mention.kind == entry.kind or entry.kind == "other":
        return True
    if entry.kind in ("admin1", "admin2"):
        return mention.kind in ("admin1", "admin2", "district")
    return mention.kind in ("city", "district", "admin2") and entry.kind == "city"


def _share(named: Sequence[Named], code: str) -> float:
    weights = [(_weight(p.mention, p.entry), p.country) for p in named if p.country is not None]
    return sum(w for w, c in weights if c == code) / sum(w for w, _ in weights)


def _main_city(named: Sequence[Named], country: str | None) -> Entry | None:
    """The city that an article is about: most of its cities' mentions, and several."""
    cities = (p.entry for p in named if p.mention.role == "place" and p.country == country)
    counts = Counter(entry for entry in cities if entry is not None and entry.kind == "city")
    best = max(counts, key=lambda entry: (counts[entry], entry.population), default=None)
    return best if best is not None and counts[best] >= max(MAIN_CITY, counts.total() / 2) else None


def within(named: Sequence[Named], span: Span) -> Iterator[Named]:
    """The places named inside a span, datelines left out."""
    return (p for p in named if p.mention.role == "place" and p.mention.span.overlaps(span))
