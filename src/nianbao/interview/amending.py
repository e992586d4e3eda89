"""A finished breakdown answered again: a part of it amends it, and all of it is said anew where the drafter wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nianbao.interview.asking import Prompt
from nianbao.interview.kinds import Breakdown
from nianbao.interview.reply_texts import Speech
from nianbao.interview.understanding import Spoken
from nianbao.interview.utterance import Tone, Utterance
from nianbao.wording.names import Names


class Amending:
    """Which breakdown is being said anew at this moment; every other one is amended."""

    def __init__(self, spoken: Spoken, speech: Speech) -> None:
        self._spoken, self._speech = spoken, speech
        self._anew = ""

    def begins_anew(self, prompt: Prompt, text: str) -> bool:
        """Whether the drafter only says that all of it is to be said anew: the next answer is then the whole."""
        if prompt.situation.standing is not None and text.strip(" 。，,.") in self._spoken.anew:
            self._anew = prompt.asked.id
            return True
        return False

    def read(self, prompt: Prompt, text: str) -> tuple[Prompt, str]:
        """The prompt and the words of an answer: nothing stands any more where all of it is said anew."""
        word = next((each for each in self._spoken.anew if text.startswith(each)), "")
        if prompt.situation.standing is None or not (word or self._anew == prompt.asked.id):
            return prompt, text
        return replace(prompt, situation=replace(prompt.situation, standing=None)), text[len(word) :].lstrip(" ：:，,")

    def told(self, prompt: Prompt, value: Any, names: Names) -> tuple[Utterance, ...]:
        """What an answer changed of the one that stood, old → new; nothing where it changed none."""
        self._anew = ""
        answer, situation = prompt.asked.question.answer, prompt.situation
        if not isinstance(answer, Breakdown) or situation.standing is None or answer.remaining(value):
            return ()
        changes = answer.changes(value, situation)
        if not changes:
            return ()
        before, after = (sum(each["counts"].values()) for each in (situation.standing, value))
        detail = {
            "label": prompt.asked.label,
            "changes": changes,
            "before": before,
            "after": after,
            "unit": answer.unit,
        }
        return (self._speech.say(Tone.ECHO, "amended", names, prompt.asked.id, **detail),)
