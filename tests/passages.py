"""A passage to be written, with last year's text for it, and an app of nothing but its editor."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from offices import SPEECH
from talking import Talk, through
from textual.pilot import Pilot
from tui_host import ScreenHost, running

from nianbao.report import Organ, Report
from nianbao.session.passage_material import PassageMaterial, Way, passage_material
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.widgets.passage_editor import PassageEditor

LAST = Report(
    year=2024,
    organ=Organ(name="云浦区档案局", self_reference="我局"),
    facts={"proactive_total": 13},
    passages={"overview.proactive": "2024年，我局主动公开政府信息13条。召开座谈会4次，印发手册300份。"},
)
FIRST, SECOND, THIRD, LAST_YEAR = range(4)


def at_a_passage() -> Talk:
    """At （一）主动公开, with a text of last year's in which two numbers are to be confirmed."""
    talk = Talk(last_years={"去年.docx": LAST})
    talk.say("去年.docx", "政府部门")
    through(talk, "organ")
    talk.to("overview.proactive_total").say("16", "解读1")
    return talk.to("overview.proactive")


def material(number: int | None = FIRST, talk: Talk | None = None) -> PassageMaterial:
    conversation = (talk or at_a_passage()).conversation
    assert conversation.prompt is not None
    return passage_material(conversation, conversation.prompt, number)


class Passages(ScreenHost[str]):
    """An app of nothing but one passage; `given` is what it gave."""

    @property
    def editor(self) -> PassageEditor:
        return self.screen.query_one(PassageEditor)


def passage(
    given: PassageMaterial | None = None, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[tuple[Passages, Pilot[None]]]:
    return running(Passages(PassageScreen(SPEECH, given or material())), size)


def own(text: str, *others: str, doubted: bool = False) -> PassageMaterial:
    """A passage with ways that are called 甲, 乙, 丙."""
    ways = tuple(Way(label, each, len(each)) for label, each in zip("甲乙丙", (text, *others), strict=False))
    return PassageMaterial("一段话", ways, doubted=doubted)
