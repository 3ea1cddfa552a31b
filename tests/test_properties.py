"""Whatever comes in: a valid report, or a clear error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise import contract
from summarise.articles import read_articles
from summarise.assemble import build_sitrep
from summarise.errors import SummariseError
from summarise.sitrep import Sitrep, to_json
from summarise.text import Article

WORDS = (
    "at least 40 1,200 dozens of tens thousands people families soldiers were killed injured fled Hanano Aleppo on Sunday "
    "and including children need blankets houses destroyed no one from to not said the UN in 2012 1.5 million , . - – ( ) “ ” 3 %"
)
NEWS = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n", "  "]), min_size=1, max_size=60).map(" ".join)
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def report(text: str, title: str | None = None) -> Sitrep:
    """The report on a text; `build_sitrep` judges it by the schema, quotes and links included."""
    return build_sitrep([Article("a", text, title=title, language="en")], date="2024-03-05", generated_at="2024-03-05T12:00:00Z")


@few
@given(NEWS)
def test_quotes_are_the_text_at_their_offsets(text: str) -> None:
    made = report(text) if text.strip() else None
    for fact in made.facts() if made else ():
        assert [text[span.start : span.end] for span in fact.evidence] == [span.quote for span in fact.evidence]
        assert all(span.rule for span in fact.evidence)


@few
@given(st.text(max_size=300), st.none() | st.text(max_size=40))
def test_any_text_gives_a_report_or_an_error(text: str, title: str | None) -> None:
    assert faults(text, title) == []


def faults(text: str, title: str | None) -> list[str]:
    """What is wrong with the report on a text; nothing where there is an error instead, in one line."""
    try:
        made = report(text, title)
    except SummariseError as error:
        return [line for line in [str(error)] if "\n" in line]
    return contract.problems(to_json(made))


@few
@given(st.binary(max_size=400))
def test_any_file_gives_articles_or_errors(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "file"
    file.write_bytes(content)
    errors: list[SummariseError] = []
    articles = list(read_articles([file], problem=errors.append))
    assert len(articles) + len(errors) >= 1
    assert [build_sitrep([a], date="2024-03-05", generated_at="2024-03-05T12:00:00Z").articles[0].text for a in articles] == [
        a.text for a in articles
    ]


LONG = {
    "a megabyte in one line": "word " * 200_000,
    "a megabyte without a space": "x" * 1_000_000,
    "a megabyte of digits": "1" * 1_000_000,
    "a megabyte of brackets": "(" * 1_000_000,
    "a megabyte of commas": "fled , " * 150_000,
    "a hundred thousand lines": "\n" * 100_000 + "Two people fled.",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_texts(text: str) -> None:
    assert report(text).articles[0].characters == len(text)


def test_deep_html(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = tmp_path_factory.mktemp("deep") / "deep.html"
    page.write_text(f"<html><body>{'<div>' * 10_000}<p>Two people fled.</p>{'</div>' * 10_000}", encoding="utf-8")
    errors: list[SummariseError] = []
    articles = list(read_articles([page], problem=errors.append))
    assert len(articles) + len(errors) == 1
