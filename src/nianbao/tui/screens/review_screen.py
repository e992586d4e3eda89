"""Before the report is written out: what is left, what contradicts, what is last year's; Enter goes to the question."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from nianbao.checks import Finding
from nianbao.interview.keeping import Said
from nianbao.interview.utterance import Tone
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.keys_at_hand import Key
from nianbao.session.review import (
    CONFIRM,
    EDIT,
    EXPLAIN,
    WITHDRAW,
    ReviewItem,
    block_question,
    finding_ways,
    reason_example,
    review_items,
    review_summary,
)
from nianbao.session.review_return import ReviewPlace
from nianbao.session.standing import told
from nianbao.session.unchanged import Block
from nianbao.tui.comparing import look_at_both_years
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.unsealing import unsealed
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences


class ReviewScreen(AskingScreen[tuple[ReviewPlace, str]]):
    """Gives where the cursor was, and the id of the question to go to, "" for none.

    It is taken up at `place`; `note` is what was last said in the conversation.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f5", "leave", show=False),
        Binding("f7", "compare", show=False),
    ]

    def __init__(self, drafting: Drafting, place: ReviewPlace, note: str = "") -> None:
        super().__init__()
        self.speech = drafting.conversation.speech
        self._drafting = drafting
        self._begins, self._note = place, note
        self._items: list[ReviewItem] = []

    @property
    def _place(self) -> ReviewPlace:
        number = self.query_one(Options).at
        return ReviewPlace(self._items[number].key if self._items else "", number)

    def compose(self) -> ComposeResult:
        """A summary above the items."""
        yield Static(self.speech.text("review_title"), markup=False, id="title")
        yield WrappedSentences(self._note, id="note")
        yield WrappedSentences(id="summary")
        yield Options(numbered=False)
        text = self.speech.text
        look = Key(text("key_enter"), text("key_look"), "choose")
        next_item = Key("↓", text("key_next_item"), "next")
        years = [Key("F7", text("key_years"), "compare")] if self._drafting.conversation.last_year else []
        yield KeyLine([look, next_item, *years, Key("Esc", text("key_to_conversation"), "leave")])

    def on_mount(self) -> None:
        """The keys go to the items."""
        self._list(self._begins)
        self.query_one(Options).focus()

    def _list(self, place: ReviewPlace) -> None:
        """Lists everything anew, with the cursor where it was: on the item after it where that is done with."""
        found = self._drafting.blockers()
        self._items = list(review_items(found, self._drafting.conversation))
        self.query_one("#summary", WrappedSentences).show(review_summary(found, self.speech))
        keys = [item.key for item in self._items]
        at = keys.index(place.item) if place.item in keys else place.number
        options = (
            Choosable(str(number), item.text, lead=f"{item.kind:　<3}　") for number, item in enumerate(self._items)
        )
        self.query_one(Options).offer(options, at=at)

    @work
    async def on_options_chosen(self, event: Options.Chosen) -> None:
        """Goes to the question; what may stand can be given its reason instead, and a block be confirmed."""
        item = self._items[int(event.key)]
        question = item.question
        if item.block is not None:
            question = await self._look_at(item.block)
        elif item.finding is not None and (ways := finding_ways(item.finding, self._drafting.conversation)):
            question = await self._weigh(item.finding, item.question, ways)
        if question:
            self.dismiss((self._place, question))

    async def _look_at(self, block: Block) -> str:
        """A block confirmed as a whole, or the question of one of its answers."""
        sentence, ways = block_question(block, self.speech)
        way = await self.app.push_screen_wait(ChoiceScreen(self.speech, sentence, ways, numbered=False))
        if way not in (CONFIRM, WITHDRAW):
            return way
        if await unsealed(self.app, self._drafting):
            self._keep(lambda: self._drafting.confirm(block, confirmed=way == CONFIRM))
        return ""

    def _keep(self, change: Callable[[], Said]) -> None:
        """Carries out a change and lists anew; what could not be saved is told."""
        place = self._place
        for said in change():
            if said.tone is Tone.ERROR:
                self.notify(legible(said.text), severity="error", markup=False)
        self._list(place)

    async def _weigh(self, finding: Finding, question: str, ways: list[Choosable]) -> str:
        """The question of a finding, or the one that corrects last year's report, unless it is explained or left."""
        sentence = told(finding, self._drafting.conversation)
        way = await self.app.push_screen_wait(ChoiceScreen(self.speech, sentence, ways))
        if way == EXPLAIN:
            await self._explain(finding, sentence)
            return ""
        return question if way == EDIT else way

    async def _explain(self, finding: Finding, sentence: str) -> None:
        example = reason_example(finding, self._drafting.conversation)
        reason = await self.app.push_screen_wait(ReasonScreen(self.speech, sentence, example))
        if reason and await unsealed(self.app, self._drafting):
            self._keep(lambda: self._drafting.explain(finding, reason))

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_choose(self) -> None:
        """Goes to the item under the cursor."""
        self.query_one(Options).action_choose()

    def action_next(self) -> None:
        """The item below."""
        self.query_one(Options).action_move(1)

    @work
    async def action_compare(self) -> None:
        """This year beside last year."""
        await look_at_both_years(self.app, self._drafting.conversation)

    def action_leave(self) -> None:
        """Back to where the drafter was."""
        self.dismiss((self._place, ""))
