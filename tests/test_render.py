"""What the reports say, compared whole where it matters, and what hostile text cannot do to them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise import contract
from summarise.errors import InputError
from summarise.render import FORMATS, escape, render
from summarise.render.cells import Mark, Marked
from summarise.render.page import page
from summarise.render.wording import load
from summarise.sitrep import (
    Conflict,
    Quantity,
    Sitrep,
    Summary,
    When,
    from_json,
)
from tests.whole_report import poisoned, sitrep

EXPECTED = Path(__file__).parent / "expected" / "render.md"


@pytest.mark.parametrize(
    ("quantity", "shown", "prose"),
    [
        pytest.param(Quantity("More than 900", 900, 900, None, "more_than"), "more than 900", "more than 900", id="more than"),
        pytest.param(Quantity("at least six", 6, 6, None, "at_least"), "at least 6", "at least six", id="at least, small"),
        pytest.param(Quantity("1.2m", 1_200_000, 1_200_000, 1_200_000), "1,200,000", "1.2 million", id="millions"),
        pytest.param(
            Quantity("nearly 2m", 2_000_000, 2_000_000, 2_000_000, "approximately"),
            "about 2,000,000",
            "about 2 million",
            id="about",
        ),
        pytest.param(Quantity("up to 40", 40, 0, 40, "up_to"), "up to 40", "up to 40", id="up to"),
        pytest.param(Quantity("under 50", 50, 0, 50, "less_than"), "fewer than 50", "fewer than 50", id="fewer than"),
        pytest.param(Quantity("10 to 15", 15, 10, 15, "range"), "between 10 and 15", "between 10 and 15", id="range"),
        pytest.param(
            Quantity("Tens of thousands", 20000, 20000, None, "vague"), "tens of thousands", "tens of thousands", id="vague"
        ),
        pytest.param(Quantity("No", 0, 0, 0), "0", "no", id="zero"),
    ],
)
def test_figures_keep_their_qualifiers(quantity: Quantity, shown: str, prose: str) -> None:
    words = load("en")
    assert (words.figure(quantity), words.figure(quantity, prose=True)) == (shown, prose)


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        pytest.param(When("2025-03-02", "2025-03-02", "on Sunday"), "2 March 2025", id="one day"),
        pytest.param(When("2025-03-02", "2025-03-04", "since Sunday"), "2 March 2025 to 4 March 2025", id="several days"),
        pytest.param(When(None, None, "on Sunday"), "on Sunday", id="words only"),
        pytest.param(None, "", id="no time"),
    ],
)
def test_times_are_dates_where_they_are_known(when: When | None, shown: str) -> None:
    assert load("en").when(when) == shown


@pytest.mark.parametrize(
    ("table", "path"),
    [
        ("category", "headcount/properties/category"),
        ("term", "headcount/properties/term"),
        ("unit", "unit"),
        ("status", "status"),
        ("basis", "headcount/properties/basis"),
        ("need", "need/properties/status"),
        ("movement", "movement/properties/type"),
        ("level", "damage/properties/level"),
        ("change", "change/properties/kind"),
        ("changed", "change/properties/kind"),
        ("conflict", "conflict/properties/kind"),
        ("attribution", "attribution/properties/type"),
        ("qualifier", "quantity/properties/qualifier"),
        ("type", "report/properties/type"),
    ],
)
def test_every_value_of_the_schema_has_its_word(table: str, path: str) -> None:
    part = contract.schema("sitrep")["$defs"]
    for key in path.split("/"):
        part = part[key]
    own_word = {"vague"} | set(load("en").tables["category"])  # a vague figure is shown as written; a term may be a category
    assert set(part["enum"]) - set(load("en").tables[table]) - (own_word if table in ("qualifier", "term") else set()) == set()


def test_an_unknown_language_has_the_english_words() -> None:
    assert load("../x") == load("en") == load("zz")


def test_the_markdown_report_whole() -> None:
    assert render(sitrep(), "md") == EXPECTED.read_text(encoding="utf-8")


def test_json_gives_the_sitrep_back() -> None:
    assert from_json(Sitrep, json.loads(render(sitrep(), "json"))) == sitrep()


def test_the_help_names_all_formats() -> None:
    from typing import get_args

    from summarise.options import Format

    assert get_args(Format)[1].help == ", ".join(FORMATS) + "."


def test_an_unknown_report_language_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="report language 'xx': has no words; choose one of "):
        render(sitrep(), "md", language="xx")


def test_no_markup_stands_in_what_formats_are_filled_from() -> None:
    shown = page(sitrep(), load("en"))
    assert shown.key_figures[1].figure == Marked(("more than 900 (others say: 400 (unconfirmed) ", Mark(1, "h4-1"), ")"))
    assert [item.further for item in shown.needs[1].lines[0].items] == [
        Marked((Mark(1, "n4-1"), " (Darkush ", Mark(1, "n3-1"), ")"))
    ]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="format 'pptx': not known; choose one of json, md, "):
        render(sitrep(), "pptx")


HOSTILE = [
    "[click](javascript:alert(1))",
    "<script>alert(1)</script>",
    "| a | b |",
    "# title",
    "- item",
    "1. item",
    "*bold* _it_ `code` ~~x~~",
    "![x](https://evil.example/p.png)",
    "https://evil.example www.evil.example me@evil.example",
    "line\n\n# heading\n---",
    "&lt;b&gt; \\",
    "{{ 7*7 }} {% raw %}",
    "\x1b[31m\u202ereversed\x00",
    "> quote",
    "```\ncode\n```",
    "<!-- hidden",
    "$x^2$",
    "[^1]: note",
    "+ item",
    "=====",
]


def shown(text: str) -> tuple[list[str], str, set[str]]:
    """How a Markdown reader takes the escaped text: its blocks, the characters it shows, and the kinds of inline piece."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(escape.markdown(text))
    inline = [child for token in tokens for child in token.children or []]
    return [token.type for token in tokens], "".join(child.content for child in inline), {child.type for child in inline}


PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_article_text_is_shown_never_obeyed(text: str) -> None:
    blocks, seen, kinds = shown(text)
    assert (blocks, seen) == (PARAGRAPH, escape.one_line(text))
    assert kinds <= {"text", "text_special"}


@given(st.text(st.sampled_from("ab1. )(-+*_`~[]<>#|$&!\\:/@=;\n\t{}^é\u202e\x00") | st.characters()))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    blocks, seen, kinds = shown(text)
    assert (blocks, seen) == (PARAGRAPH if escape.one_line(text) else [], escape.one_line(text))
    assert kinds <= {"text", "text_special"}


def test_hostile_text_in_every_field_adds_no_markup() -> None:
    from markdown_it import MarkdownIt

    bad = poisoned(sitrep(), "</td><script>x</script>\n\n# [a](javascript:b) | c")
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(render(bad, "md"))
    assert "<script" not in shown
    assert 'href="javascript' not in shown.lower()
    assert [shown.count(tag) for tag in ("<h1>", "<table>", "<h2>")] == [1, 5, render(sitrep(), "md").count("\n## ")]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("https://example.org/a?b=1&c=(2)", "<https://example.org/a?b=1&c=(2)>", id="web"),
        pytest.param("https://example.org/a> <b", "<https://example.org/a%3E%20%3Cb>", id="brackets"),
        pytest.param("javascript:alert(1)", None, id="script"),
        pytest.param("file:///etc/passwd", None, id="file"),
        pytest.param("https://[::1", None, id="broken"),
        pytest.param(None, None, id="none"),
    ],
)
def test_only_web_addresses_become_links(url: str | None, target: str | None) -> None:
    assert escape.address(url) == target


def test_a_bullet_of_the_article_is_no_part_of_running_text() -> None:
    summary = sitrep().summary
    shown = replace(
        sitrep(), summary=replace(summary, sentences=(replace(summary.sentences[0], text="• The hospital lacks fuel."),))
    )
    assert render(shown, "md") == render(sitrep(), "md")


def test_a_report_without_facts_says_so() -> None:
    bare = replace(
        sitrep(),
        headcounts=(),
        needs=(),
        movements=(),
        damage=(),
        conflicts=(),
        changes=(),
        caveats=(),
        summary=Summary("", "", 0, ()),
    )
    text = render(bare, "md")
    assert text.count("Looked for, none found.") == 5
    assert "No summary could be made." in text
    assert "No figure was found for: killed, injured, missing, displaced, affected, in need." in text


def section(heading: str, report: Sitrep | None = None) -> str:
    """A section of the report, without its heading."""
    return render(report or sitrep(), "md").split(f"## {heading}\n\n")[1].split("\n\n## ")[0]


def test_what_another_figure_stands_for_is_in_no_row_of_its_own() -> None:
    rows = [row.split(" | ")[:2] for row in section("All figures on people").splitlines()[2:]]
    assert rows == [
        ["| Killed", "5"],
        ["| Killed", "2"],
        ["| Displaced (forced to flee, new)", "more than 900 (also: about 950 [[1]](#h6-1))"],
        ["| Displaced (forced to flee)", "119"],
        ["| Assisted", "about 300 households (about 1,500 people)"],
    ]


def test_many_rivals_are_shown_as_their_span() -> None:
    small = sitrep()
    others = [
        replace(small.headcounts[3], id=f"h{n}", status="reported", quantity=Quantity(str(n), n, n, n)) for n in range(20, 25)
    ]
    ids = ("h1", *(fact.id for fact in others))
    many = replace(
        small, headcounts=(*small.headcounts, *others), conflicts=(Conflict(ids, "value", 20, 900, "h1", "So it is."),)
    )
    assert "more than 900 (others say: 20 – 24 [[1]](#h20-1))" in section("Key figures", many)


def test_a_header_names_few_countries() -> None:
    many = replace(sitrep(), report=replace(sitrep().report, countries=("SYR", "TUR", "LBN", "JOR", "IRQ", "EGY", "CYP", "GRC")))
    assert "Iraq (IRQ), Egypt (EGY) and 2 more" in render(many, "md")


def test_subsets_that_name_each_other_are_both_shown() -> None:
    one, two, *rest = sitrep().headcounts
    table = render(replace(sitrep(), headcounts=(replace(one, part_of="h2"), two, *rest)), "md").split("## All figures")[1]
    assert [figure in table.split("## Displacement")[0] for figure in ("more than 900", "119")] == [True, True]
