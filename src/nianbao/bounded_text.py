"""Texts of an office's own, filled in within bounds: nothing but facts is reached, and every text comes to an end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from types import MappingProxyType
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

COUNTED_JINJA = "3.1"
"""The version of Jinja whose compiler is overridden here."""

LARGEST = 10**30
"""The largest number that a text may come to: far more than any count or sum of money."""

METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        (
            *("count", "endswith", "find", "partition", "removeprefix", "removesuffix", "replace"),
            *("split", "startswith", "strip"),
        )
    ),
    dict: frozenset(("items", "keys", "values")),
}
"""The methods that a text may call, by the type of what they belong to."""

KEPT_FILTERS = (
    *("abs", "count", "default", "first", "float", "int", "join", "last", "length", "list", "map", "max", "min"),
    *("reject", "rejectattr", "replace", "select", "selectattr", "sort", "string", "sum", "trim", "unique"),
)
"""Jinja's own filters that a text may use; the others mark up, format without limit or reach into objects."""

FAULTS: tuple[type[Exception], ...] = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError, NameError, RecursionError, SyntaxError),
    *(TemplateError, TypeError, ValueError),
)
"""What a text of an office's own can run into while it is compiled or filled in."""

DEEPEST = 60
"""Levels of a text's tree: brackets in brackets, sums of so many numbers; the longest shipped one has twenty."""

LONGEST = 100_000
"""Characters of a text's source: taking a longer one apart takes seconds."""

MOST_NESTED = 8
"""Levels of lists in one another that a text may put together."""

_STEPS, _CONTAINED, _WEIGHED = "each_counted", "contained", "weighed"


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose texts may take so many steps and characters; then they end with SecurityError.

    `allowance` is for one text, with all that is filled in within it. `printed` makes a value what is printed of it.
    """

    code_generator_class: type[CodeGenerator]
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        allowance: int,
        filters: Mapping[str, Callable[..., Any]],
        tests: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
        *,
        printed: Callable[[Any], Any] = lambda value: value,
        **settings: Any,
    ) -> None:
        super().__init__(undefined=StrictUndefined, finalize=lambda value: self._bounded(printed(value)), **settings)
        self.code_generator_class = _Counting
        # A text may repeat over a handful of problems, never over millions of numbers.
        self.globals.clear()
        kept = {name: self.filters[name] for name in KEPT_FILTERS}
        self.filters = {name: self._counting(work) for name, work in {**kept, **filters}.items()}
        self.filters |= {_STEPS: self._each_counted, _CONTAINED: self._contained, _WEIGHED: self._weighed}
        asked: Mapping[str, Any] = {**self.tests, **tests}
        self.tests = {name: self._counting(work) for name, work in asked.items()}
        self._allowance, self._used, self._depth = allowance, 0, 0

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source of a text before it is taken apart; raises TemplateSyntaxError where it is too long."""
        if len(source) > LONGEST:
            raise TemplateSyntaxError("太长", 1, name, filename)
        return super().preprocess(source, name, filename)

    @contextmanager
    def granted(self) -> Iterator[None]:
        """The allowance of one text; a text filled in within another one shares it."""
        if self._depth == 0:
            self._used = 0
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros of the text itself and a few methods: an object's own could read files or run code."""
        if isinstance(obj, Macro | LoopContext):
            return True
        owner: object = getattr(obj, "__self__", None)
        name = getattr(obj, "__name__", "")
        return any(isinstance(owner, kind) and name in names for kind, names in METHODS.items())

    def call(self, context: Any, obj: Any, *values: Any, **named: Any) -> Any:
        """A macro or a method, counted by what goes in and what comes out."""
        self._use(1 + _product((getattr(obj, "__self__", ""), *values, *named.values())))
        return self._bounded(super().call(context, obj, *values, **named))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only figures are multiplied: a short text made long would fill the memory."""
        if operator == "**" or (operator != "+" and _size(left) + _size(right)):
            raise SecurityError(operator)
        return self._bounded(super().call_binop(context, operator, left, right))

    def joined(self, parts: Iterable[Any]) -> Any:
        """Values put one behind the other."""
        return self._bounded(markup_join(parts))

    def _use(self, amount: int) -> None:
        self._used += amount
        if self._used > self._allowance:
            raise SecurityError("too long")

    def _bounded(self, value: Any) -> Any:
        if isinstance(value, int) and abs(value) > LARGEST:
            raise SecurityError("too large")
        self._use(_size(value))
        return value

    def _counting(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def counted(*values: Any, **named: Any) -> Any:
            self._use(1 + _product((*values, *named.values())))
            return self._bounded(work(*values, **named))

        return counted

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What stands under a key; a long key takes long to be looked up."""
        return super().getitem(obj, self._weighed(argument))

    def _contained(self, value: Any) -> Any:
        """A list that the text puts together: counted with all that stands in it, each time that it stands there."""
        if _nesting(value) > MOST_NESTED:
            raise SecurityError("too deep")
        return self._bounded(value)

    def _weighed(self, value: Any) -> Any:
        """A value that is compared: the more stands in it, the longer that takes."""
        self._use(1 + _size(value))
        return value

    def _each_counted(self, items: Iterable[Any], weight: int) -> Iterator[Any]:
        for item in items:
            self._use(1 + weight)
            yield item


