"""Whole reports of the articles in tests/articles/, as they stand in tests/expected/.

After a change that is meant: `python -m tests.test_golden` writes them anew; look at the difference before committing it.
"""

from pathlib import Path

import pytest

from summarise.articles import read_articles
from summarise.assemble import build_sitrep
from summarise.render import render
from summarise.text import Article

HERE = Path(__file__).parent
DATES = {"date": "2025-11-01", "generated_at": "2025-11-01T06:00:00Z"}
ARTICLES = [
    pytest.param(f"{path.stem}-{number}" if number > 1 else path.stem, article, id=f"{path.stem}-{number}")
    for path in sorted((HERE / "articles").iterdir())
    for number, article in enumerate(read_articles([path]), 1)
]


def written(article: Article) -> str:
    return render(build_sitrep([article], keep_text=False, **DATES), "json")


@pytest.mark.parametrize(("name", "article"), ARTICLES)
def test_the_report_is_the_expected_one(name: str, article: Article) -> None:
    assert written(article) == (HERE / "expected" / f"{name}.json").read_text("utf-8")


if __name__ == "__main__":
    for case in ARTICLES:
        stem, one = case.values
        (HERE / "expected" / f"{stem}.json").write_text(written(one), encoding="utf-8", newline="\n")
