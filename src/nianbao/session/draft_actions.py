"""What can be done with a draft at the start besides going on with it: rename, copy, look at its folder, put away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nianbao.interview.answers import Answers
from nianbao.interview.kinds import Choice, Pairs, Several
from nianbao.interview.memory import YEAR, Memory
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Office
from nianbao.storage.document import Document
from nianbao.storage.listing import Listed, list_projects
from nianbao.storage.moving import BIN, bin_draft, copy_draft, rename_draft, take_out

RENAME, COPY, OTHER_ORGAN, FOLDER, PUT_AWAY = "rename", "copy", "other_organ", "folder", "put_away"

_WAYS = (RENAME, COPY, OTHER_ORGAN, FOLDER, PUT_AWAY)
_CARRIED = (Choice, Several, Pairs)
_OF_THE_ORGAN = "organ."


def tidy_ways(speech: Speech) -> list[Choosable]:
    """What can be done with a draft, by its key."""
    return [Choosable(way, speech.text(f"tidy_{way}")) for way in _WAYS]


def tidied(way: str, path: Path, office: Office, speech: Speech, name: str = "") -> str:
    """Do it, and say what was done; `name` is the new one. Raises LockedError, ProjectError with nothing changed."""
    match way:
        case "rename":
            return speech.text("tidied_rename", file=rename_draft(path, name).name)
        case "copy":
            return speech.text("tidied_copy", file=copy_draft(path).name)
        case "other_organ":
            return speech.text("tidied_other_organ", file=copy_draft(path, _ForOtherOrgan(office)).name)
        case _:
            bin_draft(path)
            return speech.text("tidied_put_away", file=path.name, folder=path.parent / BIN)


class _ForOtherOrgan:
    """What of a document another organ's draft may begin with: no figure, no fact and no words of the first one."""

    def __init__(self, office: Office) -> None:
        self._kinds = {question.id: question.answer for _, question in office.script}

    def __call__(self, document: Document) -> Document:
        kept = self._kept(document.memory.answers)
        return replace(document, memory=Memory(kept), organ="")

    def _kept(self, answers: Answers) -> Answers:
        return {id: answer.model_copy(update={"seen": {}}) for id, answer in answers.items() if self._is_carried(id)}

    def _is_carried(self, id: str) -> bool:
        own = id.startswith(_OF_THE_ORGAN) and id != YEAR
        return id == YEAR or (not own and isinstance(self._kinds.get(id), _CARRIED))


def listed_as(draft: Listed, speech: Speech) -> str:
    """A draft as a list names it: whose, of which year, how far, when it was issued or saved."""
    return speech.text(
        "start_listed",
        organ=draft.organ or draft.path.stem,
        year=draft.year,
        answered=draft.answered,
        saved=f"{draft.saved:%m-%d %H:%M}" if draft.saved else "",
        fault=draft.fault,
        issued=f"{draft.issues[-1].at:%Y-%m-%d}" if draft.issues else "",
        file=draft.path.name if draft.has_twin or draft.has_own_name else "",
    )


def put_away(folder: Path) -> list[Listed]:
    """The drafts in the recycle bin of a folder, those saved last first."""
    return list_projects(folder / BIN)


def taken_out(path: Path, speech: Speech) -> str:
    """Take a draft out of the recycle bin, and say so; raises LockedError, ProjectError."""
    return speech.text("tidied_taken_out", file=take_out(path).name)
