"""The figures of the three tables while they are edited: what stands, what was entered over it, totals kept up."""

from __future__ import annotations

from collections.abc import Mapping

from nianbao.errors import NianbaoError
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.table_entry import enter_cells
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report import Number, ReportFormat, summed

TABLES = ("disclosure", "requests", "disputes")


class Figures:
    """Cells as they stand and as they are edited; every edit can be taken back."""

    def __init__(self, form: ReportFormat, standing: Mapping[str, Number | None]) -> None:
        self.form = form
        self._standing = standing
        self._edits: dict[str, Number | None] = {}
        self._past: list[dict[str, Number | None]] = []
        self.values = self._summed({})

    @property
    def edits(self) -> Mapping[str, Number | None]:
        """The cells that differ from what stands; None where one was blanked."""
        return self._edits

    def put(self, cells: Mapping[str, Number | None]) -> None:
        """Enters figures as one edit; totals among them are passed over."""
        entered = {key: value for key, value in cells.items() if not self.form.is_total(key)}
        edits = {key: value for key, value in {**self._edits, **entered}.items() if value != self._standing.get(key)}
        if edits != self._edits:
            self._past.append(self._edits)
            self._edits = edits
            self.values = self._summed({})

    def undo(self) -> bool:
        """Takes the last edit back; False where there is none."""
        if not self._past:
            return False
        self._edits = self._past.pop()
        self.values = self._summed({})
        return True

    def with_one(self, cell: str, value: Number) -> Mapping[str, Number | None]:
        """The figures as they would be with this one, which is not entered yet."""
        return self._summed({cell: value})

    def _summed(self, more: Mapping[str, Number | None]) -> Mapping[str, Number | None]:
        return summed({**self._standing, **self._edits, **more}, self.form)


def take_over(figures: Figures, conversation: Conversation) -> Said:
    """Takes the edits over as answers, in one step; gives what is said to them, a fault included."""
    try:
        return conversation.sealing.attempt(lambda: enter_cells(conversation, figures.edits))
    except NianbaoError as error:
        return (Utterance(Tone.ERROR, str(error)),)
