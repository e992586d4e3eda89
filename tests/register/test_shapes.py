"""The shapes in which offices keep their registers: each is read as the same applications."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from registers import HEAD, KINDS, Rows, Sheets, counted, filled, lines_of, read, read_rows, save_xlsx

from nianbao.register.lines import LinePlace

D = date
LINES: Rows = (
    (1, D(2024, 12, 20), "赵一", "自然人", "规划图", D(2025, 1, 10), "予以公开"),
    (2, D(2025, 1, 6), "钱二", "自然人", "预算", D(2025, 1, 20), "信息不存在"),
    (3, D(2025, 3, 5), "某某建材有限公司", "商业企业", "批复", D(2025, 3, 20), "部分公开"),
    (4, D(2025, 6, 9), "某某律师事务所", "法律服务机构", "案卷", D(2025, 6, 30), "属于行政执法案卷"),
    (5, D(2025, 12, 25), "孙三", "自然人", "方案", "", ""),
    (6, D(2026, 1, 5), "李四", "自然人", "方案", "", ""),
)
TRUTH = {
    "new.natural_person": 2,
    "new.enterprise": 1,
    "new.legal_service": 1,
    "carried_in.natural_person": 1,
    "granted.natural_person": 1,
    "partial.enterprise": 1,
    "denied_enforcement_file.legal_service": 1,
    "unavailable_not_held.natural_person": 1,
    "carried_out.natural_person": 1,
}


def with_days(spelled: Callable[[date], object]) -> list[tuple[object, ...]]:
    return [tuple(spelled(value) if isinstance(value, date) else value for value in row) for row in LINES]


@pytest.mark.parametrize("kind", KINDS)
def test_a_register_is_read_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    name, save = KINDS[kind]
    save(tmp_path / name, {"台账": (HEAD, *LINES)})
    result, counts = counted(read(tmp_path / name))
    assert filled(counts) == TRUTH
    assert [each.place.line for each in result.outside] == [7]
    assert lines_of(counts, "requests.unavailable_not_held.natural_person") == [3]


DAYS: dict[str, Callable[[date], object]] = {
    "a spreadsheet's date": lambda day: day,
    "a spreadsheet's number": lambda day: (day - date(1899, 12, 30)).days,
    "a number of eight digits": lambda day: int(f"{day:%Y%m%d}"),
    "with dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "with strokes": lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    "in Chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "with a short year": lambda day: f"{day:%y.%m.%d}",
    "with full-width digits": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "with the time of day": lambda day: f"{day.isoformat()} 10:30:00",
    "with a remark": lambda day: f"{day.year}年{day.month}月{day.day}日（邮寄）",
}


@pytest.mark.parametrize("spelled", DAYS.values(), ids=DAYS)
def test_days_are_read_as_they_are_written(tmp_path: Path, spelled: Callable[[date], object]) -> None:
    assert filled(counted(read_rows(tmp_path, HEAD, *with_days(spelled)))[1]) == TRUTH


def test_a_day_without_a_year_is_of_the_year_of_the_register_and_its_answer_comes_after_it(tmp_path: Path) -> None:
    rows = (
        ("2025年登记",),
        HEAD,
        (1, "3月5日", "赵一", "自然人", "", "3月20日", "公开"),
        (2, "12月30日", "钱二", "自然人", "", "1月9日", "公开"),
    )
    result, counts = counted(read_rows(tmp_path, *rows))
    assert filled(counts) == {"new.natural_person": 2, "granted.natural_person": 1, "carried_out.natural_person": 1}
    assert [place.line for place in result.without_year] == [3, 4]


LAYOUTS: dict[str, Rows] = {
    "a title above": (("某某局2025年政府信息依申请公开登记台账",), HEAD, *LINES),
    "titles and a unit above": (("台账",), ("填报单位：某某局", "", "", "", "", "2025年"), (), HEAD, *LINES),
    "blank lines between": (HEAD, LINES[0], (), *LINES[1:3], (), (), *LINES[3:]),
    "a sum at the end": (HEAD, *LINES, ("合计", "", "6件"), ("填表人：王五", "", "审核人：郑六")),
    "numbers of order to the foot of the page": (HEAD, *LINES, (7,), (8,), (9,)),
    "the head again on each page": (HEAD, *LINES[:3], HEAD, *LINES[3:]),
    "titles between": (HEAD, ("一季度",), *LINES[:3], ("二季度至四季度",), *LINES[3:]),
    "other columns in between": tuple((row[0], "备用", *row[1:], "王科长", "13900000000") for row in (HEAD, *LINES)),
    "columns in another order": tuple(tuple(reversed(row)) for row in (HEAD, *LINES)),
    "other heads": (("序", "收到\n时间", "申请者", "主体 类别", "事项", "办结时间", "答复类型"), *LINES),
}


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_what_stands_around_the_lines_does_not_count(tmp_path: Path, rows: Rows) -> None:
    assert filled(counted(read_rows(tmp_path, *rows))[1]) == TRUTH


TWO_LINES: Rows = (
    ("序号", "收到日期", "申请人", "", "申请内容", "答复", ""),
    ("", "", "姓名或名称", "类型", "", "日期", "结果"),
    *LINES,
)


def test_a_head_of_two_lines_is_read_where_it_is_merged(tmp_path: Path) -> None:
    save_xlsx(tmp_path / "a.xlsx", {"台账": TWO_LINES}, ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:G1"])
    assert filled(counted(read(tmp_path / "a.xlsx"))[1]) == TRUTH


def test_a_head_of_two_lines_is_read_where_merging_was_lost(tmp_path: Path) -> None:
    name, save = KINDS["csv in GB18030"]
    save(tmp_path / name, {"台账": TWO_LINES})
    assert filled(counted(read(tmp_path / name))[1]) == TRUTH


def test_a_cell_merged_over_several_applications_is_said_of_each(tmp_path: Path) -> None:
    rows = (HEAD, LINES[1], (3, D(2025, 1, 6), "", "", "另一份", D(2025, 1, 21), "公开"))
    save_xlsx(tmp_path / "a.xlsx", {"台账": rows}, ["C2:C3", "D2:D3"])
    assert filled(counted(read(tmp_path / "a.xlsx"))[1]) == {
        "new.natural_person": 2,
        "granted.natural_person": 1,
        "unavailable_not_held.natural_person": 1,
    }


def test_an_application_on_two_lines_is_one(tmp_path: Path) -> None:
    rows = (HEAD, LINES[1], ("", "", "", "", "第二项内容", "", ""))
    save_xlsx(tmp_path / "a.xlsx", {"台账": rows}, [f"{column}2:{column}3" for column in "ABCDFG"])
    counts = counted(read(tmp_path / "a.xlsx"))[1]
    assert filled(counts) == {"new.natural_person": 1, "unavailable_not_held.natural_person": 1}


QUARTERS: Sheets = {"一季度": (HEAD, *LINES[:3]), "二季度": (HEAD, LINES[3]), "四季度": (HEAD, *LINES[4:])}


class TestSeveralSheets:
    def test_one_a_quarter_is_added_up_and_each_line_knows_its_sheet(self, tmp_path: Path) -> None:
        save_xlsx(tmp_path / "a.xlsx", QUARTERS)
        counts = counted(read(tmp_path / "a.xlsx"))[1]
        assert filled(counts) == TRUTH
        assert counts.lines["requests.new.natural_person"] == (LinePlace("一季度", 3), LinePlace("四季度", 2))

    def test_one_that_gathers_the_others_does_not_count_twice(self, tmp_path: Path) -> None:
        save_xlsx(tmp_path / "a.xlsx", {**QUARTERS, "全年汇总": (HEAD, *LINES)})
        register = read(tmp_path / "a.xlsx")
        assert filled(counted(register)[1]) == TRUTH
        assert register.left_out == ("一季度", "二季度", "四季度")

    def test_one_without_a_head_is_told(self, tmp_path: Path) -> None:
        save_xlsx(tmp_path / "a.xlsx", {"台账": (HEAD, *LINES), "填表说明": (("一、按月填写",), ("二、不得遗漏",))})
        register = read(tmp_path / "a.xlsx")
        assert filled(counted(register)[1]) == TRUTH
        assert register.headless == ("填表说明",)


def test_lines_that_are_no_application_are_told(tmp_path: Path) -> None:
    register = read_rows(tmp_path, HEAD, *LINES, (), ("合计", "6件"))
    assert [place.line for place in register.skipped] == [9]


def test_two_lines_with_one_number_are_told(tmp_path: Path) -> None:
    head = ("登记编号", *HEAD[1:])
    rows = [(f"依申请〔2025〕{number % 2}号", LINES[1][1], f"赵{number}", *LINES[1][3:]) for number in (1, 2, 3)]
    register = read_rows(tmp_path, head, *rows)
    assert [(one.line, other.line) for one, other in register.same_numbers] == [(2, 4)]


class TestColumns:
    def test_the_earlier_of_two_heads_for_one_thing_is_read(self, tmp_path: Path) -> None:
        rows = (
            ("申请日期", "收到日期", "申请人类型", "答复日期", "办理结果"),
            (D(2024, 12, 30), D(2025, 1, 3), "自然人", D(2025, 1, 9), "公开"),
        )
        assert filled(counted(read_rows(tmp_path, *rows))[1]) == {"new.natural_person": 1, "granted.natural_person": 1}

    def test_two_heads_alike_with_other_days_are_doubtful(self, tmp_path: Path) -> None:
        rows = (
            ("收到日期", "申请人类型", "答复日期", "答复日期", "办理结果"),
            (D(2025, 1, 3), "自然人", D(2025, 1, 9), D(2025, 2, 9), "公开"),
        )
        (doubt,) = read_rows(tmp_path, *rows).doubts
        assert (doubt.field, [column for column, _ in doubt.columns]) == ("answered", [2, 3])

    def test_a_column_of_outcomes_under_another_head_is_found_and_told(self, tmp_path: Path) -> None:
        rows = (
            ("收到日期", "申请人", "答复日期", "落实"),
            (D(2025, 1, 3), "赵一", D(2025, 1, 9), "同意公开"),
            (D(2025, 2, 3), "钱二", D(2025, 2, 9), "信息不存在"),
        )
        register = read_rows(tmp_path, *rows)
        assert [(doubt.field, doubt.by_content) for doubt in register.doubts] == [("outcome", True)]
        assert filled(counted(register)[1])["granted.natural_person"] == 1

    def test_a_head_without_what_it_says_gives_way_to_the_one_that_has_it(self, tmp_path: Path) -> None:
        rows = (
            ("收到日期", "申请人类型", "答复日期", "办理结果", "答复类型"),
            (D(2025, 1, 3), "自然人", D(2025, 1, 9), "见附件一", "公开"),
        )
        assert filled(counted(read_rows(tmp_path, *rows))[1])["granted.natural_person"] == 1

    @pytest.mark.parametrize(
        "head",
        ["申请人联系电话", "答复期限", "应答复日期", "答复文号", "答复方式", "申请人地址", "承办科室", "是否逾期"],
    )
    def test_what_only_sounds_like_a_column_is_none(self, tmp_path: Path, head: str) -> None:
        texts = (head, *["2025-01-01"] * len(LINES))
        rows = tuple((row[0], text, *row[1:]) for row, text in zip((HEAD, *LINES), texts, strict=True))
        assert filled(counted(read_rows(tmp_path, *rows))[1]) == TRUTH
