"""Deadlines: 20 工作日 from receipt, anew from a 补正, 20 more with a 延期, the third party's time left out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from registers import WORDS, counted, read_rows

from nianbao.register.deadlines import Deadlines
from nianbao.register.usage import Usage
from nianbao.register.workdays import Workdays

D = date
HEAD = ("收到日期", "申请人类型", "答复日期", "办理结果")


def due(folder: Path, received: date, heads: tuple[str, ...] = (), cells: tuple[Any, ...] = ()) -> tuple[date, bool]:
    (line,) = read_rows(folder, (*HEAD, *heads), (received, "自然人", "", "", *cells)).lines
    found = Deadlines(WORDS.vocabulary, Workdays(Usage())).of(line, received)
    return found.due, found.is_certain


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (D(2025, 3, 3), D(2025, 3, 31)),
        # The Spring Festival from 28 January to 4 February, 26 January and 8 February worked.
        (D(2025, 1, 20), D(2025, 2, 21)),
        # From 1 to 8 October nobody works, on 28 September and 11 October everybody does.
        (D(2025, 9, 22), D(2025, 10, 24)),
    ],
)
def test_twenty_workdays_leave_out_weekends_and_holidays(tmp_path: Path, received: date, last: date) -> None:
    assert due(tmp_path, received) == (last, True)


@pytest.mark.parametrize(
    ("heads", "cells", "last"),
    [
        (("是否延期",), ("是",), D(2025, 4, 28)),
        (("延期情况",), ("2025.3.28告知延长20个工作日",), D(2025, 4, 28)),
        (("是否延期",), ("否",), D(2025, 3, 31)),
        (("延期告知日期",), (D(2025, 3, 28),), D(2025, 4, 28)),
        (("收到补正日期",), (D(2025, 3, 10),), D(2025, 4, 8)),
        (("补正通知日期", "补正收到日期"), (D(2025, 3, 5), D(2025, 3, 10)), D(2025, 4, 8)),
        (("补正情况",), ("3月5日通知补正，3月10日收到",), D(2025, 4, 8)),
        (("是否补正",), ("否",), D(2025, 3, 31)),
        (("征求第三方意见",), ("2025.3.5发函，2025.3.19收到回复",), D(2025, 4, 15)),
        (("征求第三方意见日期", "第三方回复日期"), (D(2025, 3, 5), D(2025, 3, 19)), D(2025, 4, 15)),
        (("征求第三方意见（天）",), (10,), D(2025, 4, 15)),
        (("第三方意见",), ("不涉及",), D(2025, 3, 31)),
    ],
)
def test_what_moves_the_deadline_counts(
    tmp_path: Path, heads: tuple[str, ...], cells: tuple[Any, ...], last: date
) -> None:
    assert due(tmp_path, D(2025, 3, 3), heads, cells) == (last, True)


@pytest.mark.parametrize(
    ("head", "cell"), [("是否补正", "是"), ("补正通知日期", D(2025, 3, 5)), ("是否征求第三方意见", "是")]
)
def test_without_the_days_that_move_it_the_deadline_is_not_certain(tmp_path: Path, head: str, cell: Any) -> None:
    assert due(tmp_path, D(2025, 3, 3), (head,), (cell,))[1] is False


def test_lines_over_time_and_soon_to_be_are_told_and_those_in_time_are_counted(tmp_path: Path) -> None:
    rows = (
        (D(2025, 3, 3), "自然人", D(2025, 3, 31), "公开"),
        (D(2025, 3, 3), "自然人", D(2025, 4, 1), "公开"),
        (D(2025, 11, 17), "自然人", "", ""),
        (D(2025, 12, 8), "自然人", "", ""),
        (D(2025, 12, 29), "自然人", "", ""),
        (D(2025, 3, 3), "自然人", "", "撤回"),
    )
    result, _ = counted(read_rows(tmp_path, HEAD, *rows), today=D(2025, 12, 31))
    assert [(each.place.line, each.due, each.answered) for each in result.late] == [
        (3, D(2025, 3, 31), D(2025, 4, 1)),
        (4, D(2025, 12, 15), None),
    ]
    assert [(each.place.line, each.due) for each in result.soon] == [(5, D(2026, 1, 6))]
    assert [place.line for place in result.in_time] == [2]


def test_an_answer_whose_deadline_is_not_certain_is_neither_late_nor_in_time(tmp_path: Path) -> None:
    head = (*HEAD, "是否补正")
    rows = [(D(2025, 3, 3), "自然人", answered, "公开", "是") for answered in (D(2025, 3, 20), D(2025, 4, 20))]
    result, _ = counted(read_rows(tmp_path, head, *rows))
    assert [place.line for place in result.in_time] == [2]
    assert ([place.line for place in result.unknown_answers], result.late) == ([3], [])


class TestWorkdays:
    def test_a_year_that_is_not_announced_is_told_and_counts_monday_to_friday(self) -> None:
        workdays = Workdays(Usage())
        assert workdays.is_workday(D(2099, 1, 1)) is (D(2099, 1, 1).weekday() < 5)
        assert workdays.unknown_years == {2099}

    def test_a_year_that_is_announced_is_not_told(self) -> None:
        workdays = Workdays(Usage())
        assert not workdays.is_workday(D(2025, 10, 1))
        assert workdays.unknown_years == set()

    def test_an_office_adds_days_of_its_own(self) -> None:
        workdays = Workdays(Usage(days_off=(D(2099, 1, 1),), workdays=(D(2099, 1, 3),)))
        assert (workdays.is_workday(D(2099, 1, 1)), workdays.is_workday(D(2099, 1, 3))) == (False, True)
        assert workdays.unknown_years == set()

    def test_days_off_of_one_region_move_the_deadline(self) -> None:
        own = Workdays(Usage(days_off=(D(2025, 3, 31),)))
        assert own.after(D(2025, 3, 3), 20) == D(2025, 4, 1)
