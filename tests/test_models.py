"""models.txt: read strictly, and where a model's files are."""

import hashlib
import json
import socket
import time
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.summary import files, load
from summarise.summary.files import available, check, digest, folder_of, weights
from summarise.summary.models import ModelLine, chosen, listed

GOOD = "tiny | seq2seq | ./tiny | - | - | tokens=64 length_penalty=0.8 | MIT | for tests\n"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


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
    limits = {"tokens": 64, "length_penalty": 0.8}
    assert listed(path) == (ModelLine("tiny", "seq2seq", "./tiny", None, None, limits, "MIT", "for tests", path, 3),)


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
        pytest.param(
            "a | chat | o/m | - | - | top_p=0.9 | - | -\n",
            "models.txt:1: a: unknown limit 'top_p'; kind chat knows: beams, length_penalty, output, size, tokens",
            id="unknown limit",
        ),
        pytest.param(
            "a | chat | o/m | - | - | no_repeat_ngram=3 | - | -\n",
            "a: unknown limit 'no_repeat_ngram'",
            id="limit of another kind",
        ),
        pytest.param("a | seq2seq | o/m | - | - | beams=0 | - | -\n", "a: limit beams=0: write a whole number", id="no beam"),
        pytest.param(
            "a | seq2seq | o/m | - | - | beams=1.5 | - | -\n", "a: limit beams=1.5: write a whole number", id="half a beam"
        ),
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
    [
        pytest.param(None, "cannot be read (No such file or directory); check the name", id="missing"),
        pytest.param(b"\xff\xfe\xfa", "not text in UTF-8; write one model a line as name | kind | source", id="not UTF-8"),
        pytest.param(b"\n# none\n", "holds no model; write one model a line as name | kind | source", id="empty"),
    ],
)
def test_an_unreadable_list_is_one_line(tmp_path, content, message):
    path = tmp_path / "models.txt"
    if content:
        path.write_bytes(content)
    with pytest.raises(ModelError) as error:
        listed(path)
    assert str(error.value).startswith(f"{path}: {message}")


def test_an_unknown_name_lists_the_known(written):
    with pytest.raises(ModelError, match=r"models.txt: no model 'huge'; it lists: tiny"):
        chosen("huge", written(GOOD))


def test_a_relative_path_starts_at_the_list(written, tmp_path):
    line = chosen(path=written(GOOD))
    assert (folder_of(line), available(line)) == (None, False)
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / files.WEIGHTS).write_bytes(b"weights")
    assert (folder_of(line), available(line)) == (tmp_path / "tiny", True)


def test_a_hub_model_is_looked_for_at_its_revision(written, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    line = chosen(path=written(f"a | extractive | owner/m | {COMMIT} | - | - | - | -\n"))
    assert not available(line)
    folder = tmp_path / "hub" / "models--owner--m" / "snapshots" / COMMIT
    folder.mkdir(parents=True)
    (folder / files.WEIGHTS).write_bytes(b"weights")
    assert folder_of(line) == folder


def test_a_package_that_is_missing_is_not_available(written):
    assert not available(chosen(path=written("a | extractive | package:no_such_package/model | - | - | - | - | -\n")))


def test_other_weights_than_those_listed_are_refused(written, tmp_path):
    (tmp_path / files.WEIGHTS).write_bytes(b"changed")
    good = hashlib.sha256(b"changed").hexdigest()
    assert weights(chosen(path=written(f"a | extractive | ./ | - | {good} | - | - | -\n")), tmp_path) == b"changed"
    with pytest.raises(ModelError, match=f"models.txt:1: a: .* has sha256 {good}, not {'0' * 64}; install the model again"):
        weights(chosen(path=written(f"a | extractive | ./ | - | {'0' * 64} | - | - | -\n")), tmp_path)


def test_a_hub_model_is_listed_before_it_is_pinned_and_then_loaded(written):
    path = written("a | chat | owner/m | refs/pr/1 | - | - | - | -\n")
    assert [(line.name, line.pinned, available(line)) for line in listed(path)] == [("a", False, False)]
    with pytest.raises(
        ModelError, match=r"models.txt:1: a: which commit of owner/m is meant .* pin it first with `summarise models"
    ):
        load(models=path)


def test_weights_in_parts_have_one_hash_and_are_checked(written, tmp_path):
    """The hash is what `sha256sum` prints of the parts and the index, hashed again."""
    parts = {"model-00001-of-00002.safetensors": b"one", "model-00002-of-00002.safetensors": b"two"}
    index = json.dumps({"weight_map": {"a": "model-00002-of-00002.safetensors", "b": "model-00001-of-00002.safetensors"}})
    every = {**parts, files.INDEX: index.encode()}
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, content in every.items():
        (folder / name).write_bytes(content)
    printed = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in every.items())
    expected = hashlib.sha256(printed.encode()).hexdigest()
    line = chosen(path=written(GOOD))
    assert (folder_of(line), digest(line, folder)) == (folder, expected)
    (folder / "model-00002-of-00002.safetensors").write_bytes(b"other")
    with pytest.raises(ModelError, match=r"models.txt:1: tiny: .*index.json has sha256 .*, not " + expected):
        check(chosen(path=written(GOOD.replace("- | -", f"- | {expected}"))), folder)
    (folder / "model-00001-of-00002.safetensors").unlink()
    assert folder_of(line) is None


def test_an_index_that_points_elsewhere_is_no_model(written, tmp_path):
    (tmp_path / "tiny").mkdir()
    (tmp_path / "secret.safetensors").write_bytes(b"x")
    (tmp_path / "tiny" / files.INDEX).write_text('{"weight_map": {"a": "../secret.safetensors"}}', encoding="utf-8")
    assert folder_of(chosen(path=written(GOOD))) is None


def test_weights_that_can_run_code_are_refused(written, tmp_path):
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match=r"tiny holds pytorch_model.bin and no model.safetensors; other formats can run code"):
        load(models=written(GOOD))


def test_missing_files_are_told_at_once_and_without_a_network(written, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = written(f"a | seq2seq | owner/m | {COMMIT} | - | size=1625 | MIT | -\n")
    start = time.monotonic()
    with pytest.raises(ModelError) as error:
        load(models=path)
    assert time.monotonic() - start < 2
    assert str(error.value) == (
        f"{path}:1: a: its files are not on this machine; download owner/m (1,625 MB) with `summarise sitrep … --model a "
        "--allow-download` or `summarise models pin a --allow-download`, or choose another model"
    )
