"""The encoder in a process of its own, and what of it a user of the program sees."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from summarise.errors import ModelError
from summarise.summary import beside
from summarise.summary.files import folder_of
from summarise.summary.models import AUTO, Options, chosen

TEXTS = ["The river rose overnight.", "Nobody was hurt.", ""]
ARTICLE = "Floods drove 1,200 families from their homes in Garissa on Sunday, the Red Cross said."
TOLD = """
import sys
from summarise.cli import main
try:
    main()
finally:
    print(*sorted({"spacy", "torch"} & {name for name, module in sys.modules.items() if module}), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def line():
    """The embedded default."""
    return chosen("minilm")


@pytest.mark.slow
def test_vectors_are_those_of_the_encoder_itself(line):
    from summarise.summary.encoder import load

    own = load(line, folder_of(line), AUTO).encode(TEXTS)
    apart = beside.Beside(line, folder_of(line), AUTO)
    np.testing.assert_array_equal(apart.encode(TEXTS), own)
    assert apart.encode([]).shape == (0, own.shape[1])


@pytest.mark.slow
def test_what_cannot_be_loaded_is_told_in_one_line(line, tmp_path):
    apart = beside.Beside(replace(line, sha256=None), tmp_path, AUTO)
    with pytest.raises(ModelError, match=r"^[^\n]+: minilm: [^\n]+$"):
        apart.encode(TEXTS)


@pytest.mark.slow
def test_options_reach_the_process(line):
    apart = beside.Beside(line, folder_of(line), Options(dtype="int8"))
    with pytest.raises(ModelError, match="unknown dtype 'int8'"):
        apart.encode(TEXTS)


@pytest.mark.slow
def test_a_process_that_ended_is_told_in_one_line(line):
    import multiprocessing

    known = set(multiprocessing.active_children())
    apart = beside.Beside(line, folder_of(line), AUTO)
    (child,) = set(multiprocessing.active_children()) - known
    child.kill()
    child.join()
    with pytest.raises(ModelError, match="minilm: the process of the encoder ended; is there memory enough"):
        apart.encode(TEXTS)


@pytest.mark.parametrize(
    ("modules", "cores", "expected"),
    [
        pytest.param({}, {0, 1}, True, id="two cores"),
        pytest.param({}, {0}, False, id="one core"),
        pytest.param({"torch": sys}, {0, 1}, False, id="torch is here already"),
    ],
)
def test_it_pays_where_torch_can_be_loaded_beside(monkeypatch, modules, cores, expected):
    monkeypatch.setattr(beside.sys, "modules", modules)
    monkeypatch.setattr(beside.os, "sched_getaffinity", lambda _: cores, raising=False)
    assert beside.pays() is expected


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(__import__("os"), "sched_getaffinity"), reason="cores cannot be counted here")
@pytest.mark.parametrize("command", [["sitrep", "--model", "lead"], ["explain"]], ids=lambda command: command[0])
def test_the_program_imports_no_torch_that_it_does_not_use(tmp_path, command):
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", TOLD, *command, str(article)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.split()) == (0, ["spacy"])


@pytest.mark.slow
def test_the_program_writes_what_the_library_writes(tmp_path):
    """The encoder beside and the one in this process give one report; a program of a user's own may hold torch already."""
    article, loaded = tmp_path / "a.txt", "import torch\nfrom summarise.cli import main\nmain()"
    article.write_text(ARTICLE, encoding="utf-8")
    ends = ["sitrep", str(article), "--date", "2026-04-02", "--generated-at", "2026-04-02T12:00:00Z"]
    starts = [["-m", "summarise.cli"], ["-c", loaded]]
    apart, own = (subprocess.run([sys.executable, *start, *ends], capture_output=True, text=True, check=True) for start in starts)
    assert apart.stdout == own.stdout != ""
