"""What a project file of an earlier version must become: one step a version, applied in turn, kept for ever."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from nianbao.errors import ProjectError
from nianbao.report.organs import OrganKind, kind_of

SCHEMA = 4
"""The version that is written now."""

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _street_offices_apart(data: dict[str, Any]) -> dict[str, Any]:
    match data:
        case {"answers": {"organ.name": {"value": str(name)}, "organ.kind": {"value": "township"} as kind} as answers}:
            if kind_of(name) is OrganKind.STREET_OFFICE:
                apart = kind | {"text": "街道办事处", "value": OrganKind.STREET_OFFICE.value}
                return data | {"answers": answers | {"organ.kind": apart}}
    return data


MIGRATIONS: Mapping[int, Step] = MappingProxyType(
    {
        # 2 keeps what was confirmed as last year's, and which changes were made in one step; 1 knew of neither.
        1: lambda data: data,
        # 3 has 街道办事处 apart from 乡镇政府: it is no government and reports no 考核 and 评议.
        2: _street_offices_apart,
        # 4 knows what was issued, and keeps a draft as it was then; an older program would let it be changed.
        3: lambda data: data,
    }
)
"""By the version that a step starts from."""


def migrated(
    data: dict[str, Any], where: str, *, steps: Mapping[int, Step] = MIGRATIONS, schema: int = SCHEMA
) -> dict[str, Any]:
    """The data of a project file as the current version keeps it; raises ProjectError where no step leads there."""
    version = data.get("schema")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProjectError("这不是年报草稿文件", where=where, remedy="请选“年报”文件夹里由本程序保存的文件。")
    if version > schema:
        raise ProjectError(
            "这份草稿是更新版本的程序保存的，这里打不开",
            where=where,
            remedy="请升级本程序后再打开；文件没有动过。",
        )
    for step in range(version, schema):
        data = {**steps[step](data), "schema": step + 1}
    return data
