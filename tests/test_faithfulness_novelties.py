"""Things that a summary names and of whose kind its source has no word."""

import pytest

from summarise.faithfulness import Source, check
from summarise.faithfulness.novelties import novelty_findings
from summarise.reading import read
from summarise.text import Article

SOURCE = """A ferry with 40 people on board capsized off Port Sella on Friday in bad weather. Coastguards pulled 31 of them from
the icy sea, and a forecaster said that the wind had been far stronger than usual. The storehouse on the quay was set alight
the same night. Families marched to the harbour office. The port's director has left his post."""


@pytest.fixture(scope="module")
def source() -> Source:
    return Source.of([read(Article("a", SOURCE, language="en"), language="en")])


def novelties(claim: str, source: Source) -> list[str]:
    return [one.words for view in source.read(claim) for one in novelty_findings(view, source)]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        pytest.param("A ferry capsized off Port Sella on Friday after an earthquake.", ["earthquake"], id="a cause"),
        pytest.param("A ferry with tourists on board capsized off Port Sella.", ["tourists"], id="people"),
        pytest.param("A ferry with 40 people and a load of wheat capsized.", ["wheat"], id="goods"),
        pytest.param("A ferry hit by a warship capsized off Port Sella.", ["warship"], id="a weapon"),
        pytest.param(
            "Divers pulled 31 people from the sea, many with smoke inhalation.", ["smoke inhalation"], id="several words"
        ),
        pytest.param("Looting followed when a ferry capsized off Port Sella.", ["Looting"], id="what opens the sentence"),
    ],
)
def test_a_thing_of_which_the_source_does_not_speak_is_found(claim: str, words: list[str], source: Source) -> None:
    assert novelties(claim, source) == words


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param("Relatives staged a protest at the harbour office.", id="marched"),
        pytest.param("Meteorologists said the wind was unusually strong.", id="a forecaster"),
        pytest.param("A storehouse on the quay caught fire.", id="set alight"),
        pytest.param("Thirty-one people were saved from the water when a ferry overturned.", id="no such thing"),
        pytest.param("The ferry Maize capsized off Port Sella.", id="a name"),
    ],
)
def test_what_the_source_says_otherwise_is_let_pass(claim: str, source: Source) -> None:
    assert novelties(claim, source) == []


def test_a_language_without_a_list_finds_nothing() -> None:
    own = Source.of([read(Article("a", "Un ferry a coulé vendredi.", language="fr"), language="fr")])
    assert novelties("Un ferry a coulé après un tsunami.", own) == []


def test_the_check_tells_it_as_a_lack(source: Source) -> None:
    found = check("A ferry capsized off Port Sella on Friday after an earthquake.", source)
    assert [(one.kind, one.why) for one in found] == [("coverage", "the source lacks: “earthquake”")]
