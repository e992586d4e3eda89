"""How the screen looks to its drafter: the colours and the borders, as last chosen."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.plain_files import read_plain
from nianbao.whole_files import fault_of, replace_whole

LARGEST = 4096
"""Bytes of the file: far more than two words take."""


class Colours(StrEnum):
    """Light on dark, dark on light, or those that the terminal has been set to."""

    DARK = "dark"
    LIGHT = "light"
    TERMINAL = "terminal"


class Borders(StrEnum):
    """Drawn with line characters, or with + - | where a console shows those too wide or not at all."""

    LINES = "lines"
    PLAIN = "plain"


@dataclass(frozen=True)
class Appearance:
    """What can be chosen of the look."""

    colours: Colours = Colours.DARK
    borders: Borders = Borders.LINES

    def with_choice(self, choice: str) -> Appearance:
        """The same with another colour or other borders, by the value of either."""
        if choice in list(Borders):
            return replace(self, borders=Borders(choice))
        return replace(self, colours=Colours(choice))


def load_appearance(path: Path) -> Appearance:
    """The look as it was kept; what cannot be read is as it is at the beginning, for a look must not stop anybody."""
    try:
        kept = json.loads(read_plain(path, LARGEST))
        return Appearance(Colours(kept["colours"]), Borders(kept["borders"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Appearance()


def save_appearance(path: Path, appearance: Appearance) -> None:
    """Keep the look; raises ProjectError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, json.dumps(asdict(appearance)).encode())
    except (OSError, ValueError) as error:
        what, remedy = fault_of(path, error)
        raise ProjectError(f"外观没有存下来：{what}", where=str(path), remedy=remedy) from error
