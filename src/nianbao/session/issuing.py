"""A draft of which a report was issued (定稿): it stays as it is until it is opened again with a reason."""

from __future__ import annotations

from nianbao.interview.reply_texts import Speech
from nianbao.storage.issues import Issues, issued_now
from nianbao.storage.project import Project


class IssuedSeal:
    """The seal of a project's answers, on from its final export to the reason for which they are changed."""

    def __init__(self, project: Project, speech: Speech) -> None:
        self._project, self._speech = project, speech

    @property
    def files(self) -> Issues:
        """The files that were issued of the draft as it stands, each with its time; none where it may be changed."""
        return issued_now(self._project.document.issues)

    @property
    def why(self) -> str:
        """Which files were issued when, and what to do to change the draft; empty where it may be changed."""
        return self._speech.text("sealed", files=self.files) if self.files else ""

    @property
    def greeting(self) -> str:
        """The same for whoever opens the draft."""
        return self._speech.text("sealed_greeting", files=self.files) if self.files else ""

    def lift(self, reason: str) -> None:
        """Keep why the draft is changed after all; raises ProjectError."""
        self._project.reopen(reason)
