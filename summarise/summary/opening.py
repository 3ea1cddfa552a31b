"""Opens a model that generates, from the files in a folder and from nothing else: no network, no code of others, no pickles."""

import json
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.summary.files import check
from summarise.summary.machine import settled, use_own_cores
from summarise.summary.models import ModelLine, Options

if TYPE_CHECKING:
    import torch

SHORT = "memory"
"""In torch's words for too little of it, whatever the device."""
MEMORY = "too little memory for it; choose a smaller model, a smaller tokens=, or --device cpu"
REASON = 200
"""Characters of another library's words that an error shows."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A model ready to generate, its tokenizer and where it runs."""

    line: ModelLine
    model: Any
    tokenizer: Any
    device: "torch.device"

    def generate(self, ids: Sequence[int], **options: Any) -> list[int]:
        """What the model writes on the tokens of one input; a model that goes on with its input begins with it."""
        import torch

        inputs = torch.tensor([ids], device=self.device)  # (1, tokens)
        try:
            with quiet(), torch.inference_mode():
                made = self.model.generate(input_ids=inputs, attention_mask=torch.ones_like(inputs), **options)
        except RuntimeError as error:
            if SHORT not in str(error):
                raise
            raise self.line.error(MEMORY) from error
        return list(made[0].tolist())


def described(line: ModelLine, folder: Path) -> dict[str, Any]:
    """The model's config.json. Raises ModelError where there is none that can be read."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return dict(config)
    except (OSError, ValueError, TypeError) as error:
        raise line.error(f"{folder} holds no config.json that can be read ({error}); download the model again") from error


def opened(line: ModelLine, folder: Path, options: Options, kind: str, *, computed: str | None = None) -> Opened:
    """The model of a transformers class such as AutoModelForCausalLM, on its device.

    Weights with `computed` in their name need not be there. Raises ModelError where the weights are not those listed, where
    they do not fill the model, or cannot be read.
    """
    use_own_cores()
    device, dtype = settled(line, options, generates=True)
    check(line, folder)
    transformers = _offline()
    with quiet():
        local = {"local_files_only": True, "trust_remote_code": False}
        tokenizer = _read(line, folder, transformers.AutoTokenizer, local)
        whole = {**local, "use_safetensors": True, "dtype": dtype, "output_loading_info": True}
        model, known = _read(line, folder, getattr(transformers, kind), whole)
    missing = sorted(name for name in known.get("missing_keys") or () if computed is None or computed not in name)
    wrong = [*missing, *sorted(map(str, known.get("mismatched_keys") or ()))]
    if wrong:  # transformers fills them with noise, and says so in a log only
        raise line.error(
            f"the weights in {folder} do not fill the model: {wrong[0]} and {len(wrong) - 1} more are wrong or missing"
        )
    try:
        return Opened(line, model.to(device).eval(), tokenizer, device)
    except RuntimeError as error:
        if SHORT not in str(error):
            raise
        raise line.error(MEMORY) from error


def _offline() -> Any:
    """transformers, imported so that it never asks the network: it reads the variable then, and only then."""
    own = os.environ.get("HF_HUB_OFFLINE")
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        import transformers
    finally:
        if own is None:
            del os.environ["HF_HUB_OFFLINE"]
        else:
            os.environ["HF_HUB_OFFLINE"] = own
    return transformers


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps what transformers says while it loads and generates off the terminal: words for people are ours."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _read(line: ModelLine, folder: Path, kind: Any, options: dict[str, Any]) -> Any:
    """What a class of transformers reads from the folder. Raises ModelError, in one line, for whatever it raises."""
    try:
        return kind.from_pretrained(folder, **options)
    except Exception as error:
        if not (folder / "tokenizer.json").is_file() and next(folder.glob("*.model"), None):
            raise line.error("its tokenizer needs two more packages: pip install 'summarise[models]'") from error
        reason = " ".join(str(error).split())[:REASON] or type(error).__name__
        raise line.error(f"{folder} holds no model that can be read ({reason}); download it again, or choose another") from error
