"""Numbers in the prose against the tables: every mention is read, and what only looks like one is left alone.

The correct report has 新收 12 (自然人 10, 商业企业 2), 上年结转 3, 办结 14, 结转 1; 予以公开 7, 部分公开 2, 无法提供 4,
不予处理 1; 复议 3 (维持 2, 纠正 1), 诉讼 1; 规范性文件 3 made, 1 repealed, 12 in force.
"""

from __future__ import annotations

import pytest
from checked import COUNTY, FORM, changed, correct, found, in_passage

ON_REQUEST = "overview.on_request"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2025年，我局收到政府信息公开申请13件。", 13),
        ("2025年，我局共收到依申请公开１３件，均已答复。", 13),
        ("全年新收申请十三件。", 13),
        ("全年收到公民、法人和其他组织提出的政府信息公开申请1,300件。", 1300),
        ("云浦区档案局接收政府信息公开申请1.3万件。", 13_000),
        ("全年新收申请： 13 件。", 13),
        ("受理政府信息公开申请13件。", 13),
        ("新收申请12件，上年结转4件。", 4),
        ("新收申请12件，上年结转3件，共办理16件。", 16),
        ("收办政府信息公开申请12件。", 12),
        ("新收申请12件，办结13件。", 13),
        ("申请均已按时处理，共答复15件。", 15),
        ("办结14件，结转下年度继续办理2件。", 2),
        ("办结14件，结转2026年2件。", 2),
        ("13件申请均已办结。", 13),
        ("收到申请12件，其中自然人9件。", 9),
        ("收到申请12件，其中11件由自然人提出。", 11),
        ("收到申请12件，其中自然人10件、法人和其他组织3件。", 3),
        ("新收申请12件。按申请人分，自然人10件，商业企业1件。", 1),
        ("2024年收到申请10件，2025年收到申请13件。", 13),
        ("收到申请12件，同比增加2件，办结15件。", 15),
        ("2025年共收到政府信息依申请公开13件，上年转结3件。", 13),
        ("根据2019年修订的条例，全年收到申请13件。", 13),
        ("截至12月底，共收到申请13件。", 13),
        ("收到申请12件，办结12件，上年结转3件，共答复15件。", 15),
        ("办理12345热线工单300件。2025年收到政府信息公开申请13件。", 13),
        ("新收申请12件，已办结11件。", 11),
        ("全年收到并办结申请11件。", 11),
    ],
)
def test_a_number_of_applications_that_the_table_contradicts(text: str, wrong: int) -> None:
    assert in_passage(ON_REQUEST, text, "X-01") == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，我局收到政府信息公开申请12件，其中自然人10件、商业企业2件，上年结转3件，办结14件，结转下年度1件。",
        "全年收到政府信息公开申请十二件，办结十四件。",
        "收到政府信息公开申请15件（含上年结转3件）。",
        "受理政府信息公开申请15件，办结14件，结转1件。",
        "收到并办理政府信息公开申请15件。",
        "2024年收到申请20件。",
        "上年收到申请20件。",
        "上半年收到申请5件，下半年收到申请7件。",
        "自7月以来，2025年收到申请5件。",
        "收到申请12件，办理完毕12件；办理2024年结转件3件。",
        "正在办理13件，在办理的14件申请中，予以公开7件。",
        "2025年收到4件投诉，收到13件网民留言。",
        "1—6月收到申请5件。",
        "全年收到各类事项300件，办理案件20件。",
        "收到申请12件，比上年的10件新增2件。",
        "共处理申请15件，共处理申请14件。",
        "共办理15件，顺延至下一年答复1件。",
        "收到申请数十件，几百件，上百件。",
        "收到申请约13件，另收到补正材料2件。",
        "较上年增加2件，比去年同期的10件多2件。",
        "网上收到申请9件，信函收到申请3件。",
        "区住建局收到政府信息公开申请5件，局办公室办理2件。",
        "12345热线受理300件，办结298件。",
        "受理法律援助案件500件。",
        "办理人大代表建议和政协提案20件，全部办结。",
        "办理行政许可386件，行政处罚27件。",
        "依据条例第三十六条、第39条，按国办函〔2020〕109号答复。",
        "公开信息阅读量3000次，收到留言13件。",
        "按期答复10件，延期答复4件。",
        "收到申请一件、办理一件、答复一件。",
        "第13件申请已经答复，20个工作日内办结。",
        "收到3至5件申请。",
        "未按期答复的申请0件。",
        "2023年至2025年累计收到申请30件。",
        "协助区政府办答复申请2件。",
        "上年结转3件全部办结，今年新收的办结11件。",
        "当年新收申请办结11件，上年结转的办结3件。",
        "本年新收的12件已办结11件。",
        "新收的12件中办结11件。",
    ],
)
def test_a_number_that_fits_or_speaks_of_something_else(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-01") == []


@pytest.mark.parametrize("text", ["收到代表建议13件，办结13件。", "收到申请13件。", "办结13件。"])
def test_elsewhere_a_number_needs_its_noun(text: str) -> None:
    assert in_passage("overview.safeguards", text, "X-01") == []


def test_a_number_of_applications_is_read_in_every_passage() -> None:
    assert in_passage("overview.lead", "全年受理政府信息公开申请13件。", "X-01") == [13]


def test_a_district_counts_what_everyone_below_it_received() -> None:
    text = "全区各部门共收到申请13件，区住建局收到申请5件。区政府共收到申请5件，各镇收到申请7件。区政府收到申请14件。"
    report = correct({ON_REQUEST: text}, organ=COUNTY)
    assert [each.found for each in found(report, "X-01")] == [13, 14]


def test_the_words_and_the_equation_are_told() -> None:
    report = correct({ON_REQUEST: "新收申请12件，上年结转3件，共办理16件。"})
    (finding,) = found(report, "X-01")
    assert finding.message == "正文写“共办理16件”，而表格中本年新收 12 + 上年结转 3 = 15，差 1。"
    assert (finding.where, finding.found, finding.expected) == (ON_REQUEST, 16, 15)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("被申请行政复议4件，被提起行政诉讼1件。", 4),
        ("因政府信息公开引发行政复议案件3件、行政诉讼案件2件。", 2),
        ("发生行政复议三件，其中结果维持2件、结果纠正0件。", 0),
        ("发生4件行政复议。", 4),
        ("收到针对我局信息公开事务的行政复议4件。", 4),
        ("未经复议直接起诉1件，复议后起诉1件。", 1),
        ("行政诉讼案件中，结果维持2件。", 2),
    ],
)
def test_a_number_of_disputes_that_the_table_contradicts(text: str, wrong: int) -> None:
    assert in_passage(ON_REQUEST, text, "X-03") == [wrong]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (ON_REQUEST, "被申请行政复议3件，其中结果维持2件、结果纠正1件；被提起行政诉讼1件。"),
        (ON_REQUEST, "区政府作为复议机关受理行政复议案件40件，审结38件。"),
        (ON_REQUEST, "2024年发生行政复议5件。"),
        (ON_REQUEST, "行政复议、行政诉讼4件。"),
        ("overview.lead", "全年办理行政复议案件40件，行政诉讼案件12件。"),
        ("overview.safeguards", "全年行政复议案件40件。"),
    ],
)
def test_disputes_that_fit_or_are_not_about_disclosure(passage: str, text: str) -> None:
    assert in_passage(passage, text, "X-03") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("办结的申请中，予以公开8件，部分公开2件。", 8),
        ("予以公开7件、部分公开三件。", 3),
        ("答复为不予公开1件。", 1),
        ("本机关不掌握相关政府信息5件。", 5),
        ("6件予以公开。", 6),
        ("信访、举报、投诉类申请2件。", 2),
        ("办结14件，其中予以公开7件，部分公开2件，无法提供4件。", 13),
    ],
)
def test_an_outcome_that_the_table_contradicts(text: str, wrong: int) -> None:
    assert in_passage(ON_REQUEST, text, "X-05") == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "办结14件，其中予以公开7件，部分公开2件，无法提供4件（本机关不掌握4件），不予处理1件。",
        "予以公开、部分公开9件。",
        "办结14件，其中予以公开7件等。",
        "自然人申请予以公开6件。",
        "2024年予以公开8件。",
        "对规范性文件予以公开136条。",
    ],
)
def test_outcomes_that_fit(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-05") == []


@pytest.mark.parametrize("passage", ["overview.proactive", "overview.management", ON_REQUEST])
def test_the_attributes_of_papers_are_no_outcomes(passage: str) -> None:
    text = "全年制发公文130件，其中主动公开18件，依申请公开20件，不予公开92件。"
    assert in_passage(passage, text, "X-05") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2025年，我局制发行政规范性文件4件。", 4),
        ("全年印发规范性文件3件、废止2件，现行有效12件。", 2),
        ("规范性文件现行有效十一件。", 11),
        ("制定规章1部。", 1),
    ],
)
def test_a_number_of_documents_that_the_table_contradicts(text: str, wrong: int) -> None:
    assert in_passage("overview.management", text, "X-07") == [wrong]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("overview.management", "制发行政规范性文件3件，废止1件，年末现行有效12件。"),
        ("overview.management", "清理行政规范性文件30件，审核规范性文件8件。"),
        ("overview.management", "制定规章制度5项，印发通知20件。"),
        ("overview.management", "以区政府名义印发规范性文件6件。"),
        ("overview.proactive", "发布规范性文件9件。"),
    ],
)
def test_documents_that_fit_or_are_counted_otherwise(passage: str, text: str) -> None:
    assert in_passage(passage, text, "X-07") == []


