"""What can be chosen at this moment: the ways to meet a challenge, the options of a question, the proposals."""

from __future__ import annotations

from nianbao.interview.asking import Prompt
from nianbao.interview.challenges import Challenge
from nianbao.interview.conversation import Conversation
from nianbao.interview.script import Pairs, Passage, Several
from nianbao.tui.widgets.options import Option
from nianbao.wording.proposals import Proposal


def offers(conversation: Conversation) -> list[Option]:
    """The options, each with what a drafter would type for it as its key; none where the answer is free."""
    if conversation.challenge is not None:
        return _ways(conversation.challenge)
    prompt = conversation.prompt
    if prompt is None or _is_confirming(prompt):
        return []
    if _proposes(prompt):
        return [_proposal(number, proposal) for number, proposal in enumerate(prompt.proposals, start=1)]
    return [Option(str(number), label) for number, label in enumerate(prompt.options, start=1)]


def _ways(met: Challenge) -> list[Option]:
    ways = [
        (met.mended, Option("1", f"改成 {met.mended}")),
        (met.earlier, Option("2", "改前面的数")),
        (met.explicable, Option("3 ", "就是这样，写一句原因")),
    ]
    return [*(way for possible, way in ways if possible), Option("", "先放着，定稿前再问")]


def _proposal(number: int, proposal: Proposal) -> Option:
    doubtful = f"，有 {len(proposal.doubtful)} 处旧数字要确认" if proposal.doubtful else ""
    return Option(str(number), f"{proposal.label}（{len(proposal.text)} 字{doubtful}）", proposal.marked)


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
        return "都答完了，输入“/检查”或“/导出”"
    if is_proposing(conversation):
        return "也可以在这里自己写这一段"
    if prompt.default is not None:
        return f"回车采用：{prompt.default.text}"
    return f"例：{prompt.example}" if prompt.example else ""
