"""Facts for the wording: a report of each kind of organ, and what is proposed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from totals import with_totals

from nianbao.data_files import DataFiles
from nianbao.report import Organ, OrganKind, Problem, Report
from nianbao.wording.names import names_of
from nianbao.wording.proposals import Proposal, Wording, load_wording, proposals
from nianbao.wording.sentences import SentenceCase

FILES = DataFiles()
FORM = FILES.form

ORGANS: Mapping[str, Organ] = {
    "department": Organ(
        name="云浦区档案局",
        short_name="区档案局",
        self_reference="我局",
        kind=OrganKind.DEPARTMENT,
        site="云浦区人民政府门户网站",
        address="滨江路8号401室",
        postcode="400100",
        telephone="0230-60000001",
        scope="云浦区档案局",
    ),
    "county": Organ(
        name="云浦区人民政府",
        short_name="云浦区政府",
        self_reference="我区",
        kind=OrganKind.COUNTY,
        site="www.yunpu.example",
        address="滨江路1号",
        telephone="0230-60000000",
        scope="云浦区政府及所属部门、镇（街道）",
    ),
    "city": Organ(name="云浦市人民政府", self_reference="我市", kind=OrganKind.CITY, telephone="0230-60000002"),
    "township": Organ(name="云浦区青石镇人民政府", self_reference="我镇", kind=OrganKind.TOWNSHIP, address="青石街1号"),
    "authorised": Organ(
        name="云浦区疾病预防控制中心", self_reference="我中心", kind=OrganKind.AUTHORISED, telephone="0230-60000003"
    ),
}


@cache
def wording() -> Wording:
    return load_wording(FILES)


@cache
def first_wordings() -> Wording:
    """The sentences as an organ without a name would write them: each in its first wording and order."""
    whole = wording()
    sentences = {
        key: replace(sentence, cases=tuple(map(_first, sentence.cases))) for key, sentence in whole.sentences.items()
    }
    passages = {
        key: tuple(replace(option, orders=option.orders[:1]) for option in options)
        for key, options in whole.passages.items()
    }
    return replace(whole, sentences=sentences, passages=passages, again=())


def _first(case: SentenceCase) -> SentenceCase:
    return replace(case, says=case.says[:1], parts={key: wordings[:1] for key, wordings in case.parts.items()})


def report(
    kind: str = "department",
    cells: Mapping[str, int] | None = None,
    problems: tuple[Problem, ...] = (),
    passages: Mapping[str, str] | None = None,
    year: int = 2025,
    **facts: Any,
) -> Report:
    """A report whose cells are 0 where they are not given."""
    full = dict.fromkeys(FORM.cells, 0) | dict(cells or {})
    given = Report(
        year=year, organ=ORGANS[kind], cells=full, facts=facts, problems=problems, passages=dict(passages or {})
    )
    return with_totals(given, FORM)


def unknown(given: Report, *cells: str) -> Report:
    """The report with some cells not known."""
    return with_totals(given.model_copy(update={"cells": dict(given.cells) | dict.fromkeys(cells)}), FORM)


def proposed(given: Report, passage: str, last: Report | None = None) -> tuple[Proposal, ...]:
    return proposals(wording(), passage, names_of(given, FORM, last), last)


def said(given: Report, passage: str, style: str = "full", last: Report | None = None) -> str:
    """The text of one proposal in its first wording; empty where there is none. A brief text may be the full one."""
    found = {each.style: each.text for each in proposals(first_wordings(), passage, names_of(given, FORM, last), last)}
    return found.get(style, found.get("full", "") if style == "brief" else "")


def named(given: Report, name: str) -> Report:
    """The report of another organ with the same answers."""
    return given.model_copy(update={"organ": given.organ.model_copy(update={"name": name})})
