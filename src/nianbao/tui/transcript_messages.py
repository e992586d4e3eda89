"""What the conversation says, as the transcript shows it: who speaks, and what is folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nianbao.interview.reply_texts import Speech
from nianbao.interview.utterance import Tone, Utterance
from nianbao.tui.widgets.transcript import TranscriptMessage

LONGEST_HELP, FOLDED_HELP = 8, 2
"""Lines of help shown in full, and lines left of a longer one, so that the question stays in sight."""

_FOLLOWING = (Tone.HELP, Tone.OFFER)


class Messages:
    """Turns utterances into messages; what to count is shown once, and folded when the question comes again."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._helped: set[str] = set()

    def of(self, said: Iterable[Utterance], *, offers: bool) -> Iterator[TranscriptMessage]:
        """The messages; without `offers` where the choices stand in a list of their own."""
        for utterance in said:
            if self._is_shown(utterance, offers):
                text = self._folded(utterance.text) if utterance.tone is Tone.HELP else utterance.text
                yield TranscriptMessage(self._speaker(utterance), text, str(utterance.tone))

    def _is_shown(self, utterance: Utterance, offers: bool) -> bool:
        if utterance.tone is Tone.OFFER:
            return offers
        if utterance.tone is not Tone.HELP:
            return True
        new = utterance.text not in self._helped
        self._helped.add(utterance.text)
        return new

    def _folded(self, text: str) -> str:
        lines = text.split("\n")
        if len(lines) <= LONGEST_HELP:
            return text
        more = self._speech.text("help_folded", hidden=len(lines) - FOLDED_HELP)
        return "\n".join([*lines[:FOLDED_HELP], more])

    def _speaker(self, utterance: Utterance) -> str:
        if utterance.tone in _FOLLOWING and not utterance.from_drafter:
            return ""
        return self._speech.text("speaker_drafter" if utterance.from_drafter else "speaker_assistant")
