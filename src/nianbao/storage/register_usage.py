"""What an office settled about its register, kept among the user's settings from year to year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from nianbao.errors import ProjectError
from nianbao.plain_files import read_plain
from nianbao.register.usage import Usage
from nianbao.storage.config_folder import config_folder
from nianbao.whole_files import PRIVATE, fault_of, replace_whole

LARGEST = 1024 * 1024
"""Bytes of the file: many years of wordings take a tenth."""

_KEYS = "columns、applicants、outcomes、results、days_off、workdays"


def usage_file() -> Path:
    """The file that keeps the usage; it may be edited by hand, for instance to add days off of the office's own."""
    return config_folder() / "register.yaml"


def load_usage(path: Path | None = None) -> Usage:
    """The usage as it was kept, empty where there is none; raises ProjectError with the key at fault."""
    path = path or usage_file()
    try:
        found = read_plain(path, LARGEST)
        if len(found) > LARGEST:
            raise ProjectError("台账的用语文件太大", where=str(path), remedy="请检查是不是放错了文件。")
        data: Any = yaml.safe_load(found.decode("utf-8-sig"))
        return Usage.model_validate(data or {})
    except FileNotFoundError:
        return Usage()
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError("台账的用语打不开", where=str(path), remedy="请检查读取权限，编码应当是 UTF-8。") from error
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"]) or "全文"
        raise ProjectError(f"台账的用语里“{key}”这一项不对", where=str(path), remedy=f"可以写的有 {_KEYS}。") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ProjectError("台账的用语格式不对", where=str(path), remedy="请检查缩进和冒号后的空格。") from error


def save_usage(usage: Usage, path: Path | None = None) -> None:
    """Keep the usage; raises ProjectError."""
    path = path or usage_file()
    text = yaml.safe_dump(usage.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, text.encode(), mode=PRIVATE)
    except (OSError, ValueError) as error:
        what, remedy = fault_of(path, error)
        raise ProjectError(what, where=str(path), remedy=remedy) from error
