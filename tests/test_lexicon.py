"""Rule files: what loads, and what is said of what does not."""

import tomllib
from pathlib import Path

import pytest

from summarise import contract, lexicon
from summarise.errors import RuleError
from summarise.lexicon import Rule
from summarise.rules import RuleBook, rule_book

FILES = sorted(lexicon.LANGUAGES.rglob("*.toml"))
RULE = '[[rule]]\nname = "own.one"\npattern = "{pattern}"\nmeans = {{ category = "killed" }}\nexamples = {examples}\n'
TWO = '["One died.", "Two died."]'


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(lexicon.LANGUAGES).as_posix() for path in FILES])
def test_every_file_loads(path: Path) -> None:
    loaded = lexicon.load(path.parent.name, path.stem)
    assert (loaded.name, loaded.language) == (path.stem, path.parent.name)
    assert all(not set(words) - set(map(str.strip, words)) for words in loaded.words.values())


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(lexicon.LANGUAGES).as_posix() for path in FILES])
def test_every_file_follows_the_schema(path: Path) -> None:
    assert contract.problems(tomllib.loads(path.read_text("utf-8")), "rules") == []


def test_a_language_is_a_folder_with_headcounts() -> None:
    assert "en" in lexicon.languages()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "headcounts.toml"


def test_rules_of_ones_own_come_after_ours(own: Path) -> None:
    own.write_text(
        'version = "1"\n[words]\nours = ["perished"]\n' + RULE.format(pattern="{ours}", examples=TWO), encoding="utf-8"
    )
    merged, plain = lexicon.load("en", "headcounts", own.parent), lexicon.load("en", "headcounts")
    expected = Rule("own.one", "{ours}", {"category": "killed"}, ("One died.", "Two died."), (), f"{own.parent}/headcounts.toml")
    assert merged.rules == (*plain.rules, expected)
    assert merged.words["ours"] == ("perished",)


def test_rules_of_ones_own_may_stand_by_language(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "headcounts.toml").write_text(
        'version = "1"\n' + RULE.format(pattern="died", examples=TWO), encoding="utf-8"
    )
    assert lexicon.load("en", "headcounts", tmp_path).rules[-1].name == "own.one"


BAD = {
    "not TOML": ("version = ", "not a readable rule file"),
    "no version": (RULE.format(pattern="died", examples=TWO), "/: 'version' is a required property"),
    "one example": (
        'version = "1"\n' + RULE.format(pattern="died", examples='["One died."]'),
        "/rule/0/examples: has 1 and needs at least 2",
    ),
    "an unknown key": ('version = "1"\ncolour = "red"\n', "('colour' was unexpected)"),
    "a name twice": (
        'version = "1"\n' + 2 * RULE.format(pattern="died", examples=TWO),
        "rule 'own.one' stands twice; give one another name",
    ),
    "an unknown class": (
        'version = "1"\n' + RULE.format(pattern="{nobody}", examples=TWO),
        "no word class {nobody}; define it under [words]",
    ),
    "no such category": (
        'version = "1"\n' + RULE.format(pattern="died", examples=TWO).replace('"killed"', '"kiled"'),
        "rule 'own.one': no category 'kiled'; schemas/sitrep.schema.json lists them",
    ),
    "no category": (
        'version = "1"\n' + RULE.format(pattern="died", examples=TWO).replace("category", "kind"),
        "rule 'own.one': 'means' has no 'category'; write it like our rules in headcounts.toml",
    ),
    "an open bracket": ('version = "1"\n' + RULE.format(pattern="( had died", examples=TWO), "'(' without ')'"),
    "nothing that must stand": ('version = "1"\n' + RULE.format(pattern="died?", examples=TWO), "rule 'own.one'"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_named_with_its_place(own: Path, text: str, message: str) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        rule_book("en", "headcounts", own.parent)
    assert message in str(caught.value)
    assert str(own.parent) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_rules_whose_trigger_stands_are_run() -> None:
    assert list(RuleBook(lexicon.load("en", "headcounts")).matches(["the", "sky", "is", "blue"])) == []


STRAYS = {
    "nothing": (None, "holds no rule file"),
    "a name that no slot has": ("headcount.toml", "headcount.toml: would not be read"),
    "a language without rules": ("xx/headcounts.toml", "headcounts.toml: would not be read"),
    "too deep": ("en/more/headcounts.toml", "headcounts.toml: would not be read"),
}


@pytest.mark.parametrize(("name", "message"), STRAYS.values(), ids=STRAYS.keys())
def test_a_folder_that_adds_nothing_is_refused(tmp_path: Path, name: str | None, message: str) -> None:
    if name:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('version = "1"\n', encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        lexicon.refuse_strays(tmp_path)
