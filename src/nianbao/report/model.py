"""The report: one organ's year, its cells, facts, passages, and where each of them came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from nianbao.frozen_model import FrozenModel
from nianbao.language.numerals import Number
from nianbao.report.organs import OrganKind
from nianbao.report.provenance import Provenance

Fact = bool | int | Decimal | str | tuple[str, ...] | None

FEES = "disclosure.fees"
"""The only cell of money, in 万元; every other cell counts 件."""

FEE_DECIMALS = 4
"""Decimals of the fees in 表二, in 万元: the last one is 元."""


class Organ(FrozenModel):
    """The organ that reports, as it names itself, and where it can be reached."""

    name: str = ""
    short_name: str = ""
    self_reference: str = ""
    kind: OrganKind | None = None
    site: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    scope: str = ""


class Problem(FrozenModel):
    """A problem of section 五 and its measure; `known_as`: what else the problem is called, where that is known.

    `otherwise`: both in other words, in the order in which the drafter steps through them.
    """

    problem: str
    measure: str
    known_as: tuple[str, ...] = Field(default=(), exclude=True, repr=False)
    otherwise: tuple[tuple[str, str], ...] = Field(default=(), exclude=True, repr=False)

    def said(self, step: int) -> dict[str, str]:
        """The problem and its measure in the words that stand `step` further on; its own where there are no others."""
        ways = ((self.problem, self.measure), *self.otherwise)
        problem, measure = ways[step % len(ways)]
        return {"problem": problem, "measure": measure}


class Report(FrozenModel):
    """A report as far as it is known: a cell is a number, None where it is blank, and absent where it does not stand.

    `cells` are keyed as in ReportFormat, `passages` by ReportFormat.passages, `facts` by the names that prompts/ fills.
    `sources` is keyed by cell, passage and fact alike. `published_on` is the day on which the page that holds a report
    says that it came out; None for a draft, and where no page says it.
    """

    format: str = ""
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
