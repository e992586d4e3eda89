"""The one JSON object in which a published report is printed."""

import json
from decimal import Decimal

from nianbao.data_files import DataFiles
from nianbao.report import Organ, Report
from nianbao.session.report_json import report_json
from nianbao.session.reports import Opened

FILES = DataFiles()

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
    data = report_json(Opened(REPORT, FILES.form, unread=(("见附件", "第2张表第6行第5列"),)))
    assert data == DATA
    assert json.loads(json.dumps(data)) == DATA


def test_what_is_not_known_is_left_out_or_null() -> None:
    assert report_json(Opened(Report(format="2021"), FILES.form)) == {
        "agency": "", "year": None, "title": "", "format": "2021", "overview": {}, "disclosure": {}, "requests": {},
        "disputes": {}, "unread": [],
    }  # fmt: skip
