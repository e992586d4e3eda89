"""What is said, line by line: labelled, broken for the terminal's width, legible in any encoding."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from typing import TextIO

from nianbao.interview.reply_texts import Speech
from nianbao.interview.utterance import Tone, Utterance
from nianbao.language.line_breaking import break_lines, pad
from nianbao.plain.streams import legible_stream

INDENT = " " * 6
"""Under the labels, which are six cells wide."""

NARROWEST = 20

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_FOLLOWING = (Tone.HELP, Tone.OFFER)


class Speaker:
    """Says utterances on a stream. Help that was shown once for a question is folded until it is asked for."""

    def __init__(self, stream: TextIO, speech: Speech) -> None:
        self.speech = speech
        self.drafter = pad(speech.text("speaker_drafter"), len(INDENT))
        """The label of what the drafter types."""
        self._assistant = pad(speech.text("speaker_assistant"), len(INDENT))
        self._stream = legible_stream(stream)
        self._terminal = stream.isatty()
        self._bold = self._terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._helped: set[str] = set()

    @property
    def width(self) -> int:
        """The cells of a line; one is left free, because some consoles wrap at the last."""
        return max(NARROWEST, shutil.get_terminal_size((80, 24)).columns - 1)

    def say(self, said: Iterable[Utterance]) -> None:
        """Utterances, each under its label; what to count only when a question is first seen."""
        for utterance in said:
            if utterance.tone is Tone.HELP and not self._is_new(utterance):
                continue
            label = self.drafter if utterance.from_drafter else self._assistant
            if utterance.tone in _FOLLOWING:
                label = INDENT
            self._put(label, utterance.text, bold=utterance.tone is Tone.QUESTION)

    def _is_new(self, utterance: Utterance) -> bool:
        new = utterance.text not in self._helped
        self._helped.add(utterance.text)
        return new

    def tell(self, text: str) -> None:
        """A sentence of the assistant's own."""
        self._put(self._assistant, text)

    def echo(self, text: str) -> None:
        """What came from a pipe, as if the drafter had typed it here."""
        self._put(self.drafter, text)

    def _put(self, label: str, text: str, *, bold: bool = False) -> None:
        lines = break_lines(text, self.width - len(INDENT))
        for number, line in enumerate(lines):
            shown = f"{_BOLD}{line}{_PLAIN}" if bold and self._bold and line else line
            self.line(f"{label if number == 0 else INDENT}{shown}")

    def lines(self, lines: Iterable[str]) -> None:
        """Lines that are laid out already."""
        for line in lines:
            self.line(line)

    def line(self, line: str) -> None:
        """One line as it is."""
        self._stream.write(f"{line.rstrip()}\n")
        self._stream.flush()
