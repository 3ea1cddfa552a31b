"""Findings of several articles in one report."""

from summarise.numbering import Findings, merge
from summarise.sitrep import Caveat, Evidence, Headcount, Location, Movement, Need, Place, Quantity

FOUR = Quantity("four", 4, 4, 4)


def headcount(id: str, article: str, **more: object) -> Headcount:
    return Headcount(
        id=id, evidence=(Evidence(article, 0, 4, "four", "r"),), category="killed", term="killed", quantity=FOUR, **more
    )


def movement(id: str, article: str, **more: object) -> Movement:
    return Movement(id=id, evidence=(Evidence(article, 0, 4, "four", "r"),), type="flight", **more)


def test_nothing_merges_into_nothing() -> None:
    assert merge([]) == Findings()


def test_ids_are_unique_and_links_follow_them() -> None:
    first = Findings((headcount("h1", "a"), headcount("h2", "a", part_of="h1"), movement("m1", "a", headcount="h2")))
    second = Findings((headcount("h1", "b"), headcount("h2", "b", part_of="h1"), movement("m1", "b", headcount="h1")))
    assert merge([first, second]).facts == (
        *first.facts,
        headcount("h3", "b"),
        headcount("h4", "b", part_of="h3"),
        movement("m2", "b", headcount="h3"),
    )


def test_a_place_that_two_articles_name_stands_once() -> None:
    aleppo = Location(id="l1", name="Aleppo", type="city", country="SYR", parent="l2")
    syria = Location(id="l2", name="Syria", type="country", country="SYR")
    homs = Location(id="l1", name="Homs", type="city", country="SYR", parent="l2")
    first = Findings((movement("m1", "a", origin=Place("Aleppo", "l1"), locations=("l1",)),), (aleppo, syria))
    second = Findings((movement("m1", "b", destination=Place("Homs", "l1"), locations=("l1", "l2")),), (homs, syria))
    merged = merge([first, second])
    assert merged.locations == (
        Location(id="l1", name="Syria", type="country", country="SYR"),
        Location(id="l2", name="Aleppo", type="city", country="SYR", parent="l1"),
        Location(id="l3", name="Homs", type="city", country="SYR", parent="l1"),
    )
    assert merged.facts == (
        movement("m1", "a", origin=Place("Aleppo", "l2"), locations=("l2",)),
        movement("m2", "b", destination=Place("Homs", "l3"), locations=("l3", "l1")),
    )


def test_places_without_a_location_stay_as_they_are() -> None:
    fled = movement("m1", "a", origin=Place("their homes"))
    assert merge([Findings((fled,))]).facts == (fled,)


def test_caveats_with_the_same_words_are_joined() -> None:
    first = Findings((headcount("h1", "a"),), caveats=(Caveat("vague_figure", "Vague.", ("h1",)),))
    second = Findings(
        (headcount("h1", "b"),), caveats=(Caveat("unlocated", "Where?", ("h1",)), Caveat("vague_figure", "Vague.", ("h1",)))
    )
    assert merge([first, second]).caveats == (
        Caveat("vague_figure", "Vague.", ("h1", "h2")),
        Caveat("unlocated", "Where?", ("h2",)),
    )


def test_slots_are_numbered_apart() -> None:
    need = Need(id="n1", evidence=(Evidence("b", 0, 4, "four", "r"),), item="water", canonical="water", cluster="WASH")
    assert [fact.id for fact in merge([Findings((headcount("h1", "a"),)), Findings((need, headcount("h1", "b")))]).facts] == [
        "h1",
        "n1",
        "h2",
    ]
