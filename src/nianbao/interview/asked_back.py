"""What is answered to a plea or a question of the drafter's: from the help of the question at hand, or the glossary."""

from __future__ import annotations

import re
from typing import Any

from nianbao.interview.asking import Prompt
from nianbao.interview.hearing import Heard, Hearing
from nianbao.interview.kinds import Passage
from nianbao.interview.replay import State
from nianbao.interview.replies import help_lines
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.sources import blocks_of
from nianbao.interview.utterance import Tone, Utterance

_SENTENCES = re.compile(r"[^。；\n]+[。；]?")
_ASKED_ABOUT = re.compile(r"[\u4e00-\u9fff]{2,}")
_WORD = 2


class AskedBack:
    """Answers pleas and questions; each answer ends at the question at hand, so that it leads on."""

    def __init__(self, script: Script, hearing: Hearing, speech: Speech) -> None:
        self._script, self._hearing, self._speech = script, hearing, speech

    def answer(self, state: State, prompt: Prompt, heard: Heard) -> tuple[Utterance, ...]:
        """What is said to a line that is a plea, in a form that is never kept, or about another question."""
        names, asked = state.draft.names, prompt.asked
        detail = {"label": asked.label, "ask": prompt.ask, "example": prompt.example}
        if heard.refused:
            text = heard.refused
        elif heard.plea:
            more = self._detail(state, prompt, heard.text)
            text = self._speech.text(f"plea_{heard.plea.sense}", names, **detail, **more)
        else:
            other = self._script.labels.get(heard.other, heard.other)
            text = self._speech.text("plea_other", names, other=other, **detail)
        back = self._speech.text("plea_return", names, passage=isinstance(asked.question.answer, Passage), **detail)
        return (Utterance(Tone.NOTICE, f"{text}\n{back}", asked.id),)

    def _detail(self, state: State, prompt: Prompt, text: str) -> dict[str, Any]:
        """What the answers to pleas are made of."""
        pleas, all_help = self._hearing.pleas, help_lines(prompt, state.draft.names, self._speech)
        return {
            **self._meaning(text, all_help),
            **self._sentences(prompt, text),
            "all": all_help,
            "place": self._place(state, prompt),
            "basis": prompt.basis,
            "optional": getattr(prompt.asked.question.answer, "optional", False),
            "last": prompt.hint if pleas.is_of_last_year(prompt.hint) else prompt.same,
            "of_last": pleas.is_of_last_year(text),
            "left": state.to_be_asked,
            "default": prompt.default.text if prompt.default else "",
        }

    def _meaning(self, text: str, help_text: str) -> dict[str, str]:
        term = self._hearing.glossary.find(text)
        if term is None:
            return {"term": "", "meaning": help_text, "source": ""}
        return {"term": term.names[0], "meaning": term.text, "source": term.source}

    def _sentences(self, prompt: Prompt, text: str) -> dict[str, list[str]]:
        """What the help says of what is asked about, and what is usually done wrong with it; else a term's meaning."""
        common, term = self._hearing.pleas.common, self._hearing.glossary.find(text)
        found = _speaking_of(text, prompt.help, common)
        mistakes = [each.strip("；。") for each in _speaking_of(text, prompt.mistake, common)]
        meaning = [term.text] if term and not found and not mistakes else []
        return {"found": found or meaning, "mistakes": mistakes}

    def _place(self, state: State, prompt: Prompt) -> str:
        """The part of the report that an answer goes into; empty where that is the opening."""
        block = blocks_of(state.reached, self._script.form).get(prompt.asked.id, "")
        titles = {part.key: part.title for part in self._script.parts}
        return titles.get(block.partition(".")[0], "")


def _speaking_of(text: str, help_text: str, common: frozenset[str]) -> list[str]:
    """The sentences of a text that share a word of two characters with a question, each once."""
    runs = _ASKED_ABOUT.findall(text)
    words = {run[at : at + _WORD] for run in runs for at in range(len(run) - 1)} - common
    sentences = (sentence for line in help_text.splitlines() for sentence in _SENTENCES.findall(line))
    found = (sentence.strip() for sentence in sentences if any(word in sentence for word in words))
    return list(dict.fromkeys(found))
