"""The filters that templates may use: none makes a text of any length, takes text for markup, or adds figures up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

from summarise.render import escape
from summarise.render.cells import Marked
from summarise.render.forms.limits import refuse_long

PASSED = (
    "abs", "dictsort", "first", "float", "groupby", "int", "items", "last", "length", "count", "list", "map",
    "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "unique",
)  # fmt: skip
"""Jinja's own, as they are."""
ELLIPSIS = "…"


class Target(tuple[str, ...]):
    """Anchors that marks lead to, to be written as a format has them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A text that leads to an address of the web."""

    text: str
    url: str


def plain(value: Any) -> str:
    """The value as text that is still to be escaped; nothing for None. Raises SecurityError for a list or a record."""
    if isinstance(value, Undefined):
        return str(value)  # which raises: it is strict
    if value is None:
        return ""
    if isinstance(value, (str, int, float, Marked)):
        return "".join((str(value),))  # a text that is markup is none any more
    raise SecurityError("a list or a record cannot be written; name one of its fields, or loop over it")


def scalar(value: Any) -> Any:
    """The value, which may stand in a list. Raises SecurityError for a list: one in another can be made endless."""
    if isinstance(value, (list, tuple, dict)):
        raise SecurityError("a list of lists is not for templates; loop over one after the other")
    return value


def truncated(value: Any, length: int = 255) -> str:
    """The text with at most so many characters, the last an ellipsis where some are left out.

    >>> truncated("forty people", 6)
    'forty…'
    """
    text = plain(value)
    return text if len(text) <= length else text[: max(length - len(ELLIPSIS), 0)] + ELLIPSIS


def replaced(value: Any, old: str, new: str) -> str:
    """The text with each `old` made `new`."""
    text = plain(value)
    refuse_long(len(text) + text.count(old) * len(new))
    return text.replace(old, new)


def filled(value: Any, **values: Any) -> str:
    """A text of the catalogue with its holes filled.

    >>> filled("further figures: {others}", others=3)
    'further figures: 3'
    """
    text = plain(value)
    for name, part in values.items():
        text = replaced(text, f"{{{name}}}", plain(part))
    return text


def default(value: Any, other: Any = "", empty: bool = False) -> Any:
    """The other value where there is none; with `empty` also where it is empty."""
    return scalar(other) if isinstance(value, Undefined) or value is None or (empty and not value) else value


def target(value: Any) -> Target:
    """One anchor or several as what marks lead to."""
    return Target(map(str, value)) if isinstance(value, (list, tuple)) else Target((str(value),))


def link(value: Any, url: Any) -> Any:
    """The text as a link, where the address is one of the web; else the text."""
    address = escape.web(url) if isinstance(url, str) else None
    return Linked(plain(value), address) if address else value


OWN: dict[str, Callable[..., Any]] = {
    "capitalize": lambda value: plain(value).capitalize(),
    "d": default,
    "default": default,
    "e": lambda value: value,
    "escape": lambda value: value,
    "fill": filled,
    "link": link,
    "lower": lambda value: plain(value).lower(),
    "replace": replaced,
    "string": plain,
    "target": target,
    "title": lambda value: plain(value).title(),
    "trim": lambda value: plain(value).strip(),
    "truncate": truncated,
    "upper": lambda value: plain(value).upper(),
}
"""Of texts: they take every value for text, and give text. `e` has nothing to do: all that is written is escaped."""
