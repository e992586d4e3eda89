"""One file of a folder read as a subordinate organ's report: the function that runs over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from nianbao.errors import NianbaoError
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
        script, today = self.setting.script, self.setting.today
        try:
            opened = open_report(file, self.setting.files, script, today)
        except NianbaoError as error:
            return Unit(file=file, error=str(error))
        return unit_of(file, opened.report, opened.form, findings_in(opened, script, None, today))
