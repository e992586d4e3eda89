"""The review: from an item to its question and back; reasons that stay; last year's answers a block at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from driven_app import open_draft, press, say, unbroken
from offices import finished, opened
from reviews import LEFT, at_hand, go_on, item, keys, review, tell, under_way
from textual.pilot import Pilot
from tui_host import HOSTILE, assert_looks_as_it_did, assert_rows_fit, at_both_sizes, paste

from nianbao.session.drafting import Drafting
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options


class TestOnTheScreen:
    @at_both_sizes
    async def test_it_looks_as_it_did(self, app: NianbaoApp, tmp_path: Path, size: tuple[int, int]) -> None:
        async with review(app, tmp_path, under_way, LEFT, size):
            assert_looks_as_it_did(app, "review")

    @at_both_sizes
    async def test_a_block_looks_as_it_did(self, app: NianbaoApp, tmp_path: Path, size: tuple[int, int]) -> None:
        async with review(app, tmp_path, size=size) as pilot:
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter")
            assert_looks_as_it_did(app, "review-block")

    async def test_any_size_at_any_time(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, under_way, LEFT) as pilot:
            for size in ((120, 36), (40, 12), (60, 20), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await press(pilot, "down")
                assert_rows_fit(app)

    async def test_hostile_text_is_text(self, app: NianbaoApp, tmp_path: Path) -> None:
        def hostile(drafting: Drafting) -> None:
            tell(drafting, "opening", f"{HOSTILE}统计期限为2025年。")
            drafting.explain(drafting.blockers().warnings[0], HOSTILE)
            tell(drafting, "other.matters", HOSTILE)

        async with review(app, tmp_path, hostile, size=(120, 36)) as pilot:
            for size in ((40, 12), (120, 36)):
                await pilot.resize_terminal(*size)
                await press(pilot, "end")
                assert_rows_fit(app)
            assert "原因：[/][b]粗[/b]\\😀" in unbroken(app)

    async def test_hostile_answers_of_last_year_are_text_in_their_block(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, size=(120, 36)) as pilot:
            conversation = app.drafting.conversation
            path, last = next(iter(conversation.memory.read.items()))
            organ = last.organ.model_copy(update={"address": HOSTILE})
            conversation.memory.read[path] = last.model_copy(update={"organ": organ})
            conversation.jump("organ")
            await press(pilot, "escape", "f5")
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter")
            assert_rows_fit(app)
            assert "联系地址：[/][b]粗[/b]\\😀" in unbroken(app)

    async def test_the_whole_of_the_item_under_the_cursor_is_on_the_screen(
        self, app: NianbaoApp, tmp_path: Path
    ) -> None:
        async with review(app, tmp_path, under_way, LEFT, (44, 14)) as pilot:
            for key in (*["down"] * 20, *["up"] * 20):
                await press(pilot, key)
                seen = re.sub("[▁-█]", "", unbroken(app))
                assert "".join(item(app).split()) in seen

    async def test_a_finding_about_a_passage_says_which(self, app: NianbaoApp, tmp_path: Path) -> None:
        def said_again(drafting: Drafting) -> None:
            assert drafting.conversation.last_year is not None
            before = drafting.conversation.last_year.passages["overview.safeguards"]
            tell(drafting, "overview.safeguards", before.replace("2024", "2025"))

        async with review(app, tmp_path, said_again) as pilot:
            await go_on(pilot, "要确认", "“（五）监督保障”与上年的文字")
            await press(pilot, "enter")
            assert "“（五）监督保障”与上年的文字" in unbroken(app)

    async def test_a_finished_draft_says_so_and_what_is_still_to_be_looked_at(
        self, app: NianbaoApp, tmp_path: Path
    ) -> None:
        finished(tmp_path).close()
        async with app.run_test() as pilot:
            await open_draft(pilot)
            await press(pilot, "f5")
            assert "都答完了，各项勾稽关系都成立，文字和表里的数一致。" in unbroken(app)
            assert "和去年一样的" not in unbroken(app)


class TestThereAndBack:
    async def test_the_answer_leads_back_to_the_next_item_and_is_echoed(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter")
            assert at_hand(app) == "overview.trainings"
            await say(pilot, "没有")
            assert isinstance(app.screen, ReviewScreen)
            assert "记下了：培训次数0次。" in unbroken(app)
            assert item(app) == "没有答　其他事项"

    async def test_an_item_that_is_still_there_is_the_one_under_the_cursor(
        self, app: NianbaoApp, tmp_path: Path
    ) -> None:
        async with review(app, tmp_path, under_way, LEFT) as pilot:
            await go_on(pilot, "没有答", "其他事项")
            before = item(app)
            await press(pilot, "enter")
            await say(pilot, "待定")
            assert isinstance(app.screen, ReviewScreen)
            assert item(app) == before

    @pytest.mark.parametrize("key", ["escape", "f5"])
    async def test_a_key_leads_back_too_without_an_answer(self, app: NianbaoApp, tmp_path: Path, key: str) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await go_on(pilot, "要确认", "（五）监督保障")
            before = item(app)
            await press(pilot, "enter", "1")
            assert at_hand(app) == "overview.safeguards"
            assert "Esc 回到检查" in keys(app)
            await press(pilot, key)
            assert isinstance(app.screen, ReviewScreen)
            assert item(app) == before
            assert "记下了" not in unbroken(app)

    @pytest.mark.parametrize(
        ("kind", "about"),
        [("没有答", "现行有效"), ("没有答", "培训次数"), ("待复核", "（三）"), ("没有答", "其他事项")],
    )
    async def test_the_key_is_always_in_sight_there(
        self, app: NianbaoApp, tmp_path: Path, kind: str, about: str
    ) -> None:
        async with review(app, tmp_path, under_way, LEFT) as pilot:
            await go_on(pilot, kind, about)
            await press(pilot, "enter")
            assert "Esc 回到检查" in keys(app)

    async def test_what_is_not_understood_leads_nowhere(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter")
            await say(pilot, "大概二三次吧")
            assert at_hand(app) == "overview.trainings"
            await say(pilot, "2")
            assert isinstance(app.screen, ReviewScreen)

    @pytest.mark.parametrize("line", ["/帮助", "/还剩", "/来源"])
    async def test_nor_does_a_command(self, app: NianbaoApp, tmp_path: Path, line: str) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter")
            await say(pilot, line)
            await press(pilot, "escape") if not isinstance(app.screen, ChatScreen) else None
            assert at_hand(app) == "overview.trainings"

    async def test_an_answer_that_is_not_finished_is_finished_first(self, app: NianbaoApp, tmp_path: Path) -> None:
        def with_requests(drafting: Drafting) -> None:
            tell(drafting, "requests.new", "5件都是自然人")

        async with review(app, tmp_path, with_requests) as pilot:
            await go_on(pilot, "没有答", "自然人")
            await press(pilot, "enter")
            await say(pilot, "予以公开3")
            assert at_hand(app) == "requests.outcomes.natural_person"
            await say(pilot, "不掌握2")
            assert isinstance(app.screen, ReviewScreen)
            assert app.drafting.report.cell("requests.granted.natural_person") == 3

    async def contradict(self, pilot: Pilot[None]) -> None:
        await go_on(pilot, "没有答", "现行有效")
        await press(pilot, "enter")
        await say(pilot, "9")
        assert isinstance(pilot.app.screen, ChatScreen)
        assert pilot.app.drafting.conversation.challenge is not None

    @pytest.mark.parametrize(
        ("lines", "kind"), [(["3 划入7件"], "已说明"), (["1"], ""), ([""], "要确认"), (["2", "制发9，废止0"], "")]
    )
    async def test_a_contradiction_is_met_first(
        self, app: NianbaoApp, tmp_path: Path, lines: list[str], kind: str
    ) -> None:
        async with review(app, tmp_path, under_way) as pilot:
            await self.contradict(pilot)
            for line in lines[:-1]:
                await say(pilot, line)
                assert isinstance(app.screen, ChatScreen)
            await say(pilot, lines[-1])
            assert isinstance(app.screen, ReviewScreen)
            found = [option.lead for option in app.screen.query_one(Options)._options if "上年现行有效" in option.label]
            assert "".join(found).strip("　") == kind

    async def test_figures_entered_in_the_table_lead_back(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, under_way) as pilot:
            await go_on(pilot, "没有答", "现行有效")
            await press(pilot, "enter", "f2", "2", "f2")
            assert isinstance(app.screen, ReviewScreen)
            assert app.drafting.report.cell("disclosure.normative_documents.in_force") == 2

    async def test_a_passage_that_was_edited_leads_back(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "要确认", "（五）监督保障")
            await press(pilot, "enter", "1", "e")
            await paste(pilot, "今年增加了两次抽查。")
            await press(pilot, "f2")
            assert isinstance(app.screen, ReviewScreen)
            assert "今年增加了两次抽查。" in app.drafting.report.passages["overview.safeguards"]

    async def test_what_stands_in_the_way_of_the_export_is_gone_through_in_the_same_way(
        self, app: NianbaoApp, tmp_path: Path
    ) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "escape", "f10", "1")
            assert isinstance(app.screen, ReviewScreen)
            await press(pilot, "enter")
            await say(pilot, "没有")
            assert isinstance(app.screen, ReviewScreen)

    async def test_what_is_taken_back_does_not(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter")
            await say(pilot, "/撤销")
            assert isinstance(app.screen, ChatScreen)

    async def test_who_leaves_the_review_goes_on_with_the_conversation(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter", "escape", "escape")
            assert at_hand(app) == "overview.trainings"
            assert "F5 检查" in keys(app)
            await say(pilot, "没有")
            assert at_hand(app) == "other.matters"

    async def test_a_click_on_the_key_leads_back(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "enter")
            await pilot.click(KeyLine, offset=(keys(app).encode("gb18030").index(b"Esc") + 1, 0))
            await pilot.pause()
            assert isinstance(app.screen, ReviewScreen)


class TestKeys:
    @pytest.mark.parametrize(
        ("pressed", "number"),
        [(["down"], 1), (["down", "up"], 0), (["right", "left"], 0), (["end", "home"], 0), (["end"], -1)],
        ids=["down", "up", "left", "home", "end"],
    )
    async def test_where_a_key_goes(self, app: NianbaoApp, tmp_path: Path, pressed: list[str], number: int) -> None:
        async with review(app, tmp_path, under_way, LEFT) as pilot:
            await press(pilot, *pressed)
            options = app.screen.query_one(Options)
            assert options.current == options._options[number]

    @pytest.mark.parametrize("key", ["escape", "f5"])
    async def test_a_key_leaves(self, app: NianbaoApp, tmp_path: Path, key: str) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, key)
            assert isinstance(app.screen, ChatScreen)
            assert app.focused is app.screen.query_one(Composer)

    async def test_it_is_taken_up_where_it_was_left(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await press(pilot, "down", "down", "down")
            before = item(app)
            await press(pilot, "escape", "f5")
            assert item(app) == before

    @pytest.mark.parametrize(
        ("label", "seen"),
        [
            ("去看", lambda app: at_hand(app) == "overview.trainings"),
            ("下一项", lambda app: item(app) == "没有答　其他事项"),
            ("回到对话", lambda app: isinstance(app.screen, ChatScreen)),
        ],
    )
    async def test_a_click_on_a_key_presses_it(
        self, app: NianbaoApp, tmp_path: Path, label: str, seen: Callable[[NianbaoApp], bool]
    ) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            x = len(keys(app)[: keys(app).index(label)].encode("gb18030"))
            await pilot.click(KeyLine, offset=(x, 0))
            await pilot.pause()
            assert seen(app)

    async def test_a_click_on_an_item_goes_there(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path, otherwise=LEFT) as pilot:
            await pilot.click(Options, offset=(4, 1))
            await pilot.pause()
            assert at_hand(app) == "other.matters"


async def test_a_reason_given_in_the_review_is_kept_and_there_when_the_draft_is_opened_again(
    app: NianbaoApp, tmp_path: Path
) -> None:
    with finished(tmp_path) as drafting:
        tell(drafting, "opening", "本报告由云浦区档案局编制，统计期限为2025年1月1日至12月31日，联系电话0100-12345678。")
        path = drafting.project.path
    async with app.run_test(size=(120, 36)) as pilot:
        await open_draft(pilot)
        await press(pilot, "f5")
        assert "要确认" in unbroken(app)
        await press(pilot, "enter", "2")
        await paste(pilot, "依据写在附件里")
        await press(pilot, "enter")
        assert "已说明" in unbroken(app)
        assert "依据写在附件里" in unbroken(app)
        assert_rows_fit(app)
    app.drafting.close()
    with opened(path) as again:
        assert [reason for _, reason in again.blockers().explained] == ["依据写在附件里"]
        tell(again, "opening", "本报告由云浦区档案局编制，统计期限为2025年。")
        assert again.blockers().explained == ()


async def test_an_error_lets_only_a_draft_be_written(app: NianbaoApp, tmp_path: Path) -> None:
    with finished(tmp_path, "county-department") as drafting:
        tell(drafting, "overview.on_request", "2025年，我局未收到政府信息公开申请。")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_draft(pilot)
        await press(pilot, "f10")
        assert "对不上" in unbroken(app)
        assert "就是这样，导出" not in unbroken(app)
        assert "草稿" in unbroken(app)
        assert not list(tmp_path.glob("*.docx"))
