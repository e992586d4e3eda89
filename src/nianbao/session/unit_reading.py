"""One file of a folder read as a subordinate organ's report: the function that runs over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from nianbao.data_files import DataFiles
from nianbao.errors import NianbaoError
from nianbao.interview.script import Script
from nianbao.interview.unit_folders import Folders
from nianbao.session.folder_reports import reports_in
from nianbao.session.reports import findings_in, open_report
from nianbao.session.setting import Setting
from nianbao.units.unit import Unit, unit_of

UNIT = TypeAdapter(Unit)
"""How the result for one file is written down and read again."""


@dataclass(frozen=True)
class ReadUnit:
    """Reads one file after the other."""

    setting: Setting

    def __call__(self, file: Path) -> Unit:
        """What counts of the report in a file; a file that cannot be read says why."""
        return read_unit(file, self.setting.files, self.setting.script, self.setting.today)


def read_unit(file: Path, files: DataFiles, script: Script, today: date) -> Unit:
    """What counts of the report in a file; a file that cannot be read says why."""
    try:
        opened = open_report(file, files, script, today)
    except NianbaoError as error:
        return Unit(file=file, error=str(error))
    return unit_of(file, opened.report, opened.form, findings_in(opened, script, None, today))


def folders_read(files: DataFiles, script: Script, today: date) -> Folders:
    """How a conversation reads a folder of reports."""

    def inside(folder: Path) -> list[Path]:
        from nianbao.writing.sheet_layout import sheet_layout

        return reports_in([folder], sheet_layout(files).words.file_mark)

    known: dict[tuple[Path, int, int], Unit] = {}

    def read(file: Path) -> Unit:
        """Reads a file once as long as it stays as it is: a folder is looked at again before every export."""
        try:
            status = file.stat()
        except OSError:  # gone since the folder was listed: that is told of the file
            return read_unit(file, files, script, today)
        key = (file, status.st_size, status.st_mtime_ns)
        if key not in known:
            known[key] = read_unit(file, files, script, today)
        return known[key]

    return Folders(inside, read)