@pytest.mark.parametrize(
    ("passage", "text", "words"),
    [
        (ON_REQUEST, "2025年，我局未收到政府信息公开申请。", "未收到政府信息公开申请"),
        (ON_REQUEST, "全年没有收到公民、法人和其他组织提出的申请。", "没有收到公民、法人和其他组织提出的申请"),
        (ON_REQUEST, "全年无依申请公开事项。", "无依申请公开事项"),
        ("overview.lead", "未受理政府信息公开申请。", "未受理政府信息公开申请"),
    ],
)
def test_none_received_although_the_table_counts_some(passage: str, text: str, words: str) -> None:
    assert in_passage(passage, text, "X-02") == [words]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (ON_REQUEST, "2024年未收到申请，2025年收到申请12件。"),
        (ON_REQUEST, "未收到申请人的补正材料，未收到申请书原件。"),
        (ON_REQUEST, "未收到行政复议申请，无依申请公开收费，无申请公开指南以外的渠道。"),
        ("overview.safeguards", "未收到困难救助申请。"),
    ],
)
def test_what_else_was_not_received(passage: str, text: str) -> None:
    assert in_passage(passage, text, "X-02") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2025年，我局未收到政府信息公开申请。", []),
        ("2025年，我局收到政府信息公开申请0件。", []),
        ("2025年，我局受理上年结转的政府信息公开申请3件。", []),
        ("2025年，我局收到政府信息公开申请3件。", [3]),
    ],
)
def test_where_the_table_counts_none_the_prose_says_so(text: str, wrong: list[int]) -> None:
    report = changed(correct({ON_REQUEST: text}), requests__new__total=0)
    assert [each.found for each in found(report, "X-02")] == wrong


