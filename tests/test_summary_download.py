"""Fetching from a hub: one that the tests serve from this machine, asked by the real client in a process of its own."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.made_models import ANSWER

pytestmark = pytest.mark.slow

COMMIT = "0123456789abcdef0123456789abcdef01234567"
TEXT = "At least 40 people were killed in Beira. Two bridges were destroyed."
UNWANTED = ("pytorch_model.bin", "modeling_own.py", "onnx/model.safetensors", "README.md")


@dataclass
class Hub:
    """Serves a folder as the model owner/m; `asked` are the paths that were asked for."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def files(self) -> dict[str, Path]:
        return {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*")) if path.is_file()}


@pytest.fixture
def hub(tmp_path: Path, tiny: Callable[..., Path]) -> Iterator[Hub]:
    """A hub with one instruct model, among files that must not be fetched."""
    folder = shutil.copytree(tiny("chat", says=ANSWER), tmp_path / "served")
    for name in UNWANTED:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"not wanted")
    made = Hub(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def _answer(self, *, body: bool) -> None:
            made.asked.append(self.path)
            path = self.path.partition("?")[0]
            if re.fullmatch(r"/api/models/owner/m(/revision/(main|refs%2Fpr%2F1|" + COMMIT + "))?", path):
                names = [{"rfilename": name} for name in made.files()]
                self._send(
                    json.dumps({"id": "owner/m", "sha": COMMIT, "siblings": names}).encode(), "application/json", body=body
                )
            elif path.startswith(f"/api/models/owner/m/tree/{COMMIT}"):
                rows = [
                    {"type": "file", "path": name, "size": file.stat().st_size, "oid": "0" * 40}
                    for name, file in made.files().items()
                ]
                self._send(json.dumps(rows).encode(), "application/json", body=body)
            elif path.startswith(f"/owner/m/resolve/{COMMIT}/") and (name := path.split(f"{COMMIT}/")[1]) in made.files():
                self._send((made.folder / name).read_bytes(), "application/octet-stream", body=body)
            else:
                self.send_response(404)
                self.send_header("X-Error-Code", "RepoNotFound")
                self.send_header("Content-Length", "0")
                self.end_headers()

        def _send(self, content: bytes, kind: str, *, body: bool) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{sha256(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", COMMIT)
            self.end_headers()
            if body:
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def command(tmp_path: Path, hub: Hub) -> Callable[..., tuple[int, str, str]]:
    """Runs summarise in a process of its own, with that hub and an empty cache; gives its status and what it said."""

    def run(*arguments: str, hub_at: str | None = None) -> tuple[int, str, str]:
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))}
        own = {"HF_ENDPOINT": hub_at or hub.address, "HF_HOME": str(tmp_path / "home"), "HF_HUB_DISABLE_TELEMETRY": "1"}
        line = [sys.executable, "-m", "summarise.cli", *arguments]
        done = subprocess.run(line, env={**outside, **own}, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    return run


def written(tmp_path: Path, revision: str, name: str = "owner/m") -> tuple[Path, Path]:
    """A list with that model, and an article."""
    models, article = tmp_path / "own.txt", tmp_path / "flood.txt"
    models.write_text(f"# mine\na | chat | {name} | {revision} | - | - | MIT | made\n", encoding="utf-8")
    article.write_text(TEXT, encoding="utf-8")
    return models, article


def test_a_pinned_model_is_fetched_once_and_then_used_offline(tmp_path: Path, hub: Hub, command) -> None:
    models, article = written(tmp_path, COMMIT)
    used = ["sitrep", str(article), "--models", str(models), "--device", "cpu", "--dtype", "float32"]
    status, out, said = command(*used)
    assert (status, out, hub.asked) == (1, "", [])
    assert said.endswith("download owner/m with `summarise sitrep … --model a --allow-download` or `summarise models pin a "
                         "--allow-download`, or choose another model\n")  # fmt: skip
    status, out, said = command(*used, "--allow-download")
    assert (status, said) == (0, "")
    assert json.loads(out)["report"]["generator"]["model"] == {
        "name": "a", "kind": "chat", "source": "owner/m", "revision": COMMIT
    }  # fmt: skip
    fetched = {path.split(f"{COMMIT}/")[1] for path in hub.asked if "/resolve/" in path}
    assert [path for path in hub.asked if not path.startswith(("/api/models/owner/m", f"/owner/m/resolve/{COMMIT}/"))] == []
    assert (fetched & set(UNWANTED), {"model.safetensors", "config.json", "tokenizer.json"} - fetched) == (set(), set())
    hub.asked.clear()
    assert (command(*used)[0], hub.asked) == (0, [])


def test_a_download_that_was_broken_off_is_gone_on_with(tmp_path: Path, hub: Hub, command) -> None:
    models, article = written(tmp_path, COMMIT)
    used = ["sitrep", str(article), "--models", str(models), "--allow-download", "-o", str(tmp_path / "out.json")]
    assert command("models", "pin", "a", "--models", str(models), "--allow-download")[0] == 0
    next(tmp_path.glob("home/hub/**/tokenizer.json")).unlink()
    hub.asked.clear()
    assert command(*used) == (0, "", "")
    assert [path for path in hub.asked if "/resolve/" in path and not path.endswith("tokenizer.json")] == []


def test_pin_fetches_and_writes_the_commit_and_the_hash(tmp_path: Path, hub: Hub, command) -> None:
    models, _ = written(tmp_path, "refs/pr/1")
    found = sha256((hub.folder / "model.safetensors").read_bytes()).hexdigest()
    status, out, said = command("models", "pin", "a", "--models", str(models), "--allow-download")
    assert (status, said) == (0, "")
    assert out == f"{models}:2: a: revision {COMMIT}, sha256 {found}\n"
    assert models.read_text("utf-8") == f"# mine\na | chat | owner/m | {COMMIT} | {found} | - | MIT | made\n"


def test_a_model_without_safetensors_is_refused_before_anything_is_fetched(tmp_path: Path, hub: Hub, command) -> None:
    (hub.folder / "model.safetensors").unlink()
    models, article = written(tmp_path, COMMIT)
    status, out, said = command("sitrep", str(article), "--models", str(models), "--allow-download")
    assert (status, out, said.count("\n"), [path for path in hub.asked if "/resolve/" in path]) == (1, "", 1, [])
    assert f"a: owner/m holds no safetensors at {COMMIT}, and other formats are refused" in said


FAILURES = {
    "no such model": ("owner/none", None, "the hub does not give owner/none ("),
    "no hub": ("owner/m", "closed", "cannot download owner/m ("),
}


@pytest.mark.parametrize(("name", "place", "message"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failure_is_one_line(tmp_path: Path, command, name: str, place: str | None, message: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{probe.getsockname()[1]}"
    models, article = written(tmp_path, COMMIT, name)
    place = closed if place else None
    status, out, said = command("sitrep", str(article), "--models", str(models), "--allow-download", hub_at=place)
    assert (status, out, said.count("\n"), message in said) == (1, "", 1, True), said
