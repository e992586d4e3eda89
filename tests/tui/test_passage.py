"""A passage changed by keys and by the mouse, with the ways to write it and the facts for it at hand."""

from __future__ import annotations

import pytest
from passages import LAST_YEAR, THIRD, material, own, passage
from tui_host import (
    HOSTILE,
    SIZES,
    assert_looks_as_it_did,
    assert_rows_fit,
    at_both_sizes,
    paste,
    press,
    rows,
    type_text,
)

from nianbao.interview.passage_facts import PassageFact
from nianbao.session.passage_material import PassageMaterial, Way
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.widgets.drafts_pane import Ways
from nianbao.tui.widgets.options import Options


class TestOnTheScreen:
    @at_both_sizes
    async def test_it_looks_as_it_did(self, size: tuple[int, int]) -> None:
        async with passage(material(LAST_YEAR), size) as (app, pilot):
            await press(pilot, "f3")
            assert_looks_as_it_did(app, "passage")

    async def test_any_size_at_any_time(self) -> None:
        async with passage(material(LAST_YEAR), (120, 36)) as (app, pilot):
            for size in ((80, 24), (120, 36), (60, 20), (100, 18), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                for keys in (["f6"], ["escape"], ["f3"], ["7"], ["f5"]):
                    await press(pilot, *keys)
                    assert_rows_fit(app)
                    assert app.focused is not None
                    assert app.focused.content_region.contains_point(app.cursor_position)

    @pytest.mark.parametrize("size", [*SIZES, (60, 20)])
    async def test_hostile_text_is_shown_as_text(self, size: tuple[int, int]) -> None:
        hostile = PassageMaterial(
            HOSTILE,
            (Way(HOSTILE, f"【{HOSTILE}】{HOSTILE}", 99, 1), Way("[b]", "[/]【", 1), Way(HOSTILE * 3, HOSTILE * 9, 9)),
            facts=(PassageFact(HOSTILE, HOSTILE, HOSTILE), PassageFact("[/]", "\n" * 3)),
            doubted=True,
        )
        async with passage(hostile, size) as (app, pilot):
            for keys in ([], ["f3"], ["f4"], ["f5"], ["f6"], ["enter"], ["f6", "down", "enter"], ["f5"]):
                await press(pilot, *keys)
                assert_rows_fit(app)
                assert "[/] [b]粗[/b] \\ 😀" in app.text
            await paste(pilot, HOSTILE)
            assert_rows_fit(app)

    async def test_the_caret_is_where_the_input_method_needs_it(self) -> None:
        async with passage(own("第一句。")) as (app, pilot):
            await type_text(pilot, "第二句")
            x, y = app.cursor_position
            assert rows(app)[y].startswith(" 第一句。第二句 ")
            assert x == 1 + 2 * len("第一句。第二句")

    async def test_what_is_last_year_s_stands_out_in_the_words_and_beside_them(self) -> None:
        async with passage(material(LAST_YEAR), (120, 36)) as (app, _):
            plain = app.editor.rich_style.color
            for widget in (app.editor, app.screen.query_one(Ways)):
                strips = [widget.render_line(y) for y in range(widget.size.height)]
                colours = {piece.text: piece.style and piece.style.color for strip in strips for piece in strip}
                assert colours["【4】"] not in (plain, None)
                assert colours["【4】"] == colours["【300】"]


class TestLength:
    async def test_it_follows_the_words_without_spaces_and_marks(self) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            assert rows(app)[-2].startswith(" 37 字")
            await paste(pilot, "\n　 再加五个字")
            assert rows(app)[-2].startswith(" 42 字")

    @at_both_sizes
    async def test_each_way_says_its_own(self, size: tuple[int, int]) -> None:
        async with passage(size=size) as (app, _):
            assert all(f"{way.length} 字" in app.text for way in material().ways)


class TestOldNumbers:
    async def test_they_are_counted_and_stepped_through(self) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            assert "旧数字还有 2 处" in app.text
            seen = []
            for _ in range(3):
                await press(pilot, "f3")
                seen.append(app.editor.selected_text)
            assert seen == ["【4】", "【300】", "【4】"]

    async def test_typing_replaces_the_one_that_is_selected(self) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            await press(pilot, "f3", "6", "f3", "5", "0", "0")
            assert app.editor.text.endswith("召开座谈会6次，印发手册500份。")
            assert "旧数字" not in rows(app)[-2]

    async def test_one_key_keeps_it_and_goes_to_the_next(self) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            await press(pilot, "f4")
            assert app.editor.selected_text == "【4】"
            await press(pilot, "f4")
            assert "召开座谈会4次，印发手册【300】份" in app.editor.text
            await press(pilot, "f4")
            assert "召开座谈会4次，印发手册300份" in app.editor.text
            assert "旧数字都确认了" in rows(app)[-2]
            await press(pilot, "ctrl+z")
            assert "旧数字还有 1 处" in rows(app)[-2]

    async def test_one_that_was_changed_within_its_brackets_is_confirmed_as_it_is(self) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            await press(pilot, "f3", "left", "right", "right", "backspace", "9")
            assert "座谈会【9】次" in app.editor.text
            await press(pilot, "f4")
            assert "座谈会9次" in app.editor.text

    async def test_without_any_the_keys_say_so(self) -> None:
        async with passage(own("没有旧数字的一段【原样】话。")) as (app, pilot):
            await press(pilot, "f3")
            assert "没有要确认的旧数字" in rows(app)[-2]
            await press(pilot, "f4")
            assert app.editor.text == "没有旧数字的一段【原样】话。"


class TestOtherWays:
    async def test_a_key_takes_the_next_one_and_comes_round(self) -> None:
        async with passage() as (app, pilot):
            texts = [app.editor.text]
            for _ in material().ways:
                await press(pilot, "f5")
                texts.append(app.editor.text)
            assert len(set(texts)) == len(material().ways)
            assert texts[-1] == texts[0]

    async def test_its_old_numbers_are_counted_at_once(self) -> None:
        async with passage(material(THIRD)) as (app, pilot):
            assert "旧数字" not in rows(app)[-2]
            await type_text(pilot, "改")
            await press(pilot, "f5")
            assert "旧数字还有 2 处，F3 到下一处　原来的在“刚才写的”里，Ctrl+Z 也能换回来" in rows(app)[-2]

    async def test_undo_brings_back_what_was_typed(self) -> None:
        async with passage(own("甲的话。", "乙的话。")) as (app, pilot):
            await type_text(pilot, "我写的")
            await press(pilot, "f5")
            assert app.editor.text == "乙的话。"
            assert "Ctrl+Z" in rows(app)[-2]
            await press(pilot, "ctrl+z")
            assert app.editor.text == "甲的话。我写的"
            await press(pilot, "ctrl+z")
            assert app.editor.text == "甲的话。"
            assert "▸甲" in rows(app)[1]

    async def test_what_was_typed_stays_one_of_the_ways(self) -> None:
        async with passage(own("甲的话。", "乙的话。")) as (app, pilot):
            await type_text(pilot, "我写的")
            await press(pilot, "f5", "f5")
            assert app.editor.text == "甲的话。我写的"
            assert "▸刚才写的" in rows(app)[1]
            await type_text(pilot, "又一句")
            await press(pilot, "f5")
            await type_text(pilot, "别的")
            await press(pilot, *["f5"] * 2)
            assert app.editor.text == "甲的话。我写的又一句"
            await press(pilot, "f5")
            assert app.editor.text == "甲的话。别的"

    async def test_an_emptied_editor_is_no_way_to_write_it(self) -> None:
        async with passage(own("甲的话。", "乙的话。")) as (app, pilot):
            await press(pilot, "f7", "delete", "f5", "f5")
            assert app.editor.text == "甲的话。"
            assert "刚才写的" not in app.text

    @pytest.mark.parametrize(("x", "text"), [(15, "甲的话。"), (27, "乙的话。"), (38, "丙的话。"), (2, "乙的话。")])
    async def test_a_click_on_its_name_takes_it(self, x: int, text: str) -> None:
        async with passage(own("甲的话。", "乙的话。", "丙的话。")) as (app, pilot):
            await pilot.click("#names", offset=(x, 0))
            await pilot.pause()
            assert app.editor.text == text

    @pytest.mark.parametrize(
        ("y", "text"), [(0, "甲的话。"), (4, "乙的话。"), (6, "丙的话。"), (7, "丙的话。"), (20, "甲的话。")]
    )
    async def test_a_click_on_its_words_takes_it(self, y: int, text: str) -> None:
        async with passage(own("甲的话。", "乙的话。", "丙的话。"), (120, 36)) as (app, pilot):
            await pilot.click(Ways, offset=(5, y))
            await pilot.pause()
            assert app.editor.text == text
            assert app.focused is app.editor

    async def test_one_far_down_comes_into_sight(self) -> None:
        long = [f"{each}。{'很长的一段话，' * 60}" for each in "一二三"]
        async with passage(own(*long), (120, 24)) as (app, pilot):
            await press(pilot, "f5", "f5")
            assert "▸ 丙" in app.text
            assert_rows_fit(app)

    async def test_of_many_names_the_one_at_hand_is_shown(self) -> None:
        ways = tuple(Way(f"写法{each}", f"{each}的话。", 4) for each in "一二三四五六七")
        async with passage(PassageMaterial("题", ways, 6)) as (app, _):
            assert "▸写法七" in rows(app)[1]


class TestFacts:
    @at_both_sizes
    async def test_one_is_put_where_the_caret_is(self, size: tuple[int, int]) -> None:
        async with passage(size=size) as (app, pilot):
            before = app.editor.text
            await press(pilot, "up", "home", "f6")
            assert "主动公开政府信息　16 条" in app.text
            await press(pilot, "down", "enter")
            assert app.editor.text == f"1篇{before}"
            assert app.focused is app.editor
            assert app.editor.cursor_location == (0, 2)
            await press(pilot, "ctrl+z")
            assert app.editor.text == before

    async def test_it_replaces_an_old_number_and_doubles_no_measure_word(self) -> None:
        numbers = (PassageFact("座谈会", "6", "次"), PassageFact("手册", "500", "册"))
        given = PassageMaterial(
            "题", (Way("甲", "座谈会【4】次，手册【300】份。", 14, 2),), facts=numbers, doubted=True
        )
        async with passage(given) as (app, pilot):
            await press(pilot, "f3", "f6", "enter", "f3", "f6", "down", "enter")
            assert app.editor.text == "座谈会6次，手册500册份。"

    @pytest.mark.parametrize("key", ["escape", "f6"])
    async def test_back_to_the_words_without_one(self, key: str) -> None:
        async with passage() as (app, pilot):
            before = app.editor.text
            await press(pilot, "f6", key)
            assert app.focused is app.editor
            assert app.editor.text == before
            assert app.given is None

    async def test_a_click_puts_one(self) -> None:
        async with passage(size=(120, 36)) as (app, pilot):
            before = app.editor.text
            await press(pilot, "up", "home")
            await pilot.click(Options, offset=(5, 0))
            await pilot.pause()
            assert app.editor.text == f"16条{before}"
            assert app.focused is app.editor

    async def test_without_any_the_key_does_nothing(self) -> None:
        async with passage(own("甲的话。")) as (app, pilot):
            await press(pilot, "f6")
            assert app.focused is app.editor


class TestLeaving:
    @pytest.mark.parametrize("key", ["f2", "ctrl+s"])
    async def test_with_the_words(self, key: str) -> None:
        async with passage(own("年度报告的一段话。")) as (app, pilot):
            await type_text(pilot, "又一句。")
            await press(pilot, key)
            assert app.given == "年度报告的一段话。又一句。"

    async def test_as_it_was(self) -> None:
        async with passage() as (app, pilot):
            await press(pilot, "f5", "escape")
            assert app.given == ""

    @pytest.mark.parametrize(
        ("key", "given"), [("1", "年度报告的一段话。改"), ("2", ""), ("3", None), ("escape", None)]
    )
    async def test_with_changes_it_asks_first(self, key: str, given: str | None) -> None:
        async with passage(own("年度报告的一段话。")) as (app, pilot):
            await type_text(pilot, "改")
            await press(pilot, "escape")
            assert isinstance(app.screen, ChoiceScreen)
            assert_rows_fit(app)
            await press(pilot, key)
            assert app.given == given

    @pytest.mark.parametrize(("text", "why"), [("", "还没有文字"), (" \n", "还没有文字"), ("16条", "太短")])
    async def test_what_is_no_passage_stays_and_says_why(self, text: str, why: str) -> None:
        async with passage(own(text)) as (app, pilot):
            await press(pilot, "f2")
            assert app.given is None
            assert why in rows(app)[-2]
            await paste(pilot, "这一年没有其他需要报告的事项。")
            assert why not in rows(app)[-2]

    @pytest.mark.parametrize(
        ("x", "done"), [(1, "adopted"), (12, "asked"), (25, "stepped"), (43, "confirmed"), (54, "undone")]
    )
    async def test_a_click_on_a_key_presses_it(self, x: int, done: str) -> None:
        async with passage(material(LAST_YEAR)) as (app, pilot):
            await press(pilot, "f3", "6", "f3")
            await pilot.click("#keys", offset=(x, 0))
            await pilot.pause()
            seen = {
                "adopted": lambda: app.given is not None,
                "asked": lambda: isinstance(app.screen, ChoiceScreen),
                "stepped": lambda: app.editor.selected_text == "【300】",
                "confirmed": lambda: not app.editor.doubts,
                "undone": lambda: len(app.editor.doubts) == 2,
            }
            assert seen[done]()

    async def test_a_click_opens_the_facts_puts_one_and_leaves_them(self) -> None:
        async with passage(own("年度报告的一段话。")) as (app, pilot):
            await pilot.click("#keys", offset=(26, 0))
            await pilot.pause()
            assert app.editor.text == "年度报告的一段话。"
        async with passage() as (app, pilot):
            await pilot.click("#keys", offset=(26, 0))
            await pilot.click("#keys", offset=(1, 0))
            await pilot.pause()
            assert app.editor.text.endswith("16条")
            await pilot.click("#keys", offset=(26, 0))
            await pilot.click("#keys", offset=(19, 0))
            await pilot.pause()
            assert app.focused is app.editor
