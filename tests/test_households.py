"""People estimated from households: only beside the figure, only where the text does not count them, only from a table."""

from pathlib import Path

import pytest

from summarise.errors import InputError
from summarise.households import (
    SHIPPED,
    Size,
    caveats,
    country_by_place,
    estimate,
    read_sizes,
    sizes_of,
    with_estimates,
)
from summarise.reading import read
from summarise.sitrep import Evidence, Headcount, Location, PeopleEstimate, Quantity
from summarise.text import Article

SIZES = {"MOZ": Size(4.5, "Survey of 2018")}


def made(low: int, high: int) -> PeopleEstimate:
    return PeopleEstimate(low, high, 4.5, "Survey of 2018")


ESTIMATES = {
    "exact": (Quantity("300", 300, 300, 300), made(1350, 1350)),
    "a range": (Quantity("200 to 300", 300, 200, 300, "range"), made(900, 1350)),
    "more than": (Quantity("more than 900", 900, 900, None, "more_than"), made(4050, 4050)),
    "up to": (Quantity("up to 40", 40, 0, 40, "up_to"), made(0, 180)),
    "vague": (Quantity("dozens", 24, 24, None, "vague"), None),
    "none at all": (Quantity("No", 0, 0, 0), None),
}


@pytest.mark.parametrize(("quantity", "expected"), ESTIMATES.values(), ids=ESTIMATES.keys())
def test_the_people_of_a_quantity(quantity: Quantity, expected: PeopleEstimate | None) -> None:
    assert estimate(quantity, "MOZ", SIZES) == expected


@pytest.mark.parametrize("country", [None, "KEN"], ids=["no country", "a country without a size"])
def test_no_size_no_estimate(country: str | None) -> None:
    assert estimate(Quantity("300", 300, 300, 300), country, SIZES) is None


