"""The check sheet (勾稽核对表) beside the Word file: what whoever signs the report can see at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.checks import Finding, rules
from nianbao.checks.case import Case
from nianbao.checks.changes import Change, changes
from nianbao.checks.statements import Statement, statements
from nianbao.checks.words import CheckWords
from nianbao.data_files import DataFiles
from nianbao.language.numerals import chinese_numeral, number_text
from nianbao.report import Grid, GridCell, Report, Role
from nianbao.writing.files import write_whole
from nianbao.writing.layout import TWIPS_PER_POINT, TableLook, filled, layout, twips
from nianbao.writing.plain_text import characters, one_line
from nianbao.writing.printed import PrintedTable, organ_name, place_name
from nianbao.writing.proof_texts import proof_texts
from nianbao.writing.sheet_layout import SheetLayout, sheet_layout
from nianbao.writing.sheet_sources import source_rows

if TYPE_CHECKING:
    from nianbao.writing.word_file import WordFile

Row = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class SheetItem:
    """What takes half a row of a table, or a whole one where it stands `alone`."""

    half: Row
    whole: Row
    alone: bool


def two_abreast(entries: Iterable[SheetItem]) -> Iterator[Row]:
    """The entries in their order, two in a row where they can; one that is left without a neighbour takes it all."""
    waiting: SheetItem | None = None
    for entry in entries:
        if waiting is not None and not entry.alone:
            yield (*waiting.half, *entry.half)
            waiting = None
            continue
        if waiting is not None:
            yield waiting.whole
        waiting = None if entry.alone else entry
        if entry.alone:
            yield entry.whole
    if waiting is not None:
        yield waiting.whole


@dataclass(frozen=True)
class Grounds:
    """What the figures of a report rest on.

    `words` read its prose; `last` is last year's report where there is one; `findings` are errors and warnings, each
    with the drafter's reason, empty where he gave none; `questions` name the sources of figures by question id.
    `page` is what the proof of the layout found in the Word file, None where there was none. `changes` explain figures
    that are far from last year's, by their key.
    """

    words: CheckWords
    last: Report | None = None
    findings: Sequence[tuple[Finding, str]] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    page: Sequence[Finding] | None = None
    changes: Mapping[str, str] = field(default_factory=dict)


def save_check_sheet(report: Report, path: Path, files: DataFiles, grounds: Grounds, *, draft: bool = False) -> Path:
    """Writes the check sheet of a report and returns where it stands; raises WritingError and DataFileError."""
    return write_whole(path, check_sheet(report, files, grounds, draft=draft))


def check_sheet(report: Report, files: DataFiles, grounds: Grounds, *, draft: bool = False) -> bytes:
    """The check sheet as a Word file; the same report and grounds give the same bytes. `draft` marks it 草稿.

    Raises DataFileError where its layout is at fault.
    """
    sheet = sheet_layout(files)
    page = sheet.page(layout(files))
    year = page.words.missing_year if report.year is None else report.year
    organ = organ_name(report, page)
    subtitle = filled(sheet.words.subtitle, organ=organ, year=year)
    # Only who exports waits for python-docx and lxml.
    from nianbao.writing.word_file import WordFile

    file = WordFile(files, page, draft=draft)
    _Sheet(report, files, grounds, sheet, file).write(subtitle)
    return file.saved(title=subtitle + sheet.words.title, author=organ)


class _Sheet:
    def __init__(self, report: Report, files: DataFiles, grounds: Grounds, sheet: SheetLayout, file: WordFile) -> None:
        self.report, self.form, self.grounds = report, files.form, grounds
        self.sheet, self.words, self.file = sheet, sheet.words, file
        self.statements = statements(Case(report, files.form, grounds.words, grounds.last))
        self.rules = proof_texts(files).rules
        self.headings = 0

    def write(self, subtitle: str) -> None:
        words, tables, heads = self.words, self.sheet.tables, self.sheet.heads
        for kind, text in (("title", words.title), ("part", subtitle), ("body", self._summary())):
            self.file.paragraph(kind, text)
        if self.grounds.page is not None:
            self.file.paragraph("body", self._page(self.grounds.page))
        if words.signing:
            self.file.paragraph("body", words.signing)
        self._part(words.equations, tuple(self._equations()), tables.equations, 6)
        self._part(words.findings, tuple(self._findings()), tables.findings, 3, heads.findings)
        if self.grounds.last is not None and (compared := tuple(self._changes(self.grounds.last))):
            self._part(words.changes, compared, tables.changes, 10, heads.changes * 2)
        if sources := source_rows(self.report, self.form, self.sheet, self.grounds.questions):
            self._part(words.sources, sources, tables.sources, 4, heads.sources)

    def _part(
        self, name: str, rows: tuple[Row, ...], look: TableLook, columns: int, heads: tuple[str, ...] = ()
    ) -> None:
        """A heading and its table."""
        self.headings += 1
        self.file.paragraph("section", filled(self.words.heading, number=chinese_numeral(self.headings), name=name))
        head = (tuple(GridCell(Role.HEAD, text) for text in heads),) if heads else ()
        self.file.table(
            PrintedTable(Grid(key="", columns=columns, header_rows=len(head), rows=(*head, *rows)), {}), look
        )

    def _summary(self) -> str:
        states = [statement.holds for statement in self.statements]
        reasons = [reason for _, reason in self.grounds.findings]
        return filled(
            self.words.summary,
            count=len(states),
            holds=states.count(True),
            broken=states.count(False),
            unknown=states.count(None),
            findings=len(reasons),
            explained=sum(bool(reason) for reason in reasons),
        )

    def _page(self, found: Sequence[Finding]) -> str:
        if not found:
            return filled(self.words.page_right, count=len(self.rules))
        names = self.words.together.join(dict.fromkeys(self.rules[finding.id].what for finding in found))
        return filled(self.words.page_wrong, count=len(self.rules), names=names)

    def _mark(self, statement: Statement) -> str:
        marks = {True: self.words.holds, False: self.words.broken, None: self.words.unknown}
        return marks[statement.holds]

    def _equations(self) -> Iterator[Row]:
        """The equations by rule: those of 0 in the line of the rule, the prose as one text."""
        for rule, group in groupby(self.statements, lambda statement: statement.rule):
            stated = tuple(group)
            alive = [statement for statement in stated if not statement.idle]
            heading = rules()[rule].holds + self.sheet.notes.get(rule, "") * bool(alive)
            if idle := len(stated) - len(alive):
                heading += filled(self.words.rest_idle if alive else self.words.all_idle, count=idle)
            yield (GridCell(Role.BAND, heading, columns=6),)
            if stated[0].of_prose:
                yield (
                    GridCell(Role.LABEL, self.words.between.join(dict.fromkeys(map(self._mention, stated))), columns=6),
                )
            else:
                yield from two_abreast(map(self._equation, alive))

    def _mention(self, statement: Statement) -> str:
        """A number of the prose; one that is a cell as it stands needs no equation."""
        words, mark = one_line(statement.name), self._mark(statement)
        if statement.holds and " + " not in statement.text:
            return filled(self.words.mention, words=words, mark=mark)
        sign = "=" if statement.holds else "≠"
        return filled(self.words.mention_sum, words=words, sign=sign, sum=statement.text, mark=mark)

    def _equation(self, statement: Statement) -> SheetItem:
        name = GridCell(Role.LABEL, statement.name)
        mark = GridCell(Role.NUMBER, self._mark(statement))
        return SheetItem(
            half=(name, GridCell(Role.LABEL, statement.text), mark),
            whole=(name, GridCell(Role.LABEL, statement.text, columns=4), mark),
            alone=not self._is_short(statement.text),
        )

    def _is_short(self, text: str) -> bool:
        """Whether an equation fits into half a row; a space between digits is half as wide as they are."""
        page = self.file.layout
        room = page.columns_of(self.sheet.tables.equations, 6)[1] - 2 * twips(page.tables.cell_padding)
        width = characters(text) - text.count(" ") / 4
        return width * page.texts.table_label.size * TWIPS_PER_POINT <= room

    def _findings(self) -> Iterator[Row]:
        """Every finding once, with its reason: what is said alike of several places has them in one row."""
        alike: dict[tuple[str, str], list[str]] = {}
        for finding, reason in self.grounds.findings:
            said = (one_line(finding.message), one_line(reason) or self.words.unexplained)
            place = self.sheet.places.get(finding.where) or place_name(self.form, finding.where) or self.words.anywhere
            alike.setdefault(said, []).append(place)
        for (message, reason), places in alike.items():
            where = self.words.together.join(dict.fromkeys(places))
            yield tuple(GridCell(Role.LABEL, text) for text in (where, message, reason))
        if not alike:
            yield (GridCell(Role.LABEL, self.words.no_findings, columns=3),)

    def _changes(self, last: Report) -> Iterator[Row]:
        compared = tuple(changes(self.report, last, self.sheet.year_on_year))
        shown = [change for change in compared if change.now or change.before]
        yield from two_abreast(map(self._change, shown))
        if idle := len(compared) - len(shown):
            yield (GridCell(Role.LABEL, filled(self.words.idle_changes, count=idle), columns=10),)

    def _change(self, change: Change) -> SheetItem:
        difference = f"{'+' if change.difference > 0 else ''}{number_text(change.difference)}"
        numbers = (number_text(change.now), number_text(change.before), difference, self._share(change))
        half = (
            GridCell(Role.LABEL, self.sheet.year_on_year[change.key]),
            *(GridCell(Role.NUMBER, text) for text in numbers),
        )
        why = one_line(self.grounds.changes.get(change.key, "")) or self.words.needs_word
        note = GridCell(Role.LABEL, why * change.needs_word, columns=5)
        return SheetItem(half, (*half, note), alone=change.needs_word)

    def _share(self, change: Change) -> str:
        if not change.difference:
            return self.words.same
        percent = change.percent
        return self.words.no_percent if percent is None else filled(self.words.percent, percent=f"{percent:+}")
