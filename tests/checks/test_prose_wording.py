"""What should not stand in the prose: wrong years, last year's text, other organs, personal data, placeholders."""

from __future__ import annotations

from datetime import date

import pytest
from checked import COUNTY, DEPARTMENT, changed, correct, found, in_passage, last_year, places, read

from nianbao.checks import CheckSettings, Severity
from nianbao.report import Organ, Report

LEAD, ON_REQUEST, SAFEGUARDS, PROBLEMS = "overview.lead", "overview.on_request", "overview.safeguards", "problems"


COPIED = (
    "{}年，我局组织培训{}次，参加{}人次，把政府信息公开列入年度考核，由办公室每季度检查一次，未发生责任追究的情形。"
)


def test_last_years_text_with_new_figures_is_seen() -> None:
    before = last_year().model_copy(update={"passages": {SAFEGUARDS: COPIED.format(2024, 2, 31)}})
    again = correct({SAFEGUARDS: COPIED.format(2025, 3, 48)})
    (finding,) = found(again, "P-08", last=before)
    assert (finding.where, finding.message) == (
        SAFEGUARDS,
        "“（五）监督保障”与上年的文字有 100% 相同，只换了年份和数字，"
        "例如“2025年，我局组织培训3次，参加48人…”，请写今年的情况。",
    )
    text = "分管领导每月听取汇报，组织培训3次，委托第三方评估一次，问题逐条整改，责任落实到人，年底考核合格。"
    rewritten = correct({SAFEGUARDS: text})
    assert places(rewritten, "P-08", last=before) == []


@pytest.mark.parametrize("passage", ["opening", "other"])
def test_what_is_the_same_every_year_may_repeat(passage: str) -> None:
    before = last_year().model_copy(update={"passages": {passage: COPIED}})
    assert places(correct({passage: COPIED}), "P-08", last=before) == []


def test_two_years_without_applications_are_told_alike() -> None:
    text = (
        "{}年，我局未收到政府信息公开申请，没有上年结转的申请，年内无需要答复的事项，也没有结转下年度继续办理的事项。"
    )
    before = last_year(requests__new__total=0).model_copy(update={"passages": {ON_REQUEST: text.format(2024)}})
    again = changed(correct({ON_REQUEST: text.format(2025)}), requests__new__total=0)
    assert places(again, "P-08", last=before) == []
    assert places(correct({ON_REQUEST: text.format(2025)}), "P-08", last=before) == [ON_REQUEST]


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("按照国办公开办函〔2019〕60号的格式编制。", True),
        ("按照国办公开办函[2019]60号的格式编制。", True),
        ("按照国办公开办函〔2021〕30号的格式编制。", False),
    ],
)
def test_the_format_of_2019_is_no_basis(text: str, faulty: bool) -> None:
    assert bool(in_passage("opening", text, "P-09")) is faulty


@pytest.mark.parametrize(
    ("organ", "text", "wrong"),
    [
        (DEPARTMENT, "我局依法公开，我委加强监督。", "我委"),
        (DEPARTMENT, "我局依法公开，我镇加强监督。", "我镇"),
        (COUNTY, "我区依法公开，我局加强监督。", "我局"),
        (COUNTY, "我区依法公开，我县加强监督。", "我县"),
        (Organ(name="青石镇人民政府"), "我局依法公开。", "我局"),
        (Organ(), "我局依法公开，我局加强监督，我办负责落实。", "我办"),
    ],
)
def test_a_self_reference_that_is_not_its_own(organ: Organ, text: str, wrong: str) -> None:
    report = correct({LEAD: text, "opening": "本报告依据条例编制。"}, organ=organ)
    others = {key: "依法公开。" for key in report.passages if key not in (LEAD, "opening")}
    report = report.model_copy(update={"passages": {**report.passages, **others}})
    assert [each.found for each in found(report, "P-11")] == [wrong]


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        (DEPARTMENT, "我局依法公开，推动我区、我市政务公开，本单位加强监督。"),
        (COUNTY, "我区依法公开，在我市名列前茅。"),
        (DEPARTMENT, "我局依法公开，我们加强学习，我国条例规定明确。"),
    ],
)
def test_a_self_reference_that_is_its_own_or_a_place_above(organ: Organ, text: str) -> None:
    report = correct(dict.fromkeys(correct().passages, text), organ=organ)
    assert found(report, "P-11") == ()


