"""What the assistant says of a state: the question at hand, what was understood, what is to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from nianbao.checks.equations import balances
from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.kinds import Breakdown, Manner, Money, Passage, Together
from nianbao.interview.kinds.kind import is_count
from nianbao.interview.kinds.units import PREFIX as UNITS
from nianbao.interview.replay import Stale, State, Turn
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.utterance import Tone, Utterance
from nianbao.wording.names import Names
from nianbao.wording.sandbox import UnknownName, printed, render

OUTCOMES = "outcomes"
"""The slots of 表三: 21 results, and 结转."""

AROUND = 15
"""Characters shown on either side of a number to be confirmed."""

MOST_LISTED = 9
"""Options that are listed one a line; more of them are folded where they stand in groups."""

OF_EACH = 2
"""Options of a group that are shown where they are folded."""

CARRIED_OUT = "carried_out"

Said = tuple[Utterance, ...]


def asks(state: State, speech: Speech) -> Said:
    """The question at hand, then what to count; or that all is answered."""
    prompt = state.prompt
    if prompt is None:
        return (speech.say(Tone.NOTICE, "all_done", state.draft.names, stale=len(state.stale)),)
    names = state.draft.names
    if isinstance(prompt.asked.question.answer, Passage) and prompt.situation.already:
        return (
            speech.say(Tone.QUESTION, "confirm_number", names, prompt.asked.id, **_doubt(prompt.situation.already)),
        )
    turn = state.turns.get(prompt.asked.id)
    put_off = speech.text("put_off", names) if turn is not None and turn.answer.postponed else ""
    question = Utterance(Tone.QUESTION, _question(prompt, put_off), prompt.asked.id)
    help_text = help_lines(prompt, names, speech)
    offer = offered(prompt, names, speech)
    return (
        question,
        *((Utterance(Tone.HELP, help_text, prompt.asked.id),) if help_text else ()),
        *((Utterance(Tone.OFFER, offer, prompt.asked.id),) if offer else ()),
    )


def _doubt(value: Mapping[str, Any]) -> dict[str, Any]:
    """The number of last year to be confirmed, with the words around it."""
    start, end = value["doubtful"][0]
    text: str = value["text"]
    return {
        "number": text[start:end],
        "before": text[max(0, start - AROUND) : start],
        "after": text[end : end + AROUND],
        "remaining": len(value["doubtful"]),
    }


def _question(prompt: Prompt, put_off: str) -> str:
    return "　　".join(filter(None, (prompt.ask, prompt.hint, put_off)))


def help_lines(prompt: Prompt, names: Names, speech: Speech) -> str:
    """What to count, the article, the usual mistake, an example."""
    keys = ("help", "basis", "mistake", "example")
    return speech.text("help_block", names, **{key: getattr(prompt, key) for key in keys})


def offered(prompt: Prompt, names: Names, speech: Speech) -> str:
    """What can be chosen by its number, the proposals of a passage in full, and what Enter takes."""
    return speech.text(
        "offer",
        names,
        **_options(prompt),
        proposals=prompt.proposals,
        default=prompt.default.text if prompt.default else "",
        passage=isinstance(prompt.asked.question.answer, Passage),
    )


def _options(prompt: Prompt) -> dict[str, Any]:
    """The options of a question; where they are many and grouped, the first of each group."""
    numbered = list(enumerate(prompt.options, start=1))
    if len(numbered) <= MOST_LISTED or not any(prompt.groups):
        return {"options": prompt.options, "groups": (), "left": 0}
    grouped = groupby(zip(numbered, prompt.groups, strict=True), key=itemgetter(1))
    own = {name: [option for option, _ in each] for name, each in grouped}
    groups = [{"name": name, "shown": each[:OF_EACH], "size": len(each)} for name, each in own.items()]
    left = sum(max(0, len(each) - OF_EACH) for each in own.values())
    return {"options": prompt.options, "groups": groups, "left": left}


def echo(state: State, speech: Speech, question: str) -> Said:
    """What was understood of the answer to a question."""
    turn = state.turns.get(question)
    if turn is None:
        return ()
    return tuple(Utterance(Tone.ECHO, text, question) for text in _echo(state, speech, turn) if text)


def _echo(state: State, speech: Speech, turn: Turn) -> list[str]:
    names = state.draft.names
    asked, detail = turn.asked, _detail(turn)
    if turn.answer.postponed:
        return [speech.text("postponed", names, **detail)]
    if asked.question.echo:
        try:
            return [render(asked.question.echo, names, asked.spot("echo"), item=asked.item, **detail)]
        except UnknownName:
            pass
    if turn.remaining and isinstance(asked.question.answer, Breakdown):
        return [speech.text("still_open", names, **detail)]
    said = [speech.text(f"echo_{asked.question.answer.kind}", names, **detail)]
    if _balances(state, asked):
        said.append(speech.text("balanced", names, **detail))
    return said


def more_questions(before: State, now: State, speech: Speech, answered: Sequence[Asked]) -> Said:
    """Why there are more questions than before, and how many; nothing where none came of the answers."""
    reached = {asked.id for asked in before.reached}
    new = [asked for asked in now.open if asked.id not in reached]
    why = [asked.question.opens for asked in answered if asked.question.opens and _is_something(now.turns[asked.id])]
    if not new or not why:
        return ()
    return (speech.say(Tone.NOTICE, "more_questions", now.draft.names, why=why, count=len(new)),)


def echo_together(state: State, speech: Speech, prompt: Prompt, kept: Sequence[str]) -> Said:
    """What was understood of one line that answered several questions: what there is, and what there is none of."""
    turns = [state.turns[id] for id in kept if id in state.turns]
    if not turns:
        return ()
    names = state.draft.names
    some = [{"label": _about(turn.asked), "value": _spelled(turn)} for turn in turns if _is_something(turn)]
    nothing = [turn.asked.label for turn in turns if not _is_something(turn)]
    answer = prompt.asked.question.answer
    unchanged = isinstance(answer, Together) and answer.manner is Manner.UNCHANGED
    whole = len(nothing) == len(prompt.members)
    key = "echo_unchanged" if unchanged else "echo_together"
    return (speech.say(Tone.ECHO, key, names, prompt.asked.id, some=some, nothing=nothing, whole=whole),)


def _about(asked: Asked) -> str:
    """What a part of an answer is about: of a question that is repeated the thing itself."""
    return f"“{asked.item.label}”" if asked.item else asked.label


def _is_something(turn: Turn) -> bool:
    """False for no, for 0, for no money and for a breakdown of nothing."""
    value = turn.value
    if isinstance(turn.asked.question.answer, Money):
        return Decimal(value) != 0
    return any(value["counts"].values()) if isinstance(value, dict) and "counts" in value else bool(value)


def _spelled(turn: Turn) -> str:
    unit = getattr(turn.asked.question.answer, "unit", "")
    return f"{turn.spelled} {unit}" if unit and turn.spelled.isdigit() else printed(turn.spelled)


def _balances(state: State, asked: Asked) -> bool:
    """Whether an answer gave the outcomes of a column of 表三 that now balances (T3-01)."""
    answer, form, cells = asked.question.answer, state.draft.form, state.report.cells
    if not isinstance(answer, Breakdown) or answer.slots != OUTCOMES:
        return False
    filled = {asked.fills.replace("{slot}", row) for row in (CARRIED_OUT, "handled")}
    return any(filled <= set(equation.cells) and equation.holds(cells) for equation in balances(form))


def _detail(turn: Turn) -> dict[str, Any]:
    counts = turn.value["counts"] if isinstance(turn.value, dict) and "counts" in turn.value else {}
    placed = sum(counts.values())
    return {
        "label": turn.asked.label,
        "whose": turn.asked.item.label if turn.asked.item else "",
        "value": printed(turn.spelled),
        "unit": getattr(turn.asked.question.answer, "unit", ""),
        "parts": turn.spelled,
        "total": placed,
        "remaining": turn.remaining,
        "carried_out": counts.get(CARRIED_OUT, 0),
        "handled": placed - counts.get(CARRIED_OUT, 0),
        "length": len("".join(turn.spelled.split())),
    }


def transcript(state: State, speech: Speech) -> Said:
    """Every answered question with its answer and what was understood, in the order of the script."""
    said: list[Utterance] = []
    for asked in state.reached:
        turn = state.turns.get(asked.id)
        if turn is None or (state.prompt is not None and state.prompt.asked.id == asked.id):
            continue
        said.append(Utterance(Tone.QUESTION, turn.ask, asked.id))
        said.append(Utterance(Tone.ANSWER, _short(turn), asked.id))
        said.extend(echo(state, speech, asked.id))
    return tuple(said)


def _short(turn: Turn) -> str:
    """A passage is shown as it stands, not as the number that chose it."""
    return turn.spelled if isinstance(turn.asked.question.answer, Passage) and turn.spelled else turn.answer.text


def staleness(before: State | None, now: State, script: Script, speech: Speech) -> Said:
    """The answers to be looked at again that were not so before, each with the fact that changed."""
    return tuple(
        speech.say(Tone.NOTICE, "stale", now.draft.names, question, **stale_detail(now, stale, question, script))
        for question, stale in now.stale.items()
        if before is None or before.stale.get(question) != stale
    )


def stale_detail(state: State, stale: Stale, question: str, script: Script) -> dict[str, Any]:
    """The names for a sentence about an answer to be looked at again."""
    name = stale.name.removeprefix("last.").removeprefix(UNITS)
    turn, here = state.turns[question], state.prompt is not None and state.prompt.asked.id == question
    return {
        "label": turn.asked.label,
        "last": stale.name.startswith("last."),
        "units": stale.name.startswith(UNITS),
        "reason": script.labels.get(name, name),
        "before": stale.before,
        "now": stale.now,
        "here": here,
        "enter": here and state.prompt is not None and state.prompt.default is not None,
        "gap": turn.remaining if isinstance(turn.asked.question.answer, Breakdown) else 0,
        "unit": getattr(turn.asked.question.answer, "unit", ""),
    }


def jumped(before: State, now: State, asked: Asked, script: Script, speech: Speech) -> Said:
    """The figures that the answer to a question made ten times as many as they were, or a tenth."""
    old, new = before.draft.names.values, now.draft.names.values
    item = asked.item.key if asked.item else ""
    filled = ((name.replace("{item}", item), label) for name, label in script.filled(asked.question))
    return tuple(
        speech.say(Tone.ECHO, "jumped", now.draft.names, asked.id, what=label, before=old[name], now=new[name])
        for name, label in filled
        if is_count(old.get(name)) and is_count(new.get(name)) and script.check_settings.jumps(new[name], old[name])
    )
