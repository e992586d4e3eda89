"""Reports to be checked: one that is right in every figure and word, and what the checks find in a changed one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from nianbao.checks import CheckSettings, Finding, findings
from nianbao.checks.words import CheckWords, load_words
from nianbao.data_files import DataFiles
from nianbao.report import Number, Organ, OrganKind, Origin, Problem, Provenance, Report, summed

FILES = DataFiles()
FORM = FILES.form

DEPARTMENT = Organ(name="云浦区档案局", self_reference="我局", kind=OrganKind.DEPARTMENT, telephone="0230-60000001")
COUNTY = Organ(name="云浦区人民政府", self_reference="我区", kind=OrganKind.COUNTY)

FIGURES: Mapping[str, int] = {
    "disclosure.normative_documents.issued": 3,
    "disclosure.normative_documents.repealed": 1,
    "disclosure.normative_documents.in_force": 12,
    "disclosure.permits": 40,
    "disclosure.penalties": 5,
    "requests.new.natural_person": 10,
    "requests.new.enterprise": 2,
    "requests.carried_in.natural_person": 3,
    "requests.granted.natural_person": 6,
    "requests.granted.enterprise": 1,
    "requests.partial.natural_person": 2,
    "requests.unavailable_not_held.natural_person": 3,
    "requests.unavailable_not_held.enterprise": 1,
    "requests.rejected_petition.natural_person": 1,
    "requests.carried_out.natural_person": 1,
    "disputes.reconsideration.upheld": 2,
    "disputes.reconsideration.corrected": 1,
    "disputes.litigation_direct.upheld": 1,
}

PASSAGES: Mapping[str, str] = {
    "opening": "本报告由云浦区档案局根据《中华人民共和国政府信息公开条例》编制，"
    "数据统计期限为2025年1月1日至2025年12月31日。联系电话：0230-60000001。",
    "overview.lead": "2025年，我局依法开展政府信息公开工作。",
    "overview.proactive": "2025年，我局主动公开政府信息136条，其中网站发布100条，政务新媒体发布36条。",
    "overview.on_request": "2025年，我局新收政府信息公开申请12件，其中自然人10件、商业企业2件；上年结转3件，"
    "共办理15件，办结14件，结转下年度继续办理1件。办结的申请中，予以公开7件，部分公开2件，无法提供4件，不予处理1件。"
    "因政府信息公开被申请行政复议3件，被提起行政诉讼1件。",
    "overview.management": "信息发布实行“三审三校”。2025年，我局制发行政规范性文件3件，废止1件，年末现行有效12件。",
    "overview.platform": "我局使用区政府门户网站公开政府信息。",
    "overview.safeguards": "全年组织培训2次。未发生因政府信息公开工作被追究责任的情况。",
    "problems": "2025年的主要问题：一是依申请公开的答复还不够规范；二是更新不够及时。"
    "改进措施：一是编制答复文书模板；二是每周检查一次更新情况。上年度报告中的问题已整改。",
    "other": "2025年，我局未发出收费通知，未收取信息处理费。",
}


@cache
def words() -> CheckWords:
    return load_words(FILES)


def figures(**changes: int) -> dict[str, int]:
    """The cells that are not totals; a change is named with “__” for “.”."""
    return {**FIGURES, **{key.replace("__", "."): value for key, value in changes.items()}}


def full(cells: Mapping[str, Number]) -> dict[str, Number | None]:
    """Every cell of the tables: 0 where none is given, totals computed."""
    return summed({**dict.fromkeys(FORM.cells, 0), **cells}, FORM)


def correct(
    passages: Mapping[str, str] | None = None, *, organ: Organ = DEPARTMENT, problems: tuple[Problem, ...] = ()
) -> Report:
    """A report without a fault; `passages` stand for its own."""
    texts = {**PASSAGES, **(passages or {})}
    return Report(year=2025, organ=organ, cells=full(FIGURES), passages=texts, problems=problems)


def changed(report: Report, **cells: Number | None) -> Report:
    """The report with cells set as they are named, “__” for “.”, and no total computed again."""
    named = {key.replace("__", "."): value for key, value in cells.items()}
    return report.model_copy(update={"cells": {**report.cells, **named}})


def without(report: Report, *cells: str) -> Report:
    """The report without some cells."""
    return report.model_copy(update={"cells": {key: value for key, value in report.cells.items() if key not in cells}})


def read(report: Report, **where: str) -> Report:
    """The report as one read from a file; `where` tells what stood in a cell."""
    sources = {key: Provenance(origin=Origin.READ) for key in report.cells}
    noted = {key.replace("__", "."): Provenance(origin=Origin.READ, where=text) for key, text in where.items()}
    return report.model_copy(update={"sources": {**sources, **noted}})


def last_year(**cells: Number | None) -> Report:
    """Last year's report, from which the correct one follows."""
    report = Report(
        year=2024,
        organ=DEPARTMENT,
        cells=full(
            {
                "disclosure.normative_documents.in_force": 10,
                "disclosure.permits": 38,
                "requests.new.natural_person": 10,
                "requests.granted.natural_person": 7,
                "requests.carried_out.natural_person": 3,
            }
        ),
        passages={"problems": "一是更新不够及时。改进措施：每周检查一次。"},
    )
    return changed(report, **cells)


def found(
    report: Report,
    rule: str | None = None,
    *,
    last: Report | None = None,
    today: date | None = None,
    settings: CheckSettings | None = None,
    complete: bool = True,
) -> tuple[Finding, ...]:
    """What the checks find, all of them or one rule."""
    return findings(
        report,
        FORM,
        words=words(),
        last=last,
        today=today,
        only=None if rule is None else {rule},
        settings=settings or CheckSettings(),
        complete=complete,
    )


def places(report: Report, rule: str, *, last: Report | None = None, complete: bool = True) -> list[str]:
    """Where a rule finds something."""
    return [finding.where for finding in found(report, rule, last=last, complete=complete)]


def in_passage(passage: str, text: str, rule: str, *, last: Report | None = None) -> list[object]:
    """What a rule finds in a passage of an otherwise correct report: what stands there, finding by finding."""
    return [each.found for each in found(correct({passage: text}), rule, last=last) if each.where == passage]
