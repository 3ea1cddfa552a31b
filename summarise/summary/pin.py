"""Writes into models.txt which commit of a model is meant, and the sha256 of its weights."""

import os
import stat
from dataclasses import replace
from pathlib import Path

from summarise import contract
from summarise.errors import ModelError, OutputError
from summarise.summary.files import cache_of, digest, folder_of, located, refuse_unreadable
from summarise.summary.models import COMMIT, FIELDS, ModelLine, chosen
from summarise.writing import write

MAIN = "main"
REVISION, SHA256 = FIELDS.index("revision"), FIELDS.index("sha256")


def pin(name: str, models: Path | None = None, *, allow_download: bool = False) -> ModelLine:
    """The model's line, now pinned, in `models` or ours; nothing else of the file changes.

    A hub model without a commit gets the one that its reference stands at: on the hub with `allow_download`, else in the hub's
    cache. A commit or a sha256 that stands there is kept; where both do, nothing is written. Raises ModelError where the files
    are missing, hold no weights or are others than those listed, and where the list cannot be written.
    """
    line = chosen(name, models)
    if line.source is None:
        raise line.error("has no files to pin")
    if not (line.pinned and line.sha256):
        _refuse_unwritable(line.path)
    meant = line if line.pinned else replace(line, revision=_commit(line, allow_download=allow_download))
    folder = located(meant, allow_download=allow_download) or Path()
    refuse_unreadable(meant, folder)
    found = digest(meant, folder)
    if line.sha256 and found != line.sha256:
        raise line.error(f"{folder} has sha256 {found}, not {line.sha256}; download it again, or write '-' for the new one")
    if (line.revision, line.sha256) == (meant.revision, found):
        return line
    _rewrite(line, meant.revision, found)
    return chosen(name, models)


def _commit(line: ModelLine, *, allow_download: bool) -> str:
    if allow_download:
        from summarise.summary.download import current

        return current(line)
    reference = cache_of(line) / "refs" / (line.revision or MAIN)
    commit = reference.read_text(encoding="utf-8").strip() if reference.is_file() else ""
    if not COMMIT.fullmatch(commit) or folder_of(replace(line, revision=commit)) is None:
        raise line.error(
            f"{line.source} is not on this machine; download and pin it with `summarise models pin {line.name} --allow-download`"
        )
    return commit


def _refuse_unwritable(path: Path) -> None:
    """Raises ModelError for a list that is read-only, or part of an installed package, which an update would overwrite."""
    why = None
    if path.resolve().is_relative_to(contract.PACKAGE):
        why = "is part of the installed package"
    elif not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        why = "is read-only"
    if why:
        raise ModelError(f"{path}: {why}; copy it to a list of your own, and name that with --models FILE")


def _rewrite(line: ModelLine, revision: str | None, sha256: str) -> None:
    """Puts the two values into the line, and leaves every other byte of the file as it is."""
    whole = line.path.read_bytes().decode("utf-8")
    rows = whole.splitlines(keepends=True)
    fields = rows[line.number - 1].split("|")
    fields[REVISION] = _filled(fields[REVISION], revision or "-")
    fields[SHA256] = _filled(fields[SHA256], sha256)
    rows[line.number - 1] = "|".join(fields)
    try:
        write("".join(rows).encode("utf-8"), str(line.path))
    except OutputError as error:
        raise ModelError(
            f"{line.path}: cannot be written; copy it to a place of yours, and name that with --models FILE"
        ) from error


def _filled(field: str, value: str) -> str:
    """The field with another value, between the same spaces.

    >>> _filled("  - ", "abc")
    '  abc '
    """
    before = field[: len(field) - len(field.lstrip())]
    after = field[len(field.rstrip()) :] if field.strip() else ""
    return f"{before}{value}{after}"
