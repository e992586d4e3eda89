"""Tables in text in any layout and any mixture of layouts: a number is read in its place, or listed; never gone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from published_reports import (
    TEXT_FORMS,
    Paper,
    Rows,
    as_text,
    barred,
    begun_cells,
    expanded,
    figures,
    files,
    loose,
    one_a_line,
    plain_cells,
    spaced,
    tabbed,
    texts,
)

from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.text_file import read_text

Form = Callable[[Rows], str]


def bar_behind(rows: Rows) -> str:
    return "\n".join(f"{text} |" for row in begun_cells(rows) for text in row)


def bar_before(rows: Rows) -> str:
    return "\n".join(f"| {text}" for row in begun_cells(rows) for text in row)


def bar_around(rows: Rows) -> str:
    return "\n".join(f"| {text} |" for row in begun_cells(rows) for text in row)


def bar_between(rows: Rows) -> str:
    return "\n|\n".join(text for row in begun_cells(rows) for text in row)


def bars_and_tabs(rows: Rows) -> str:
    return "\n".join(" |\t".join(row) for row in begun_cells(rows))


def bars_without_ends(rows: Rows) -> str:
    return "\n".join(" | ".join(row) for row in expanded(rows))


def bars_of_full_width(rows: Rows) -> str:
    return "\n".join("｜" + "｜".join(row) + "｜" for row in expanded(rows))


def commas(rows: Rows) -> str:
    return "\n".join(",".join(row) for row in expanded(rows))


def semicolons(rows: Rows) -> str:
    return "\n".join("；".join(row) for row in expanded(rows))


def double_bars(rows: Rows) -> str:
    return "\n".join("||" + "||".join(row) + "||" for row in expanded(rows))


def boxed(rows: Rows) -> str:
    return "\n".join("│" + "│".join(row) + "│\n├" + "─┼" * len(row) for row in expanded(rows))


BAR_FORMS: dict[str, Form] = {
    form.__name__: form
    for form in (
        bar_behind, bar_before, bar_around, bar_between, bars_and_tabs, bars_without_ends, bars_of_full_width,
        double_bars,
    )
}  # fmt: skip
EVERY = {**TEXT_FORMS, **BAR_FORMS}
WHOLE: dict[str, Form] = {form.__name__: form for form in (commas, semicolons, boxed)}
"""Layouts that a table stands in as a whole."""


ON_A_GRID = {
    "spreadsheet",
    "bars",
    "left columns",
    "right columns",
    "bars_without_ends",
    "bars_of_full_width",
    "double_bars",
}


def part(rows: Rows, name: str, start: int, size: int) -> str:
    """Some rows of a table in a layout of their own."""
    cells = expanded(rows) if name in ON_A_GRID else begun_cells(rows)
    return EVERY[name](plain_cells(cells[start : start + size]))


def read(text: str) -> Reading:
    return recognise(read_text(text), files())


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def nothing_wrong_and_nothing_lost(reading: Reading, numbers: dict[str, int | None]) -> None:
    cells = reading.report.cells
    assert {key: value for key, value in cells.items() if value is not None and value != numbers.get(key)} == {}
    listed = [number for piece in reading.unread for number in numbers_in(piece.text)]
    lost = [key for key, number in numbers.items() if number is not None and cells.get(key) is None]
    assert [key for key in lost if numbers[key] not in listed] == []


@pytest.mark.parametrize("form", [*BAR_FORMS, *WHOLE])
def test_bars_stand_wherever_they_stand(form: str) -> None:
    reading = read(as_text(Paper(), {**BAR_FORMS, **WHOLE}[form]))
    assert reading.report.cells == figures()
    assert reading.unread == ()


@pytest.mark.parametrize("form", [name for name in BAR_FORMS if name != "bar_between"])
def test_a_blank_cell_keeps_its_place_between_bars(form: str) -> None:
    numbers: dict[str, int | None] = {**figures(), "requests.granted.research": None}
    assert read(as_text(Paper(cells=texts(numbers)), BAR_FORMS[form])).report.cells == numbers


KEYS = tuple(figures())
NUMBERS = st.lists(st.integers(1000, 99_999_999), min_size=len(KEYS), max_size=len(KEYS), unique=True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NUMBERS, st.tuples(*[st.sampled_from(sorted(EVERY))] * 3))
def test_each_table_in_a_layout_of_its_own_is_read_back(values: list[int], forms: tuple[str, str, str]) -> None:
    numbers = dict(zip(KEYS, values, strict=True))
    paper = Paper(cells=texts(numbers))
    own = {id(table): EVERY[name] for table, name in zip(paper.tables, forms, strict=True)}
    written = iter(own.values())
    reading = read(as_text(paper, lambda rows: next(written)(rows)))
    assert reading.report.cells == numbers
    assert reading.unread == ()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NUMBERS, st.data())
def test_rows_in_mixed_layouts_are_read_or_listed(values: list[int], data: st.DataObject) -> None:
    numbers = dict(zip(KEYS, values, strict=True))

    def mixed(rows: Rows) -> str:
        pieces, at = [], 0
        while at < len(rows):
            size = data.draw(st.integers(1, 8))
            pieces.append(part(rows, data.draw(st.sampled_from(sorted(EVERY))), at, size))
            at += size
        return "\n".join(pieces)

    nothing_wrong_and_nothing_lost(read(as_text(Paper(cells=texts(numbers)), mixed)), numbers)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NUMBERS, st.randoms(use_true_random=False), st.sampled_from([one_a_line, loose, tabbed, barred, spaced]))
def test_lines_in_a_scrambled_order_give_no_wrong_table(values: list[int], chance, form: Form) -> None:  # type: ignore[no-untyped-def]
    """Copied from a PDF, the lines of 表四 come in any order: what is placed is right, or nothing is."""
    numbers = dict(zip(KEYS, values, strict=True))

    def scrambled(rows: Rows) -> str:
        lines = form(rows).split("\n")
        if len(rows) == 4:
            chance.shuffle(lines)
        return "\n".join(lines)

    reading = read(as_text(Paper(cells=texts(numbers)), scrambled))
    listed = [number for piece in reading.unread for number in numbers_in(piece.text)]
    for key, number in numbers.items():
        if key.startswith("disputes.") and form in (one_a_line, loose):
            assert reading.report.cells.get(key) in (number, None)
            assert reading.report.cells.get(key) == number or number in listed


SCRAMBLED = """四、政府信息公开行政复议、行政诉讼情况
行政复议
行政诉讼
未经复议直接起诉
结果
维持
结果
纠正
其他结果
尚未审结
总计

