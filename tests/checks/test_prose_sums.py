"""Lists, percentages and changes in the prose, added up and computed again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checked import correct, found, in_passage, last_year

ON_REQUEST, PROACTIVE, OTHER = "overview.on_request", "overview.proactive", "other"


@pytest.mark.parametrize(
    ("text", "sum_of_parts"),
    [
        ("主动公开政府信息136条，其中网站发布100条，政务新媒体发布35条。", 135),
        ("公开信息1,136条（其中网站1,000条、微信100条）。", 1100),
        ("公开信息136条。其中：网站100条（含解读20条、回应16条）；微信30条；召开发布会3场。", 130),
        ("公开信息136条，同比增长20%，其中网站100条，同比增长5%，微信37条。", 137),
        ("公开信息136条，其中140条在网站发布。", 140),
        ("公开信息136条，其中网上100条、线下35条。", 135),
        ("发布解读十二篇，其中图解七篇、视频四篇。", 11),
        ("公开信息1.2万条，其中网站1万条、微信3000条。", 13_000),
    ],
)
def test_parts_that_do_not_make_up_the_number(text: str, sum_of_parts: int) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == [sum_of_parts]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息136条，其中网站100条，微信36条。",
        "公开信息136条，其中政策文件10条、解读材料5条等。",
        "公开信息136条，其中主要通过网站公开100条，微信20条。",
        "公开信息136条，其中网站100条（含解读20条、回应16条），微信36条。",
        "公开信息136条，其中网站约100条，微信20条。",
        "公开信息136条，其中政策解读20条。",
        "公开信息136条，其中网站100条，微信36条，比上年增加16条，召开发布会3场。",
        "组织培训3次，其中专题培训1次，培训200人次。",
        "公开信息136条，网站100条，微信20条。",
    ],
)
def test_parts_that_make_it_up_or_are_a_selection(text: str) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请12件，上年结转3件，其中网络申请10件，信函申请5件。",
        "办结14件，其中予以公开7件，部分公开2，无法提供4件，不予处理1件。",
        "收到申请12件，其中自然人10件，企业2件，网上申请8件，信函申请4件。",
        "收到申请12件，其中自然人10件，办结14件，结转1件。",
        "收到申请12件，其中自然人10件，予以公开7件。",
    ],
)
def test_a_list_ends_where_something_else_is_counted(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-08") == []


def test_the_sum_is_told() -> None:
    report = correct({PROACTIVE: "主动公开政府信息136条，其中网站100条，微信35条。"})
    (finding,) = found(report, "X-08")
    assert finding.message == "正文写“主动公开政府信息136条”，而所列各项 100 + 35 = 135，与 136 条差 1。"
    assert finding.expected == 136


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("信息处理费总金额140元，其中按件收取100元，按页收取50元。", 150),
        ("2025年信息处理费按件计收100元，按量计收40元，共计150元。", 140),
        ("收取信息处理费1.4万元，其中按件1万元，按页3000元。", 13_000),
    ],
)
def test_fees_that_do_not_add_up(text: str, amount: int) -> None:
    assert in_passage(OTHER, text, "X-11") == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "信息处理费总金额140元，其中按件100元，按页40元。",
        "发出信息处理费收费通知3件，应收4900元，实际收取2700元。",
        "按件计收信息处理费100元，按页计收40元，共计140元。",
    ],
)
def test_fees_that_add_up(text: str) -> None:
    assert in_passage(OTHER, text, "X-11") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("收到申请12件，其中自然人10件，占80%。", 80),
        ("收到申请12件，其中自然人10件，占83.3%，企业2件，占总数的百分之二十五。", 25),
        ("申请由2024年的10件增加到12件，增长25%。", 25),
        ("收到申请12件，较上年的10件增长25%。", 25),
        ("收到申请12件，上年结转3件，办结率100%。", 100),
    ],
)
def test_a_percentage_that_does_not_recompute(text: str, stated: int) -> None:
    assert in_passage(ON_REQUEST, text, "X-09") == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请12件，其中自然人10件，占83%，企业2件，占16.7%。",
        "收到申请12件，占全区总数的5%。",
        "其中，予以公开7件，占50%；部分公开2件，占14.3%；不予处理1件，占7.1%。",
        "办结14件，其中予以公开7件，占50%；部分公开2，占14.3%；不予处理1件，占7.1%。",
        "收到申请12件，按时办结率100%。",
        "收到申请12件，均在法定期限内答复，办结率100%。",
        "办结率93%，满意度98.5%。",
        "申请由10件增加到12件，增长20%。",
        "申请由10件增加到12件，信息发布量增长35%。",
        "新收申请12件，较上年的10件，网站访问量增长60%。",
    ],
)
def test_a_percentage_that_recomputes_or_is_of_something_else(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-09") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("新收申请12件，同比增长25%。", 25),
        ("新收申请12件，较上年增加3件，增长20%。", 3),
        ("新收申请12件，比2024年减少2件。", 2),
        ("新收申请12件，与上年持平。", 12),
        ("新收申请12件，同比下降百分之二十。", 20),
        ("新收申请12件，上年结转3件，办结14件，较上年增加6件。", 6),
        ("新收申请12件，数量同比增长25%。", 25),
        ("新收申请12件，申请量较上年增加3件。", 3),
        ("新收申请12件，总体同比下降20%。", 20),
    ],
)
def test_a_change_that_last_years_report_contradicts(text: str, stated: int) -> None:
    assert in_passage(ON_REQUEST, text, "X-12", last=last_year()) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "新收申请12件，同比增长20%，上年结转3件，办结14件，较上年增加7件。",
        "新收申请12件，较上年增加2件，增长20%。",
        "新收申请12件，其中网上申请8件，同比增长60%。",
        "主动公开政府信息136条，同比增长9%。",
        "新收申请12件，信息发布量同比增长35%。",
        "全年新收申请12件，网站访问量较上年增长60%。",
        "新收申请12件；主动公开条数与上年持平。",
        "新收申请12件，培训场次比2024年增加2件。",
        "新收申请12件，比上年明显增加。",
    ],
)
def test_a_change_that_fits_or_is_of_something_else(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-12", last=last_year()) == []


def test_without_last_year_no_change_is_judged() -> None:
    assert in_passage(ON_REQUEST, "新收申请12件，同比增长99%。", "X-12") == []


def test_a_change_is_told_with_both_years() -> None:
    (finding,) = found(correct({ON_REQUEST: "新收申请12件，同比增长25%。"}), "X-12", last=last_year())
    assert finding.message == "正文写“同比增长25%”，而上年 10、今年 12，增加 20%。"
    assert finding.expected == Decimal(20)
