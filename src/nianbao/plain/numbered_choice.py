"""One of several ways chosen line by line: each with its number, Enter for none of them."""

from __future__ import annotations

from collections.abc import Sequence

from nianbao.plain.listener import Listener
from nianbao.plain.speaker import Speaker
from nianbao.session.choices import Choosable


def choose(sentence: str, options: Sequence[Choosable], listener: Listener, speaker: Speaker) -> str:
    """The key of the option whose number is typed; "" for Enter and anything else."""
    numbered = (f"{number} {option.label}" for number, option in enumerate(options, start=1))
    speaker.tell("\n".join((sentence, *numbered, speaker.speech.text("choose_none"))))
    text = (listener.hear() or "").strip()
    number = int(text) if text.isdecimal() and len(text) < 4 else 0
    return options[number - 1].key if 1 <= number <= len(options) else ""
