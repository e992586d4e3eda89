"""A passage that stands, and what becomes of one in the conversation."""

from __future__ import annotations

from passages import FIRST, LAST, LAST_YEAR, SECOND, at_a_passage, material, passage
from talking import Talk
from tui_host import press

from nianbao.session.passage_material import Way


def without_old_numbers() -> Talk:
    """At a passage of which last year's words hold no number that is not known."""
    talk = at_a_passage()
    words = material(FIRST, talk).ways[FIRST].text.replace("2025", "2024").replace("16条", "13条")
    talk.last_years = {"去年.docx": LAST.model_copy(update={"passages": {"overview.proactive": words}})}
    talk.to("last_year").say("去年.docx")
    return talk


class TestAnswered:
    def test_it_begins_with_the_passage_as_it_stands(self) -> None:
        talk = at_a_passage()
        talk.say("全年主动公开信息十六条。")
        given = material(None, talk.to("overview.proactive"))
        assert given.ways[given.start] == Way("现在的写法", "全年主动公开信息十六条。", 12)
        assert len(given.ways) == 5

    def test_a_proposal_that_was_taken_stands_once(self) -> None:
        talk = at_a_passage()
        talk.say("完整")
        given = material(None, talk.to("overview.proactive"))
        assert (given.start, len(given.ways)) == (FIRST, 4)

    def test_two_proposals_with_the_same_text_are_one_way(self) -> None:
        talk = without_old_numbers()
        given = material(LAST_YEAR, talk.to("overview.proactive"))
        assert [way.label for way in given.ways] == ["完整", "换个说法", "再换一种"]
        assert given.start == FIRST

    def test_brackets_of_the_drafters_own_are_no_old_numbers(self) -> None:
        talk = without_old_numbers()
        talk.to("overview.proactive").say("全年主动公开政府信息【公文】十三条。")
        given = material(None, talk.to("overview.proactive"))
        assert (given.ways[given.start].label, given.ways[given.start].doubts) == ("现在的写法", 0)

    def test_a_proposal_that_the_cursor_is_on_comes_before_it(self) -> None:
        talk = at_a_passage()
        talk.say("全年主动公开信息十六条。")
        assert material(SECOND, talk.to("overview.proactive")).start == SECOND


class TestInTheConversation:
    async def adopted(self, talk: Talk, number: int, *keys: str) -> str:
        async with passage(material(number, talk)) as (app, pilot):
            await press(pilot, *keys, "f2")
            assert app.given
            talk.conversation.answer(app.given)
        return talk.report.passages["overview.proactive"]

    async def test_what_was_not_confirmed_is_asked_and_no_mark_is_left(self) -> None:
        talk = at_a_passage()
        assert "【" not in await self.adopted(talk, LAST_YEAR, "f3", "6")
        assert talk.at == "overview.proactive"
        assert "300" in talk.say("/上一步", "/改 （一）主动公开")
        talk.say("500份")
        assert talk.report.passages["overview.proactive"].endswith("召开座谈会6次，印发手册500份。")
        assert talk.at != "overview.proactive"

    async def test_half_a_mark_is_none(self) -> None:
        talk = at_a_passage()
        text = await self.adopted(talk, LAST_YEAR, "f3", "f3", "left", "delete", "f3", "f4")
        assert text.endswith("召开座谈会4次，印发手册300份。")
        assert talk.at != "overview.proactive"

    async def test_a_text_that_looks_like_a_command_is_a_text(self) -> None:
        talk = at_a_passage()
        first = material(FIRST, talk).ways[FIRST].text
        text = await self.adopted(talk, FIRST, "up", "home", "slash")
        assert text == f"/{first}"
