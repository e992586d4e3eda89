"""Every question with its help unfolded on 80×24: no line is cut off, and what does not fit scrolls with a sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from driven_app import app_in, go_to, open_draft, press, unbroken
from offices import finished
from tui_host import assert_rows_fit
from wcwidth import wcswidth

from nianbao.language.line_breaking import legible
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.transcript import Transcript

SIZE = (80, 24)
SHOWN = 12
"""Characters at the end of a question that are in sight once it is asked."""


def bare(text: str) -> str:
    return "".join(legible(text).split())


@pytest.mark.parametrize("name", ["department-quiet", "district-government"])
async def test_nothing_of_a_question_is_cut_off(name: str, tmp_path: Path) -> None:
    with finished(tmp_path, name) as drafting:
        questions = [asked.id for asked in drafting.conversation.state.reached]
    async with app_in(tmp_path).run_test(size=SIZE) as pilot:
        await open_draft(pilot)
        for id in questions:
            await go_to(pilot, id)
            await press(pilot, "f1")
            assert_rows_fit(pilot.app)
            prompt = pilot.app.screen.conversation.prompt
            transcript = pilot.app.screen.query_one(Transcript)
            told = bare("".join(message.text for message in transcript.said))
            question = prompt.asked.question
            for text in (prompt.ask, question.help, question.mistake):
                assert bare(text) in told, id
            drawn = [sum(wcswidth(run.text) for run in line) for line in transcript._lines]
            assert max(drawn) <= transcript.line_width, id
            assert len(drawn) <= transcript.size.height or transcript.show_vertical_scrollbar, id
            assert bare(question.example)[-SHOWN:] in unbroken(pilot.app) or transcript.show_vertical_scrollbar, id
            for options in pilot.app.screen.query(Options):
                assert options.size.width <= SIZE[0]
