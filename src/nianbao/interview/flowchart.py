"""The questions in the order of asking, with the conditions of each, as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nianbao.interview.script import Question, Script, ScriptPart

_EACH = {"applicants": "每类申请人各问一次", "problems": "每个问题各问一次", "last_problems": "去年每个问题各问一次"}
_YES, _NO = "是", "否"


def mermaid(script: Script) -> str:
    """The graph: a frame for each part, a diamond for each condition, the questions by id and label."""
    return "\n".join(("flowchart TD", *_Graph().lines(script)))


class _Graph:
    """`ends` are the nodes that lead to the next one, each with the word on its arrow."""

    def __init__(self) -> None:
        self.ends: list[tuple[str, str]] = [("start", "")]
        self.conditions = 0

    def lines(self, script: Script) -> Iterator[str]:
        yield "  start([开始])"
        for part, questions in groupby(script, key=lambda each: each[0]):
            yield from self._part(part, [question for _, question in questions])
        yield from self._lead_to("finish")
        yield "  finish([写出报告])"

    def _part(self, part: ScriptPart, questions: list[Question]) -> Iterator[str]:
        arrows: list[str] = []
        yield f'  subgraph part_{part.key}["{_quoted(part.title)}"]'
        for condition, group in groupby(questions, key=lambda question: question.when):
            if condition:
                yield from self._conditional(condition, list(group), arrows)
            else:
                yield from self._in_turn(list(group), arrows)
        yield "  end"
        yield from arrows

    def _conditional(self, condition: str, questions: list[Question], arrows: list[str]) -> Iterator[str]:
        """A diamond, whose 否 leads past the questions that have the same condition."""
        self.conditions += 1
        node = f"when_{self.conditions}"
        yield f'    {node}{{"{_quoted(" ".join(condition.split()))}"}}'
        arrows.extend(self._lead_to(node))
        self.ends = [(node, _YES)]
        yield from self._in_turn(questions, arrows)
        self.ends.append((node, _NO))

    def _in_turn(self, questions: list[Question], arrows: list[str]) -> Iterator[str]:
        for question in questions:
            node = _node(question)
            yield f'    {node}["{_text(question)}"]'
            arrows.extend(self._lead_to(node))
            self.ends = [(node, "")]

    def _lead_to(self, node: str) -> Iterator[str]:
        for end, word in self.ends:
            arrow = f"-->|{word}|" if word else "-->"
            yield f"  {end} {arrow} {node}"


def _node(question: Question) -> str:
    return "q_" + question.id.replace(".", "__")


def _text(question: Question) -> str:
    notes = [question.id, question.label]
    if question.each:
        notes.append(_EACH[question.each])
    if question.taken:
        notes.append("知道的不再问")
    return "<br/>".join(map(_quoted, notes))


def _quoted(text: str) -> str:
    """Text inside quotes; Mermaid knows entities by # instead of &."""
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
