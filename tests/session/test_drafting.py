"""A drafter at work: saved after every answer, resumed where it stopped, written out when it holds."""

from pathlib import Path

import pytest
from offices import answered, begun, example, finished, opened

from nianbao.checks import Finding, Severity
from nianbao.data_files import DataFiles
from nianbao.errors import WritingError
from nianbao.interview.challenges import explained
from nianbao.interview.utterance import Tone
from nianbao.reading.report_file import read_report
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.headless import run_answers
from nianbao.session.standing import question_for, told
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects


class TestSaving:
    def test_every_answer_is_on_disk_once_it_was_acknowledged(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            for line in ("没有", "2025", "云浦区档案局"):
                drafting.conversation.say(line)
                assert load(drafting.project.path).memory == drafting.conversation.memory

    def test_a_draft_is_taken_up_where_it_stopped(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            for line in ("没有", "2025", "云浦区档案局"):
                drafting.conversation.say(line)
            before = drafting.conversation.asks()
        with opened(drafting.project.path) as again:
            assert again.conversation.asks() == before
            again.conversation.undo()
            assert "organ.name" not in again.conversation.answers


class TestNaming:
    def test_the_file_is_renamed_when_organ_and_year_are_known(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            drafting.conversation.say("没有")
            assert drafting.project.path.name == "未命名-1.json"
            drafting.conversation.edit("organ.year")
            drafting.conversation.say("2025")
            drafting.conversation.say("云浦区档案局")
            assert drafting.project.path.name == "云浦区档案局-2025.json"
        assert {path.name for path in tmp_path.iterdir()} == {"云浦区档案局-2025.json", "云浦区档案局-2025.json.bak"}

    def test_it_follows_the_organ_when_that_is_changed(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            for line in ("没有", "2025", "云浦区档案局"):
                drafting.conversation.say(line)
            drafting.conversation.edit("organ.name")
            drafting.conversation.say("云浦区档案馆")
            assert drafting.project.path.name == "云浦区档案馆-2025.json"

    def test_another_draft_of_that_name_is_not_overwritten(self, tmp_path: Path) -> None:
        for name in ("云浦区档案局-2025.json", "云浦区档案局-2025-2.json"):
            with begun(tmp_path) as drafting:
                for line in ("没有", "2025", "云浦区档案局"):
                    drafting.conversation.say(line)
                assert drafting.project.path.name == name
        assert len(list_projects(tmp_path)) == 2

    def test_a_name_that_the_drafter_gave_is_kept(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            drafting.conversation.say("没有")
        own = drafting.project.path.rename(tmp_path / "我的草稿.json")
        with opened(own) as again:
            again.conversation.say("2025")
            again.conversation.say("云浦区档案局")
            assert again.project.path == own


class TestLastYear:
    def test_a_project_of_last_year_is_offered_and_read(self, tmp_path: Path) -> None:
        answers = example("county-department") | {"organ.year": "2024"}
        with begun(tmp_path) as last:
            run_answers(last.conversation, answers)
        with begun(tmp_path) as drafting:
            assert str(last.project.path) in drafting.conversation.asks()[-1].text
            drafting.conversation.say("")
            assert drafting.report.organ.name == "青岫县自然资源局"
            assert drafting.report.year == 2025
            assert drafting.conversation.last_year is not None
            assert drafting.conversation.last_year.cell("requests.carried_out.legal_service") == 1

    def test_a_published_report_is_read(self, tmp_path: Path) -> None:
        with begun(tmp_path / "a") as last:
            run_answers(last.conversation, example("county-department") | {"organ.year": "2024"})
            published = last.export(tmp_path / "去年 的.docx")
        with begun(tmp_path / "b") as drafting:
            said = drafting.conversation.say(f"'{published}'")
            assert "青岫县自然资源局 2024 年" in said[1].text or "青岫县自然资源局 2024 年" in said[0].text
            assert drafting.report.organ.name == "青岫县自然资源局"

    def test_the_reports_that_were_read_are_kept_with_the_draft(self, tmp_path: Path) -> None:
        with begun(tmp_path / "a") as last:
            run_answers(last.conversation, example("county-department") | {"organ.year": "2024"})
            published = last.export(tmp_path / "last.docx")
        with begun(tmp_path / "b") as drafting:
            drafting.conversation.say(str(published))
        published.unlink()
        with opened(drafting.project.path) as again:
            assert again.conversation.last_year == drafting.conversation.last_year

    @pytest.mark.parametrize("text", ["/没有/a.docx", "/没有/a.json"])
    def test_a_file_that_cannot_be_read_is_told_and_asked_again(self, tmp_path: Path, text: str) -> None:
        with begun(tmp_path) as drafting:
            refused, way_out = drafting.conversation.say(text)
            assert refused.tone is Tone.ERROR
            assert way_out.text == "可以再拖一次。没有去年的报告，直接回车，单位名称和联系方式会问您一遍。"
            assert drafting.conversation.prompt is not None
            assert drafting.conversation.prompt.asked.id == "last_year"


class TestExport:
    def test_the_report_is_written_beside_the_project_under_its_title(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            path = drafting.export()
            title = f"{drafting.report.organ.name}2025年政府信息公开工作年度报告"
            assert path == drafting.project.path.parent / f"{title}.docx"
            assert dict(read_report(path, DataFiles()).report.cells) == dict(drafting.report.cells)

    def test_a_draft_is_marked_and_stands_beside_the_final_one(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            drafting.conversation.say("没有")
            assert drafting.export(draft=True).stem.endswith("（草稿）")
            with pytest.raises(WritingError, match="没有填"):
                drafting.export()

    def test_a_web_page_on_request(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            assert drafting.export(kind=ExportKind.WEB).read_text(encoding="utf-8").startswith("<!")


class TestStanding:
    def test_what_is_left_stands_in_the_way(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            found = drafting.blockers()
            assert not found.finished
            assert "organ.name" in {asked.id for asked in found.left}

    def test_a_finished_draft_has_nothing_in_its_way(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            assert drafting.blockers().finished
            assert drafting.blockers().errors == ()

    def test_an_answer_to_be_looked_at_again_stands_in_the_way(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            drafting.conversation.edit("overview.proactive_total")
            drafting.conversation.say("99")
            found = drafting.blockers()
            assert "overview.proactive" in {asked.id for asked in found.stale}
            assert not found.finished

    def test_a_warning_goes_once_its_reason_is_given_and_comes_back_when_a_value_changes(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            warning = self.explained(drafting)
            assert self.about_documents(drafting) == []
            assert (warning, "划出三件") in drafting.blockers().explained
            drafting.conversation.edit("disclosure.documents_in_force")
            drafting.conversation.say("2")
            assert len(self.about_documents(drafting)) == 1

    def test_a_reason_is_there_when_the_draft_is_taken_up_again_and_goes_with_the_value(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            warning = self.explained(drafting)
            path = drafting.project.path
        with opened(path) as again:
            assert (warning, "划出三件") in again.blockers().explained
            again.conversation.edit("disclosure.documents")
            again.conversation.say("制发6，废止1")
            assert again.blockers().explained == ()
            assert len(self.about_documents(again)) == 1

    def test_a_reason_that_is_given_again_takes_the_place_of_the_one_before(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            drafting.conversation.edit("disclosure.documents")
            drafting.conversation.say("制发5，废止1")
            drafting.conversation.edit("disclosure.documents_in_force")
            drafting.conversation.say("1")
            (warning,) = self.about_documents(drafting)
            drafting.conversation.say("3 划出")
            for reason in ("划出三件", "机构改革划出三件"):
                drafting.explain(warning, reason)
                assert drafting.blockers().explained == ((warning, reason),)

    @pytest.mark.parametrize("where", ["", "requests.new.total", "overview.lead"])
    def test_a_reason_is_kept_where_the_finding_is_about_no_answer(self, tmp_path: Path, where: str) -> None:
        finding = Finding("P-09", Severity.WARNING, where, "总体情况写得太短。", found="2")
        with begun(tmp_path) as drafting:
            drafting.conversation.edit("organ.year")
            drafting.conversation.say("2025")
            drafting.explain(finding, "今年只有这些")
            assert explained(finding, drafting.conversation.answers.values()) == "今年只有这些"

    def explained(self, drafting: Drafting) -> Finding:
        """A warning about 现行有效 that has its reason."""
        drafting.conversation.edit("disclosure.documents")
        drafting.conversation.say("制发5，废止1")
        drafting.conversation.edit("disclosure.documents_in_force")
        drafting.conversation.say("1")
        (warning,) = self.about_documents(drafting)
        drafting.explain(warning, "划出三件")
        return warning

    def about_documents(self, drafting: Drafting) -> list[Finding]:
        where = "disclosure.normative_documents"
        return [finding for finding in drafting.blockers().warnings if finding.where.startswith(where)]


class TestWhereAFindingLeads:
    CONVERSATION = answered(example("county-department"))

    @pytest.mark.parametrize(
        ("where", "question"),
        [
            ("requests.granted.natural_person", "requests.outcomes.natural_person"),
            ("requests.handled.enterprise", "requests.outcomes.enterprise"),
            ("requests.new.total", "requests.new"),
            ("requests.handled.total", "requests.new"),
            ("disputes.reconsideration.upheld", "disputes.reconsideration"),
            ("overview.management", "overview.management"),
            ("disclosure.fees", "disclosure.fees"),
            ("disclosure.permits", "disclosure.decisions"),
            ("elsewhere", None),
        ],
    )
    def test_to_the_question_that_fills_its_place(self, where: str, question: str | None) -> None:
        asked = question_for(where, self.CONVERSATION)
        assert (asked.id if asked else None) == question

    def test_to_the_question_that_made_a_whole_block_zero(self) -> None:
        asked = question_for("requests.granted.total", answered(example("department-quiet")))
        assert asked is not None
        assert asked.id == "requests.any"

    @pytest.mark.parametrize(
        ("where", "message", "said"),
        [
            ("overview.platform", "这一段太短。", "（四）政府信息公开平台建设：这一段太短。"),
            ("overview.platform", "“（四）政府信息公开平台建设”太短。", "“（四）政府信息公开平台建设”太短。"),
            ("requests.new.total", "本年新收对不上。", "本年新收对不上。"),
            ("elsewhere", "不知何处。", "不知何处。"),
        ],
    )
    def test_it_names_the_passage_that_it_is_about(self, where: str, message: str, said: str) -> None:
        assert told(Finding("P-00", Severity.WARNING, where, message), self.CONVERSATION) == said
