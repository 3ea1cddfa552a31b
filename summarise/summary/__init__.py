"""Summaries: a summariser by name from models.txt. Nothing here imports torch until a model that needs it is loaded."""

import importlib
from pathlib import Path

from summarise.summary.files import available, located
from summarise.summary.models import AUTO, KINDS, ModelLine, Options, chosen, listed
from summarise.summary.protocol import Budget, Summariser

__all__ = ["Budget", "ModelLine", "Options", "Summariser", "available", "listed", "load"]


def load(
    name: str | None = None, *, models: Path | None = None, options: Options = AUTO, allow_download: bool = False
) -> Summariser:
    """The summariser of that name in `models` (our models.txt by default), or of its first line.

    The network is asked for files that are missing only with `allow_download`. Raises ModelError where the name or the list is
    wrong, or the model's files are missing or not the ones listed.
    """
    line = chosen(name, models)
    folder = located(line, allow_download=allow_download)
    summariser: Summariser = importlib.import_module(KINDS[line.kind]).load(line, folder, options)
    return summariser
