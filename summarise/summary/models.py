"""models.txt: one model a line, read strictly; and where a model's files are on this machine."""

import hashlib
import importlib.util
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarise import contract, sitrep
from summarise.errors import ModelError

KINDS = {
    "extractive": "summarise.summary.extractive",
    "lead": "summarise.summary.lead",
}
"""The module of each kind of model: its `load(line, folder, options)` gives the summariser."""
FIELDS = ("name", "kind", "source", "revision", "sha256", "limits", "licence", "comment")
WEIGHTS = "model.safetensors"
LOCAL = re.compile(r"\.{0,2}/|[A-Za-z]:[\\/]")  # "./weights", "/srv/models/x", "C:\models\x"
HUB = re.compile(r"[\w.-]+/[\w.-]+")  # "facebook/bart-large-cnn"
SHA256 = re.compile(r"[0-9a-f]{64}")
LIMIT = re.compile(r"([a-z]+)=([0-9]+)")  # "tokens=256"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a model: `device` as torch names it, `dtype` float32 or bfloat16."""

    device: str = "cpu"
    dtype: str = "float32"


FLOAT32 = Options()


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One line of models.txt; `number` counts from 1, `limits` are such as {"tokens": 256}."""

    name: str
    kind: str
    source: str | None
    revision: str | None
    sha256: str | None
    limits: Mapping[str, int]
    licence: str | None
    comment: str | None
    path: Path
    number: int

    @property
    def model(self) -> sitrep.Model:
        """What the report says about it."""
        return sitrep.Model(self.name, self.kind, self.source or "built in", self.revision)

    def error(self, problem: str) -> ModelError:
        """The error that points at this line."""
        return ModelError(f"{self.path}:{self.number}: {self.name}: {problem}")


def listed(path: Path | None = None) -> tuple[ModelLine, ...]:
    """The models of a models.txt (ours by default), in its order. Raises ModelError with the line that is wrong."""
    path = path or contract.resource("models.txt")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path}: not a readable list of models: {error}") from error
    models = [_parsed(line, path, number) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    for before, model in enumerate(models):
        if model.name in [other.name for other in models[:before]]:
            raise model.error("the name stands on an earlier line too; give one another name")
    return tuple(models)


def chosen(name: str | None = None, path: Path | None = None) -> ModelLine:
    """The model of that name, or the first. Raises ModelError where there is none."""
    models = listed(path)
    found = next((model for model in models if name in (None, model.name)), None)
    if found is None:
        names = ", ".join(model.name for model in models) or "none"
        raise ModelError(f"{path or contract.resource('models.txt')}: no model {name!r}; it lists: {names}")
    return found


def folder_of(line: ModelLine) -> Path | None:
    """The folder of the model's files here, or None where they are missing or the model needs none.

    A package is found without importing it; a hub model in the hub's cache, at its revision.
    """
    if line.source is None:
        return None
    if line.source.startswith("package:"):
        name, _, inside = line.source.removeprefix("package:").partition("/")
        spec = importlib.util.find_spec(name)
        roots = list(spec.submodule_search_locations or ()) if spec else []
        folders = [Path(root) / inside for root in roots]
    elif LOCAL.match(line.source):
        folders = [line.path.parent / line.source]
    else:
        folders = [_hub_cache() / f"models--{line.source.replace('/', '--')}" / "snapshots" / str(line.revision)]
    return next((folder for folder in folders if (folder / WEIGHTS).is_file()), None)


def available(line: ModelLine) -> bool:
    """Whether the model can be loaded here: it needs no files, or they are here (their hash is checked when they are loaded)."""
    return line.source is None or folder_of(line) is not None


def weights(line: ModelLine, folder: Path) -> bytes:
    """The model's weights, in the safetensors format. Raises ModelError where their sha256 is not the one listed."""
    path = folder / WEIGHTS
    try:
        data = path.read_bytes()
    except OSError as error:
        raise line.error(f"cannot read {path}: {error.strerror}; install the model again") from error
    found = hashlib.sha256(data).hexdigest()
    if line.sha256 and found != line.sha256:
        raise line.error(f"{path} has sha256 {found}, not {line.sha256}; install the model again, or correct the line")
    return data


def _parsed(text: str, path: Path, number: int) -> ModelLine:
    """The line as a record. Raises ModelError with what is wrong."""
    values = [None if part.strip() in ("", "-") else part.strip() for part in text.split("|")]
    if len(values) != len(FIELDS) or not (name := values[0]) or not (kind := values[1]):
        raise ModelError(f"{path}:{number}: write the {len(FIELDS)} fields {' | '.join(FIELDS)}, '-' where there is none")
    limits = dict(_limit(part, path, number) for part in (values[5] or "").split())
    source, revision, sha256, _, licence, comment = values[2:]
    line = ModelLine(name, kind, source, revision, sha256, limits, licence, comment, path, number)
    problem = _problem(line)
    if problem:
        raise line.error(problem)
    return line


def _limit(text: str, path: Path, number: int) -> tuple[str, int]:
    match = LIMIT.fullmatch(text)
    if match is None:
        raise ModelError(f"{path}:{number}: limit {text!r}: write it like tokens=256")
    return match[1], int(match[2])


def _problem(line: ModelLine) -> str | None:
    """What is wrong with a line's values, or None."""
    if line.kind not in KINDS:
        return f"unknown kind {line.kind!r}; write one of: {', '.join(KINDS)}"
    if line.sha256 and not SHA256.fullmatch(line.sha256):
        return "sha256 must be 64 hexadecimal digits in lower case"
    if line.source is None:
        return None if line.kind == "lead" else f"a model of kind {line.kind} needs a source"
    if line.source.startswith("package:") or LOCAL.match(line.source):
        return None
    if not HUB.fullmatch(line.source):
        return f"source {line.source!r}: write package:NAME/FOLDER, a path with ./ or /, or a hub id OWNER/NAME"
    return None if line.revision else "a hub model needs its revision, the full commit"


def _hub_cache() -> Path:
    """Where the hub's client keeps what it downloads."""
    home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
    return Path(os.environ.get("HF_HUB_CACHE", home / "hub"))
