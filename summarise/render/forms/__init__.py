"""Templates of users' own, filled with a report: any Word document, workbook, page or text with tags in it."""

from collections.abc import Mapping
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

from summarise.errors import InputError
from summarise.render.forms.pictures import pictures
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.template import opened, refuse_unknown
from summarise.render.forms.writers import WRITERS
from summarise.render.page import page
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep

KINDS: Mapping[str, str] = {"docx": "word", "md": "text", "html": "text", "txt": "text", "xlsx": "cells"}
"""The endings of templates, and the modules here that fill them."""


def module(kind: str) -> Any:
    """What reads (`parts`) and fills (`fill`) templates of a kind; imported when it is needed."""
    return import_module(f"{__name__}.{KINDS[kind]}")


def values(sitrep: Sitrep, words: Wording) -> dict[str, Any]:
    """What templates are filled from: the parts of the report's page by their names."""
    made = page(sitrep, words)
    own = {field.name: getattr(made, field.name) for field in fields(made)}
    return {**own, "change_words": words.tables["change"], **pictures(sitrep, made, words)}


def refuse_format(file: str, format: str | None) -> None:
    """Raises InputError where another format is asked for than the template's own."""
    ending = Path(file).suffix.lower().removeprefix(".")
    if format is not None and ending in KINDS and format != ending:
        raise InputError(f"{file}: fills a .{ending} file, not {format}; leave --format out, or give a template of that kind")


def refuse_wrong(file: str) -> None:
    """Raises InputError, with the place, where a template cannot be filled with any report."""
    template = opened(file, KINDS)
    own = module(template.kind)
    refuse_unknown(template, own.parts(template), Sandbox(WRITERS[template.kind]))


def fill(file: str, sitrep: Sitrep, words: Wording) -> str | bytes:
    """The template filled with the report. Raises InputError with the place where the template is wrong."""
    template = opened(file, KINDS)
    made: str | bytes = module(template.kind).fill(template, values(sitrep, words))
    return made
