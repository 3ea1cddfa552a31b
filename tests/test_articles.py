"""Ingest: every kind of input, every encoding, every way to be wrong."""

import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from summarise.articles import first_line_title, read_articles, text_id
from summarise.errors import InputError
from summarise.text import Article
from tests.made import archive

TEXT = "Flood in Oru\n\nNine people died — “all at once”, said Zoë. Some 400 fled."
PARAGRAPHS = [
    "Nine people died in Oru on Sunday, and 400 fled to the camp at Bendi, the mayor said.",
    "The camp has no clean water, and the road to it was cut by mud on Monday morning.",
    "“We need tents and blankets for the children before night falls,” said a nurse there.",
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Flood in Oru</title>
<meta property="og:site_name" content="Oru Press"><meta property="article:published_time" content="2024-03-05T08:00:00Z">
<link rel="canonical" href="https://press.example.org/flood"></head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Flood in Oru</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}
</article><footer>Cookie policy</footer></body></html>"""


@pytest.fixture
def file(tmp_path: Path):
    """Writes a file and gives its path."""

    def write(content: str | bytes, name: str = "a.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


def one(path: Path) -> Article:
    (article,) = read_articles([path])
    return article


def digits(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


RECORD = {
    "id": "a1",
    "text": TEXT,
    "title": "T",
    "url": "https://x.example/1",
    "publisher": "P",
    "published": "2024-03-05",
    "language": "en",
}
FULL = Article("a1", TEXT, "T", "https://x.example/1", "P", "2024-03-05", "en")
PLAIN = Article(digits(TEXT), TEXT, "Flood in Oru")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.txt", TEXT, [PLAIN], id="text"),
        pytest.param("a", TEXT, [PLAIN], id="text without a suffix"),
        pytest.param("a.json", json.dumps(RECORD), [FULL], id="object"),
        pytest.param("a.json", json.dumps(RECORD, indent=1), [FULL], id="object on several lines"),
        pytest.param("a.txt", json.dumps(RECORD, indent=1), [FULL], id="JSON by its content"),
        pytest.param("a.json", json.dumps([RECORD, {"text": TEXT}]), [FULL, PLAIN], id="array"),
        pytest.param("a.jsonl", json.dumps(RECORD) + "\n\n" + json.dumps({"text": TEXT}), [FULL, PLAIN], id="lines"),
        pytest.param(
            "a.txt", json.dumps(RECORD) + "\n" + json.dumps({"text": TEXT}) + "\n", [FULL, PLAIN], id="lines by their content"
        ),
        pytest.param("a.jsonl", "\ufeff" + json.dumps(RECORD), [FULL], id="lines with a byte order mark"),
        pytest.param("a.jsonl", (json.dumps(RECORD) + "\n").encode("utf-16"), [FULL], id="lines in UTF-16"),
        pytest.param(
            "a.json", json.dumps({"text": TEXT, "id": 7, "title": ""}), [Article("7", TEXT, "Flood in Oru")], id="id is a number"
        ),
        pytest.param(
            "a.txt",
            "[Update] Nine people died.",
            [Article(digits("[Update] Nine people died."), "[Update] Nine people died.")],
            id="bracket",
        ),
    ],
)
def test_kinds(file, name: str, content: str | bytes, expected: list[Article]) -> None:
    assert list(read_articles([file(content, name)])) == expected


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_page(file, name: str) -> None:
    article = one(file(PAGE, name))
    text = "\n\n".join(["Flood in Oru", *PARAGRAPHS])
    assert article == Article(digits(text), text, "Flood in Oru", "https://press.example.org/flood", "Oru Press", "2024-03-05")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(file, encoding: str) -> None:
    assert one(file(TEXT.encode(encoding))).text == TEXT


def test_other_alphabets(file) -> None:
    text = (
        "Более девятисот мирных жителей покинули город за последние сутки, сообщили власти. Люди шли пешком, голодные и усталые."
    )
    assert one(file(text.encode("cp1251"))).text == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("One.\r\nTwo.\rThree.\n", id="line ends"),
        pytest.param("No\0 one.\0", id="NUL"),
        pytest.param("O\u200bru\u200d \u2060\xad is \ufeffcut off.", id="zero width"),
        pytest.param("“He said 'no\".»", id="quotes"),
        pytest.param("  led by spaces  ", id="spaces"),
        pytest.param("e\u0301 😀 \u2028 fled.", id="beyond the basic plane"),
    ],
)
def test_text_is_never_changed(file, text: str) -> None:
    assert one(file(text)).text == text
    assert one(file(json.dumps({"text": text}), "b.json")).text == text


def test_folder_glob_and_order(file, tmp_path: Path) -> None:
    file("Beta text.", "in/b.txt"), file("Alpha text.", "in/a.md"), file("Gamma text.", "in/deep/c.txt")
    file("Hidden.", "in/.cache/d.txt"), file("Not ours.", "in/e.log")
    assert [a.text for a in read_articles([tmp_path / "in"])] == ["Alpha text.", "Beta text.", "Gamma text."]
    assert [a.text for a in read_articles([f"{tmp_path}/in/*.txt"])] == ["Beta text."]
    assert [a.text for a in read_articles([f"{tmp_path}/in/**/*.txt"])] == ["Beta text.", "Gamma text."]
    assert [a.text for a in read_articles([file("Odd.", "a[1].txt")])] == ["Odd."]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert list(read_articles(["-"])) == [PLAIN]


WRONG = {
    "empty": ("a.txt", b"", "a.txt: empty; there is no article in it"),
    "blank": ("a.txt", b" \n", "a.txt: empty; there is no article in it"),
    "empty lines": ("a.jsonl", b"\n", "a.jsonl: empty; there is no article in it"),
    "binary": (
        "a.txt",
        bytes(range(256)) * 9,
        "a.txt: this is a binary file, not text; save the article as .txt, .html or .json",
    ),
    "broken JSON": (
        "a.json",
        b'{"text":\n "x",}',
        "a.json: line 2: broken JSON (Expecting property name enclosed in double quotes); correct it there",
    ),
    "broken line": ("a.jsonl", b'{"text": "x"\n', "a.jsonl: line 1: broken JSON (Expecting ',' delimiter); correct it there"),
    "no text": (
        "a.json",
        b'{"title": "x"}',
        "a.json: /: 'text' is a required property; correct it as schemas/article.schema.json says",
    ),
    "blank text": (
        "a.json",
        b'{"text": " "}',
        "a.json: /text: ' ' does not match '\\\\S'; correct it as schemas/article.schema.json says",
    ),
    "text is a number": (
        "a.json",
        b'{"text": 3}',
        "a.json: /text: 3 is not of type 'string'; correct it as schemas/article.schema.json says",
    ),
    "no object": ("a.json", b'["x"]', 'a.json: article 1: an article is an object with a "text", not a string'),
    "empty array": ("a.json", b"[]", "a.json: the array holds no article; write them as objects with a text"),
    "date": (
        "a.json",
        b'{"text": "x", "published": "5 March"}',
        "a.json: /published: '5 March' is not valid; expected: 2024-03-05, or a date-time with its offset from UTC; "
        "correct it as schemas/article.schema.json says",
    ),
    "half UTF-16": ("a.txt", b"\xff\xfea", "a.txt: not valid utf-16-le; save it as UTF-8"),
    "page of many tags": (
        "a.html",
        b"<html><body>" + b"<p>" * 200_000,
        "a.html: a page of over 200,000 tags is no article; save the article's text as .txt",
    ),
    "page without an article": (
        "a.html",
        b"<html><body></body></html>",
        "a.html: no article found in the page; save the article's text as .txt",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), WRONG.values(), ids=WRONG)
def test_wrong_files(file, name: str, content: bytes, message: str) -> None:
    path = file(content, name)
    with pytest.raises(InputError) as caught:
        list(read_articles([path]))
    assert str(caught.value) == str(path.parent) + os.sep + message


def test_wrong_inputs(tmp_path: Path) -> None:
    errors: list[InputError] = []
    inputs = [tmp_path / "no.txt", f"{tmp_path}/*.txt", tmp_path]
    assert list(read_articles(inputs, problem=errors.append)) == []
    assert [str(e).removeprefix(str(tmp_path)) for e in errors] == [
        f"{os.sep}no.txt: no such file; check the name",
        "/*.txt: no file matches; check the pattern",
        ": the folder holds no article; expected files ending in .atom, .docx, .eml, .htm, .html, .json, .jsonl, .md, "
        ".mht, .mhtml, .ndjson, .pdf, .rss, .text, .txt, .xhtml, .xml, .zip",
    ]


def test_bad_article_is_handed_over_and_the_others_go_on(file) -> None:
    path = file('{"id": "a", "text": "A."}\n{"id": "b"\n{"id": "c", "text": 1}\n{"id": "d", "text": "D."}\n', "a.jsonl")
    errors: list[InputError] = []
    assert [a.id for a in read_articles([path, file("Last.")], problem=errors.append)] == ["a", "d", text_id("Last.")]
    assert [str(e).removeprefix(str(path)) for e in errors] == [
        ": line 2: broken JSON (Expecting ',' delimiter); correct it there",
        ": line 3: /text: 1 is not of type 'string'; correct it as schemas/article.schema.json says",
    ]


def test_unknown_keys_are_named_once(file) -> None:
    path = file('{"text": "A.", "lang": 1, "views": 2}\n{"text": "B.", "lang": 1}\n', "a.jsonl")
    notices: list[str] = []
    assert [a.text for a in read_articles([path], notice=notices.append)] == ["A.", "B."]
    assert notices == [f"{path}: line 1: unknown keys are ignored: lang, views"]
    with pytest.raises(InputError, match=r"line 1: unknown keys: lang, views; take them out, or read without --strict"):
        list(read_articles([path], strict=True))


def test_same_article_twice_is_read_once(file) -> None:
    first, second = file('{"id": "a", "text": "A."}', "1.json"), file('{"id": "a", "text": "A.", "title": "T"}', "2.json")
    notices: list[str] = []
    assert [a.title for a in read_articles([first, second], notice=notices.append)] == [None]
    assert notices == [f"{second}: the article 'a' has come before ({first}); it is read once"]


def test_two_articles_with_one_id_are_refused(file) -> None:
    first, second = file('{"id": "a", "text": "A."}', "1.json"), file('{"id": "a", "text": "B."}', "2.json")
    with pytest.raises(InputError) as caught:
        list(read_articles([first, second]))
    assert str(caught.value) == f"{second}: another article ({first}) has the id 'a' too; give each its own"


def test_lone_surrogates_are_replaced_one_for_one(file) -> None:
    path = file(r'{"text": "A \ud83d\ude00 \ud800 b.", "title": "\udfff"}', "a.json")
    notices: list[str] = []
    (article,) = read_articles([path], notice=notices.append)
    assert (article.text, article.title) == ("A 😀 \ufffd b.", "\ufffd")
    assert notices == [f"{path}: halves of characters (lone surrogates) are read as \ufffd: 2"]


def test_broken_utf8_is_read_with_a_notice(file) -> None:
    path = file("Zoë and Bjørn fled.".encode() + b" \xff.")
    notices: list[str] = []
    assert [a.text for a in read_articles([path], notice=notices.append)] == ["Zoë and Bjørn fled. \ufffd."]
    assert notices == [f"{path}: not valid UTF-8 in 1 of its characters, the first at byte 22; read as \ufffd there"]


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        pytest.param("published", "2024-03-05 08:30:00", "2024-03-05", id="time without an offset"),
        pytest.param("published", "2024-03-05T08:30:00Z", "2024-03-05T08:30:00Z", id="time"),
        pytest.param("published", "", None, id="empty"),
        pytest.param("language", "en-GB", "en", id="language with a country"),
        pytest.param("url", "https://x.example/é é", "https://x.example/%C3%A9%20%C3%A9", id="URL beyond ASCII"),
        pytest.param("publisher", None, None, id="null"),
    ],
)
def test_values_are_tidied(file, key: str, given: str | None, expected: str | None) -> None:
    assert getattr(one(file(json.dumps({"text": "A.", key: given}), "a.json")), key) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Flood in Oru\n\nNine died.", "Flood in Oru", id="blank line"),
        pytest.param("  Flood in Oru \r\nNine people died.", "Flood in Oru", id="CRLF"),
        pytest.param("Nine people died in Oru.\n\nRain fell.", None, id="a sentence"),
        pytest.param("Flood in Oru", None, id="nothing else"),
        pytest.param("Flood in Oru  Nine people died.", None, id="spaces only"),
        pytest.param("Oru\n\nNine people died.", None, id="one word"),
        pytest.param("- Flood in Oru\n- Storm in Kesh", None, id="a list"),
        pytest.param("The river rose in the night and took\nthe lower town of Oru.", None, id="wrapped"),
    ],
)
def test_first_line_becomes_the_title(text: str, expected: str | None) -> None:
    assert first_line_title(text) == expected


def test_files_of_other_kinds_in_a_folder_are_named(file, tmp_path: Path) -> None:
    file("Alpha text.", "in/a.txt"), file("x", "in/deep/map.png"), file("x", "in/.hidden.log")
    for number in range(6):
        file("x", f"in/{number}.log")
    notices: list[str] = []
    assert [a.text for a in read_articles([tmp_path / "in"], notice=notices.append)] == ["Alpha text."]
    assert notices == [
        f"{tmp_path / 'in'}: passed over, as no kind that articles come in: 0.log, 1.log, 2.log, 3.log, 4.log and 2 more"
    ]


def test_an_archive_gives_its_articles(file) -> None:
    members = {"a.json": json.dumps(RECORD), "b.txt": TEXT.replace("Nine", "Ten"), "c.json": json.dumps(RECORD), "d.txt": ""}
    path = file(archive(members), "reports.zip")
    errors: list[InputError] = []
    notices: list[str] = []
    ten = TEXT.replace("Nine", "Ten")
    assert list(read_articles([path], problem=errors.append, notice=notices.append)) == [
        FULL,
        Article(digits(ten), ten, "Flood in Oru"),
    ]
    assert [str(error) for error in errors] == [f"{path}: d.txt: empty; there is no article in it"]
    assert notices == [f"{path}: c.json: the article 'a1' has come before ({path}: a.json); it is read once"]


FEED = """<rss version="2.0"><channel><title>Oru Press</title><language>English</language>
<item><guid>7</guid><title>Flood</title><description>{}</description><link>/news/1</link></item></channel></rss>"""


def test_odd_values_of_a_feed_are_left_out(file) -> None:
    path = file(FEED.format("Nine people died."), "a.rss")
    notices: list[str] = []
    (article,) = read_articles([path], notice=notices.append)
    assert article == Article("7", "Nine people died.", "Flood", None, "Oru Press")
    assert notices == [f"{path}: entry 1: left out, as not in a form that is known: url '/news/1'"]


def test_a_second_version_of_an_entry_gets_an_id_of_its_own(file) -> None:
    first, second = file(FEED.format("Nine died."), "1.rss"), file(FEED.format("Twelve died."), "2.rss")
    notices: list[str] = []
    assert [a.id for a in read_articles([first, second], notice=notices.append)] == ["7", text_id("Twelve died.")]
    assert notices[-1] == f"{second}: entry 1: another text ({first}: entry 1) has the id '7' too; it gets one of its own"


def test_marks_of_notes_on_a_page_change_no_figure(file) -> None:
    page = PAGE.replace("and 400 fled", 'and 400<sup id="r"><a href="#n">[2]</a></sup> fled')
    assert one(file(page, "a.html")).text.split("\n\n")[1] == PARAGRAPHS[0]


def test_an_article_that_is_too_long_does_not_stop_the_others(file) -> None:
    errors: list[InputError] = []
    paths = [file("Nine people died. " * 120_000, "long.txt"), file("Two died.", "b.txt")]
    assert [a.text for a in read_articles(paths, problem=errors.append)] == ["Two died."]
    assert [str(error) for error in errors] == [f"{paths[0]}: 2,160,000 characters, over 2,000,000; split it into its articles"]
