"""Line by line: this year beside last year, and a colleague's file of answers read out before it counts."""

from __future__ import annotations

from nianbao.interview.understanding import Unclear, file_path
from nianbao.plain.listener import Listener
from nianbao.plain.numbered_choice import choose
from nianbao.plain.reading_lines import read_out
from nianbao.plain.speaker import Speaker
from nianbao.plain.unsealing import unsealed
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.taking_in import begins_with, brought, brought_blocks, take_in, taken_in
from nianbao.session.two_years import two_years

_TAKE = "brought_take"


def read_both_years(drafting: Drafting, speaker: Speaker) -> None:
    """Read the comparison out."""
    for text in read_out(two_years(drafting.conversation)):
        speaker.tell(text)


def take_file_in(drafting: Drafting, named: str, listener: Listener, speaker: Speaker) -> None:
    """Read out what a file changes, and take it in where the drafter agrees; raises AnswersError, ProjectError."""
    speech, names = speaker.speech, drafting.conversation.state.draft.names
    if not named:
        speaker.tell(speech.text("brought_which"))
        named = (listener.hear() or "").strip()
    try:
        found = brought(drafting, file_path(named))
    except Unclear as unclear:
        detail = {"answer": named, "example": speech.text("brought_example"), **unclear.detail}
        speaker.tell(speech.text(unclear.key, names, **detail))
        return
    if begins_with(drafting, found):
        speaker.say((*take_in(drafting, found), taken_in(found, speech, begun=True)))
        return
    for text in read_out(brought_blocks(found, speech)):
        speaker.tell(text)
    if not found.others:
        return
    title = speech.text("brought_ask", count=len(found.others))
    way = choose(title, [Choosable(_TAKE, speech.text(_TAKE))], listener, speaker)
    if way and unsealed(drafting, listener, speaker):
        speaker.say((*take_in(drafting, found), taken_in(found, speech)))
