"""Where a figure or a passage came from."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Origin(StrEnum):
    """The ways in which a value comes into a report."""

    TYPED = "typed"
    LAST_YEAR = "last_year"
    PROPOSED = "proposed"
    DERIVED = "derived"
    READ = "read"
    REGISTER = "register"


class Provenance(BaseModel):
    """Where a value came from: `source` is the question, file or rule, `where` the place in it, `at` when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: Origin
    source: str = ""
    where: str = ""
    at: datetime | None = None
