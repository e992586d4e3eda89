"""An exported file that was changed by hand, asked about line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nianbao.errors import NianbaoError
from nianbao.plain.listener import Listener
from nianbao.plain.speaker import Speaker
from nianbao.plain.unsealing import unsealed
from nianbao.session.drafting import Drafting
from nianbao.session.export_targets import ChangedFileError
from nianbao.session.taking_back import HandChange, hand_changes, take_back

BESIDE, ASIDE, BACK = "1", "2", "3"


class ChangedFile:
    """The question about one file, and what becomes of it."""

    def __init__(self, drafting: Drafting, listener: Listener, speaker: Speaker) -> None:
        self._drafting, self._listener, self._speaker = drafting, listener, speaker

    def settled(self, changed: ChangedFileError, target: Path, write: Callable[[Path], None]) -> None:
        """Ask, and write the report where the drafter says; nothing is written on any other answer."""
        changes = self._changes(changed.path)
        self._tell("changed_file", path=changed.path, changes=changes)
        self._tell("changed_file_ways", takes_back=bool(changes))
        chosen = (self._listener.hear() or "").strip()
        if chosen == BESIDE:
            write(self._drafting.free_beside(target))
        elif chosen == ASIDE:
            self._tell("changed_file_aside", aside=self._drafting.put_aside(changed.path))
            write(target)
        elif chosen == BACK and changes:
            if unsealed(self._drafting, self._listener, self._speaker):
                self._take_back(changes)
        else:
            self._tell("changed_file_left")

    def _changes(self, path: Path) -> tuple[HandChange, ...]:
        """What differs in it; nothing where it cannot be read as a report."""
        try:
            return hand_changes(self._drafting, path)
        except NianbaoError:
            return ()

    def _take_back(self, changes: tuple[HandChange, ...]) -> None:
        conversation = self._drafting.conversation
        for number, change in enumerate(changes, start=1):
            self._tell("changed_file_change", number=number, last=len(changes), change=change)
            if change.possible and conversation.script.spoken.is_yes(self._listener.hear() or ""):
                self._speaker.say(take_back(conversation, change))
        self._tell("changed_file_taken")

    def _tell(self, key: str, **detail: Any) -> None:
        conversation = self._drafting.conversation
        self._speaker.tell(conversation.speech.text(key, conversation.state.draft.names, **detail))
