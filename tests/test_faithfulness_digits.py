"""Numbers written in ways that are not read as numbers."""

import pytest

from summarise.faithfulness import Source, check
from summarise.reading import read
from summarise.text import Article

TEXT = (
    "At least 40 people were killed in Beira on Sunday, among them a five-year-old girl. Some 1,200 families fled to Dondo. "
    "The 6.4-magnitude quake struck at 10.30. Aid worth $2.5 million, or 2,500 kits of type A-12, arrived."
)


@pytest.fixture(scope="module")
def source() -> Source:
    return Source.of([read(Article("a", TEXT), language="en")])


@pytest.mark.parametrize(
    "written", ["40-50", "40k", "4e5", "40½", "40²", "④⓪⓪", "4OO", "四百", "٤٠٠", "４００", "40x3", "40/60"], ids=ascii
)
def test_a_part_that_the_source_has_not_is_found(source: Source, written: str) -> None:
    found = check(f"At least {written} people were killed in Beira on Sunday.", source)
    assert "number" in {one.kind for one in found}


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("A quake of magnitude 6.4 struck at 10.30.", id="a decimal"),
        pytest.param("A 5-year-old girl was killed in Beira.", id="words told in digits"),
        pytest.param("Kits of type A-12 arrived.", id="a name with digits"),
        pytest.param("Aid worth $2.5m arrived.", id="millions in short"),
        pytest.param("The 6.4-magnitude quake struck at 10.30.", id="as written"),
    ],
)
def test_what_the_source_has_is_let_pass(source: Source, claim: str) -> None:
    assert [one for one in check(claim, source) if one.kind == "number"] == []
