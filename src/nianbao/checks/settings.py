"""What an office can set about the checks."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.numerals import Number


class CheckSettings(FrozenModel):
    """Limits: `overview_limit` characters of 总体情况; `deadline` where a notice sets one, else that of 第四十九条;
    `days_before` days before the deadline from which it counts as near; a count has leapt that changed by more than
    `leap_least` 件 and to more than `leap_times` as many; a fee is doubtful that is `fee_times` last year's, or less
    than that part of it; a count has jumped that is `jump_times` as many, or less than that part of it.
    """

    overview_limit: int = Field(default=1000, gt=0)
    deadline: date | None = None
    days_before: int = Field(default=7, ge=0)
    leap_least: int = Field(default=10, ge=0)
    leap_times: int = Field(default=2, gt=1)
    fee_times: int = Field(default=20, gt=1)
    jump_times: int = Field(default=10, gt=1)

    def leaps(self, now: Number, before: Number) -> bool:
        """Whether a number changed so much from last year's that a reader asks why."""
        less, more = sorted((now, before))
        return more - less > self.leap_least and more > less * self.leap_times

    def jumps(self, now: Number, before: Number) -> bool:
        """Whether a number differs so much from the one before it that a digit may be too many or too few."""
        less, more = sorted((now, before))
        return less > 0 and more - less > self.leap_least and more >= less * self.jump_times


def load_settings(files: DataFiles) -> CheckSettings:
    """The limits in checks/limits.yaml; raises DataFileError where the file is at fault."""
    return files.templates.model("checks/limits.yaml", CheckSettings)
