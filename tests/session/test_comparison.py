"""After the office edited the Word file: which figures and passages differ from the draft."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from checked import FORM, changed, correct, without
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from offices import finished

from nianbao.cli import main
from nianbao.report import Report
from nianbao.session.comparison import Difference, differences


def with_passages(**texts: str) -> Report:
    return correct({key.replace("__", "."): text for key, text in texts.items()})


def compared(ours: Report, theirs: Report) -> list[tuple[str, str, str]]:
    return [(each.where, each.ours, each.theirs) for each in differences(ours, theirs, FORM)]


class TestFigures:
    def test_the_same_report_has_no_difference(self) -> None:
        assert differences(correct(), correct(), FORM) == ()

    def test_a_changed_cell_is_named_with_both_numbers(self) -> None:
        (difference,) = differences(correct(), changed(correct(), disclosure__permits=41), FORM)
        assert difference == Difference("disclosure.permits", "行政许可·本年处理决定数量", "40", "41")

    @pytest.mark.parametrize(
        "theirs", [changed(correct(), disclosure__permits=None), without(correct(), "disclosure.permits")]
    )
    def test_a_cell_that_was_emptied_differs_from_its_number(self, theirs: Report) -> None:
        assert compared(correct(), theirs) == [("disclosure.permits", "40", "")]

    @given(cells=st.dictionaries(st.sampled_from(FORM.cells), st.integers(1000, 9999), max_size=5))
    def test_exactly_the_changed_cells_differ(self, cells: Mapping[str, int]) -> None:
        assert {each[0] for each in compared(correct(), changed(correct(), **cells))} == set(cells)

    def test_three_rows_drawn_together_are_compared_as_their_sum(self) -> None:
        three = [f"requests.{row.key}.natural_person" for row in FORM.requests.other_rows]
        ours = changed(correct(), **dict(zip(three, (1, 2, 3), strict=True)))
        rows = [
            key
            for key in FORM.cells
            if key.startswith(tuple(f"requests.{row.key}." for row in FORM.requests.other_rows))
        ]
        together = {key: ours.cell(key) for key in FORM.cells if key not in rows}
        single = dict.fromkeys(FORM.single_other_cells, 0) | {"requests.other_all.natural_person": 6}
        same = ours.model_copy(update={"cells": together | single})
        assert compared(ours, same) == []
        other = changed(same, requests__other_all__natural_person=7)
        assert compared(ours, other) == [("requests.other_all.natural_person", "6", "7")]


class TestPassages:
    @pytest.mark.parametrize(
        ("old", "new", "ours", "theirs"),
        [
            ("全年组织培训2次。", "全年组织培训12次。", "全年组织培训2次。", "全年组织培训12次。"),
            ("全年组织培训2次。", "全年组织业务培训2次。", "全年组织培训2次。", "全年组织业务培训2次。"),
            (
                "我局明确了政府信息公开工作的承办机构，全年组织培训2次，未发生被追究责任的情况。",
                "我局明确了政府信息公开工作的承办机构，全年组织培训3次，未发生被追究责任的情况。",
                "…构，全年组织培训2次，未发生被追究…",
                "…构，全年组织培训3次，未发生被追究…",
            ),
            ("全年组织培训2次。", "全年组织培训2次。\n另行编印手册。", "", "另行编印手册。"),
            ("第一段。\n第二段。", "第二段。", "第一段。", ""),
        ],
    )
    def test_the_words_that_differ_are_shown_in_short(self, old: str, new: str, ours: str, theirs: str) -> None:
        before, after = with_passages(overview__safeguards=old), with_passages(overview__safeguards=new)
        assert compared(before, after) == [("overview.safeguards", ours, theirs)]

    def test_changes_far_apart_are_told_one_by_one(self) -> None:
        text = "全年主动公开136条，其中网站发布100条。" + "工作有序推进。" * 5 + "全年组织培训2次。"
        new = text.replace("136", "137").replace("2次", "3次")
        before, after = with_passages(overview__proactive=text), with_passages(overview__proactive=new)
        assert [each[1][:8] for each in compared(before, after)] == ["全年主动公开13", "…进。全年组织培"]

    @pytest.mark.parametrize("new", ["全年组织培训 2 次。", "　　全年组织培训2次。", "全年组织培训2次。\n\n"])
    def test_spaces_do_not_count(self, new: str) -> None:
        before = with_passages(overview__safeguards="全年组织培训2次。")
        assert compared(before, with_passages(overview__safeguards=new)) == []

    def test_a_paragraph_written_anew_is_shown_by_its_beginning(self) -> None:
        new = "本机关坚持以人民为中心，" * 20
        ((_, _, theirs),) = compared(with_passages(other="未收取信息处理费。"), with_passages(other=new))
        assert theirs == new[:40] + "…"

    def test_a_passage_is_called_by_its_heading(self) -> None:
        (difference,) = differences(with_passages(problems="一。"), with_passages(problems="二。"), FORM)
        assert difference.label == "五、存在的主要问题及改进情况"

    @given(old=st.text(max_size=80), new=st.text(max_size=80))
    def test_texts_differ_only_where_more_than_spaces_does(self, old: str, new: str) -> None:
        found = compared(with_passages(other=old), with_passages(other=new))
        assert not found or old != new
        assert all(ours != theirs for _, ours, theirs in found)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A Word file in which the office changed a figure and a number of the prose, beside its draft."""
    with finished(tmp_path, "district-government") as drafting:
        word = drafting.export()
    document = Document(str(word))
    document.tables[0].rows[6].cells[1].paragraphs[0].runs[0].text = "96413"
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if "培训" in run.text:
                run.text = run.text.replace("5次", "6次")
    path = tmp_path / "修改稿.docx"
    document.save(str(path))
    return path


class TestCommand:
    def test_check_tells_what_the_office_changed(self, edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--folder", str(edited.parent), "check", str(edited)]) == 0
        out, err = capsys.readouterr()
        figure, words = (line for line in out.splitlines() if line.startswith("与草稿不同"))
        assert figure == "与草稿不同 行政许可·本年处理决定数量：草稿“96412”，文件“96413”"
        assert "5次" in words
        assert "6次" in words
        assert "与草稿有 2 处不同" in err

    def test_an_unchanged_file_agrees(self, edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (word,) = edited.parent.glob("*报告.docx")
        assert main(["--folder", str(edited.parent), "check", str(word)]) == 0
        assert "数字和文字与草稿一致" in capsys.readouterr().err

    def test_without_a_draft_nothing_is_compared(
        self, edited: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
    ) -> None:
        alone = tmp_path_factory.mktemp("别处") / edited.name
        alone.write_bytes(edited.read_bytes())
        main(["--folder", str(alone.parent), "check", str(alone)])
        assert "草稿" not in "".join(capsys.readouterr())
