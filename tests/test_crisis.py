"""What kind of crisis it is."""

import pytest

from summarise import lexicon
from summarise.crisis import crisis_of
from summarise.segment import segment
from summarise.sitrep import Crisis
from summarise.text import Article, Document

CASES = {
    "shelling": ("Shelling killed four people. Rebels took the town. Many fled.", None, Crisis(None, "conflict", None)),
    "a flood": ("The river rose overnight. Floods cut the road. More rains are expected.", None, Crisis(None, "disaster", None)),
    "an outbreak": ("An outbreak of cholera spreads. Ninety infections were found.", None, Crisis(None, "epidemic", None)),
    "one passing word": ("The minister spoke about the war. Schools open on Monday.", None, Crisis(None, "unknown", None)),
    "a title": ("The water still stands in the streets.", "Floods in Beira", Crisis(None, "disaster", None)),
    "cholera in a war": (
        "Shelling went on. Troops closed the road. Gunmen attacked. Cholera spreads. An outbreak was declared. Vaccines lack.",
        None,
        Crisis(None, "complex", None),
    ),
    "a GLIDE number": (
        "Code EQ-2024-000012-VUT. The earthquake hit at noon. Aftershocks go on.",
        None,
        Crisis(None, "disaster", "EQ-2024-000012-VUT"),
    ),
    "nothing": ("", None, Crisis(None, "unknown", None)),
}


@pytest.mark.parametrize(("text", "title", "expected"), CASES.values(), ids=CASES.keys())
def test_the_crisis(text: str, title: str | None, expected: Crisis) -> None:
    article = Article("a", text, title=title)
    assert crisis_of([Document(article, segment(article, "en"))], lexicon.load("en", "assemble")) == expected
