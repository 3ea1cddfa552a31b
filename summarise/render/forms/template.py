"""A template in its parts, each a text with tags that knows where its lines are, and how one is read and filled."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError, nodes

from summarise.errors import InputError
from summarise.render.forms import filters
from summarise.render.forms.limits import LARGEST_FILE, LARGEST_TEXT
from summarise.render.forms.names import REFUSED, Name, names, nearest
from summarise.render.forms.repeats import Path as Listed
from summarise.render.forms.repeats import bound, scope
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.variables import variables

FAULTS = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError, MemoryError)
"""What a template's own mistakes end in: it divides by nothing, compares text with numbers, calls itself for ever."""
DEEP = "it is nested too deeply, or calls itself without an end"


@dataclass(frozen=True, slots=True)
class Template:
    """A user's template: its file as named, its kind (the file's ending) and its content."""

    file: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A text with tags: a whole file, the body of a document, a cell; `place` tells in words where a line of it is."""

    text: str
    place: Callable[[int], str]
    lists: tuple[Listed, ...] = ()
    """The lists that a row of a sheet goes through; its tags stand for one thing of each."""


def opened(file: str, kinds: Iterable[str]) -> Template:
    """The template of a file. Raises InputError where it cannot be read, is too large, or is of no kind that can be filled."""
    if not file:
        raise InputError(f"a template without a name; write a file that ends in {', '.join(f'.{one}' for one in kinds)}")
    path = Path(file)
    kind = path.suffix.lower().removeprefix(".")
    if kind not in kinds:
        raise InputError(f"{file}: no template that can be filled; give one that ends in {', '.join(f'.{one}' for one in kinds)}")
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InputError(f"{file}: {size:,} bytes, over {LARGEST_FILE:,}; make its pictures smaller")
        return Template(file, kind, path.read_bytes())
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror or error}); name a file that is there") from error


def refuse_large(template: Template, text: str) -> None:
    """Raises InputError where a template's text is too long."""
    if len(text) > LARGEST_TEXT:
        raise InputError(f"{template.file}: over {LARGEST_TEXT:,} characters of text and layout; leave some of it out")


def tree(template: Template, part: Part, sandbox: Sandbox) -> nodes.Template:
    """The part's tags, read. Raises InputError with the place where they are no Jinja, or bring in other files."""
    try:
        made: nodes.Template = sandbox.parse(part.text)
        sandbox.compile(part.text)
    except TemplateSyntaxError as error:
        raise InputError(f"{template.file}: {part.place(error.lineno)}: {_said(error, sandbox)}; correct it") from error
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise InputError(f"{template.file}: {DEEP}; make it simpler") from error
    for kind, word in REFUSED.items():
        for found in made.find_all(kind):
            raise InputError(f"{template.file}: {part.place(found.lineno)}: {word} is not for templates; write its text here")
    return bound(made, part.lists)


def _said(error: TemplateSyntaxError, sandbox: Sandbox) -> str:
    said = (error.message or "not understood").rstrip(".")
    if not said.startswith("No filter named"):
        return said
    name = said.split("'")[1]
    near = nearest(name, sandbox.filters)
    return f"there is no filter {name!r}" + (f"; the nearest is {near!r}" if near else "")


def names_in(template: Template, part: Part, sandbox: Sandbox) -> tuple[Name, ...]:
    """The names that a part uses, the unknown ones among them. Raises InputError where its tags cannot be read."""
    made = tree(template, part, sandbox)
    try:
        return names(made, scope(part.lists))
    except RecursionError as error:
        raise InputError(f"{template.file}: {DEEP}; make it simpler") from error


def refuse_unknown(template: Template, parts: Iterable[Part], sandbox: Sandbox) -> None:
    """Raises InputError for the first name that is not known, with its place and the nearest one that is."""
    unknown = [(part, name) for part in parts for name in names_in(template, part, sandbox) if not name.known]
    if unknown:
        part, name = unknown[0]
        more = f"; {len(unknown) - 1} more are not known" if len(unknown) > 1 else ""
        raise InputError(
            f"{template.file}: {part.place(name.line)}: {name.path} is not known{told(name.nearest)}{more}; "
            f"`summarise template check` lists all"
        )


def told(near: str | None) -> str:
    """What a reader is told of the nearest name."""
    return f"; the nearest is {near}" if near else ""


def filled(template: Template, part: Part, sandbox: Sandbox, values: Mapping[str, Any]) -> str:
    """The part with its tags filled. Raises InputError with the place where that cannot be done."""
    return filler(template, part, sandbox)(values)


def filler(template: Template, part: Part, sandbox: Sandbox) -> Callable[[Mapping[str, Any]], str]:
    """What fills a part as `filled` does, however often."""
    code = sandbox.compile(tree(template, part, sandbox))
    ready = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))

    def fill(values: Mapping[str, Any]) -> str:
        try:
            return ready.render(values)
        except FAULTS as error:
            line = _line(error.__traceback__)
            where = f"{part.place(line)}: " if line else ""
            raise InputError(f"{template.file}: {where}{_reason(error)}; correct the template") from error

    return fill


def _reason(error: BaseException) -> str:
    if isinstance(error, (RecursionError, MemoryError)):
        return DEEP
    said = " ".join(str(error).split())[:200] or type(error).__name__
    name = said.split("'")[1] if isinstance(error, UndefinedError) and said.count("'") > 1 else ""
    return said + told(nearest(name, variables()) if name else None)


def _line(trace: TracebackType | None) -> int:
    """The line of the template in which an error arose; 0 where none is known."""
    line = 0
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def known_filters() -> tuple[str, ...]:
    """The names of the filters, sorted."""
    return tuple(sorted({*filters.PASSED, *filters.OWN, "join"}))
