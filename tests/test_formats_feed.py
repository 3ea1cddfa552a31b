"""Feeds saved as files: an article an entry; what is odd in one is told and does not stop the others."""

import io

import pytest

from summarise.errors import InputError
from summarise.formats import found
from summarise.formats.fragment import text_of
from summarise.formats.moments import moment
from summarise.formats.part import Listener, Part

ENTRY = """<item><title>Flood in Oru</title><link>https://press.example/1</link><guid isPermaLink="false">77</guid>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><description>Nine people &lt;b&gt;died&lt;/b&gt;.</description></item>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><!-- saved --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Oru Press</title><language>en-us</language>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>OCHA</title><entry>
<title type="html">Flood in &lt;i&gt;Oru&lt;/i&gt;</title>
<id>urn:1</id><link href="https://ocha.example/1"/><updated>2024-03-06T10:00:00Z</updated>{}</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kesh Radio</title></channel><item rdf:about="https://kesh.example/1">
<title>Storm</title><link>https://kesh.example/1</link><description>Two died &amp; 40 fled.</description>
<dc:date>2024-03-05</dc:date>
</item></rdf:RDF>"""
FIRST = {
    "id": "77",
    "text": "Nine people died.",
    "title": "Flood in Oru",
    "url": "https://press.example/1",
    "publisher": "Oru Press",
    "published": "2024-03-05T23:30:00-05:00",
    "language": "en",
}


def read(content: str, problem=pytest.fail, notice=pytest.fail) -> list[dict]:
    part = Part("a.xml", io.BytesIO(content.encode("utf-8")), ".xml")
    return [item.record for item in found(part, Listener(problem, notice))]


READ = {
    "RSS": (RSS.format(ENTRY), [FIRST]),
    "the content, not the summary": (
        RSS.format(
            ENTRY.replace("</item>", "<content:encoded>&lt;p&gt;Nine people died.&lt;p&gt;400 fled.</content:encoded></item>")
        ),
        [{**FIRST, "text": "Nine people died.\n\n400 fled."}],
    ),
    "whose article it is": (
        RSS.format(ENTRY.replace("</item>", '<source url="https://kesh.example">Kesh Daily</source></item>')),
        [{**FIRST, "publisher": "Kesh Daily"}],
    ),
    "a title only": (
        RSS.format("<item><title>Nine die in Oru</title></item>"),
        [
            {
                "id": None,
                "text": "Nine die in Oru",
                "title": "Nine die in Oru",
                "url": None,
                "publisher": "Oru Press",
                "published": None,
                "language": "en",
            }
        ],
    ),
    "Atom": (
        ATOM.format("<published>2024-03-05T08:00:00+05:30</published><content type='text'>Nine died, &lt;b&gt; 5.</content>"),
        [
            {
                "id": "urn:1",
                "text": "Nine died, <b> 5.",
                "title": "Flood in Oru",
                "url": "https://ocha.example/1",
                "publisher": "OCHA",
                "published": "2024-03-05T08:00:00+05:30",
                "language": None,
            }
        ],
    ),
    "Atom, updated": (
        ATOM.format("<summary type='html'>&lt;ul&gt;&lt;li&gt;Nine died.&lt;/ul&gt;</summary>"),
        [
            {
                "id": "urn:1",
                "text": "- Nine died.",
                "title": "Flood in Oru",
                "url": "https://ocha.example/1",
                "publisher": "OCHA",
                "published": "2024-03-06T10:00:00+00:00",
                "language": None,
            }
        ],
    ),
    "RSS 1.0": (
        RDF,
        [
            {
                "id": "https://kesh.example/1",
                "text": "Two died & 40 fled.",
                "title": "Storm",
                "url": "https://kesh.example/1",
                "publisher": "Kesh Radio",
                "published": "2024-03-05",
                "language": None,
            }
        ],
    ),
}


@pytest.mark.parametrize(("content", "expected"), READ.values(), ids=READ.keys())
def test_entries(content: str, expected: list[dict]) -> None:
    assert read(content) == expected


