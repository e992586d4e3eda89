"""The sandbox in which the Jinja texts of prompts/ and templates/wording run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Template, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from nianbao.bounded_text import DEEPEST, FAULTS, BoundedEnvironment, depth_of
from nianbao.errors import DataFileError
from nianbao.language.numerals import number_text
from nianbao.wording.names import Names
from nianbao.wording.phrasing import FILTERS, TESTS

_ALLOWANCE = 200_000
"""Steps and characters of one text, its sentences included; the longest passage takes a hundredth."""


class UnknownName(Exception):  # noqa: N818 - not a fault: the fact has not been asked yet
    """A text needs a fact that is not known yet."""


def printed(value: Any) -> Any:
    """A value as a sentence prints it: money without a tail of zeros, 3.50 → 3.5, 1E+3 → 1000."""
    return number_text(value) if isinstance(value, Decimal) else value


def _environment() -> BoundedEnvironment:
    return BoundedEnvironment(
        _ALLOWANCE, FILTERS, TESTS, printed=printed, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )


_ENVIRONMENT = _environment()


@cache
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


@cache
def _expression(text: str) -> Callable[..., Any]:
    return _ENVIRONMENT.compile_expression(text, undefined_to_none=False)


def parse(text: str, where: str) -> nodes.Template:
    """The tree of a text; raises DataFileError naming the line at fault in `where` it stands."""
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error.message or "", error.lineno, where) from error
    except RecursionError as error:
        raise _syntax_fault("括号套得太深", 1, where) from error
    if depth_of(tree) > DEEPEST:
        raise _syntax_fault("一句里套得太深、连得太长", 1, where)
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        if node.name not in (_ENVIRONMENT.filters if isinstance(node, nodes.Filter) else _ENVIRONMENT.tests):
            raise _syntax_fault(f"没有“{node.name}”这个用法", node.lineno, where)
    return tree


def render(text: str, names: Names | None, where: str, /, **more: Any) -> str:
    """The text with its names filled in; raises UnknownName, or DataFileError naming `where` the text stands."""
    return str(_run(lambda context: _template(text).render(context, **more), names, where)).strip()


def evaluate(text: str, names: Names, where: str, /, **more: Any) -> Any:
    """The value of an expression; raises UnknownName, or DataFileError naming `where` it stands."""
    value = _run(lambda context: _expression(text)(context, **more), names, where)
    if isinstance(value, Undefined):
        raise UnknownName(text)
    return value


def known_value(text: str, names: Names, where: str) -> Any:
    """The value of an expression, None where a name in it is not known; raises DataFileError."""
    try:
        return evaluate(text, names, where)
    except UnknownName:
        return None


def _run(run: Callable[[Mapping[str, Any]], Any], names: Names | None, where: str) -> Any:
    try:
        with _ENVIRONMENT.granted():
            return run(names.context() if names is not None else {})
    except UndefinedError as error:
        raise UnknownName(str(error)) from error
    except TemplateSyntaxError as error:
        raise _syntax_fault(error.message or "", error.lineno, where) from error
    except SecurityError as error:
        raise DataFileError("模板里用了不允许的写法", where=where, remedy="模板只能取用事实、做判断和循环。") from error
    except FAULTS as error:
        raise DataFileError(f"模板算不出来：{error}", where=where, remedy="请检查这一句里的名称和算式。") from error


def _syntax_fault(message: str, line: int, where: str) -> DataFileError:
    return DataFileError(f"模板写法不对：{message}", where=f"{where} 第 {line} 行", remedy="请改好后再试。")
