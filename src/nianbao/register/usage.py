"""What an office settled about its own register: words whose meaning was asked once, columns, and days of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel


class Usage(FrozenModel):
    """An office's own usage, kept for next year; it holds no name of an applicant.

    `columns` gives the head of a column by its field, its letters where others are headed alike; `applicants` and
    `outcomes` the column or row that a wording stands for, `results` the column of 表四. `days_off` and `workdays` are
    days of the office's own.
    """

    columns: Mapping[str, str] = Field(default_factory=dict)
    applicants: Mapping[str, str] = Field(default_factory=dict)
    outcomes: Mapping[str, str] = Field(default_factory=dict)
    results: Mapping[str, str] = Field(default_factory=dict)
    days_off: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


@dataclass(frozen=True)
class KeptUsage:
    """Where an office's usage comes from and is kept, beside the data files that it goes over."""

    files: DataFiles
    load: Callable[[], Usage] = Usage
    save: Callable[[Usage], None] = lambda _: None
