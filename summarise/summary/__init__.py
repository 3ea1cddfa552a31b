"""Summaries: a summariser by name from models.txt. Nothing here imports torch until a model that needs it is loaded."""

import importlib
from pathlib import Path

from summarise.summary.models import FLOAT32, KINDS, ModelLine, Options, available, chosen, folder_of, listed
from summarise.summary.protocol import Budget, Summariser

__all__ = ["Budget", "ModelLine", "Options", "Summariser", "available", "listed", "load"]


def load(name: str | None = None, *, models: Path | None = None, options: Options = FLOAT32) -> Summariser:
    """The summariser of that name in `models` (our models.txt by default), or of its first line.

    Raises ModelError where the name or the list is wrong, or the model's files are missing or not the ones listed.
    """
    line = chosen(name, models)
    if not available(line):
        raise line.error(f"its files are not on this machine; install or download {line.source}, or choose another model")
    summariser: Summariser = importlib.import_module(KINDS[line.kind]).load(line, folder_of(line), options)
    return summariser
