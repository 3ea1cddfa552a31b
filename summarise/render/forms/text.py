"""Templates of text: Markdown, a web page, plain text."""

from collections.abc import Mapping
from typing import Any

from summarise.errors import InputError
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.template import Part, Template, filled, refuse_large, refuse_unknown
from summarise.render.forms.writers import WRITERS


def parts(template: Template) -> tuple[Part, ...]:
    """The text, whole. Raises InputError where it is no UTF-8 or too long."""
    try:
        text = template.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = template.content[: error.start].count(b"\n") + 1
        raise InputError(f"{template.file}: line {line}: not UTF-8; save it anew with that encoding") from error
    refuse_large(template, text)
    return (Part(text, lambda line: f"line {line}"),)


def fill(template: Template, values: Mapping[str, Any]) -> str:
    """The text with its tags filled, all values made inert for its kind."""
    sandbox = Sandbox(WRITERS[template.kind])
    (part,) = parts(template)
    refuse_unknown(template, (part,), sandbox)
    return filled(template, part, sandbox, values)
