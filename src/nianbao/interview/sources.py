"""Where each answer came from: who gave it, when, and the block of the report that it went into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from nianbao.interview.asking import Asked
from nianbao.interview.replay import State, Turn
from nianbao.interview.reply_texts import Speech
from nianbao.interview.utterance import Tone, Utterance
from nianbao.language.numerals import Number
from nianbao.report.format import ReportFormat
from nianbao.report.provenance import Origin

_NOT_TYPED = (Origin.LAST_YEAR, Origin.PROPOSED, Origin.REGISTER, Origin.UNITS)
"""The origins of an answer that nobody typed."""

LONGEST = 32
"""Characters of an answer that are told; a passage stands in the report anyway."""


def sources(state: State, speech: Speech, about: str = "") -> tuple[Utterance, ...]:
    """Where each answer came from; `about` keeps those whose label has these words, and says so where none has."""
    found = tuple(_source(state, speech, turn) for turn in _told(state) if about in turn.asked.label)
    return found or (speech.say(Tone.UNCLEAR, "no_sources", state.draft.names, text=about),)


def _told(state: State) -> Iterator[Turn]:
    return (turn for turn in state.turns.values() if turn.spelled)


def _source(state: State, speech: Speech, turn: Turn) -> Utterance:
    spelled = turn.spelled if len(turn.spelled) <= LONGEST else f"{turn.spelled[:LONGEST]}……"
    at = f"{turn.answer.at:%m-%d %H:%M}" if turn.answer.at else ""
    key = f"source_{turn.answer.origin if turn.answer.origin in _NOT_TYPED else Origin.TYPED}"
    detail = {"label": turn.asked.label, "value": spelled, "at": at, "cells": list(_counted(state, turn))}
    return speech.say(Tone.NOTICE, key, state.draft.names, turn.asked.id, **detail)


def _counted(state: State, turn: Turn) -> Iterator[tuple[str, Number, str]]:
    """The cells of an answer that were counted: label, 件 or 万元, and what stands behind each.

    Also where the drafter answered otherwise: the parts show whose number it differs from.
    """
    before, _, after = turn.asked.fills.partition("{slot}")
    for key, behind in state.draft.counted.items():
        number = state.report.cells.get(key) or 0
        if key.startswith(before) and key.endswith(after) and (behind.source == key or number):
            yield state.draft.form.labels[key], number, behind.where


def sources_by_block(state: State, speech: Speech, form: ReportFormat) -> dict[str, list[str]]:
    """The same by the passage or table that the answers went into."""
    blocks = blocks_of(state.reached, form)
    found: dict[str, list[str]] = {}
    for turn in _told(state):
        found.setdefault(blocks[turn.asked.id], []).append(_source(state, speech, turn).text)
    return found


def blocks_of(reached: Iterable[Asked], form: ReportFormat) -> dict[str, str]:
    """The passage or table of each question: what it fills, else what the next one of its part fills, else the last."""
    found: dict[str, str] = {}
    for _, asked_of_part in groupby(reached, key=lambda asked: asked.part.key):
        part = list(asked_of_part)
        filled = [_filled(asked, form) for asked in part]
        last = next((block for block in reversed(filled) if block), "")
        for number, asked in enumerate(part):
            found[asked.id] = next((block for block in filled[number:] if block), last)
    return found


def _filled(asked: Asked, form: ReportFormat) -> str:
    if asked.fills in form.passages:
        return asked.fills
    table = asked.fills.partition(".")[0]
    return table if any(cell.startswith(f"{table}.") for cell in form.cells) else ""
