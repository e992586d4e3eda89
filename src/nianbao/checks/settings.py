"""What an office can set about the checks."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class CheckSettings(BaseModel):
    """Limits: `overview_limit` characters of 总体情况; `deadline` where a notice sets one, else that of 第四十九条;
    `days_before` days before the deadline from which it counts as near.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    overview_limit: int = Field(default=1000, gt=0)
    deadline: date | None = None
    days_before: int = Field(default=7, ge=0)
