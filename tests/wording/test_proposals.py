from decimal import Decimal

import pytest
from worded import FORM, ORGANS, named, proposed, report, said, unknown

from nianbao.report import Organ, Problem, Report

FULL_YEAR = {
    "requests.new.natural_person": 5,
    "requests.granted.natural_person": 4,
    "requests.partial.natural_person": 1,
}


def test_the_opening_gives_basis_period_place_and_contact() -> None:
    for style in ("brief", "full"):
        text = said(report(), "opening", style)
        for words in ("《中华人民共和国政府信息公开条例》", "国办公开办函〔2021〕30号", "2025年1月1日至", "12月31日"):
            assert words in text
        assert "云浦区人民政府门户网站查阅" in text
        assert "滨江路8号401室" in text
        assert "400100" in text
        assert "0230-60000001" in text


@pytest.mark.parametrize(
    ("kind", "expected", "unexpected"),
    [
        ("county", "统计范围为云浦区政府及所属部门、镇（街道）", "邮编"),
        ("county", "可登录www.yunpu.example查阅", "可在"),
        ("department", "可在云浦区人民政府门户网站查阅", "统计范围"),
        ("township", "可与云浦区青石镇人民政府联系。地址：青石街1号。", "电话"),
    ],
)
def test_the_opening_says_of_the_organ_what_is_known(kind: str, expected: str, unexpected: str) -> None:
    text = said(report(kind), "opening", "full")
    assert expected in text
    assert unexpected not in text


@pytest.mark.parametrize("email", ["", "xxgk@example.gov.cn"])
def test_the_opening_gives_an_e_mail_where_there_is_one(email: str) -> None:
    given = report()
    given = given.model_copy(update={"organ": given.organ.model_copy(update={"email": email})})
    for text in (each.text for each in proposed(given, "opening")):
        assert ("电子邮箱：xxgk@example.gov.cn" in text) is bool(email)
        assert text.endswith(("。", "）。"))
        assert "；。" not in text


@pytest.mark.parametrize(("kind", "subject"), [(kind, organ.self_reference) for kind, organ in ORGANS.items()])
def test_each_kind_of_organ_speaks_of_itself_as_it_does(kind: str, subject: str) -> None:
    assert f"2025年，{subject}未收到政府信息公开申请" in said(report(kind), "overview.on_request")


@pytest.mark.parametrize(
    ("guidance", "expected", "unexpected"),
    [
        (("thought", "congress"), "以习近平新时代中国特色社会主义思想为指导，学习贯彻党的二十大", "工作要点"),
        (("regulations",), "执行《中华人民共和国政府信息公开条例》", "指导"),
        (("key_points",), "上级年度政务公开工作要点", "二十大"),
        ((), "2025年，我局依法开展政府信息公开工作。", "《"),
    ],
)
def test_the_lead_names_only_the_guidance_that_was_chosen(
    guidance: tuple[str, ...], expected: str, unexpected: str
) -> None:
    text = said(report(guidance=guidance), "overview.lead")
    assert expected in text
    assert unexpected not in text


@pytest.mark.parametrize(
    ("fact", "passage", "expected"),
    [
        ("publisher_named", "overview.management", "我局明确专人负责信息发布。"),
        ("duties_listed", "overview.safeguards", "政府信息公开工作建有责任清单。"),
        ("third_party_monitored", "overview.platform", "公开平台的运行情况由第三方进行监测。"),
    ],
)
def test_what_was_done_stands_only_where_it_was_answered(fact: str, passage: str, expected: str) -> None:
    assert expected in said(report(**{fact: True}), passage)
    assert expected not in said(report(**{fact: False}), passage)
    assert expected not in said(report(), passage)


@pytest.mark.parametrize(
    ("compiled", "updated", "expected"),
    [
        (True, True, "年内编制了主动公开事项目录，并作了更新。"),
        (True, False, "年内编制了主动公开事项目录。"),
        (False, True, "年内对主动公开事项目录进行了更新。"),
        (False, False, ""),
    ],
)
def test_a_catalogue_is_compiled_or_updated_or_both(compiled: bool, updated: bool, expected: str) -> None:
    assert said(report(catalogue_compiled=compiled, catalogue_updated=updated), "overview.proactive") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "2025年，我局未收到政府信息公开申请，无上年结转的申请。"),
        (
            {"requests.carried_in.research": 2, "requests.granted.research": 1, "requests.carried_out.research": 1},
            "未收到政府信息公开申请，上年结转2件，办结1件，结转下年度继续办理1件。办结的申请中，予以公开1件。",
        ),
        (
            {"requests.new.natural_person": 1, "requests.granted.natural_person": 1},
            "新收政府信息公开申请1件，办结1件，无结转下年度事项。申请人为自然人。办结的申请中，予以公开1件。",
        ),
        (
            {"requests.new.natural_person": 2, "requests.carried_out.natural_person": 2},
            "新收政府信息公开申请2件，年底前均未办结，结转下年度继续办理2件。",
        ),
        (
            FULL_YEAR | {"requests.carried_in.enterprise": 3, "requests.rejected_repeat.enterprise": 3},
            "新收政府信息公开申请5件，上年结转3件，共办理8件，办结8件，无结转下年度事项。"
            "申请人均为自然人。办结的申请中，予以公开4件；部分公开1件；不予处理3件，原因均为重复申请。",
        ),
    ],
)
def test_applications_are_told_as_they_were(cells: dict[str, int], expected: str) -> None:
    assert expected in said(report(cells=cells), "overview.on_request")


