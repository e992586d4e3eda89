"""The three tables to be filled in directly; what was entered is taken over as answers when the drafter says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from nianbao.interview.cell_notes import CellNote, cell_note
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.kinds import Breakdown
from nianbao.interview.utterance import Tone, Utterance
from nianbao.language.line_breaking import legible
from nianbao.report import FEES
from nianbao.session.balance import balance, in_force
from nianbao.session.choices import Choosable
from nianbao.session.keys_at_hand import Key
from nianbao.session.table_figures import TABLES, Figures, take_over
from nianbao.session.unread_cells import UnreadCells
from nianbao.tui.grid_drawing import shown
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.cell_panel import CellNotes
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.table_editor import TableEditor

TAKE, DROP = "take", "drop"


class TablesScreen(AskingScreen[Said | None]):
    """Gives what was said to the figures that were taken over; None where none were.

    The cursor begins on the cell `start`, else on one that the question at hand fills. `unread` is what earlier pastes
    left blank.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "take", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, conversation: Conversation, start: str | None = None, unread: UnreadCells | None = None) -> None:
        super().__init__()
        self.speech = conversation.speech
        self._conversation = conversation
        form = conversation.script.form
        cell = start if start in form.cells else _at_hand(conversation)
        self._figures = Figures(form, conversation.state.report.cells)
        self._unread = unread or UnreadCells()
        self._editor = TableEditor(self._figures, cell, conversation.script.spoken, UnreadCells(self._unread))

    def compose(self) -> ComposeResult:
        """The tables by name, one of them, the notes of the cell, the keys."""
        yield KeyLine(id="tables")
        yield self._editor
        yield CellNotes()
        text = self.speech.text
        yield KeyLine(
            [
                Key("F2", text("key_filled_in"), "take"),
                Key("Esc", text("key_leave_table"), "leave"),
                Key("F4", text("key_other_table"), "turn"),
                Key("Delete", text("key_blank"), "blank"),
                Key("Ctrl+Z", text("key_undo"), "undo"),
            ],
            id="keys",
        )

    def on_mount(self) -> None:
        """The keys go to the table."""
        self._editor.focus()
        self._editor.draw_again()

    def on_table_editor_changed(self) -> None:
        """Shows the notes of the cell, with the figures as they are now."""
        self.query_one("#tables", KeyLine).show(self._names())
        note = cell_note(self._conversation, self._editor.cell)
        last, unread = self._last_year(note), self._told_unread()
        self.query_one(CellNotes).show(note.label, last, note.counting, self._remarks(), unread)

    def _last_year(self, note: CellNote) -> str:
        if note.last is None:
            return ""
        unit = self.speech.text("unit_fees" if self._editor.cell == FEES else "unit_cases")
        return self.speech.text("table_last", label=note.row, value=shown(note.last), unit=unit)

    def _names(self) -> Iterator[Key]:
        names = {part.key: part.short for part in self._conversation.script.parts}
        for table in TABLES:
            mark = "▸" if table == self._editor.table else " "
            number, _, about = names[table].partition(" ")
            yield Key(f"{mark}{number}", about, f"open({table!r})")

    def _remarks(self) -> Iterator[str]:
        """The balance of the column or row under the cursor, then those that do not hold."""
        table, row, *_ = self._editor.cell.split(".")
        cells, last = self._editor.values, self._conversation.last_year
        if table == "requests":
            here = self._editor.cell.rpartition(".")[2]
            for column in sorted(self._figures.form.requests.columns, key=lambda column: column.key != here):
                found = balance(cells, self._figures.form, column)
                if found and (column.key == here or (found.gap and column.key != "total")):
                    yield found.said(self.speech)
        elif (
            table == "disclosure"
            and last is not None
            and (found := in_force(cells, last.cells, self._figures.form, row))
        ):
            yield found.said(self.speech)

    def _told_unread(self) -> str:
        return self._editor.unread.told(self._figures.values, self._figures.form, self.speech)

    @work
    async def on_table_editor_signs(self, event: TableEditor.Signs) -> None:
        """Asks once for the paste whether its “-” and 无 are 0."""
        ways = [
            Choosable(TAKE, self.speech.text("signs_are_zero")),
            Choosable("", self.speech.text("signs_stay_blank")),
        ]
        asked = self.speech.text("signs_ask", count=len(event.cells))
        if await self.app.push_screen_wait(ChoiceScreen(self.speech, asked, ways)) == TAKE:
            self._figures.put(dict.fromkeys(event.cells, 0))
            self._editor.draw_again()

    def on_table_editor_told(self, event: TableEditor.Told) -> None:
        """Says it below the table."""
        names = self._conversation.state.draft.names
        self.query_one(CellNotes).tell(legible(self._conversation.speech.text(event.key, names, **event.detail)))

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key, or the name of a table, was clicked."""
        self.call_later(self.run_action, event.action)

    def action_open(self, table: str) -> None:
        """One of the tables, at the cell where the drafter was in it."""
        self._editor.open(table)

    def action_turn(self) -> None:
        """The next table."""
        self._editor.turn(1)

    def action_blank(self) -> None:
        """Empties the cell under the cursor."""
        self._editor.blank()

    def action_undo(self) -> None:
        """Takes the last edit back."""
        self._editor.undo()

    def action_take(self) -> None:
        """Takes the figures over as answers and leaves."""
        self._editor.take_typed()
        if not self._figures.edits:
            self.dismiss(None)
            return
        unread = self._told_unread()
        said = take_over(self._figures, self._conversation)
        self._unread.follow(self._editor.unread)
        self._unread.entered(self._conversation.state.report.cells)
        if unread:
            said = (*said, Utterance(Tone.NOTICE, unread))
        self.dismiss(said)

    @work
    async def action_leave(self) -> None:
        """Leaves, and asks first where figures would be lost."""
        self._editor.take_typed()
        if not self._figures.edits:
            self.dismiss(None)
            return
        text = self.speech.text
        ways = {TAKE: "leave_adopt", DROP: "leave_drop", "": "leave_table_on"}
        sentence = text("table_unadopted", cells=len(self._figures.edits))
        options = [Choosable(way, text(key)) for way, key in ways.items()]
        way = await self.app.push_screen_wait(ChoiceScreen(self.speech, sentence, options))
        if way == TAKE:
            self.action_take()
        elif way == DROP:
            self.dismiss(None)


def _at_hand(conversation: Conversation) -> str:
    """A cell that the question at hand fills, else the first of its table, else the first of all."""
    cells = conversation.script.form.cells
    prompt = conversation.prompt
    if prompt is None:
        return cells[0]
    answer, fills = prompt.asked.question.answer, prompt.asked.fills
    slots = conversation.script.slots(answer.slots) if isinstance(answer, Breakdown) else ()
    filled = [fills, *(fills.replace("{slot}", slot.key) for slot in slots)]
    below = (cell for cell in cells if cell.startswith(f"{prompt.asked.part.key}."))
    return next((cell for cell in filled if cell in cells), next(below, cells[0]))