def _size(value: Any) -> int:
    """Everything in a value, a part as often as it stands there: what is printed, compared or hashed of it."""
    return len(value) if isinstance(value, str) else _counted(value, {})


def _counted(value: Any, known: dict[int, int]) -> int:
    """A part that stands in many places is looked at once."""
    inner = _inner(value)
    if inner is None:
        return len(value) if isinstance(value, str) else 0
    if id(value) not in known:
        known[id(value)] = sum(1 + _counted(each, known) for each in inner)
    return known[id(value)]


def _inner(value: Any) -> Collection[Any] | None:
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return value if isinstance(value, list | tuple | set | frozenset) else None


def _nesting(value: Any) -> int:
    """How many lists stand in one another at the most; one more than is allowed where there are more."""
    level, depth = [value], 0
    while (level := _distinct(level)) and depth <= MOST_NESTED:
        depth += 1
    return depth


def _distinct(level: Iterable[Any]) -> list[Any]:
    """What stands in the lists of a level, each list once."""
    lists = {id(each): inner for each in level if (inner := _inner(each)) is not None}
    return [each for inner in lists.values() for each in (inner or (None,))]


def depth_of(tree: nodes.Node) -> int:
    """The levels of a text's tree, counted without recursion; one more than is allowed where there are more."""
    level, depth = [tree], 0
    while level and depth <= DEEPEST:
        level = [child for each in level for child in each.iter_child_nodes()]
        depth += 1
    return depth


def _product(values: Iterable[Any]) -> int:
    """The most that a text can become when another takes the place of each of its characters."""
    most = 1
    for value in values:
        most *= max(1, _size(value))
    return most


class _Counting(CodeGenerator):
    """Compiles a text so that its loops, with the characters in their bodies, and its joined words are counted."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        if depth_of(node) > DEEPEST:
            raise SecurityError("too deep")
        _Weighing().visit(node)
        for loop in node.find_all(nodes.For):
            weight = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
            loop.iter = nodes.Filter(loop.iter, _STEPS, [nodes.Const(weight)], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Weighing(NodeTransformer):
    """Puts a count around every list that a text makes, and around what it compares."""

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 - Jinja's name
        return self._made(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802 - Jinja's name
        return self._made(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 - Jinja's name
        return self._made(node) if node.ctx == "load" else node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.expr = _filtered(node.expr, _WEIGHED)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, _WEIGHED)
        return node

    def _made(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        return _filtered(node, _CONTAINED)


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
