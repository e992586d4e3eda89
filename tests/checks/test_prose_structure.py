"""What a report has to hold: sections, parts, and what each speaks of."""

from __future__ import annotations

import pytest
from checked import COUNTY, DEPARTMENT, correct, found, full, last_year, places, without

from nianbao.checks import CheckSettings
from nianbao.report import Organ, OrganKind, Problem


@pytest.mark.parametrize(
    ("section", "gone"),
    [
        ("problems", ["problems"]),
        ("other", ["other"]),
        ("requests", [key for key in full({}) if key.startswith("requests.")]),
    ],
)
def test_a_section_that_is_missing_is_named(section: str, gone: list[str]) -> None:
    report = without(correct(dict.fromkeys(gone, " ") if section in ("problems", "other") else None), *gone)
    assert places(report, "P-02") == [section]
    assert places(report, "P-02", complete=False) == []


def test_all_five_parts_are_wanted_once_the_report_is_finished() -> None:
    report = correct({"overview.platform": ""})
    assert places(report, "P-03") == ["overview.platform"]
    assert places(report, "P-03", complete=False) == []
    assert places(correct(), "P-03") == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("开展工作考核，进行社会评议，没有发生责任追究。", None),
        ("年度绩效考评合格，公众满意度98%，未发生问责情形。", None),
        ("开展工作考核，没有发生责任追究。", "社会评议"),
        ("加强日常监管。", "工作考核、社会评议、责任追究"),
    ],
)
def test_a_government_answers_for_three_things(text: str, missing: str | None) -> None:
    for organ in (COUNTY, Organ(name="云浦区人民政府"), Organ(name="青石镇人民政府", kind=OrganKind.TOWNSHIP)):
        faults = found(correct({"overview.safeguards": text}, organ=organ), "P-04")
        assert [each.expected for each in faults] == ([missing] if missing else [])


@pytest.mark.parametrize(
    "organ", [DEPARTMENT, Organ(name="云浦区望江街道办事处", kind=OrganKind.STREET_OFFICE), Organ()]
)
def test_who_is_no_government_need_not(organ: Organ) -> None:
    assert places(correct({"overview.safeguards": "加强日常监管。"}, organ=organ), "P-04") == []


def test_the_length_of_the_overview_has_a_limit_that_can_be_set() -> None:
    long = correct({"overview.proactive": "公开信息。" * 200})
    (finding,) = found(long, "P-05")
    assert (finding.where, finding.expected) == ("overview.proactive", 1000)
    assert found(long, "P-05", settings=CheckSettings(overview_limit=2000)) == ()
    assert found(correct(), "P-05") == ()


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("一是更新不及时；二是形式单一；三是队伍不稳定。改进措施：一是每周检查；二是增加图解。", True),
        ("存在更新不及时、形式单一的问题。", True),
        ("一是更新不及时；二是形式单一。下一步：一是每周检查；二是增加图解。", False),
        ("一是更新不及时，将每周检查；二是形式单一，将增加图解。", False),
        ("存在更新不及时、形式单一等问题。下一步，一是每周检查；二是增加图解；三是加强培训。", False),
    ],
)
def test_each_problem_has_its_measure(text: str, faulty: bool) -> None:
    assert places(correct({"problems": text}), "P-06") == (["problems"] if faulty else [])


def test_a_pair_without_its_measure_is_named() -> None:
    pairs = (Problem(problem="更新不及时", measure="每周检查"), Problem(problem="形式单一", measure=" "))
    (finding,) = found(correct(problems=pairs), "P-06")
    assert finding.found == "形式单一"
    assert found(correct(problems=pairs[:1]), "P-06") == ()


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("一是更新不及时。下一步，一是每周检查。", True),
        ("上年度指出的问题已整改。一是更新不及时。下一步，一是每周检查。", False),
        ("2024年的问题正在改进。一是更新不及时。下一步，一是每周检查。", False),
    ],
)
def test_last_years_problems_are_answered(text: str, faulty: bool) -> None:
    report = correct({"problems": text})
    assert places(report, "P-07", last=last_year()) == (["problems"] if faulty else [])
    assert places(report, "P-07") == []


def test_what_is_missing_names_the_passage_and_last_years_problem() -> None:
    problems = (Problem(problem="更新不够及时。", measure=""), Problem(problem="形式单一", measure=""))
    before = last_year().model_copy(update={"problems": problems})
    report = correct({"problems": "一是解读偏少。下一步，一是多做图解。"})
    (finding,) = found(report, "P-07", last=before)
    assert finding.message == (
        "“五、存在的主要问题及改进情况”开头没有说明上年报告里的问题（“更新不够及时”等）改得怎么样了。"
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("根据《政府信息公开条例》编制，数据统计期限为2025年1月1日至12月31日，电话：0230-60000001。", None),
        ("根据《政府信息公开条例》编制，电话：0230-60000001。", "统计期限"),
        ("数据统计期限为2025年1月1日至12月31日。", "编制依据、联系方式"),
    ],
)
def test_the_opening_gives_basis_period_and_contact(text: str, missing: str | None) -> None:
    assert [each.expected for each in found(correct({"opening": text}), "P-13")] == ([missing] if missing else [])


def test_an_opening_not_yet_written_is_missing_only_in_a_finished_report() -> None:
    report = correct({"opening": ""})
    assert places(report, "P-13") == ["opening"]
    assert places(report, "P-13", complete=False) == []


def test_an_opening_under_the_first_heading_counts() -> None:
    lead = "本报告根据《政府信息公开条例》编制，统计期限为2025年1月1日至12月31日。"
    (finding,) = found(correct({"opening": "", "overview.lead": lead}), "P-13")
    assert finding.expected == "联系方式"


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("无其他需要报告的事项。", True),
        ("依据信息处理费管理办法，本年度未收取相关费用。", False),
    ],
)
def test_section_six_has_the_sentence_on_fees(text: str, faulty: bool) -> None:
    assert places(correct({"other": text}), "P-15") == (["other"] if faulty else [])
