from typing import Any

import pytest
from checked import FORM, correct, words

from nianbao.checks import findings
from nianbao.report import Problem

RULES = ("W-04", "W-05", "W-06")


def found(passages: dict[str, str], **facts: Any) -> list[tuple[str, str]]:
    report = correct(passages).model_copy(update={"facts": facts})
    return [(each.id, each.where) for each in findings(report, FORM, words=words(), only=RULES)]


MEDIA = "一是政务新媒体的运行维护还需加强。改进措施：一是专人维护。"


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ({"overview.platform": "我局未开设政务新媒体账号。", "problems": MEDIA}, [("W-04", "problems")]),
        ({"overview.platform": "我局开设政务新媒体账号2个。", "problems": MEDIA}, []),
        (
            {"overview.proactive": "年内更新了主动公开事项目录。2025年，我局未发布主动公开的政府信息。"},
            [("W-04", "overview.proactive")],
        ),
        ({"overview.proactive": "年内更新了主动公开事项目录。2025年，我局主动公开政府信息3条。"}, []),
        (
            {"overview.platform": "我局未开设网站。信息在本单位网站公开。"},
            [("W-04", "overview.platform")],
        ),
        ({"overview.platform": "我局未单独开设网站，使用区政府门户网站公开。"}, []),
    ],
)
def test_two_passages_do_not_contradict_each_other(passages: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert found(passages) == expected


@pytest.mark.parametrize(
    ("facts", "text", "expected"),
    [
        ({"responses": 0}, "及时回应社会关切。", True),
        ({"responses": 2}, "及时回应社会关切。", False),
        ({"responses": 0}, "没有需要回应的社会关切。", False),
        ({}, "及时回应社会关切。", False),
        ({"secrecy_review": False}, "公开前依法进行保密审查。", True),
        ({"secrecy_review": True}, "公开前依法进行保密审查。", False),
        ({"trainings": 0}, "组织开展业务培训。", True),
        ({"trainings": 0}, "未组织开展业务培训。", False),
    ],
)
def test_what_was_answered_with_no_is_not_claimed(facts: dict[str, Any], text: str, expected: bool) -> None:
    assert (("W-04", "overview.lead") in found({"overview.lead": text}, **facts)) is expected


@pytest.mark.parametrize(("state", "expected"), [("solved", 1), ("improving", 0)])
def test_a_problem_is_not_both_solved_and_current(state: str, expected: int) -> None:
    last = correct(problems=(Problem(problem="更新不够及时", measure="定时限"),))
    now = correct(problems=(Problem(problem="更新还不够及时", measure="定时限"),))
    now = now.model_copy(update={"facts": {"last_problem_1": state}})
    assert len(findings(now, FORM, words=words(), last=last, only=["W-04"])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年我局开展工作。", 1),
        ("比去年多3条。", 1),
        ("2025年我局开展工作。", 0),
        ("学习《今年怎么办》。", 0),
        ("开展“明年更好”活动。", 0),
    ],
)
def test_a_year_is_named(text: str, expected: int) -> None:
    assert [id for id, _ in found({"overview.lead": text})].count("W-05") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年，我局开展工作", 1),
        ("2025年，我局开展工作，", 1),
        ("公开的内容包括", 1),
        ("见（具体网址）。", 1),
        ("2025年，我局开展工作。", 0),
        ("情况良好！", 0),
        ("按照条例要求开展工作，情况如下。", 0),
        ("现将2025年的工作报告如下。", 0),
        ("按照条例要求开展工作，情况如下", 1),
    ],
)
def test_a_passage_is_finished(text: str, expected: int) -> None:
    assert [id for id, _ in found({"overview.lead": text})].count("W-06") == expected


def test_only_the_lead_leads_on_to_what_follows() -> None:
    assert [id for id, _ in found({"overview.on_request": "2025年办理情况如下。"})].count("W-06") == 1
