"""The composer: what Enter sends, what stays whole, and where the cursor stands."""

import pytest
from textual import events
from textual.containers import Vertical
from textual.geometry import Offset
from textual.widgets import Static
from tui_host import HOSTILE, Host, assert_rows_fit, at_both_sizes, paste, rows, type_text

from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.tui.large_pastes import UNMARKED
from nianbao.tui.widgets.composer import GUARD, Composer


def host(**options) -> Host:
    hears = (Composer.Submitted, Composer.Back, Composer.Onward, Composer.Aside, Composer.Shortcut)
    return Host(Static("上面", markup=False), Composer(**options), hears=hears)


def composer(pilot) -> Composer:
    return pilot.app.query_one(Composer)


async def submitted(pilot) -> list[str]:
    await pilot.pause(GUARD * 2)
    return [message.text for message in pilot.app.heard if isinstance(message, Composer.Submitted)]


@pytest.mark.parametrize("text", ["5件，自然人4、企业1", "", "/帮助", "、帮助", "／帮助", "[/]", "𠮷"])
async def test_enter_sends_what_was_typed_and_empties_the_composer(text):
    async with host().run_test() as pilot:
        await type_text(pilot, text)
        await pilot.press("enter")
        assert await submitted(pilot) == [text]
        assert composer(pilot).text == ""


async def test_ctrl_j_makes_a_new_line():
    async with host().run_test() as pilot:
        await type_text(pilot, "一")
        await pilot.press("ctrl+j")
        await type_text(pilot, "二")
        await pilot.press("enter")
        assert await submitted(pilot) == ["一\n二"]


async def test_a_paste_keeps_all_its_lines():
    async with host().run_test() as pilot:
        await paste(pilot, "1\t2\t3\r\n4\t5\t6\r\n")
        assert await submitted(pilot) == []
        await pilot.press("enter")
        assert await submitted(pilot) == ["1\t2\t3\n4\t5\t6\n"]


async def test_a_paste_without_brackets_keeps_all_its_lines():
    async with host().run_test() as pilot:
        for key in [*"一二", "enter", *"三", "enter", "enter", *"四"]:
            pilot.app.post_message(events.Key(key, None if key == "enter" else key))
        await pilot.press("enter")
        assert await submitted(pilot) == ["一二\n三\n\n四"]


async def test_what_was_typed_can_be_undone():
    async with host().run_test() as pilot:
        await paste(pilot, "十六条")
        await pilot.press("ctrl+z")
        assert composer(pilot).text == ""
        await pilot.press("ctrl+y")
        assert composer(pilot).text == "十六条"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("up", Composer.Back()),
        ("down", Composer.Onward()),
        ("left", Composer.Aside(-1)),
        ("right", Composer.Aside(1)),
        ("e", Composer.Shortcut("e")),
    ],
)
async def test_arrows_and_shortcuts_leave_an_empty_composer_only(key, message):
    async with host().run_test() as pilot:
        composer(pilot).shortcuts = frozenset("e")
        await pilot.press(key)
        assert [(type(heard), vars(heard).get("by")) for heard in pilot.app.heard] == [
            (type(message), vars(message).get("by"))
        ]
        await type_text(pilot, "5件")
        await pilot.press(key)
        assert len(pilot.app.heard) == 1


async def test_it_grows_to_six_lines_and_shrinks_again():
    async with host().run_test() as pilot:
        heights = []
        for _ in range(8):
            heights.append(composer(pilot).size.height)
            await pilot.press("ctrl+j")
        assert heights == [1, 2, 3, 4, 5, 6, 6, 6]
        await pilot.press("enter")
        await pilot.pause()
        assert composer(pilot).size.height == 1


async def test_it_says_what_enter_takes_as_plain_text():
    async with host(placeholder="回车采用：[b]二七区[/b] [/]").run_test() as pilot:
        assert "回车采用：[b]二七区[/b] [/]" in rows(pilot.app)[1]


@at_both_sizes
async def test_hostile_text_fits_the_screen(size):
    async with host(placeholder=HOSTILE).run_test(size=size) as pilot:
        assert_rows_fit(pilot.app)
        await paste(pilot, HOSTILE * 3)
        await pilot.pause()
        assert_rows_fit(pilot.app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert_rows_fit(pilot.app)


async def test_lines_break_by_the_rules_of_chinese():
    async with host().run_test(size=(21, 8)) as pilot:
        await type_text(pilot, "新收到政府信息公开申，其中自然人")
        assert rows(pilot.app)[1].rstrip() == "新收到政府信息公开"
        assert rows(pilot.app)[2].rstrip() == "申，其中自然人"


async def test_lines_broken_anew_by_a_resize_are_painted_even_where_they_are_as_many():
    async with host().run_test(size=(21, 8)) as pilot:
        await type_text(pilot, "新收到政府信息公开申，其中自然人")
        await pilot.resize_terminal(24, 8)
        await pilot.pause()
        assert rows(pilot.app)[1].rstrip() == "新收到政府信息公开申，"
        assert rows(pilot.app)[2].rstrip() == "其中自然人"


async def test_the_cursor_is_at_the_caret_after_start_typing_and_resize():
    async with Host(Vertical(Static("上面", markup=False)), Composer()).run_test(size=(60, 12)) as pilot:

        def caret_at(x: int, y: int) -> tuple[int, int]:
            return composer(pilot).region.offset + Offset(x, y)

        assert pilot.app.cursor_position == caret_at(0, 0)
        await type_text(pilot, "予以公开3")
        assert pilot.app.cursor_position == caret_at(9, 0)
        await pilot.press("left", "left")
        assert pilot.app.cursor_position == caret_at(6, 0)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert pilot.app.cursor_position == caret_at(6, 0)
        await pilot.resize_terminal(6, 30)
        await pilot.pause()
        assert pilot.app.cursor_position == caret_at(2, 1)


async def test_no_cursor_is_painted_beside_the_terminals_own():
    async with host().run_test() as pilot:
        await type_text(pilot, "一")
        styles = {segment.style for segment in composer(pilot).render_line(0)}
        assert len({style.bgcolor for style in styles if style}) == 1


async def test_a_paste_that_is_too_large_is_left_out_whole():
    host = Host(Composer(), hears=(Composer.TooLarge,))
    async with host.run_test() as pilot:
        await paste(pilot, "年" * (LONGEST_PASTE + 1))
        assert composer(pilot).text == ""
        assert len(host.heard) == 1


async def test_the_beginning_of_one_that_came_as_keys_goes_with_it_and_can_be_taken_back():
    host = Host(Composer(), hears=(Composer.TooLarge,))
    async with host.run_test() as pilot:
        await paste(pilot, "年报年报")
        await paste(pilot, UNMARKED * (LONGEST_PASTE + 1))
        assert composer(pilot).text == ""
        assert [type(each) for each in host.heard] == [Composer.TooLarge]
        await pilot.press("ctrl+z")
        assert composer(pilot).text == "年报年报"


async def test_nor_do_many_pastes_make_one_that_is_too_large():
    host = Host(Composer(), hears=(Composer.TooLarge,))
    async with host.run_test() as pilot:
        await paste(pilot, "年" * (LONGEST_PASTE - 1))
        await paste(pilot, "月日")
        assert composer(pilot).text == "年" * (LONGEST_PASTE - 1)
        await paste(pilot, "月")
        assert len(composer(pilot).text) == LONGEST_PASTE
        assert len(host.heard) == 1
