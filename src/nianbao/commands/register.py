"""`nianbao register`: the office's register of applications, counted into 表三 and 表四."""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nianbao.commands.command_setting import data_files
from nianbao.commands.command_texts import command_speech
from nianbao.data_files import DataFiles
from nianbao.errors import RegisterError
from nianbao.interview.register_telling import Telling, register_speech
from nianbao.interview.script_files import load_script
from nianbao.language.line_breaking import break_lines
from nianbao.plain.sheets import drawn, sheets
from nianbao.register.counted_register import CountedTables, count_register, read_register, tables
from nianbao.register.counting import Counted
from nianbao.register.lines import LinePlace
from nianbao.register.office_words import register_words
from nianbao.register.workdays import Workdays
from nianbao.session.register_json import register_json
from nianbao.session.reports import open_report
from nianbao.storage.register_usage import load_usage
from nianbao.wording.names import Names


def run(arguments: Namespace) -> int:
    """Print the tables that a register gives, with the lines behind each number, as a person reads them or as JSON."""
    files, today = data_files(arguments), date.today()
    usage = load_usage()
    words, workdays = register_words(files, usage), Workdays(usage)
    register = read_register(arguments.file, words)
    telling = Telling(register, register_speech(files), Names(files.form))
    year = arguments.year or register.likely_year
    if year is None:
        raise RegisterError(telling.heading("no_year"), where=arguments.file.name)
    result = count_register(register, year, words, workdays, today)
    counted = tables(result, files.form)
    if arguments.json:
        print(json.dumps(register_json(register, result, counted), ensure_ascii=False, indent=1))
        return 0
    width = max(40, shutil.get_terminal_size((100, 24)).columns - 1)
    last = _last_cells(arguments, files, today)
    for line in _lines(_Counting(files, telling, result, counted, workdays, today, last), width):
        print(line)
    return 0


@dataclass(frozen=True)
class _Counting:
    """What a register was counted into, and what tells of it."""

    files: DataFiles
    telling: Telling
    result: Counted
    tables: CountedTables
    workdays: Workdays
    today: date
    last: Mapping[str, Any]


def _lines(counting: _Counting, width: int) -> Iterator[str]:
    """The lines in the width of the terminal."""
    form, telling = counting.files.form, counting.telling
    yield from _told(telling.summary(counting.result), width)
    cells = counting.tables.cells
    for sheet in sheets(form):
        rows = tuple(row for row in sheet.rows if row.keys[0] in cells)
        if rows:
            heading = next(section.heading for section in form.sections if section.key == sheet.table)
            figures = {key: str(cells[key]) for row in rows for key in row.keys}
            yield from ("", heading, *drawn(replace(sheet, rows=rows), figures, width))
    labels = form.labels
    speech = command_speech(counting.files)
    behind = (
        speech.text("lines_behind", label=labels[key], number=cells[key], source=telling.source(places))
        for key, places in _single(counting.tables)
    )
    columns = {column.key: column.label for column in form.requests.applicant_columns}
    for key, sentences in (
        ("provenance_head", behind),
        ("unplaced_head", telling.unplaced(counting.result)),
        ("deadlines_head", telling.deadlines(counting.result, counting.workdays, counting.today)),
        (
            "notes_head",
            (*telling.carried_in(counting.tables, counting.last, columns), *telling.notes(counting.result)),
        ),
    ):
        if told := list(sentences):
            yield from ("", telling.heading(key), *_told(told, width))


def _single(counted: CountedTables) -> Iterator[tuple[str, tuple[LinePlace, ...]]]:
    """The cells that are no totals, with the lines behind them."""
    for key, places in counted.lines.items():
        if places and not key.endswith(".total") and ".handled." not in key:
            yield key, places


def _told(sentences: Iterable[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from break_lines(sentence, width)


def _last_cells(arguments: Namespace, files: DataFiles, today: date) -> Mapping[str, Any]:
    """The cells of last year's report, where one is given; raises ReadingError, ProjectError."""
    if arguments.last is None:
        return {}
    return open_report(arguments.last, files, load_script(files), today).report.cells
