"""The reason for changing a draft that was issued, asked for line by line before the change."""

from __future__ import annotations

from nianbao.plain.listener import Listener
from nianbao.plain.speaker import Speaker
from nianbao.session.drafting import Drafting


def unsealed(drafting: Drafting, listener: Listener, speaker: Speaker) -> bool:
    """Whether the draft may be changed now: it was not issued, or the drafter gave a reason. Raises ProjectError."""
    if not drafting.seal.why:
        return True
    speaker.tell(drafting.seal.why)
    reason = (listener.hear() or "").strip()
    if not reason:
        speaker.tell(drafting.conversation.speech.text("sealed_left"))
        return False
    drafting.seal.lift(reason)
    return True
