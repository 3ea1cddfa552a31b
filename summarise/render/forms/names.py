"""The names that a template uses, each with its place, and what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import nodes

from summarise.render.forms.variables import PLAIN, Kind, variables

_OF_A_LOOP = (
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "cycle",
    "changed",
)  # fmt: skip
LOOP = Kind(dict.fromkeys(_OF_A_LOOP, PLAIN))
"""What a loop knows of itself."""
GLOBALS = ("range", "namespace", "loop", "caller", "varargs", "kwargs", "true", "false", "none", "True", "False", "None")
REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
}
"""Statements that bring in other files: a template stands alone."""
PASSING = ("sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr")
"""Filters whose result has items of the same kind."""
ONE = ("first", "last", "min", "max")
LIKE = 0.6
"""How like a name must be to be offered, as difflib measures it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A placeholder: its path, the line of the template it stands on, and, where it is unknown, the nearest that is known."""

    path: str
    line: int
    known: bool = True
    nearest: str | None = None


@dataclass(slots=True)
class _Reader:
    """Reads a template's tree; the scope has what each name stands for and its path from a name of ours."""

    found: list[Name] = field(default_factory=list)

    def read(self, node: nodes.Node, scope: dict[str, tuple[Kind, str]]) -> None:
        """Adds the names below a node; a statement that names something adds it to the scope."""
        handler = _STATEMENTS.get(type(node))
        if handler:
            handler(self, node, scope)
        elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            self.kind(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.read(child, scope)

    def kind(self, node: nodes.Node, scope: dict[str, tuple[Kind, str]]) -> tuple[Kind, str]:
        """What an expression stands for, as far as it can be told; its names are added."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._part(node, node.attr, *self.kind(node.node, scope))
        if isinstance(node, nodes.Getitem):
            kind, path = self.kind(node.node, scope)
            self.read(node.arg, scope)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._part(node, node.arg.value, kind, path)
            return (kind.item, path) if kind.item else (ANY, path)
        if isinstance(node, nodes.Filter) and node.node is not None and node.name in (*PASSING, *ONE):
            kind, path = self.kind(node.node, scope)
            for argument in (*node.args, *node.kwargs):
                self.read(argument, scope)
            return (kind.item, path) if node.name in ONE and kind.item else (kind, path)
        self.read(node, scope)
        return ANY, ""

    def _name(self, node: nodes.Name, scope: dict[str, tuple[Kind, str]]) -> tuple[Kind, str]:
        if node.ctx != "load":
            return ANY, ""
        if node.name in scope:
            kind, path = scope[node.name]
            if path:
                self.found.append(Name(path, node.lineno))
            return kind, path
        if node.name not in GLOBALS:
            self.found.append(Name(node.name, node.lineno, False, nearest(node.name, scope)))
        return ANY, ""

    def _part(self, node: nodes.Node, name: str, kind: Kind, path: str) -> tuple[Kind, str]:
        whole = f"{path}.{name}" if path else name
        if kind is ANY:
            return ANY, ""
        if kind.fields is None and kind.is_list and kind.item and kind.item.fields:
            near = nearest(name, kind.item.fields)
            self.found.append(Name(whole, node.lineno, False, f"{path}[0].{near}" if near else None))
            return ANY, ""
        if name not in (kind.fields or {}):
            near = nearest(name, kind.fields or {})
            self.found.append(Name(whole, node.lineno, False, f"{path}.{near}" if near and path else near))
            return ANY, ""
        if path:
            self.found.append(Name(whole, node.lineno))
        return (kind.fields or {})[name], whole if path else ""

    def _for(self, node: nodes.For, scope: dict[str, tuple[Kind, str]]) -> None:
        kind, path = self.kind(node.iter, scope)
        inner = {**scope, "loop": (LOOP, "")}
        _bind(node.target, kind.item or ANY, path if kind.item else "", inner)
        for part in (node.test, *node.body):
            if part is not None:
                self.read(part, inner)
        for part in node.else_:
            self.read(part, scope)

    def _assign(self, node: nodes.Assign, scope: dict[str, tuple[Kind, str]]) -> None:
        _bind(node.target, *self.kind(node.node, scope), scope)

    def _block(self, node: nodes.AssignBlock, scope: dict[str, tuple[Kind, str]]) -> None:
        for child in node.body:
            self.read(child, scope)
        _bind(node.target, ANY, "", scope)

    def _with(self, node: nodes.With, scope: dict[str, tuple[Kind, str]]) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, *self.kind(value, scope), inner)
        for child in node.body:
            self.read(child, inner)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: dict[str, tuple[Kind, str]]) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = (ANY, "")
        else:
            self.read(node.call, scope)
        for default in node.defaults:
            self.read(default, scope)
        inner = {**scope, **{name.name: (ANY, "") for name in node.args}}
        for child in node.body:
            self.read(child, inner)

    def _if(self, node: nodes.If, scope: dict[str, tuple[Kind, str]]) -> None:
        for child in node.iter_child_nodes():
            self.read(child, scope)


ANY = Kind()
"""What cannot be told before the template is filled; `variables.PLAIN` has no fields for sure."""
_STATEMENTS: Mapping[type[nodes.Node], Callable[..., None]] = {
    nodes.For: _Reader._for,
    nodes.Assign: _Reader._assign,
    nodes.AssignBlock: _Reader._block,
    nodes.With: _Reader._with,
    nodes.Macro: _Reader._macro,
    nodes.CallBlock: _Reader._macro,
    nodes.If: _Reader._if,
}


def _bind(target: nodes.Node, kind: Kind, path: str, scope: dict[str, tuple[Kind, str]]) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = (kind, path)
    elif isinstance(target, nodes.Tuple):
        for part in target.items:
            _bind(part, ANY, "", scope)


def names(tree: nodes.Template, more: Mapping[str, tuple[Kind, str]] | None = None) -> tuple[Name, ...]:
    """The names in their order; each path once a line, but for those that a longer one of the same line goes on from.

    `more` are names beside ours, with what they stand for and their paths.
    """
    reader = _Reader()
    reader.read(tree, {**{name: (kind, name) for name, kind in variables().items()}, **(more or {})})
    return tuple(dict.fromkeys(_longest(reader.found)))


def _longest(found: list[Name]) -> Iterator[Name]:
    for n, name in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if not (after and name.known and after.line == name.line and after.path.startswith(f"{name.path}.")):
            yield name


def nearest(name: str, among: "Mapping[str, object] | tuple[str, ...]") -> str | None:
    """The name among these that is most like it, if any is.

    >>> nearest("headcuonts", ("headcounts", "needs"))
    'headcounts'
    """
    found = get_close_matches(name, list(among), 1, LIKE)
    return found[0] if found else None
