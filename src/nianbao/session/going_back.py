"""Earlier versions of the open draft: what is otherwise in them, and going back to one without losing what stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.other_answers import OtherAnswer, answers_beside, other_answers, take_answers
from nianbao.session.reading_blocks import ReadingBlock, WordsBlock
from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, Version, versions
from nianbao.storage.moving import copy_draft
from nianbao.writing.printed import passage_name


@dataclass(frozen=True)
class Past:
    """A version with its conversation as it stood then, and the answers that are otherwise now."""

    version: Version
    conversation: Conversation
    others: tuple[OtherAnswer, ...]


def version_options(drafting: Drafting) -> list[Choosable]:
    """The versions, the newest first, by their number from 0."""
    speech, found = drafting.conversation.speech, versions(drafting.project.path)
    return [Choosable(str(number), version_named(each, speech)) for number, each in enumerate(found)]


def version_named(version: Version, speech: Speech) -> str:
    """When a version was kept, and why."""
    return speech.text(
        "version", at=version.at, time=f"{version.at:%H:%M}", kind=speech.text(f"version_{version.kind}")
    )


def past(drafting: Drafting, number: int) -> Past:
    """The version with a number of version_options; raises ProjectError where it cannot be read."""
    version = versions(drafting.project.path)[number]
    then = drafting.office.converse(load(version.path).memory, now=lambda: drafting.conversation.now)
    return Past(version, then, other_answers(drafting.conversation, then))


def past_title(then: Past, speech: Speech) -> str:
    """Which version it is, and how much is otherwise now."""
    return speech.text("version_title", named=version_named(then.version, speech), others=len(then.others))


def past_blocks(drafting: Drafting, then: Past) -> Iterator[ReadingBlock]:
    """The answers that are otherwise now, then the passages as they stood."""
    speech = drafting.conversation.speech
    if not then.others:
        yield WordsBlock(speech.text("version_same"))
    yield from answers_beside(then.others, (speech.text("version_then"), speech.text("version_now")), speech)
    report, form = then.conversation.state.shown, then.conversation.script.form
    for key in form.passages:
        if (text := report.passages.get(key, "")).strip():
            yield WordsBlock(passage_name(form, key), heading=True)
            yield WordsBlock(text)


def go_back(drafting: Drafting, to: Past) -> Said:
    """Let the answers be as they were then, as one step; what stands now is kept as a version first.

    Raises ProjectError where that cannot be kept: then nothing has changed.
    """
    conversation = drafting.conversation
    drafting.project.keep_version(Kept.BEFORE)
    conversation.have_read(to.conversation.memory.read)
    return take_answers(conversation, to.others)


def apart(drafting: Drafting, to: Past) -> Path:
    """Write a version as a draft of its own beside the others, and give its path; raises ProjectError."""
    return copy_draft(to.version.path, into=drafting.project.path.parent)
