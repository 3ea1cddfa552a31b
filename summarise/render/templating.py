"""Templates of this package, filled in a sandbox."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

Finalize = Callable[[Any], Any]
TEMPLATES = Path(__file__).parent / "templates"


def fill(name: str, values: dict[str, Any], *, html: bool, finalize: Finalize | None = None) -> str:
    """The template with its values. `html` escapes them for HTML; `finalize` sees every value before it is written."""
    return _environment(html, finalize).get_template(name).render(values)


@cache
def _environment(html: bool, finalize: Finalize | None) -> "Environment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=html,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
