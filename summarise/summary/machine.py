"""On what a model runs: the device, the number format, and how many threads."""

import os
import re
from typing import TYPE_CHECKING

from summarise.summary.models import ModelLine, Options

if TYPE_CHECKING:
    import torch

DTYPES = ("float32", "bfloat16", "float16")
DEVICES = {"auto": "auto", "cpu": "cpu", "cuda": "cuda", "cuda:N": "cuda:(?:0|[1-9][0-9]*)", "mps": "mps"}
"""What a model may be run on, with its form; N is the number of a card."""


def is_device(name: str) -> bool:
    """Whether it is one of DEVICES; whether it is there is not asked.

    >>> is_device("cuda:1"), is_device("gpu")
    (True, False)
    """
    return any(re.fullmatch(form, name) for form in DEVICES.values())


def settled(line: ModelLine, options: Options, *, generates: bool = False) -> "tuple[torch.device, torch.dtype]":
    """The device and the dtype that the options mean. Raises ModelError where one is unknown or cannot be used.

    `auto` is the processor in float32; for a model that generates the graphics card in bfloat16, where there is one.
    """
    import torch

    dtype = options.dtype
    if dtype not in (*DTYPES, "auto"):
        raise line.error(f"unknown dtype {dtype!r}; write one of: auto, {', '.join(DTYPES)}")
    name = options.device
    if name == "auto":
        name = "cuda" if generates and torch.cuda.is_available() else "cpu"
    device = _usable(line, name)
    if dtype == "auto":
        dtype = "bfloat16" if generates and device.type == "cuda" else "float32"
    chosen: torch.dtype = getattr(torch, dtype)
    return device, chosen


def use_own_cores() -> None:
    """Keeps torch from running more threads than there are cores for this process: in containers it counts the host's."""
    import torch

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if torch.get_num_threads() > cores:
        torch.set_num_threads(cores)


def _usable(line: ModelLine, name: str) -> "torch.device":
    import torch

    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        reason = str(error).partition("\n")[0]
        raise line.error(f"cannot use device {name!r}: {reason}; choose another, such as cpu") from error
    return device
