"""What a template can use: the parts of a report's page, told from the code that makes them."""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any

from summarise.render.cells import Marked
from summarise.render.forms.pictures import NOTES, Drawn, Image
from summarise.render.parts import Page
from summarise.render.wording import load

TABLES = {"text": "text", "columns": "columns", "change_words": "change"}
"""The tables of fixed words, with their names in the catalogue: a template names a word by its key."""

WRITTEN = (Marked, Image)
"""Records that a template writes as they are, and does not look into."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a name stands for: a record of fields, a list of such, a table of keys, or a plain value (all three empty)."""

    fields: Mapping[str, "Kind"] | None = None
    item: "Kind | None" = None
    note: str = ""

    @property
    def is_list(self) -> bool:
        """Whether a template has to loop over it."""
        return self.item is not None


PLAIN = Kind()


@cache
def variables() -> Mapping[str, Kind]:
    """The names of a template, each with its kind."""
    found = dict(_record(Page).fields or {})
    found["change_words"] = Kind(None, None, "the words for a change, by its kind")
    for name, note in NOTES.items():
        found[name] = Kind(_record(Drawn).fields, None, note)
    for name, table in TABLES.items():
        found[name] = Kind(dict.fromkeys(load("en").tables[table], PLAIN), None, found[name].note)
    return found


@cache
def _record(kind: type) -> Kind:
    hints = typing.get_type_hints(kind, include_extras=True)
    own = {field.name: _kind(hints[field.name]) for field in fields(kind)}
    derived = {name: PLAIN for name, part in vars(kind).items() if isinstance(part, property)}
    return Kind({**own, **derived})


def _kind(hint: Any, note: str = "") -> Kind:
    if typing.get_origin(hint) is typing.Annotated:
        inner, *notes = typing.get_args(hint)
        return _kind(inner, str(notes[0]))
    if isinstance(hint, UnionType):
        known = [part for part in typing.get_args(hint) if part is not NoneType]
        records = [part for part in known if is_dataclass(part) and part not in WRITTEN]
        return _kind(known[0] if len(known) == 1 else records[0] if records else str, note)
    if typing.get_origin(hint) is tuple:
        return Kind(None, _kind(typing.get_args(hint)[0]), note)
    if is_dataclass(hint) and isinstance(hint, type) and hint not in WRITTEN:
        return Kind(_record(hint).fields, None, note)
    return Kind(None, None, note)


def table() -> Iterator[tuple[str, str]]:
    """The names that templates can use, with what they hold; those of a list's items stand behind its name and a full stop."""
    for name, kind in variables().items():
        yield name, f"{kind.note}{'; a list' * kind.is_list}"
        if name not in TABLES:
            yield from _inner(name, kind)


def _inner(path: str, kind: Kind) -> Iterator[tuple[str, str]]:
    """The names with a note within a record or a list's items: those of the report's own data are the schema's."""
    for name, part in ((kind.item or kind).fields or {}).items():
        if part.note:
            yield f"{path}.{name}", f"{part.note}{'; a list' * part.is_list}"
            yield from _inner(f"{path}.{name}", part)
