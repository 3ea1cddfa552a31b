"""Where a model's files are on this machine, and whether they are the ones that models.txt lists."""

import hashlib
import importlib.util
import json
import os
from pathlib import Path

from summarise.summary.models import LOCAL, ModelLine

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"
"""What stands in the place of WEIGHTS where they are cut into several files: which tensor is in which."""
UNSAFE = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.h5", "*.msgpack", "*.ot")
"""Weights in formats that can run code when they are read, or that nothing here reads."""


def located(line: ModelLine, *, allow_download: bool = False) -> Path | None:
    """The folder of the model's files, None where the model needs none; with `allow_download` they are fetched if missing.

    Raises ModelError, at once and without asking the network, where they are missing, with what to do.
    """
    if line.source is None:
        return None
    if not line.pinned:
        raise line.error(
            f"which commit of {line.source} is meant is not written down; pin it first with "
            f"`summarise models pin {line.name} --allow-download`"
        )
    folder = folder_of(line)
    if allow_download and line.on_hub and not (folder and _furnished(folder)):
        from summarise.summary.download import fetch

        return fetch(line)
    if folder is None:
        raise line.error(_missing(line))
    return folder


def folder_of(line: ModelLine) -> Path | None:
    """The folder of the model's files here, or None where they are missing or the model needs none.

    A package is found without importing it; a hub model in the hub's cache, at its revision.
    """
    return next((folder for folder in places(line) if _complete(folder)), None)


def available(line: ModelLine) -> bool:
    """Whether the model can be loaded here: it needs no files, or they are here (their hash is checked when they are loaded)."""
    return line.source is None or line.pinned and folder_of(line) is not None


def places(line: ModelLine) -> list[Path]:
    """The folders in which the model's files may be."""
    if line.source is None:
        return []
    if line.source.startswith("package:"):
        name, _, inside = line.source.removeprefix("package:").partition("/")
        spec = importlib.util.find_spec(name)
        return [Path(root) / inside for root in spec.submodule_search_locations or ()] if spec else []
    if LOCAL.match(line.source):
        return [line.path.parent / line.source]
    return [cache_of(line) / "snapshots" / str(line.revision)]


def cache_of(line: ModelLine) -> Path:
    """The folder in the hub's cache that holds every commit of a hub model."""
    return hub_cache() / f"models--{str(line.source).replace('/', '--')}"


def hub_cache() -> Path:
    """Where the hub's client keeps what it downloads."""
    home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
    return Path(os.environ.get("HF_HUB_CACHE", home / "hub"))


def weights(line: ModelLine, folder: Path) -> bytes:
    """The model's weights, in the safetensors format. Raises ModelError where their sha256 is not the one listed."""
    path = folder / WEIGHTS
    try:
        data = path.read_bytes()
    except OSError as error:
        raise line.error(f"cannot read {path}: {error.strerror}; install the model again") from error
    _compare(line, path, hashlib.sha256(data).hexdigest())
    return data


def check(line: ModelLine, folder: Path) -> None:
    """Raises ModelError where the sha256 of the weights is not the one listed."""
    if line.sha256:
        _compare(line, folder / (WEIGHTS if (folder / WEIGHTS).is_file() else INDEX), digest(line, folder))


def digest(line: ModelLine, folder: Path) -> str:
    """The sha256 of the weights, as models.txt lists it: of one file its own; of several that of what `sha256sum` prints of them.

    That is a line `HASH  NAME` for each of the parts, in the order of their names, and for INDEX after them.
    """
    try:
        if (folder / WEIGHTS).is_file():
            return _hash(folder / WEIGHTS)
        lines = "".join(f"{_hash(folder / name)}  {name}\n" for name in (*_parts(folder), INDEX))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise line.error(f"cannot read the weights in {folder} ({error}); download the model again") from error
    return hashlib.sha256(lines.encode()).hexdigest()


def refuse_unreadable(line: ModelLine, folder: Path) -> None:
    """Raises ModelError where a file of the weights is none in the safetensors format; only their headers are read."""
    from safetensors import SafetensorError, safe_open

    try:
        for name in [WEIGHTS] if (folder / WEIGHTS).is_file() else _parts(folder):
            with safe_open(folder / name, framework="numpy"):
                pass
    except (SafetensorError, OSError) as error:
        raise line.error(f"{folder / name} holds no weights that can be read ({error}); download the model again") from error


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _parts(folder: Path) -> list[str]:
    """The names of the files that INDEX speaks of. Raises ValueError where one lies in another folder."""
    names = sorted(set(json.loads((folder / INDEX).read_text(encoding="utf-8"))["weight_map"].values()))
    if any(not name.endswith(".safetensors") or Path(name).name != name for name in names):
        raise ValueError(f"{INDEX} names other files than parts in its own folder")
    return names


def _complete(folder: Path) -> bool:
    """Whether the weights are there, all of them."""
    if (folder / WEIGHTS).is_file():
        return True
    try:
        return all((folder / name).is_file() for name in _parts(folder))
    except (OSError, ValueError, KeyError, AttributeError):
        return False


def _furnished(folder: Path) -> bool:
    """Whether a download was not broken off after the weights: the config and a tokenizer are there too."""
    tokenizers = ("tokenizer.json", "vocab.*", "*.model")
    return (folder / "config.json").is_file() and any(next(folder.glob(name), None) for name in tokenizers)


def _compare(line: ModelLine, path: Path, found: str) -> None:
    if line.sha256 and found != line.sha256:
        raise line.error(f"{path} has sha256 {found}, not {line.sha256}; install the model again, or correct the line")


def _missing(line: ModelLine) -> str:
    """What to do where the weights are not here."""
    other = next((found for place in places(line) for pattern in UNSAFE for found in sorted(place.glob(pattern))), None)
    if other is not None:
        return (
            f"{other.parent} holds {other.name} and no {WEIGHTS}; other formats can run code when they are read and are refused: "
            f"save the model as safetensors, or name a source that has them"
        )
    if not line.on_hub:
        return f"its files are not on this machine; install or download {line.source}, or choose another model"
    size = f" ({line.limits['size']:,.0f} MB)" if "size" in line.limits else ""
    return (
        f"its files are not on this machine; download {line.source}{size} with `summarise sitrep … --model {line.name} "
        f"--allow-download` or `summarise models pin {line.name} --allow-download`, or choose another model"
    )
