"""One of the three tables to be filled in by keys: a cursor on a cell, figures typed in place, blocks pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from nianbao.interview.understanding import Spoken
from nianbao.language.folding import folded
from nianbao.language.line_breaking import width_of
from nianbao.reading.pasted import LONGEST_PASTE, number_in
from nianbao.report import FEES, Number
from nianbao.session.pasting import Pasted, pasted, rows_of
from nianbao.session.table_figures import TABLES, Figures
from nianbao.session.unread_cells import UnreadCells
from nianbao.tui.grid_drawing import DrawnLine, shown
from nianbao.tui.table_drawing import draw_table
from nianbao.tui.widgets.line_view import Line, LineView, Run

"""The keys of 表二, 表三 and 表四."""

_DIGITS = "0123456789"
_FAR = 99


class _Place(NamedTuple):
    """Where a cell stands: its line, the row of cells that it is in, its columns from `left` up to `right`."""

    line: int
    row: int
    left: int
    right: int


class TableEditor(LineView, can_focus=True):
    """Edits Figures; what is being typed counts once the cursor leaves the cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"line--{tone}" for tone in ("table", "total", "edited", "cursor", "typing"))
    }

    class Changed(Message):
        """The cursor is on another cell, or a figure is another one."""

    @dataclass
    class Told(Message):
        """A key or a paste could not do what it was for; `key` names the reply, `detail` what it tells of."""

        key: str
        detail: dict[str, object]

    @dataclass
    class Signs(Message):
        """A paste had “-” or 无 in these cells: whether they are 0 is for the drafter to say."""

        cells: list[str]

    def __init__(
        self, figures: Figures, cell: str, spoken: Spoken, unread: UnreadCells, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._spoken = spoken
        self.unread = unread
        self.figures = figures
        self.cell = cell
        self.typing: str | None = None
        self._left_at: dict[str, str] = {}
        self._places: dict[str, _Place] = {}
        self._heads = 0

    @property
    def table(self) -> str:
        """The key of the table that is shown."""
        return self.cell.partition(".")[0]

    def open(self, table: str) -> None:
        """Shows a table, at the cell where the cursor was in it."""
        self._go(self._left_at.get(table) or self._to_fill(table)[0])

    def turn(self, by: int) -> None:
        """Shows the table after this one (1), or before (-1)."""
        self.open(self._beside(by))

    def _beside(self, by: int) -> str:
        return TABLES[(TABLES.index(self.table) + by) % len(TABLES)]

    def _to_fill(self, table: str) -> list[str]:
        """The cells of a table in the order of printing, without totals."""
        form = self.figures.form
        return [key for key in form.cells if key.startswith(f"{table}.") and not form.is_total(key)]

    def draw_again(self) -> None:
        """Draws the figures as they are now, with the cursor in sight."""
        self.break_again()
        self._bring_into_sight()
        self.post_message(self.Changed())

    def _broken(self, width: int) -> list[Line]:
        drawn = draw_table(self.figures.form, self.table, self.values, width, close=True)
        self._places = dict(_places(drawn))
        self._heads = self._head_lines()
        return [self._line(line) for line in drawn]

    @property
    def values(self) -> Mapping[str, Number | None]:
        """The figures, with what is being typed where it is a number."""
        typed = number_in(self.typing, self.cell) if self.typing else None
        return self.figures.values if typed is None else self.figures.with_one(self.cell, typed)

    def _head_lines(self) -> int:
        """The lines of the column heads, which stay while the rows scroll; none where they would take the room."""
        first = min(place.line for place in self._places.values())
        return first if self.table != "disclosure" and first * 3 <= self.size.height else 0

    def _line(self, line: DrawnLine) -> Line:
        runs, done = [], 0
        for cell in line.cells:
            text, tone = line.text[cell.start : cell.end], self._tone(cell.key)
            if cell.key == self.cell and self.typing is not None:
                text, tone = self.typing[-len(text) :].rjust(len(text)), "typing"
            runs += [Run(line.text[done : cell.start], "table"), Run(text, tone)]
            done = cell.end
        return [*runs, Run(line.text[done:], "table")]

    def _tone(self, key: str) -> str:
        if key == self.cell:
            return "cursor"
        if self.figures.form.is_total(key):
            return "total"
        return "edited" if key in self.figures.edits else "table"

    def on_resize(self) -> None:
        """Breaks the lines anew, for the height too: the heads stay only where there is room."""
        self.break_again()

    def render_line(self, y: int) -> Strip:
        """The heads stay where they are, the rows below scroll."""
        return super().render_line(y - int(self.scroll_offset.y) if y < self._heads else y)

    def _bring_into_sight(self) -> None:
        place, height = self._places.get(self.cell), self.size.height
        if place is None or not height:
            return
        first = min(each.line for each in self._places.values())
        top, bottom = place.line - self._heads, place.line + 2 - height
        if place.line == first:
            self.scroll_to(y=0, animate=False, immediate=True)
        elif not bottom <= self.scroll_offset.y <= top:
            self.scroll_to(y=top if self.scroll_offset.y > top else bottom, animate=False, immediate=True)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands: behind the last digit of the cell."""
        place = self._places.get(self.cell)
        if place is None:
            return self.content_region.offset
        return self.content_region.offset + Offset(place.right, place.line - int(self.scroll_offset.y))

    def _go(self, cell: str) -> None:
        self.take_typed()
        self._left_at[self.table] = self.cell
        self.cell = cell
        self.draw_again()

    def take_typed(self) -> None:
        """Enters what is being typed; what is no number is left out and told."""
        typed, self.typing = self.typing, None
        if typed is None:
            return
        value = number_in(typed, self.cell) if typed else None
        if typed and value is None:
            self.post_message(self.Told("cell_unclear", {"text": typed}))
        else:
            self.figures.put({self.cell: value})

    def cancel(self) -> bool:
        """Leaves the cell as it was; False where nothing is being typed."""
        if self.typing is None:
            return False
        self.typing = None
        self.draw_again()
        return True

    def move_column(self, by: int) -> None:
        """To the cell beside, within the row."""
        here = self._places[self.cell]
        row = [key for key, place in self._places.items() if place.row == here.row]
        self._go(row[max(0, min(row.index(self.cell) + by, len(row) - 1))])

    def move_row(self, by: int) -> None:
        """To the nearest cell above or below."""
        here = self._places[self.cell]
        wanted = max(0, min(here.row + by, max(place.row for place in self._places.values())))
        row = {key: place for key, place in self._places.items() if place.row == wanted}
        if wanted != here.row:
            self._go(min(row, key=lambda key: abs(row[key].right - here.right)))
        else:
            self._go(self.cell)

    def action_page(self, direction: int) -> None:
        """One screen of rows up or down."""
        lines = max(1, self.size.height - self._heads - 1)
        here = self._places[self.cell]
        ahead = [place.row for place in self._places.values() if abs(place.line - here.line) <= lines]
        self.move_row((max(ahead) if direction > 0 else min(ahead)) - here.row)

    def next(self, by: int) -> None:
        """To the next cell that can be filled, or the one before; from the last one into the next table."""
        order = [key for key in self.figures.form.cells if key in self._places]
        here = order.index(self.cell)
        ahead = order[here + 1 :] if by > 0 else order[:here][::-1]
        beside = self._to_fill(self._beside(by))
        self._go(next((key for key in ahead if key in self._to_fill(self.table)), beside[0 if by > 0 else -1]))

    def blank(self) -> None:
        """Empties the cell: not known."""
        if self._can_be_filled():
            self.typing = None
            self.figures.put({self.cell: None})
            self.draw_again()

    def rub_out(self) -> None:
        """Takes the last digit away."""
        if self._can_be_filled():
            value = self.figures.values.get(self.cell)
            typed = self.typing if self.typing is not None else "" if value is None else shown(value)
            self.typing = typed[:-1]
            self.draw_again()

    def undo(self) -> None:
        """Takes the last edit back."""
        if not self.cancel():
            self.figures.undo()
            self.draw_again()

    def on_key(self, event: events.Key) -> None:
        """Keys are not bindings here: those wait until the event has come up to the app, behind digits typed later."""
        if event.key == "escape":
            if self.cancel():
                event.stop()
            return
        does = _KEYS.get(event.key)
        if does is not None:
            event.stop()
            does(self)
        elif event.character and event.is_printable:
            event.stop()
            self._hear(event.character)

    def _hear(self, typed: str) -> None:
        """Digits of any width are typed into the cell, and a point where it has decimals."""
        sign = "." if typed == "。" else folded(typed)
        if not sign.strip() or not self._can_be_filled():
            return
        if sign in _DIGITS or (sign == "." and self.cell == FEES and "." not in (self.typing or ".")):
            self._type(sign)
        else:
            self.post_message(self.Told("cell_unclear", {"text": typed}))

    def _type(self, sign: str) -> None:
        typed = f"{self.typing or ''}{sign}"
        if number_in(typed, self.cell) is None:
            self.post_message(self.Told("cell_unclear", {"text": typed}))
            return
        self.typing = typed
        self.draw_again()

    def _can_be_filled(self) -> bool:
        if self.figures.form.is_total(self.cell):
            self.post_message(self.Told("cell_total", {}))
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Lays a row or a block over the table from the cell under the cursor on."""
        event.stop()
        self.typing = None
        if len(event.text) > LONGEST_PASTE:
            self.post_message(self.Told("paste_too_large", {"limit": LONGEST_PASTE}))
            return
        found = pasted(event.text, rows_of(self.figures.form, self.table), self.cell, self._spoken)
        self.figures.put({**found.cells, **dict.fromkeys(found.unread)})
        self.unread.take(found)
        self.draw_again()
        self._tell_of(found)
        if found.nothing:
            self.post_message(self.Signs(found.nothing))

    def _tell_of(self, found: Pasted) -> None:
        form, values = self.figures.form, self.figures.values
        filled = [key for key in found.cells if not form.is_total(key)]
        differing = [
            {"label": form.labels[key], "sum": values[key], "value": value}
            for key, value in found.cells.items()
            if form.is_total(key) and values[key] not in (None, value)
        ]
        detail: dict[str, object] = {"filled": len(filled), "totals": differing, "lost": found.without_place}
        detail |= {"unread": list(found.unread.values()), "unfit": found.unfit}
        self.post_message(self.Told("cells_pasted", detail))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to the cell clicked on."""
        line = event.y - self.gutter.top
        line += 0 if line < self._heads else int(self.scroll_offset.y)
        column = event.x - self.gutter.left
        for key, place in self._places.items():
            if place.line == line and place.left <= column < place.right:
                self._go(key)


def _places(lines: list[DrawnLine]) -> list[tuple[str, _Place]]:
    """Each cell with its place, in the order of the rows."""
    found: list[tuple[str, _Place]] = []
    row = 0
    for number, line in enumerate(lines):
        for cell in line.cells:
            left = width_of(line.text[: cell.start])
            found.append((cell.key, _Place(number, row, left, left + cell.end - cell.start)))
        row += bool(line.cells)
    return found


_KEYS: Mapping[str, Callable[[TableEditor], None]] = {
    "up": lambda editor: editor.move_row(-1),
    "down": lambda editor: editor.move_row(1),
    "left": lambda editor: editor.move_column(-1),
    "right": lambda editor: editor.move_column(1),
    "home": lambda editor: editor.move_column(-_FAR),
    "end": lambda editor: editor.move_column(_FAR),
    "ctrl+home": lambda editor: editor.move_row(-_FAR),
    "ctrl+end": lambda editor: editor.move_row(_FAR),
    "pageup": lambda editor: editor.action_page(-1),
    "pagedown": lambda editor: editor.action_page(1),
    "enter": lambda editor: editor.move_row(1),
    "tab": lambda editor: editor.next(1),
    "shift+tab": lambda editor: editor.next(-1),
    "f4": lambda editor: editor.turn(1),
    "ctrl+pagedown": lambda editor: editor.turn(1),
    "ctrl+pageup": lambda editor: editor.turn(-1),
    "delete": lambda editor: editor.blank(),
    "backspace": lambda editor: editor.rub_out(),
    "ctrl+z": lambda editor: editor.undo(),
}
