"""The style is held, and the types."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {"ruff": ["ruff", "check", "--no-cache", "summarise", "tests"], "mypy": ["mypy"]}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS.keys())
def test_tool(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout if done.returncode else "") == ""
