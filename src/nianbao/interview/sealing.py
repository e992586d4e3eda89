"""A change to answers that a seal keeps as they are: held until the drafter has given a reason, then carried out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nianbao.errors import NianbaoError
from nianbao.interview.keeping import Said, Sealed
from nianbao.interview.utterance import Tone, Utterance

if TYPE_CHECKING:
    from nianbao.interview.conversation import Conversation


class Sealing:
    """What a conversation does behind a seal; without one every change is carried out at once.

    `taking` is the change that is held, None where none is.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.taking: Callable[[], Said] | None = None

    @property
    def waits(self) -> bool:
        """Whether a change is held, and the next line is the reason for it."""
        return self.taking is not None

    def greets(self) -> Said:
        """What is said of the seal when the conversation is taken up again; nothing without one."""
        seal = self._conversation.seal
        return (Utterance(Tone.NOTICE, seal.greeting),) if seal is not None and seal.greeting else ()

    def attempt(self, change: Callable[[], Said]) -> Said:
        """Carry out a change and give what is said to it; behind a seal hold it and ask for the reason."""
        conversation = self._conversation
        registers, units = conversation.registers, conversation.units
        at_hand = conversation.challenge, conversation.doubted, registers.taking, units.taking
        try:
            return change()
        except Sealed as sealed:
            conversation.challenge, conversation.doubted, registers.taking, units.taking = at_hand
            self.taking = change
            return (Utterance(Tone.CHALLENGE, str(sealed)),)

    def goes_on(self, text: str) -> Said:
        """The drafter's reason: the change is carried out; without words it is dropped, a number is no reason."""
        change, self.taking = self.taking, None
        conversation, seal, reason = self._conversation, self._conversation.seal, text.strip()
        if change is None or seal is None:
            return ()
        if not reason:
            return (self._reply("sealed_left"), *conversation.asks())
        if reason.isdecimal():
            self.taking = change
            return (Utterance(Tone.CHALLENGE, seal.why),)
        try:
            seal.lift(reason)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error)), *conversation.asks())
        return (self._reply("unsealed"), *change())

    def _reply(self, key: str) -> Utterance:
        return self._conversation.speech.say(Tone.NOTICE, key, self._conversation.state.draft.names)
