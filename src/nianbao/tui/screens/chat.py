"""The conversation on the screen: what is typed, every key, and the screens that they open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from nianbao.interview.commands import Action, Command
from nianbao.interview.keeping import Said
from nianbao.interview.replies import help_lines
from nianbao.interview.sources import sources
from nianbao.interview.utterance import Tone, Utterance
from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.session.answers_arriving import is_answers_file
from nianbao.session.choices import Choosable, is_proposing, offers, without_last_word
from nianbao.session.drafting import Drafting
from nianbao.session.passage_material import passage_material
from nianbao.tui.colleagues_answers import take_file_in
from nianbao.tui.comparing import look_at_both_years
from nianbao.tui.export_questions import export
from nianbao.tui.screens.chat_answers import ChatAnswers
from nianbao.tui.screens.chat_view import EDITS
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.screens.tables_screen import TablesScreen
from nianbao.tui.themes import LookWanted
from nianbao.tui.versions import look_at_versions
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_list import PassageReading
from nianbao.tui.widgets.preview import Preview
from nianbao.tui.widgets.transcript import Transcript


class ChatScreen(ChatAnswers):
    """A drafter's conversation; every key of it has a command too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "unfold", show=False),
        Binding("f2", "fill_in", show=False),
        Binding("f3", "act('preview')", show=False),
        Binding("f4", "jump", show=False),
        Binding("f5", "act('check')", show=False),
        Binding("f6", "act('sources')", show=False, priority=True),
        Binding("f7", "act('compare')", show=False, priority=True),
        Binding("f10", "act('export')", show=False),
        Binding("ctrl+p", "commands", show=False),
        Binding("escape", "return", show=False),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, drafting: Drafting, said: Said = ()) -> None:
        super().__init__(drafting, said)
        self._carry_out: dict[Action, Callable[[Command], object]] = {
            Action.QUIT: lambda _: self.call_later(self.app.action_quit),
            Action.PREVIEW: lambda _: self._turn_report(turned=not self.has_class("-turned")),
            Action.CHECK: self._review,
            Action.EXPORT: self._export,
            Action.SOURCES: self._sources,
            Action.TABLE: self._table,
            Action.COMPARE: lambda _: self._look(look_at_both_years(self.app, self.conversation)),
            Action.TAKE_IN: lambda command: self._look(take_file_in(self.app, self._drafting, command.argument)),
            Action.VERSIONS: lambda _: self._look(look_at_versions(self.app, self._drafting)),
            Action.LOOK: lambda command: self.post_message(LookWanted(command.argument)),
        }

    def _take(self, text: str) -> None:
        command = self.conversation.commands.parse(text)
        if command is not None and command.action in self._carry_out:
            self._carry_out[command.action](command)
        elif is_answers_file(text):
            self._carry_out[Action.TAKE_IN](Command(Action.TAKE_IN, text))
        elif (not text or self._takes_many()) and (option := self._armed_option()) is not None:
            self._choose(option, text)
        else:
            super()._take(text)

    def on_editor_too_large(self, event: Composer.TooLarge) -> None:
        """A paste was left out."""
        event.stop()
        text = self.conversation.speech.text("paste_too_large", limit=LONGEST_PASTE)
        self._say((Utterance(Tone.ERROR, text),))

    def _armed_option(self) -> Choosable | None:
        options = self.query_one(Options)
        return options.current if options.display and options.armed else None

    def on_options_chosen(self) -> None:
        """An option was clicked on."""
        option = self.query_one(Options).current
        if option is not None:
            self._choose(option)

    def _choose(self, option: Choosable, before: str = "") -> None:
        """Takes an option as if its number had been typed; a reason, or one of several, is typed further.

        `before`: the options that were typed so far.
        """
        if self._takes_many():
            kept = without_last_word(before)
            self._type_further(f"{kept}{'、' if kept[-1:].isdigit() else ''}{option.key}、")
        elif option.key.endswith(" "):
            self._type_further(option.key)
        else:
            self._answer(option.key, option.label)

    def on_text_area_changed(self) -> None:
        """What is typed is what an Enter sends, until the cursor is moved onto an option again."""
        options = self.query_one(Options)
        if self._takes_many():
            # What was sent empties the composer first, and is still to find the option under the cursor.
            self.call_after_refresh(lambda: self._narrow(self.query_one(Composer).text))
        if options.armed and self.query_one(Composer).text and not is_proposing(self.conversation):
            options.remove_class("-armed")

    def _type_further(self, text: str) -> None:
        composer = self.query_one(Composer)
        composer.insert(text)
        self.set_focus(composer)

    def on_composer_back(self) -> None:
        """Up in the empty composer: the option above, then off the options again; the question before."""
        options = self.query_one(Options)
        if self._reads and not self.query_one(PassageReading).at_first:
            self.query_one(PassageReading).move(-1)
        elif not options.armed and not self.query_one(Composer).text:
            self.action_back()
        elif not options.at_first:
            self.action_turn(-1)
        elif is_proposing(self.conversation):
            self.action_back()
        elif not self.query_one(Composer).text:
            self._offer(offers(self.conversation))

    def on_composer_onward(self) -> None:
        """Down in the empty composer: the first option, then the next; the next passage where they are read."""
        if self._reads:
            self.query_one(PassageReading).move(1)
        else:
            self.action_turn(1)

    def on_composer_aside(self, event: Composer.Aside) -> None:
        """Left and right in the empty composer: the option before or after."""
        self.action_turn(event.by)

    def on_composer_take_back(self) -> None:
        """Ctrl+Z in the empty composer: the last answer."""
        self.action_act(Action.UNDO)

    def on_composer_do_again(self) -> None:
        """Ctrl+Y in the empty composer: what was taken back last."""
        self.action_act(Action.REDO)

    def on_composer_to_end(self) -> None:
        """End in the empty composer: the newest line of the conversation."""
        self.query_one(Transcript).follow()

    def on_composer_shortcut(self, event: Composer.Shortcut) -> None:
        """A question mark in the empty composer, or at proposals an e."""
        if event.key == EDITS:
            self.action_edit_passage()
        else:
            self.action_unfold()

    def on_head_line_pressed(self) -> None:
        """The head line with its parts was clicked."""
        self.action_jump()

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_act(self, action: str) -> None:
        """One of the commands, by its key."""
        self._perform(Command(Action(action)))

    def _perform(self, command: Command) -> None:
        if command.action in self._carry_out:
            self._carry_out[command.action](command)
        else:
            self._attempt(lambda: self.conversation.perform(command))

    def action_submit(self) -> None:
        """Sends what stands in the composer."""
        self.query_one(Composer).submit()

    def action_turn(self, by: int) -> None:
        """Moves among the options, where there are any: from now on Enter takes the one under the cursor.

        Where passages are read, gives the one under the cursor another wording.
        """
        if self._reads:
            self.conversation.reading.turn(self.query_one(PassageReading).current, by)
            self._show_passages()
            return
        options = self.query_one(Options)
        if options.display:
            options.drive(by)

    def action_back(self) -> None:
        """The question before."""
        self._attempt(self.conversation.back)

    def action_return(self) -> None:
        """From the report to the conversation, from a question to the review that led to it; else to the composer."""
        self.set_focus(self.query_one(Composer))
        if self._report_covers:
            self._turn_report(turned=False)
        elif self._review_return.under_way:
            self._open_review()

    def action_page(self, direction: int) -> None:
        """Scrolls the conversation, or the report where it has its place."""
        preview, transcript = self.query_one(Preview), self.query_one(Transcript)
        options = self.query_one(Options)
        told = self.query_one(PassageReading) if self._reads else options if options.scrolls else transcript
        shown = preview if self.focused is preview or not transcript.size.height else told
        shown.action_page(direction)

    def action_unfold(self) -> None:
        """What to count at the question at hand; every command where there is nothing to count."""
        prompt, conversation = self.conversation.prompt, self.conversation
        lines = help_lines(prompt, conversation.state.draft.names, conversation.speech) if prompt else ""
        self._turn_to_conversation()
        if lines:
            self.query_one(Transcript).append(conversation.speech.text("speaker_assistant"), lines, Tone.HELP)
        else:
            self._attempt(lambda: conversation.perform(Command(Action.HELP)))

    @work
    async def _table(self, command: Command) -> None:
        """The tables to be filled in, at the one named, else at the question at hand; then that question again."""
        form, named = self.conversation.script.form, command.argument.removeprefix("表")
        headings = {section.key: section.heading for section in form.sections}
        start = (cell for cell in form.cells if named and named in headings[cell.partition(".")[0]])
        tables = TablesScreen(self.conversation, next(start, None), self._drafting.unread)
        said = await self.app.push_screen_wait(tables)
        if said is not None:
            self._attempt(lambda: (*said, *self.conversation.asks()))

    def _sources(self, command: Command) -> None:
        """Where the answers came from: those that are named in the conversation, all of them in the report."""
        if command.argument:
            self._attempt(lambda: sources(self.conversation.state, self.conversation.speech, command.argument))
            return
        self._tells_sources = not self._tells_sources
        if self._tells_sources and not self.query_one(Preview).display:
            self._turn_report(turned=not self.has_class("-turned"))
        self._show_report()

    def _review(self, _: Command) -> None:
        self._open_review()

    @work
    async def _look(self, look: Awaitable[Said]) -> None:
        """Something to be looked at over the conversation; then what is said of it."""
        said = await look
        self._attempt(lambda: said)

    @work
    async def _export(self, command: Command) -> None:
        if await export(self.app, self._drafting, command.argument):
            self._open_review()

    def action_fill_in(self) -> None:
        """The passage at hand to be written, else the tables to be filled in."""
        if self._reads:
            self.action_open_passage()
        elif is_proposing(self.conversation):
            self.action_edit_passage()
        else:
            self.action_act(Action.TABLE)

    def action_open_passage(self) -> None:
        """The passage under the cursor alone, of those that are read."""
        question = self.query_one(PassageReading).current
        self._attempt(lambda: self.conversation.edit(question))

    @work
    async def action_edit_passage(self) -> None:
        """The passage, to be written from the proposal under the cursor or as it stands."""
        prompt, option = self.conversation.prompt, self.query_one(Options).current
        if prompt is None or option is None or not is_proposing(self.conversation):
            return
        number = int(option.key) - 1 if option.key else None
        material = passage_material(self.conversation, prompt, number)
        text = await self.app.push_screen_wait(PassageScreen(self.conversation.speech, material))
        if text:
            self.query_one(Transcript).append(self.conversation.speech.text("speaker_drafter"), text, Tone.ANSWER)
            self._attempt(lambda: self.conversation.answer(text))

    @work
    async def action_jump(self) -> None:
        """A part chosen from all of them."""
        speech = self.conversation.speech
        parts = [Choosable(part.key, part.title) for part in self.conversation.script.parts]
        part = await self.app.push_screen_wait(ChoiceScreen(speech, speech.text("jump_which"), parts))
        if part:
            self._attempt(lambda: self.conversation.jump(part))

    @work
    async def action_commands(self) -> None:
        """A command chosen from all of them; one that wants words behind it is typed further."""
        spellings, speech = self.conversation.commands.spellings, self.conversation.speech
        options = [Choosable(action, f"/{each.names[0]}　{each.about}") for action, each in spellings.items()]
        which = ChoiceScreen(speech, speech.text("commands_which"), options, numbered=False)
        chosen = await self.app.push_screen_wait(which)
        if not chosen:
            return
        action = Action(chosen)
        if action in (Action.EDIT, Action.JUMP):
            self._type_further(f"/{spellings[action].names[0]} ")
        else:
            self._perform(Command(action))
