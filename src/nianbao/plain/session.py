"""The conversation line by line: hear, answer, say; and the commands that a front end carries out itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from nianbao.errors import NianbaoError
from nianbao.interview.asking import Prompt
from nianbao.interview.commands import ANSWERS, CONFIRMED, DRAFT, EXPORT_KINDS, SINGLE_ROW, Action, Command
from nianbao.interview.keeping import Said
from nianbao.interview.replies import help_lines
from nianbao.interview.sources import sources
from nianbao.interview.table_entry import enter_cells
from nianbao.interview.understanding import Unclear, file_path, yes_no
from nianbao.plain.changed_file import ChangedFile
from nianbao.plain.comparing import read_both_years, take_file_in
from nianbao.plain.listener import Listener
from nianbao.plain.report_pages import preview
from nianbao.plain.sheets import RowsSheet, drawn, sheets
from nianbao.plain.speaker import Speaker
from nianbao.plain.versions import look_at_versions
from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.session.answers_arriving import is_answers_file
from nianbao.session.answers_out import save_answers
from nianbao.session.drafting import Drafting, unsaved
from nianbao.session.export_kinds import ExportKind, kind_of
from nianbao.session.export_targets import ChangedFileError
from nianbao.session.exporting import obstacles
from nianbao.session.parting import take_theirs
from nianbao.session.pasting import Pasted, typed_rows
from nianbao.session.signing import sheet_path
from nianbao.session.standing import Standing, told
from nianbao.session.unchanged import PASSAGES, Block
from nianbao.writing.machine import missing_fonts

TAKE_THEIRS = "2"
"""What is typed to take over the answers of the other copy; anything else keeps those given here."""

_A_STRETCH = 100
"""Reports of a folder after which line mode says again how far it is."""


class Session:
    """A drafter's sitting in line mode. Everything is saved as it is answered; leaving is possible at any line."""

    def __init__(self, drafting: Drafting, listener: Listener, speaker: Speaker) -> None:
        self.drafting, self.listener, self.speaker = drafting, listener, speaker
        self.conversation = drafting.conversation
        self._unread = ""
        self.conversation.units.watch = self._tell_reading
        self._actions: dict[Action, Callable[[str], None]] = {
            Action.HELP: self.help,
            Action.PREVIEW: self.preview,
            Action.TABLE: self.table,
            Action.CHECK: self.check,
            Action.EXPORT: self.export,
            Action.SOURCES: self.sources,
            Action.COMPARE: lambda _: read_both_years(self.drafting, self.speaker),
            Action.TAKE_IN: lambda named: take_file_in(self.drafting, named, self.listener, self.speaker),
            Action.VERSIONS: lambda _: look_at_versions(self.drafting, self.listener, self.speaker),
            Action.LOOK: lambda _: self.speaker.tell(self._reply("look_plain")),
        }

    def run(self, answers: str = "") -> int:
        """Talk until /退出 or the end of the input; 1 where the answers could not be saved.

        `answers` is a file of answers that the sitting begins with.
        """
        if answers:
            self.speaker.say(self.conversation.greets())
            self.carry_out(Command(Action.TAKE_IN, answers))
        else:
            self.speaker.say((*self.conversation.greets(), *self.conversation.asks()))
        while (text := self.listener.hear()) is not None:
            command = self.conversation.commands.parse(text)
            if command is None and is_answers_file(text):
                command = Command(Action.TAKE_IN, text)
            if command is not None and command.action is Action.QUIT:
                if self.leave() == 0:
                    return 0
            elif command is not None and command.action in self._actions:
                self.carry_out(command)
            else:
                self._answer(text)
            self._tell_parting()
        return self.leave()

    def _answer(self, text: str) -> None:
        """A line of the conversation; before the next question what of a paste is still blank, where that changed."""
        said = self.conversation.say(text)
        if self._unread_now() != self._unread:
            self._tell_unread()
        self.speaker.say(said)

    def _tell_reading(self, number: int, count: int, _: Path) -> None:
        """Says that a folder of reports is being read, once, and then every hundredth."""
        if number == 1 or number % _A_STRETCH == 0:
            self.speaker.tell(self._reply("at_work_plain", number=number, count=count))

    def _tell_parting(self) -> None:
        """A draft that another program changed: which answers differ, and whose are to stand."""
        found = self.drafting.parting()
        if found is None:
            return
        self.speaker.tell(self._reply("parted", **vars(found)))
        if any(each.theirs for each in found.differing):
            self.speaker.tell(self._reply("parted_ways"))
            if (self.listener.hear() or "").strip() == TAKE_THEIRS:
                self.speaker.say(self.conversation.sealing.attempt(lambda: take_theirs(self.conversation, found)))
                if self.conversation.sealing.waits:
                    return
                self.speaker.tell(self._reply("parted_taken"))
            self.speaker.say(self.conversation.asks())

    def carry_out(self, command: Command) -> None:
        """One of the front end's own commands, then the question at hand: in short where it is still the same."""
        before = self.conversation.prompt
        self.conversation.sealing.taking = None
        try:
            self._actions[command.action](command.argument)
        except NianbaoError as error:
            self.speaker.tell(str(error))
        if self.conversation.sealing.waits:
            return
        asks, now = self.conversation.asks(), self.conversation.prompt
        same = before is not None and now is not None and before.asked.id == now.asked.id
        self.speaker.say(asks[:1] if same else asks)

    def leave(self) -> int:
        """Say where the draft is kept, or that there is none yet; 1 where it could not be saved."""
        fault = unsaved(self.drafting)
        self._tell_unread()
        key = "quit_saved" if self.conversation.answers else "quit_empty"
        self.speaker.tell(fault or self._reply(key, path=self.drafting.project.path))
        return 1 if fault else 0

    def _reply(self, key: str, **detail: Any) -> str:
        return self.conversation.speech.text(key, self.conversation.state.draft.names, **detail)

    def help(self, _: str) -> None:
        """What to count at the question at hand, then every command."""
        prompt = self.conversation.prompt
        if prompt is not None and (lines := self._counting(prompt)):
            self.speaker.tell(lines)
        self.speaker.say(self.conversation.perform(Command(Action.HELP)))
        self.speaker.tell(self._reply("help_plain"))

    def _counting(self, prompt: Prompt) -> str:
        return help_lines(prompt, self.conversation.state.draft.names, self.conversation.speech)

    def preview(self, section: str) -> None:
        """The report as it stands, or one section of it."""
        files = self.drafting.office.files
        lines = preview(self.conversation.state.shown, files, self.speaker.width, section)
        if lines:
            self.speaker.lines(lines)
        else:
            self.speaker.tell(self._reply("nothing_to_jump", text=section))

    def table(self, which: str) -> None:
        """Rows typed or pasted into one of the tables."""
        wanted = self._sheets(which)
        if not wanted:
            self.speaker.tell(self._reply("table_which"))
            return
        self._draw(wanted)
        self._tell_unread()
        self.speaker.tell(self._reply("table_rows"))
        block = self.listener.block()
        if len(block) > LONGEST_PASTE:
            self.speaker.tell(self._reply("paste_too_large", limit=LONGEST_PASTE))
            return
        rows = tuple(row for sheet in wanted for row in sheet.rows)
        typed = typed_rows(block, rows, self.conversation.script.spoken)
        said = self._enter(typed)
        self._draw(wanted)
        self.speaker.say(said)
        for line in typed.unfit:
            self.speaker.tell(self._reply("table_unclear", line=line))
        self._tell_unread()

    def _enter(self, typed: Pasted) -> Said:
        """Take over the figures of typed rows; gives what was said to them."""
        zeroes = dict.fromkeys(typed.nothing, 0) if typed.nothing and self._are_zero(len(typed.nothing)) else {}
        cells = {**typed.cells, **zeroes, **dict.fromkeys(typed.unread)}
        said = self.conversation.sealing.attempt(lambda: enter_cells(self.conversation, cells))
        unread = self.drafting.unread
        unread.take(typed)
        unread.entered(self.drafting.report.cells)
        return said

    def _tell_unread(self) -> None:
        """The cells that pastes left blank and that have no number yet."""
        self._unread = self._unread_now()
        if self._unread:
            self.speaker.tell(self._unread)

    def _unread_now(self) -> str:
        form, speech = self.conversation.script.form, self.conversation.speech
        return self.drafting.unread.told(self.drafting.report.cells, form, speech)

    def _are_zero(self, count: int) -> bool:
        """Whether the drafter says that “-” and 无 are 0, once for all rows."""
        self.speaker.tell(self._reply("signs_ask_plain", count=count))
        try:
            return yes_no(self.listener.hear() or "", self.conversation.script.spoken)
        except Unclear:
            return False

    def _sheets(self, which: str) -> list[RowsSheet]:
        """The sheets of the table whose heading has these words; without words, of the table that is being asked."""
        form = self.drafting.office.files.form
        prompt = self.conversation.prompt
        key = prompt.asked.part.key if prompt is not None and not which else ""
        headings = {section.key: section.heading for section in form.sections}
        wanted = which.removeprefix("表")
        return [sheet for sheet in sheets(form) if sheet.table == key or (wanted and wanted in headings[sheet.table])]

    def _draw(self, wanted: Iterable[RowsSheet]) -> None:
        cells = self.drafting.report.cells
        figures = {key: "？" if value is None else str(value) for key, value in cells.items()}
        for sheet in wanted:
            self.speaker.lines(drawn(sheet, figures, self.speaker.width))

    def check(self, argument: str) -> None:
        """Everything that the checks find and what is last year's, numbered.

        “2 原因” keeps a reason for the second of them, or that it was looked at where it is last year's.
        """
        found = self.drafting.blockers()
        number, _, words = argument.partition(" ")
        if number.isdecimal() and words.strip():
            self._settle(found, int(number), words.strip())
            return
        self.speaker.tell(self._summary(found))
        self._tell_unread()
        for place, finding in enumerate(found.findings, start=1):
            self.speaker.tell(f"{place} {told(finding, self.conversation)}")
        for finding, reason in found.explained:
            self.speaker.tell(self._reply("check_explained", message=told(finding, self.conversation), reason=reason))
        if found.warnings:
            self.speaker.tell(self._reply("check_how"))
        self._tell_unchanged(found)

    def _tell_unchanged(self, found: Standing) -> None:
        first = len(found.findings) + 1
        for number, block in enumerate(found.alike, start=first):
            self.speaker.tell(self._reply("check_unchanged", number=number, **_detail(block)))
        for block in found.unchanged:
            if block.confirmed:
                self.speaker.tell(self._reply("check_confirmed", **_detail(block)))
        if found.alike:
            self.speaker.tell(self._reply("check_unchanged_how", number=first))

    def _summary(self, found: Standing) -> str:
        if not found.findings:
            return self._reply("check_clean")
        return self._reply(
            "check_found", errors=len(found.errors), warnings=len(found.warnings), hints=len(found.hints)
        )

    def _settle(self, found: Standing, number: int, words: str) -> None:
        place = number - len(found.findings) - 1
        if 0 <= place < len(found.alike):
            block = found.alike[place]
            said = self.drafting.confirm(block)
            self.speaker.say(said)
            if not said:
                self.speaker.tell(self._reply("unchanged_confirmed", **_detail(block)))
        else:
            self._explain(found, number, words)

    def _explain(self, found: Standing, number: int, reason: str) -> None:
        chosen = found.findings[number - 1 : number] if number else ()
        if not chosen or not self.drafting.may_stand(chosen[0]):
            self.speaker.tell(self._reply("check_how"))
            return
        echoes = self.drafting.explain(chosen[0], reason)
        self.speaker.say(echoes[:1])

    def export(self, argument: str) -> None:
        """Write the Word file, or the kind of file that “pdf”, “图” or the ending of a path says.

        Before the path “草稿” lets gaps and faults stand, “确认” the warnings that have no reason, and “一行” prints
        （六）其他处理 as the one row of older reports.
        """
        words, named = _leading_words(argument, (DRAFT, CONFIRMED, SINGLE_ROW, *EXPORT_KINDS))
        if argument == ANSWERS:
            self.speaker.tell(self._reply("answers_written", path=save_answers(self.drafting)))
            return
        if named and not _is_path(named):
            self.speaker.tell(self._reply("export_unclear", text=named))
            return
        in_the_way: list[str] = []
        if DRAFT not in words:
            found = self.drafting.blockers()
            in_the_way = list(obstacles(found, self.conversation, confirmed=CONFIRMED in words))
        for obstacle in in_the_way:
            self.speaker.tell(obstacle)
        if in_the_way:
            return
        try:
            target = file_path(named) if named else None
        except Unclear as unclear:
            self.speaker.tell(self._reply(unclear.key, **{"answer": named, **unclear.detail}))
            return
        kind = next((ExportKind(EXPORT_KINDS[word]) for word in words & set(EXPORT_KINDS)), kind_of(target or Path()))
        self._write(target, kind, draft=DRAFT in words, single=SINGLE_ROW in words)

    def _write(self, target: Path | None, kind: ExportKind, *, draft: bool, single: bool) -> None:
        try:
            written = self.drafting.export(target, draft=draft, kind=kind, single_other_row=single)
        except ChangedFileError as changed:
            meant = target or self.drafting.target(kind, draft=draft)
            asked = ChangedFile(self.drafting, self.listener, self.speaker)
            asked.settled(changed, meant, lambda path: self._write(path, kind, draft=draft, single=single))
            return
        told = "draft" if draft and kind is ExportKind.WORD else kind
        fonts = missing_fonts() if kind is ExportKind.PDF else None
        self.speaker.tell(self._reply(f"exported_{told}", path=written, fonts=fonts))
        if kind is ExportKind.WORD:
            self.speaker.tell(self._reply("exported_sheet", path=sheet_path(written, self.drafting.office.files)))
        if not draft:
            self.speaker.tell(self._reply("exported_issued"))

    def sources(self, about: str) -> None:
        """Where each answer came from; `about` keeps those whose label has these words."""
        self.speaker.say(sources(self.conversation.state, self.conversation.speech, about))


def _detail(block: Block) -> dict[str, Any]:
    """The names for a sentence about a block; a passage is named, not told."""
    values = block.spelled.values() if block.key != PASSAGES else [""] * len(block.turns)
    answers = [{"label": label, "value": value} for label, value in zip(block.labels, values, strict=True)]
    return {"title": block.title, "answers": answers}


def _is_path(text: str) -> bool:
    """Whether what is typed behind the export names a file: a word alone would be one without an ending."""
    return bool(Path(text.strip("'\"")).suffix) or any(sign in text for sign in "/\\~")


def _leading_words(argument: str, words: Iterable[str]) -> tuple[frozenset[str], str]:
    """The words at the beginning of an argument, in any order, and the rest; “草稿.docx” is the name of a file."""
    found: set[str] = set()
    while word := next((each for each in words if argument.startswith(each) and argument[len(each) :][:1] != "."), ""):
        found.add(word)
        argument = argument.removeprefix(word).strip()
    return frozenset(found), argument