SENTENCES = {
    "households alone": ("Some 310 households were displaced in Beira.", {"310": made(1395, 1395)}),
    "people in brackets": ("Some 310 households (1,600 people) were displaced in Beira.", {"310": None}),
    "households in brackets": ("Some 1,600 people (310 households) were displaced in Beira.", {"310": None}),
    "people after or": ("At least 310 families, or 1,600 people, were evacuated.", {"310": None}),
    "people elsewhere": ("In all 1,600 people were displaced. Another 40 families fled to Dondo.", {"40": made(180, 180)}),
    "other people in the sentence": ("Five people were killed and 310 families were displaced.", {"310": made(1395, 1395)}),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_households_whose_people_the_text_counts_have_no_estimate(text: str, expected: dict[str, PeopleEstimate | None]) -> None:
    facts = read(Article("a", text), language="en").findings.facts
    found = with_estimates(facts, lambda fact: "MOZ", SIZES)
    counts = [fact for fact in found if isinstance(fact, Headcount)]
    assert {str(fact.quantity.value): fact.people_estimate for fact in counts if fact.unit == "households"} == expected
    assert [fact for fact in counts if fact.unit == "people"] == [
        fact for fact in facts if isinstance(fact, Headcount) and fact.unit == "people"
    ]


def headcount(id: str, *locations: str, estimate: PeopleEstimate | None = None) -> Headcount:
    return Headcount(
        id=id,
        evidence=(Evidence("a", 0, 9, "300 homes"),),
        locations=locations,
        category="displaced",
        term="displaced",
        quantity=Quantity("300", 300, 300, 300),
        unit="households",
        people_estimate=estimate,
    )


PLACES = [
    Location(id="l1", name="Beira", country="MOZ"),
    Location(id="l2", name="Blantyre", country="MWI"),
    Location(id="l3", name="Camp 4"),
]
COUNTRIES = {
    "its place's": (("l1",), ("MWI",), "MOZ"),
    "two countries": (("l1", "l2"), ("MWI",), None),
    "a place without a country": (("l3",), ("MWI",), "MWI"),
    "a place with a country and one without": (("l3", "l1"), ("MWI",), "MOZ"),
    "no place, one country": ((), ("MWI",), "MWI"),
    "no place, two countries": ((), ("MWI", "MOZ"), None),
    "nothing": ((), (), None),
}


@pytest.mark.parametrize(("locations", "countries", "expected"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_the_country_of_a_fact(locations: tuple[str, ...], countries: tuple[str, ...], expected: str | None) -> None:
    assert country_by_place(PLACES, countries)(headcount("h1", *locations)) == expected


def test_the_caveat_names_each_size_once() -> None:
    facts = [headcount("h1", estimate=made(9, 9)), headcount("h2"), headcount("h3", estimate=made(18, 18))]
    (caveat,) = caveats(facts, {"household_estimate": "Estimated: {sizes}."})
    assert (caveat.code, caveat.text, caveat.facts) == ("household_estimate", "Estimated: 4.5 (Survey of 2018).", ("h1", "h3"))
    assert caveats([headcount("h2")], {}) == ()


def test_the_shipped_table() -> None:
    sizes = read_sizes(SHIPPED)
    assert len(sizes) == 187
    assert all(size.source.startswith("UN DESA household sizes 2022: ") for size in sizes.values())
    assert sizes["SYR"] == Size(5.65, "UN DESA household sizes 2022: Multiple Indicator Cluster Survey 2006")
    assert {2 <= size.people <= 9 for size in sizes.values()} == {True}


TABLES = {
    "with sources": (
        'iso3,size,source\nmoz,4.1,"Census, 2017"\nKEN,3.9,\n',
        {"MOZ": (4.1, "Census, 2017"), "KEN": (3.9, "own.csv")},
    ),
    "without": ("iso3,size\nMOZ,4.1\n", {"MOZ": (4.1, "own.csv")}),
    "columns in another order": ("Size, ISO3\n4.1, MOZ\n", {"MOZ": (4.1, "own.csv")}),
    "comments and empty lines": ("# ours\n\niso3,size\n# the north\nMOZ,4.1\n\n", {"MOZ": (4.1, "own.csv")}),
    "semicolons and decimal commas": ("\ufeffiso3;size\r\nMOZ;4,1\r\n", {"MOZ": (4.1, "own.csv")}),
}


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES.keys())
def test_a_table_of_ones_own_goes_before_ours(tmp_path: Path, text: str, expected: dict[str, tuple[float, str]]) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8", newline="")
    own = {code: Size(*size) for code, size in expected.items()}
    assert read_sizes(path) == own
    assert sizes_of(path) == {**sizes_of(), **own}


BAD = {
    "no header": ("MOZ,4.1\n", ": the first line must name the columns iso3,size or iso3,size,source"),
    "empty": ("", ": the first line must name the columns iso3,size or iso3,size,source"),
    "no code": (
        "iso3,size\nMozambique,4.1\n",
        ": line 2: 'MOZAMBIQUE' is no ISO 3166 alpha-3 code; write a country as KEN",
    ),
    "no number": (
        "iso3,size\n\nMOZ,four\n",
        ": line 3: 'four' is no household size; write the people of an average household, such as 4.6",
    ),
    "no size": (
        "iso3,size\nMOZ\n",
        ": line 2: '' is no household size; write the people of an average household, such as 4.6",
    ),
    "not a number": (
        "iso3,size\nMOZ,nan\n",
        ": line 2: 'nan' is no household size; write the people of an average household, such as 4.6",
    ),
    "in another unit": (
        "iso3,size\nMOZ,4100\n",
        ": line 2: '4100' is no household size; write the people of an average household, such as 4.6",
    ),
    "twice": ("iso3,size\nMOZ,4.1\nMOZ,4.2\n", ": line 3: MOZ stands twice; keep one line for each country"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_no_table_is_refused_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_sizes(path)
    assert str(caught.value) == f"{path}{message}"


def test_a_missing_table_and_one_in_another_encoding_are_named(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes("iso3,size,source\nCIV,4.6,Côte\n".encode("latin-1"))
    for name in ("none.csv", "latin.csv"):
        with pytest.raises(InputError, match=rf"{name}: not a readable table: .*; save it as CSV in UTF-8\Z"):
            read_sizes(tmp_path / name)
