"""A question of the app's own, over whatever is on the screen: a sentence and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences


class ChoiceScreen(ModalScreen[str], AskingScreen[str]):
    """Gives the key of the option that was chosen, "" for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, speech: Speech, sentence: str, options: Iterable[Choosable], *, numbered: bool = True) -> None:
        super().__init__()
        self.speech = speech
        self._sentence = sentence
        self._options = Options(options, numbered=numbered)

    def compose(self) -> ComposeResult:
        """The sentence above the options."""
        with Vertical():
            yield WrappedSentences(self._sentence)
            yield self._options
            yield Static(self.speech.text("choice_how"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """The keys go to the options."""
        self._options.focus()

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """Leaves with the option chosen."""
        self.dismiss(event.key)

    def action_leave(self) -> None:
        """Leaves without choosing."""
        self.dismiss("")
