"""When an application is to be answered: in 20 工作日, anew from a 补正, 20 more with a 延期 (条例第三十、三十三条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nianbao.register.days import all_days
from nianbao.register.lines import RegisterLine
from nianbao.register.sheet import Value, said
from nianbao.register.vocabulary import RegisterVocabulary
from nianbao.register.workdays import Workdays

ANSWER_DAYS = 20
"""工作日 from receipt to the answer, and those that one 延期 adds (第三十三条)."""

_MOST_THIRD_PARTY_DAYS = 60


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for the answer. `is_certain` is False where the register does not say all that moves it."""

    due: date
    is_certain: bool

    def is_missed(self, day: date) -> bool | None:
        """Whether an answer on `day` is late; None where the register does not tell."""
        if day <= self.due:
            return False
        return True if self.is_certain else None


class Deadlines:
    """Computes the deadline of each line."""

    def __init__(self, vocabulary: RegisterVocabulary, workdays: Workdays) -> None:
        self._words = vocabulary
        self._workdays = workdays

    def of(self, line: RegisterLine, received: date) -> Deadline:
        """The deadline of an application that was received on a day."""
        start, knows_start = self._start(line, received)
        third, knows_third = self._third_party_days(line, received)
        days = ANSWER_DAYS + self._extension_days(line) + third
        return Deadline(self._workdays.after(start, days), knows_start and knows_third)

    def left(self, today: date, due: date) -> int:
        """The workdays from tomorrow to the deadline."""
        return self._workdays.between(today, due)

    def _start(self, line: RegisterLine, received: date) -> tuple[date, bool]:
        """Where the 20 days begin: a 补正 restarts them on the day that it came in (第三十条)."""
        replies = _days(line.values("correction_reply"), received)
        if replies:
            return max(replies), True
        told = line.values("correction")
        days = _days(told, received)
        if len(days) > 1 or (days and not self._is_notice(line)):
            return max(days), True
        return received, not any(map(self._is_said, (*told, *line.values("correction_reply"))))

    def _is_notice(self, line: RegisterLine) -> bool:
        """Whether the one day that stands under 补正 is that of the notice, not of the reply."""
        text = line.columns.head("correction") + line.text("correction")
        return "通知" in text or "告知" in text or "发出" in text

    def _extension_days(self, line: RegisterLine) -> int:
        """20 where the answer was put off, once (第三十三条)."""
        return ANSWER_DAYS if any(map(self._is_said, line.values("extension"))) else 0

    def _third_party_days(self, line: RegisterLine, received: date) -> tuple[int, bool]:
        """The workdays that a third party was asked, which do not count (第三十三条), and whether they are known."""
        sent, back = line.values("third_party"), line.values("third_party_reply")
        days = sorted(_days((*sent, *back), received))
        if len(days) > 1:
            return sum(self._workdays.between(first, last) for first, last in pairwise(days)), True
        counts = [value for value in sent if isinstance(value, int) and not isinstance(value, bool)]
        if counts and 0 <= counts[0] <= _MOST_THIRD_PARTY_DAYS:
            return counts[0], True
        return 0, not any(map(self._is_said, (*sent, *back)))

    def _is_said(self, value: Value) -> bool:
        """Whether a cell says that the thing was done: anything but a no."""
        return said(value) not in self._words.no


def _days(values: Sequence[Value], received: date) -> list[date]:
    found = (each.after(received).day for value in values for each in all_days(value))
    return [day for day in found if day is not None and day >= received]