def test_the_full_proposal_tells_the_reasons_the_applicants_and_the_channels() -> None:
    cells = FULL_YEAR | {
        "requests.new.legal_service": 3,
        "requests.denied_third_party.legal_service": 2,
        "requests.denied_internal.legal_service": 1,
    }
    given = report(
        cells=cells,
        request_channel_online=6,
        request_channel_mail=2,
        request_channel_in_person=0,
        request_channel_other=0,
    )
    text = said(given, "overview.on_request", "full")
    assert "按申请人分，自然人5件、法律服务机构3件。按提出方式分，网上6件、信函2件。" in text
    assert "予以公开4件；部分公开1件；不予公开3件（保护第三方合法权益2件、属于内部事务信息1件）。" in text


def test_channels_that_do_not_sum_up_are_left_out() -> None:
    given = report(
        cells=FULL_YEAR,
        request_channel_online=1,
        request_channel_mail=1,
        request_channel_in_person=0,
        request_channel_other=0,
    )
    assert "按提出方式" not in said(given, "overview.on_request", "full")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "全年未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。"),
        ({"disputes.reconsideration.upheld": 1}, "因政府信息公开工作，被申请行政复议1件，结果维持。"),
        (
            {"disputes.litigation_direct.pending": 1, "disputes.litigation_after_reconsideration.corrected": 2},
            "因政府信息公开工作，被提起行政诉讼3件，其中未经复议直接起诉1件、复议后起诉2件。"
            "行政诉讼案件中，结果纠正2件、尚未审结1件。",
        ),
        (
            {"disputes.reconsideration.other": 4, "disputes.litigation_direct.upheld": 1},
            "被申请行政复议4件，均为其他结果；被提起行政诉讼1件，未经复议直接起诉，结果维持。",
        ),
    ],
)
def test_disputes_are_told_as_they_were(cells: dict[str, int], expected: str) -> None:
    assert expected in said(report(cells=cells), "overview.on_request")


def test_an_outcome_that_is_not_known_leaves_its_clause_out() -> None:
    text = said(unknown(report(cells=FULL_YEAR), "requests.granted.natural_person"), "overview.on_request")
    assert text.startswith("2025年，我局新收政府信息公开申请5件。")
    assert "办结" not in text


def test_without_the_number_received_nothing_is_proposed() -> None:
    assert proposed(unknown(report(), "requests.new.natural_person"), "overview.on_request") == ()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"proactive_total": 0}, "2025年，我局未发布主动公开的政府信息。"),
        ({"proactive_total": 1, "interpretations": 0, "responses": 0}, "2025年，我局主动公开政府信息1条。"),
        (
            {"proactive_total": 16, "interpretations": 3, "responses": 2},
            "2025年，我局主动公开政府信息16条。发布政策解读3篇。回应社会关切2次。",
        ),
        ({}, ""),
    ],
)
def test_what_was_published_is_counted(facts: dict[str, int], expected: str) -> None:
    assert said(report(**facts), "overview.proactive") == expected


