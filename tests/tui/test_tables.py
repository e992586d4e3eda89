"""The three tables filled in by keys, by pasting and by the mouse, and what becomes of it in the conversation."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from decimal import Decimal

import pytest
from driven_app import unbroken
from talking import Talk, shipped, started, through
from textual import events
from textual.pilot import Pilot
from tui_host import (
    HOSTILE,
    ScreenHost,
    assert_looks_as_it_did,
    assert_rows_fit,
    at_both_sizes,
    paste,
    press,
    rows,
    running,
    type_text,
)

from nianbao.interview.conversation import Said
from nianbao.interview.utterance import Tone
from nianbao.report import Organ, Report
from nianbao.session.unread_cells import UnreadCells
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.tables_screen import TablesScreen
from nianbao.tui.widgets.table_editor import TableEditor

FORM = shipped()[0].form
NEW = "requests.new.natural_person"
GRANTED = "requests.granted.natural_person"
ISSUED = "disclosure.normative_documents.issued"
UPHELD = "disputes.reconsideration.upheld"


class Tables(ScreenHost[Said | None]):
    """An app of nothing but the tables; `given` is what they gave."""

    @property
    def editor(self) -> TableEditor:
        return self.screen.query_one(TableEditor)

    def value(self, cell: str) -> object:
        return self.editor.values[cell]


def tables(
    talk: Talk | None = None, start: str | None = NEW, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[tuple[Tables, Pilot[None]]]:
    return running(Tables(TablesScreen((talk or started()).conversation, start)), size)


def under_way() -> Talk:
    """A second year: 132 applications, 111 of the 120 people's placed."""
    last = dict.fromkeys(FORM.cells, 0) | {NEW: 95, "requests.new.total": 95, GRANTED: 60}
    organ = Organ(name="云浦区档案局", short_name="区档案局", self_reference="我局")
    report = Report(year=2024, organ=organ, cells=last | {"disclosure.normative_documents.in_force": 8})
    talk = Talk(last_years={"去年.docx": report})
    talk.say("去年.docx", "2025", "云浦区档案局", "政府部门")
    through(talk, "organ")
    talk.to("disclosure.documents").say("制发3")
    talk.to("requests.new").say("132，其中企业9，律所3，其余自然人")
    talk.to("requests.outcomes.natural_person").say("予以公开 61，部分公开 12，不掌握 33，信访 5")
    return talk


class TestOnTheScreen:
    @at_both_sizes
    @pytest.mark.parametrize(
        ("name", "cell"), [("disclosure", ISSUED), ("requests", GRANTED), ("disputes", UPHELD)], ids=lambda name: name
    )
    async def test_it_looks_as_it_did(self, name: str, cell: str, size: tuple[int, int]) -> None:
        async with tables(under_way(), cell, size) as (app, _):
            assert_looks_as_it_did(app, f"tables-{name}")

    async def test_any_size_at_any_time(self) -> None:
        async with tables(under_way(), GRANTED) as (app, pilot):
            for size in ((120, 36), (60, 20), (90, 18), (200, 60), (80, 24)):
                await pilot.resize_terminal(*size)
                await press(pilot, "down", "7")
                assert_rows_fit(app)
                assert app.editor.content_region.contains_point(app.cursor_position)

    async def test_the_heads_stay_while_the_rows_scroll(self) -> None:
        async with tables() as (app, pilot):
            await press(pilot, "ctrl+end")
            assert "│自然│企业│" in rows(app)[2]
            assert "四、结转下年度继续办理" in rows(app)[-10]
            assert "└" in rows(app)[-9]
            await press(pilot, "ctrl+home")
            assert "一、本年新收" in rows(app)[4]

    @pytest.mark.parametrize("cell", [NEW, "disclosure.fees", UPHELD])
    async def test_the_terminal_s_cursor_is_behind_the_figure(self, cell: str) -> None:
        async with tables(start=cell) as (app, pilot):
            await press(pilot, "4", "2")
            x, y = app.cursor_position
            line = rows(app)[y]
            columns = [char for char in line for _ in range(2 if "\u2e80" <= char <= "\uffef" else 1)]
            assert "".join(columns[x - 2 : x]) == "42"

    @pytest.mark.parametrize(
        ("to", "cell"),
        [("requests.new", NEW), ("disclosure.fees", "disclosure.fees"), ("disputes.any", UPHELD)],
    )
    async def test_it_begins_at_the_question_at_hand(self, to: str, cell: str) -> None:
        talk = under_way().to(to)
        async with tables(talk, None) as (app, _):
            assert app.editor.cell == cell


