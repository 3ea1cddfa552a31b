"""`summarise models pin`: which commit is meant, and which weights, written into the list."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from summarise import cli, contract
from summarise.errors import ModelError
from summarise.summary.pin import pin

COMMIT, OTHER = "0123456789abcdef0123456789abcdef01234567", "f" * 40
WEIGHTS = save({"weight": np.zeros(1)})
HASH = hashlib.sha256(WEIGHTS).hexdigest()


@pytest.fixture(autouse=True)
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub's cache with one model, at one commit that two references stand at."""
    cache = tmp_path / "hub"
    model = cache / "models--owner--m"
    for reference in ("main", "refs/pr/6"):
        (model / "refs" / reference).parent.mkdir(parents=True, exist_ok=True)
        (model / "refs" / reference).write_text(COMMIT, encoding="utf-8")
    (model / "snapshots" / COMMIT).mkdir(parents=True)
    (model / "snapshots" / COMMIT / "model.safetensors").write_bytes(WEIGHTS)
    monkeypatch.setenv("HF_HUB_CACHE", str(cache))
    return cache


def rows(row: str, end: str = "\n") -> str:
    """A list with the row in the middle of others that must stay as they are."""
    return end.join(["# My models", "", "lead|lead|-|-|-|-|-|   odd  spaces", row, "  z | lead | - | - | - | - | - | last", ""])


PINNED = {
    "main": ("a | chat | owner/m | - | - | - | MIT | x", f"a | chat | owner/m | {COMMIT} | {HASH} | - | MIT | x"),
    "a reference": ("a | chat | owner/m | refs/pr/6 | - | - | - | x", f"a | chat | owner/m | {COMMIT} | {HASH} | - | - | x"),
    "odd spaces": ("a|chat |owner/m|  -|-  | tokens=9|MIT|  x", f"a|chat |owner/m|  {COMMIT}|{HASH}  | tokens=9|MIT|  x"),
    "no hash": (f"a | chat | owner/m | {COMMIT} | - | - | - | x", f"a | chat | owner/m | {COMMIT} | {HASH} | - | - | x"),
    "all there": (f"a | chat | owner/m | {COMMIT} | {HASH} | - | - | x", f"a | chat | owner/m | {COMMIT} | {HASH} | - | - | x"),
    "a folder": ("a | chat | ./own | - | - | - | - | x", f"a | chat | ./own | - | {HASH} | - | - | x"),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), PINNED.values(), ids=PINNED.keys())
def test_a_line_is_pinned_and_every_other_byte_stays(tmp_path: Path, before: str, after: str, end: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "model.safetensors").write_bytes(WEIGHTS)
    path = tmp_path / "models.txt"
    path.write_bytes(rows(before, end).encode())
    line = pin("a", path)
    assert (path.read_bytes(), line.sha256, line.pinned) == (rows(after, end).encode(), HASH, True)


FAULTS = {
    "not in the cache": (
        "a | chat | owner/other | - | - | - | - | x",
        "download and pin it with `summarise models pin a --allow",
    ),
    "a commit that is not here": (f"a | chat | owner/m | {OTHER} | - | - | - | x", "its files are not on this machine; download"),
    "other weights": (
        f"a | chat | owner/m | {COMMIT} | {'0' * 64} | - | - | x",
        f"has sha256 {HASH}, not {'0' * 64}; download it",
    ),
    "weights that are none": ("a | chat | ./junk | - | - | - | - | x", "model.safetensors holds no weights that can be read"),
    "no files": ("a | lead | - | - | - | - | - | x", "models.txt:4: a: has no files to pin"),
    "no such model": ("b | lead | - | - | - | - | - | x", "no model 'a'; it lists: lead, b, z"),
}


@pytest.mark.parametrize(("row", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_pinned_leaves_the_list_as_it_is(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "junk").mkdir()
    (tmp_path / "junk" / "model.safetensors").write_bytes(b"<html>404 Not Found</html>")
    path = tmp_path / "models.txt"
    path.write_text(rows(row), encoding="utf-8")
    with pytest.raises(ModelError) as error:
        pin("a", path)
    assert message in str(error.value)
    assert (path.read_text("utf-8"), "\n" in str(error.value)) == (rows(row), False)


def test_a_read_only_list_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "models.txt"
    path.write_text(rows(PINNED["main"][0]), encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(ModelError, match=r"models.txt: is read-only; copy it to a list of your own, and name that with --models"):
        pin("a", path)


def test_a_read_only_list_that_says_all_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "models.txt"
    path.write_text(rows(PINNED["all there"][0]), encoding="utf-8")
    path.chmod(0o444)
    assert pin("a", path).sha256 == HASH


def test_the_list_of_an_installed_package_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "models.txt"
    path.write_text(rows(PINNED["main"][0]), encoding="utf-8")
    monkeypatch.setattr(contract, "PACKAGE", tmp_path)
    with pytest.raises(ModelError, match=r"models.txt: is part of the installed package; copy it"):
        pin("a", path)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["models", "pin", "a", "--models", "{list}"], id="after"),
        pytest.param(["models", "--models", "{list}", "pin", "a"], id="before"),
    ],
)
def test_the_command(tmp_path: Path, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.txt"
    path.write_text(rows(PINNED["main"][0]), encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        cli.main([argument.format(list=path) for argument in arguments])
    assert (caught.value.code, capfd.readouterr()) == (0, (f"{path}:4: a: revision {COMMIT}, sha256 {HASH}\n", ""))
    with pytest.raises(SystemExit):
        cli.main(["models", "--models", str(path)])
    assert [line.split()[:3] for line in capfd.readouterr().out.splitlines()][1:] == [
        ["lead", "lead", "yes"], ["a", "chat", "yes"], ["z", "lead", "yes"]
    ]  # fmt: skip
