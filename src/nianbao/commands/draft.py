"""`nianbao draft`: a report from a file of answers, without a question asked."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from nianbao.checks import Finding
from nianbao.commands.command_setting import data_files
from nianbao.commands.command_texts import command_speech
from nianbao.commands.finding_lines import severity_word
from nianbao.interview.conversation import Conversation
from nianbao.interview.memory import LAST_YEAR
from nianbao.interview.reply_texts import Speech
from nianbao.report import Report
from nianbao.session.drafting import Office, report_stem
from nianbao.session.export_kinds import ExportKind, kind_of, write
from nianbao.session.export_targets import STANDARD_OUTPUT, check_targets, put_aside
from nianbao.session.headless import PlayedAnswers, run_answers
from nianbao.session.signing import save_sheet_beside, sheet_path
from nianbao.session.standing import standing
from nianbao.storage.answers_file import read_answers
from nianbao.storage.config_folder import config_folder
from nianbao.storage.written_files import WrittenFiles
from nianbao.writing.machine import missing_fonts


def run(arguments: Namespace) -> int:
    """Write the Word file and print where it stands; 1 where answers are missing, unclear or contradict."""
    _check_outputs(arguments, arguments.output, arguments.web)
    answers = read_answers(arguments.answers)
    if arguments.last is not None:
        answers[LAST_YEAR] = shlex.quote(str(arguments.last))
    office = Office.load(data_files(arguments))
    conversation = office.converse(now=_now)
    outcome = run_answers(conversation, answers)
    found, speech = standing(conversation), command_speech(office.files)
    for line in (*outcome.remarks, *_told(outcome, speech), *_named((*found.errors, *found.warnings), speech)):
        print(line, file=sys.stderr)
    sound = outcome.complete and not found.errors
    if not sound and not arguments.incomplete:
        print(speech.text("not_written"), file=sys.stderr)
        return 1
    _write(arguments, office, conversation, draft=not sound)
    return 0 if sound else 1


def _now() -> datetime:
    """The time that files are to carry where the environment says it, else that of the clock."""
    from nianbao.writing.file_dates import asked_moment

    moment = asked_moment()
    return moment.replace(tzinfo=None) if moment is not None else datetime.now()


def _check_outputs(arguments: Namespace, *outputs: Path | None) -> None:
    """See that no output is one of the inputs or another output; raises WritingError."""
    targets = [path for path in outputs if path is not None and path != STANDARD_OUTPUT]
    check_targets(targets, [path for path in (arguments.answers, arguments.last) if path is not None])


_Writings = Iterator[tuple[Path, Callable[[Path], Path]]]


def _write(arguments: Namespace, office: Office, conversation: Conversation, *, draft: bool) -> None:
    report = conversation.state.shown if draft else conversation.state.report
    if arguments.output == STANDARD_OUTPUT:
        from nianbao.writing.word import word_document

        single = arguments.single_other_row
        sys.stdout.buffer.write(word_document(report, office.files, single_other_row=single, draft=draft))
        return
    written = WrittenFiles(config_folder() / "written.json")
    for path, save in list(_writings(arguments, office, conversation, report, draft=draft)):
        if path.exists() and not written.is_unchanged(path):
            told = command_speech(office.files).text("put_aside", name=path.name, file=put_aside(path))
            print(told, file=sys.stderr)
        print(save(path))
        written.remember(path)


def _writings(
    arguments: Namespace, office: Office, conversation: Conversation, report: Report, *, draft: bool
) -> _Writings:
    """Each file that is to be written, and what writes it; raises WritingError where one of them may not be."""
    files, shape = office.files, {"single_other_row": arguments.single_other_row, "draft": draft}
    target = arguments.output or Path(f"{report_stem(report, files, draft=draft)}.docx")
    kind = ExportKind.PDF if kind_of(target) is ExportKind.PDF else ExportKind.WORD
    sheet = sheet_path(target, files) if kind is ExportKind.WORD else None
    _check_outputs(arguments, target, sheet, arguments.web, arguments.glance)
    yield target, lambda path: write(report, path, files, kind, **shape)
    if sheet is not None:
        yield sheet, lambda _: save_sheet_beside(target, conversation, files, draft=draft)
    elif fonts := missing_fonts():
        print(command_speech(files).text("fonts_substituted", fonts=fonts), file=sys.stderr)
    if arguments.web is not None:
        yield arguments.web, lambda path: write(report, path, files, ExportKind.WEB, **shape)
    if arguments.glance is not None:
        last = conversation.last_year
        yield arguments.glance, lambda path: write(report, path, files, ExportKind.GLANCE, last=last, draft=draft)


def _told(outcome: PlayedAnswers, speech: Speech) -> Iterator[str]:
    for each in outcome.refused:
        yield speech.text("answer_refused", id=each.question, label=each.label, said=each.said)
    for id, label in outcome.left.items():
        yield speech.text("answer_missing", id=id, label=label)
    for id in outcome.unasked:
        yield speech.text("answer_not_asked", id=id)
    for id, near in outcome.unknown.items():
        yield speech.text("answer_unknown", id=id, near=near)


def _named(found: Iterable[Finding], speech: Speech) -> Iterator[str]:
    for finding in found:
        yield speech.text("named_finding", word=severity_word(finding.severity, speech), message=finding.message)
