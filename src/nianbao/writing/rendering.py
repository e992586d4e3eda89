"""Files of templates/ filled in: sandboxed Jinja that escapes what it is given and never prints a hole."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Template

from nianbao.bounded_text import FAULTS, BoundedEnvironment
from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, twips

_ALLOWANCE = 2_000_000
"""Steps and characters of one file; a district's report takes a hundredth."""


class _Environment(BoundedEnvironment):
    def is_safe_callable(self, obj: Any) -> bool:
        """The widths of a table's columns too."""
        return getattr(obj, "__func__", None) is Layout.columns or super().is_safe_callable(obj)


_ENVIRONMENT = _Environment(
    _ALLOWANCE,
    {
        "twips": twips,
        "points20": lambda points: round(points * TWIPS_PER_POINT),
        "tenths": lambda number: round(number, 1),
    },
    autoescape=True,
)


def rendered(files: DataFiles, name: str, **facts: object) -> str:
    """A template with its facts; only Markup among them is taken as markup.

    Raises DataFileError where the template is at fault.
    """
    try:
        with _ENVIRONMENT.granted():
            return _compiled(files.templates.text(name)).render(facts)
    except FAULTS as error:
        line = getattr(error, "lineno", None)
        raise DataFileError(
            f"模板有错：{error}",
            where=files.templates.spot(name) + (f" 第 {line} 行" if line else ""),
            remedy="请改好后再试。",
        ) from error


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)
