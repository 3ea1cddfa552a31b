"""models.txt: read strictly, and where a model's files are."""

import hashlib
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.summary import models
from summarise.summary.models import ModelLine, available, chosen, folder_of, listed, weights

GOOD = "tiny | extractive | ./tiny | - | - | tokens=64 output=9 | MIT | for tests\n"


@pytest.fixture
def written(tmp_path: Path):
    """Writes a models.txt and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "models.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_line_is_read_whole(written):
    path = written(f"# name | kind …\n\n{GOOD}")
    limits = {"tokens": 64, "output": 9}
    assert listed(path) == (ModelLine("tiny", "extractive", "./tiny", None, None, limits, "MIT", "for tests", path, 3),)


def test_ours_names_an_embedded_default_and_the_lead():
    assert [(line.name, line.kind) for line in listed()][:2] == [("minilm", "extractive"), ("lead", "lead")]
    assert chosen().name == "minilm"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a | lead | -\n", "models.txt:1: write the 8 fields", id="too few fields"),
        pytest.param("- | lead | - | - | - | - | - | -\n", "models.txt:1: write the 8 fields", id="no name"),
        pytest.param("a | oracle | - | - | - | - | - | -\n", "models.txt:1: a: unknown kind 'oracle'; write one of: ", id="kind"),
        pytest.param("\na | lead | - | - | - | 9 | - | -\n", "models.txt:2: limit '9': write it like tokens=256", id="limit"),
        pytest.param("a | lead | - | - | 12AB | - | - | -\n", "models.txt:1: a: sha256 must be 64 hexadecimal digits", id="hash"),
        pytest.param("a | extractive | - | - | - | - | - | -\n", "models.txt:1: a: a model of kind extractive", id="source"),
        pytest.param("a | extractive | x y | - | - | - | - | -\n", "models.txt:1: a: source 'x y': write", id="odd source"),
        pytest.param("a | extractive | o/m | - | - | - | - | -\n", "models.txt:1: a: a hub model needs its", id="revision"),
        pytest.param(GOOD + GOOD, "models.txt:2: tiny: the name stands on an earlier line too", id="twice"),
    ],
)
def test_a_wrong_line_is_named(written, text, message):
    with pytest.raises(ModelError) as error:
        listed(written(text))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [pytest.param(None, "No such file", id="missing"), pytest.param(b"\xff\xfe\xfa", "codec can't decode", id="not UTF-8")],
)
def test_an_unreadable_list_is_one_line(tmp_path, content, message):
    path = tmp_path / "models.txt"
    if content:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=f"models.txt: not a readable list of models: .*{message}"):
        listed(path)


def test_an_unknown_name_lists_the_known(written):
    with pytest.raises(ModelError, match=r"models.txt: no model 'huge'; it lists: tiny"):
        chosen("huge", written(GOOD))


def test_a_relative_path_starts_at_the_list(written, tmp_path):
    line = chosen(path=written(GOOD))
    assert (folder_of(line), available(line)) == (None, False)
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / models.WEIGHTS).write_bytes(b"weights")
    assert (folder_of(line), available(line)) == (tmp_path / "tiny", True)


def test_a_hub_model_is_looked_for_at_its_revision(written, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    line = chosen(path=written("a | extractive | owner/m | abc123 | - | - | - | -\n"))
    assert not available(line)
    folder = tmp_path / "hub" / "models--owner--m" / "snapshots" / "abc123"
    folder.mkdir(parents=True)
    (folder / models.WEIGHTS).write_bytes(b"weights")
    assert folder_of(line) == folder


def test_a_package_that_is_missing_is_not_available(written):
    assert not available(chosen(path=written("a | extractive | package:no_such_package/model | - | - | - | - | -\n")))


def test_other_weights_than_those_listed_are_refused(written, tmp_path):
    (tmp_path / models.WEIGHTS).write_bytes(b"changed")
    good = hashlib.sha256(b"changed").hexdigest()
    assert weights(chosen(path=written(f"a | extractive | ./ | - | {good} | - | - | -\n")), tmp_path) == b"changed"
    with pytest.raises(ModelError, match=f"models.txt:1: a: .* has sha256 {good}, not {'0' * 64}; install the model again"):
        weights(chosen(path=written(f"a | extractive | ./ | - | {'0' * 64} | - | - | -\n")), tmp_path)
