"""Line mode: the whole conversation, line by line."""

import io
from pathlib import Path

import pytest
from offices import finished, office, opened, typed_in_order
from second_years import second_year
from typing_lines import sat
from wcwidth import wcswidth

from nianbao.data_files import DataFiles
from nianbao.plain.start import run_plain
from nianbao.reading.report_file import read_report
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects
from nianbao.writing import files
from nianbao.writing.libreoffice import libreoffice

ORGAN = ("没有", "2025", "云浦区档案局", "政府部门")


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """The folder of a draft in which everything is answered."""
    finished(tmp_path).close()
    return tmp_path


class TestConversation:
    def test_assistant_and_drafter_are_told_apart(self, tmp_path: Path) -> None:
        lines = sat(tmp_path, *ORGAN).text.splitlines()
        assert lines[0].startswith("助手  要写的是 2025 年度")
        assert "我    云浦区档案局" in lines
        assert "助手  记下了：单位全称，云浦区档案局。" in lines

    def test_what_to_count_is_shown_when_a_question_is_first_seen(self, tmp_path: Path) -> None:
        text = sat(tmp_path, "没有", "/上一步", "没有").text
        assert text.count("写成动笔的这一年") == 1
        assert text.count("写的是哪一年度的报告？") == 2

    def test_help_unfolds_it_again(self, tmp_path: Path) -> None:
        text = sat(tmp_path, "没有", "/帮助").text
        assert text.count("写成动笔的这一年") == 2
        assert "/导出" in text
        assert "行末打“\\”" in text

    def test_no_line_is_wider_than_the_terminal(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        lines = sat(tmp_path, *ORGAN, "/帮助", "/预览").text.splitlines()
        assert max(map(wcswidth, lines)) < 60

    @pytest.mark.parametrize("name", ["department-quiet", "district-government"])
    def test_no_question_or_help_is_wider_than_80_columns_or_cut_off(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        lines = [typed for answer in typed_in_order(name) for typed in ("？", answer)]
        sitting = sat(tmp_path, *lines)
        assert max(map(wcswidth, sitting.text.splitlines())) < 80
        flat = "".join(sitting.text.split())
        with opened(next(tmp_path.glob("*.json"))) as drafting:
            for asked in drafting.conversation.state.reached:
                if f"{asked.label}" in flat and "".join(asked.question.ask.split()) in flat:
                    assert "".join(asked.question.help.split()) in flat, asked.id

    def test_nothing_but_text_is_written_where_there_is_no_terminal(self, tmp_path: Path) -> None:
        assert "\x1b" not in sat(tmp_path, *ORGAN, "甲\x1b[31m乙").text

    def test_the_end_of_the_input_saves_and_says_where(self, tmp_path: Path) -> None:
        sitting = sat(tmp_path, *ORGAN)
        assert sitting.code == 0
        assert str(tmp_path / "云浦区档案局-2025.json") in sitting.flat
        assert load(tmp_path / "云浦区档案局-2025.json").memory.answers["organ.kind"].value == "department"

    def test_without_an_answer_there_is_no_draft_and_that_is_said(self, tmp_path: Path) -> None:
        assert "没有留下草稿" in sat(tmp_path).text
        assert list(tmp_path.iterdir()) == []

    def test_quitting_does_too_and_reads_no_further(self, tmp_path: Path) -> None:
        sat(tmp_path, "没有", "/退出", "2025")
        (listed,) = list_projects(tmp_path)
        assert listed.answered == 1

    def test_answers_that_could_not_be_saved_are_told_at_the_end(self, tmp_path: Path) -> None:
        folder = tmp_path / "U盘"

        class Pulled(io.BytesIO):
            """A pipe whose second line comes after the stick was pulled."""

            def readline(self, size: int | None = -1, /) -> bytes:
                if self.tell() and folder.exists():
                    folder.rename(tmp_path / "aside")
                return super().readline(size)

        stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        stdin = io.TextIOWrapper(Pulled("没有\n2025\n".encode()), encoding="utf-8")
        assert run_plain(office(), folder, stdin, stdout) == 1
        stdout.seek(0)
        assert "请确认它还插着" in stdout.read().splitlines()[-2]


class TestWholeDraft:
    @pytest.mark.parametrize("name", ["department-quiet", "district-government"])
    def test_the_same_answers_as_in_a_file_give_the_same_report(self, tmp_path: Path, name: str) -> None:
        with finished(tmp_path / "file", name) as drafting:
            wanted = drafting.report
        sat(tmp_path / "lines", *typed_in_order(name))
        (listed,) = list_projects(tmp_path / "lines")
        with opened(listed.path) as again:
            assert dict(again.report.cells) == dict(wanted.cells)
            assert dict(again.report.passages) == dict(wanted.passages)
            assert again.report.organ == wanted.organ


class TestSeveralLines:
    @pytest.mark.parametrize(
        "lines",
        [
            ("本局概况。\\", "第二段。"),
            ("本局概况。＼", "第二段。"),
            ("<<", "本局概况。", "第二段。", "."),
            ("《", "本局概况。", "第二段。", "。"),
        ],
        ids=["backslash", "full-width", "block", "as input methods type it"],
    )
    def test_a_passage_can_be_typed_in_several(self, done: Path, lines: tuple[str, ...]) -> None:
        sat(done, "", "/改 总体情况的开头", *lines)
        (listed,) = list_projects(done)
        assert load(listed.path).memory.answers["overview.lead"].text == "本局概况。\n第二段。"

    def test_a_block_that_is_not_ended_ends_with_the_input(self, done: Path) -> None:
        sat(done, "", "/改 总体情况的开头", "<<", "本局概况写在这里。")
        (listed,) = list_projects(done)
        assert load(listed.path).memory.answers["overview.lead"].text == "本局概况写在这里。"


class TestPreview:
    def test_the_report_as_it_stands(self, done: Path) -> None:
        text = sat(done, "", "/预览").flat
        assert "2025年政府信息公开工作年度报告" in text
        assert "（七）总计" in text
        assert "行政诉讼（复议后起诉）" in text

    def test_one_section(self, done: Path) -> None:
        text = sat(done, "", "/预览 四").text
        assert "行政诉讼（复议后起诉）" in text
        assert "（七）总计" not in text

    def test_what_is_not_known_is_visible_as_such(self, tmp_path: Path) -> None:
        assert "【待填：（一）主动公开】" in sat(tmp_path, "没有", "/预览").text

    def test_a_section_that_is_not_there_is_told(self, done: Path) -> None:
        assert "没有找到“七”" in sat(done, "", "/预览 七").text


class TestTable:
    def test_rows_are_typed_into_it(self, tmp_path: Path) -> None:
        sitting = sat(
            tmp_path, *ORGAN, "/表格 二", "规范性文件 3 1 12", "许可 386", "处罚 27", "强制 4", "收费 1.5", "."
        )
        cells = self.cells(tmp_path)
        assert cells["disclosure.normative_documents.in_force"] == 12
        assert cells["disclosure.compulsory_measures"] == 4
        assert str(cells["disclosure.fees"]) == "1.5"
        assert "记下了：行政许可 386 件，行政处罚 27 件，行政强制 4 件。" in sitting.flat

    def test_a_block_is_pasted_into_it(self, tmp_path: Path) -> None:
        rows = ["\t".join(["新收", "4", "1", "0", "0", "0", "0", "5"]), "\t".join(["结转下年度继续办理", *"4100005"])]
        sat(tmp_path, *ORGAN, "/表格 三", *rows, "上年结转 0 0 0 0 0 0 0", ".")
        cells = self.cells(tmp_path)
        assert cells["requests.new.total"] == 5
        assert cells["requests.carried_out.natural_person"] == 4

    def test_a_line_that_fills_nothing_is_told(self, tmp_path: Path) -> None:
        assert "“乱写 3”没有对上" in sat(tmp_path, *ORGAN, "/表格 二", "乱写 3", ".").text

    def test_a_row_typed_alone_never_makes_its_neighbours_0(self, tmp_path: Path) -> None:
        sitting = sat(tmp_path, *ORGAN, "/表格 二", "许可 386", ".")
        assert "要一起填，还差：处罚、强制" in sitting.flat
        assert self.cells(tmp_path)["disclosure.penalties"] is None

    @pytest.mark.parametrize("words", ["约3000", "(2776)", "-5", "27 76", "N/A", "三四十", "1.5", "２，７７", "#REF!"])
    def test_a_cell_that_cannot_be_read_is_told_until_it_is_dealt_with(self, done: Path, words: str) -> None:
        row = "\t".join(["新收", "4", words, "(3)", "0", "0", "0"])
        again = ("/改 单位简称", "区局", "/表格 三", "新收 4 1 2 0 0 0", ".", "/检查")
        lines = ("", "/表格 三", row, ".", "/检查", *again)
        told = sat(done, *lines).flat.split("还没有认出来，没有填：")
        assert len(told) == 1 + 3  # after the paste, in 检查, above the table
        for each in told[1:]:
            assert f"“{words}”" in each.partition("。")[0]
            assert "“(3)”" in each.partition("。")[0]

    def test_it_is_told_too_where_the_numbers_of_before_still_stand(self, tmp_path: Path) -> None:
        finished(tmp_path, "district-government").close()
        told = sat(tmp_path, "", "/表格 三", "新收\t约3000\t(1)\t0\t0\t0\t0", ".", "/改 新收", "400，都是自然人").flat
        assert told.count("没有填：") == 1
        assert "“约3000”" in told.partition("没有填：")[2].partition("。")[0]

    def test_what_is_left_of_them_is_told_when_one_is_dealt_with(self, tmp_path: Path) -> None:
        rows = ("新收\t约4\t(1)\t0\t0\t0\t0", ".")
        told = sat(tmp_path, *ORGAN, "/表格 三", *rows, "/表格 三", "新收\t4\t(1)\t0\t0\t0\t0", ".").flat
        assert "“约4”" not in told.rpartition("还没有认出来，没有填：")[2].partition("。")[0]
        assert "“(1)”" in told.rpartition("还没有认出来，没有填：")[2].partition("。")[0]

    def test_which_table_is_asked_where_it_is_not_plain(self, tmp_path: Path) -> None:
        assert "要填哪一张表" in sat(tmp_path, "/表格").text

    def cells(self, folder: Path) -> dict[str, object]:
        (listed,) = list_projects(folder)
        with opened(listed.path) as drafting:
            return dict(drafting.report.cells)


class TestCheckAndExport:
    def test_a_finished_draft_is_written(self, done: Path) -> None:
        text = sat(done, "", "/检查", "/导出").flat
        assert "各项勾稽关系都成立" in text
        (word,) = done.glob("*年度报告.docx")
        assert str(word) in text
        (sheet,) = done.glob("*核对表*.docx")
        assert str(sheet) in text
        assert read_report(word, DataFiles()).report.year == 2025

    def test_to_a_path_of_the_drafters(self, done: Path, tmp_path: Path) -> None:
        sat(done, "", f"/导出 '{tmp_path}/送 审.docx'", f"/导出 {tmp_path}/网页.html")
        assert (tmp_path / "送 审.docx").exists()
        assert "<table" in (tmp_path / "网页.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("kind", ["网页", "图", "pdf"])
    def test_a_kind_is_written_beside_the_draft_by_its_name(
        self, done: Path, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "save_pdf", lambda _, path, *__, **___: (path.write_bytes(b"%PDF"), path)[1])
        sat(done, "", f"/导出 {kind}")
        assert {path.suffix for path in done.glob("*年度报告*")} == {".pdf" if kind == "pdf" else ".html"}

    @pytest.mark.parametrize("word", ["报送稿", "全部", "excel", "word文件", "公开 版"])
    def test_a_word_that_is_no_kind_becomes_no_file(
        self, done: Path, word: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(done)
        before = set(done.iterdir())
        assert f"没有“{word}”这一种" in sat(done, "", f"/导出 {word}").flat
        assert set(done.iterdir()) == before

    @pytest.mark.parametrize("name", ["草稿.docx", "图.html", "网页.html", "一行.docx"])
    def test_a_file_may_be_called_as_a_kind_is(self, done: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(done)
        sat(done, "", f"/导出 {name}")
        assert (done / name).exists()

    def test_other_handling_as_one_row_on_request(self, done: Path) -> None:
        sat(done, "", f"/导出 一行 {done}/一行.docx")
        cells = read_report(done / "一行.docx", DataFiles()).report.cells
        assert "requests.other_all.total" in cells
        assert "requests.other_other.total" not in cells

    def test_the_page_at_a_glance_stands_beside_the_draft(self, done: Path) -> None:
        assert "一图读懂写好了" in sat(done, "", "/导出 图").flat
        assert [path.name for path in done.glob("*（一图读懂）.html")]

    @pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")
    def test_a_pdf_is_printed(self, done: Path) -> None:
        assert "PDF 写好了" in sat(done, "", "/导出 pdf").flat
        assert len(list(done.glob("*.pdf"))) == 1

    def test_what_is_left_stops_it_and_is_named(self, tmp_path: Path) -> None:
        text = sat(tmp_path, *ORGAN, "/导出").flat
        assert "没有答（" in text
        assert "联系地址" in text
        assert not list(tmp_path.glob("*.docx"))

    def test_a_draft_is_written_all_the_same_and_marked(self, tmp_path: Path) -> None:
        sat(tmp_path, *ORGAN, "/导出 草稿")
        assert list(tmp_path.glob("*年度报告（草稿）.docx"))

    def test_an_answer_to_be_looked_at_again_stops_it(self, done: Path) -> None:
        text = sat(done, "", "/改 主动公开", "999条", "/导出").flat
        assert "待复核的有 1 项：（一）主动公开" in text
        assert not list(done.glob("*.docx"))

    def test_an_error_stops_it(self, tmp_path: Path) -> None:
        finished(tmp_path, "county-department").close()
        denied = "2025年，我局未收到政府信息公开申请。"
        text = sat(tmp_path, "", "/改 （二）依申请公开", denied, "/导出 确认").flat
        assert "处对不上，先改好再导出" in text
        assert not list(tmp_path.glob("*.docx"))

    WRONG = ("", "/改 规范性文件的制发和废止", "制发5，废止1", "/改 现行有效", "1", "")

    def test_a_warning_is_shown_before_the_report_is_written_and_then_confirmed(self, done: Path) -> None:
        assert "处要您看一眼" in sat(done, *self.WRONG, "/改 （三）政府信息管理", "1", "/导出").text
        assert not list(done.glob("*.docx"))
        sat(done, "", "/导出 确认")
        assert len(list(done.glob("*年度报告.docx"))) == 1

    def test_or_explained(self, done: Path) -> None:
        text = sat(done, *self.WRONG, "/改 （三）政府信息管理", "1", "/检查", "/检查 1 划出三件", "/检查", "/导出").flat
        assert "已经说明" in text
        assert "划出三件" in text
        assert len(list(done.glob("*年度报告.docx"))) == 1

    def test_a_reason_is_still_there_at_the_next_sitting(self, done: Path) -> None:
        sat(done, *self.WRONG, "/改 （三）政府信息管理", "1", "/检查 1 划出三件", "/退出")
        text = sat(done, "", "/检查", "/导出").flat
        assert "划出三件" in text
        assert len(list(done.glob("*年度报告.docx"))) == 1

    def test_what_is_last_year_s_is_listed_behind_and_confirmed_a_block_at_a_time(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            number = len(drafting.blockers().findings) + 1
        text = sat(tmp_path, "", "/检查", f"/检查 {number} 核对过了", "/检查").flat
        assert f"{number} 与去年相同，请核对“单位和开头”：单位全称 临澜市云浦区退役军人事务局；" in text
        assert "与去年相同，请核对“沿用去年的文字”：开头；" in text
        assert f"例如：/检查 {number} 核对过了" in text
        assert "记下了：“单位和开头”核对过了，和去年一样。" in text
        assert "已经核对，与去年相同：“单位和开头”的单位全称、" in text
        with opened(tmp_path / "第二年.json") as again:
            assert [block.key for block in again.blockers().unchanged if block.confirmed] == ["organ"]

    @pytest.mark.parametrize("argument", ["9 原因", "0 原因", "１ 原因"])
    def test_a_reason_for_nothing_is_told(self, done: Path, argument: str) -> None:
        assert "例如：/检查 1" in sat(done, "", f"/检查 {argument}").text

    def test_a_folder_that_is_not_there_is_told_and_the_conversation_goes_on(self, done: Path) -> None:
        sitting = sat(done, "", "/导出 /没有/这里/a.docx", "/还剩")
        assert "文件夹不存在" in sitting.text
        assert sitting.code == 0


def test_sources_tell_who_said_it(tmp_path: Path) -> None:
    text = sat(tmp_path, *ORGAN, "/来源").text
    assert "单位全称：云浦区档案局（您填的，01-12 09:30）" in text
    assert "自称：我局（照去年" not in text


def test_where_no_answer_is_called_so_that_is_told(tmp_path: Path) -> None:
    assert "没有找到“月球”" in sat(tmp_path, *ORGAN, "/来源 月球").text


class TestLongLists:
    def test_a_word_of_several_problems_lists_them_and_a_number_takes_one(self, done: Path) -> None:
        said = sat(done, "", "/改 问题和措施", "公开", "2").text
        assert "还有 7 项，输入类名或其中的字就列出来" in said
        assert "1 公开内容不够全面" in said.partition("我    公开")[2]
        (listed,) = list_projects(done)
        assert [each["key"] for each in load(listed.path).memory.answers["problems.choose"].value] == ["timeliness"]
