"""Who says so: another speaker than the source's is refused, the same told otherwise passes."""

import pytest

from summarise.faithfulness import Source
from summarise.faithfulness.speakers import speaker_findings
from summarise.reading import read
from summarise.text import Article

SOURCE = """Deputy mayor Ada Holm said that inspectors had condemned 40 cottages in Orsk since Friday. Hospital
director Emil Sand said two patients may be moved to Tarn. The roof of the surgical wing leaks, Sand
said. She added that the tents were warm."""


def speakers(claim: str) -> list[str]:
    source = Source.of([read(Article("a", SOURCE, language="en"), language="en")])
    return [one.words for view in source.read(claim) for one in speaker_findings(view, source)]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        pytest.param("Director Emil Sand said that inspectors had condemned 40 cottages.", ["Emil Sand"], id="before"),
        pytest.param("Inspectors have condemned 40 cottages, according to Emil Sand.", ["Emil Sand"], id="according to"),
        pytest.param("The roof of the surgical wing leaks, said Ada Holm.", ["Ada Holm"], id="behind"),
    ],
)
def test_another_speaker_is_found(claim: str, words: list[str]) -> None:
    assert speakers(claim) == words


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Ada Holm said that inspectors had condemned 40 cottages.", id="the same"),
        pytest.param("Inspectors have condemned 40 cottages, according to Holm.", id="by the surname"),
        pytest.param("The deputy mayor said that inspectors had condemned 40 cottages.", id="no name"),
        pytest.param("Emil Sand said that schools had reopened.", id="said by nobody"),
    ],
)
def test_the_same_speaker_is_none(claim: str) -> None:
    assert speakers(claim) == []
