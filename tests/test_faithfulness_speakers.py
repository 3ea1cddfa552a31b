"""Who says it: what the summary gives to another of the source's speakers."""

import pytest

from summarise.faithfulness import Source, check
from summarise.faithfulness.finding import Finding
from summarise.reading import read
from summarise.text import Article

SOURCE = """Floods cut the road to Harn, and 30 houses stand under water, mayor Ilse Koper said on Monday. The water board expects
the river to fall by Friday, according to its engineer Tom Vries. Residents told reporters that no boat had come for two
days. The Red Cross (IRCS) handed out 400 blankets. A pump failed because nobody had greased it, said Koper; the water
board denied that. The owner of the mill said that its roof had leaked for years. The head of the clinic said that it
had soap for a week.
""".replace("\n", " ")


def found(claim: str) -> list[Finding]:
    source = Source.of([read(Article("a", SOURCE, language="en"), language="en")])
    return [one for one in check(claim, source) if one.kind == "name"]


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        pytest.param("Engineer Tom Vries said that 30 houses stood under water in Harn.", "mayor Ilse Koper", id="a person"),
        pytest.param("The head of the clinic said that the mill's roof had leaked for years.", "owner", id="only 'of' in common"),
        pytest.param("Residents said that a pump failed because nobody had greased it.", "Koper", id="no figure"),
        pytest.param("No boat had come for two days, according to mayor Ilse Koper.", "Residents", id="behind it"),
    ],
)
def test_what_another_said_is_found(claim: str, other: str) -> None:
    (one,) = found(claim)
    assert other in one.why
    assert one.evidence[0].quote in SOURCE


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("The mayor said that 30 houses stood under water in Harn.", id="by the office"),
        pytest.param("Koper says that 30 houses are under water.", id="by the name"),
        pytest.param("Engineer Tom Vries expects the river to fall by Friday.", id="the same"),
        pytest.param("Local people said that no boat had come for two days.", id="nobody who speaks there"),
        pytest.param("Mayor Ilse Koper blamed a pump that nobody had greased; the water board denied that.", id="two sides"),
        pytest.param("Some 400 blankets were given out, residents said.", id="nobody says it there"),
    ],
)
def test_what_the_speaker_said_is_let_pass(claim: str) -> None:
    assert found(claim) == []
