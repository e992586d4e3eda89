"""What has been read so far: cells with the place of each, row labels as printed, and what could not be placed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nianbao.reading.figures import Figure, count
from nianbao.report import Number, Unread


@dataclass
class Gathered:
    """The cells of the three tables as they are found; the first number found for a cell stands."""

    cells: dict[str, Number | None] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    older: bool = False

    def put(self, key: str, text: str, where: str, read: Callable[[str], Figure] = count) -> None:
        """A cell read from a place; what is neither a number nor a sign for nothing is blank and listed."""
        figure = read(text)
        if not figure.understood:
            self.leave(text, where)
        if self.cells.get(key) is None:
            self.cells[key] = figure.number
            self.places[key] = f"{where}“{text.strip()}”"
        elif figure.number not in (None, self.cells[key]):
            self.leave(text, where)

    def has(self, table: str) -> bool:
        """Whether cells of a table have been read: `disclosure`, `requests` or `disputes`."""
        return any(key.startswith(f"{table}.") for key in self.cells)

    def has_number(self, table: str) -> bool:
        """Whether a number of a table has been read."""
        return any(key.startswith(f"{table}.") and value is not None for key, value in self.cells.items())

    def blank(self, key: str, where: str) -> None:
        """A cell of which it cannot be known whether it holds a number."""
        if key not in self.cells:
            self.cells[key] = None
            self.places[key] = where

    def take(self, other: Gathered, is_left: Callable[[Unread], bool]) -> None:
        """What another has gathered, of its unread pieces those that are left over; cells known here stand."""
        for key, value in other.cells.items():
            if self.cells.get(key) is None:
                self.cells[key], self.places[key] = value, other.places[key]
        self.labels = {**other.labels, **self.labels}
        self.unread.extend(
            dict.fromkeys(piece for piece in other.unread if is_left(piece) and piece not in self.unread)
        )
        self.older = self.older or other.older

    def leave(self, text: str, where: str) -> None:
        """A piece that could not be placed."""
        short = " ".join(text.split())
        if short:
            self.unread.append(Unread(short if len(short) <= 200 else short[:200] + "……", where))
