"""Any grid, written out in any of the forms in which tables stand in text, is read back the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from published_reports import TEXT_FORMS, Paper, as_text, figures, files, loose, one_a_line, texts

from nianbao.reading.recogniser import recognise
from nianbao.reading.text_file import read_text

KEYS = tuple(figures())
ONE_ROW = tuple(figures(single_other=True))
NUMBERS = st.one_of(st.none(), st.integers(0, 20), st.integers(0, 99_999_999))


@st.composite
def grids(draw: st.DrawFn) -> dict[str, int | None]:
    keys = draw(st.sampled_from([KEYS, ONE_ROW]))
    return dict(zip(keys, draw(st.lists(NUMBERS, min_size=len(keys), max_size=len(keys))), strict=True))


@pytest.mark.parametrize("form", TEXT_FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_any_grid_is_read_back(form: str, numbers: dict[str, int | None]) -> None:
    reading = recognise(read_text(as_text(Paper(cells=texts(numbers)), TEXT_FORMS[form])), files())
    assert reading.report.cells == numbers
    assert reading.unread == ()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_columns_of_single_spaces_never_give_a_wrong_number(numbers: dict[str, int | None]) -> None:
    """Where a blank cell has left no trace, it cannot be known which one it was: the row is listed."""
    reading = recognise(read_text(as_text(Paper(cells=texts(numbers)), loose)), files())
    read = reading.report.cells
    assert {key: number for key, number in read.items() if number not in (None, numbers[key])} == {}
    for prefix in {key.rsplit(".", 1)[0] for key in numbers if key.startswith("requests.")}:
        row = [key for key in numbers if key.rsplit(".", 1)[0] == prefix]
        if None not in [numbers[key] for key in row]:
            assert [read[key] for key in row] == [numbers[key] for key in row]


def test_every_other_line_may_be_empty() -> None:
    text = "\n\n".join(as_text(Paper(), one_a_line).split("\n"))
    assert recognise(read_text(text), files()).report.cells == figures()


@pytest.mark.parametrize("sign", ["/", "-", "—", "无", "／"])
@pytest.mark.parametrize("form", [*TEXT_FORMS, "loose"])
def test_a_sign_for_nothing_holds_its_place(form: str, sign: str) -> None:
    numbers: dict[str, int | None] = dict.fromkeys(figures(), 7) | {"requests.denied_inquiry.research": None}
    cells = texts(numbers) | {"requests.denied_inquiry.research": sign}
    report = recognise(read_text(as_text(Paper(cells=cells), {**TEXT_FORMS, "loose": loose}[form])), files()).report
    assert report.cells == numbers
    assert f"“{sign}”" in report.sources["requests.denied_inquiry.research"].where


LABEL_BROKEN = """三、收到和处理政府信息公开申请情况
（一）予以公开 1 0 0 0 0 0 1
（二）部分公开（区分处理的，只
2 0 0 0 0 0 2
计这一情形，不计其他情形）
（三）
不予
公开
3 0 0 0 0 0 3
1.属于国家秘密
2.其他法律行政法规禁
止公开
4 0 0 0 0 0 4
3.危及“三安全一稳定” 5 0 0 0 0 0 5
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况"""


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("granted", 1),
        ("partial", 2),
        ("denied_state_secret", 3),
        ("denied_prohibited_by_law", 4),
        ("denied_security", 5),
    ],
)
def test_a_label_broken_over_lines_stands_around_its_numbers(row: str, number: int) -> None:
    report = recognise(read_text(LABEL_BROKEN), files()).report
    assert report.cells[f"requests.{row}.natural_person"] == report.cells[f"requests.{row}.total"] == number


def test_lines_that_a_page_has_broken_are_one_paragraph_again() -> None:
    paragraph = "本局今年继续推进各项公开工作，明确专人负责信息的收集、审核、发布和更新，" * 6
    lines = [paragraph[at : at + 28] for at in range(0, len(paragraph), 28)]
    text = as_text(
        Paper(overview=("2024年，本局依法推进各项工作。", "（一）主动公开", *lines, "（二）依申请公开", "没有。"))
    )
    assert recognise(read_text(text), files()).report.passages["overview.proactive"] == paragraph


@pytest.mark.parametrize("number", ["- 3 -", "— 3 —", "－3－", "第3页", "第 3 页 共 5 页"])
def test_the_number_of_a_page_is_left_out(number: str) -> None:
    text = as_text(Paper(problems=("一是更新不够及时。", number, "二是形式单一，将多用图表。")))
    assert recognise(read_text(text), files()).report.passages["problems"] == "\n".join(Paper().problems)


def test_a_cell_with_a_line_break_within_a_row_of_tabs_is_one_cell() -> None:
    text = as_text(Paper()).replace("（区分处理的，只计这一情形", "（区分处理的，只\n计这一情形")
    assert recognise(read_text(text), files()).report.cells == figures()
