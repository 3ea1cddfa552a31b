"""Copies are found whatever was done to them; updates and other reports of the same event are none."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from summarise.duplicates import copies
from summarise.text import Article

WIRE = (
    "At least 12 people have died and 40 are missing after the Lugenda river burst its banks near Mecula, the "
    "provincial governor said on Tuesday.\n\n"
    "Some 2,300 families left their homes during the night, most of them on foot, and are sheltering in four schools "
    "on higher ground. Two bridges on the road to Marrupa were swept away, cutting the district off from the rest of "
    "the province.\n\n"
    '"We have not slept for two days," said the headmaster of one of the schools, where classes have been suspended '
    'until further notice. "There is no clean water and the latrines are full."\n\n'
    "The Ministry of Health said that 19 cases of cholera had been confirmed among the displaced and that a team with"
    " medicines for 5,000 people would leave Lichinga on Wednesday.\n\n"
    "Forecasters expect more rain over the catchment in the coming days. In 2019 a flood on the same river killed 61 "
    "people and destroyed about 4,000 houses."
)

EDITED = (
    WIRE.replace("banks near", "banks close to")
    .replace("governor said", "governor told reporters")
    .replace("left their homes during the night", "fled their homes in the night")
    .replace("classes", "lessons")
    .replace("more rain", "further rain")
)

CUT = "\n\n".join(WIRE.split("\n\n")[:3])
LEAD_IN = (
    "LICHINGA, 4 March – From our correspondent in the north, where the rains of the past week have not let up and where the "
    "roads are hard to use."
)
PAGE = (
    "Read more\nSubscribe to our newsletter\n© 2026 The Northern Courier. Reporting by our own staff and by agencies; pictures "
    "by our readers. Send us yours by message or by post."
)
LED_IN = f"{LEAD_IN}\n\n{CUT}\n\n{PAGE}"

OTHER = (
    "Floodwater from the Lugenda has covered a third of Mecula and the Red Cross is setting up tents for those who "
    "lost their homes.\n\n"
    '"We have not slept for two days," said the headmaster of one of the schools, where about 600 people spend the '
    "night on the floor.\n\n"
    "The Ministry of Health said that 19 cases of cholera had been confirmed among the displaced and that a team with"
    " medicines for 5,000 people would leave Lichinga on Wednesday.\n\n"
    "Volunteers count the houses that still stand. On the market the price of maize has doubled since Sunday, and "
    "traders say that boats from Marrupa no longer come."
)

NEXT_DAY = WIRE.replace("At least 12", "At least 27").replace("on Tuesday", "on Wednesday")
SWAPPED = WIRE.replace("12 people have died and 40 are missing", "40 people have died and 12 are missing")
WORDS_FOR_DIGITS = WIRE.replace("At least 12", "At least twelve").replace("four schools", "4 schools")
NO_BREAKS = " ".join(WIRE.upper().split())
LONGER = f"{WIRE}\n\nThe bishop of Lichinga called for prayers and asked the parishes inland to open their halls to all who come."

FIRST, SECOND = "2026-03-03", "2026-03-04"


def published(day: str | None, **texts: str) -> list[Article]:
    return [Article(id, text, published=day) for id, text in texts.items()]


COPIES = {
    "the same text": WIRE,
    "other capitals and white space": NO_BREAKS,
    "small edits": EDITED,
    "cut short": CUT,
    "cut short, another lead-in, a page around it": LED_IN,
    "figures in words": WORDS_FOR_DIGITS,
    "one paragraph more": LONGER,
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_found(text: str) -> None:
    assert copies([*published(SECOND, b=text), *published(FIRST, a=WIRE)]) == {"b": "a"}


OTHERS = {
    "another agency that quotes the same sentences": OTHER,
    "an update with another figure": NEXT_DAY,
    "figures that changed places": SWAPPED,
    "a paragraph more, with a figure": f"{WIRE}\n\nThe Red Cross said that 350 tents were on their way.",
    "the same words about another crisis": "Some 2,300 families left their homes in Pemba.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_copy(text: str) -> None:
    assert copies([*published(FIRST, a=WIRE), *published(SECOND, b=text)]) == {}


BULLETIN = (
    "Situation update number {number}\n\n"
    "Key figures: {displaced} people displaced, {killed} killed, {camps} collective centres open.\n\n"
    "The cluster meets each Monday at the office of the civil protection agency. Partners are asked to send their "
    "figures by Thursday noon, using the form that was sent round with the first update. Health partners keep mobile "
    "clinics in all districts; education partners have put up temporary classrooms; the logistics partners run a "
    "barge twice a week from the port to the landing below the town.\n\n"
    "This update is issued with the help of humanitarian partners. It covers the period since the last one. The next "
    "will be issued on or around the end of the week."
)


def test_bulletins_of_successive_days_share_words_and_are_no_copies() -> None:
    one = BULLETIN.format(number=3, displaced="8,400", killed="31", camps="17")
    two = BULLETIN.format(number=4, displaced="9,150", killed="31", camps="19")
    assert copies([*published(FIRST, a=one), *published(SECOND, b=two)]) == {}


def test_the_earliest_is_the_original_then_the_longest_then_the_least_id() -> None:
    articles = [
        Article("d", WIRE),
        Article("c", WIRE, published="2026-03-03T22:00:00Z"),
        Article("b", LONGER, published="2026-03-03T23:00:00Z"),
        Article("a", WIRE, published=SECOND),
    ]
    assert copies(articles) == {"d": "b", "c": "b", "a": "b"}
    assert copies([replace(article, published=None, text=WIRE) for article in articles]) == {"b": "a", "c": "a", "d": "a"}


def order(articles: Sequence[Article]) -> list[tuple[str, str]]:
    return sorted(copies(articles).items())


def test_the_order_of_the_articles_does_not_matter_and_no_original_is_a_copy() -> None:
    articles = [
        *published(FIRST, a=WIRE),
        *published(SECOND, b=EDITED, c=LED_IN),
        *published(FIRST, d=OTHER),
        *published(None, e=NEXT_DAY),
    ]
    turned = [articles[i:] + articles[:i] for i in range(5)]
    expected = [("b", "a"), ("c", "a")]
    assert [order(shuffled) for shuffled in (*turned, articles[::-1])] == [expected] * 6


@pytest.mark.parametrize("text", ["Flood in Nasir", "No words: …", "12 died."])
def test_short_texts_are_copies_where_they_are_the_same(text: str) -> None:
    assert copies(published(FIRST, a=text, b=text, c=f"{text} Again")) == {"b": "a"}


def test_a_text_in_a_language_without_rules() -> None:
    text = "Más de 300 familias dejaron sus casas tras el desborde del río en la noche del lunes, dijo el alcalde."
    one, two = (Article(id, text, published=day, language="es") for id, day in (("a", FIRST), ("b", SECOND)))
    assert copies([one, two]) == {"b": "a"}
    assert copies([one, replace(two, text=text.replace("300", "450"))]) == {}
