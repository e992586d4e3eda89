"""Passages as organs publish them: none is wrongly flagged, and the same with one number changed is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from checked import COUNTY, DEPARTMENT, FORM, correct, found, full, last_year

from nianbao.checks import Severity
from nianbao.report import Number, Organ, OrganKind, Report

ON_REQUEST, MANAGEMENT = "overview.on_request", "overview.management"

TOWN = Organ(name="云浦区青石镇人民政府", self_reference="我镇", kind=OrganKind.TOWNSHIP)

DISTRICT_FIGURES = {
    "disclosure.normative_documents.issued": 6,
    "disclosure.normative_documents.repealed": 4,
    "disclosure.normative_documents.in_force": 58,
    "disclosure.permits": 12860,
    "disclosure.penalties": 930,
    "disclosure.compulsory_measures": 41,
    "requests.new.natural_person": 118,
    "requests.new.enterprise": 9,
    "requests.new.public_interest": 2,
    "requests.new.legal_service": 3,
    "requests.carried_in.natural_person": 6,
    "requests.granted.natural_person": 52,
    "requests.granted.enterprise": 5,
    "requests.granted.legal_service": 2,
    "requests.partial.natural_person": 14,
    "requests.partial.enterprise": 1,
    "requests.denied_third_party.natural_person": 3,
    "requests.denied_internal.natural_person": 2,
    "requests.unavailable_not_held.natural_person": 31,
    "requests.unavailable_not_held.enterprise": 2,
    "requests.unavailable_not_held.public_interest": 2,
    "requests.unavailable_to_be_made.natural_person": 2,
    "requests.rejected_petition.natural_person": 7,
    "requests.rejected_repeat.natural_person": 2,
    "requests.other_not_corrected.natural_person": 5,
    "requests.other_other.natural_person": 3,
    "requests.other_other.enterprise": 1,
    "requests.carried_out.natural_person": 3,
    "requests.carried_out.legal_service": 1,
    "disputes.reconsideration.upheld": 8,
    "disputes.reconsideration.corrected": 2,
    "disputes.reconsideration.other": 1,
    "disputes.litigation_direct.upheld": 2,
    "disputes.litigation_direct.pending": 1,
    "disputes.litigation_after_reconsideration.upheld": 2,
}

TOWN_FIGURES = {
    "requests.new.natural_person": 3,
    "requests.granted.natural_person": 2,
    "requests.partial.natural_person": 1,
    "disputes.reconsideration.upheld": 1,
}

OFFICES: Mapping[str, tuple[Organ, Mapping[str, Number]]] = {
    "district": (COUNTY, DISTRICT_FIGURES),
    "bureau": (DEPARTMENT, {"disclosure.permits": 386, "disclosure.penalties": 27}),
    "town": (TOWN, TOWN_FIGURES),
}


def last(office: str) -> Report | None:
    """Last year's report of the district: 95 applications, 6 of them carried over, 56 documents in force."""
    if office != "district":
        return None
    report = last_year(
        requests__new__total=95,
        requests__handled__total=89,
        requests__carried_out__total=6,
        disputes__reconsideration__total=9,
        disclosure__permits=12000,
        disclosure__penalties=900,
        disclosure__compulsory_measures=33,
        disclosure__normative_documents__in_force=56,
    )
    return report.model_copy(update={"passages": {}})


def flagged(office: str, passage: str, text: str) -> list[str]:
    """The rules that find an error or a warning in the passage."""
    organ, figures = OFFICES[office]
    report = Report(year=2025, organ=organ, cells=full(figures), passages=correct({passage: text}).passages)
    faults = found(report, last=last(office))
    return [each.id for each in faults if each.where == passage and each.severity is not Severity.HINT]


def published() -> Iterator[tuple[str, str, str]]:
    offices = yaml.safe_load(Path(__file__).with_name("published_passages.yaml").read_text("utf-8"))
    for office, passages in offices.items():
        for passage, texts in passages.items():
            assert passage in FORM.passages
            yield from ((office, passage, text) for text in texts)


@pytest.mark.parametrize(("office", "passage", "text"), list(published()))
def test_what_is_right_or_about_something_else_is_left_alone(office: str, passage: str, text: str) -> None:
    assert flagged(office, passage, text) == []


@pytest.mark.parametrize(
    ("passage", "text", "rule"),
    [
        (ON_REQUEST, "全区新收政府信息公开申请133件，比2024年（95件）增加37件，上年结转6件。", "X-01"),
        (ON_REQUEST, "全区收到申请132件（其中自然人118件，商业企业8件），上年结转6件。", "X-01"),
        (ON_REQUEST, "区政府办公室收到申请36件，办结35件；全区共收到申请131件。", "X-01"),
        (ON_REQUEST, "申请渠道为网络96件、信函28件、当面8件。全区（含镇街）收到申请131件。", "X-01"),
        (ON_REQUEST, "申请量同比增长39.8%。收到申请132件，同比增长39.8%。", "X-12"),
        (ON_REQUEST, "收到申请132件，其中自然人申请118件，占98.4%。", "X-09"),
        (ON_REQUEST, "不予公开的申请5件，其中第三方合法权益3件、三类内部事务信息1件。", "X-05"),
        (ON_REQUEST, "因政府信息公开被申请行政复议12件，其中维持8件。", "X-03"),
        (ON_REQUEST, "因政府信息公开发生行政复议11件，有3件行政复议被纠正。", "X-03"),
        (MANAGEMENT, "全区制发行政规范性文件6件，废止4件，现行有效85件。", "X-07"),
        (MANAGEMENT, "移送文件480份，其中公报92份、文件汇编300份。", "X-08"),
    ],
)
def test_the_like_with_a_wrong_number_is_found(passage: str, text: str, rule: str) -> None:
    assert flagged("district", passage, text).count(rule) >= 1