class TestNotes:
    async def test_what_to_count_and_last_year_s_figure(self) -> None:
        async with tables(under_way(), GRANTED) as (app, _):
            assert "去年：60 件" in app.text
            assert "予以公开：全部给了" in app.text
            assert "自然人：120 + 0 = 111 + 0，还差 9" in app.text

    async def test_beside_what_was_carried_in_is_what_last_year_carried_out(self) -> None:
        async with tables(under_way(), NEW) as (app, pilot):
            await press(pilot, "down")
            assert "去年的“结转下年度继续办理”：" in app.text

    async def test_balance_and_totals_follow_what_is_being_typed(self) -> None:
        async with tables(under_way(), "requests.carried_out.natural_person") as (app, pilot):
            await press(pilot, "9")
            assert "自然人：120 + 0 = 111 + 9，成立" in app.text
        async with tables(start=UPHELD) as (app, pilot):
            await press(pilot, "1", "tab", "1", "tab", "0", "tab", "3")
            assert app.value("disputes.reconsideration.total") == 5
            await press(pilot, "3")
            assert app.value("disputes.reconsideration.total") == 35

    async def test_balances_that_have_no_room_are_hinted_at(self) -> None:
        async with tables(under_way(), GRANTED) as (app, _):
            assert "自然人：120 + 0 = 111 + 0，还差 9　商业企业：9 + 0 = 0 + 0，还差 9　……" in app.text
        async with tables(under_way(), GRANTED, (120, 36)) as (app, _):
            assert "……" not in app.text.splitlines()[-2]
            assert "法律服务机构：3 + 0 = 0 + 0，还差 3" in app.text

    async def test_documents_in_force_against_last_year(self) -> None:
        async with tables(under_way(), "disclosure.normative_documents.in_force") as (app, pilot):
            await press(pilot, "1", "2")
            assert "现行有效：去年 8 + 制发 3 - 废止 0 = 12，多出 1" in app.text

    async def test_a_total_says_that_it_is_computed(self) -> None:
        async with tables(under_way(), "requests.new.total") as (app, pilot):
            await press(pilot, "5", "delete", "backspace")
            assert "合计是自动加出来的，不用填" in app.text
            assert app.value("requests.new.total") == 132


