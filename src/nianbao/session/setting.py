"""What one report is read and checked with, small enough to be sent to another process or machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.interview.script import Script
from nianbao.interview.script_files import load_script


@dataclass(frozen=True)
class Setting:
    """The office's own folders over prompts/ and templates/, the folder of its drafts, and when the command began.

    What is read for one command is kept for as long as it runs, and read again for the next.
    """

    prompts: Path | None
    templates: Path | None
    drafts: Path
    begun: datetime

    @property
    def today(self) -> date:
        """The day of the command."""
        return self.begun.date()

    @property
    def files(self) -> DataFiles:
        """The data files; raises DataFileError where a folder or file is at fault."""
        return _loaded(self)[0]

    @property
    def script(self) -> Script:
        """The questions and words; raises DataFileError where a file is at fault."""
        return _loaded(self)[1]


@lru_cache(maxsize=2)
def _loaded(setting: Setting) -> tuple[DataFiles, Script]:
    files = DataFiles.overlaid(setting.prompts, setting.templates)
    return files, load_script(files)
