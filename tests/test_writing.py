"""Files are there whole or not at all."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from summarise.errors import OutputError
from summarise.writing import opened, write


def test_a_file_is_utf8_with_plain_newlines(tmp_path: Path) -> None:
    write("Déjà\n“vu”\n", str(tmp_path / "out.json"))
    assert (tmp_path / "out.json").read_bytes() == "Déjà\n“vu”\n".encode()
    assert list(tmp_path.iterdir()) == [tmp_path / "out.json"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("before", encoding="utf-8")

    def fail() -> None:
        with opened(str(target)) as stream:
            stream.write("half")
            stream.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("out.json", "before")]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "out.json"
    with pytest.raises(OutputError) as caught:
        write("text", str(target))
    assert str(caught.value) == f"{target}: cannot be written (No such file or directory); choose another place with -o"


def test_an_empty_name_is_called_empty() -> None:
    with pytest.raises(OutputError) as caught:
        write("text", "")
    assert str(caught.value) == "an output without a name; write a file, or - for standard output"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write("text", str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write("text", str(tmp_path / "link"))
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_text("utf-8")) == (True, "text")


def test_a_device_is_written_to_as_it_is() -> None:
    write("text", os.devnull)
    assert not Path(os.devnull).is_file()


def test_a_full_standard_output_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(OutputError) as caught:
        write("text", "-")
    assert str(caught.value) == "standard output: cannot be written (No space left on device); choose another place with -o"


def test_a_closed_standard_output_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="standard output: closed"):
        write("text", "-")


def test_a_dash_is_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write("Déjà\n", "-")
    assert capsysbinary.readouterr().out == "Déjà\n".encode()
