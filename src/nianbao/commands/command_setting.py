"""What the commands start from: the settings, the data files and the folder of the drafts."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.session.setting import Setting
from nianbao.storage.office_settings import drafts_folder, load_settings


def data_files(arguments: Namespace) -> DataFiles:
    """prompts/ and templates/ under the office's own folders; raises DataFileError, ProjectError."""
    settings = load_settings()
    return DataFiles.overlaid(arguments.prompts or settings.prompts, arguments.templates or settings.templates)


def setting(arguments: Namespace) -> Setting:
    """What many reports are read with; raises ProjectError where the config file is at fault."""
    settings = load_settings()
    folders = (arguments.prompts or settings.prompts, arguments.templates or settings.templates)
    return Setting(*folders, drafts_folder(arguments.folder, settings), datetime.now())


def folder_of_drafts(arguments: Namespace) -> Path:
    """Where drafts are kept; raises ProjectError where the config file is at fault."""
    return drafts_folder(arguments.folder, load_settings())
