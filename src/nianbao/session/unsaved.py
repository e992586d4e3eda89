"""What could not be saved into a draft: the answers in a plain text file beside it, until they are saved."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from nianbao.errors import NianbaoError, ProjectError
from nianbao.interview.answers import Answer, Answers
from nianbao.interview.reply_texts import Speech
from nianbao.whole_files import PRIVATE, replace_whole
from nianbao.wording.names import Names


def text_beside(project: Path) -> Path:
    """Where answers are written that the project's file does not take."""
    return project.with_name(f"{project.stem}.txt")


class UnsavedAnswers:
    """The answers that are not in the project's file, from the first save that failed to the next that does not."""

    def __init__(self, speech: Speech, names: Names) -> None:
        self._speech, self._names = speech, names
        self._kept: Answers = {}
        self._written: Path | None = None

    def saved(self, answers: Answers) -> None:
        """All of these are in the project's file: the text beside it has no purpose any more."""
        self._kept = answers
        if self._written is not None:
            with suppress(OSError):
                self._written.unlink(missing_ok=True)
            self._written = None

    def failed(self, fault: Exception, answers: Answers, labels: Mapping[str, str], project: Path) -> ProjectError:
        """The fault as the drafter is told it, once the answers stand in a text beside the project or cannot."""
        error = fault if isinstance(fault, NianbaoError) else None
        reason = error.what if error else self._speech.text("unsaved_fault", self._names, kind=type(fault).__name__)
        written = self._write(answers, labels, project)
        what = self._speech.text("unsaved", self._names, reason=reason, written=written or "")
        return ProjectError(what, where=error.where if error else str(project), remedy=error.remedy if error else "")

    def _write(self, answers: Answers, labels: Mapping[str, str], project: Path) -> Path | None:
        lost = {id: answer for id, answer in answers.items() if self._kept.get(id) != answer}
        path = self._written or _free(text_beside(project))
        lines = [f"{labels.get(id, id)}：{_told(answer)}\n" for id, answer in lost.items()]
        try:
            replace_whole(path, "".join(lines).encode("utf-8", "backslashreplace"), mode=PRIVATE)
        except (OSError, ValueError):
            return None
        self._written = path
        return path


def _told(answer: Answer) -> str:
    return answer.text if answer.text or not isinstance(answer.value, str) else answer.value


def _free(path: Path) -> Path:
    """The path, with a number where a file of that name stands that is none of ours."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return path if not path.exists() else next((name for name in names if not name.exists()), path)