@pytest.mark.parametrize(
    ("organ", "text", "wrong"),
    [
        (DEPARTMENT, "2025年，金江区档案局依法公开政府信息。", "金江区档案局"),
        (DEPARTMENT, "本报告由金江县档案局编制。", "金江县档案局"),
        (COUNTY, "2025年，金江县人民政府依法公开政府信息。", "金江县人民政府"),
    ],
)
def test_another_organ_left_from_copying(organ: Organ, text: str, wrong: str) -> None:
    report = Report(year=2025, organ=organ, passages={LEAD: text})
    assert [each.found for each in found(report, "P-11", complete=False)] == [wrong]


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        (DEPARTMENT, "云浦区档案局依法公开，按照区档案局的要求，报市档案局备案，各县区档案局参加。"),
        (DEPARTMENT, "本报告由云浦区档案局办公室编制，临澜市云浦区档案局负责解释。"),
        (COUNTY, "本报告由临澜市云浦区人民政府办公室根据条例编制，临澜市人民政府督查。"),
        (Organ(name="云浦区市场监督管理局"), "2025年，云浦区市场监督管理局依法公开。"),
    ],
)
def test_its_own_name_and_those_above_it(organ: Organ, text: str) -> None:
    report = Report(year=2025, organ=organ, passages={LEAD: text})
    assert found(report, "P-11", complete=False) == ()


@pytest.mark.parametrize(
    ("passage", "text", "shown"),
    [
        (ON_REQUEST, "申请人身份证号110101199003071234。", "110*************34"),
        (ON_REQUEST, "申请人电话13800138000。", "138******00"),
        ("opening", "联系人张三，手机号码13800138000。", "138******00"),
    ],
)
def test_personal_data_is_found_and_not_repeated(passage: str, text: str, shown: str) -> None:
    (finding,) = found(correct({passage: text}), "P-14")
    assert finding.found == shown
    assert "13800138000" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0230-60000001。",
        "联系电话：13800138000。",
        "统一社会信用代码11320829014100012X。",
        "案号20251380013800012。",
    ],
)
def test_an_offices_own_numbers_are_not_personal(text: str) -> None:
    assert in_passage("opening", text, "P-14") == []


@pytest.mark.parametrize(
    ("organ", "today", "warned"),
    [
        (DEPARTMENT, date(2026, 2, 1), True),
        (DEPARTMENT, date(2026, 1, 25), True),
        (DEPARTMENT, date(2026, 1, 20), False),
        (COUNTY, date(2026, 2, 1), False),
        (COUNTY, date(2026, 4, 1), True),
        (Organ(), date(2027, 1, 1), False),
        (DEPARTMENT, date(2026, 9, 1), True),
        (DEPARTMENT, date(2027, 6, 1), False),
    ],
)
def test_the_deadline_is_watched(organ: Organ, today: date, warned: bool) -> None:
    assert bool(found(correct(organ=organ), "P-18", today=today)) is warned


def test_the_deadline_can_be_set_and_is_nothing_to_a_published_report() -> None:
    today = date(2026, 1, 12)
    assert found(correct(), "P-18", today=today) == ()
    assert found(correct(), "P-18", today=today, settings=CheckSettings(deadline=date(2026, 1, 15)))
    said = correct().model_copy(update={"facts": {"deadline": "2026-01-10"}})
    (finding,) = found(said, "P-18", today=today)
    assert "已经过了 2 天" in finding.message
    assert found(read(correct()), "P-18", today=date(2027, 1, 1)) == ()
    assert found(correct(), "P-18") == ()


