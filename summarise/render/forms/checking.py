"""What who writes a template is told of it: its names with their places, those unknown, and those of ours that it leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarise.render.forms import KINDS, module
from summarise.render.forms.sandbox import Sandbox
from summarise.render.forms.template import names_in, opened, told
from summarise.render.forms.variables import table
from summarise.render.forms.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in lines; whether anything in it is unknown."""

    lines: tuple[str, ...]
    is_wrong: bool


def check(file: str) -> Checked:
    """The names of a template, the unknown ones first. Raises InputError where it cannot be read as a template."""
    template = opened(file, KINDS)
    sandbox = Sandbox(WRITERS[template.kind])
    known: dict[str, list[str]] = {}
    unknown: dict[tuple[str, str | None], list[str]] = {}
    for part in module(template.kind).parts(template):
        for name in names_in(template, part, sandbox):
            found = known.setdefault(name.path, []) if name.known else unknown.setdefault((name.path, name.nearest), [])
            if part.place(name.line) not in found:
                found.append(part.place(name.line))
    lines = [
        f"{file}: {len(known) + len(unknown)} names, {len(unknown) or 'none'} of them unknown",
        *(f"unknown: {path} ({'; '.join(places)}){told(near)}" for (path, near), places in unknown.items()),
        *(f"used: {path} ({'; '.join(places)})" for path, places in known.items()),
    ]
    return Checked((*lines, *(f"not used: {name}" for name in _left_out(known))), bool(unknown))


def _left_out(known: Iterable[str]) -> list[str]:
    """Our names that a template does not use, without those within one that it leaves out as a whole."""
    used = {".".join(steps[: n + 1]) for path in known for steps in (path.split("."),) for n in range(len(steps))}
    left: list[str] = []
    for name, _ in table():
        if name not in used and not any(name.startswith(f"{whole}.") for whole in left):
            left.append(name)
    return left
