"""What can be chosen at this moment: the ways to meet a challenge, the options of a question, the proposals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from nianbao.interview.asking import Prompt
from nianbao.interview.challenges import Challenge
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Pairs, Passage, Several
from nianbao.wording.proposals import Proposal
from nianbao.wording.unconfirmed import unmark


class Option(NamedTuple):
    """A choice: `key` is posted when it is chosen; `text`, if any, is shown while the cursor is on it.

    The lines of the label stand behind `lead`.
    """

    key: str
    label: str
    text: str = ""
    lead: str = ""


def length_of(text: str, *, doubted: bool) -> int:
    """The characters of a passage (字), without spaces, line ends and the 【】 of what is to be confirmed."""
    plain = unmark(text)[0] if doubted else text
    return len("".join(plain.split()))


def offers(conversation: Conversation) -> list[Option]:
    """The options, each with what a drafter would type for it as its key, and in front; none where all is free."""
    if conversation.challenge is not None:
        return _ways(conversation.challenge)
    prompt = conversation.prompt
    if prompt is None or _is_confirming(prompt):
        return []
    if _proposes(prompt):
        proposed = [_proposal(number, proposal) for number, proposal in enumerate(prompt.proposals, start=1)]
        return [*_own_words(conversation, prompt), *proposed]
    return [_typed(str(number), label) for number, label in enumerate(prompt.options, start=1)]


def _typed(key: str, label: str, text: str = "") -> Option:
    return Option(key, label, text, lead=f"{key.strip() or '回车'} ")


def _ways(met: Challenge) -> list[Option]:
    ways = [
        (met.mended, _typed("1", f"改成 {met.mended}")),
        (met.earlier, _typed("2", "改前面的数")),
        (met.explicable, _typed("3 ", "就是这样，写一句原因")),
    ]
    return [*(way for possible, way in ways if possible), _typed("", "先放着，定稿前再问")]


def _own_words(conversation: Conversation, prompt: Prompt) -> Iterator[Option]:
    """The passage as it stands, where it is none of the proposals: an Enter must not put one in its place."""
    if _standing(conversation, prompt) and _proposed(conversation, prompt) is None and prompt.default is not None:
        text = prompt.default.text
        yield _typed("", f"保留现在的写法（{length_of(text, doubted=False)} 字）", text)


def _standing(conversation: Conversation, prompt: Prompt) -> Any:
    """The value of the passage as it was answered; None where it was not."""
    turn = conversation.state.turns.get(prompt.asked.id)
    return turn.value if turn is not None else None


def _proposed(conversation: Conversation, prompt: Prompt) -> int | None:
    """Which of the proposals stands; None where none does."""
    standing = _standing(conversation, prompt)
    styles = [proposal.style for proposal in prompt.proposals]
    return styles.index(standing["style"]) if standing and standing["style"] in styles else None


def begins_at(conversation: Conversation) -> int | None:
    """The option that the cursor begins on: the one that an Enter takes; None where it takes none of them."""
    prompt = conversation.prompt
    if prompt is None or conversation.challenge is not None:
        return None
    if is_proposing(conversation):
        return _proposed(conversation, prompt) or 0
    options = list(prompt.options)
    return options.index(prompt.default.text) if prompt.default and prompt.default.text in options else None


def _proposal(number: int, proposal: Proposal) -> Option:
    doubtful = f"，有 {len(proposal.doubtful)} 处旧数字要确认" if proposal.doubtful else ""
    length = length_of(proposal.text, doubted=False)
    return _typed(str(number), f"{proposal.label}（{length} 字{doubtful}）", proposal.marked)


def _proposes(prompt: Prompt) -> bool:
    """Whether the question is a passage with proposals to choose from."""
    return isinstance(prompt.asked.question.answer, Passage) and bool(prompt.proposals)


def is_proposing(conversation: Conversation) -> bool:
    """Whether the drafter is to choose among the proposals of a passage at this moment."""
    prompt = conversation.prompt
    return prompt is not None and conversation.challenge is None and _proposes(prompt) and not _is_confirming(prompt)


def _is_confirming(prompt: Prompt) -> bool:
    """Whether the numbers of last year in a passage that was taken over are being confirmed."""
    return isinstance(prompt.asked.question.answer, Passage) and bool(prompt.situation.already)


def takes_many(prompt: Prompt) -> bool:
    """Whether several of the options can be chosen at once."""
    return isinstance(prompt.asked.question.answer, Several | Pairs)


def invitation(conversation: Conversation) -> str:
    """What the empty composer says: what Enter takes, else an example."""
    prompt = conversation.prompt
    if conversation.challenge is not None:
        return "也可以在这里重新回答"
    if prompt is None:
        return "还有待复核的，输入“/检查”" if conversation.state.stale else "都答完了，输入“/检查”或“/导出”"
    if is_proposing(conversation):
        return "也可以在这里自己写这一段"
    if prompt.default is not None:
        return f"回车采用：{prompt.default.text}"
    return f"例：{prompt.example}" if prompt.example else ""
