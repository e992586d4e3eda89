"""A register in the conversation: dragged in, its wordings asked once, 表三 filled, a change shown before it counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from registers import HEAD, save_xlsx
from talking import Talk, shipped, started

from nianbao.data_files import DataFiles
from nianbao.interview.register_talk import RegisterTalk
from nianbao.interview.sources import sources
from nianbao.register.usage import KeptUsage, Usage
from nianbao.report import Origin, Report

D = date
LINES: tuple[tuple[Any, ...], ...] = (
    (1, D(2024, 12, 20), "赵一", "自然人", "甲", D(2025, 1, 10), "予以公开"),
    (2, D(2025, 1, 6), "钱二", "自然人", "乙", D(2025, 1, 20), "信息不存在"),
    (3, D(2025, 3, 5), "孙三", "自然人", "丙", D(2025, 3, 20), "不予公开"),
    (4, D(2025, 4, 7), "李四", "自然人", "丁", D(2025, 4, 20), "不予公开"),
    (5, D(2025, 4, 7), "某某", "法人", "丁", D(2025, 4, 20), "公开"),
    (6, D(2025, 12, 29), "周五", "自然人", "丁", "", ""),
)
FILLED = {
    "requests.new.natural_person": 4,
    "requests.new.enterprise": 1,
    "requests.carried_in.natural_person": 1,
    "requests.granted.natural_person": 1,
    "requests.granted.enterprise": 1,
    "requests.denied_third_party.natural_person": 2,
    "requests.unavailable_not_held.natural_person": 1,
    "requests.carried_out.natural_person": 1,
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return saved(tmp_path / "2025年台账.xlsx", *LINES)


def saved(path: Path, *lines: tuple[Any, ...]) -> Path:
    save_xlsx(path, {"Sheet1": (HEAD, *lines)})
    return path


def asked() -> Talk:
    """A first-year draft at the question whether there were applications."""
    talk = started()
    return talk.to("requests.any")


def keeping(talk: Talk, kept: list[Usage]) -> Talk:
    registers = KeptUsage(DataFiles(), lambda: kept[-1], kept.append)
    talk.conversation.registers = RegisterTalk(talk.conversation, registers)
    return talk


def filled(talk: Talk) -> dict[str, object]:
    cells = talk.report.cells
    return {key: cells[key] for key in cells if cells[key] and key.startswith("requests.") and not is_sum(key)}


def is_sum(key: str) -> bool:
    return shipped()[0].form.is_total(key)


class TestTakingIn:
    def test_is_asked_where_there_are_applications(self) -> None:
        talk = asked()
        assert "申请台账在手边吗" in talk.say("有")
        assert talk.at == "requests.register"

    def test_is_not_asked_where_there_are_none(self) -> None:
        talk = asked()
        talk.say("没有")
        assert "requests.register" not in {each.id for each in talk.conversation.state.reached}

    def test_without_one_the_questions_come_as_before(self) -> None:
        talk = asked()
        talk.say("有", "没有")
        assert talk.at == "requests.new"

    def test_each_wording_is_asked_once_with_its_lines_then_table_three_is_filled(self, register: Path) -> None:
        talk = asked()
        first = talk.say("有", str(register))
        assert "读到 6 行，按 2025 年数：新收 5 件，上年转来 1 件" in first
        assert "“不予公开”（第 4、5 行）没有写哪一种" in first
        assert "“法人”（第 6 行）看不出是哪一类申请人" in talk.say("4")
        assert "表三数好了：新收 5 件，上年结转 1 件，办结 5 件，结转下年度 1 件，勾稽关系成立。" in talk.say(
            "商业企业"
        )
        assert filled(talk) == FILLED
        assert talk.at == "requests.told"

    def test_nothing_counts_before_the_wordings_are_settled(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "4")
        assert "requests.register" not in talk.conversation.answers
        assert filled(talk) == {}

    def test_an_answer_that_names_no_row_is_asked_again(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register))
        assert "不在可选的几项里" in talk.say("随便")
        assert "“法人”" in talk.say("4")

    def test_a_wording_that_is_put_off_leaves_its_lines_to_the_questions(self, register: Path) -> None:
        talk = asked()
        said = talk.say("有", str(register), "待定", "商业企业")
        assert "还有没有数进去的" in said
        assert talk.at == "requests.new"
        prompt = talk.conversation.prompt
        assert prompt is not None
        assert prompt.default is not None
        assert prompt.default.text.startswith("自然人4、商业企业1")

    def test_a_command_leaves_it(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "/撤销")
        assert talk.at == "requests.any"
        assert talk.conversation.registers.taking is None

    def test_it_may_be_dragged_in_where_applications_are_asked_for(self, register: Path) -> None:
        talk = asked()
        talk.say(str(register), "4", "商业企业")
        assert filled(talk) == FILLED

    def test_it_may_be_dragged_in_at_the_number_of_applications_of_a_quiet_office(self, register: Path) -> None:
        quiet = {f"requests.{row}.{column}": 0 for row in ("new", "carried_out") for column in COLUMNS}
        talk = Talk(last_years={"去年.docx": Report(year=2024, cells=quiet)})
        talk.say("去年.docx", "2025", "云浦区档案局", "政府部门")
        talk.to("requests.new")
        talk.say(str(register), "4", "商业企业")
        assert filled(talk) == FILLED

    def test_a_file_that_is_no_register_is_told_and_the_question_stays(self, tmp_path: Path) -> None:
        talk = asked()
        (tmp_path / "a.csv").write_text("今年收到五件。", encoding="utf-8")
        said = talk.say("有", str(tmp_path / "a.csv"))
        assert "没有表格" in said
        assert "没有台账，输入“没有”" in said
        assert talk.at == "requests.register"

    def test_what_was_typed_before_gives_way_in_one_step(self, register: Path) -> None:
        talk = asked()
        talk.say("有", "没有", "9都是自然人")
        talk.to("requests.register").say(str(register), "4", "商业企业")
        assert filled(talk) == FILLED
        talk.say("/撤销")
        assert talk.cell("requests.new.natural_person") == 9


COLUMNS = ("natural_person", "enterprise", "research", "public_interest", "legal_service", "other", "total")


class TestWhatIsKept:
    def test_a_wording_is_kept_for_next_year(self, register: Path) -> None:
        kept = [Usage()]
        keeping(asked(), kept).say("有", str(register), "4", "商业企业")
        assert kept[-1] == Usage(outcomes={"不予公开": "denied_third_party"}, applicants={"法人": "enterprise"})
        assert "表三数好了" in keeping(asked(), kept).say("有", str(register))

    def test_the_name_of_an_applicant_is_not(self, tmp_path: Path) -> None:
        kept = [Usage()]
        path = saved(tmp_path / "a.xlsx", (1, D(2025, 1, 6), "John Smith", "", "乙", D(2025, 1, 20), "公开"))
        talk = keeping(asked(), kept)
        talk.say("有", str(path), "自然人")
        assert talk.cell("requests.new.natural_person") == 1
        assert kept == [Usage()]

    def test_nothing_of_the_register_but_counts_and_lines_is_in_the_memory(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "4", "商业企业")
        answers = {id: answer.model_dump(mode="json") for id, answer in talk.kept[-1].answers.items()}
        text = json.dumps(answers, ensure_ascii=False)
        words = {str(value) for line in LINES for value in line[2:] if isinstance(value, str) and value}
        assert [word for word in words - {"自然人", "公开"} if word in text.replace(str(register), "")] == []


class TestColumns:
    def test_one_that_only_its_content_tells_is_asked_once_and_kept(self, tmp_path: Path) -> None:
        head = (*HEAD[:-1], "落实")
        save_xlsx(tmp_path / "a.xlsx", {"Sheet1": (head, *LINES[:2])})
        kept = [Usage()]
        assert "没有写着“办理结果”的列，按内容看像是 G 列“落实”" in keeping(asked(), kept).say(
            "有", str(tmp_path / "a.xlsx")
        )
        talk = keeping(asked(), kept)
        assert "表三数好了" in talk.say("有", str(tmp_path / "a.xlsx"), "1")
        assert kept[-1].columns == {"outcome": "落实"}
        assert "表三数好了" in keeping(asked(), kept).say("有", str(tmp_path / "a.xlsx"))

    def test_of_two_headed_alike_one_is_chosen_and_kept_by_its_letter(self, tmp_path: Path) -> None:
        head = ("收到日期", "申请人类型", "答复日期", "答复日期", "办理结果")
        row = (D(2025, 12, 3), "自然人", D(2025, 12, 9), D(2026, 2, 9), "公开")
        save_xlsx(tmp_path / "a.xlsx", {"Sheet1": (head, row)})
        kept = [Usage()]
        talk = keeping(asked(), kept)
        assert "有几列都像“答复日期”" in talk.say("有", str(tmp_path / "a.xlsx"))
        talk.say("2")
        assert talk.cell("requests.carried_out.natural_person") == 1
        assert kept[-1].columns == {"answered": "D"}


class TestWhereNumbersComeFrom:
    def test_each_cell_knows_its_lines(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "4", "商业企业")
        source = talk.report.sources["requests.denied_third_party.natural_person"]
        assert (source.origin, source.where) == (Origin.REGISTER, "台账第 4、5 行")

    def test_the_sources_tell_them_cell_by_cell(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "4", "商业企业")
        conversation = talk.conversation
        (told,) = sources(conversation.state, conversation.speech, "新收")
        assert "一、本年新收政府信息公开申请数量·自然人 4：台账第 3～5、7 行" in told.text

    def test_the_number_answered_in_time_is_a_fact(self, register: Path) -> None:
        talk = asked()
        talk.say("有", str(register), "4", "商业企业")
        assert talk.report.facts["requests_in_time"] == 5


class TestTakenInAgain:
    def test_what_changed_is_shown_before_it_counts(self, register: Path) -> None:
        talk = keeping(asked(), [Usage()])
        talk.say("有", str(register), "4", "商业企业")
        saved(register, LINES[0], (*LINES[1][:-1], "公开"), *LINES[2:])
        said = talk.to("requests.register").say(str(register))
        assert "（一）予以公开·自然人：1 → 2 件，多了第 3 行" in said
        assert "1.本机关不掌握相关政府信息·自然人：1 → 0 件，少了第 3 行" in said
        assert talk.cell("requests.granted.natural_person") == 1
        talk.say("1")
        assert talk.cell("requests.granted.natural_person") == 2

    def test_the_former_numbers_can_stay(self, register: Path) -> None:
        talk = keeping(asked(), [Usage()])
        talk.say("有", str(register), "4", "商业企业")
        saved(register, LINES[0], (*LINES[1][:-1], "公开"), *LINES[2:])
        talk.to("requests.register").say(str(register), "2")
        assert talk.cell("requests.granted.natural_person") == 1

    def test_without_a_change_nothing_is_asked(self, register: Path) -> None:
        talk = keeping(asked(), [Usage()])
        talk.say("有", str(register), "4", "商业企业")
        assert "表三数好了" in talk.to("requests.register").say(str(register))


def test_what_was_carried_in_is_held_against_last_years_report(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", LINES[0], LINES[1])
    cells = {f"requests.{row}.{column}": 0 for row in ("new", "carried_out") for column in COLUMNS}
    cells |= {"requests.new.natural_person": 3, "requests.new.total": 3}
    cells |= {"requests.carried_out.natural_person": 2, "requests.carried_out.total": 2}
    talk = Talk(last_years={"去年.docx": Report(year=2024, cells=cells)})
    talk.say("去年.docx", "2025", "云浦区档案局", "政府部门")
    talk.to("requests.register")
    assert "上年结转（自然人）台账是 1 件（第 2 行），去年报告的“结转下年度继续办理”是 2 件" in talk.say(str(path))