def test_channels_of_publication_are_told_where_they_sum_up() -> None:
    channels = {"channel_site": 10, "channel_media": 6, "channel_bulletin": 0, "channel_other": 0}
    assert "16条。从发布渠道看，网站10条、政务新媒体6条。" in said(
        report(proactive_total=16, **channels), "overview.proactive", "full"
    )
    assert "渠道" not in said(report(proactive_total=17, **channels), "overview.proactive", "full")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("three_reviews", "三审三校"),
        ("secrecy_review", "保密审查"),
        ("attributes_set", "同步确定主动公开"),
        ("documents_reviewed", "清理"),
    ],
)
def test_a_practice_is_claimed_only_where_it_was_said(fact: str, words: str) -> None:
    assert words in said(report(**{fact: True}), "overview.management")
    assert words not in said(report(**{fact: False}), "overview.management")
    assert words not in said(report(), "overview.management")


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 0, 0), "未制发、未废止行政规范性文件，年末无现行有效的行政规范性文件。"),
        ((0, 0, 7), "未制发、未废止行政规范性文件，年末现行有效7件。"),
        ((2, 0, 9), "制发行政规范性文件2件，年末现行有效9件。"),
        ((0, 1, 6), "未制发行政规范性文件，废止1件，年末现行有效6件。"),
        ((2, 1, 8), "制发行政规范性文件2件，废止1件，年末现行有效8件。"),
    ],
)
def test_documents_are_counted(numbers: tuple[int, int, int], expected: str) -> None:
    keys = [f"disclosure.normative_documents.{key}" for key in ("issued", "repealed", "in_force")]
    assert said(report(cells=dict(zip(keys, numbers, strict=True))), "overview.management").endswith(expected)


def test_regulations_are_told_by_those_who_make_them() -> None:
    cells = {"disclosure.regulations.issued": 1, "disclosure.regulations.in_force": 12}
    assert "规章方面，制发1件，年末现行有效的规章12件。" in said(report("city", cells), "overview.management", "full")
    assert "规章" not in said(report("county"), "overview.management", "full")


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        ("department", {"site_kind": "government"}, "未单独开设网站，使用云浦区人民政府门户网站公开政府信息"),
        ("county", {"site_kind": "own", "inspections": 4}, "通过政府门户网站公开政府信息。全年组织网站检查4次。"),
        ("department", {"site_kind": "own"}, "通过本单位网站公开政府信息。"),
        ("authorised", {"site_kind": "none", "media_accounts": 2}, "未开设网站。开设政务新媒体账号2个。"),
        (
            "township",
            {"site_kind": "government", "media_accounts": 0},
            "使用政府门户网站公开政府信息。未开设政务新媒体账号。",
        ),
    ],
)
def test_the_platform_says_whose_site_it_is(kind: str, facts: dict[str, object], expected: str) -> None:
    assert expected in said(report(kind, **facts), "overview.platform")


@pytest.mark.parametrize(
    ("kind", "facts", "expected", "unexpected"),
    [
        ("department", {"accountability": 0}, "未发生因政府信息公开工作被追究责任的情况", "考核"),
        ("department", {"accountability": 1}, "被追究责任的有1起", "未发生"),
        ("department", {"trainings": 2, "trainees": 86, "accountability": 0}, "培训2次，86人次参加。", "分管"),
        ("department", {"leader_in_charge": True, "trainings": 0}, "未组织政府信息公开专题培训", "次"),
        (
            "county",
            {"assessment": "纳入目标考核。", "public_review": "收回问卷320份，满意率96%", "accountability": 0},
            "工作考核方面，纳入目标考核。社会评议方面，收回问卷320份，满意率96%。责任追究方面，",
            "。。",
        ),
    ],
)
def test_safeguards_claim_what_was_said(kind: str, facts: dict[str, object], expected: str, unexpected: str) -> None:
    text = said(report(kind, **facts), "overview.safeguards")
    assert expected in text
    assert unexpected not in text


ONE = (Problem(problem="更新不够及时", measure="分栏目定时限。"),)
TWO = (*ONE, Problem(problem="形式单一；", measure="增加图表"))


def test_problems_and_measures_stand_in_the_same_order() -> None:
    assert said(report(problems=TWO), "problems") == (
        "2025年，我局政府信息公开工作中存在的主要问题：一是更新不够及时。二是形式单一。"
        "改进措施：一是分栏目定时限。二是增加图表。"
    )


def test_a_single_problem_is_not_numbered() -> None:
    assert "一是" not in said(report(problems=ONE), "problems", "full")


def test_without_a_problem_nothing_is_proposed() -> None:
    assert proposed(report(), "problems") == ()


def test_what_became_of_last_years_problems_is_told_where_it_is_known() -> None:
    last = report(year=2024, problems=TWO)
    states = {"last_problem_1": "solved", "last_problem_2": "open"}
    text = said(report(problems=ONE, **states), "problems", "full", last)
    assert text.startswith(
        "对上年度提出的“更新不够及时”，问题已经解决。对上年度提出的“形式单一”，目前尚未解决，将继续改进。\n"
    )
    assert "上年度" not in said(report(problems=ONE), "problems", "full", last)


