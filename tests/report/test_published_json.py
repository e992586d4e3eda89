"""The one JSON object in which a published report is printed."""

import json
from decimal import Decimal
from typing import Any

import pytest

from nianbao.errors import ReportError
from nianbao.report import Organ, Report, Unread, from_json, to_json

REPORT = Report(
    format="2019",
    year=2024,
    title="青山县民政局2024年政府信息公开工作年度报告",
    organ=Organ(name="青山县民政局"),
    cells={
        "disclosure.permits": 3,
        "disclosure.fees": Decimal("7730.2800"),
        "disclosure.regulations.issued": None,
        "requests.new.natural_person": 5,
        "requests.new.total": 5,
        "disputes.reconsideration.total": 0,
    },
    passages={
        "opening": "开头。",
        "overview.lead": "总述。",
        "overview.platform": "平台。",
        "problems": "问题。",
        "other": "其他。",
    },
)
DATA = {
    "agency": "青山县民政局",
    "year": 2024,
    "title": "青山县民政局2024年政府信息公开工作年度报告",
    "format": "2019",
    "opening": "开头。",
    "overview": {"lead": "总述。", "platform": "平台。"},
    "disclosure": {"permits": 3, "fees": "7730.2800", "regulations": {"issued": None}},
    "requests": {"new": {"natural_person": 5, "total": 5}},
    "disputes": {"reconsideration": {"total": 0}},
    "problems": "问题。",
    "other": "其他。",
    "unread": [{"text": "见附件", "where": "第2张表第6行第5列"}],
}


def test_counts_are_numbers_fees_a_string_and_a_blank_cell_null() -> None:
    assert to_json(REPORT, [Unread("见附件", "第2张表第6行第5列")]) == DATA
    assert json.loads(json.dumps(DATA)) == DATA


def test_it_gives_the_report_back() -> None:
    assert from_json(DATA) == REPORT


def test_what_is_not_known_is_left_out_or_null() -> None:
    data = to_json(Report())
    assert data == {
        "agency": "", "year": None, "title": "", "format": "2021", "overview": {}, "disclosure": {}, "requests": {},
        "disputes": {}, "unread": [],
    }  # fmt: skip
    assert from_json(data) == Report()


@pytest.mark.parametrize(
    "change",
    [
        {"disclosure": {"permits": "三"}},
        {"disclosure": {"fees": True}},
        {"disclosure": {"fees": "NaN"}},
        {"requests": []},
        {"requests": {"new": {"total": [1]}}},
        {"year": "去年"},
        {"problems": 3},
        {"agency": 3},
    ],
)
def test_another_object_is_refused_with_the_key(change: dict[str, Any]) -> None:
    with pytest.raises(ReportError, match="年报数据不对"):
        from_json(DATA | change)
