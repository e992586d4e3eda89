"""A draft of which a report was issued stays as it is; a change asks for a reason first and then goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offices import finished, opened
from typing_lines import sat

from nianbao.interview.table_entry import enter_cells
from nianbao.interview.utterance import Tone
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.keys_at_hand import keys_at_hand
from nianbao.session.progress import what_is_left
from nianbao.session.table_figures import Figures, take_over
from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, versions
from nianbao.storage.listing import list_projects

REPORT = "临澜市云浦区退役军人事务局2025年政府信息公开工作年度报告.docx"
PERMITS = "disclosure.permits"
ASKED = f"已定稿（{REPORT}，2026年1月12日）。要改，写一句原因；不改，直接回车。"


@pytest.fixture
def issued(tmp_path: Path) -> Drafting:
    drafting = finished(tmp_path)
    drafting.export()
    return drafting


def told(drafting: Drafting, *lines: str) -> list[str]:
    return [each.text for line in lines for each in drafting.conversation.say(line)]


def publishes(drafting: Drafting, line: str) -> None:
    drafting.conversation.edit("overview.proactive_total")
    drafting.conversation.say(line)


def fill(drafting: Drafting) -> object:
    figures = Figures(drafting.conversation.script.form, drafting.report.cells)
    figures.put({PERMITS: 41})
    return take_over(figures, drafting.conversation)


def test_enter_puts_a_change_off_while_its_reason_is_asked_for(issued: Drafting) -> None:
    conversation = issued.conversation
    conversation.edit("organ.site")
    conversation.say("www.example.gov.cn")
    assert conversation.sealing.waits
    labels = [key.does for key in keys_at_hand(conversation, reviewing=False)]
    assert "先放着" in labels
    assert "采用默认" not in labels


class TestWhatIssues:
    def test_a_final_export_does(self, issued: Drafting) -> None:
        assert [each.file for each in issued.seal.files] == [REPORT]

    def test_a_draft_does_not(self, tmp_path: Path) -> None:
        with finished(tmp_path) as drafting:
            drafting.export(draft=True)
            assert drafting.seal.files == ()

    def test_every_file_that_was_issued_is_named_once(self, issued: Drafting) -> None:
        issued.export()
        issued.export(kind=ExportKind.WEB)
        assert [each.file for each in issued.seal.files] == [REPORT, REPORT.replace(".docx", ".html")]

    def test_it_is_still_so_when_it_is_opened_again_and_is_said(self, issued: Drafting) -> None:
        issued.close()
        with opened(issued.project.path) as again:
            assert any(f"这份已定稿：{REPORT}（2026年1月12日）" in each.text for each in again.conversation.greets())
            assert what_is_left(again.conversation) == "已定稿"
        assert [each.file for each in list_projects(issued.project.path.parent)[0].issues] == [REPORT]

    @pytest.mark.parametrize(("draft", "kind"), [(False, Kept.ISSUED), (True, Kept.DRAFT)])
    def test_what_stood_at_an_export_is_kept(self, tmp_path: Path, draft: bool, kind: Kept) -> None:
        with finished(tmp_path) as drafting:
            drafting.export(draft=draft)
            drafting.export(kind=ExportKind.WEB, draft=draft)
            (version,) = versions(drafting.project.path)
            assert version.kind is kind
            assert load(version.path).memory == drafting.conversation.memory


CHANGES: dict[str, Callable[[Drafting], object]] = {
    "an answer": lambda drafting: publishes(drafting, "40"),
    "an amendment by name": lambda drafting: told(drafting, "/改 主动公开", "40"),
    "taking back": lambda drafting: told(drafting, "/撤销"),
    "putting off": lambda drafting: publishes(drafting, "待定"),
    "a table": fill,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
class TestAnyChange:
    def test_leaves_everything_as_it_is_and_asks(self, issued: Drafting, change: Callable[[Drafting], object]) -> None:
        before = issued.conversation.memory
        change(issued)
        assert issued.conversation.memory is before
        assert issued.conversation.sealing.waits

    def test_is_carried_out_after_the_reason(self, issued: Drafting, change: Callable[[Drafting], object]) -> None:
        before = issued.conversation.answers
        change(issued)
        said = told(issued, "领导改了一处")
        assert said[0].startswith("记下了原因，接着改。")
        assert issued.conversation.answers != before
        assert not issued.conversation.sealing.waits
        assert load(issued.project.path).memory == issued.conversation.memory
        assert load(issued.project.path).issues[-1].reason == "领导改了一处"

    def test_is_dropped_on_enter(self, issued: Drafting, change: Callable[[Drafting], object]) -> None:
        before = issued.conversation.memory
        change(issued)
        assert told(issued, "")[0] == "没有改，还是定稿的样子。"
        assert issued.conversation.memory is before
        assert issued.seal.files


class TestAsking:
    def test_it_says_which_file_was_issued_when(self, issued: Drafting) -> None:
        issued.conversation.edit("overview.proactive_total")
        (said,) = issued.conversation.say("40")
        assert (said.text, said.tone) == (ASKED, Tone.CHALLENGE)

    def test_the_answer_is_the_one_that_was_typed(self, issued: Drafting) -> None:
        publishes(issued, "40")
        issued.conversation.say("少数了几件")
        assert issued.report.facts["proactive_total"] == 40

    def test_a_number_is_no_reason(self, issued: Drafting) -> None:
        publishes(issued, "40")
        assert told(issued, "40") == [ASKED]
        told(issued, "少数了几件")
        assert issued.report.facts["proactive_total"] == 40

    def test_a_command_instead_of_the_reason_drops_it(self, issued: Drafting) -> None:
        publishes(issued, "40")
        told(issued, "/还剩")
        assert not issued.conversation.sealing.waits
        assert issued.seal.files

    @pytest.mark.parametrize("line", ["/还剩", "/帮助", "/跳到 三", "/上一步", "什么是主动公开", "？"])
    def test_looking_around_asks_for_nothing(self, issued: Drafting, line: str) -> None:
        issued.conversation.edit("overview.proactive_total")
        assert not any("要改，写一句原因" in text for text in told(issued, line))

    def test_once_it_is_open_again_nothing_more_is_asked(self, issued: Drafting) -> None:
        publishes(issued, "40")
        told(issued, "少数了几件")
        publishes(issued, "41")
        assert issued.report.facts["proactive_total"] == 41

    def test_the_next_final_export_issues_it_anew(self, issued: Drafting) -> None:
        publishes(issued, "40")
        told(issued, "少数了几件")
        issued.export(issued.project.path.with_name("新.docx"))
        assert [each.file for each in issued.seal.files] == ["新.docx"]

    def test_what_is_explained_or_confirmed_is_asked_about_too(self, issued: Drafting) -> None:
        said = issued.conversation.sealing.attempt(lambda: issued.conversation.confirm("organ", {"a": "b"}))
        assert said[0].text == ASKED
        assert enter_cells(issued.conversation, {}) == ()


def test_line_by_line_the_reason_is_asked_for_and_the_answer_goes_on(tmp_path: Path) -> None:
    finished(tmp_path).close()
    text = sat(tmp_path, "", "/导出 确认", "/改 主动公开", "40", "少数了几件").flat
    assert "这份草稿就算定稿了。" in text
    assert ASKED in text
    assert load(list_projects(tmp_path)[0].path).memory.answers["overview.proactive_total"].text == "40"


def test_line_by_line_a_table_is_too(tmp_path: Path) -> None:
    finished(tmp_path).close()
    sat(tmp_path, "", "/导出 确认", "/表格 二", "行政许可 40", ".", "少数了几件")
    with opened(list_projects(tmp_path)[0].path) as drafting:
        assert drafting.report.cells[PERMITS] == 40
