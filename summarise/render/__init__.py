"""Sitreps for people and programs to read."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from summarise.errors import InputError
from summarise.render import wording
from summarise.render.wording import Wording
from summarise.sitrep import Sitrep, to_json

Format = Callable[[Sitrep, Wording], str | bytes]


def as_json(sitrep: Sitrep, _: Wording) -> str:
    """The sitrep as schemas/sitrep.schema.json describes it, indented, with a newline at the end."""
    return json.dumps(to_json(sitrep), ensure_ascii=False, indent=2) + "\n"


def _module(name: str) -> Format:
    """The `write` of a module here, imported when it is called: --help must not pay for what a format needs."""

    def write(sitrep: Sitrep, words: Wording) -> str | bytes:
        made: str | bytes = import_module(f"{__name__}.{name}").write(sitrep, words)
        return made

    return write


FORMATS: dict[str, Format] = {
    "json": as_json,
    "md": _module("markdown"),
    "html": _module("webpage"),
    "pdf": _module("paper"),
    "docx": _module("word"),
    "xlsx": _module("workbook"),
    "hxl": _module("hxl"),
    "geojson": _module("geojson"),
}


def render(sitrep: Sitrep, format: str | None = None, *, language: str | None = None, template: str | None = None) -> str | bytes:
    """The sitrep in one of FORMATS, JSON where none is named; bytes where that is no text.

    `language` (ISO 639-1) is that of the fixed words, else the report's own, or English where that has no catalogue. A
    `template` is the path of a user's own file, whose ending tells the format. Raises InputError where there is no such format
    or no such catalogue, or the template cannot be filled.
    """
    if template is None and (format or "json") not in FORMATS:
        raise InputError(f"format {format!r}: not known; choose one of {', '.join(FORMATS)}")
    if language is not None and language not in wording.languages():
        raise InputError(f"report language {language!r}: has no words; choose one of {', '.join(wording.languages())}")
    words = wording.load(language or sitrep.report.language)
    if language and language != sitrep.report.language:
        sitrep = _in(sitrep, words)
    return FORMATS[format or "json"](sitrep, words) if template is None else _filled(template, format, sitrep, words)


def _filled(template: str, format: str | None, sitrep: Sitrep, words: Wording) -> str | bytes:
    from summarise.render import forms

    forms.refuse_format(template, format)
    return forms.fill(template, sitrep, words)


def _in(sitrep: Sitrep, words: Wording) -> Sitrep:
    from summarise.render.reworded import reworded

    made = reworded(sitrep, words)
    return replace(made, report=replace(made.report, language=words.language))
