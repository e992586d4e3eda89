"""One line asked for over whatever is on the screen: the reason for which a finding may stand."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from nianbao.interview.reply_texts import Speech
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences


class ReasonScreen(ModalScreen[str], AskingScreen[str]):
    """Gives what was typed, "" for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, speech: Speech, sentence: str, placeholder: str) -> None:
        super().__init__()
        self.speech = speech
        self._sentence = sentence
        self._composer = Composer(placeholder=placeholder)

    def compose(self) -> ComposeResult:
        """The sentence above the composer."""
        with Vertical():
            yield WrappedSentences(self._sentence)
            yield self._composer
            yield Static(self.speech.text("reason_how"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """The keys go to the composer."""
        self._composer.focus()

    def on_composer_submitted(self, event: Composer.Submitted) -> None:
        """Leaves with the reason."""
        self.dismiss(event.text.strip())

    def action_leave(self) -> None:
        """Leaves without one."""
        self.dismiss("")
