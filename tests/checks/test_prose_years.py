"""Years in the prose: one left from an earlier text is seen, one that has its reason is not."""

from __future__ import annotations

import pytest
from checked import correct, found, in_passage, places

from nianbao.report import Report

LEAD, PROACTIVE, ON_REQUEST, PROBLEMS = "overview.lead", "overview.proactive", "overview.on_request", "problems"


@pytest.mark.parametrize(
    ("passage", "text", "year"),
    [
        (LEAD, "2024年，我局认真贯彻《中华人民共和国政府信息公开条例》，取得较好成效。", "2024"),
        (LEAD, "二〇二四年，我局依法公开政府信息。", "2024"),
        (LEAD, "2023年以来的工作已有基础，2022年，我局依法公开。", "2022"),
        (LEAD, "2026年，我局依法公开政府信息。", "2026"),
        ("opening", "数据统计期限为2024年1月1日至12月31日。", "2024"),
        ("opening", "现公布云浦区档案局2024年政府信息公开工作年度报告。", "2024"),
        (LEAD, "根据《条例》要求，现将2024年政府信息公开工作年度报告公布如下。", "2024"),
        (LEAD, "本报告为云浦区档案局2024年政府信息公开工作年度报告。", "2024"),
        (PROBLEMS, "2023年存在的主要问题：更新不及时。", "2023"),
        (PROACTIVE, "2024年主动公开工作总结、要点等信息136条。", "2024"),
        (PROACTIVE, "2024年共发布年度报告1份。", "2024"),
        (ON_REQUEST, "2024年共收到申请12件，转办2件。", "2024"),
        (ON_REQUEST, "2024年度，我局新收申请12件，结果均已答复。", "2024"),
        (PROACTIVE, "按照2024年政务公开工作要点的要求，逐项落实。", "2024"),
    ],
)
def test_a_year_left_from_an_earlier_text(passage: str, text: str, year: str) -> None:
    assert in_passage(passage, text, "P-01") == [year]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (LEAD, "2025年，二〇二五年度，我局依法公开。"),
        (PROACTIVE, "公开2024年度部门决算和2026年部门预算。"),
        (ON_REQUEST, "新收申请12件，比2024年增加2件；2024年结转3件，结转2026年1件。"),
        (PROBLEMS, "2024年的问题已整改。2026年6月底前，建立台账。"),
        (LEAD, "对照“十四五”规划和2035年远景目标，2008年起设立窗口。"),
        (LEAD, "下一步，2026年将继续深化公开。"),
        (PROACTIVE, "编制2026年政务公开工作要点。"),
        (PROACTIVE, "公开“2024年度民生实事”办理结果10项。"),
        (ON_REQUEST, "1件因征求第三方意见，延至2026年答复。"),
        (LEAD, "落实“2021—2025年”规划，条例自2019年5月15日起施行，2019年修订。"),
        (LEAD, "按照国办公开办函〔2021〕30号编制，2020年以来持续改进。"),
        ("opening", "截至2026年1月，可在网站查阅。"),
    ],
)
def test_another_year_with_its_reason(passage: str, text: str) -> None:
    assert in_passage(passage, text, "P-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "其中综合政务25条，2024年度政府信息公开工作年度报告1条，财务预算1条。",
        "按时编制并发布2024年政府信息公开工作年度报告。",
        "1月公布《云浦区档案局2024年政府信息公开年报》。",
        "公开2024年度法治政府建设年度报告和部门预算执行情况。",
        "发布2024年国民经济和社会发展统计公报。",
        "公开我局2024年工作总结1篇。",
        "获评2024年度政务公开先进单位。",
        "第三方评估2024年排名第三。",
        "公示2024年度考核结果，公开2024年度绩效自评报告。",
    ],
)
def test_a_paper_about_last_year_comes_out_in_this_one(text: str) -> None:
    assert in_passage(PROACTIVE, text, "P-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "共收到申请12件以及2024年转办申请2件。",
        "收到申请12件，2024年度转入3件，共办理15件。",
        "在2024年的基础上优化办理流程，沿用2024年的台账。",
        "2024年未办结的3件申请均已答复。",
        "承接2024年申请3件。",
        "2024年底收到、今年答复的3件。",
        "含2024年跨年办理3件。",
        "2024年遗留的申请3件全部办结。",
        "上年（2024年）结转3件。",
    ],
)
def test_what_came_over_from_last_year(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "P-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "办结14件，剩余1件转2026年办理。",
        "剩余1件转入2026年度继续办理。",
        "1件顺延至2026年办理。",
        "1件延期到2026年答复。",
        "结转至2026年1件。",
        "1件未到期，2026年继续办理。",
        "1件结转到2026年度。",
        "其余1件跨入2026年。",
    ],
)
def test_what_goes_over_into_next_year(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "P-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "新收申请12件，較2024年增加2件。",
        "新收申请12件，较 2024 年增加 2 件。",
        "新收申请12件，相较于2024年增加2件。",
        "新收申请12件，与2024年持平。",
        "新收申请12件，高于2024年。",
        "对比2024年，申请多了2件。",
        "新收申请12件（2024年10件），同比增长20%。",
        "新收申请由2024年的10件增加到12件。",
        "2024年收到10件，2025年收到12件，增加2件。",
        "新收申请12件，和2024年相当。",
    ],
)
def test_what_is_compared_with_last_year(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "P-01") == []


def test_a_title_of_another_year() -> None:
    report = correct().model_copy(update={"title": "云浦区档案局2024年政府信息公开工作年度报告"})
    assert places(report, "P-01") == ["title"]
    assert found(Report(passages={LEAD: "2024年，我局依法公开。"}), "P-01") == ()
