"""Organ, year and title, wherever the page says them."""

from __future__ import annotations

import pytest
from published_reports import ORGAN, YEAR, Paper, as_web, files

from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.web import read_web

OPENING = "根据有关规定，编制本报告。"
TITLE = f"{ORGAN}{YEAR}年政府信息公开工作年度报告"


def read(*head: str, foot: tuple[str, ...] = (), opening: str = OPENING) -> Reading:
    return recognise(read_web(as_web(Paper(head=(*head, opening), foot=foot))), files())


@pytest.mark.parametrize(
    "head",
    [
        (TITLE,),
        (f"2024年{ORGAN}政府信息公开工作年度报告",),
        (ORGAN, "2024年政府信息公开工作年度报告"),
        (ORGAN, "2024年", "政府信息公开工作年度报告"),
        (f"2024年{ORGAN}", "政府信息公开工作年度报告"),
        (f"{ORGAN}2024年政府信息公开", "工作年度报告"),
        ("青山县", "民政局", "2024年", "政府信息公开工作年度报告"),
        (f"{ORGAN}20", "24年政府信息公开工作年度报告"),
        (f"{ORGAN}关于2024年度政府信息公开工作年度报告",),
        (f"{ORGAN}2024年度政府信息公开工作报告",),
        (f"{ORGAN}2024年政府信息公开年报",),
        (f"{ORGAN}二〇二四年政府信息公开工作年度报告",),
        (f"{ORGAN}二○二四年政府信息公开工作年度报告",),
        (f"{ORGAN}２０２４年政府信息公开工作年度报告",),
        (f"{ORGAN}政府信息公开工作2024年度报告",),
        (f"{ORGAN}政府信息公开工作年度报告（2024年度）",),
        (f"{ORGAN}政府信息公开工作年度报告", "（2024年度）"),
        (f"《{ORGAN}2024年政府信息公开工作年度报告》",),
        (f"附件1：{ORGAN}2024年政府信息公开工作年度报告",),
        ("青 山 县 民 政 局", "2 0 2 4 年 政 府 信 息 公 开 工 作 年 度 报 告"),
        (f"{TITLE} - 青山县人民政府门户网站", TITLE),
        (
            "首页",
            "政务公开",
            "当前位置：首页 > 年报 > 2023年",
            TITLE,
            f"发布时间：2025-01-20　来源：{ORGAN}　浏览次数：132",
        ),
        (
            "青山县财政局2023年政府信息公开工作年度报告",
            "青山县教育局2022年政府信息公开工作年度报告",
            TITLE,
            "2025-01-20",
        ),
        (TITLE, "现将2024年度政府信息公开工作年度报告公布如下。"),
    ],
    ids=lambda head: " / ".join(head),
)
def test_a_title_names_organ_and_year_in_any_order_and_in_up_to_four_lines(head: tuple[str, ...]) -> None:
    report = read(*head).report
    assert (report.organ.name, report.year) == (ORGAN, YEAR)
    assert report.title.startswith(("青山县", "2024年", "《", "附件"))
    assert report.passages["opening"].endswith(OPENING)


@pytest.mark.parametrize(
    ("head", "foot", "opening"),
    [
        (("2024年政府信息公开工作年度报告", f"发布机构：{ORGAN}"), (), OPENING),
        (("2024年政府信息公开工作年度报告",), (ORGAN, "2025年1月20日"), OPENING),
        (("2024年政府信息公开工作年度报告",), (), f"本报告由{ORGAN}根据有关规定编制。"),
        ((f"{ORGAN}政府信息公开工作年度报告",), (), "统计期限自2024年1月1日起至2024年12月31日止，2025年公布。"),
        ((f"{ORGAN}政府信息公开工作年度报告",), (), OPENING),
    ],
    ids=["metadata", "signature", "opening", "period", "text"],
)
def test_what_the_title_lacks_is_found_elsewhere(head: tuple[str, ...], foot: tuple[str, ...], opening: str) -> None:
    report = read(*head, foot=foot, opening=opening).report
    assert (report.organ.name, report.year) == (ORGAN, YEAR)


def test_a_table_of_metadata_names_the_organ() -> None:
    table = (
        f"<table><tr><td>索引号</td><td>0001/2025</td><td>发布机构</td><td>{ORGAN}</td></tr>"
        "<tr><td>名称</td><td>年报</td><td>生成日期</td><td>2025-01-20</td></tr></table>"
    )
    page = as_web(Paper(head=("2024年政府信息公开工作年度报告", OPENING))).replace("<body>", f"<body>{table}")
    report = recognise(read_web(page), files()).report
    assert (report.organ.name, report.year) == (ORGAN, YEAR)


def test_what_nobody_says_stays_open() -> None:
    paper = Paper(head=(), overview=("依法推进各项工作。",))
    report = recognise(read_web(as_web(paper)), files()).report
    assert (report.organ.name, report.year, report.title) == ("", None, "")


def test_the_opening_says_where_the_organ_can_be_reached() -> None:
    opening = (
        "本报告电子版可在青山县人民政府门户网站下载。如有疑问，请与青山县民政局办公室联系"
        "（地址：青山县建设路8号，邮编：345678，联系电话：0345-6677889）。"
    )
    organ = read(TITLE, opening=opening).report.organ
    assert (organ.address, organ.postcode, organ.telephone) == ("青山县建设路8号", "345678", "0345-6677889")
    assert organ.site == "青山县人民政府门户网站"


def test_an_opening_without_contacts_gives_none() -> None:
    organ = read(TITLE).report.organ
    assert (organ.address, organ.postcode, organ.telephone, organ.site) == ("", "", "", "")
