"""Random walks through the interview: whatever the drafter does, the state is valid and no answer is lost."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from talking import NOW, Talk, shipped
from totals import with_totals

from nianbao.interview.answers import Answer, AnswerChange
from nianbao.interview.conversation import Memory
from nianbao.interview.replay import replay
from nianbao.report import Report

PLAUSIBLE = (
    *("", "没有", "有", "是", "否", "1", "2", "3", "1、3", "待定", "同去年", "16", "十六条", "3.5万元", "完整"),
    *("云浦区档案局", "5件，自然人4、企业1", "自然人120", "都结转", "剩下的结转", "全部予以公开", "维持2，纠正1"),
    *("予以公开3，不掌握1，结转1", "制发3，废止1", "许可120，处罚35", "解读3，回应2", "大概二三十件吧", "2026-01-31"),
    "更新不够及时——按栏目定时限",
)

TYPED = st.one_of(st.sampled_from(PLAUSIBLE), st.integers(-5, 200).map(str), st.text(max_size=12))


class Walk(RuleBasedStateMachine):
    """A drafter who answers, goes back, edits, jumps, takes back, puts off, quits and comes back."""

    @initialize(kind=st.sampled_from(["政府部门", "县级政府", "乡镇政府", "设区的市政府"]))
    def start(self, kind: str) -> None:
        self.talk = Talk()
        self.talk.say("没有", "2025", "云浦区档案局", kind)

    @property
    def answers(self) -> dict[str, Answer]:
        return dict(self.talk.conversation.answers)

    @rule(text=TYPED)
    def answer(self, text: str) -> None:
        before, at, prompt = self.answers, self.talk.at, self.talk.conversation.prompt
        self.talk.say(text)
        changed = {id for id, answer in self.answers.items() if before.get(id) != answer}
        assert before.keys() <= self.answers.keys()
        assert len(changed) <= 1 or (prompt is not None and prompt.members)
        assert not changed or at or changed <= set(before)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        before = self.answers
        asked = data.draw(st.sampled_from(self.talk.conversation.state.reached))
        self.talk.conversation.edit(asked.id)
        assert self.talk.at == asked.id
        assert self.answers == before

    @rule()
    def back(self) -> None:
        before = self.answers
        self.talk.say("/上一步")
        assert self.answers == before

    @rule(part=st.sampled_from(["一", "二", "三", "四", "五", "六"]))
    def jump(self, part: str) -> None:
        before = self.answers
        self.talk.say(f"/跳到 {part}")
        assert self.answers == before

    @rule(text=TYPED)
    def answer_and_undo(self, text: str) -> None:
        before, report, kept = self.answers, self.talk.report, len(self.talk.kept)
        self.talk.say(text)
        if len(self.talk.kept) > kept:
            self.talk.say("/撤销")
            assert self.answers == before
            assert self.talk.report == report

    @rule()
    def quit_and_resume(self) -> None:
        before, report, open_ = self.answers, self.talk.report, [asked.id for asked in self.talk.conversation.left]
        self.talk = Talk(restored(self.talk.kept[-1]))
        assert self.answers == before
        assert self.talk.report == report
        assert [asked.id for asked in self.talk.conversation.left] == open_

    @invariant()
    def the_state_follows_from_the_answers_alone(self) -> None:
        script, _ = shipped()
        state = replay(script, self.answers, today=NOW.date())
        assert state.report == self.talk.report
        assert state.open == self.talk.conversation.left

    @invariant()
    def the_report_is_valid(self) -> None:
        script, _ = shipped()
        report = self.talk.report
        Report.model_validate(report.model_dump())
        assert with_totals(report, script.form).cells == report.cells
        assert all(value is None or value >= 0 for value in report.cells.values())

    @invariant()
    def what_was_acknowledged_is_kept(self) -> None:
        assert self.talk.kept[-1].answers == self.talk.conversation.answers


def restored(memory: Memory) -> Memory:
    """The memory as it comes back from a file."""
    stored: dict[str, Any] = json.loads(
        json.dumps(
            {
                "answers": {id: answer.model_dump(mode="json") for id, answer in memory.answers.items()},
                "history": [change.model_dump(mode="json") for change in memory.history],
            },
            ensure_ascii=True,
        )
    )
    return Memory(
        {id: Answer.model_validate(answer) for id, answer in stored["answers"].items()},
        tuple(AnswerChange.model_validate(change) for change in stored["history"]),
    )


Walk.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWalk = Walk.TestCase
