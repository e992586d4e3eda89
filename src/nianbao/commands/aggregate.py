"""`nianbao aggregate`: the reports of a folder added up cell by cell, and who is missing."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

from nianbao.commands.command_setting import setting
from nianbao.commands.many import run_over, why_lost
from nianbao.errors import ReadingError
from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import break_lines
from nianbao.language.numerals import number_text
from nianbao.plain.sheets import drawn, sheets
from nianbao.report import ReportFormat
from nianbao.session.folder_reports import reports_in
from nianbao.session.setting import Setting
from nianbao.session.unit_reading import UNIT, ReadUnit
from nianbao.session.units_json import units_json
from nianbao.units.adding import Added, added, commonest_year
from nianbao.units.handed_in import HandedIn, handed_in
from nianbao.units.likeness import alike, standard_sentences
from nianbao.units.shelf import Shelf
from nianbao.units.summary_workbook import Summary, workbook
from nianbao.units.telling import Remark, Text, likenesses, remarks
from nianbao.units.unit import Unit
from nianbao.units.unit_list import read_unit_list
from nianbao.wording.names import Names
from nianbao.writing.files import write_whole
from nianbao.writing.sheet_layout import sheet_layout

_ERRORS = ("missing", "unread", "faulty")
_MOST_BLANKS = 12
_MOST_ALIKE, _LONGEST = 20, 240


def run(arguments: Namespace) -> int:
    """Print the sum and what is wrong with what was handed in; 1 where an organ is missing, unread or faulty."""
    with Shelf() as shelf:
        return _run(arguments, shelf)


def _run(arguments: Namespace, shelf: Shelf) -> int:
    office = setting(arguments)
    text = _text(office)
    names = read_unit_list(arguments.units) if arguments.units is not None else ()
    units = _units(arguments.folder, office, text, arguments, shelf)
    if arguments.own is not None:
        own = shelf.lay(ReadUnit(office)(arguments.own))
        units, names = (*units, own), (*names, own.name) if names else ()
    year = commonest_year(units)
    form = office.files.form if year is None else office.files.for_year(year).form
    handed = handed_in(units, year, names)
    last = _last(arguments, office, text, shelf)
    groups = alike(handed.counted, standard_sentences(office.files), shelf.whole)
    told = (*remarks(handed, text, shelf.whole), *likenesses(groups, form, text))
    total = added(shelf.each(handed.counted), form)
    before = added(shelf.each(last), form) if arguments.last else None
    summary = Summary(form, handed.counted, total, told, last, before, shelf.whole)
    if arguments.output is not None:
        print(write_whole(arguments.output, workbook(summary, text)), file=sys.stderr)
    if arguments.json:
        printed = units_json(handed, total, form.format, told, groups, shelf.whole)
        print(json.dumps(printed, ensure_ascii=False, indent=1))
    else:
        width = max(40, shutil.get_terminal_size((100, 24)).columns - 1)
        for line in _lines(handed, summary, text, width, own=arguments.own is not None):
            print(line)
    return int(any(remark.kind in _ERRORS for remark in told))


def _text(office: Setting) -> Text:
    speech, names = Speech(office.script.units_told), Names(office.files.form)
    return lambda key, **detail: speech.text(key, names, **detail)


def _units(folder: Path, office: Setting, text: Text, arguments: Namespace, shelf: Shelf) -> tuple[Unit, ...]:
    """Every file of a folder; raises ReadingError where there is no folder, or no report in it."""
    if not folder.is_dir():
        raise ReadingError(text("no_folder"), where=str(folder), remedy=text("no_folder_remedy"))
    apart = (arguments.output, arguments.units)
    files = reports_in([folder], sheet_layout(office.files).words.file_mark, apart)
    units = tuple(map(shelf.lay, run_over(ReadUnit(office), files, _lost, UNIT, arguments)))
    if not any(unit.read for unit in units):
        key = "no_report" if units else "empty"
        raise ReadingError(text(key).rstrip("。"), where=str(folder), remedy=text("no_folder_remedy"))
    return units


def _last(arguments: Namespace, office: Setting, text: Text, shelf: Shelf) -> tuple[Unit, ...]:
    """The reports of last year's folder that count."""
    if arguments.last is None:
        return ()
    units = _units(arguments.last, office, text, arguments, shelf)
    return handed_in(units, commonest_year(units)).counted


def _lost(file: Path, error: Exception) -> Unit:
    return Unit(file=file, error=why_lost(error))


def _lines(handed: HandedIn, summary: Summary, text: Text, width: int, *, own: bool) -> Iterator[str]:
    """The lines in the width of the terminal."""
    read = sum(unit.read for entry in handed.entries for unit in entry.units) + len(handed.other_years)
    yield text("summary", read=read, year=handed.year, counted=len(handed.counted), own=own)
    yield from _tables(summary.form, summary.added, width)
    for head, told in (
        ("missing_head", _of(summary.remarks, "missing")),
        ("doubled_head", _of(summary.remarks, "doubled")),
        ("unread_head", _of(summary.remarks, "unread")),
        ("other_years_head", _of(summary.remarks, "other_year")),
        ("faulty_head", _faults(handed, summary, text)),
        ("names_head", _of(summary.remarks, "renamed", "unlisted")),
        ("alike_head", _alike(summary.remarks)),
        ("blanks_head", _blanks(summary, text)),
        ("last_head", _changes(summary, text)),
    ):
        if sentences := list(told):
            yield from ("", text(head))
            for sentence in sentences:
                yield from break_lines(sentence, width)


def _tables(form: ReportFormat, total: Added, width: int) -> Iterator[str]:
    figures = {key: number_text(number) for key, number in total.cells.items()}
    headings = {section.key: section.heading for section in form.sections}
    single = any(key in total.cells for key in form.single_other_cells)
    for table, parts in groupby(sheets(form, single_other_row=single), key=lambda sheet: sheet.table):
        yield from ("", headings[table])
        for sheet in parts:
            yield from drawn(sheet, figures, width)


def _of(told: Sequence[Remark], *kinds: str) -> Iterator[str]:
    return (f"{each.rule} {each.sentence}".strip() for each in told if each.kind in kinds)


def _alike(told: Sequence[Remark]) -> Iterator[str]:
    """The weightiest groups; the workbook has them all, with the whole passages."""
    for sentence in islice(_of(told, "alike"), _MOST_ALIKE):
        yield sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}……"


def _faults(handed: HandedIn, summary: Summary, text: Text) -> Iterator[str]:
    for unit in handed.counted:
        if unit.findings:
            every = summary.whole(unit).findings
            yield text("faulty", name=unit.name, file=unit.file.name, count=len(every))
            yield from (f"  {finding.id} {finding.message}" for finding in every)


def _blanks(summary: Summary, text: Text) -> Iterator[str]:
    for key, count in list(summary.added.blanks.items())[:_MOST_BLANKS]:
        yield text("blanks", label=summary.form.labels[key], count=count)


def _changes(summary: Summary, text: Text) -> Iterator[str]:
    if summary.last is None:
        return
    for key in filter(_is_compared, summary.keys):
        now, before = summary.added.cells.get(key, 0), summary.last.cells.get(key, 0)
        if now != before:
            label, change = summary.form.labels[key], now - before
            yield text("last_differs", label=label, now=number_text(now), before=number_text(before), change=change)


def _is_compared(key: str) -> bool:
    """On the screen 表三 and 表四 are compared by their totals; the workbook has every cell."""
    return key.startswith("disclosure.") or key.endswith(".total")
