"""Where a figure or a passage came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from nianbao.frozen_model import FrozenModel


class Origin(StrEnum):
    """The ways in which a value comes into a report."""

    TYPED = "typed"
    LAST_YEAR = "last_year"
    PROPOSED = "proposed"
    DERIVED = "derived"
    READ = "read"
    REGISTER = "register"
    UNITS = "units"


def _by_this_clock(moment: datetime) -> datetime:
    try:
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    except (OverflowError, OSError, ValueError):
        return moment.replace(tzinfo=None)


Moment = Annotated[datetime, AfterValidator(_by_this_clock)]
"""When something was done, by the clock of this machine; a file that another program wrote may name a time zone."""


class Provenance(FrozenModel):
    """Where a value came from: `source` is the question, file or rule, `where` the place in it, `at` when."""

    origin: Origin
    source: str = ""
    where: str = ""
    at: Moment | None = None


def is_read(sources: Mapping[str, Provenance], cells: Iterable[str]) -> bool:
    """Whether one of the cells was read from a file."""
    found = (sources.get(key) for key in cells)
    return any(source is not None and source.origin is Origin.READ for source in found)
