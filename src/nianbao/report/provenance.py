"""Where a figure or a passage came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    UNITS = "units"


class Provenance(BaseModel):
    """Where a value came from: `source` is the question, file or rule, `where` the place in it, `at` when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: Origin
    source: str = ""
    where: str = ""
    at: datetime | None = None


def is_read(sources: Mapping[str, Provenance], cells: Iterable[str]) -> bool:
    """Whether one of the cells was read from a file."""
    found = (sources.get(key) for key in cells)
    return any(source is not None and source.origin is Origin.READ for source in found)
