"""Fetches a model's files from the hub: the only place that asks the network, and only where a person has allowed it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarise.summary.files import folder_of, hub_cache
from summarise.summary.models import ModelLine

WANTED = (
    "model.safetensors",
    "model-*-of-*.safetensors",
    "model.safetensors.index.json",
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "vocab.txt",
    "merges.txt",
    "*.model",
    "chat_template.jinja",
    "chat_template.json",
)
"""Weights as safetensors, the config and the tokenizer; no pickles and no code."""


def fetch(line: ModelLine) -> Path:
    """The folder of a pinned hub model, downloaded. Raises ModelError where it cannot be, or holds no safetensors."""
    with _asking(line) as hub:
        names = [file.rfilename for file in hub.HfApi().model_info(line.source, revision=line.revision).siblings or ()]
    if not any(name.endswith(".safetensors") and "/" not in name for name in names):
        raise line.error(
            f"{line.source} holds no safetensors at {line.revision}, and other formats are refused; in place of its revision "
            f"write a reference that has them, such as refs/pr/1, and pin it again"
        )
    with _asking(line) as hub:
        hub.snapshot_download(line.source, revision=line.revision, cache_dir=hub_cache(), allow_patterns=list(WANTED))
    folder = folder_of(line)
    if folder is None:
        raise line.error(f"{line.source} was downloaded, and its weights are not complete; download it again")
    return folder


def current(line: ModelLine) -> str:
    """The commit that a hub model's reference, or its main branch, stands at. Raises ModelError where the hub does not tell."""
    with _asking(line) as hub:
        return str(hub.HfApi().model_info(line.source, revision=line.revision).sha)


@contextmanager
def _asking(line: ModelLine) -> Iterator[Any]:
    """The hub's client. Whatever goes wrong with it, or with the network, becomes a ModelError of one line."""
    import huggingface_hub
    from huggingface_hub.errors import HfHubHTTPError, RevisionNotFoundError
    from huggingface_hub.utils import disable_progress_bars

    if sys.stderr is None or not sys.stderr.isatty():
        disable_progress_bars()
    try:
        yield huggingface_hub
    except RevisionNotFoundError as error:
        raise line.error(f"{line.source} has no revision {line.revision}; correct the line") from error
    except HfHubHTTPError as error:
        raise line.error(f"the hub does not give {line.source} ({_first(error)}); check its name and your access") from error
    except Exception as error:
        raise line.error(f"cannot download {line.source} ({_first(error)}); check the network and try again") from error


def _first(error: Exception) -> str:
    """The first line of what an error says, or its name."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)[:160]
