"""Subordinate organs' reports in the conversation: a folder added up, each cell with its parts, a change told."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from districts import DISTRICT, YEAR, District, district, paper, write
from registers import HEAD, save_xlsx
from talking import NOW, Talk, settle, started

from nianbao.interview.sources import sources
from nianbao.interview.units_talk import UnitsTalk
from nianbao.report import FEES, Origin
from nianbao.session.drafting import Office
from nianbao.session.headless import PlayedAnswers, run_answers
from nianbao.session.unit_reading import folders_read

FINANCE, CIVIL, TOWN = f"{DISTRICT}财政局", f"{DISTRICT}民政局", f"{DISTRICT}石桥镇人民政府"
NEW = "requests.new.natural_person"
GOVERNMENT = f"{DISTRICT}人民政府"


@pytest.fixture
def three(tmp_path: Path) -> District:
    return district(tmp_path / "各单位", (FINANCE, CIVIL, TOWN))


def reading(talk: Talk) -> Talk:
    script = talk.conversation.script
    talk.conversation.units = UnitsTalk(talk.conversation, folders_read(script.files, script, NOW.date()))
    return talk


def asked(kind: str = "县级政府") -> Talk:
    """A government's first draft at the question for the folder."""
    talk = reading(Talk())
    talk.say("没有", str(YEAR), GOVERNMENT, kind)
    while talk.at != "organ.units":
        settle(talk, "" if talk.conversation.prompt and talk.conversation.prompt.default else "没有")
    return talk


def default(talk: Talk, question: str) -> str:
    prompt = talk.to(question).conversation.prompt
    assert prompt is not None
    assert prompt.default is not None
    return prompt.default.text


def changed(three: District, name: str, **cells: int) -> None:
    """The report of an organ handed in anew with other numbers, where its sums hold."""
    numbers = dict(three.cells[name])
    for key, by in cells.items():
        numbers[key.replace("__", ".")] += by
    three.file(name).unlink()
    write(three.folder, name, paper(name, numbers))


class TestWhoIsAsked:
    @pytest.mark.parametrize("kind", ["设区的市政府", "县级政府", "乡镇政府"])
    def test_a_government_that_has_organs_below_it(self, kind: str) -> None:
        talk = asked(kind)
        prompt = talk.conversation.prompt
        assert prompt is not None
        assert "下级的报告放在哪个文件夹" in prompt.ask

    @pytest.mark.parametrize("kind", ["政府部门", "街道办事处"])
    def test_no_other_organ(self, kind: str) -> None:
        talk = started(kind)
        assert talk.conversation.state.find("organ.units") is None

    def test_enter_skips_it_and_the_questions_come_as_before(self) -> None:
        talk = asked()
        assert "下面一项一项问" in talk.say("")
        prompt = talk.to("disclosure.decisions").conversation.prompt
        assert prompt is not None
        assert prompt.default is None


