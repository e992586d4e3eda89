"""How many answers a report takes: a quiet office with last year's, a district by speech and paste."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from offices import answered, example, office
from talking import NOW

from nianbao.interview.conversation import Conversation
from nianbao.interview.table_entry import enter_cells
from nianbao.session.standing import standing
from nianbao.writing.word import word_document

SEED = Path(__file__).resolve().parents[3] / "shared" / "samples" / "erqi-commerce-2024.txt"

QUIET = {
    "organ.contacts": "大学路80号，450052，0371-68186001",
    "overview.proactive_total": "16",
    "overview.deeds": "三审三校、分管领导",
    "overview.where": "没有账号",
    "tables.unchanged": "是",
    "problems.last_year": "都改了",
    "problems.choose": "2、3",
}
"""What the office types besides the path of last year's report; everything else is Enter."""

DISTRICT = example("district-government")
SPOKEN = {
    "organ.contacts": "，".join(DISTRICT[f"organ.{key}"] for key in ("address", "postcode", "telephone")),
    "overview.deeds": "解读 87 篇，回应 142 次，培训5次413人次，5-10",
    "overview.where": "自己的网站，38个账号",
    "requests.told": "申请方式",
}
PASTED = {"disclosure.documents": "disclosure", "requests.new": "requests", "disputes.reconsideration": "disputes"}
"""The question at which a table is pasted, as one answer."""


@pytest.mark.skipif(not SEED.exists(), reason="the published report is not here")
def test_a_quiet_office_is_done_in_15_answers_and_90_characters() -> None:
    conversation = office().converse(now=lambda: NOW)
    lines = [shlex.quote(str(SEED))]
    conversation.say(lines[0])
    while (prompt := conversation.prompt) is not None:
        lines.append(QUIET.get(prompt.asked.id, ""))
        conversation.say(lines[-1])
        assert conversation.challenge is None
        assert len(lines) <= 15
    assert sum(map(len, lines[1:])) <= 90
    found = standing(conversation)
    assert (found.findings, found.left) == ((), ())
    assert word_document(conversation.state.report, office().files)


def paste(conversation: Conversation, table: str) -> None:
    cells = answered(DISTRICT).state.report.cells
    form = conversation.script.form
    enter_cells(
        conversation, {key: cells[key] for key in form.cells if key.startswith(f"{table}.") and not form.is_total(key)}
    )


def test_a_district_is_done_in_45_answers_by_speech_and_paste() -> None:
    conversation, count = office().converse(now=lambda: NOW), 0
    while (prompt := conversation.prompt) is not None:
        count += 1
        assert count <= 45
        if prompt.asked.id in PASTED:
            paste(conversation, PASTED[prompt.asked.id])
            continue
        conversation.say(SPOKEN.get(prompt.asked.id, DISTRICT.get(prompt.asked.id, "")))
        if conversation.challenge:
            conversation.say("")
    report = conversation.state.report
    assert report.cells == answered(DISTRICT).state.report.cells
    assert set(report.passages) == set(conversation.script.form.passages)
