"""The way from the review to a question, and back to the same place once it is answered."""

from __future__ import annotations

from typing import NamedTuple

from nianbao.interview.conversation import Conversation


class ReviewPlace(NamedTuple):
    """Where the cursor of a review stood: on which item, and which number that had."""

    item: str = ""
    number: int = 0


class ReviewReturn:
    """Whether the drafter is at a question that the review led to; `place` is where the review is taken up again."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.place = ReviewPlace()
        self.under_way = False
        self._note()

    def _note(self) -> None:
        conversation = self._conversation
        self._memory, self._state = conversation.memory, conversation.state
        self._challenged = conversation.challenge is not None
        self._question = conversation.prompt.asked.id if conversation.prompt else ""

    def leaves(self, place: ReviewPlace, question: str) -> None:
        """The drafter leaves the review for a question, or for the conversation where there is none."""
        self.place, self.under_way = place, bool(question)
        self._note()

    def leads_back(self) -> bool:
        """Whether what was said since the last call has settled the question; what takes an answer back does not."""
        memory, state, challenged, question = self._memory, self._state, self._challenged, self._question
        self._note()
        now = self._conversation
        if not self.under_way or now.challenge is not None:
            return False
        if now.memory is not memory:
            taken_back = len(now.memory.history) < len(memory.history)
            return not taken_back and not self._is_unfinished(question)
        # A challenge that is put off changes nothing; every other way out of it leads somewhere.
        return challenged and now.state is state

    def _is_unfinished(self, question: str) -> bool:
        """Whether a part of the answer is still to be said."""
        prompt = self._conversation.prompt
        return prompt is not None and prompt.asked.id == question and bool(prompt.situation.already)
