"""The page for a browser: valid, complete, self-contained, and inert whatever the articles hold."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest

from summarise.render import render
from summarise.render.wording import languages
from summarise.sitrep import Location, Place, Sitrep
from tests.whole_report import TEXT, poisoned, sitrep

HOSTILE = {
    "markup": "</td></mark></details><script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>",
    "a template": "{{ 7*7 }}{% for x in range(9) %}{{ cycler.__init__ }}{% endfor %}",
    "controls and marks that reorder": "a\x00\x1b[31m\u202eb\u2066c\x9f\ud800",
    "an entity": "&lt;b&gt; &#x202e; &amp;",
    "a long word": "x" * 10_000,
    "an address": "javascript:alert(1)",
    "style": "</style><style>*{display:none}</style> url(https://evil.example/x)",
}


def whole() -> Sitrep:
    """The report with the text of its article, and with places on a map."""
    report = sitrep()
    there = Location(id="l2", name="Idlib", type="city", country="SYR", lat=35.93, lon=36.63)
    here = replace(report.locations[0], lat=35.99, lon=36.45)
    article = replace(report.articles[0], text=TEXT, sha256=sha256(TEXT.encode()).hexdigest())
    moved = replace(report.movements[0], destination=Place("Idlib", "l2"))
    return replace(report, articles=(article,), locations=(here, there), movements=(moved,))


def parsed(page: str) -> Element:
    """The page's tree. Raises where the page is not valid HTML to the letter."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def shown(element: Element, *, without: str = "") -> str:
    """The text in an element; without that of elements of a class."""
    parts = [element.text or ""]
    for child in element:
        if not without or without not in child.get("class", "").split():
            parts.append(shown(child, without=without))
        parts.append(child.tail or "")
    return "".join(parts)


def ids(tree: Element) -> list[str]:
    return [element.get("id", "") for element in tree.iter() if element.get("id")]


def links(tree: Element) -> Iterator[str]:
    return (element.get("href", "") for element in tree.iter("a"))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("texts", [True, False], ids=["with texts", "without texts"])
def test_the_page_is_valid_and_its_links_lead_somewhere(code: str, texts: bool) -> None:
    tree = parsed(str(render(whole() if texts else sitrep(), "html", language=code)))
    assert (tree.get("lang"), tree.get("dir")) == (code, "rtl" if code == "ar" else "ltr")
    assert [name for name, many in Counter(ids(tree)).items() if many > 1] == []
    assert {link[1:] for link in links(tree) if link.startswith("#")} <= set(ids(tree))


def test_every_figure_leads_to_its_sentence_and_from_there_into_the_text() -> None:
    tree = parsed(str(render(whole(), "html")))
    rows = [row for table in tree.iter("table") for row in table.iter("tr") if row.find("th[@scope='row']") is not None]
    assert rows
    for row in rows:
        marks = [link.get("href", "") for link in row.iter("a") if link.get("class") == "mark"]
        assert marks, shown(row)
        for mark in marks:
            quote = tree.find(f".//*[@id='{mark[1:]}']/../q")
            assert quote is not None
            place = tree.find(f".//*[@id='{mark[1:]}']/../a")
            assert place is not None
            start = tree.find(f".//mark[@id='{place.get('href', '')[1:]}']")
            assert start is not None
            assert shown(quote).startswith(shown(start)[:5])


def test_the_folded_text_is_the_article_with_its_facts_marked() -> None:
    tree = parsed(str(render(whole(), "html")))
    (text,) = [element for element in tree.iter("div") if element.get("class") == "text"]
    assert shown(text, without="mark") == TEXT
    marked = [shown(mark) for mark in text.iter("mark")]
    assert "The hospital lacks fuel" in marked
    assert "Shells destroyed 12 houses" in marked


def test_without_texts_the_quotes_stand_there() -> None:
    page = str(render(sitrep(), "html"))
    assert "<details" not in page
    assert "The report does not hold the articles’ texts; the quotes stand under the sources." in page
    assert "<q><bdi>The hospital lacks fuel</bdi></q>" in page


def test_nothing_is_fetched() -> None:
    page = str(render(whole(), "html"))
    tree = parsed(page)
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in page
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {element.tag for element in tree.iter()}
    assert [element for element in tree.iter() if element.get("src")] == []
    assert re.findall(r"url\(|@import|@font-face", page) == []


def test_headings_step_down_one_at_a_time() -> None:
    tree = parsed(str(render(whole(), "html")))
    levels = [int(element.tag[1]) for element in tree.iter() if element.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_tables_name_their_columns_and_rows() -> None:
    for table in parsed(str(render(whole(), "html"))).iter("table"):
        assert table.find("caption") is not None
        assert {head.get("scope") for head in table.iter("th")} == {"col", "row"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("code", ["en", "ar"])
def test_hostile_text_is_shown_never_obeyed(text: str, code: str) -> None:
    hostile, plain = (parsed(str(render(poisoned(whole(), words), "html", language=code))) for words in (text, "p" * len(text)))
    for tree in (hostile, plain):  # how many labels a map has room for depends on how long they are
        for drawing in (element for element in tree.iter() if element.tag.endswith("}svg")):
            drawing[:] = [child for child in drawing if not child.tag.endswith(("}text", "}rect"))]
    assert Counter(element.tag for element in hostile.iter()) == Counter(element.tag for element in plain.iter())
    assert {name for one in hostile.iter() for name in one.attrib} == {name for one in plain.iter() for name in one.attrib}
    assert not any(link.lower().startswith("javascript") for link in links(hostile))


def test_what_cannot_be_seen_is_made_visible() -> None:
    page = str(render(poisoned(whole(), HOSTILE["controls and marks that reorder"]), "html"))
    assert {char for char in page if unicodedata.category(char) in ("Cc", "Cf", "Cs")} <= {"\n"}
    assert "\ufffd" in page


def test_article_text_is_no_template() -> None:
    assert "{{ 7*7 }}" in str(render(poisoned(whole(), HOSTILE["a template"]), "html"))


def test_the_same_report_is_the_same_page() -> None:
    assert render(whole(), "html") == render(whole(), "html")


def test_a_page_without_facts_says_so() -> None:
    bare = replace(sitrep(), headcounts=(), needs=(), movements=(), damage=(), conflicts=(), changes=(), caveats=())
    page = str(render(bare, "html"))
    parsed(page)
    assert page.count("Looked for, none found.") == 5
    assert "No map: no figure and no movement has a place whose coordinates are known." in page
