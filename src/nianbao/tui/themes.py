"""The looks of the app: light on dark, dark on light, the terminal's own colours; drawn borders or plain ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.message import Message
from textual.theme import BUILTIN_THEMES

from nianbao.storage.appearance import Appearance, Borders, Colours

if TYPE_CHECKING:
    from nianbao.interview.reply_texts import Speech
    from nianbao.session.choices import Choosable

THEMES = {Colours.DARK: "textual-dark", Colours.LIGHT: "textual-light", Colours.TERMINAL: "terminal"}

_SIXTEEN = BUILTIN_THEMES["ansi-dark"]

OWN_COLOURS = replace(
    _SIXTEEN,
    name=THEMES[Colours.TERMINAL],
    primary="ansi_bright_blue",
    secondary="ansi_bright_blue",
    accent="ansi_magenta",
    warning="ansi_magenta",
    variables=_SIXTEEN.variables
    | dict.fromkeys(
        ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), "ansi_default"
    ),
)
"""Of the sixteen colours those that can be read on black and on white alike."""

NAMES: dict[Colours | Borders, str] = {
    Colours.DARK: "look_dark",
    Colours.LIGHT: "look_light",
    Colours.TERMINAL: "look_terminal",
    Borders.LINES: "look_lines",
    Borders.PLAIN: "look_plain_signs",
}
"""The key of each name in prompts/screens.yaml."""


@dataclass
class LookWanted(Message):
    """Another look is wanted: the one that `words` name, else one to be chosen."""

    words: str


class PlainSigns(LineFilter):
    """Shows borders and marks with signs that every console has, one cell wide each."""

    _SIGNS = str.maketrans("└│┌├┘─┴┐┤┬┼▸›✓▁▂▃▄▅▆▇", "+|+++-+++++>>*       ")

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments with other signs."""
        return [Segment(text.translate(self._SIGNS), style, control) for text, style, control in segments]


def choices(look: Appearance, speech: Speech) -> list[Choosable]:
    """Every look, with a mark at the one that is worn."""
    # The conversation is loaded after the first frame.
    from nianbao.session.choices import Choosable

    names = {choice: speech.text(key) for choice, key in NAMES.items()}
    worn = (look.colours, look.borders)
    return [
        Choosable(choice, speech.text("look_worn", name=name) if choice in worn else name)
        for choice, name in names.items()
    ]


def named(words: str, speech: Speech) -> str:
    """The look that a drafter names by the beginning of its name; "" where there is none."""
    return next((choice for choice, key in NAMES.items() if words and speech.text(key).startswith(words)), "")
