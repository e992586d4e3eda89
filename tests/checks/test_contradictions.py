from itertools import permutations
from typing import Any

import pytest
from checked import FORM, correct, words
from worded import FORM as REPORT_FORM
from worded import report, wording

from nianbao.checks import findings
from nianbao.report import Problem
from nianbao.wording.catalogue import ProblemAndMeasure, pair_text
from nianbao.wording.names import names_of

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
        (
            {"overview.proactive": "2025年，我局未发布主动公开的政府信息。发布政策解读1篇。"},
            [("W-04", "overview.proactive")],
        ),
        ({"overview.proactive": "2025年，我局未发布主动公开的政府信息。未发布政策解读。"}, []),
        ({"overview.proactive": "2025年，我局主动公开政府信息3条。发布政策解读1篇。"}, []),
        ({"overview.platform": "我局未单独开设网站，使用区政府门户网站公开。"}, []),
        *(
            ({"overview.platform": platform, "opening": opening}, expected)
            for platform, opening, expected in (
                ("我局未开设网站。", "公众可在云浦区人民政府门户网站查阅本报告。", [("W-04", "opening")]),
                ("我局没有政府网站或者网站栏目。", "报告全文可登录www.yunpu.gov.cn查阅。", [("W-04", "opening")]),
                ("目前我局尚未开通网站。未注册账号。", "电子版可到区政府官网下载。", [("W-04", "opening")]),
                ("我局未单独开设网站，使用区政府门户网站公开。", "公众可在区政府门户网站查阅本报告。", []),
                ("我局未开设网站，年度报告登载于区政府门户网站。", "公众可在区政府门户网站查阅本报告。", []),
                ("我局未开设网站。", "公众可到局办公室查阅本报告。", []),
                ("我局在区政府门户网站设有公开栏目，未开设独立网站。", "公众可在区政府门户网站查阅本报告。", []),
            )
        ),
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
        ({"assessment": "2025年未开展政府信息公开工作考核"}, "将政府信息公开工作纳入年度目标考核，占2分。", True),
        ({"assessment": ""}, "考核结果均为优秀。", True),
        ({"assessment": "没有考核"}, "对26个部门开展工作考核。", True),
        ({"assessment": "纳入年度目标考核，占2分"}, "将政府信息公开工作纳入年度目标考核，占2分。", False),
        ({"assessment": "2025年未开展政府信息公开工作考核"}, "2025年未开展政府信息公开工作考核。", False),
        ({"assessment": "2025年未开展政府信息公开工作考核"}, "年内未就政府信息公开组织工作考核。", False),
        ({"assessment": "2025年未开展政府信息公开工作考核"}, "拟将公开工作纳入考核。", False),
        ({"public_review": "2025年未开展政府信息公开社会评议"}, "开展社会评议，满意率96%。", True),
        ({"public_review": "2025年未开展政府信息公开社会评议"}, "年内未就政府信息公开组织社会评议。", False),
        ({"public_review": "网上问卷，满意率96%"}, "开展社会评议，满意率96%。", False),
        ({"catalogue_compiled": False}, "编制了本单位的主动公开事项目录。", True),
        ({"catalogue_compiled": False}, "年内更新了主动公开事项目录。", False),
        ({"catalogue_updated": False}, "主动公开事项目录作了调整更新。", True),
        ({"information_cleaned": False}, "开展已公开信息清理。", True),
        ({"validity_marked": False}, "公开的政策文件逐件注明是否有效。", True),
        ({"regulations_studied": False}, "组织学习了《中华人民共和国政府信息公开条例》。", True),
        ({"digital_bulletin": False}, "同步发布数字公报。", True),
        ({"consultations": 0}, "公开征集意见3次。", True),
        ({"consultations": 0}, "未公开征集意见。", False),
        ({"interviews": 0, "press_conferences": 0}, "举办在线访谈2次。", True),
        ({"accounts_closed": 0}, "关停、整合政务新媒体账号2个。", True),
        ({"site_kind": "none"}, "政府信息主要在本单位网站发布。", True),
        ({"site_kind": "own"}, "政府信息主要在本单位网站发布。", False),
        ({"publisher_named": False}, "明确专人负责政务公开平台信息发布。", True),
        ({"publisher_named": False}, "信息发布由专人负责。", True),
        ({"publisher_named": True}, "信息发布由专人负责。", False),
        ({"publisher_named": False}, "由专人登记收到的申请。", False),
        ({"duties_listed": False}, "制定政府信息公开工作责任清单。", True),
        ({"duties_listed": False}, "公开权力清单和责任清单。", False),
        ({"third_party_monitored": False}, "运用第三方检测平台实行常态化监测。", True),
        ({"third_party_monitored": False}, "不予公开3件，原因为保护第三方合法权益。", False),
        ({"third_party_monitored": False}, "征求第三方意见，监测平台运行。", False),
        ({"overdue_replies": 1}, "申请均在法定期限内答复。", True),
        ({"overdue_replies": 0}, "申请均在法定期限内答复。", False),
        ({"overdue_replies": 1}, "有1件未能在法定期限内答复。", False),
        ({"responses": 0}, "不断完善机制，及时回应社会关切。", True),
        ({"three_reviews": False}, "未严格执行三审三校。", False),
    ],
)
def test_what_was_answered_with_no_is_not_claimed(facts: dict[str, Any], text: str, expected: bool) -> None:
    assert (("W-04", "overview.lead") in found({"overview.lead": text}, **facts)) is expected


def solved_and_current(before: str, now: Problem, state: str = "solved") -> int:
    last = correct(problems=(Problem(problem=before, measure="定时限"),))
    report = correct(problems=(now,)).model_copy(update={"facts": {"last_problem_1": state}})
    return len(findings(report, FORM, words=words(), last=last, only=["W-07"]))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("更新不够及时", "更新还不够及时", 1),
        ("信息更新不够及时", "更新不及时", 1),
        ("公开形式单一", "公开形式比较单一，图表偏少", 1),
        ("公开形式单一", "政策解读的形式还比较单一", 0),
        ("更新不够及时", "公开内容不够全面", 0),
        ("答复不够及时", "更新不够及时", 0),
    ],
)
def test_a_problem_is_not_both_solved_and_current(before: str, now: str, expected: int) -> None:
    assert solved_and_current(before, Problem(problem=now, measure="定时限")) == expected


def test_only_what_was_solved_may_not_be_current() -> None:
    now = Problem(problem="更新还不够及时", measure="定时限")
    assert [solved_and_current("更新不够及时", now, state) for state in ("solved", "improving", "open")] == [1, 0, 0]


@pytest.mark.parametrize("pair", wording().catalogue, ids=lambda pair: pair.key)
def test_a_problem_of_the_catalogue_is_the_same_in_all_its_wordings(pair: ProblemAndMeasure) -> None:
    names = names_of(report(), REPORT_FORM)
    now = pair_text(pair, fact="有3个栏目", who="", due="", names=names)
    assert all(solved_and_current(before, now) for before in now.known_as)


def test_no_problem_of_the_catalogue_is_taken_for_another() -> None:
    names = names_of(report(), REPORT_FORM)
    pairs = [pair_text(pair, fact="", who="", due="", names=names) for pair in wording().catalogue]
    for one, other in permutations(pairs, 2):
        assert not [before for before in one.known_as if solved_and_current(before, other)]


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
