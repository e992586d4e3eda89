"""A file of answers that a colleague changed: what is otherwise in it, shown before it counts, taken in as one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nianbao.errors import AnswersError
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.reply_texts import Speech
from nianbao.interview.utterance import Tone, Utterance
from nianbao.session.answers_out import spelled_answers
from nianbao.session.drafting import Drafting
from nianbao.session.other_answers import OtherAnswer, answers_beside, other_answers, take_answers
from nianbao.session.reading_blocks import ReadingBlock, WordsBlock
from nianbao.storage.answers_file import read_answers, told_format

_FAILED = (Tone.UNCLEAR, Tone.ERROR)


@dataclass(frozen=True)
class Brought:
    """What a file brings: the answers that are otherwise with it, and those not understood, with what was said.

    Questions that the change leads to are left open.
    """

    path: Path
    others: tuple[OtherAnswer, ...]
    refused: tuple[tuple[str, str], ...]


def brought(drafting: Drafting, path: Path) -> Brought:
    """What a file would change in the draft, which stays as it is; raises AnswersError."""
    here = drafting.conversation
    before = spelled_answers(here)
    changed = {id: text for id, text in read_answers(path).items() if _otherwise(text, before.get(id, ""))}
    there = drafting.office.converse(here.memory, now=lambda: here.now)
    refused = tuple(answer_with(there, changed))
    # An empty draft has no year of its own yet.
    form = (here if here.answers else there).script.form.format
    if (format := told_format(path)) not in ("", form):
        raise AnswersError(
            f"这份回答用的是“{format}”格式，草稿用的是“{form}”格式",
            where=str(path),
            remedy="请打开同一年度的草稿再收。",
        )
    return Brought(path, other_answers(here, there), refused)


def _otherwise(text: str, before: str) -> bool:
    """Whether there is another answer; spaces do not count, and an empty one is none."""
    return bool(text.strip()) and text.split() != before.split()


def answer_with(conversation: Conversation, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Answer with the texts, in the order of the questions; what was not taken, with what was said to it."""
    done: set[str] = set()
    while asked := next((each for each in conversation.state.reached if each.id in texts.keys() - done), None):
        done.add(asked.id)
        standing = conversation.answers.get(asked.id)
        if standing is not None:
            conversation.take(asked.id, None)
        if conversation.prompt is None or conversation.prompt.asked.id != asked.id:
            conversation.edit(asked.id)
        said = conversation.answer(texts[asked.id])
        if conversation.doubted is not None:
            said = conversation.answer(conversation.script.spoken.yes[0])
        failed = [each.text for each in said if each.tone in _FAILED]
        if failed or asked.id not in conversation.answers:
            conversation.take(asked.id, standing)
            yield asked.label, "\n".join(failed or [each.text for each in said][:1])
    for id in texts.keys() - done:
        yield _label(id, conversation), conversation.speech.text("brought_not_asked")


def _label(id: str, conversation: Conversation) -> str:
    """What a question is about, by its id or that of one of its occasions; the id where there is no such question."""
    questions = (question for _, question in conversation.script)
    return next((each.label for each in questions if id == each.id or id.startswith(f"{each.id}.")), id)


def brought_blocks(found: Brought, speech: Speech) -> Iterator[ReadingBlock]:
    """What a file changes, as it was and as it would be; then what it could not."""
    if not found.others:
        yield WordsBlock(speech.text("brought_nothing"))
    for each in answers_beside(found.others, (speech.text("brought_new"), speech.text("brought_old")), speech):
        yield type(each)(each.label, (each.heads[1], each.heads[0]), each.now, each.before)
    for label, why in found.refused:
        yield WordsBlock(speech.text("brought_refused", label=label, why=why), quiet=True)


def begins_with(drafting: Drafting, found: Brought) -> bool:
    """Whether the draft has no answer yet, so that what a file brings is all of it."""
    return bool(found.others) and not drafting.conversation.answers


def taken_in(found: Brought, speech: Speech, *, begun: bool = False) -> Utterance:
    """That the file was taken in; where a draft was `begun` with it, what of it was not, too."""
    if not begun:
        return Utterance(Tone.NOTICE, speech.text("brought_taken", count=len(found.others)))
    refused = [{"label": label, "why": why} for label, why in found.refused]
    return Utterance(Tone.NOTICE, speech.text("brought_begun", count=len(found.others), refused=refused))


def take_in(drafting: Drafting, found: Brought) -> Said:
    """Let what the file brings count, as one step that can be taken back; raises Sealed where the draft was issued."""
    return take_answers(drafting.conversation, found.others)
