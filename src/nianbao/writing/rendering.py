"""Files of templates/ filled in: sandboxed Jinja that escapes what it is given and never prints a hole."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.layout import TWIPS_PER_POINT, twips

_ENVIRONMENT = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
_ENVIRONMENT.filters["twips"] = twips
_ENVIRONMENT.filters["points20"] = lambda points: round(points * TWIPS_PER_POINT)


def rendered(files: DataFiles, name: str, **facts: object) -> str:
    """A template with its facts; only Markup among them is taken as markup.

    Raises DataFileError where the template is at fault.
    """
    try:
        return _compiled(files.templates.text(name)).render(facts)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise DataFileError(
            f"模板有错：{error.message}",
            where=files.templates.spot(name) + (f" 第 {line} 行" if line else ""),
            remedy="请改好后再试。",
        ) from error


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)
