"""How the conversation stands on the screen: head line, what was said, the report beside it, choices, keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from nianbao.interview.commands import ASKS
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.session.choices import Choosable, begins_at, choices_named, invitation, is_proposing, offers, takes_many
from nianbao.session.drafting import Drafting
from nianbao.session.keys_at_hand import keys_at_hand
from nianbao.session.passages_shown import is_reading, passages_shown
from nianbao.session.progress import part_marks, what_is_left, whose
from nianbao.session.report_blocks import report_at_hand
from nianbao.session.review_return import ReviewReturn
from nianbao.tui.transcript_messages import Messages
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.heading import HeadLine
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_list import PassageReading
from nianbao.tui.widgets.preview import Preview
from nianbao.tui.widgets.transcript import Transcript
from nianbao.writing.layout import layout

EDITS = "e"
"""The key that opens a proposal to be changed."""

BESIDE_FROM = 113
"""Cells from which on the report stands beside the conversation: it takes 60, the conversation keeps more than 52."""


class ChatView(Screen[None]):
    """Shows the conversation of a draft as it stands; what is typed into it is the screen's own."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE_FROM, "-wide")]  # noqa: RUF012

    def __init__(self, drafting: Drafting) -> None:
        super().__init__()
        self._drafting = drafting
        self._review_return = ReviewReturn(drafting.conversation)
        self._messages = Messages(drafting.conversation.speech)
        self._layout = layout(drafting.office.files)
        self._tells_sources = False
        self._is_wide: bool | None = None
        self._choices: list[Choosable] = []

    @property
    def conversation(self) -> Conversation:
        """The conversation of the draft."""
        return self._drafting.conversation

    def compose(self) -> ComposeResult:
        """From the head line down to the keys."""
        yield HeadLine()
        with Horizontal(id="middle"):
            with Vertical(id="talk"):
                yield Transcript(below=self.conversation.speech.text("transcript_below"))
                yield PassageReading()
            yield Preview()
        options = Options(numbered=False, more=lambda count: self.conversation.speech.text("options_more", count=count))
        options.can_focus = False
        yield options
        with Horizontal(id="typing"):
            yield Static("›", markup=False)
            yield Composer()
        yield KeyLine()

    def _say(self, said: Said) -> None:
        """Shows what is said, and everything else as it stands now."""
        self._turn_to_conversation()
        self.query_one(Transcript).follow()
        prompt, choices = self.conversation.prompt, offers(self.conversation)
        listed = bool(choices) or (prompt is not None and prompt.default is not None)
        self.query_one(Transcript).extend(self._messages.of(said, offers=not listed))
        heading = self.query_one(HeadLine)
        heading.show(whose(self.conversation), part_marks(self.conversation), what_is_left(self.conversation))
        self._offer(choices)
        self._show_passages()
        self._show_report()

    @property
    def _reads(self) -> bool:
        """Whether the passages stand below the conversation to be read."""
        return self.has_class("-reading")

    def _show_passages(self) -> None:
        """All passages below the conversation, as long as they are read as a whole."""
        self.set_class(is_reading(self.conversation), "-reading")
        if self._reads:
            self.query_one(PassageReading).show(passages_shown(self.conversation))

    def on_passage_reading_read(self, event: PassageReading.Read) -> None:
        """Tells how far the passages were read."""
        if self._reads:
            invite = self.conversation.speech.text("invite_reading", far=event.far, of=event.of)
            self.query_one(Composer).invite(invite)

    def on_options_read(self, event: Options.Read) -> None:
        """Tells how far the passage under the cursor was read."""
        if is_proposing(self.conversation):
            invite = self.conversation.speech.text("invite_passage_read", far=event.far, of=event.of)
            self.query_one(Composer).invite(invite)

    @property
    def _report_covers(self) -> bool:
        """Whether the report stands in the place of the conversation."""
        return self.has_class("-turned") and self.has_class("-narrow")

    def _turn_to_conversation(self) -> None:
        if self._report_covers:
            self._turn_report(turned=False)

    def _turn_report(self, *, turned: bool) -> None:
        """Shows the report beside the conversation or in its place, or the conversation alone again."""
        self.set_class(turned, "-turned")
        self._show_keys()

    def on_resize(self) -> None:
        """What was turned to at one width is not what was turned to at the other."""
        wide = self.size.width >= BESIDE_FROM
        if self._is_wide not in (None, wide):
            self._turn_report(turned=False)
        self._is_wide = wide

    def _show_keys(self) -> None:
        keys = keys_at_hand(self.conversation, reviewing=self._review_return.under_way, covered=self._report_covers)
        self.query_one(KeyLine).show(keys)

    def _offer(self, choices: list[Choosable]) -> None:
        """Puts up the choices; the composer keeps the keys and drives them while it is empty."""
        proposing = is_proposing(self.conversation)
        options, composer = self.query_one(Options), self.query_one(Composer)
        options.display = bool(choices)
        self._choices = choices
        options.offer(choices, armed=proposing, at=begins_at(self.conversation))
        composer.shortcuts = frozenset((*ASKS, EDITS) if proposing else ASKS)
        composer.keeps_lines = not (choices and self._takes_many())
        composer.invite(invitation(self.conversation))
        self.set_focus(composer)
        self._show_keys()

    def _show_report(self) -> None:
        shown = report_at_hand(self.conversation, self._layout, tells_sources=self._tells_sources)
        self.query_one(Preview).show(*shown)

    def _narrow(self, typed: str) -> None:
        """Shows only the choices that what is typed of a list names; all where it names none, or a number."""
        named = choices_named(self._choices, typed)
        shown = self.query_one(Options)
        if [each.key for each in named] != [each.key for each in shown.offered]:
            shown.offer(named, at=None, left_out=len(self._choices) - len(named))

    def _takes_many(self) -> bool:
        prompt = self.conversation.prompt
        waits = self.conversation.challenge is not None or self.conversation.sealing.waits
        return not waits and prompt is not None and takes_many(prompt)