7
4
8
3

复议后起诉
结果维持
结果纠正
其他结果
尚未审结

2
1
1
6

总计
22

结果维持
结果纠正
其他结果
尚未审结
5
0
3
1
9

总计
10

五、存在的主要问题及改进情况
一是更新不够及时。"""


def upside_down(lines: list[str]) -> list[str]:
    return lines[::-1]


def every_other(lines: list[str]) -> list[str]:
    return lines[::2] + lines[1::2]


def middle_first(lines: list[str]) -> list[str]:
    return lines[len(lines) // 3 :] + lines[: len(lines) // 3]


@pytest.mark.parametrize("order", [upside_down, every_other, middle_first])
def test_cells_that_stand_one_a_line_in_a_lost_order_are_not_placed_by_nearness(
    order: Callable[[list[str]], list[str]],
) -> None:
    lines = as_text(Paper(), lambda rows: "\n".join(order(one_a_line(rows).split("\n"))))
    nothing_wrong_and_nothing_lost(read(lines), figures())


@pytest.mark.parametrize("between", ["、", " → ", " / ", "：", "～"])
def test_numbers_between_signs_that_part_no_cells_are_listed(between: str) -> None:
    reading = read(as_text(Paper(), lambda rows: "\n".join(between.join(row) for row in begun_cells(rows))))
    nothing_wrong_and_nothing_lost(reading, figures())


def test_a_table_whose_parts_lost_their_order_is_listed_whole() -> None:
    reading = read(f"云浦区档案局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{SCRAMBLED}")
    assert set(reading.report.cells.values()) == {None}
    assert sorted(number for piece in reading.unread for number in numbers_in(piece.text)) == sorted(
        [7, 4, 8, 3, 2, 1, 1, 6, 22, 5, 0, 3, 1, 9, 10]
    )


@pytest.mark.parametrize(
    "lines",
    [
        "规章\n行政规范性文件\n11 12 13\n14 15 16",
        "规章\n行政规范性文件\n11\n12\n13\n14\n15\n16",
        "行政许可\n行政处罚\n行政强制\n11\n12\n13",
        "11\n12\n13\n行政许可\n行政处罚\n行政强制",
        "行政许可 行政处罚\n11 12",
    ],
)
def test_labels_before_all_their_numbers_place_none_by_nearness(lines: str) -> None:
    title = "青山县民政局2024年政府信息公开工作年度报告\n一、总体情况\n公开。"
    text = f"{title}\n二、主动公开政府信息情况\n{lines}\n三、收到和处理政府信息公开申请情况"
    reading = read(text)
    assert set(reading.report.cells.values()) <= {None}
    listed = sorted(number for piece in reading.unread for number in numbers_in(piece.text))
    assert listed == sorted(numbers_in(lines))


@pytest.mark.parametrize(
    "note", ["22（其中修订16件）", "22 （其中 修订 16 件）", "22\n（其中修订16件）", "22件（含16件）"]
)
@pytest.mark.parametrize("form", [one_a_line, loose])
def test_a_note_behind_a_number_is_no_number_of_the_table(note: str, form: Form) -> None:
    if "\n" in note and form is loose:
        note = note.replace("\n", "")
    key = "disclosure.normative_documents.issued"
    reading = read(as_text(Paper(cells=texts(figures()) | {key: note}), form))
    assert reading.report.cells == figures() | {key: 22}


@pytest.mark.parametrize("when", ["本年", "本年度", "当年", ""])
@pytest.mark.parametrize("unit", ["数", "数量", "件数", "总数", "（件）", ""])
@pytest.mark.parametrize("form", [one_a_line, tabbed])
def test_heads_of_table_two_vary(when: str, unit: str, form: Form) -> None:
    labels = {
        "本年制发件数": f"{when}制发{unit}",
        "本年废止件数": f"{when}废止{unit}",
        "现行有效件数": f"现行有效{unit}",
        "本年处理决定数量": f"{when}处理决定{unit}",
    }
    assert read(as_text(Paper(labels=labels), form)).report.cells == figures()
