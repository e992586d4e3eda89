"""Where the figures of a report came from, as rows of the check sheet: an answer is one row, however many it filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from nianbao.report import GridCell, Origin, Provenance, Report, ReportFormat, Role
from nianbao.writing.layout import filled
from nianbao.writing.plain_text import one_line
from nianbao.writing.sheet_layout import SheetLayout

_PROSE = ""

_Row = tuple[GridCell, ...]


class _Answer(NamedTuple):
    """One answer, one default or one file, in one part of the report."""

    part: str
    origin: Origin
    source: str
    where: str
    at: datetime | None


def source_rows(
    report: Report, form: ReportFormat, sheet: SheetLayout, questions: Mapping[str, str]
) -> tuple[_Row, ...]:
    """The figures of the tables by the answer that they came from, and those of the prose by the kind of answer.

    `questions` gives the names of answers by question id. Totals that the program computed share one row.
    """
    return tuple(_Sources(report, form, sheet, questions).rows())


class _Sources:
    def __init__(self, report: Report, form: ReportFormat, sheet: SheetLayout, questions: Mapping[str, str]) -> None:
        self.report, self.form, self.sheet, self.words = report, form, sheet, sheet.words
        self.questions = questions
        self.answers = _by_answer(report, form)

    def rows(self) -> Iterator[_Row]:
        for section in self.form.sections:
            answers = [answer for answer in self.answers if answer.part == section.key]
            yield from self._band(section.heading, list(self._told_alike(answers)))
        yield from self._band(self.words.prose_figures, list(self._prose()))
        computed = sum(_is_computed(key, source, self.form) for key, source in self.report.sources.items())
        if computed:
            yield (GridCell(Role.LABEL, filled(self.words.totals, count=computed), columns=4),)

    def _band(self, heading: str, rows: list[_Row]) -> Iterator[_Row]:
        if rows:
            yield (GridCell(Role.BAND, heading, columns=4),)
            yield from rows

    def _told_alike(self, answers: list[_Answer]) -> Iterator[_Row]:
        """A row for the answers of one origin that were given in the same words at the same time.

        Each cell that lines of a register stand behind has a row of its own.
        """
        alike: dict[tuple[str, str, str, str], list[_Answer]] = {}
        for answer in answers:
            own = answer.source if answer.origin is Origin.REGISTER else ""
            said = (self.sheet.origins[answer.origin], one_line(answer.where), self._time(answer.at), own)
            alike.setdefault(said, []).append(answer)
        for (origin, where, time, _), group in alike.items():
            yield (
                GridCell(Role.LABEL, self._names(group)),
                GridCell(Role.NUMBER, origin),
                GridCell(Role.LABEL, where),
                GridCell(Role.NUMBER, time),
            )

    def _prose(self) -> Iterator[_Row]:
        """The numbers of the prose, those of one origin as one text."""
        for origin in Origin:
            answers = [answer for answer in self.answers if answer.part == _PROSE and answer.origin is origin]
            if answers:
                told = filled(
                    self.words.prose_answers,
                    origin=self.sheet.origins[origin],
                    time=self._span(sorted(each.at for each in answers if each.at)),
                    answers=self.words.between.join(map(self._told, answers)),
                )
                yield (GridCell(Role.LABEL, told, columns=4),)

    def _told(self, answer: _Answer) -> str:
        return filled(self.words.prose_answer, name=self._names([answer]), where=one_line(answer.where))

    def _names(self, answers: list[_Answer]) -> str:
        """What answers are called; the cells of those without a name are counted together."""
        names = [self.questions[answer.source] for answer in answers if answer.source in self.questions]
        keys = [key for answer in answers if answer.source not in self.questions for key in self.answers[answer]]
        if keys:
            first = self.form.labels.get(keys[0], keys[0])
            names.append(first if len(keys) == 1 else filled(self.words.several, first=first, count=len(keys)))
        return self.words.together.join(names)

    def _span(self, times: list[datetime]) -> str:
        ends = [self._time(time) for time in times[:1] + times[-1:]]
        if len(set(ends)) < 2:
            return "".join(ends[:1])
        return filled(self.words.from_to, first=ends[0], last=ends[1])

    def _time(self, at: datetime | None) -> str:
        if at is None:
            return ""
        return filled(self.words.time, month=at.month, day=at.day, hour=f"{at.hour:02}", minute=f"{at.minute:02}")


def _by_answer(report: Report, form: ReportFormat) -> dict[_Answer, list[str]]:
    found: dict[_Answer, list[str]] = {}
    for key in (*form.cells, *form.single_other_cells, *_figures(report)):
        source = report.sources.get(key)
        if source is None or _is_computed(key, source, form):
            continue
        part = key.partition(".")[0] if key in form.known_cells else _PROSE
        # A file gives each cell its own place: the file alone says where all of them came from.
        where = source.source if source.origin is Origin.READ else source.where
        found.setdefault(_Answer(part, source.origin, source.source, where, source.at), []).append(key)
    return found


def _figures(report: Report) -> Iterator[str]:
    """The facts that are numbers."""
    for key, value in report.facts.items():
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            yield key


def _is_computed(key: str, source: Provenance, form: ReportFormat) -> bool:
    return source.origin is Origin.DERIVED and form.is_total(key)
