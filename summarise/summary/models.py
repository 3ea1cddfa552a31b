"""models.txt: one model a line, read strictly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summarise import contract, sitrep
from summarise.errors import ModelError

KINDS = {
    "extractive": "summarise.summary.extractive",
    "lead": "summarise.summary.lead",
    "seq2seq": "summarise.summary.seq2seq",
    "chat": "summarise.summary.chat",
}
"""The module of each kind of model: its `load(line, folder, options)` gives the summariser."""
FIELDS = ("name", "kind", "source", "revision", "sha256", "limits", "licence", "comment")
HOW = f"write one model a line as {' | '.join(FIELDS)}, such as: lead | lead | - | - | - | - | - | -"
GENERATING = frozenset({"tokens", "output", "beams", "length_penalty", "size"})
LIMITS = {
    "extractive": frozenset({"tokens"}),
    "lead": frozenset[str](),
    "seq2seq": GENERATING | {"no_repeat_ngram"},
    "chat": GENERATING,  # no_repeat_ngram would forbid it the words of the article, which stand before its answer
}
"""What the limits of each kind may name; the head of models.txt says what they mean."""
FRACTIONS = {"length_penalty"}
LOCAL = re.compile(r"\.{0,2}/|[A-Za-z]:[\\/]")  # "./weights", "/srv/models/x", "C:\models\x"
HUB = re.compile(r"[\w.-]+/[\w.-]+")  # "facebook/bart-large-cnn"
COMMIT = re.compile(r"[0-9a-f]{40}")
SHA256 = re.compile(r"[0-9a-f]{64}")
LIMIT = re.compile(r"([a-z_]+)=([0-9]+(?:\.[0-9]+)?)")  # "tokens=256", "length_penalty=0.8"


@dataclass(frozen=True, slots=True)
class Options:
    """How to run a model: `device` as torch names it, `dtype` float32, bfloat16 or float16; `auto` leaves it to the kind.

    `apart` lets an encoder run in a process of its own, where that saves time. Python starts such a process by importing the
    main module anew: only a program whose main module does nothing when it is imported may ask for it.
    """

    device: str = "auto"
    dtype: str = "auto"
    apart: bool = False


AUTO = Options()


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One line of models.txt; `number` counts from 1, `limits` are such as {"tokens": 256}."""

    name: str
    kind: str
    source: str | None
    revision: str | None
    sha256: str | None
    limits: Mapping[str, float]
    licence: str | None
    comment: str | None
    path: Path
    number: int

    @property
    def model(self) -> sitrep.Model:
        """What the report says about it."""
        return sitrep.Model(self.name, self.kind, self.source or "built in", self.revision)

    @property
    def on_hub(self) -> bool:
        """Whether its source is a hub id."""
        return self.source is not None and not self.source.startswith("package:") and not LOCAL.match(self.source)

    @property
    def pinned(self) -> bool:
        """Whether it is known which files are meant: a hub model needs the full commit."""
        return not self.on_hub or COMMIT.fullmatch(self.revision or "") is not None

    def error(self, problem: str) -> ModelError:
        """The error that points at this line."""
        return ModelError(f"{self.path}:{self.number}: {self.name}: {problem}")


def listed(path: Path | None = None) -> tuple[ModelLine, ...]:
    """The models of a models.txt (ours by default), in its order; at least one. Raises ModelError with the line that is wrong."""
    path = path or contract.resource("models.txt")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    except UnicodeDecodeError as error:
        raise ModelError(f"{path}: not text in UTF-8; {HOW}") from error
    models = [_parsed(line, path, number) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not models:
        raise ModelError(f"{path}: holds no model; {HOW}")
    for before, model in enumerate(models):
        if model.name in [other.name for other in models[:before]]:
            raise model.error("the name stands on an earlier line too; give one another name")
    return tuple(models)


def chosen(name: str | None = None, path: Path | None = None) -> ModelLine:
    """The model of that name, or the first. Raises ModelError where it is not listed."""
    models = listed(path)
    found = next((model for model in models if name in (None, model.name)), None)
    if found is None:
        names = ", ".join(model.name for model in models)
        raise ModelError(f"{path or contract.resource('models.txt')}: no model {name!r}; it lists: {names}")
    return found


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


def _limit(text: str, path: Path, number: int) -> tuple[str, float]:
    match = LIMIT.fullmatch(text)
    if match is None:
        raise ModelError(f"{path}:{number}: limit {text!r}: write it like tokens=256")
    return match[1], float(match[2]) if "." in match[2] else int(match[2])


def _problem(line: ModelLine) -> str | None:
    """What is wrong with a line's values, or None."""
    if line.kind not in KINDS:
        return f"unknown kind {line.kind!r}; write one of: {', '.join(KINDS)}"
    for name, value in line.limits.items():
        if name not in LIMITS[line.kind]:
            known = ", ".join(sorted(LIMITS[line.kind])) or "none"
            return f"unknown limit {name!r}; kind {line.kind} knows: {known}"
        if name not in FRACTIONS and (value != int(value) or value < 1):
            return f"limit {name}={value}: write a whole number from 1 on"
    if line.sha256 and not SHA256.fullmatch(line.sha256):
        return "sha256 must be 64 hexadecimal digits in lower case"
    if line.source is None:
        return None if line.kind == "lead" else f"a model of kind {line.kind} needs a source"
    if line.on_hub and not HUB.fullmatch(line.source):
        return f"source {line.source!r}: write package:NAME/FOLDER, a path with ./ or /, or a hub id OWNER/NAME"
    return None