@pytest.mark.parametrize("stated", ["yesterday", "Tue, 32 Mar 2024 08:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "2024-13-05"])
def test_a_bad_date_is_told_and_the_article_goes_on(stated: str) -> None:
    notices: list[str] = []
    content = RSS.format(ENTRY.replace("Tue, 05 Mar 2024 23:30:00 -0500", stated) + ENTRY)
    assert read(content, notice=notices.append) == [{**FIRST, "published": None}, FIRST]
    assert notices == [f"a.xml: entry 1: the date {stated!r} cannot be read; the article goes on without a day"]


def test_a_feed_that_is_cut_short() -> None:
    problems: list[InputError] = []
    assert read(RSS.format(ENTRY)[:-10], problem=problems.append) == [FIRST]
    assert [str(problem) for problem in problems] == ["a.xml: the feed is cut short in or after entry 1; save it anew"]


def test_broken_xml_is_read_as_well_as_it_can_be() -> None:
    notices: list[str] = []
    assert read(RSS.format(ENTRY.replace("people ", "people&nbsp;")), notice=notices.append)[0]["text"] == "Nine people\xa0died."
    assert notices == ["a.xml: line 3: broken XML; read as well as it can be"]


def test_an_entry_without_text() -> None:
    problems: list[InputError] = []
    assert read(RSS.format("<item><link>https://press.example/2</link></item>" + ENTRY), problem=problems.append) == [FIRST]
    assert [str(problem) for problem in problems] == ["a.xml: entry 1: no text in it; save the article itself"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            RSS.format(""), "a.xml: the feed holds no entry; save it anew, or save the articles themselves", id="no entry"
        ),
        pytest.param(
            "<?xml version='1.0'?><urlset><url/>x</urlset>",
            "a.xml: XML that is neither a feed nor a web page; save the article as .txt or .html",
            id="a site map",
        ),
        pytest.param(
            "<note>x</note>",
            "a.xml: XML that is neither a feed nor a web page; save the article as .txt or .html",
            id="other XML",
        ),
    ],
)
def test_what_is_no_feed(content: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Tue, 05 Mar 2024 08:00:00 GMT", "2024-03-05T08:00:00+00:00"),
        ("5 Mar 2024 08:00:00 +0530", "2024-03-05T08:00:00+05:30"),
        ("Tue, 05 Mar 2024 08:00:00 -0000", "2024-03-05"),
        ("2024-03-05T08:00:00Z", "2024-03-05T08:00:00+00:00"),
        ("20240305", "2024-03-05"),
        ("5 March", None),
        ("", None),
    ],
)
def test_moments(stated: str, expected: str | None) -> None:
    assert moment(stated) == expected


PIECES = {
    "plain": ("Nine &amp; 40\nfled", "Nine & 40 fled"),
    "nothing": ("<!-- x -->", ""),
    "a page": ("<?xml version='1.0' encoding='utf-8'?><html><head><title>T</title></head><body><p>A<br>B<br><br>C", "A\nB\n\nC"),
    "what is not shown": ("<style>p{}</style>A<script>x</script> B", "A B"),
    "a mark of a note": (
        "Some 1,200<sup><a href='#2'>[2]</a></sup> fled from 25<sup>th</sup> Street.",
        "Some 1,200 fled from 25th Street.",
    ),
    "thousands": ("<p>1&nbsp;200 fled</p><p>&nbsp;</p>", "1\xa0200 fled"),
    "items": ("<ul><li><p>One.</p></li><li>Two.<ul><li>Three.</ul></ul>", "- One.\n\n- Two.\n\n- Three."),
    "preformatted": ("<pre>A\n  B</pre>", "A\nB"),
    "tables": (
        f"<table><tr><td><table><tr><th>Killed<td>4</table></td><td>{'word ' * 30}<p>More.</p></td></tr></table>End.",
        f"Killed: 4\n\n{('word ' * 30).strip()}\n\nMore.\n\nEnd.",
    ),
}


@pytest.mark.parametrize(("html", "expected"), PIECES.values(), ids=PIECES.keys())
def test_pieces_of_html(html: str, expected: str) -> None:
    assert text_of(html) == expected
