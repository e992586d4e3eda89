"""The graph of the questions."""

import re

import pytest
from talking import shipped

from nianbao.interview.flowchart import mermaid

SCRIPT, _ = shipped()
GRAPH = mermaid(SCRIPT)
NODES = re.findall(r"^ +(\w+)(?:\(\[|\[|\{)", GRAPH, re.M)
ARROWS = re.findall(r"^  (\w+) -->(?:\|(.)\|)? (\w+)$", GRAPH, re.M)


def test_every_question_is_a_node_once() -> None:
    questions = [node for node in NODES if node.startswith("q_")]
    assert questions == ["q_" + question.id.replace(".", "__") for _, question in SCRIPT]


def test_every_part_is_a_frame() -> None:
    assert GRAPH.count("subgraph ") == len(SCRIPT.parts)


def test_a_condition_leads_on_by_yes_and_by_no() -> None:
    for node in NODES:
        if node.startswith("when_"):
            assert {word for start, word, _ in ARROWS if start == node} == {"是", "否"}


def test_every_node_is_reached_and_leads_to_the_end() -> None:
    ends = {end for _, _, end in ARROWS}
    starts = {start for start, _, _ in ARROWS}
    frames = {f"part_{part.key}" for part in SCRIPT.parts}
    assert set(NODES) - ends - frames == {"start"}
    assert set(NODES) - starts - frames == {"finish"}


def test_no_arrow_leads_to_a_node_that_is_not_there() -> None:
    assert {node for start, _, end in ARROWS for node in (start, end)} <= set(NODES)


@pytest.mark.parametrize("line", [line for line in GRAPH.splitlines() if '"' in line], ids=lambda line: line[:30])
def test_text_keeps_within_its_quotes(line: str) -> None:
    assert line.count('"') == 2
    inner = line.split('"')[1].replace("<br/>", "")
    assert not set(inner) & set('<>"')
