"""The part of the conversation in which subordinate organs' reports are added up, and looked at again later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao.errors import NianbaoError, ReadingError
from nianbao.interview import understanding
from nianbao.interview.answers import Answer
from nianbao.interview.asking import Asked, Asking, Prompt
from nianbao.interview.kinds import Units
from nianbao.interview.replies import echo, staleness
from nianbao.interview.reply_texts import Speech
from nianbao.interview.understanding import Unclear
from nianbao.interview.unit_folders import Folders, Watch, stamps
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report.provenance import Origin

if TYPE_CHECKING:
    from nianbao.interview.answering import Answering
    from nianbao.interview.keeping import Said
    from nianbao.interview.units_taking import FolderTaking

_YES, _NO = "1", "2"


class UnitsTalk:
    """Adds folders up for a conversation. A change is shown before it counts, and never changes an answer by itself."""

    def __init__(self, conversation: Answering, folders: Folders) -> None:
        self._conversation, self._folders = conversation, folders
        self.taking: FolderTaking | None = None
        self.watch: Watch = lambda *_: None

    def given_at(self, prompt: Prompt, text: str) -> Path | None:
        """The folder that a line gives at the question for it; None where there is none."""
        try:
            path = understanding.file_path(text) if isinstance(prompt.asked.question.answer, Units) else None
            return path if path and path.is_dir() else None
        except (Unclear, OSError, ValueError):
            return None

    def begins(self, prompt: Prompt, path: Path) -> Said:
        """Reads a folder; where one was added up before, shows what has changed."""
        try:
            taking = self._read(path)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error), prompt.asked.id), self._reply("units_refused"))
        said = self._said(Tone.NOTICE, list(taking.summary()))
        if changed := self._changes(taking):
            self.taking = taking
            asked = "\n".join((*changed, self._text("changed_ask")))
            return (*said, Utterance(Tone.CHALLENGE, asked, self._id()))
        return (*said, *self._counts(taking))

    def goes_on(self, text: str) -> Said:
        """Whether what has changed is to count."""
        taking, word = self.taking, text.strip()
        if taking is None:
            return ()
        if word in ("", _YES):
            return self._counts(taking)
        if word == _NO:
            self.taking = None
            return (self._reply("units_left", Tone.ECHO), *self._conversation.asks())
        asked = "\n".join((*self._changes(taking), self._text("changed_ask")))
        return (Utterance(Tone.CHALLENGE, asked, self._id()),)

    def looks_again(self) -> Said:
        """Adds the folder up again where a file in it has changed: what rests on it is 待复核, no answer changes."""
        path = self._changed_folder()
        if path is None:
            return ()
        try:
            taking = self._read(path)
        except NianbaoError as error:
            return self._said(Tone.NOTICE, [self._text("gone", why=str(error))])
        before, changed = self._conversation.state, self._changes(taking)
        said = self._take(taking)
        if not changed:
            return said
        told = self._said(Tone.NOTICE, [self._text("changed_since"), *changed])
        return (*said, *told, *staleness(before, self._conversation.state, self._conversation.script, self._speech))

    @property
    def has_folder(self) -> bool:
        """Whether a folder was added up, so that greeting looks into it."""
        return self._kept() is not None

    def _changed_folder(self) -> Path | None:
        """The folder that was added up, where a file in it has changed since; None where none has."""
        kept = self._kept()
        path = Path(kept["path"]) if kept else None
        if kept is None or path is None or not path.is_dir():
            return None
        return path if stamps(path, self._folders.files_in(path)) != kept["files"] else None

    def stopped(self) -> NianbaoError:
        """What a watch raises where the drafter wants no more of the folder to be read."""
        return ReadingError(self._text("stopped"), remedy=self._text("stopped_remedy"))

    def _read(self, path: Path) -> FolderTaking:
        from nianbao.interview.units_taking import FolderTaking

        conversation = self._conversation
        names = conversation.state.draft.names
        return FolderTaking(path, self._folders, conversation.script, int(names.values["year"]), names, self.watch)

    def _counts(self, taking: FolderTaking) -> Said:
        conversation, self.taking = self._conversation, None
        before = conversation.state
        said = self._take(taking) or echo(conversation.state, self._speech, self._id())
        notes = [taking.added_up()]
        if labels := list(self._otherwise()):
            notes.append(self._text("answered_before", labels=labels))
        stale = staleness(before, conversation.state, conversation.script, self._speech)
        return (*said, *self._said(Tone.NOTICE, notes), *stale, *conversation.asks())

    def _take(self, taking: FolderTaking) -> Said:
        conversation = self._conversation
        answer = Answer(text=str(taking.path), value=taking.value(), origin=Origin.TYPED, at=conversation.now)
        return conversation.take(self._id(), answer)

    def _otherwise(self) -> Iterator[str]:
        """The questions answered without the sum, and otherwise than it says."""
        conversation = self._conversation
        asking = Asking(conversation.script, conversation.state.draft, conversation.last_year, conversation.today)
        for asked in conversation.state.reached:
            turn = conversation.state.turns.get(asked.id)
            if turn is None or asked.id not in conversation.answers or asked.id in conversation.state.stale:
                continue
            counted = asking.counted(asked)
            if counted is not None and counted.text != turn.spelled:
                yield asked.label

    def _changes(self, taking: FolderTaking) -> list[str]:
        kept = self._kept()
        return taking.changes(kept["parts"]) if kept else []

    def _kept(self) -> dict[str, Any] | None:
        """What is kept of a folder that was added up; None where there is none."""
        asked = self._asked()
        answer = self._conversation.answers.get(asked.id) if asked else None
        value = answer.value if answer else None
        return value if isinstance(value, dict) and value.get("parts") else None

    def _asked(self) -> Asked | None:
        reached = self._conversation.state.reached
        return next((asked for asked in reached if isinstance(asked.question.answer, Units)), None)

    def _id(self) -> str:
        asked = self._asked()
        return asked.id if asked else ""

    @property
    def _speech(self) -> Speech:
        return self._conversation.speech

    def _text(self, key: str, **detail: Any) -> str:
        conversation = self._conversation
        return Speech(conversation.script.units_told).text(key, conversation.state.draft.names, **detail)

    def _said(self, tone: Tone, sentences: Sequence[str]) -> Said:
        return tuple(Utterance(tone, sentence, self._id()) for sentence in sentences)

    def _reply(self, key: str, tone: Tone = Tone.NOTICE) -> Utterance:
        return self._speech.say(tone, key, self._conversation.state.draft.names, self._id())
