"""The report: one organ's year, its cells, facts, passages, and where each of them came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from nianbao.language.numerals import Number
from nianbao.report.format import ReportFormat
from nianbao.report.provenance import Provenance

Fact = bool | int | Decimal | str | tuple[str, ...] | None

FEES = "disclosure.fees"
"""The only cell of money, in 万元; every other cell counts 件."""

FEE_DECIMALS = 4
"""Decimals of the fees in 表二, in 万元: the last one is 元."""


class OrganKind(StrEnum):
    """What kind of organ reports: decides who can have 规章 and who must report 考核、评议、追究 (第五十条第四项)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    AUTHORISED = "authorised"

    @property
    def is_government(self) -> bool:
        """各级人民政府, townships included."""
        return self in (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.TOWNSHIP)

    @property
    def makes_regulations(self) -> bool:
        """Only 国务院部门, 省级 and 设区的市 governments can have 规章 (立法法第九十一条、第九十三条)."""
        return self in (OrganKind.MINISTRY, OrganKind.PROVINCE, OrganKind.CITY)


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Organ(_Data):
    """The organ that reports, as it names itself, and where it can be reached."""

    name: str = ""
    short_name: str = ""
    self_reference: str = ""
    kind: OrganKind | None = None
    site: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    scope: str = ""


class Problem(_Data):
    """A problem of section 五 and its measure."""

    problem: str
    measure: str


class Report(_Data):
    """A report as far as it is known: a cell is a number, None where it is blank, and absent where it does not stand.

    `cells` are keyed as in ReportFormat, `passages` by ReportFormat.passages, `facts` by the names that prompts/ fills.
    `sources` is keyed by cell, passage and fact alike. `published_on` is the day on which the page that holds a report
    says that it came out; None for a draft, and where no page says it.
    """

    format: str = "2021"
    year: int | None = None
    title: str = ""
    published_on: date | None = None
    organ: Organ = Organ()
    cells: Mapping[str, Annotated[int, Field(strict=True)] | Decimal | None] = Field(default_factory=dict)
    facts: Mapping[str, Fact] = Field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    passages: Mapping[str, str] = Field(default_factory=dict)
    sources: Mapping[str, Provenance] = Field(default_factory=dict)

    def cell(self, key: str) -> Number | None:
        """The number in a cell; None where it is blank, unknown or absent."""
        return self.cells.get(key)

    def known(self, keys: tuple[str, ...]) -> bool:
        """Whether every one of these cells holds a number."""
        return all(self.cells.get(key) is not None for key in keys)


def with_totals(report: Report, form: ReportFormat) -> Report:
    """The report with every total computed from its addends; a total with an unknown addend is unknown.

    For drafts only: a report that was read keeps its totals as printed, so that they can be checked.
    """
    return report.model_copy(update={"cells": summed(report.cells, form)})


def summed(cells: Mapping[str, Number | None], form: ReportFormat) -> dict[str, Number | None]:
    """`cells` with every total of the format computed."""
    full = dict(cells)
    for rule in form.sums:
        addends = [full.get(key) for key in rule.addends]
        known = [value for value in addends if value is not None]
        full[rule.total] = sum(known) if len(known) == len(addends) else None
    return full
