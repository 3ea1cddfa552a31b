"""The article with its facts marked: nothing of the text is lost, nothing of it is obeyed."""

import html
from html.parser import HTMLParser

import pytest

from summarise.render import escape
from summarise.render.explain import explain_html, explain_text, slot
from summarise.render.pieces import cut
from summarise.sitrep import Damage, Evidence, Fact, Headcount, Movement, Need, Place, Quantity, When
from summarise.text import Article

TEXT = "About 400 people fled Tawila to Zamzam.\n\nThey need <b>water</b> & food. A school burned down."


def fact(kind: type[Fact], name: str, quote: str, rule: str = "rule.one", **rest: object) -> Fact:
    """A fact of a kind that stands on a quote of TEXT."""
    start = TEXT.index(quote)
    return kind(id=name, evidence=(Evidence("a", start, start + len(quote), quote, rule),), **rest)  # type: ignore[arg-type]


ABOUT = Quantity("About 400", 400, 400, 400, "approximately")
FACTS = (
    fact(
        Headcount,
        "h1",
        "About 400 people fled",
        category="displaced",
        term="forced_to_flee",
        quantity=ABOUT,
        status="unconfirmed",
    ),
    fact(
        Movement,
        "m1",
        "people fled Tawila to Zamzam",
        rule="flee_from_to",
        type="flight",
        origin=Place("Tawila"),
        destination=Place("Zamzam"),
    ),
    fact(Need, "n1", "need <b>water", item="water", canonical="drinking water", cluster="WASH", status="needed"),
    fact(
        Damage,
        "d1",
        "A school burned down",
        asset="school",
        level="destroyed",
        quantity=Quantity("A", 1, 1, 1),
        background=True,
        when=When(None, None, "in May"),
    ),
)
ARTICLE = Article("a", TEXT, title="Flight from <Tawila>", language="en")


class Page(HTMLParser):
    """What a browser sees: the tags with their attributes, and the article's text without ids and tips."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "link"):
            self.open.append("aside" if ("aria-hidden", "true") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "aside" not in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value for known, value in self.attributes if known == name]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        pytest.param({"a": (0, 4), "b": (4, 6)}, [(0, 4, "a"), (4, 6, "b"), (6, 9, "")], id="side by side"),
        pytest.param({"a": (0, 6), "b": (2, 4)}, [(0, 2, "a"), (2, 4, "ab"), (4, 6, "a"), (6, 9, "")], id="one in another"),
        pytest.param({"a": (0, 6), "b": (4, 9)}, [(0, 4, "a"), (4, 6, "ab"), (6, 9, "b")], id="crossing"),
        pytest.param({"a": (1, 3), "b": (1, 3)}, [(0, 1, ""), (1, 3, "ab"), (3, 9, "")], id="the same"),
        pytest.param({"a": (5, 12), "b": (-1, 3), "c": (4, 4)}, [(0, 9, "")], id="outside the text"),
        pytest.param({}, [(0, 9, "")], id="no facts"),
    ],
)
def test_pieces_cover_the_text_once(spans: dict[str, tuple[int, int]], pieces: list[tuple[int, int, str]]) -> None:
    facts = [Fact(id=name, evidence=(Evidence("x", start, end, ""),)) for name, (start, end) in spans.items()]
    found = cut(Article("x", "123456789"), facts)
    assert [(p.start, p.end, "".join(f.id for f in p.facts)) for p in found] == pieces


def test_evidence_of_another_article_is_not_marked() -> None:
    assert [p.facts for p in cut(Article("b", TEXT), FACTS)] == [()]


def test_an_empty_article_has_no_pieces() -> None:
    assert cut(Article("a", ""), ()) == ()


def test_the_page_keeps_the_whole_text() -> None:
    assert Page(explain_html(ARTICLE, FACTS)).text == TEXT


def test_the_page_names_every_fact_its_rule_and_its_reading() -> None:
    page = html.unescape(explain_html(ARTICLE, FACTS))
    expected = [
        "Displaced: about 400 (unconfirmed)",
        "Flight Tawila → Zamzam",
        "water needed",
        "school destroyed: 1 (background)",
        "rule: rule.one",
        "rule: flee_from_to",
        "“About 400”: 400 (approximately)",
        '<dt>when</dt><dd dir="auto">in May</dd>',
    ]
    assert [line for line in expected if line not in page] == []


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</article><img src=x onerror=y>", '" onmouseover="z', "{{ 7*7 }}", "\x00\u202e\ud800"]
)
def test_hostile_text_is_shown_never_obeyed(text: str) -> None:
    evil = (
        Headcount(
            id=text,
            evidence=(Evidence("a", 0, len(text), text, text),),
            category=text,
            term=text,
            group=text,
            quantity=Quantity(text, 1, 1, 1, "vague"),
        ),
    )
    page = explain_html(Article("a", text, title=text, language="en"), evil)
    seen = Page(page)
    assert seen.tags == Page(explain_html(ARTICLE, FACTS)).tags
    assert {name for name, _ in seen.attributes} == {name for name, _ in Page(explain_html(ARTICLE, FACTS)).attributes}
    assert seen.text == escape.visible(text)
    assert page.encode("utf-8").decode("utf-8") == page


def test_the_page_needs_nothing_else() -> None:
    page = Page(explain_html(ARTICLE, FACTS))
    assert page.values("src") == []
    assert [link for link in page.values("href") if not link.startswith("#")] == []


def test_ids_on_the_page_are_unique_and_links_resolve() -> None:
    page = Page(explain_html(ARTICLE, FACTS))
    ids = page.values("id")
    assert sorted(ids) == sorted(set(ids))
    assert [link for link in page.values("href") if link[1:] not in ids] == []


def test_the_terminal_text_marks_and_lists_the_facts() -> None:
    text = explain_text(ARTICLE, FACTS)
    assert text.plain == (
        "About 400 people fled[h1] Tawila to Zamzam[m1].\n\nThey need <b>water[n1]</b> & food. A school burned down[d1].\n\n"
        "  h1 Displaced: about 400 (unconfirmed)  rule: rule.one\n"
        "  m1 Flight Tawila → Zamzam  rule: flee_from_to\n"
        "  n1 water needed  rule: rule.one\n"
        "  d1 school destroyed: 1 (background)  rule: rule.one\n"
    )


def test_the_terminal_text_sends_no_control_characters() -> None:
    assert (
        explain_text(Article("a", "\x1b[2J\x07\u202ehi", language="en"), ()).plain
        == "\ufffd[2J\ufffd\ufffdhi\n\nNo facts were found in this article."
    )


def test_every_kind_of_fact_has_a_slot() -> None:
    assert [slot(found) for found in FACTS] == ["headcounts", "movements", "needs", "damage"]
