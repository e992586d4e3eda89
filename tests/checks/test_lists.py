"""Lists in the prose: where one begins and ends, what selects, and what is a part of what was received."""

from __future__ import annotations

import pytest
from checked import correct, found

ON_REQUEST, PROACTIVE = "overview.on_request", "overview.proactive"


def in_passage(passage: str, text: str, rule: str) -> list[object]:
    """What a rule finds in a passage of a report without tables, where only the sums of the prose itself count."""
    report = correct({passage: text}).model_copy(update={"cells": {}})
    return [each.found for each in found(report, rule) if each.where == passage]


@pytest.mark.parametrize(
    ("text", "sum_of_parts"),
    [
        ("全年主动公开信息57条，其中部门动态20条、公示公告34条、统计信息3条、民生信息1条；全年办理提案38件。", 58),
        ("公开信息57条，其中部门动态20条、公示公告34条、统计信息3条、民生信息1条。", 58),
        ("公开信息57条，其中部门动态20条，公示公告34条，统计信息3条，民生信息1条。", 58),
        ("公开信息57条，其中部门动态20条；公示公告34条；统计信息3条；民生信息1条。", 58),
        ("公开信息57条，其中部门动态20条、公示公告34条、统计信息3条、民生信息1条，发布解读5篇。", 58),
        ("公开信息57条,其中部门动态20条、公示公告34条、统计信息3条、民生信息1条.", 58),
        ("公开信息57条，其中部门动态20条、公示公告34条、统计信息3条和民生信息1条。", 58),
    ],
)
def test_a_list_ends_where_its_sentence_says(text: str, sum_of_parts: int) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == [sum_of_parts]


@pytest.mark.parametrize(
    ("text", "sum_of_parts"),
    [
        ("公布信息115条，其中包括：通知公告30条、财政信息2条、政策文件10条、部门文件27条、其他33条、教育18条。", 120),
        ("公布信息共计115条，包括：通知公告100条、财政信息20条。", 120),
        ("公布信息115条，包括通知公告100条、财政信息20条。", 120),
        ("公布信息115条，涵盖通知公告100条、财政信息20条。", 120),
        ("公布信息115条，分为通知公告100条、财政信息20条。", 120),
        ("公布信息115条，主要包括通知公告100条、财政信息20条。", 120),
        ("公布信息115条（包括通知公告100条、财政信息20条）。", 120),
        ("公布信息115条：通知公告100条、财政信息20条。", 120),
        ("公布信息115条：通知公告90条、财政信息20条。", 110),
        ("公布信息115条（通知公告100条、财政信息20条）。", 120),
        ("公布信息115条，分别为通知公告100条、财政信息20条。", 120),
    ],
)  # fmt: skip
def test_parts_that_are_included_are_not_more_than_the_whole(text: str, sum_of_parts: int) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == [sum_of_parts]


@pytest.mark.parametrize(
    ("text", "sum_of_parts"),
    [
        ("公开信息136条，其中重点领域信息100条、通知公告35条。", 135),
        ("公开信息136条，其中通知公告100条、重点工作信息35条。", 135),
        ("公开信息136条，其中主要领导活动100条、通知公告35条。", 135),
        ("公开信息136条，其中公告等信息100条、财政信息35条。", 135),
        ("公开信息136条，其中如意小镇100条、财政信息35条。", 135),
    ],
)
def test_a_word_inside_a_name_selects_nothing(text: str, sum_of_parts: int) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == [sum_of_parts]


@pytest.mark.parametrize(
    "text",
    [
        "公布信息115条，包括通知公告30条、财政信息2条。",
        "公布信息115条，涵盖通知公告30条、财政信息2条等。",
        "公开信息136条，其中主要公开财政信息30条、民生信息20条。",
        "公开信息136条，其中，主要为财政信息30条、民生信息20条。",
        "公开信息136条，其中重点公开财政信息30条、民生信息20条。",
        "公开信息136条，其中例如财政信息30条、民生信息20条。",
        "公开信息136条，其中财政信息30条、民生信息20条等。",
        "公开信息136条（含财政信息30条、民生信息20条）。",
        "公开信息136条（较上年增加30条）。",
        "公开信息136条，其中网站公开100条、微信公开36条，更新专栏信息20条。",
        "公开信息136条，其中网站100条、微信36条，重点领域信息20条。",
        "公开信息136条，其中网站公开100条，微信公开36条；政策解读12条。",
        "公开信息136条，其中网站100条、微信36条，组织线上访谈2条，全年解读8条。",
        "公开信息136条，其中网站100条，微信36条，概况类6条，动态类130条。",
        "公开信息136条。其中，网站100条；微信30条；其他6条。",
        "公开信息136条：网站100条、微信36条。",
        "公开信息136条，网站阅读20条、微信300条。",
        "回应关切12条（网站10条）。",
        "全年培训2次，共公开信息136条，其中网站100条、微信36条。",
        "公开信息136条，其中网站100条、微信30条、其余为线下公开。",
        "公开信息136条，其中网站100条，微信30条，其余均在公示栏张贴。",
        "公开信息136条，其中网站100条、微信30条、其余6条。",
        "公开信息136条，其中网站发布100条、同步推送微信100条、公示栏36条。",
        "公开信息136条，其中网站100条，同步在微信发布80条，公示栏36条。",
        "公开信息136条，其中网站、微信分别为100条、36条。",
    ],
)
def test_lists_that_hold_or_are_selections(text: str) -> None:
    assert in_passage(PROACTIVE, text, "X-08") == []


@pytest.mark.parametrize(
    "text",
    [
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，转下年度办理2件。",
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，转结下年2件。",
        "共受理政府信息公开申请11件，其中予以公开5件、不予公开4件、顺延至下年办理2件。",
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，结转2件。",
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，转2026年办理2件。",
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，2件结转至2026年。",
        "共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，尚在办理2件。",
        "共受理政府信息公开申请11件，其中结转下年度2件，予以公开5件，不予公开4件。",
        "共受理政府信息公开申请11件，上年结转0件，其中予以公开5件，不予公开4件，结转下年度继续办理2件。",
        "新收政府信息公开申请9件，上年结转2件，其中予以公开5件，不予公开4件，转下年办理2件。",
        "新收政府信息公开申请11件，上年度结转0件。其中，予以公开7件，不予公开4件。",
    ],
)
def test_what_is_carried_over_is_a_part_of_what_was_received(text: str) -> None:
    assert in_passage(ON_REQUEST, text, "X-05") == []
    assert in_passage(ON_REQUEST, text, "X-08") == []


@pytest.mark.parametrize(
    ("text", "sum_of_parts"),
    [
        ("共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，转下年度办理1件。", 10),
        ("共受理政府信息公开申请11件，其中予以公开5件，不予公开4件，顺延1件。", 10),
        ("共受理政府信息公开申请12件，上年结转0件，其中予以公开5件，不予公开4件。", 9),
        ("共受理政府信息公开申请11件，其中予以公开5件，不予公开4件。", 9),
    ],
)
def test_outcomes_that_do_not_add_up_even_with_it(text: str, sum_of_parts: int) -> None:
    assert sum_of_parts in in_passage(ON_REQUEST, text, "X-05")