def test_what_was_done_about_last_years_problems_stands_beside_each() -> None:
    last = report(year=2024, problems=TWO)
    states = {"last_problem_1": "solved", "last_problem_2": "improving", "last_problems_done": "定了时限；新增图解3篇"}
    text = said(report(problems=ONE, **states), "problems", "full", last)
    assert "“更新不够及时”，定了时限，问题已经解决。" in text
    assert "“形式单一”，新增图解3篇，目前仍在改进。" in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"any_fees": False}, "未发出收费通知，未收取信息处理费。"),
        (
            {"any_fees": True, "fee_notices": 3, "fee_billed": Decimal("2200.00"), "fee_collected": Decimal("2000.50")},
            "收费通知3件，应收2200元，实际收取2000.5元。",
        ),
        (
            {"any_fees": True, "fee_notices": 1, "fee_billed": Decimal(100), "fee_collected": Decimal(0)},
            "收费通知1件，应收100元，年内未实际收取。",
        ),
    ],
)
def test_the_fee_sentence_comes_first_also_when_there_was_none(facts: dict[str, object], expected: str) -> None:
    text = said(report(other_matters="单位年内迁址。", **facts), "other")
    assert text.startswith(
        "根据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）"
    )
    assert text.endswith(f"{expected}\n单位年内迁址。")


def test_every_passage_of_a_full_report_is_proposed() -> None:
    given = report(
        proactive_total=16,
        site_kind="own",
        leader_in_charge=True,
        trainings=1,
        accountability=0,
        any_fees=False,
        problems=TWO,
        guidance=("regulations",),
    )
    for passage in FORM.passages:
        assert "full" in [each.style for each in proposed(given, passage)], passage


def test_what_a_proposal_rests_on_goes_with_it() -> None:
    full = proposed(report(proactive_total=16), "overview.proactive")[0]
    assert full.used["facts.proactive_total"] == 16
    assert full.used["facts.responses"] is None


def test_problems_are_part_of_what_a_proposal_rests_on() -> None:
    assert len(proposed(report(problems=ONE), "problems")[0].used["problems"]) == 1


def test_of_an_organ_alone_nothing_is_claimed_and_nothing_breaks() -> None:
    bare = Report(year=2025, organ=Organ(name="云浦区档案局", self_reference="我局"))
    assert not [proposal.text for passage in FORM.passages[1:] for proposal in proposed(bare, passage)]


def test_a_district_that_takes_every_full_proposal_stays_within_a_thousand_characters() -> None:
    cells = {
        "requests.new.natural_person": 120,
        "requests.new.enterprise": 9,
        "requests.new.legal_service": 3,
        "requests.granted.natural_person": 70,
        "requests.partial.natural_person": 12,
        "requests.denied_third_party.enterprise": 9,
        "requests.denied_deliberative.legal_service": 3,
        "requests.unavailable_not_held.natural_person": 30,
        "requests.rejected_petition.natural_person": 5,
        "requests.carried_out.natural_person": 3,
        "disputes.reconsideration.upheld": 3,
        "disputes.litigation_direct.pending": 1,
        "disclosure.normative_documents.issued": 5,
        "disclosure.normative_documents.in_force": 48,
    }
    practices = ("catalogue_updated", "three_reviews", "secrecy_review", "attributes_set", "documents_reviewed")
    given = report(
        "county",
        cells,
        **dict.fromkeys((*practices, "leader_in_charge"), True),
        proactive_total=4210,
        channel_site=4000,
        channel_media=200,
        channel_bulletin=10,
        channel_other=0,
        interpretations=36,
        responses=12,
        site_columns=58,
        zones=6,
        media_accounts=23,
        bulletin_issues=6,
        inspections=12,
        staff=68,
        trainings=4,
        trainees=320,
        guidance=("thought", "congress", "regulations", "key_points"),
        key_areas="财政预决算、重大建设项目、社会救助、义务教育",
        site_kind="own",
        assessment="纳入年度目标考核，占2分，对26个部门和乡镇考核，均为合格以上",
        public_review="网上问卷评议，收回320份，满意率96%",
        accountability=0,
    )
    assert sum(len(said(given, passage, "full")) for passage in FORM.passages if "overview" in passage) <= 1000


@pytest.mark.parametrize("organ", [f"云浦区第{number}中心" for number in range(12)])
@pytest.mark.parametrize(("kinds", "is_divided"), [("政府文件12条、通知30条", True), ("政府文件、通知公告等", False)])
def test_kinds_of_information_divide_a_number_only_where_each_has_one(organ: str, kinds: str, is_divided: bool) -> None:
    told = named(report(proactive_total=42, categories=kinds), organ)
    text = proposed(told, "overview.proactive")[0].text
    assert kinds in text
    assert is_divided or not any(lead in text for lead in ("按内容分", "从信息类别看", "数量是"))
