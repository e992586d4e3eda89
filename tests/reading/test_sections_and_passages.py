"""Sections by their headings, passages by their sub-headings."""

from __future__ import annotations

import pytest
from published_reports import ORGAN, Paper, as_web, figures, files

from nianbao.reading.recogniser import recognise
from nianbao.reading.web import read_web

NAMES = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
TEXTS = ("全年公布信息120条。", "全年新收申请23件。", "逐件审核，专人负责。", "每月检查网站栏目。", "培训2次。")
KEYS = ("proactive", "on_request", "management", "platform", "safeguards")
LEAD = "2024年，本局依法推进各项工作。"
PASSAGES = {
    "opening": "根据有关规定，编制本报告。",
    "overview.lead": LEAD,
    **{f"overview.{key}": text for key, text in zip(KEYS, TEXTS, strict=True)},
    "problems": "一是更新不够及时。\n二是形式单一，将多用图表。",
    "other": "本年度没有收取信息处理费。",
}


def passages(paper: Paper) -> dict[str, str]:
    report = recognise(read_web(as_web(paper)), files()).report
    assert report.cells == figures()
    return dict(report.passages)


OFFICIAL = Paper().headings
OLDER = (
    "一、总体情况",
    "二、行政机关主动公开政府信息情况",
    "三、行政机关收到和处理政府信息公开申请情况",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "五、政府信息公开工作存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
SHORT = (
    "一、概述",
    "二、主动公开情况",
    "三、依申请公开政府信息情况",
    "四、行政复议、行政诉讼情况",
    "五、存在问题和改进措施",
    "六、其他事项",
)
SLIPS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申清情况",
    "四、政府信息公开行政复义、行政诉讼情况",
    "五、存在主要的问题及改进情况",
    "六、其他需报告的事项",
)


@pytest.mark.parametrize(
    "headings",
    [
        OFFICIAL,
        OLDER,
        SHORT,
        SLIPS,
        tuple(heading.split("、", 1)[1] for heading in OFFICIAL),
        tuple(heading.replace("、", "．", 1) for heading in OFFICIAL),
        tuple(heading.replace("、", "、 ", 1) + "：" for heading in OFFICIAL),
        tuple("第" + heading.replace("、", "部分 ", 1) for heading in OFFICIAL),
        tuple(f"{number}、{heading.split('、', 1)[1]}" for number, heading in enumerate(OFFICIAL, start=1)),
    ],
    ids=["official", "older", "short", "slips", "without numbers", "points", "colons", "第一部分", "1、"],
)
def test_a_section_is_known_by_its_heading(headings: tuple[str, ...]) -> None:
    assert passages(Paper(headings=headings)) == PASSAGES


def test_a_heading_may_run_into_the_text() -> None:
    first, *others = PASSAGES["problems"].split("\n")
    paper = Paper(
        headings=(
            f"一、总体情况。{LEAD}",
            *OFFICIAL[1:4],
            f"五、存在的主要问题及改进情况：{first}",
            f"六、其他需要报告的事项 {PASSAGES['other']}",
        ),
        overview=Paper().overview[1:],
        problems=tuple(others),
        other=(),
    )
    assert passages(paper) == PASSAGES


@pytest.mark.parametrize("place", ["before", "after"])
def test_headings_in_a_menu_are_not_the_sections(place: str) -> None:
    head, opening = Paper().head
    paper = Paper(head=(head, *OFFICIAL, opening)) if place == "before" else Paper(foot=("版权所有", *OFFICIAL))
    assert passages(paper) == PASSAGES


def parted(mark: str, between: str, end: str = "") -> tuple[str, ...]:
    marks = {"（一）": "（{}）", "(一)": "({})", "一是": "{}是", "一、": "{}、", "1.": "{}.", "1、": "{}、", "": ""}[
        mark
    ]
    numbers = "12345" if mark.startswith("1") else "一二三四五"
    lines = [marks.format(n) + name + end + between + text for n, name, text in zip(numbers, NAMES, TEXTS, strict=True)]
    return (LEAD, *(part for line in lines for part in line.split("\n")))


@pytest.mark.parametrize(
    "overview",
    [
        parted("（一）", "\n"),
        parted("(一)", "\n", "情况"),
        parted("（一）", "。", "情况"),
        parted("（一）", "：", "工作"),
        parted("（一）", " ", "情况"),
        parted("（一）", "", "情况"),
        parted("一是", "。", "情况"),
        parted("一是", "，", "方面"),
        parted("1.", "。"),
        parted("1、", "\n"),
        parted("", "\n", "情况"),
        ("".join(parted("（一）", "。", "情况")),),
        ("".join(parted("一是", "：")),),
    ],
    ids=lambda lines: lines[1][:12] if len(lines) > 1 else lines[0][16:32],
)
def test_the_parts_of_the_overview_are_known_by_their_headings(overview: tuple[str, ...]) -> None:
    assert passages(Paper(overview=overview)) == PASSAGES


def test_points_within_a_part_stay_in_it() -> None:
    own = ("1.依申请公开渠道畅通。", "2.监督保障有力。", "一是主动公开内容更全。")
    overview = Paper().overview
    read = passages(Paper(overview=(*overview[:2], *own, *overview[3:])))
    assert read == PASSAGES | {"overview.proactive": "\n".join(own)}


def test_an_overview_without_parts_is_all_lead() -> None:
    read = passages(Paper(overview=(LEAD, "主动公开方面成效明显。")))
    assert read["overview.lead"] == f"{LEAD}\n主动公开方面成效明显。"
    assert not read.keys() & {f"overview.{key}" for key in KEYS}


def test_a_part_that_is_not_there_is_absent_and_the_others_keep_their_places() -> None:
    lines = parted("（一）", "。")
    read = passages(Paper(overview=(*lines[:2], *lines[3:])))
    assert read == {key: text for key, text in PASSAGES.items() if key != "overview.on_request"}


@pytest.mark.parametrize(
    "foot",
    [
        (ORGAN, "2025年1月20日"),
        ("— 1 —", "—", "15", "—"),
        ("打印本页", "上一篇：2023年年报。", "主办单位：青山县人民政府办公室", "京ICP备00000000号"),
        (ORGAN, "2025年1月20日", "附件：统计表。", "版权所有"),
    ],
)
def test_signature_date_and_footer_are_not_part_of_the_last_section(foot: tuple[str, ...]) -> None:
    assert passages(Paper(foot=foot)) == PASSAGES


def test_a_sentence_among_the_tables_is_listed_with_its_section() -> None:
    page = as_web(Paper()).replace("<p>四、", "<p>注：含下属单位数据。</p><p>四、")
    reading = recognise(read_web(page), files())
    assert [(piece.text, piece.where) for piece in reading.unread] == [("注：含下属单位数据。", OFFICIAL[2])]
