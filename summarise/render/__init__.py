"""Sitreps for people and programs to read."""

import json
from collections.abc import Callable

from summarise.errors import InputError
from summarise.sitrep import Sitrep, to_json


def as_json(sitrep: Sitrep) -> str:
    """The sitrep as schemas/sitrep.schema.json describes it, indented, with a newline at the end."""
    return json.dumps(to_json(sitrep), ensure_ascii=False, indent=2) + "\n"


def as_markdown(sitrep: Sitrep) -> str:
    """The report that a person reads, as CommonMark with tables."""
    from summarise.render import markdown  # brings jinja2 and pycountry: --help must not pay for them

    return markdown.write(sitrep)


FORMATS: dict[str, Callable[[Sitrep], str]] = {"json": as_json, "md": as_markdown}


def render(sitrep: Sitrep, format: str = "json") -> str:
    """The sitrep in one of FORMATS. Raises InputError where there is no such format."""
    if format not in FORMATS:
        raise InputError(f"format {format!r}: not known; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](sitrep)