@pytest.mark.parametrize(
    ("passage", "text", "words"),
    [
        (ON_REQUEST, "未发生行政复议、行政诉讼。", "未发生行政复议、行政诉讼"),
        (ON_REQUEST, "没有因政府信息公开被提起行政诉讼。", "没有因政府信息公开被提起行政诉讼"),
        (ON_REQUEST, "无行政复议案件。", "无行政复议案件"),
        ("overview.safeguards", "行政复议和行政诉讼均未发生。", "行政复议和行政诉讼均未发生"),
        ("problems", "未发生因政府信息公开引起的行政复议。", "未发生因政府信息公开引起的行政复议"),
    ],
)
def test_no_disputes_although_the_table_counts_some(passage: str, text: str, words: str) -> None:
    assert in_passage(passage, text, "X-04") == [words]


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (ON_REQUEST, "未发生行政复议被纠正、行政诉讼败诉的情况。"),
        (ON_REQUEST, "未经复议直接起诉1件。"),
        (ON_REQUEST, "2024年未发生行政复议、行政诉讼。"),
        ("overview.lead", "行政执法未发生行政复议、行政诉讼。"),
        ("problems", "没有行政复议应诉经验。"),
    ],
)
def test_disputes_denied_rightly_or_of_another_kind(passage: str, text: str) -> None:
    assert in_passage(passage, text, "X-04") == []


@pytest.mark.parametrize(("text", "wrong"), [("未发生行政复议、行政诉讼。", []), ("被申请行政复议2件。", [2])])
def test_where_the_table_counts_no_disputes_the_prose_says_so(text: str, wrong: list[int]) -> None:
    report = changed(correct({ON_REQUEST: text}), **dict.fromkeys(FORM.dispute_cells, 0))
    assert [each.found for each in found(report, "X-04")] == wrong


def test_a_denial_of_one_kind_is_held_against_that_kind() -> None:
    report = changed(
        correct({ON_REQUEST: "未发生行政诉讼。"}),
        disputes__litigation_direct__upheld=0,
        disputes__litigation_direct__total=0,
    )
    assert found(report, "X-04") == ()


@pytest.mark.parametrize("rule", ["X-01", "X-03", "X-05", "X-07"])
def test_a_cell_that_is_not_known_contradicts_nothing(rule: str) -> None:
    wrong = {
        ON_REQUEST: "新收申请99件，被申请行政复议99件，予以公开99件。",
        "overview.management": "制发行政规范性文件99件。",
    }
    blank = correct(wrong).model_copy(update={"cells": dict.fromkeys(correct().cells)})
    assert [each.found for each in found(correct(wrong), rule)] == [99]
    assert found(blank, rule) == ()
