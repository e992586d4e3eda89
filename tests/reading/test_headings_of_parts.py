"""The five parts of 总体情况 however their headings are worded: all of them placed, or none."""

from __future__ import annotations

import pytest
from published_reports import Paper, as_text, files, one_a_line

from nianbao.reading.recogniser import recognise
from nianbao.reading.text_file import read_text

KEYS = ("proactive", "on_request", "management", "platform", "safeguards")
TEXTS = (
    "全年公布信息120条。",
    "全年新收申请23件，均已答复。",
    "逐件审核，专人负责。",
    "每月检查网站栏目。",
    "培训2次。",
)
LEAD = "2024年，本局依法推进各项工作。"
PLACED = {"lead": LEAD, **dict(zip(KEYS, TEXTS, strict=True))}


def overview(*lines: str) -> dict[str, str]:
    text = as_text(Paper(overview=lines), one_a_line)
    passages = recognise(read_text(text), files()).report.passages
    return {key.removeprefix("overview."): value for key, value in passages.items() if key.startswith("overview.")}


def numbered(names: tuple[str, ...], mark: str, between: str) -> list[str]:
    lines = (
        mark.format(number) + name + between + text
        for number, name, text in zip("一二三四五", names, TEXTS, strict=True)
    )
    return [part for line in lines for part in line.split("\n")]


def test_paragraphs_named_before_a_colon_need_no_number() -> None:
    names = ("主动公开方面", "依申请公开方面", "政府信息管理方面", "平台建设方面", "监督保障方面")
    lines = [f"{name}：{text}" for name, text in zip(names, TEXTS, strict=True)]
    assert overview(LEAD, *lines) == PLACED
    assert overview(LEAD, *lines[:4]) == {"lead": "\n".join((LEAD, *lines[:4]))}


SLOGANS = ("主动公开提质增效", "依申请公开规范有序", "信息管理严格规范", "平台建设有力有效", "监督保障落实到位")
VERBS = ("认真做好法定基础信息主动公开", "认真规范处理依申请公开", "加强政府信息管理", "推进平台建设", "强化监督保障")
LONGER = (
    "主动公开政务信息情况",
    "依申请公开办理答复情况",
    "政府信息规范化管理情况",
    "公开平台运行维护情况",
    "监督与保障落实情况",
)
MIXED = ("深入推进主动公开", "依申请公开工作", "政府信息全生命周期管理", "政府信息公开平台建设", "监督保障工作扎实开展")
ONE_STRANGE = ("持续深化重点领域公开", "规范办理依申请公开", "严格政府信息管理", "优化平台建设", "压实监督保障责任")
EDITED = (
    "突出重点抓好主动公开",
    "依法依规做好依申请公开",
    "健全机制加强信息管理",
    "多措并举建好公开平台",
    "落实责任强化监督保障",
)


@pytest.mark.parametrize("names", [SLOGANS, VERBS, LONGER, MIXED, ONE_STRANGE, EDITED], ids=lambda names: names[0])
@pytest.mark.parametrize("between", ["\n", "。", "。\n", "：", ":\n", " \n"], ids=repr)
@pytest.mark.parametrize("mark", ["（{}）", "({})", "{}）", "{})", "（{}、", "{}是", "{}、", "第{}，"])
def test_a_heading_is_known_however_it_is_worded(names: tuple[str, ...], mark: str, between: str) -> None:
    assert overview(LEAD, *numbered(names, mark, between)) == PLACED


def test_one_bracket_may_be_lost() -> None:
    lines = numbered(("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"), "（{}）", "\n")
    lines[4] = lines[4].removeprefix("（")
    assert overview(LEAD, *lines) == PLACED


def test_a_heading_in_a_line_of_its_own_may_have_commas() -> None:
    names = (
        "坚持公开为常态，做好主动公开",
        "主动公开之外，规范依申请公开",
        "严格、规范信息管理",
        "建好、用好平台，平台建设更优",
        "监督保障，层层落实",
    )
    assert overview(LEAD, *numbered(names, "（{}）", "\n")) == PLACED


@pytest.mark.parametrize("start", [0, 1])
def test_text_behind_a_heading_in_its_line_is_kept(start: int) -> None:
    lines = numbered(SLOGANS, "（{}）", "\n")
    lines[2 * start + 1] = "做好公开，取得成效。"
    read = overview(LEAD, *lines)
    assert read[KEYS[start]] == "做好公开，取得成效。"


def test_a_sentence_that_begins_with_the_name_of_a_part_is_text() -> None:
    lines = ["（一）主动公开情况全年公布信息120条。", *numbered(SLOGANS, "（{}）", "\n")[2:]]
    assert overview(LEAD, *lines) == PLACED


@pytest.mark.parametrize(
    "lines",
    [
        ("一是加强组织领导。明确分工。", "二是主动公开更加及时。公布120条。", "三是注重培训。培训2次。"),
        ("一是主动公开。公布120条。", "二是严格审核。逐件审核。", "三是监督保障。每季检查。"),
        ("一、强化领导。明确分工。", "二、优化服务。办理及时。", "三、监督保障。检查2次。"),
    ],
)  # fmt: skip
def test_points_that_are_not_the_five_parts_stay_together(lines: tuple[str, ...]) -> None:
    assert overview(LEAD, *lines) == {"lead": "\n".join((LEAD, *lines))}


def test_points_in_paragraphs_within_parts_stay_in_them() -> None:
    own = ("一是主动公开内容更全。", "二是依申请公开更快。", "三是信息管理更严。", "四是平台建设更好。")
    lines = numbered(SLOGANS, "（{}）", "\n")
    read = overview(LEAD, lines[0], *own, *lines[1:])
    assert read == PLACED | {"proactive": "\n".join((*own, TEXTS[0]))}


@pytest.mark.parametrize("stop", [".", "。"])
def test_half_width_points_part_headings_from_text(stop: str) -> None:
    run = "".join(line.replace("。", stop) for line in [LEAD, *numbered(VERBS, "({})", "。")])
    read = overview(run)
    assert list(read) == ["lead", *KEYS]
    assert read["on_request"].replace(".", "。") == PLACED["on_request"]


OFFICIAL = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
SIGNS = {"circled": ("①", "②", "③", "④", "⑤"), "circled with a mark": ("①、", "②、", "③、", "④、", "⑤、")}


@pytest.mark.parametrize("signs", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("between", ["\n", "。", "："], ids=repr)
@pytest.mark.parametrize("names", [OFFICIAL, SLOGANS, VERBS], ids=lambda names: names[0])
def test_headings_may_have_circled_numbers(signs: tuple[str, ...], between: str, names: tuple[str, ...]) -> None:
    lines = [sign + name + between + text for sign, name, text in zip(signs, names, TEXTS, strict=True)]
    assert overview(LEAD, *(part for line in lines for part in line.split("\n"))) == PLACED


@pytest.mark.parametrize("between", ["", "\n"], ids=repr)
def test_headings_may_stand_in_a_frame(between: str) -> None:
    lines = [f"【{name}】{between}{text}" for name, text in zip(OFFICIAL, TEXTS, strict=True)]
    assert overview(LEAD, *(part for line in lines for part in line.split("\n"))) == PLACED


def test_a_dash_behind_a_heading_belongs_to_neither() -> None:
    assert overview(LEAD, *numbered(OFFICIAL, "（{}）", "——")) == PLACED
