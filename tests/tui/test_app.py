"""The app as a drafter has it: from the start screen to the written file, by keys."""

from __future__ import annotations

import pytest
from driven_app import go_to, press, said, say, screen_text, typed
from offices import answered, example
from textual import events
from textual.pilot import Pilot
from tui_host import HOSTILE, SIZES, assert_rows_fit, at_both_sizes, paste, rows, type_text

from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.screens.tables_screen import TablesScreen
from nianbao.tui.widgets.composer import GUARD, Composer
from nianbao.tui.widgets.editor import Editor
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.preview import Preview
from nianbao.tui.widgets.table_editor import TableEditor
from nianbao.tui.widgets.transcript import Transcript


@pytest.mark.parametrize("name", ["department-quiet", "county-department"])
async def test_the_answers_of_an_example_typed_in_the_app_give_its_report(app, name):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await say(pilot, *typed(name))
        assert app.drafting.conversation.left == []
        report, headless = app.drafting.report, answered(example(name)).state.report
        assert report.cells == headless.cells
        assert report.passages == headless.passages
        assert report.organ == headless.organ
        assert_rows_fit(app)
        assert "都答完了" in rows(app)[0]


@at_both_sizes
async def test_the_first_question(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_rows_fit(app)
        assert rows(app)[0].startswith(" 新的报告")
        assert "去年的报告在手边吗？" in screen_text(app)
        assert rows(app)[-2].startswith(" › 回车采用：没有")
        assert rows(app)[-1].startswith(" 回车 采用默认   ↑ 上一问   F1 数什么   F5 检查   Ctrl+P 更多")
        assert app.cursor_position == app.screen.query_one(Composer).content_region.offset


async def test_typed_by_an_input_method(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025")
        await type_text(pilot, "云浦区档案局")
        await pilot.press("enter")
        await pilot.pause(GUARD * 2)
        assert app.drafting.report.organ.name == "云浦区档案局"
        assert rows(app)[0].startswith(" 云浦区档案局 · 2025 年度")


async def test_hostile_answers_are_shown_as_text(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await say(pilot, "没有", "2025", HOSTILE)
        await pilot.pause()
        assert "[/] [b]粗[/b] \\ 😀" in screen_text(app)
        for size in (*SIZES, (60, 20), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_rows_fit(app)


async def test_a_paste_that_is_too_large_is_told_and_the_question_stays(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025")
        await paste(pilot, "年" * (LONGEST_PASTE + 1))
        assert "粘进来的超过了 50000 个字，没有收下。" in screen_text(app)
        await say(pilot, "云浦区档案局")
        assert app.drafting.report.organ.name == "云浦区档案局"


async def test_up_goes_back_and_nothing_is_lost(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        before = dict(app.drafting.conversation.answers)
        await pilot.press("up")
        await pilot.pause()
        assert app.drafting.conversation.prompt.asked.id == "organ.name"
        assert app.drafting.conversation.answers == before


async def test_ctrl_z_takes_the_last_answer_back_once_nothing_typed_is_left(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await paste(pilot, "政府部门")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "organ.name" in app.drafting.conversation.answers
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "organ.name" not in app.drafting.conversation.answers
        assert app.drafting.conversation.prompt.asked.id == "organ.name"


@pytest.mark.parametrize("slash", "/、／")
async def test_a_command_is_typed_with_any_slash(app, slash):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", f"{slash}撤销")
        assert "organ.name" not in app.drafting.conversation.answers
        assert "收回了" in said(app)


@pytest.mark.parametrize("key", ["f1", "?", "？"])
async def test_f1_or_a_question_mark_says_what_to_count_again(app, key):
    async with app.run_test() as pilot:
        await say(pilot, "没有")
        heard = said(app).count("常见错误")
        app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert said(app).count("常见错误") == heard + 1


async def test_the_report_stands_beside_and_shows_what_was_answered(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        assert "云浦区档案局" in rows(app)[1]
        await pilot.press("f3")
        await pilot.pause()
        assert not app.screen.query_one(Preview).display
        assert_rows_fit(app)


async def test_below_a_hundred_columns_f3_turns_to_the_report_and_back(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        assert "一、总体情况" not in screen_text(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "一、总体情况" in screen_text(app)
        assert_rows_fit(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "一、总体情况" not in screen_text(app)


@pytest.mark.parametrize("way", ["f3", "escape", "f1"])
async def test_the_way_back_from_the_report_to_the_conversation_is_in_sight(app, way):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await press(pilot, "f3")
        assert "F3 回到对话" in screen_text(app)
        await press(pilot, way)
        assert "常见错误：县级市的政府" in screen_text(app)
        assert "F3 回到对话" not in screen_text(app)


async def test_what_is_answered_below_the_report_is_seen_in_the_conversation(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await press(pilot, "f3")
        await say(pilot, "")
        assert "记下了：单位性质，政府部门。" in screen_text(app)


async def test_a_report_put_away_at_full_width_does_not_cover_the_conversation_of_a_narrow_one(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await press(pilot, "f3")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "单位属于哪一类" in screen_text(app)
        assert "一、总体情况" not in screen_text(app)


async def test_page_up_scrolls_what_was_said_while_typing(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门", "", "")
        transcript = app.screen.query_one(Transcript)
        bottom = transcript.scroll_offset.y
        await pilot.press("pageup")
        assert transcript.scroll_offset.y < bottom
        assert isinstance(app.focused, Composer)


@pytest.mark.parametrize("line", ["有什么问题", "没有"], ids=["a question back", "an answer"])
async def test_what_is_sent_after_page_up_is_answered_in_sight(app, line):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门", "", "")
        await press(pilot, "pageup", "pageup")
        assert "↓ 有新的话" in screen_text(app)
        await say(pilot, line)
        transcript = app.screen.query_one(Transcript)
        assert transcript.scroll_offset.y == transcript.max_scroll_y
        assert "↓ 有新的话" not in screen_text(app)


async def test_end_goes_to_the_newest_line_and_to_the_end_of_what_is_typed(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门", "", "")
        transcript, composer = app.screen.query_one(Transcript), app.screen.query_one(Composer)
        await press(pilot, "pageup", "end")
        assert transcript.scroll_offset.y == transcript.max_scroll_y
        await press(pilot, "1", "2", "home", "end")
        assert composer.cursor_location == (0, 2)


async def test_a_step_too_many_taken_back_is_done_again_by_the_key_that_is_shown(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        assert "Ctrl+Y" not in screen_text(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "Ctrl+Y 重做" in rows(app)[-1]
        await press(pilot, "ctrl+y")
        assert "Ctrl+Y 重做" in rows(app)[-1]
        await press(pilot, "ctrl+y")
        assert "Ctrl+Y" not in screen_text(app)
        assert app.drafting.conversation.answers["organ.name"].value == "云浦区档案局"


@pytest.mark.parametrize("width", [100, 112, 113, 120, 133, 160])
async def test_the_conversation_has_52_cells_whatever_stands_beside_it(app, width):
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        preview = app.screen.query_one(Preview)
        assert app.screen.query_one(Transcript).size.width >= 52
        assert preview.display == (width >= 113)
        assert not preview.display or preview.size.width >= 56


async def test_f4_jumps_to_a_part(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门")
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceScreen)
        assert_rows_fit(app)
        await pilot.press("4")
        await pilot.pause()
        assert app.drafting.conversation.prompt.asked.part.key == "requests"


async def test_ctrl_p_lists_every_command(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有")
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert_rows_fit(app)
        assert "/上一步　回到上一问" in screen_text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.drafting.conversation.prompt.asked.id == "last_year"


async def at_a_passage(pilot: Pilot[None]) -> None:
    await say(pilot, *typed("department-quiet")[:10])
    await go_to(pilot, "opening")


async def test_enter_takes_the_proposal_that_was_turned_to(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await at_a_passage(pilot)
        options = app.screen.query_one(Options)
        shown = options.current.text
        await pilot.press("right")
        other = options.current.text
        assert other != shown
        assert other[:20] in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.drafting.report.passages["opening"] == other


async def test_a_proposal_is_taken_by_a_click(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await at_a_passage(pilot)
        await pilot.click(Options, offset=(5, 2))
        await pilot.pause()
        assert "opening" in app.drafting.report.passages


async def test_e_opens_a_proposal_for_changes(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await at_a_passage(pilot)
        assert_rows_fit(app)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, PassageScreen)
        await paste(pilot, "另附说明[/]。")
        assert_rows_fit(app)
        assert app.cursor_position == app.screen.query_one(Editor).cursor_screen_offset
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen)
        assert app.drafting.report.passages["opening"].endswith("另附说明[/]。")


async def test_escape_leaves_the_passage_as_it_was(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await at_a_passage(pilot)
        await pilot.press("e")
        await paste(pilot, "不要的话")
        await pilot.press("escape", "2")
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen)
        assert "opening" not in app.drafting.report.passages


async def test_what_is_typed_instead_becomes_the_passage(app):
    own = "根据有关规定，现将本单位上一年度政府信息公开工作情况公布如下，请予监督。"
    async with app.run_test(size=(120, 36)) as pilot:
        await at_a_passage(pilot)
        await type_text(pilot, own)
        await pilot.press("enter")
        await pilot.pause(GUARD * 2)
        assert app.drafting.report.passages["opening"] == own


async def test_f5_lists_what_is_left_and_enter_goes_there(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门")
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert_rows_fit(app)
        left = app.drafting.conversation.left
        assert f"没有答 {len(left)} 处" in screen_text(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.drafting.conversation.prompt.asked.id == left[2].id


async def test_leaving_keeps_what_was_answered(app, tmp_path):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await pilot.press("ctrl+q")
    assert not app.is_running
    assert [path.name for path in tmp_path.glob("*.json")] == ["云浦区档案局-2025.json"]


async def test_a_typed_command_leaves_too(app):
    async with app.run_test() as pilot:
        await say(pilot, "没有", "/退出")
        await pilot.pause()
    assert not app.is_running


@pytest.mark.parametrize(
    ("command", "table"), [("/表格", "disclosure"), ("/表格 三", "requests"), ("、填表 复议", "disputes")]
)
async def test_a_command_opens_the_tables(app, command, table):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", command)
        await pilot.pause()
        assert isinstance(app.screen, TablesScreen)
        assert app.screen.query_one(TableEditor).table == table


async def test_f2_opens_the_tables_at_the_question_and_takes_the_figures_over(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025")
        await go_to(pilot, "disclosure.fees")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("3", ".", "5", "f2")
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen)
        assert "记下了：行政事业性收费 3.5 万元。" in said(app)
        assert str(app.drafting.report.cell("disclosure.fees")) == "3.5"
        assert_rows_fit(app)


@at_both_sizes
async def test_a_notice_leaves_what_was_said_last_in_sight(app, size):
    async with app.run_test(size=size, notifications=True) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await press(pilot, "ctrl+c")
        await pilot.pause()
        await pilot.pause()
        (notice,) = (number for number, row in enumerate(rows(app)) if "退出请按" in row)
        assert notice < size[1] // 3
        assert "单位属于哪一类" in screen_text(app)
        assert "回车采用：政府部门" in screen_text(app)
        assert_rows_fit(app)
