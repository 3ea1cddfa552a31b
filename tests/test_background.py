"""Which figures belong to an earlier event, another country's, or no event at all."""

import pytest

from summarise import ground
from summarise.segment import segment
from summarise.sitrep import Evidence, Headcount, Need, Quantity
from summarise.text import Article

FLOOD = "Floods in Mozambique have killed 12 people since Monday. Rivers are still rising. Rescuers reached Beira by boat."


def is_background(text: str, quote: str, *, title: str | None = None, published: str | None = "2015-10-14") -> bool:
    """Whether a headcount that stands on the quote is called background."""
    article = Article("a", text, title=title, published=published)
    start = text.index(quote)
    span = (Evidence("a", start, start + len(quote), quote, "rule"),)
    fact = Headcount(id="h1", evidence=span, category="killed", term="killed", quantity=Quantity("9", 9, 9, 9))
    return ground.ground(article, segment(article), [fact])[0][0].background


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("In 2011, floods killed 900 people.", "killed 900 people", id="another year"),
        pytest.param("Last year, 900 people drowned.", "900 people drowned", id="last year"),
        pytest.param("The 2004 tsunami killed 900 people.", "killed 900 people", id="a dated disaster"),
        pytest.param("In March, floods killed 900 people.", "killed 900 people", id="another month"),
        pytest.param("On 2 September, a fire killed 9 people.", "killed 9 people", id="long before"),
        pytest.param("Storms kill 900 people in the country every year.", "kill 900 people", id="a yearly figure"),
        pytest.param("Ten years ago 900 people drowned.", "900 people drowned", id="years ago"),
        pytest.param("Floods in Malawi killed 900 people.", "killed 900 people", id="another country"),
        pytest.param("The ground shook in 2011. It left 900 people dead.", "left 900 people dead", id="carried on"),
        pytest.param("The year 2011 saw worse. That flood killed 900 people.", "killed 900 people", id="that flood"),
    ],
)
def test_background(sentence: str, quote: str) -> None:
    assert is_background(f"{FLOOD} {sentence}", quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("Some 900 people fled on Sunday.", "900 people fled", id="this week"),
        pytest.param("Some 900 people fled last week.", "900 people fled", id="last week"),
        pytest.param("Some 900 people have been homeless since 2012.", "900 people have been homeless", id="since a year"),
        pytest.param(
            "Some 900 people displaced in 2012 still live in tents.",
            "900 people displaced in 2012 still live",
            id="a state that lasts",
        ),
        pytest.param("Some 900 people fled (UNHCR, 3 May 2011).", "900 people fled", id="the date of a source"),
        pytest.param("It was hit in 2011. Now 900 people are homeless.", "900 people are homeless", id="now again"),
        pytest.param("Some 900 people fled to Malawi.", "900 people fled", id="people who left"),
        pytest.param("There are 900 IDPs of the 2011 war.", "900 IDPs of the 2011 war", id="people in a lasting state"),
    ],
)
def test_current(sentence: str, quote: str) -> None:
    assert not is_background(f"{FLOOD} {sentence}", quote)


@pytest.mark.parametrize(
    ("text", "quote", "title", "published", "expected"),
    [
        pytest.param(
            "The 2011 floods killed 900 people.",
            "killed 900 people",
            "Study of the 2011 floods",
            "2015-10-14",
            False,
            id="its subject",
        ),
        pytest.param(f"{FLOOD} In 2011, 900 people drowned.", "900 people drowned", None, None, True, id="no article day"),
        pytest.param("Storm Ada hit. Storm Ada grew. Storm Bo killed 9.", "killed 9", None, None, True, id="another storm"),
        pytest.param(
            "Typhoon Ada hit China. Rain fell in China. It blew over China. In Japan 9 died.",
            "9 died",
            None,
            None,
            False,
            id="one storm in two countries",
        ),
        pytest.param(
            "Floods hit Europe. Rain fell. It fell on. In Austria 2 died.",
            "2 died",
            "Floods sweep Europe",
            None,
            False,
            id="a region",
        ),
        pytest.param(
            f"{FLOOD}\n\nMalawi\n\nFloods in Malawi killed 9.", "killed 9", None, None, False, id="a heading of its own"
        ),
    ],
)
def test_what_an_article_is_about(text: str, quote: str, title: str | None, published: str | None, expected: bool) -> None:
    assert is_background(text, quote, title=title, published=published) is expected


def test_a_history_of_one_crisis_has_no_old_dates() -> None:
    years = " ".join(f"In {year}, soldiers razed a village." for year in range(2008, 2015))
    assert not is_background(f"Villages are razed. It goes on. Why? {years} In 2010, they killed 9 people.", "killed 9 people")


def test_help_from_abroad_is_no_background() -> None:
    text = f"{FLOOD} Portugal sent tents."
    article = Article("a", text, published="2015-10-14")
    start = text.index("Portugal")
    span = (Evidence("a", start, len(text), text[start:], "rule"),)
    need = Need(id="n1", evidence=span, item="tents", canonical="tent", cluster="Shelter", status="provided")
    assert not ground.ground(article, segment(article), [need])[0][0].background
