"""What stands as it did last year although nobody typed it: a block at a time, to be looked at and confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from nianbao.interview.asking import Asked
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Breakdown, Passage
from nianbao.interview.replay import Turn
from nianbao.interview.script import Script
from nianbao.report import Origin, Report

PASSAGES = "passages"
"""The key of the block of passages, which is no part; the others have the key of theirs."""


@dataclass(frozen=True)
class Block:
    """Answers of one part that are last year's, or all passages that are.

    `title` is the part's, empty for the passages. `confirmed`: the drafter found all of them right, and since then none
    has changed and none was added.
    """

    key: str
    title: str
    turns: tuple[Turn, ...]
    confirmed: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """What the answers are about."""
        return tuple(turn.asked.label for turn in self.turns)

    @property
    def spelled(self) -> Mapping[str, str]:
        """What each answer says, by its question's id."""
        return {turn.asked.id: _spelled(turn) for turn in self.turns}


def unchanged(conversation: Conversation, besides: Collection[str] = ()) -> tuple[Block, ...]:
    """The blocks of answers that are last year's, in the order of the script, the passages last.

    Answers that fill one of `besides` are left out: something else is to be said of them.
    """
    last = conversation.last_year
    if last is None:
        return ()
    blocks: dict[str, list[Turn]] = {}
    for turn in _settled(conversation):
        names = filled(turn.asked, conversation.script)
        if not set(besides).intersection(names) and _is_last_years(turn, names, conversation, last):
            blocks.setdefault(_key(turn.asked, conversation.script), []).append(turn)
    order = sorted(blocks, key=lambda key: key == PASSAGES)
    return tuple(_block(key, tuple(blocks[key]), conversation) for key in order)


def _key(asked: Asked, script: Script) -> str:
    """The part that an answer belongs to, though it may be asked in a later one."""
    if isinstance(asked.question.answer, Passage):
        return PASSAGES
    root = asked.id.partition(".")[0]
    return root if any(part.key == root for part in script.parts) else asked.part.key


def _block(key: str, turns: tuple[Turn, ...], conversation: Conversation) -> Block:
    titles = {part.key: part.title for part in conversation.script.parts}
    block = Block(key, titles.get(key, ""), turns)
    return replace(block, confirmed=conversation.memory.confirmed.get(key) == block.spelled)


def _settled(conversation: Conversation) -> Iterator[Turn]:
    """The answers that are finished and need no second look."""
    state = conversation.state
    pending = {*state.stale, *(asked.id for asked in state.open)}
    return (state.turns[asked.id] for asked in state.reached if asked.id in state.turns and asked.id not in pending)


def _is_last_years(turn: Turn, names: list[str], conversation: Conversation, last: Report) -> bool:
    """Whether it was left as it was: last year's words, or values that were taken from last year and are the same."""
    if isinstance(turn.asked.question.answer, Passage):
        return _same_words(turn, last)
    return turn.answer.origin is Origin.LAST_YEAR and _same_values(names, conversation)


def _same_words(turn: Turn, last: Report) -> bool:
    """Whether a passage is last year's but for the years in it and the spaces."""
    return _but_for_years(str(turn.value["text"])) == _but_for_years(last.passages.get(turn.asked.fills, ""))


def _but_for_years(text: str) -> str:
    # Needed by those who bring last year's report, and not before they do.
    from nianbao.wording.old_figures import YEAR

    return YEAR.sub("", "".join(text.split()))


def _same_values(names: list[str], conversation: Conversation) -> bool:
    """Whether all that a question fills is known of last year, and the same."""
    values = conversation.state.draft.names.values
    pairs = [(values.get(name), values.get(f"last.{name}")) for name in names if name]
    return bool(pairs) and all(before is not None and now == before for now, before in pairs)


def filled(asked: Asked, script: Script) -> list[str]:
    """The names that a question fills."""
    item = asked.item.key if asked.item else ""
    return [name.replace("{item}", item) for name, _ in script.filled(asked.question)]


def _spelled(turn: Turn) -> str:
    """A breakdown of nothing is a 0, without the names of all that there is none of."""
    answer = turn.asked.question.answer
    if isinstance(answer, Breakdown) and not any(turn.value["counts"].values()):
        return f"0 {answer.unit}"
    return turn.spelled
