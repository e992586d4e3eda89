"""Drafts looked after at the start of line mode: “整理 2”, then what is to be done with it; “取回”."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.plain.listener import Listener
from nianbao.plain.numbered_choice import choose
from nianbao.plain.speaker import Speaker
from nianbao.session.choices import Choosable
from nianbao.session.draft_actions import FOLDER, RENAME, listed_as, put_away, taken_out, tidied, tidy_ways
from nianbao.session.drafting import Office


class Tidying:
    """What is asked about a draft before it is opened, and what was done."""

    def __init__(self, office: Office, listener: Listener, speaker: Speaker) -> None:
        self._office, self._listener, self._speaker = office, listener, speaker

    def tidy(self, path: Path) -> None:
        """Ask what to do with a draft, do it and say so; nothing on any other answer."""
        speech = self._speaker.speech
        way = self._chosen(speech.text("tidy_which"), tidy_ways(speech))
        if way == FOLDER:
            self._speaker.tell(str(path.parent))
            return
        name = self._asked(speech.text("tidy_name")) if way == RENAME else ""
        if way and (name or way != RENAME):
            self._done(lambda: tidied(way, path, self._office, speech, name))

    def take_out(self, folder: Path) -> None:
        """Ask which draft to take out of the recycle bin, and do it."""
        speech, drafts = self._speaker.speech, put_away(folder)
        options = [Choosable(str(number), listed_as(draft, speech)) for number, draft in enumerate(drafts)]
        chosen = self._chosen(speech.text("start_take_out"), options)
        if chosen:
            self._done(lambda: taken_out(drafts[int(chosen)].path, speech))

    def _done(self, does: Callable[[], str]) -> None:
        try:
            self._speaker.tell(does())
        except ProjectError as error:
            self._speaker.tell(str(error))

    def _chosen(self, sentence: str, options: list[Choosable]) -> str:
        return choose(sentence, options, self._listener, self._speaker)

    def _asked(self, sentence: str) -> str:
        self._speaker.tell(sentence)
        return (self._listener.hear() or "").strip()