class TestKeys:
    @pytest.mark.parametrize(
        ("keys", "cell"),
        [
            (["right"], "requests.new.enterprise"),
            (["right", "left"], NEW),
            (["down"], "requests.carried_in.natural_person"),
            (["down", "up"], NEW),
            (["up"], NEW),
            (["end"], "requests.new.total"),
            (["end", "home"], NEW),
            (["ctrl+end"], "requests.carried_out.natural_person"),
            (["ctrl+end", "ctrl+home"], NEW),
            (["enter"], "requests.carried_in.natural_person"),
            (["tab"], "requests.new.enterprise"),
            (["tab"] * 6, "requests.carried_in.natural_person"),
            (["tab", "shift+tab"], NEW),
            (["end", "tab"], "requests.carried_in.natural_person"),
            (["shift+tab"], "disclosure.fees"),
            (["ctrl+end", *["tab"] * 6], UPHELD),
            (["f4"], UPHELD),
            (["ctrl+pagedown"], UPHELD),
            (["ctrl+pageup"], "disclosure.regulations.issued"),
            (["right", "f4", "f4", "f4"], "requests.new.enterprise"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else None,
    )
    async def test_where_a_key_goes(self, keys: list[str], cell: str) -> None:
        async with tables() as (app, pilot):
            await press(pilot, *keys)
            assert app.editor.cell == cell

    async def test_pages_come_back_to_where_they_began(self) -> None:
        async with tables() as (app, pilot):
            await press(pilot, "pagedown")
            assert app.editor.cell not in (NEW, "requests.carried_in.natural_person")
            await press(pilot, "pagedown", "pagedown", "pagedown")
            assert app.editor.cell == "requests.carried_out.natural_person"
            await press(pilot, *["pageup"] * 4)
            assert app.editor.cell == NEW

    async def test_up_and_down_keep_the_column_where_rows_differ(self) -> None:
        async with tables(start="disclosure.normative_documents.repealed") as (app, pilot):
            await press(pilot, "down", "up")
            assert app.editor.cell.startswith("disclosure.normative_documents.")

    @pytest.mark.parametrize("leaving", ["enter", "tab", "right", "down", "f4"])
    async def test_what_was_typed_counts_when_the_cursor_leaves(self, leaving: str) -> None:
        async with tables() as (app, pilot):
            await press(pilot, "1", "2", leaving)
            assert app.value(NEW) == 12

    async def test_keys_count_in_the_order_in_which_they_were_pressed(self) -> None:
        async with tables() as (app, pilot):
            for key in ("1", "2", "enter", "3", "tab", "4", "escape", "5", "f4", "6", "tab", "7"):
                app.post_message(events.Key(key, key if key.isdigit() else None))
            await pilot.pause()
            await press(pilot, "tab")
            values = {key.partition(".")[2]: value for key, value in app.editor.figures.edits.items()}
            assert values == {
                "new.natural_person": 12,
                "carried_in.natural_person": 3,
                "carried_in.enterprise": 5,
                "reconsideration.upheld": 6,
                "reconsideration.corrected": 7,
            }

    async def test_full_width_digits_of_an_input_method(self) -> None:
        async with tables(start="disclosure.fees") as (app, pilot):
            await type_text(pilot, "３。５")
            await press(pilot, "enter")
            assert app.value("disclosure.fees") == Decimal("3.5")

    @pytest.mark.parametrize("typed", ["五", "x", ".", "[", "-"])
    async def test_anything_else_is_told_and_not_taken(self, typed: str) -> None:
        async with tables() as (app, pilot):
            await type_text(pilot, typed)
            await pilot.pause()
            assert f"“{typed}”没有记" in app.text
            assert app.value(NEW) is None

    @pytest.mark.parametrize("digits", ["1234567890", "1000000000"])
    async def test_digits_end_where_no_figure_can_be_as_long(self, digits: str) -> None:
        async with tables() as (app, pilot):
            await press(pilot, *digits)
            assert "最多十位" not in app.text
            await press(pilot, "0")
            assert "最多十位" in app.text
            assert app.value(NEW) == int(digits)
            assert_rows_fit(app)

    async def test_backspace_takes_a_digit_away(self) -> None:
        async with tables(under_way()) as (app, pilot):
            await press(pilot, "backspace", "enter")
            assert app.value(NEW) == 12
            await press(pilot, "up", "backspace", "backspace", "enter")
            assert app.value(NEW) is None

    async def test_delete_empties_the_cell(self) -> None:
        async with tables(under_way()) as (app, pilot):
            await press(pilot, "delete")
            assert app.value(NEW) is None

    async def test_every_edit_can_be_taken_back(self) -> None:
        async with tables(under_way()) as (app, pilot):
            await press(pilot, "7", "enter", "delete", "ctrl+z", "ctrl+z")
            assert app.value(NEW) == 120
            assert app.editor.figures.edits == {}

    async def test_escape_leaves_the_cell_as_it_was(self) -> None:
        async with tables(under_way()) as (app, pilot):
            await press(pilot, "7", "escape")
            assert app.value(NEW) == 120
            assert not app.left
            await press(pilot, "7", "ctrl+z")
            assert app.value(NEW) == 120

    async def test_the_mouse_puts_the_cursor(self) -> None:
        async with tables() as (app, pilot):
            await press(pilot, "ctrl+end")
            cell, place = next((key, place) for key, place in app.editor._places.items() if "other_other.legal" in key)
            y = place.line - int(app.editor.scroll_offset.y)
            await pilot.click(TableEditor, offset=(place.left + 2, y))
            await pilot.pause()
            assert app.editor.cell == cell

    @pytest.mark.parametrize(("x", "table"), [(3, "disclosure"), (16, "requests"), (29, "disputes")])
    async def test_a_click_on_its_name_opens_a_table(self, x: int, table: str) -> None:
        async with tables(start=UPHELD) as (app, pilot):
            await pilot.click("#tables", offset=(x, 0))
            await pilot.pause()
            assert app.editor.table == table

    @pytest.mark.parametrize(
        ("x", "done"), [(1, "taken"), (14, "asked"), (27, "turned"), (43, "blank"), (57, "undone")]
    )
    async def test_a_click_on_a_key_presses_it(self, x: int, done: str) -> None:
        async with tables(under_way()) as (app, pilot):
            await press(pilot, "7", "enter", "up")
            await pilot.click("#keys", offset=(x, 0))
            await pilot.pause()
            seen = {
                "taken": lambda: app.left,
                "asked": lambda: isinstance(app.screen, ChoiceScreen),
                "turned": lambda: app.editor.table == "disputes",
                "blank": lambda: app.value(NEW) is None,
                "undone": lambda: app.value(NEW) == 120,
            }
            assert seen[done]()


class TestPaste:
    async def test_a_row_of_excel(self) -> None:
        async with tables() as (app, pilot):
            await paste(pilot, "5\t2\t0\t0\t0\t0\t7")
            assert app.value("requests.new.total") == 7
            assert "粘进来 6 格。" in app.text

    async def test_a_block_with_its_total_row(self) -> None:
        talk = started()
        async with tables(talk) as (app, pilot):
            lines = ["\t".join(map(str, row)) for row in ((5, 0, 0, 0, 0, 0, 5), (1, 0, 0, 0, 0, 0, 1))]
            outcomes = [[4, 0, 0, 0, 0, 0, 4], *([[0] * 7] * 20), [4, 0, 0, 0, 0, 0, 4], [2, 0, 0, 0, 0, 0, 2]]
            await paste(pilot, "\n".join([*lines, *("\t".join(map(str, row)) for row in outcomes)]))
            await press(pilot, "f2")
            assert app.given is not None
            assert talk.cell("requests.handled.total") == 4
            assert talk.cell("requests.carried_out.natural_person") == 2

    async def test_a_total_that_differs_is_told(self) -> None:
        async with tables() as (app, pilot):
            await paste(pilot, "5\t2\t0\t0\t0\t0\t8")
            assert "加起来是 7，粘的是 8。" in app.text

    async def test_what_is_no_number_is_told(self) -> None:
        async with tables() as (app, pilot):
            await paste(pilot, f"3\t{HOSTILE}\t2")
            await pilot.pause()
            assert "没有认出来" in app.text
            assert_rows_fit(app)

    async def test_what_was_not_read_still_stands_when_the_tables_are_opened_again(self) -> None:
        talk, unread = started(), UnreadCells()
        async with running(Tables(TablesScreen(talk.conversation, NEW, unread)), (80, 24)) as (_, pilot):
            await paste(pilot, "3\t约2\t0\t0\t0\t0")
            await press(pilot, "f2")
        async with running(Tables(TablesScreen(talk.conversation, NEW, unread)), (80, 24)) as (app, pilot):
            assert "“约2”" in app.text
            await press(pilot, "right", "2", "enter")
            assert "“约2”" not in app.text

    async def test_each_of_many_that_were_not_read_is_listed_below_the_table(self) -> None:
        unread = ("约3000", "(2776)", "-5", "27 76")
        async with tables() as (app, pilot):
            await paste(pilot, "\t".join((*unread, "0", "0")))
            await press(pilot, "down")
            assert [words for words in unread if f"“{words}”".replace(" ", "") not in unbroken(app)] == []
            assert_rows_fit(app)
            await press(pilot, "up", "3", "enter")
            assert "“约3000”" not in unbroken(app)
            assert "“2776”" in unbroken(app)

    async def test_a_paste_that_was_dropped_left_nothing_unread(self) -> None:
        talk, unread = started(), UnreadCells()
        async with running(Tables(TablesScreen(talk.conversation, NEW, unread)), (80, 24)) as (_, pilot):
            await paste(pilot, "3\t约2\t0\t0\t0\t0")
        assert unread.still({}) == {}

    async def test_words_alone_fill_nothing(self) -> None:
        async with tables() as (app, pilot):
            await paste(pilot, "[/] [b]粗[/b]")
            assert "没有看出可以填的数。" in app.text
            assert app.editor.figures.edits == {}

    async def test_a_paste_is_taken_back_at_once(self) -> None:
        async with tables() as (app, pilot):
            await paste(pilot, "5\t2\t0\t0\t0\t0")
            await press(pilot, "ctrl+z")
            assert app.value(NEW) is None


class TestLeaving:
    @pytest.mark.parametrize("key", ["f2", "ctrl+s"])
    async def test_figures_are_taken_over_as_answers(self, key: str) -> None:
        talk = under_way()
        async with tables(talk, "disclosure.fees") as (app, pilot):
            await press(pilot, "3", ".", "5", key)
            assert [each.tone for each in app.given] == [Tone.ECHO]
        assert talk.cell("disclosure.fees") == Decimal("3.5")
        assert talk.kept[-1].answers["disclosure.fees"].text == "3.5"

    @pytest.mark.parametrize("key", ["f2", "escape"])
    async def test_nothing_is_given_where_nothing_was_changed(self, key: str) -> None:
        talk = under_way()
        memory = talk.conversation.memory
        async with tables(talk) as (app, pilot):
            await press(pilot, key)
            assert app.left
            assert app.given is None
        assert talk.conversation.memory == memory

    @pytest.mark.parametrize(("choice", "fees", "leaves"), [("1", 3, True), ("2", None, True), ("3", None, False)])
    async def test_leaving_with_changes_asks(self, choice: str, fees: int | None, leaves: bool) -> None:
        talk = under_way()
        async with tables(talk, "disclosure.fees") as (app, pilot):
            await press(pilot, "3", "enter", "escape")
            assert isinstance(app.screen, ChoiceScreen)
            assert_rows_fit(app)
            await press(pilot, choice)
            assert app.left is leaves
        assert talk.cell("disclosure.fees") == fees

    async def test_what_cannot_be_taken_over_is_said(self) -> None:
        async with tables(start="disclosure.regulations.issued") as (app, pilot):
            await press(pilot, "3", "f2")
            assert "没有记：规章·本年制发件数" in app.given[0].text
