"""All answers of a draft as the readable file that `nianbao draft` takes, each below its question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nianbao.errors import WritingError
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import File, Passage, RegisterAnswer
from nianbao.interview.replay import Turn
from nianbao.session.drafting import Drafting, report_stem
from nianbao.session.export_targets import numbered
from nianbao.storage.answers_file import WrittenAnswer, answers_text
from nianbao.storage.naming import file_stem
from nianbao.whole_files import PRIVATE, fault_of, replace_whole
from nianbao.wording.unconfirmed import mark


def spelled_answers(conversation: Conversation) -> dict[str, str]:
    """By the id of each question that was answered, what a drafter would type for the answer as it stands."""
    state = conversation.state
    turns = (state.turns[asked.id] for asked in state.reached if asked.id in state.turns)
    return {turn.asked.id: _typed(turn) for turn in turns}


def _typed(turn: Turn) -> str:
    kind, answer = turn.asked.question.answer, turn.answer
    if answer.postponed or turn.value is None or isinstance(kind, File | RegisterAnswer):
        return answer.text
    if isinstance(kind, Passage):
        return mark(str(turn.value["text"]), turn.value["doubtful"])
    return turn.spelled or answer.text


def save_answers(drafting: Drafting) -> Path:
    """Write all answers beside the draft, over nothing that stands there, and give where; raises WritingError."""
    files, mark_of_file = drafting.office.files, drafting.conversation.speech.text("answers_mark")
    stem = file_stem(report_stem(drafting.report, files), mark_of_file)
    path = drafting.project.path.parent / f"{stem}.yaml"
    data = answers_yaml(drafting.conversation).encode("utf-8")
    path = numbered(path) if path.exists() else path
    try:
        replace_whole(path, data, mode=PRIVATE)
    except (OSError, ValueError) as error:
        what, remedy = fault_of(path, error)
        raise WritingError(what, where=str(path), remedy=remedy) from error
    return path


def answers_yaml(conversation: Conversation) -> str:
    """The file's text: how to go about it, then the answers in the order of the questions."""
    report, speech = conversation.state.report, conversation.speech
    head = speech.text("answers_head", organ=report.organ.name, year=report.year, at=conversation.now)
    return answers_text(head, conversation.script.form.format, _entries(conversation))


def _entries(conversation: Conversation) -> Iterator[WrittenAnswer]:
    part = ""
    for id, text in spelled_answers(conversation).items():
        turn = conversation.state.turns[id]
        title, part = (turn.asked.part.title if turn.asked.part.key != part else ""), turn.asked.part.key
        yield WrittenAnswer(id, text, turn.ask, title)