class TestAddingUp:
    def test_each_question_takes_the_sum_on_enter(self, three: District) -> None:
        talk = asked()
        said = talk.say(f"'{three.folder}'")
        assert f"读到 3 份报告，按 {YEAR} 年加总 3 份" in said
        assert "加好了：3 份报告" in said
        for question in ("disclosure.documents", "disclosure.decisions", "disclosure.fees"):
            talk.to(question).say("")
        truth = three.sum()
        for cell in ("disclosure.normative_documents.issued", "disclosure.permits", "disclosure.penalties", FEES):
            assert talk.cell(cell) == truth[cell]

    def test_whether_there_are_applications_and_disputes_follows(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        assert default(talk, "requests.any") == "是"
        assert default(talk, "disputes.any") == "是"

    def test_table_three_and_four_come_to_the_true_sum(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        for part in ("disclosure", "requests", "disputes"):
            talk.conversation.jump({"disclosure": "公开", "requests": "申请", "disputes": "复议"}[part])
            while (prompt := talk.conversation.prompt) is not None and prompt.asked.part.key == part:
                settle(talk, "" if prompt.default else "没有")
        truth = three.sum()
        wrong = {
            cell: (talk.cell(cell), truth[cell])
            for cell in truth
            if cell.startswith(("requests.", "disputes.")) and talk.cell(cell) != truth[cell]
        }
        assert wrong == {}

    def test_each_cell_says_which_organ_gave_how_many(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        talk.to("disclosure.decisions").say("")
        source = talk.report.sources["disclosure.permits"]
        given = {name: three.cells[name]["disclosure.permits"] for name in (FINANCE, CIVIL, TOWN)}
        most_first = sorted((name for name in given if given[name]), key=lambda name: -given[name])
        assert source.origin is Origin.UNITS
        assert source.where == "、".join(f"{name} {given[name]}" for name in most_first)
        told = sources(talk.conversation.state, talk.conversation.speech, "许可")[0].text
        assert source.where in told

    def test_the_parts_are_told_too_where_another_number_was_typed(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        behind = talk.conversation.state.draft.unit_parts["disclosure.permits"]
        talk.to("disclosure.decisions").say(f"许可{sum(map(int, behind.values())) + 5}，处罚3，强制1")
        told = sources(talk.conversation.state, talk.conversation.speech, "许可")[0].text
        assert "您填的" in told
        assert all(f"{name} {number}" in told for name, number in behind.items())

    def test_the_offices_own_report_in_the_folder_is_one_of_them(self, three: District) -> None:
        office = f"{DISTRICT}人民政府办公室"
        write(three.folder, office, paper(office, three.cells[CIVIL]))
        talk = asked()
        assert "加总 4 份" in talk.say(f"'{three.folder}'")
        talk.to("disclosure.decisions").say("")
        assert (
            f"{office} {three.cells[CIVIL]['disclosure.penalties']}"
            in (talk.report.sources["disclosure.penalties"].where)
            or not three.cells[CIVIL]["disclosure.penalties"]
        )

    def test_the_offices_own_register_is_added(self, three: District, tmp_path: Path) -> None:
        lines = [(n, date(YEAR, 3, n), "某甲", "自然人", "乙", date(YEAR, 3, 20), "予以公开") for n in (3, 4, 5)]
        save_xlsx(tmp_path / "台账.xlsx", {"台账": (HEAD, *lines)})
        talk = asked()
        talk.say(f"'{three.folder}'")
        talk.to("requests.any").say("")
        talk.to("requests.register").say(f"'{tmp_path / '台账.xlsx'}'")
        talk.to("requests.new").say("")
        assert talk.cell(NEW) == three.sum()[NEW] + 3
        where = talk.report.sources[NEW].where
        assert where.startswith("台账第 2～4 行；")
        assert all(f"{name} {three.cells[name][NEW]}" in where for name in (FINANCE, CIVIL, TOWN))

    def test_the_governments_own_report_is_not_added_to_itself(self, three: District) -> None:
        write(three.folder, "本级", paper(GOVERNMENT, three.sum()))
        said = asked().say(f"'{three.folder}'")
        assert f"本级.txt是{GOVERNMENT}自己的报告，没有加。" in said
        assert "加总 3 份" in said

    def test_what_is_wrong_in_the_folder_is_told(self, three: District) -> None:
        write(three.folder, "再报", paper(CIVIL, three.cells[CIVIL]))
        write(three.folder, "去年的", paper(f"{DISTRICT}教育局", three.cells[CIVIL], YEAR - 1))
        (three.folder / "坏.docx").write_bytes(b"PK\x03\x04 torn")
        said = asked().say(f"'{three.folder}'")
        assert f"{CIVIL}交了 2 份" in said
        assert f"是 {YEAR - 1} 年的报告，没有加" in said
        assert "坏.docx：文件已损坏" in said

    @pytest.mark.parametrize(
        ("make", "told"),
        [
            (lambda folder: folder, "找不到这个文件夹"),
            (lambda folder: (folder.mkdir(), folder)[1], "文件夹里没有报告"),
            (lambda folder: (folder.write_text("甲"), folder)[1], "找不到这个文件夹"),
        ],
        ids=["none", "empty", "a file"],
    )
    def test_what_cannot_be_added_up_is_told_and_the_question_stays(self, tmp_path: Path, make: Any, told: str) -> None:
        talk = asked()
        said = talk.say(f"'{make(tmp_path / '夹')}'")
        assert told in said
        assert "不汇总，输入“没有”" in said
        assert talk.at == "organ.units"

    def test_a_folder_of_another_year_is_told(self, tmp_path: Path) -> None:
        folder = district(tmp_path / "旧", (FINANCE, CIVIL), YEAR - 1).folder
        assert f"文件夹里没有 {YEAR} 年的报告" in asked().say(f"'{folder}'")

    def test_money_is_exact_and_what_is_kept_is_numbers_and_names_of_organs(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        kept = json.loads(json.dumps(talk.conversation.answers["organ.units"].value))
        assert sum(map(Decimal, kept["parts"][FEES].values())) == three.sum()[FEES]
        assert set(kept["parts"][FEES]) <= {FINANCE, CIVIL, TOWN}
        assert set(kept["files"]) == {file.name for file in three.folder.iterdir()}


class TestChanges:
    def answered(self, three: District) -> Talk:
        talk = asked()
        talk.say(f"'{three.folder}'")
        talk.to("disclosure.decisions").say("")
        return talk

    def test_a_changed_report_makes_the_answer_stale_and_says_by_how_much(self, three: District) -> None:
        talk = self.answered(three)
        before, own = three.sum()["disclosure.permits"], three.cells[TOWN]["disclosure.permits"]
        changed(three, TOWN, disclosure__permits=5)
        said = "\n".join(each.text for each in talk.conversation.greets())
        assert f"{before} → {before + 5}（{TOWN} {own} → {own + 5}）" in said
        assert "“许可、处罚、强制”待复核：各单位加起来的行政许可" in said
        assert f"从 {before} 变成了 {before + 5}" in said
        assert talk.cell("disclosure.permits") == before
        assert "disclosure.decisions" in talk.conversation.state.stale

    def test_at_the_stale_answer_the_sum_of_now_is_beside_it(self, three: District) -> None:
        talk = self.answered(three)
        changed(three, TOWN, disclosure__permits=5)
        talk.conversation.units.looks_again()
        now = three.sum()["disclosure.permits"] + 5
        assert f"各单位加起来：许可{now}" in talk.say("/改 许可、处罚、强制")
        talk.say(f"许可{now}")
        assert "disclosure.decisions" not in talk.conversation.state.stale

    def test_an_answer_that_was_typed_over_the_sum_rests_on_it_too(self, three: District) -> None:
        talk = asked()
        talk.say(f"'{three.folder}'")
        talk.to("disclosure.decisions").say("许可100，处罚1，强制1")
        changed(three, CIVIL, disclosure__permits=2)
        talk.conversation.units.looks_again()
        assert "disclosure.decisions" in talk.conversation.state.stale
        assert talk.cell("disclosure.permits") == 100

    def test_nothing_is_said_where_nothing_changed(self, three: District) -> None:
        talk = self.answered(three)
        assert talk.conversation.units.looks_again() == ()

    def test_a_folder_that_is_gone_leaves_everything(self, three: District) -> None:
        talk = self.answered(three)
        three.folder.rename(three.folder.with_name("别处"))
        assert talk.conversation.units.looks_again() == ()
        assert talk.cell("disclosure.permits") == three.sum()["disclosure.permits"]

    def test_one_more_report_counts_as_a_change(self, three: District) -> None:
        talk = self.answered(three)
        name = f"{DISTRICT}审计局"
        write(three.folder, name, paper(name, three.cells[FINANCE]))
        talk.conversation.units.looks_again()
        stale = talk.conversation.state.stale
        gave = any(
            three.cells[FINANCE][f"disclosure.{cell}"] for cell in ("permits", "penalties", "compulsory_measures")
        )
        assert ("disclosure.decisions" in stale) is gave

    def test_given_again_the_change_is_shown_before_it_counts(self, three: District) -> None:
        talk = self.answered(three)
        changed(three, TOWN, disclosure__permits=5)
        said = talk.say("/改 下级的报告", f"'{three.folder}'")
        assert "和上次加的不一样" in said
        assert talk.conversation.state.stale == {}
        assert "还用上次的数" in talk.say("2")
        assert talk.conversation.state.stale == {}
        talk.say("/改 下级的报告", f"'{three.folder}'", "")
        assert "disclosure.decisions" in talk.conversation.state.stale

    def test_answers_given_before_the_folder_are_left_and_named(self, three: District) -> None:
        talk = asked()
        talk.say("")
        talk.to("disclosure.decisions").say("许可1000，处罚1，强制1")
        said = talk.say("/改 下级的报告", f"'{three.folder}'")
        assert "不一样的没有动：许可、处罚、强制" in said
        assert talk.cell("disclosure.permits") == 1000


def test_a_file_of_answers_may_name_the_folder(three: District) -> None:
    office = Office.load(asked().conversation.script.files)
    conversation = office.converse(now=lambda: NOW)
    answers = {
        "last_year": "没有",
        "organ.year": str(YEAR),
        "organ.name": GOVERNMENT,
        "organ.kind": "县级政府",
        "organ.units": f"'{three.folder}'",
    }
    outcome: PlayedAnswers = run_answers(conversation, answers)
    report = conversation.state.report
    assert [each.question for each in outcome.refused] == []
    assert report.cell("disclosure.permits") == three.sum()["disclosure.permits"]
    assert any("加总 3 份" in remark for remark in outcome.remarks)
