"""Jinja for templates that nobody here has read: no way out of the values, and an end to every loop.

On top of Jinja's sandbox: only the fields of the report's records can be had, nothing is called but macros and `range`, filters
are those named here, and everything that is evaluated counts towards a limit that no clock decides.
"""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import is_dataclass
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from summarise.render.cells import Marked
from summarise.render.forms import filters
from summarise.render.forms.limits import LARGEST, LONGEST, STEPS, refuse_long
from summarise.render.forms.variables import WRITTEN
from summarise.render.forms.writers import Writer


class Sandbox(ImmutableSandboxedEnvironment):
    """One template's environment; it counts what one filling evaluates, so that each gets its own."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, writer: Writer) -> None:
        super().__init__(
            autoescape=True, finalize=self._written, undefined=StrictUndefined, keep_trailing_newline=True,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=0,
        )  # fmt: skip
        self.writer, self.steps, self.length = writer, 0, 0
        self.globals = {"range": safe_range, "namespace": Namespace}
        self.filters = {name: self.filters[name] for name in filters.PASSED} | filters.OWN
        self.filters["join"] = self._joined

    def step(self, weight: int = 1) -> str:
        """Counts so many steps; an empty text, so that a template can write it. Raises SecurityError beyond the limit."""
        self.steps += weight
        if self.steps > STEPS:
            raise SecurityError(f"over {STEPS:,} steps; a loop of it runs too often")
        return ""

    def scalar(self, value: Any) -> Any:
        """The value, which may stand in a list that a template makes."""
        return filters.scalar(value)

    def weighed(self, value: Any) -> Any:
        """The value; what is long to go through counts for more."""
        if isinstance(value, Sized):
            self.step(len(value) // 100)
        return value

    def joined(self, *parts: Any) -> Markup | str:
        """The parts one after the other: each is escaped where one of them is written already."""
        refuse_long(sum(len(filters.plain(part)) for part in parts))
        if any(isinstance(part, (Markup, Marked)) for part in parts):
            return Markup("").join(self.writer(part) for part in parts)
        return "".join(map(filters.plain, parts))

    def _joined(self, value: Iterable[Any], d: str = "", attribute: str | None = None) -> Markup | str:
        from jinja2.filters import make_attrgetter

        items = list(map(make_attrgetter(self, attribute), value) if attribute is not None else value)
        return self.joined(*[part for item in items for part in (d, item)][1:])

    def _written(self, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        self.step()
        shown = self.writer(value)
        self.length += len(shown)
        if self.length > LONGEST:
            raise SecurityError(f"it writes over {LONGEST:,} characters")
        return shown

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return counted(super()._parse(source, name, filename))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, a key of a table, or what a loop knows of itself."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        open_to = isinstance(obj, LoopContext) or (is_dataclass(obj) and not isinstance(obj, WRITTEN))
        if open_to and not attribute.startswith("_") and not callable(getattr(obj, attribute, len)):
            return getattr(obj, attribute)
        if isinstance(obj, Namespace) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        if isinstance(obj, LoopContext) and attribute in ("cycle", "changed"):
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item by its number or key, or a field by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call it."""
        own = (self.step, self.weighed, self.joined, self.scalar)
        named = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return (
            isinstance(obj, (Macro, LoopContext))
            or obj is safe_range
            or obj is Namespace
            or obj in own
            or (isinstance(named[0], LoopContext) and named[1] in ("cycle", "changed"))
        )

    def call_filter(self, name: str, value: Any, *more: Any, **kinds: Any) -> Any:
        """What the filter makes of the value."""
        return super().call_filter(name, self.weighed(value), *more, **kinds)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """What two values make together, where that has a measure."""
        texts = isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple))
        if texts and operator != "+":
            raise SecurityError(f"{operator} is for numbers; a report's texts are put together with ~")
        if isinstance(left, str) and isinstance(right, str):
            return self.joined(left, right)
        if texts:
            refuse_long(len(left) + len(right))
        elif operator == "**" or max(_bits(left), _bits(right)) > LARGEST:
            raise SecurityError("the number would be too large")
        return super().call_binop(context, operator, left, right)


def counted(tree: nodes.Template) -> nodes.Template:
    """The template with steps counted in every loop and macro, weighed by what stands in them, and with joins of our own."""
    for found in list(tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock))):
        weight = sum(1 for _ in found.find_all(nodes.Node)) + 1
        body: list[nodes.Node] = vars(found)["body"]
        body.insert(0, nodes.ExprStmt(_call("step", nodes.Const(weight, lineno=found.lineno)), lineno=found.lineno))
    made: nodes.Template = _Guard().visit(tree)
    return made


class _Guard(NodeTransformer):
    """Puts a check of ours before what Jinja would do without one."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Texts put together."""
        self.generic_visit(node)
        return _call("joined", *node.nodes)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Values compared: long ones count for more."""
        self.generic_visit(node)
        node.expr = _call("weighed", node.expr)
        for operand in node.ops:
            operand.expr = _call("weighed", operand.expr)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """A list that a template makes."""
        self.generic_visit(node)
        node.items = [item if isinstance(item, nodes.Const) else _call("scalar", item) for item in node.items]
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """The same, but for the names of a loop."""
        self.generic_visit(node)
        if node.ctx == "load":
            node.items = [item if isinstance(item, nodes.Const) else _call("scalar", item) for item in node.items]
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:  # noqa: N802
        """A key and its value in a table that a template makes."""
        self.generic_visit(node)
        node.value = _call("scalar", node.value)
        return node


def _call(name: str, *arguments: nodes.Expr) -> nodes.Call:
    line = arguments[0].lineno if arguments else 1
    return nodes.Call(nodes.EnvironmentAttribute(name, lineno=line), list(arguments), [], None, None, lineno=line)


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 0
