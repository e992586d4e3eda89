"""The review: a warning is met by a reason that stays, and an error lets only a draft be written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from offices import finished, office
from talking import NOW
from textual.pilot import Pilot
from tui_host import assert_rows_fit, paste, rows

from nianbao.projects.drafting import Drafting
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.review import ReviewScreen


@pytest.fixture
def app(tmp_path) -> Iterator[NianbaoApp]:
    app = NianbaoApp(lambda: (office(), tmp_path), now=lambda: NOW)
    yield app
    if app.drafting is not None:
        app.drafting.close()


def say(drafting: Drafting, **answers: str) -> None:
    """Answer questions anew; “__” stands for “.”."""
    for question, text in answers.items():
        drafting.conversation.edit(question.replace("__", "."))
        drafting.conversation.answer(text)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each when the screen has taken in the one before."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def shown(app: NianbaoApp) -> str:
    return "".join("".join(rows(app)).split())


async def test_a_reason_given_in_the_review_is_kept_and_there_when_the_draft_is_opened_again(app, tmp_path):
    with finished(tmp_path) as drafting:
        say(drafting, opening="本报告由云浦区档案局编制，统计期限为2025年1月1日至12月31日，联系电话0100-12345678。")
        path = drafting.project.path
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "enter", "f5")
        assert isinstance(app.screen, ReviewScreen)
        assert "要确认" in shown(app)
        await press(pilot, "enter", "2")
        await paste(pilot, "依据写在附件里")
        await press(pilot, "enter")
        assert "已说明" in shown(app)
        assert "依据写在附件里" in shown(app)
        assert_rows_fit(app)
    app.drafting.close()
    with Drafting.open(office(), path, now=lambda: NOW) as again:
        assert [reason for _, reason in again.blockers().explained] == ["依据写在附件里"]
        say(again, opening="本报告由云浦区档案局编制，统计期限为2025年。")
        assert again.blockers().explained == ()


async def test_an_error_lets_only_a_draft_be_written(app, tmp_path):
    with finished(tmp_path, "county-department") as drafting:
        say(drafting, overview__on_request="2025年，我局未收到政府信息公开申请。")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await press(pilot, "enter", "f10")
        assert "对不上" in shown(app)
        assert "就是这样，导出" not in shown(app)
        assert "草稿" in shown(app)
        assert not list(tmp_path.glob("*.docx"))
