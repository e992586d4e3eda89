"""What is sent in the conversation on the screen, and what is said back: at once, or once a folder was read for it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from textual import work

from nianbao.errors import NianbaoError
from nianbao.interview.keeping import Said
from nianbao.interview.utterance import Tone, Utterance
from nianbao.session.choices import is_proposing
from nianbao.session.drafting import Drafting
from nianbao.session.passages_shown import told_unread
from nianbao.tui.parted import ask_whose
from nianbao.tui.screens.at_work import AtWorkScreen
from nianbao.tui.screens.chat_view import ChatView
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_list import PassageReading
from nianbao.tui.widgets.transcript import Transcript


class ChatAnswers(ChatView):
    """Says to the conversation what was sent, and shows what it says; a review that led here is gone back to."""

    def __init__(self, drafting: Drafting, said: Said = ()) -> None:
        super().__init__(drafting)
        self._said_before = said
        self._held: list[str] = []
        self._is_at_work = False

    def on_mount(self) -> None:
        """Shows the conversation so far and the question at hand."""
        conversation = self.conversation
        earlier = [each for each in conversation.transcript() if each.question in conversation.answers]
        begin = self._attempt_at_length if conversation.units.has_folder else self._attempt
        # What was said to a file at the start ends with the question.
        begin(lambda: (*earlier, *(self._said_before or (*conversation.greets(), *conversation.asks()))))

    def on_composer_submitted(self, event: Composer.Submitted) -> None:
        """An answer or a command was typed."""
        if self._is_at_work:
            self._held.append(event.text)
        else:
            self._take(event.text)

    def _take(self, text: str) -> None:
        """Takes a line that was sent."""
        self._answer(text)

    def _answer(self, text: str, label: str = "") -> None:
        """Says it to the conversation, with what the drafter sees of it above the reply."""
        prompt = self.conversation.prompt
        default = prompt.default.text if prompt is not None and prompt.default else ""
        shown = label or text.strip() or default
        if shown:
            self.query_one(Transcript).append(self.conversation.speech.text("speaker_drafter"), shown, Tone.ANSWER)
        unread = self.query_one(PassageReading).unread if self._reads else ()
        lines = self.query_one(Options).unread if is_proposing(self.conversation) and self._takes_shown(text) else 0
        attempt = self._attempt
        if prompt is not None and self.conversation.units.given_at(prompt, text):
            attempt = self._attempt_at_length
        attempt(lambda: self._with_unread(self.conversation.say(text), unread, lines))

    def _takes_shown(self, text: str) -> bool:
        """Whether an answer takes the proposal that is on the screen."""
        option = self.query_one(Options).current
        return option is not None and text.strip() == option.key

    def _with_unread(self, said: Said, unread: Collection[str], lines: int) -> Said:
        """What is said, and what was adopted now without having been read to its end."""
        adopted = [key for key in unread if key in self.conversation.answers]
        told = told_unread(self.conversation, adopted)
        if lines and said and said[0].tone is Tone.ECHO:
            told = self.conversation.speech.text("passage_unread", lines=lines)
        return (*said[:1], Utterance(Tone.NOTICE, told), *said[1:]) if told else said

    def _attempt(self, speak: Callable[[], Said]) -> None:
        """Shows what is said back; a fault in an office's own sentence is told as such."""
        self._tell(self._tried(speak))

    def _attempt_at_length(self, speak: Callable[[], Said]) -> None:
        """The same where a folder of reports is read for it; what was sent meanwhile is said afterwards."""
        conversation, self._is_at_work = self.conversation, True
        at_work = AtWorkScreen(conversation.speech, conversation.units, lambda: self._tried(speak))
        self.app.push_screen(at_work, self._go_on)

    def _go_on(self, said: Said | None) -> None:
        self._is_at_work = False
        self._tell(said or ())
        while self._held and not self._is_at_work:
            self._take(self._held.pop(0))

    def _tried(self, speak: Callable[[], Said]) -> Said:
        try:
            return self.conversation.sealing.attempt(speak)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error)),)

    def _tell(self, said: Said) -> None:
        """Shows what was said back; then whose draft it is to be, or the review that led here."""
        self._say(said)
        if self._drafting.is_parted:
            self._ask_whose()
        elif self._review_return.leads_back():
            self._open_review("\n".join(each.text for each in said if each.tone in (Tone.ECHO, Tone.ERROR)))

    @work
    async def _ask_whose(self) -> None:
        self._say(await ask_whose(self.app, self._drafting))

    @work
    async def _open_review(self, note: str = "") -> None:
        """The review where it was left; from a question that it leads to, the answer leads back."""
        review = ReviewScreen(self._drafting, self._review_return.place, note)
        place, question = await self.app.push_screen_wait(review)
        self._review_return.leaves(place, question)
        self._attempt(lambda: self.conversation.edit(question) if question else ())
