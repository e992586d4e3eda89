"""What an office sets once: where drafts are kept, and its own questions and sentences."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import platformdirs
import yaml
from pydantic import BeforeValidator, ValidationError

from nianbao.errors import ProjectError
from nianbao.frozen_model import FrozenModel
from nianbao.plain_files import read_plain
from nianbao.storage.config_folder import config_folder

FOLDER_VARIABLE = "NIANBAO_FOLDER"
"""The environment variable that names the folder of the drafts."""

LARGEST = 64 * 1024
"""Bytes of the config file: far more than three lines take."""

DRAFTS = "年报"
"""The folder of the drafts among the user's documents."""

_Folder = Annotated[Path | None, BeforeValidator(lambda value: _expanded(value))]


def _expanded(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    os.fsencode(value)
    if "\0" in value:
        raise ValueError("no system takes this name")
    return expanded(Path(value))


def expanded(path: Path) -> Path:
    """The path with ~ as the user's own folder; one of a user that does not exist stays as it is written."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


class Settings(FrozenModel):
    """The folders of the config file, each None where it is not set."""

    folder: _Folder = None
    prompts: _Folder = None
    templates: _Folder = None


def load_settings(path: Path | None = None) -> Settings:
    """The settings of config.yaml, all unset where there is no such file; raises ProjectError with the key at fault."""
    path = path or config_folder() / "config.yaml"
    try:
        text = read_plain(path, LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError("配置文件打不开", where=str(path), remedy="请检查读取权限，编码应当是 UTF-8。") from error
    if len(text) > LARGEST:
        raise ProjectError("配置文件太大", where=str(path), remedy="它只有几行；请检查是不是放错了文件。")
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ProjectError("配置文件的格式不对", where=str(path), remedy="请检查缩进和冒号后的空格。") from error
    try:
        return Settings.model_validate(data or {})
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"]) or "全文"
        raise ProjectError(
            f"配置文件里“{key}”这一项不对",
            where=str(path),
            remedy="可以写的只有 folder、prompts、templates，后面是文件夹的路径。",
        ) from error


def drafts_folder(told: Path | None, settings: Settings, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the drafts are kept: as told, else by NIANBAO_FOLDER, the config file, or 年报 among the documents."""
    if told is not None:
        return expanded(told)
    if named := environment.get(FOLDER_VARIABLE):
        return expanded(Path(named))
    return settings.folder or Path(platformdirs.user_documents_dir()) / DRAFTS
