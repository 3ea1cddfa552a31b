"""News and field reports in, a situation report out: every figure with the sentence it came from."""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.articles import read_articles as read_articles
    from summarise.assemble import build_sitrep as build_sitrep
    from summarise.contract import validate as validate
    from summarise.errors import ContractError as ContractError
    from summarise.errors import InputError as InputError
    from summarise.errors import ModelError as ModelError
    from summarise.errors import OutputError as OutputError
    from summarise.errors import RuleError as RuleError
    from summarise.errors import SummariseError as SummariseError
    from summarise.render import render as render
    from summarise.sitrep import Sitrep as Sitrep
    from summarise.sitrep import from_json as from_json
    from summarise.sitrep import to_json as to_json
    from summarise.summary import Budget as Budget
    from summarise.summary import load as load_summariser
    from summarise.text import Article as Article

__version__ = "0.1.0"

# Loaded when first asked for, so that `import summarise` and the command line's --help stay quick.
_HOMES = {
    "Article": "text:Article",
    "Budget": "summary:Budget",
    "ContractError": "errors:ContractError",
    "InputError": "errors:InputError",
    "ModelError": "errors:ModelError",
    "OutputError": "errors:OutputError",
    "RuleError": "errors:RuleError",
    "Sitrep": "sitrep:Sitrep",
    "SummariseError": "errors:SummariseError",
    "build_sitrep": "assemble:build_sitrep",
    "from_json": "sitrep:from_json",
    "load_summariser": "summary:load",
    "read_articles": "articles:read_articles",
    "render": "render:render",
    "to_json": "sitrep:to_json",
    "validate": "contract:validate",
}

__all__ = [
    "Article",
    "Budget",
    "ContractError",
    "InputError",
    "ModelError",
    "OutputError",
    "RuleError",
    "Sitrep",
    "SummariseError",
    "build_sitrep",
    "from_json",
    "load_summariser",
    "read_articles",
    "render",
    "to_json",
    "validate",
]


def __getattr__(name: str) -> Any:
    """The public name, from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].partition(":")
    return getattr(importlib.import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


class _Face(ModuleType):
    """Keeps a public name what it is when a module of the same name is imported: `render` is the function, always."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
