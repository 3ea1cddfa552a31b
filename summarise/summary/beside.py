"""An encoder in a process of its own: it loads torch, which takes seconds, while this process reads the articles."""

import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.errors import ModelError
from summarise.summary.models import ModelLine, Options

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from summarise.summary.centrality import Matrix


class Beside:
    """The encoder of a folder, in a process that ends with this one. What cannot be loaded is told when texts are encoded."""

    def __init__(self, line: ModelLine, folder: Path, options: Options) -> None:
        self._line = line
        processes = get_context("spawn")  # the one way that all systems have
        self._pipe, theirs = processes.Pipe()
        processes.Process(target=_serve, args=(theirs, line, folder, options), daemon=True).start()
        theirs.close()

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """The vectors, float32: (texts, width). Raises ModelError where the encoder cannot be loaded, or its process ended."""
        try:
            self._pipe.send(list(texts))
            answer: Matrix | ModelError = self._pipe.recv()
        except (OSError, EOFError) as error:
            raise self._line.error("the process of the encoder ended; is there memory enough?") from error
        if isinstance(answer, ModelError):
            raise answer
        return answer


def pays() -> bool:
    """Whether a process of its own saves time: torch is not loaded yet, and there is a second core to load it on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return "torch" not in sys.modules and cores > 1


def _serve(pipe: "Connection", line: ModelLine, folder: Path, options: Options) -> None:
    """Answers each list of texts with their vectors, or with why there are none, until the other end is closed."""
    from summarise.summary.encoder import load

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process is interrupted too, and ends this one
    try:
        encode = load(line, folder, options).encode
    except ModelError as error:
        pipe.send(error)
        return
    while True:
        try:
            texts = pipe.recv()
        except EOFError:
            return
        pipe.send(encode(texts))