@pytest.mark.parametrize(
    ("organ", "published", "late"),
    [
        (DEPARTMENT, date(2026, 1, 20), False),
        (DEPARTMENT, date(2026, 1, 31), False),
        (DEPARTMENT, date(2026, 2, 3), True),
        (COUNTY, date(2026, 3, 12), False),
        (COUNTY, date(2026, 4, 2), True),
        (Organ(), date(2026, 6, 1), False),
        (DEPARTMENT, date(2029, 6, 1), False),
        (DEPARTMENT, None, False),
    ],
)
def test_a_published_report_is_late_when_its_own_page_says_so(organ: Organ, published: date | None, late: bool) -> None:
    report = read(correct(organ=organ)).model_copy(update={"published_on": published})
    assert bool(found(report, "P-18", today=date(2031, 1, 1))) is late


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("新收申请XX件。", "XX"),
        ("我局××科负责。", "××"),
        ("X月组织培训。", "X"),
        ("按照国办函〔〕号。", "〔〕"),
        ("电话：________。", "________"),
        ("数据待补充。", "待补"),
        ("联系电话（）。", "（）"),
        ("在20XX年组织培训。", "20XX"),
        ("我局网站（具体网址）可查。", "（具体网址）"),
        ("培训（具体次数）次。", "（具体次数）"),
        ("公布在（网址）。", "（网址）"),
        ("（请根据实际情况填写）", "（请根据实际情况填写）"),
        ("责任追究情况（根据实际情况选填）。", "（根据实际情况选填）"),
        ("【此处由各单位自行补充】", "【此处由各单位自行补充】"),
        ("请结合本单位实际填写。", "请结合本单位实际填写"),
        ("○○科牵头。", "○○"),
        ("发布**条。", "**"),
        ("召开会议N次。", "N"),
        ("发布解读X篇。", "X"),
        ("某某局负责。", "某某"),
    ],
)
def test_a_placeholder_left_is_an_error(text: str, left: str) -> None:
    assert in_passage(SAFEGUARDS, text, "P-20") == [left]


@pytest.mark.parametrize(
    "text",
    [
        "建成XXL展厅，见http://yunpu.example/xx/art__12.html。",
        "2件申请尚待补正。",
        "国办函〔2020〕109号（试行）。",
        "长5×3米。",
        "推送H5N1次生灾害提示。",
        "规范填写申请表（具体要求见指南），指导申请人如实填写。",
        "二〇二〇年起，网站（网址：http://www.yunpu.example）开设专栏。",
        "具体情况（见附表）如下。",
        "根据实际情况，补充了三个栏目。",
    ],
)
def test_what_only_looks_like_a_placeholder(text: str) -> None:
    assert in_passage(SAFEGUARDS, text, "P-20") == []


@pytest.mark.parametrize(
    "text",
    [
        "全年在政府网站上共主动公开条，其中机构职能1条。",
        "共公开政府信息 条。",
        "发布政策解读篇，其中图解3篇。",
        "全年共收到政府信息公开申请件，已办结2件。",
        "收到申请件，均按期答复。",
        "全年办结件，结转下年度0件。",
        "共制发规范性文件件。",
        "全年组织培训次，参加20人次。",
        "召开新闻发布会场。",
        "收取信息处理费元。",
        "新收申请12件，同比增长%。",
        "统计期限自年月日起。",
    ],
)
def test_a_measure_word_without_its_number_is_to_be_confirmed(text: str) -> None:
    (finding,) = [each for each in found(correct({SAFEGUARDS: text}), "P-20") if each.where == SAFEGUARDS]
    assert finding.severity is Severity.WARNING
    assert str(finding.found) in text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "公开条例全文，受理条件和办理条件一并公开。",
        "全年办结的依申请公开件，均已归档。",
        "共收到36件申请，办结件数为30。",
        "公开文件、公示头条、发布稿件，推送首篇、首期。",
        "组织培训场次增加，参加培训人次翻番。",
        "全年受理案件，均依法办理。",
        "共发布信息数十条，办理多件。",
        "规范收件、办件，公开件、受理件、办结件分别归档。",
        "增长率高于全区，占比稳步提高。",
        "截至年底，按年、按月统计。",
        "收取信息处理费0元。",
        "共主动公开136条。",
    ],
)
def test_words_that_only_end_like_a_measure_word(text: str) -> None:
    assert in_passage(SAFEGUARDS, text, "P-20") == []
