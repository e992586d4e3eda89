"""Registers of applications in which everything stands that is told of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from registers import HEAD

D = date
Line = tuple[Any, ...]
WIDE = (*HEAD, "行政复议", "收费", "是否补正")

ANN, BOB = ("钱二", "自然人"), ("某某公司", "商业企业")
JANUARY, ANSWERED = D(2025, 1, 6), D(2025, 1, 20)


def line(received: Any, answered: Any, outcome: str, who: Sequence[str] = ANN, *further: Any) -> Line:
    """A line of a register below its head."""
    return ("", received, *who, "甲", answered, outcome, *further)


def late(count: int) -> list[Line]:
    """Lines that were answered over time, are over time, and will soon be."""
    each = (
        line(D(2025, 3, 3), D(2025, 4, 30), "予以公开"),
        line(D(2025, 11, 3), "", ""),
        line(D(2025, 12, 17), "", ""),
    )
    return [one for one in each for _ in range(count)]


REGISTERS: Mapping[str, Mapping[str, Sequence[Line]]] = {
    "齐全": {
        "台账": (HEAD, line(JANUARY, ANSWERED, "信息不存在"), line(D(2025, 2, 6), D(2025, 2, 20), "予以公开", BOB))
    },
    "改过": {"台账": (HEAD, line(JANUARY, ANSWERED, "信息不存在"), line(D(2025, 3, 6), D(2025, 3, 20), "予以公开"))},
    "写法": {
        "台账": (
            WIDE,
            line(JANUARY, ANSWERED, "不予公开"),
            line(D(2025, 2, 6), D(2025, 2, 20), "予以公开", ("某某", "法人")),
            line(D(2025, 3, 6), D(2025, 3, 20), "予以公开", ANN, "已申请复议"),
        )
    },
    "缺日期": {
        "台账": (
            HEAD,
            line("", ANSWERED, "予以公开"),
            line("三月初", D(2025, 3, 20), "予以公开"),
            line(D(1900, 1, 5), ANSWERED, "予以公开"),
            line(JANUARY, "2025.1.9，2025.1.20", "予以公开"),
            line(D(2025, 3, 5), D(2025, 3, 1), "予以公开"),
            line(D(2024, 3, 5), "", "予以公开"),
            line(D(2026, 1, 5), "", ""),
            line(D(2024, 3, 1), D(2024, 3, 20), "予以公开"),
        )
    },
    "缺结果": {
        "台账": (
            WIDE,
            line(JANUARY, ANSWERED, ""),
            line(JANUARY, ANSWERED, "办理中"),
            line(JANUARY, ANSWERED, "予以公开", ("", "")),
            line(D(2024, 3, 1), D(2024, 3, 20), "予以公开", ANN, "维持"),
        )
    },
    "缺得多": {"台账": (HEAD, *(line(f"第{number}天", ANSWERED, "予以公开") for number in range(1, 13)))},
    "推断": {
        "2025年登记": (
            ("登记编号", *WIDE[1:]),
            ("1号", JANUARY, "某某商贸有限公司", "", "甲", ANSWERED, "予以公开"),
            ("2号", JANUARY, *ANN, "乙", "", "撤回"),
            ("3号", "3月5日", *ANN, "丙", "3月20日", "予以公开"),
            ("4号", JANUARY, *ANN, "丁", ANSWERED, "予以公开", "", 2200),
            ("5号", JANUARY, *ANN, "戊", ANSWERED, "予以公开"),
            ("5号", JANUARY, *ANN, "己", ANSWERED, "予以公开"),
            ("", "", "", "", "", "", ""),
            ("合计", "6件"),
        )
    },
    "几张表": {
        "一季度": (HEAD, line(JANUARY, ANSWERED, "予以公开")),
        "二季度": (HEAD, line(D(2025, 4, 7), D(2025, 4, 20), "信息不存在")),
        "全年": (HEAD, line(JANUARY, ANSWERED, "予以公开"), line(D(2025, 4, 7), D(2025, 4, 20), "信息不存在")),
        "填表说明": (("一、按月填写",), ("二、不得遗漏",)),
        "（隐藏）旧台账": (HEAD, line(JANUARY, ANSWERED, "予以公开")),
    },
    "两列日期": {
        "台账": (
            ("收到日期", "申请人类型", "答复日期", "答复日期", "办理结果"),
            (D(2025, 1, 3), "自然人", D(2025, 1, 9), D(2025, 2, 9), "予以公开"),
        )
    },
    "没有结果列": {
        "台账": (
            ("收到日期", "申请人", "答复日期", "落实"),
            (D(2025, 1, 3), "赵一", D(2025, 1, 9), "同意公开"),
            (D(2025, 2, 3), "钱二", D(2025, 2, 9), "信息不存在"),
        )
    },
    "期限": {
        "台账": (
            WIDE,
            *late(1),
            line(JANUARY, ANSWERED, "予以公开"),
            line(D(2025, 3, 3), D(2025, 4, 20), "予以公开", ANN, "", "", "是"),
            line(D(2025, 11, 3), "", "", ANN, "", "", "是"),
        )
    },
    "期限多": {"台账": (HEAD, *late(6))},
    "明年": {"台账": (HEAD, line(D(2026, 12, 28), "", ""))},
    "没有年份": {"台账": (HEAD, line("三月初", "", ""), line("四月", "", ""))},
    "上年转来": {"台账": (HEAD, line(D(2024, 12, 20), D(2025, 1, 10), "予以公开"))},
}
"""Each with its sheets; the sheet whose name says so is hidden."""


def save(folder: Path) -> None:
    """All of them as workbooks of a folder."""
    for name, sheets in REGISTERS.items():
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            sheet.sheet_state = "hidden" if "隐藏" in title else "visible"
            for row in rows:
                sheet.append(list(row))
        book.save(folder / f"{name}.xlsx")
