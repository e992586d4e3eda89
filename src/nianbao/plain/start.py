"""Where a sitting in line mode begins: a draft that exists, a damaged one restored, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from nianbao.errors import NianbaoError, ProjectError
from nianbao.interview.reply_texts import Speech
from nianbao.interview.understanding import Unclear, file_path, yes_no
from nianbao.plain.listener import Listener
from nianbao.plain.session import Session
from nianbao.plain.speaker import Speaker
from nianbao.plain.tidying import Tidying
from nianbao.session.answers_arriving import draft_of, is_answers_file
from nianbao.session.draft_actions import put_away
from nianbao.session.drafting import Drafting, Office
from nianbao.storage.document import DamagedError
from nianbao.storage.listing import Listed, list_projects
from nianbao.storage.lock import LockedError
from nianbao.storage.project import recover
from nianbao.wording.names import Names

NEW = ("新", "新的", "另写", "new")
"""What begins a new draft where others exist."""

TIDY, OUT = "整理", ("取回", "从回收站取回")
"""What looks after a draft, with its number behind it, and what takes one out of the recycle bin."""

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells give it."""


def run_plain(
    office: Office, folder: Path, stdin: TextIO, stdout: TextIO, *, now: Callable[[], datetime] = datetime.now
) -> int:
    """A whole sitting line by line; gives the exit code. Raises ProjectError where no draft can be begun."""
    speaker = Speaker(stdout, Speech(office.script.replies))
    listener = Listener(stdin, speaker)
    start = _Start(office, folder, listener, speaker, now)
    try:
        drafting = start.drafting()
    except KeyboardInterrupt:
        return INTERRUPTED
    if drafting is None:
        return 0
    with drafting:
        session = Session(drafting, listener, speaker)
        try:
            return session.run(start.answers)
        except KeyboardInterrupt:
            speaker.line("")
            session.leave()
            return INTERRUPTED


class _Start:
    def __init__(
        self, office: Office, folder: Path, listener: Listener, speaker: Speaker, now: Callable[[], datetime]
    ) -> None:
        self.office, self.folder, self.now = office, folder, now
        self.listener, self.speaker = listener, speaker
        self._speech = Speech(office.script.replies)
        self._names = Names(office.files.form)
        self.answers = ""
        """The file of answers that the draft is to be begun with, or compared with."""

    def drafting(self) -> Drafting | None:
        """The draft to go on with; None at the end of the input."""
        drafts = self._list()
        if not drafts and not put_away(self.folder):
            return self._begin()
        while (text := self.listener.hear()) is not None:
            text = text.strip()
            if self._looked_after(text, drafts):
                drafts = self._list()
            elif (opened := self._meant(text, drafts)) is not None:
                return opened
        return None

    def _meant(self, text: str, drafts: list[Listed]) -> Drafting | None:
        """The draft that a line names, a new one, or that of a file of answers; None with the reason told."""
        if text in NEW:
            return self._begin()
        if is_answers_file(text):
            return self._with_answers(text)
        chosen = self._chosen(text or "1", drafts)
        if chosen is None:
            self._tell("start_unclear", last=len(drafts))
            return None
        return self._open(chosen.path)

    def _list(self) -> list[Listed]:
        """The drafts, told where there are any or where some are in the recycle bin."""
        drafts, binned = list_projects(self.folder), len(put_away(self.folder))
        named = [self._named(number, draft) for number, draft in enumerate(drafts, start=1)]
        if drafts or binned:
            self._tell("start_list", drafts=named, binned=binned)
        return drafts

    def _looked_after(self, text: str, drafts: list[Listed]) -> bool:
        """Whether the line was not about going on with a draft, but about what else is done with one."""
        tidying = Tidying(self.office, self.listener, self.speaker)
        if text in OUT:
            tidying.take_out(self.folder)
            return True
        if text.startswith(TIDY):
            chosen = self._chosen(text.removeprefix(TIDY).strip() or "1", drafts)
            if chosen is not None:
                tidying.tidy(chosen.path)
                return True
        return False

    def _with_answers(self, text: str) -> Drafting | None:
        """The draft of the organ and year of a file of answers, else a new one; None where it stays shut."""
        try:
            path = draft_of(self.office, self.folder, file_path(text), self.now)
        except NianbaoError as error:
            self.speaker.tell(str(error))
            return None
        opened = self._open(path) if path else self._begin()
        self.answers = text if opened else ""
        return opened

    def _begin(self) -> Drafting:
        return Drafting.begin(self.office, self.folder, now=self.now)

    def _named(self, number: int, draft: Listed) -> str:
        return self._speech.text(
            "start_draft",
            self._names,
            number=number,
            organ=draft.organ or draft.path.stem,
            of_year=draft.year,
            answered=draft.answered,
            fault=draft.fault,
            saved=f"{draft.saved:%m-%d %H:%M}" if draft.saved else "",
            issued=f"{draft.issues[-1].at:%Y-%m-%d}" if draft.issues else "",
            file=draft.path.name if draft.has_twin else "",
        )

    def _chosen(self, text: str, drafts: list[Listed]) -> Listed | None:
        number = int(text) if text.isdecimal() and len(text) < 6 else 0
        return drafts[number - 1] if 1 <= number <= len(drafts) else None

    def _open(self, path: Path) -> Drafting | None:
        """The draft in a file, restored where the drafter wishes; None where it stays shut, with the reason told."""
        try:
            return self._taken(path)
        except DamagedError as damage:
            self.speaker.tell(str(damage))
            if damage.backup is None or not self._agrees("start_recover"):
                return None
            return self._restored(path)
        except ProjectError as error:
            self.speaker.tell(str(error))
            return None

    def _taken(self, path: Path) -> Drafting:
        """The draft in a file, taken over from a holder who may have left where the drafter says so."""
        try:
            return Drafting.open(self.office, path, now=self.now)
        except LockedError as locked:
            if not locked.can_be_taken:
                raise
            self.speaker.tell(str(locked))
            if not self._agrees("start_take_over"):
                raise
            return Drafting.open(self.office, path, now=self.now, take_over=True)

    def _restored(self, path: Path) -> Drafting | None:
        try:
            drafting = Drafting.open(self.office, recover(path), now=self.now)
        except ProjectError as error:
            self.speaker.tell(str(error))
            return None
        self._tell("start_recovered")
        return drafting

    def _agrees(self, key: str) -> bool:
        self._tell(key)
        text = self.listener.hear()
        try:
            return text is not None and yes_no(text, self.office.script.spoken)
        except Unclear:
            return False

    def _tell(self, key: str, **detail: Any) -> None:
        self.speaker.tell(self._speech.text(key, self._names, **detail))
