"""Rows that repeat: which lists the tags of a row go through, and its tags bound to the things of one round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from summarise.render.forms.variables import Kind, variables

Path = tuple[str, ...]
"""The names that lead to a list: ("needs", "lines")."""


def lists_of(tree: nodes.Template) -> set[Path]:
    """The lists that a tag looks into without a loop: those of `{{ needs.lines.status }}` are needs and needs.lines."""
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    chains = (path for node in tree.find_all(nodes.Getattr) if (path := _path(node)) and path[0] not in own)
    return {prefix for path in chains for prefix in _lists(path)}


def _path(node: nodes.Node) -> Path:
    """The names of a chain such as `needs.lines.status`; empty for what is none."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        before = _path(node.node)
        return (*before, node.attr) if before else ()
    return ()


def _lists(path: Path) -> Iterator[Path]:
    kind: Kind | None = variables().get(path[0])
    for n in range(1, len(path)):
        if kind is None:
            return
        if kind.item:
            yield path[:n]
        kind = ((kind.item or kind).fields or {}).get(path[n])


class _Bound(NodeTransformer):
    """Puts the name of a round's thing in the place of its list."""

    def __init__(self, lists: Sequence[Path]) -> None:
        self.lists = lists

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """A chain that goes on from a list."""
        inner = _path(node.node)
        if inner in self.lists:
            node.node = nodes.Name(name_of(inner), "load", lineno=node.lineno)
            return node
        self.generic_visit(node)
        return node


def bound(tree: nodes.Template, lists: Sequence[Path]) -> nodes.Template:
    """The tags with the lists' things in their place."""
    made: nodes.Template = _Bound(lists).visit(tree)
    return made


def name_of(path: Path) -> str:
    """The name by which bound tags know a list's thing."""
    return "row_of_" + "_".join(path)


def scope(lists: Iterable[Path]) -> dict[str, tuple[Kind, str]]:
    """What those names stand for, with their paths."""
    found: dict[str, tuple[Kind, str]] = {}
    for path in lists:
        kind = variables()[path[0]]
        for name in path[1:]:
            kind = ((kind.item or kind).fields or {})[name]
        found[name_of(path)] = (kind.item or kind, ".".join(path))
    return found


def rounds(lists: Sequence[Path], values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The things of each round, by the names of bound tags; the lists are those of one chain, the outermost first."""
    yield from _rounds(lists, values, {})


def _rounds(lists: Sequence[Path], values: Mapping[str, Any], made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not lists:
        yield made
        return
    path, *inner = lists
    for thing in _items(path, values, made):
        yield from _rounds(inner, values, {**made, name_of(path): thing})


def _items(path: Path, values: Mapping[str, Any], made: Mapping[str, Any]) -> Iterable[Any]:
    """The list's things in this round; none where what holds it is not there."""
    above = next((path[:n] for n in range(len(path) - 1, 0, -1) if name_of(path[:n]) in made), ())
    found: Any = made[name_of(above)] if above else values.get(path[0])
    for name in path[len(above) or 1 :]:
        found = getattr(found, name, None)
    return found or ()


def in_one_chain(lists: Iterable[Path]) -> list[Path] | None:
    """The lists, the outermost first; None where they do not lie within one another."""
    ordered = sorted(lists, key=len)
    whole = all(ordered[n + 1][: len(path)] == path for n, path in enumerate(ordered[:-1]))
    return ordered if whole else None
