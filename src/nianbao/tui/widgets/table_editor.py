"""One of the three tables to be filled in by keys: a cursor on a cell, figures typed in place, blocks pasted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from nianbao.interview.line_breaking import width_of
from nianbao.interview.understanding.folding import folded
from nianbao.report import Number
from nianbao.tui.figures import FEES, Figures, number_in
from nianbao.tui.grid_drawing import DrawnLine
from nianbao.tui.pasting import Pasted, pasted, rows_of
from nianbao.tui.table_drawing import draw_table
from nianbao.tui.widgets.line_view import Line, LineView, Run

_DIGITS = "0123456789"


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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move_row(-1)", show=False),
        Binding("down", "move_row(1)", show=False),
        Binding("left", "move_column(-1)", show=False),
        Binding("right", "move_column(1)", show=False),
        Binding("home", "move_column(-99)", show=False),
        Binding("end", "move_column(99)", show=False),
        Binding("ctrl+home", "move_row(-99)", show=False),
        Binding("ctrl+end", "move_row(99)", show=False),
        Binding("enter", "enter", show=False),
        Binding("tab", "next(1)", show=False),
        Binding("shift+tab", "next(-1)", show=False),
        Binding("delete", "blank", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    class Changed(Message):
        """The cursor is on another cell, or a figure is another one."""

    @dataclass
    class Beyond(Message):
        """Tab behind the last cell of the table (1), or shift+Tab before the first (-1)."""

        by: int

    @dataclass
    class Told(Message):
        """A key or a paste could not do what it was for; `key` names the reply, `detail` what it tells of."""

        key: str
        detail: dict[str, object]

    def __init__(self, figures: Figures, table: str, cell: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.figures = figures
        self.table, self.cell = table, cell
        self.typing: str | None = None
        self._drawn: list[DrawnLine] = []
        self._places: dict[str, _Place] = {}
        self._heads = 0

    def show(self, table: str, cell: str) -> None:
        """Shows a table with the cursor on one of its cells."""
        self.take_typed()
        self.table, self.cell = table, cell
        self.draw_again()

    def draw_again(self) -> None:
        """Draws the figures as they are now, with the cursor in sight."""
        self.break_again()
        self._bring_into_sight()
        self.post_message(self.Changed())

    def _broken(self, width: int) -> list[Line]:
        self._drawn = draw_table(self.figures.form, self.table, self.values, width, close=True)
        self._places = dict(_places(self._drawn))
        self._heads = self._head_lines()
        return [self._line(line) for line in self._drawn]

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
        self._bring_into_sight()

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

    def action_move_column(self, by: int) -> None:
        """To the cell beside, within the row."""
        here = self._places[self.cell]
        row = [key for key, place in self._places.items() if place.row == here.row]
        self._go(row[max(0, min(row.index(self.cell) + by, len(row) - 1))])

    def action_move_row(self, by: int) -> None:
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
        self.action_move_row((max(ahead) if direction > 0 else min(ahead)) - here.row)

    def action_enter(self) -> None:
        """Takes what was typed and goes on to the cell below."""
        self.action_move_row(1)

    def action_next(self, by: int) -> None:
        """To the next cell that can be filled, or the one before."""
        cells = [key for key in self._places if not self.figures.form.is_total(key) or key == self.cell]
        target = cells.index(self.cell) + by
        if 0 <= target < len(cells):
            self._go(cells[target])
        else:
            self.take_typed()
            self.post_message(self.Beyond(by))

    def action_blank(self) -> None:
        """Empties the cell: not known."""
        self.typing = None
        if self._can_be_filled():
            self.figures.put({self.cell: None})
        self.draw_again()

    def action_rub_out(self) -> None:
        """Takes the last digit away."""
        if self._can_be_filled():
            value = self.figures.values.get(self.cell)
            typed = self.typing if self.typing is not None else "" if value is None else str(value)
            self.typing = typed[:-1]
            self.draw_again()

    def action_undo(self) -> None:
        """Takes the last edit back."""
        if not self.cancel():
            self.figures.undo()
            self.draw_again()

    def on_key(self, event: events.Key) -> None:
        """Digits of any width are typed into the cell, and a point where it has decimals."""
        typed = event.character if event.character and event.is_printable else ""
        sign = "." if typed == "。" else folded(typed)
        if not sign.strip():
            return
        event.stop()
        if not self._can_be_filled():
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
        found = pasted(event.text, rows_of(self.figures.form, self.table), self.cell)
        self.figures.put(found.cells)
        self.draw_again()
        self._tell_of(found)

    def _tell_of(self, found: Pasted) -> None:
        form, values = self.figures.form, self.figures.values
        filled = [key for key in found.cells if not form.is_total(key)]
        differing = [
            {"label": form.labels[key], "sum": values[key], "value": value}
            for key, value in found.cells.items()
            if form.is_total(key) and values[key] not in (None, value)
        ]
        detail = {"filled": len(filled), "totals": differing, "unread": found.unread, "lost": found.without_place}
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
