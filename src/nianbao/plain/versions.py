"""Earlier versions of the draft line by line: one is chosen, read out, and gone back to or put beside the others."""

from __future__ import annotations

from nianbao.plain.listener import Listener
from nianbao.plain.numbered_choice import choose
from nianbao.plain.reading_lines import read_out
from nianbao.plain.speaker import Speaker
from nianbao.plain.unsealing import unsealed
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.going_back import apart, go_back, past, past_blocks, past_title, version_options

BACK, APART = "version_go_back", "version_apart"


def look_at_versions(drafting: Drafting, listener: Listener, speaker: Speaker) -> None:
    """Ask which version, read it out, and ask what is to be done with it; raises ProjectError."""
    speech, options = speaker.speech, version_options(drafting)
    if not options:
        speaker.tell(speech.text("versions_none"))
        return
    number = choose(speech.text("versions_which", count=len(options)), options, listener, speaker)
    if not number:
        return
    chosen = past(drafting, int(number))
    for text in read_out(past_blocks(drafting, chosen)):
        speaker.tell(text)
    ways = [Choosable(way, speech.text(way)) for way in (BACK, APART)]
    way = choose(past_title(chosen, speech), ways, listener, speaker)
    if way == BACK and unsealed(drafting, listener, speaker):
        speaker.say(go_back(drafting, chosen))
        speaker.tell(speech.text("version_gone_back", at=chosen.version.at))
    elif way == APART:
        speaker.tell(speech.text("version_stands_apart", path=apart(drafting, chosen)))
